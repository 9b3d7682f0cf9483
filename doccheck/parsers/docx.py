"""DOCX: the body of the document in its order, straight from the XML."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from doccheck.document import (
    PLAIN,
    BlockKind,
    Document,
    DocumentBuilder,
    Style,
    Unread,
)
from doccheck.errors import ErrorCode, UnreadableDocumentError
from doccheck.parsers import docx_names as w
from doccheck.parsers.docx_look import ALIGNMENTS, Look, look_at
from doccheck.parsers.docx_numbering import Numbering
from doccheck.parsers.docx_package import Package, open_package
from doccheck.parsers.docx_pages import Pages
from doccheck.parsers.docx_paragraph import (
    Context,
    Paragraph,
    blocks_of,
    read_paragraph,
)
from doccheck.parsers.docx_styles import Styles
from doccheck.parsers.docx_tables import cell_text, only_cell, read_rows
from doccheck.parsers.docx_view import View, final_view
from doccheck.parsers.guards import LIMITS, damaged
from doccheck.parsers.lines import opens_item

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Reasons in `Document.unread`.
IMAGE_ONLY: Final = "image_only"
EMBEDDED: Final = "embedded_part"

_NOTES: Final = (("footnotes", w.FOOTNOTE_REF), ("endnotes", w.ENDNOTE_REF))
_FURNITURE: Final = (("header", BlockKind.HEADER), ("footer", BlockKind.FOOTER))


def read_docx(data: bytes) -> Document:
    """Return the final view of a DOCX: insertions in, deletions and hidden text out."""
    package = open_package(data)
    root = package.main_root()
    body = next(root.iterchildren(w.BODY), None)
    if body is None:
        raise damaged("it has no body")
    styles = Styles(package.first("styles"))
    view = final_view(root, styles.hidden())
    context = Context(
        styles=styles,
        numbering=Numbering(package.first("numbering"), styles),
        pages=Pages.of(root),
        boxes={},
        facts={},
        notes={},
    )
    context.take_in(root, view)
    context.notes = _notes(package, context)
    reader = Reader(context)
    reader.read(body)
    reader.add_furniture(package)
    reader.refuse_empty(view)
    return reader.finish(view)


def _notes(package: Package, context: Context) -> dict[tuple[str, str], str]:
    """Return the notes that have a text; separators of notes have a type."""
    found = {}
    for part, reference in _NOTES:
        for root in package.related(part):
            context.take_in(root, final_view(root))
            for note in root:
                if note.get(w.TYPE) in {None, "normal"}:
                    text = cell_text(note, context)
                    found[reference, note.get(w.ID) or ""] = text
    return {key: text for key, text in found.items() if text}


class Reader:
    """Adds the blocks of a body to a document in their order."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._builder = DocumentBuilder("docx")
        self._characters = 0
        #: Of the paragraph before.
        self._level = 0

    def read(self, parent: _Element) -> None:
        """Read the blocks of a body, or of a frame in it."""
        for block in blocks_of(parent):
            if block.tag == w.P:
                self._paragraph(block)
            elif block.tag == w.TBL:
                self._table(block)
            else:
                self._builder.unread.append(Unread(reason=EMBEDDED))
            for note in self._context.take_cited():
                self._add(BlockKind.FOOTNOTE, note, page=self._context.pages.page)

    def add_furniture(self, package: Package) -> None:
        for part, kind in _FURNITURE:
            texts = []
            for root in package.related(part):
                self._context.take_in(root, final_view(root))
                texts.append(cell_text(root, self._context))
            for text in dict.fromkeys(filter(None, texts)):
                self._builder.add(kind, text)

    def refuse_empty(self, view: View) -> None:
        if self._characters:
            return
        if not view.images:
            raise UnreadableDocumentError(ErrorCode.EMPTY, "the document has no text")
        pictures = Unread(reason=IMAGE_ONLY, detail=f"{view.images} pictures")
        self._builder.unread.append(pictures)

    def finish(self, view: View) -> Document:
        counts = {
            "insertions": view.insertions,
            "deletions": view.deletions,
            "comments": view.comments,
            "hidden": view.hidden,
            "images": view.images,
            "objects": view.objects,
        }
        self._builder.counts = {name: count for name, count in counts.items() if count}
        self._builder.pages = self._context.pages.all()
        return self._builder.finish()

    def _paragraph(self, element: _Element) -> None:
        for box in self._context.boxes.get(element, ()):
            text = cell_text(box, self._context)
            if text:
                self._add(BlockKind.TEXTBOX, text, page=self._context.pages.page)
        paragraph = read_paragraph(element, self._context)
        if paragraph is None:
            return
        look = self._in_place(paragraph, look_at(paragraph, self._context.styles))
        if look.run_in is not None:
            self._run_in(paragraph, look)
            return
        self._add(
            _kind(paragraph, look),
            paragraph.labelled,
            page=paragraph.page,
            level=look.level,
            style=_style(paragraph, look),
            label=paragraph.label,
        )

    def _in_place(self, paragraph: Paragraph, look: Look) -> Look:
        """Return a look; bold small letters are a heading only where they go on one."""
        stray = paragraph.text[0].islower() and not (paragraph.level or self._level)
        self._level = 0 if stray else look.level
        return look._replace(level=0, run_in=None) if stray else look

    def _run_in(self, paragraph: Paragraph, look: Look) -> None:
        """Add a bold first line as the heading that it is, then what follows it."""
        edge = look.run_in or 0
        title, body = paragraph.text[:edge], paragraph.text[edge:].strip()
        label = paragraph.label
        self._add(
            BlockKind.HEADING,
            f"{label} {title}" if label else title,
            page=paragraph.page,
            level=look.level,
            style=_style(paragraph, look),
            label=label,
        )
        kind = BlockKind.LIST_ITEM if opens_item(body) else BlockKind.PARAGRAPH
        self._add(kind, body, page=paragraph.page)

    def _table(self, table: _Element) -> None:
        frame = only_cell(table)
        if frame is not None:
            self.read(frame)
            return
        page = self._context.pages.page
        rows = [row for row in read_rows(table, self._context) if row]
        self._count(sum(len(cell.text) for row in rows for cell in row))
        if any(cell.text for row in rows for cell in row):
            self._builder.add_table(rows, page=page)

    def _add(
        self,
        kind: BlockKind,
        text: str,
        *,
        page: int | None,
        level: int = 0,
        style: Style | None = None,
        label: str | None = None,
    ) -> None:
        self._count(len(text))
        self._builder.add(
            kind, text, page=page, level=level, style=style or PLAIN, label=label
        )

    def _count(self, characters: int) -> None:
        self._characters += characters
        if self._characters > LIMITS.characters:
            raise UnreadableDocumentError(
                ErrorCode.TOO_LARGE,
                f"the document has over {LIMITS.characters} characters of text",
            )


def _kind(paragraph: Paragraph, look: Look) -> BlockKind:
    if look.level:
        return BlockKind.HEADING
    if paragraph.label or opens_item(paragraph.text):
        return BlockKind.LIST_ITEM
    return BlockKind.PARAGRAPH


def _style(paragraph: Paragraph, look: Look) -> Style:
    style = paragraph.style
    return _cached_style(
        look.bold, style.italic, style.size, paragraph.alignment, style.name
    )


@lru_cache(maxsize=1024)
def _cached_style(
    bold: bool | None,  # noqa: FBT001 - a key of the cache
    italic: bool | None,  # noqa: FBT001
    size: float | None,
    alignment: str | None,
    name: str | None,
) -> Style:
    return Style(
        bold=bold,
        italic=italic,
        size=size,
        alignment=ALIGNMENTS.get(alignment or ""),
        name=name,
    )
