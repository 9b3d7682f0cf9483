"""PDF: pages of placed characters → blocks in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from doccheck.document import Document, Unread
from doccheck.errors import ErrorCode, UnreadableDocumentError
from doccheck.parsers import pdf_quality as quality
from doccheck.parsers.guards import damaged
from doccheck.parsers.ocr_pdf import recognise_pages
from doccheck.parsers.pdf_blocks import build_document
from doccheck.parsers.pdf_lines import sampled_lines
from doccheck.parsers.pdf_model import Frame, Line, PageContent
from doccheck.parsers.pdf_page import OpenPage, open_page
from doccheck.parsers.pdf_places import Fonts
from doccheck.parsers.pdf_rulings import look_at
from doccheck.parsers.pdf_sorted import chars_of, lines_of_chars
from doccheck.parsers.pdf_tables import TableReader

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MOST_PAGES: Final = 2_000


def read_pdf(data: bytes) -> Document:
    """Return what stands in a PDF; pages that cannot be read are listed in `unread`.

    Raises:
        UnreadableDocumentError: The file is damaged, encrypted, empty or too long.
    """
    with _opened(data) as pdf, TableReader(data) as tables:
        if len(pdf) > MOST_PAGES:
            raise UnreadableDocumentError(
                ErrorCode.TOO_LARGE,
                f"the file has {len(pdf)} pages; {MOST_PAGES} are allowed: split it",
            )
        fonts = Fonts()
        pages = [_read_page(pdf, index, fonts, tables) for index in range(len(pdf))]
        document = build_document(recognise_pages(pdf, pages))
    if not document.text and not document.unread:
        raise UnreadableDocumentError(
            ErrorCode.EMPTY, "the file has no text and no pictures on any page"
        )
    return document


@contextmanager
def _opened(data: bytes) -> Iterator[PdfDocument]:
    import pypdfium2 as pdfium  # noqa: PLC0415 - lazy: costs 60 ms
    from pypdfium2 import raw  # noqa: PLC0415 - lazy

    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}
        if error.err_code in locked:
            raise UnreadableDocumentError(
                ErrorCode.ENCRYPTED,
                "the file asks for a password: save it without one",
            ) from error
        raise damaged("its PDF structure cannot be read") from error
    try:
        yield pdf
    finally:
        pdf.close()


def _read_page(
    pdf: PdfDocument, index: int, fonts: Fonts, tables: TableReader
) -> PageContent:
    with open_page(pdf, index) as page:
        if page is not None:
            return _read_text(page, index + 1, fonts, tables)
    lost = Unread(reason=quality.DAMAGED_PAGE, page=index + 1)
    return PageContent(number=index + 1, unread=[lost])


def _read_text(
    page: OpenPage, number: int, fonts: Fonts, tables: TableReader
) -> PageContent:
    frame, text = page.frame(), page.text()
    why = _unreadable(number, text, page, frame)
    if why is not None or not text.strip():
        return PageContent(number=number, unread=[why] if why else [])
    frame, lines, turned = sampled_lines(page, text, frame, fonts)
    chars = None
    if quality.is_scrambled(text):
        chars = chars_of(page, frame, fonts)
        lines = lines_of_chars(page, chars, fonts)
    drawing = look_at(page, frame)
    doubt = quality.doubt(number, text, drawing.cover)
    content = PageContent(
        number=number,
        width=frame.width,
        height=frame.height,
        lines=lines,
        turned=turned,
        tables=tables.tables(number, page, drawing, frame, chars),
        rules=drawing.across,
        unread=[doubt] if doubt else [],
        ocr=quality.is_ocr_layer(drawing.cover),
    )
    _set_tables_apart(content)
    return content


def _unreadable(number: int, text: str, page: OpenPage, frame: Frame) -> Unread | None:
    if text.strip():
        return quality.garbled(number, text, page)
    drawing = look_at(page, frame)
    return quality.page_without_text(number, drawing.cover, drawing.paths)


def _set_tables_apart(page: PageContent) -> None:
    """Put one line for a table where the lines inside it began."""
    for index, table in enumerate(page.tables):
        mark = Line("", *table.box, size=0.0, table=index)
        kept: list[Line] = []
        marked = False
        for line in page.lines:
            middle = (line.top + line.bottom) / 2
            if line.table is not None or not table.box.holds(line.middle, middle):
                kept.append(line)
            elif not marked:
                kept.append(mark)
                marked = True
        page.lines = kept if marked else [*kept, mark]
