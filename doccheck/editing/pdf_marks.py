"""Notes as highlights on the pages of a PDF; the pages stay as they are."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from doccheck.document import Document
from doccheck.editing.docx_comment_part import AUTHOR
from doccheck.editing.note import Note
from doccheck.editing.pdf_places import Box, PdfPlaces, Place
from doccheck.findings import Severity

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

#: Red, green, blue.
COLOURS: Final[Mapping[Severity, tuple[int, int, int]]] = {
    Severity.ERROR: (255, 120, 120),
    Severity.WARNING: (255, 220, 80),
    Severity.NOTE: (140, 200, 255),
}
#: Points: the side of the sign of a note without a place, and how far from the edge.
SIGN: Final = 18
EDGE: Final = 12
OPAQUE: Final = 255


def annotate_pdf(data: bytes, document: Document, notes: Sequence[Note]) -> bytes:
    """Return a copy of a PDF with notes: highlights, or signs where nothing stands."""
    import pypdfium2 as pdfium  # noqa: PLC0415 - lazy: costs 60 ms

    pdf = pdfium.PdfDocument(data)
    try:
        marker = _Marker(pdf, document)
        for note in notes:
            marker.put(note)
        return _saved(pdf)
    finally:
        pdf.close()


class _Signs:
    """Signs beside the text, one below the other where they would meet."""

    def __init__(self) -> None:
        self._taken: set[tuple[int, int]] = set()

    def place(self, page: int, top: float) -> float:
        """Return the next free height at which a sign may begin."""
        row = round(top / SIGN)
        while (page, row) in self._taken and row > 1:
            row -= 1
        self._taken.add((page, row))
        return row * SIGN


class _Marker:
    """Puts notes on the pages of a file."""

    def __init__(self, pdf: PdfDocument, document: Document) -> None:
        self._pdf = pdf
        self._places = PdfPlaces(pdf, document)
        self._signs = _Signs()
        self._pages: dict[int, PdfPage] = {}

    def put(self, note: Note) -> None:
        ranged = note.span.start < note.span.end
        found = self._places.of(note.span) if ranged else ()
        for number, place in enumerate(found):
            _highlight(self._page(place.page), place, note, says=not number)
        if not found:
            self._sign(note)

    def _sign(self, note: Note) -> None:
        """Put a sign into the margin, beside the text behind which it belongs."""
        from pypdfium2 import raw  # noqa: PLC0415 - lazy: costs 60 ms

        before = self._places.line_before(note.span.start)
        index = before.page if before else self._places.page_of(note.span)
        page = self._page(index)
        _left, _bottom, right, top = page.get_cropbox()
        below = before.boxes[-1].bottom if before else top - EDGE
        height, edge = self._signs.place(index, below), right - EDGE
        with _new(page, raw.FPDF_ANNOT_TEXT, note, says=True) as mark:
            _set_rect(mark, Box(edge - SIGN, height - SIGN, edge, height))

    def _page(self, index: int) -> PdfPage:
        if index not in self._pages:
            self._pages[index] = self._pdf[index]
        return self._pages[index]


def _highlight(page: PdfPage, place: Place, note: Note, *, says: bool) -> None:
    """Mark lines of text; of a note over several pages, the first mark speaks."""
    from pypdfium2 import raw  # noqa: PLC0415 - lazy: costs 60 ms

    with _new(page, raw.FPDF_ANNOT_HIGHLIGHT, note, says=says) as mark:
        whole = place.boxes[0]
        for box in place.boxes:
            whole = whole.joined(box)
            corners = raw.FS_QUADPOINTSF(
                *(box.left, box.top, box.right, box.top),
                *(box.left, box.bottom, box.right, box.bottom),
            )
            raw.FPDFAnnot_AppendAttachmentPoints(mark, corners)
        _set_rect(mark, whole)


@contextmanager
def _new(page: PdfPage, kind: int, note: Note, *, says: bool) -> Iterator[Any]:
    """Make a note of a kind; it stays when it is closed."""
    from pypdfium2 import raw  # noqa: PLC0415 - lazy: costs 60 ms

    mark = raw.FPDFPage_CreateAnnot(page, kind)
    try:
        red, green, blue = COLOURS[note.severity]
        raw.FPDFAnnot_SetColor(
            mark, raw.FPDFANNOT_COLORTYPE_Color, red, green, blue, OPAQUE
        )
        raw.FPDFAnnot_SetFlags(mark, raw.FPDF_ANNOT_FLAG_PRINT)
        _say(mark, b"T", AUTHOR)
        if says:
            _say(mark, b"Contents", note.text)
        yield mark
    finally:
        raw.FPDFPage_CloseAnnot(mark)


def _say(mark: Any, key: bytes, text: str) -> None:  # noqa: ANN401 - a handle of PDFium
    from pypdfium2 import raw  # noqa: PLC0415 - lazy: costs 60 ms

    encoded = f"{text}\0".encode("utf-16-le")
    letters = (ctypes.c_ushort * (len(encoded) // 2)).from_buffer_copy(encoded)
    raw.FPDFAnnot_SetStringValue(mark, key, letters)


def _set_rect(mark: Any, box: Box) -> None:  # noqa: ANN401 - a handle of PDFium
    from pypdfium2 import raw  # noqa: PLC0415 - lazy: costs 60 ms

    sides = raw.FS_RECTF(box.left, box.top, box.right, box.bottom)
    raw.FPDFAnnot_SetRect(mark, sides)


def _saved(pdf: PdfDocument) -> bytes:
    """Return the file as it was with the notes behind it."""
    from pypdfium2 import raw  # noqa: PLC0415 - lazy: costs 60 ms

    stream = BytesIO()
    pdf.save(stream, flags=raw.FPDF_INCREMENTAL)
    return stream.getvalue()
