"""DOCX: the body of the document in its order, straight from the XML."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from doccheck.document import BlockKind, Document, Unread
from doccheck.errors import ErrorCode, UnreadableDocumentError
from doccheck.parsers import docx_names as w
from doccheck.parsers.docx_embedded import add_document, attach_diagrams, read_chunk
from doccheck.parsers.docx_look import typed_of
from doccheck.parsers.docx_numbering import Numbering
from doccheck.parsers.docx_pages import Pages
from doccheck.parsers.docx_paragraph import (
    Context,
    blocks_of,
    read_paragraph,
)
from doccheck.parsers.docx_style_source import StyleSource
from doccheck.parsers.docx_styles import Styles
from doccheck.parsers.docx_tables import cell_text, only_cell, read_rows
from doccheck.parsers.docx_view import View, final_view
from doccheck.parsers.flow import Flow, style_of
from doccheck.parsers.guards import damaged
from doccheck.parsers.look import look_of
from doccheck.parsers.ooxml_package import Package, open_package

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Reasons in `Document.unread`.
IMAGE_ONLY: Final = "image_only"
EMBEDDED: Final = "embedded_part"

_NOTES: Final = (("footnotes", w.FOOTNOTE_REF), ("endnotes", w.ENDNOTE_REF))
_FURNITURE: Final = (("header", BlockKind.HEADER), ("footer", BlockKind.FOOTER))


def read_docx(data: bytes, printed: Sequence[str] = ()) -> Document:
    """Return the final view of a DOCX: insertions in, deletions and hidden text out.

    Args:
        printed: Its automatic numbers in their order, where they are known; they
            count only if there are as many as the file asks for.
    """
    return read_package(open_package(data), printed)


def read_package(
    package: Package,
    printed: Sequence[str] = (),
    pages_of: Callable[[_Element], Pages] = Pages.of,
) -> Document:
    """Return the final view of an open package.

    Args:
        pages_of: Makes what is told of every paragraph in the order of reading.
    """
    root = package.main_root()
    body = next(root.iterchildren(w.BODY), None)
    if body is None:
        raise damaged("it has no body")
    styles = Styles(StyleSource.of(package))
    view = final_view(root, styles.hidden())
    context = Context(
        styles=styles,
        numbering=Numbering(partial(package.first, "numbering"), styles, printed),
        pages=pages_of(root),
        boxes={},
        facts={},
        notes={},
    )
    attach_diagrams(root, package, view)
    context.take_in(root, view)
    context.notes = _notes(package, context)
    reader = Reader(context, package)
    reader.read(body)
    reader.add_furniture()
    if not context.numbering.fits:
        return read_package(package)
    reader.refuse_empty(view)
    return reader.finish(view)


def _notes(package: Package, context: Context) -> dict[tuple[str, str], str]:
    """Return the notes that have a text; separators of notes have a type."""
    found = {}
    for part, reference in _NOTES:
        if reference not in context.references:
            continue
        for root in package.related(part):
            context.take_in(root, final_view(root))
            for note in root:
                if note.get(w.TYPE) in {None, "normal"}:
                    text = cell_text(note, context)
                    found[reference, note.get(w.ID) or ""] = text
    return {key: text for key, text in found.items() if text}


class Reader:
    """Adds the blocks of a body to a document in their order."""

    def __init__(self, context: Context, package: Package) -> None:
        self._context = context
        self._package = package
        self._flow = Flow("docx")
        self._builder = self._flow.builder

    def read(self, parent: _Element) -> None:
        """Read the blocks of a body, or of a frame in it."""
        for block in blocks_of(parent):
            if block.tag == w.P:
                self._paragraph(block)
            elif block.tag == w.TBL:
                self._table(block)
            else:
                self._chunk(block)
            if self._context.cited:
                self._notes()

    def add_furniture(self) -> None:
        for part, kind in _FURNITURE:
            texts = []
            for root in self._package.related(part):
                self._context.take_in(root, final_view(root))
                texts.append(cell_text(root, self._context))
            for text in dict.fromkeys(filter(None, texts)):
                self._builder.add(kind, text)

    def refuse_empty(self, view: View) -> None:
        if self._flow.characters:
            return
        images = view.met["images"]
        if not images:
            raise UnreadableDocumentError(ErrorCode.EMPTY, "the document has no text")
        pictures = Unread(reason=IMAGE_ONLY, detail=f"{images} pictures")
        self._builder.unread.append(pictures)

    def finish(self, view: View) -> Document:
        self._builder.counts = dict(+view.met)
        self._builder.unread += [Unread(reason=EMBEDDED)] * self._context.lost
        self._builder.pages = self._context.pages.all()
        return self._builder.finish()

    def _paragraph(self, element: _Element) -> None:
        for box in self._context.boxes.get(element, ()):
            text = cell_text(box, self._context)
            if text:
                page = self._context.pages.page
                self._flow.add(BlockKind.TEXTBOX, text, page=page)
        paragraph = read_paragraph(element, self._context)
        if paragraph is None:
            return
        typed = typed_of(paragraph, self._context.styles)
        look, info = look_of(typed), paragraph.style
        bold = None if paragraph.weighted and not typed.runs else look.bold
        style = style_of(bold, info.italic, info.size, paragraph.alignment, info.name)
        self._flow.add_paragraph(typed, look, page=paragraph.page, style=style)

    def _notes(self) -> None:
        page = self._context.pages.page
        for note in self._context.take_cited():
            self._flow.add(BlockKind.FOOTNOTE, note, page=page)

    def _chunk(self, chunk: _Element) -> None:
        page = self._context.pages.page
        document = read_chunk(chunk, self._package)
        if document is None:
            self._builder.unread.append(Unread(reason=EMBEDDED, page=page))
        else:
            add_document(document, self._flow, page)

    def _table(self, table: _Element) -> None:
        frame = only_cell(table)
        if frame is not None:
            self.read(frame)
            return
        page = self._context.pages.page
        self._flow.add_table(read_rows(table, self._context), page=page)
