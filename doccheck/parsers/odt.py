"""OpenDocument texts: the body in its order, straight from the XML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from doccheck.document import BlockKind, Document, Page, PageSource, Unread
from doccheck.document.build import CellText
from doccheck.errors import ErrorCode, UnreadableDocumentError
from doccheck.parsers import odt_names as o
from doccheck.parsers.docx_names import integer
from doccheck.parsers.flow import Flow, style_of
from doccheck.parsers.guards import damaged, open_zip, parse_xml, read_member
from doccheck.parsers.look import Typed, look_of
from doccheck.parsers.odt_inline import Inline, InlineReader
from doccheck.parsers.odt_lists import Numbering, Series
from doccheck.parsers.odt_styles import StyleInfo, Styles
from doccheck.parsers.odt_tables import cells_of, only_cell, rows_of

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Reason in `Document.unread`.
IMAGE_ONLY: Final = "image_only"

_STYLE_NAME: Final = f"{o.TEXT}style-name"
_START: Final = f"{o.TEXT}start-value"
_OUTLINE_LEVEL: Final = f"{o.TEXT}outline-level"
_IS_HEADER: Final = f"{o.TEXT}is-list-header"
_SECTION_SHOWN: Final = f"{o.TEXT}display"
_MASTER: Final = f"{o.STYLE}master-page"
_EDGES: Final = tuple(
    (f"{o.STYLE}{kind}{which}", kind)
    for kind in (BlockKind.HEADER, BlockKind.FOOTER)
    for which in ("", "-left", "-first")
)
_PARAGRAPHS: Final = frozenset({o.P, o.H})


def read_odt(data: bytes) -> Document:
    """Return the final view of a text: deletions and hidden text are out."""
    with open_zip(data) as archive:
        content = read_member(archive, "content.xml")
        if content is None:
            raise damaged("the part with its text is missing")
        root = parse_xml(content, "content.xml")
        styles = parse_xml(read_member(archive, "styles.xml") or b"<s/>", "styles.xml")
    return _read(root, styles)


def read_fodt(data: bytes) -> Document:
    """Return a text whose parts stand in one file of XML."""
    root = parse_xml(data, "the file")
    return replace(_read(root, root), format="fodt")


def _read(root: _Element, styles: _Element) -> Document:
    body = next(root.iter(o.BODY), None)
    if body is None:
        raise damaged("it has no body")
    reader = Reader(root, styles)
    reader.count(body)
    reader.read(body)
    reader.add_furniture(styles)
    return reader.finish()


class Item(NamedTuple):
    """An item of a list that has not printed its number yet."""

    series: Series
    style: str
    level: int
    start: str | None


class Paragraph(NamedTuple):
    element: _Element
    inline: Inline
    info: StyleInfo
    label: str | None
    text: str

    @property
    def labelled(self) -> str:
        return f"{self.label} {self.text}" if self.label else self.text


class Reader:
    """Adds the blocks of a body to a document in their order."""

    def __init__(self, root: _Element, styles: _Element) -> None:
        roots = (styles,) if styles is root else (styles, root)
        self.met: Counter[str] = Counter()
        self._styles = Styles(roots)
        self._numbering = Numbering(roots)
        self._inline = InlineReader(self._styles, self.met)
        self._flow = Flow("odt")
        self._notes: list[_Element] = []
        self._paged = next(root.iter(o.SOFT_PAGE_BREAK), None) is not None
        self._page = 1
        #: Whether any paragraph was read: the first one begins no new page.
        self._begun = False

    @property
    def page(self) -> int | None:
        """The page that is read; without automatic breaks the file does not say."""
        return self._page if self._paged else None

    def count(self, body: _Element) -> None:
        for name, tag in (("insertions", o.INSERTION), ("deletions", o.DELETION)):
            self.met[name] = sum(1 for _ in body.iter(tag))
        self.met["images"] = sum(1 for _ in body.iter(o.IMAGE))
        self.met["objects"] = sum(1 for _ in body.iter(*o.OBJECTS))

    def read(self, parent: _Element) -> None:
        for block, item in self._blocks(parent):
            if block.tag in _PARAGRAPHS:
                self._add_paragraph(block, item)
            elif block.tag == o.TABLE_ITSELF:
                self._add_table(block)
            elif block.tag in o.SHAPES:
                self._add_shape(block)
            else:
                self._page += 1
            self._add_notes()

    def add_furniture(self, styles: _Element) -> None:
        seen = set()
        for master in styles.iter(_MASTER):
            for tag, kind in _EDGES:
                for edge in master.iterchildren(tag):
                    text = "\n".join(self._lines(edge))
                    if text and (kind, text) not in seen:
                        seen.add((kind, text))
                        self._flow.builder.add(kind, text)

    def finish(self) -> Document:
        builder = self._flow.builder
        builder.counts = dict(+self.met)
        if self._paged:
            source = PageSource.LAST_RENDERED_BREAK
            builder.pages = [
                Page(number=number, source=source)
                for number in range(1, self._page + 1)
            ]
        if not self._flow.characters:
            images = self.met["images"]
            if not images:
                raise UnreadableDocumentError(
                    ErrorCode.EMPTY, "the document has no text"
                )
            detail = f"{images} pictures"
            builder.unread.append(Unread(reason=IMAGE_ONLY, detail=detail))
        return builder.finish()

    def _blocks(self, parent: _Element) -> Iterator[tuple[_Element, Item | None]]:
        """Yield paragraphs, tables, shapes and page breaks through what wraps them."""
        for child in parent:
            if child.tag in {*_PARAGRAPHS, o.TABLE_ITSELF, o.SOFT_PAGE_BREAK}:
                yield child, None
            elif child.tag == o.LIST:
                series = self._numbering.open(child, "")
                yield from self._items(child, series, series.style, 1)
            elif child.tag in o.SHAPES:
                yield child, None
            elif child.tag in o.WRAPPERS:
                if child.get(_SECTION_SHOWN) == "none":
                    self.met["hidden"] += 1
                else:
                    yield from self._blocks(child)

    def _items(
        self, element: _Element, series: Series, style: str, level: int
    ) -> Iterator[tuple[_Element, Item | None]]:
        """Yield the blocks in a list; the first of an item goes with its number."""
        for child in element:
            item = None
            if child.tag == o.LIST_ITEM:
                item = Item(series, style, level, child.get(_START))
            for block in child:
                if block.tag == o.LIST:
                    inner = block.get(_STYLE_NAME) or style
                    yield from self._items(block, series, inner, level + 1)
                    continue
                yield block, item
                item = None

    def _read_paragraph(self, element: _Element, item: Item | None) -> Paragraph:
        """Return a paragraph; an empty one has a number all the same."""
        info = self._styles.of_paragraph(element.get(_STYLE_NAME, ""))
        inline = self._inline.read(element, bold=bool(info.bold))
        self._notes += inline.notes
        self._page += inline.breaks_before + (info.breaks and self._begun)
        self._begun = True
        label = self._label(element, item, info)
        text = inline.text
        if info.hidden and text:
            self.met["hidden"] += 1
            text = ""
        return Paragraph(element, inline, info, label, text)

    def _label(
        self, element: _Element, item: Item | None, info: StyleInfo
    ) -> str | None:
        if item is not None:
            style = item.style or info.list_style or ""
            return self._numbering.label(item.series, style, item.level, item.start)
        if element.tag == o.H and element.get(_IS_HEADER) != "true":
            return self._numbering.heading(integer(element.get(_OUTLINE_LEVEL), 1))
        return None

    def _add_paragraph(self, element: _Element, item: Item | None) -> None:
        paragraph = self._read_paragraph(element, item)
        for shape in paragraph.inline.shapes:
            self._add_shape(shape)
        if paragraph.text:
            info, typed = paragraph.info, _typed(paragraph)
            look = look_of(typed)
            style = style_of(
                bold=look.bold,
                italic=info.italic,
                size=info.size,
                alignment=info.alignment,
                name=info.name,
            )
            self._flow.add_paragraph(typed, look, page=self.page, style=style)
        self._page += paragraph.inline.breaks_within

    def _add_shape(self, shape: _Element) -> None:
        text = "\n".join(self._lines(shape))
        if text:
            self._flow.add(BlockKind.TEXTBOX, text, page=self.page)

    def _add_table(self, table: _Element) -> None:
        frame = only_cell(table)
        if frame is not None:
            self.read(frame)
            return
        page = self.page
        self._flow.add_table(self._rows(table), page=page)

    def _add_notes(self) -> None:
        notes, self._notes = self._notes, []
        for note in notes:
            text = "\n".join(
                line for body in note.iter(o.NOTE_BODY) for line in self._lines(body)
            )
            if text:
                self._flow.add(BlockKind.FOOTNOTE, text, page=self.page)

    def _rows(self, table: _Element) -> list[list[CellText]]:
        """Return the rows of a table; the cells of a row are read on the same page."""
        rows = []
        for row in rows_of(table):
            first = last = self._page
            cells = []
            for cell in cells_of(row):
                self._page = first
                text = "\n".join(self._lines(cell.element))
                last = max(last, self._page)
                cells.append(cell.with_text(text))
            self._page = last
            rows.append(cells)
        return rows

    def _lines(self, parent: _Element) -> Iterator[str]:
        """Yield the paragraphs in a cell, a note or a shape; shapes before theirs."""
        for block, item in self._blocks(parent):
            if block.tag == o.TABLE_ITSELF:
                for row in self._rows(block):
                    yield from filter(None, [" ".join(c.text for c in row if c.text)])
            elif block.tag in o.SHAPES:
                yield from self._lines(block)
            elif block.tag in _PARAGRAPHS:
                paragraph = self._read_paragraph(block, item)
                for shape in paragraph.inline.shapes:
                    yield from self._lines(shape)
                self._page += paragraph.inline.breaks_within
                if paragraph.text:
                    yield paragraph.labelled


def _typed(paragraph: Paragraph) -> Typed:
    element, info = paragraph.element, paragraph.info
    runs = paragraph.inline.runs
    weights = {run.bold for run in runs if run.text.strip()}
    level = info.level
    if element.tag == o.H:
        level = integer(element.get(_OUTLINE_LEVEL), 1)
    return Typed(
        text=paragraph.text,
        level=level,
        label=paragraph.label,
        bold=weights == {True},
        centred=info.alignment == "center",
        capitals=info.capitals,
        runs=runs if len(weights) > 1 else (),
    )
