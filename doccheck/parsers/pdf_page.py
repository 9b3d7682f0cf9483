"""A page of a PDF and its text, as PDFium holds them open.

The objects of pypdfium2 for both would cost as much as a dozen lines of text each.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from doccheck.parsers.pdf_calls import Handle, Pointer, address, calls, pointer
from doccheck.parsers.pdf_model import Frame

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument


@dataclass(slots=True)
class OpenPage:
    #: Of the page, and of its text.
    handle: Handle
    text_handle: Handle
    text_pointer: Pointer
    #: How many characters PDFium counts; the text may have some more or less.
    count: int

    def text(self) -> str:
        units = array("H", bytes(2 * self.count + 2))
        place, _ = units.buffer_info()
        length = calls().text_of(self.text_pointer, 0, self.count, pointer(place))
        return units[: length - 1].tobytes().decode("utf-16-le", "ignore")

    def frame(self) -> Frame:
        import pypdfium2.raw as pdfium  # noqa: PLC0415 - lazy

        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(self.handle, box)
        return Frame(x0=box.left, y0=box.bottom, x1=box.right, y1=box.top)


@contextmanager
def open_page(pdf: PdfDocument, index: int) -> Iterator[OpenPage | None]:
    """Yield a page, counted from 0, or None where it is damaged."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - lazy

    page = pdfium.FPDF_LoadPage(pdf.raw, index)
    text = pdfium.FPDFText_LoadPage(page) if page else None
    try:
        if text:
            count = max(0, int(pdfium.FPDFText_CountChars(text)))
            yield OpenPage(page, text, pointer(address(text)), count)
        else:
            yield None
    finally:
        if text:
            pdfium.FPDFText_ClosePage(text)
        if page:
            pdfium.FPDF_ClosePage(page)
