"""Pages of lines → a document: furniture, notes, order, paragraphs, headings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from doccheck.document import (
    Alignment,
    BlockKind,
    Document,
    DocumentBuilder,
    Page,
    PageSource,
    Style,
)
from doccheck.document.build import CellText
from doccheck.parsers.pdf_furniture import take_furniture
from doccheck.parsers.pdf_headings import heading_level, is_listed
from doccheck.parsers.pdf_hyphens import Vocabulary
from doccheck.parsers.pdf_margins import (
    Margins,
    Place,
    margins_of,
    margins_on_page,
)
from doccheck.parsers.pdf_model import Line, PageContent, RuledTable
from doccheck.parsers.pdf_notes import take_notes
from doccheck.parsers.pdf_order import Flow, reading_order
from doccheck.parsers.pdf_paragraphs import (
    Group,
    Habits,
    Placed,
    group_lines,
    habits_of,
    place_lines,
)

_EVEN: Final = 2.0  # points by which even line ends may differ
_MOST_STYLES: Final = 256  # kept; a document has a dozen
#: Longer columns are those of a newspaper, not a letterhead or a stamp.
_STAMP_LINES: Final = 12
#: Read for every block, and slow to read from their classes in Python 3.11.
_PARAGRAPH: Final = BlockKind.PARAGRAPH
_HEADING: Final = BlockKind.HEADING
_LIST_ITEM: Final = BlockKind.LIST_ITEM
_LEFT: Final = Alignment.LEFT
_JUSTIFIED: Final = Alignment.JUSTIFIED
_ALIGNMENT: Final = {
    Place.CENTRE: Alignment.CENTRE,
    Place.RIGHT: Alignment.RIGHT,
}


def build_document(pages: Sequence[PageContent]) -> Document:
    furniture = take_furniture(pages)
    notes = take_notes(pages)
    lines = list(_place(pages))
    habits = habits_of([item for item in lines if item.line.table is None])
    vocabulary = _vocabulary(pages)
    writer = _Writer(pages, habits, vocabulary)
    pending = list(notes)
    for group in group_lines(lines, habits):
        while pending and pending[0][0] < group.lines[0].page:
            writer.note(*pending.pop(0))
        writer.group(group)
    for note in pending:
        writer.note(*note)
    for kind, text, page in furniture:
        writer.builder.add(kind, text, page=page)
    return writer.builder.finish()


def _place(pages: Sequence[PageContent]) -> Iterator[Placed]:
    """Yield all lines in reading order with their place between the margins."""
    common = _common_margins(pages)
    number = 0
    for page in pages:
        fallback = common[_format(page)]
        for flow in [*reading_order(page.lines), *_turned(page)]:
            number += 1
            margins = _margins(flow, page, fallback)
            beside = flow.column and len(flow.lines) <= _STAMP_LINES
            yield from place_lines(
                flow.lines, page.number, number, margins, beside=beside
            )


def _format(page: PageContent) -> tuple[int, int]:
    return round(page.width), round(page.height)


def _common_margins(pages: Sequence[PageContent]) -> dict[tuple[int, int], Margins]:
    lines: dict[tuple[int, int], list[Line]] = defaultdict(list)
    for page in pages:
        lines[_format(page)] += page.lines
    return {size: margins_of(same) for size, same in lines.items()}


def _turned(page: PageContent) -> Iterable[Flow]:
    return [Flow(tuple(page.turned), column=True)] if page.turned else []


def _margins(flow: Flow, page: PageContent, fallback: Margins) -> Margins:
    if flow.column:
        return margins_of(flow.lines)
    return margins_on_page(page.lines, fallback)


def _vocabulary(pages: Sequence[PageContent]) -> Vocabulary:
    """Gather the words that no line end has broken."""
    if not any(line.hyphen for page in pages for line in page.lines):
        return Vocabulary(())
    return Vocabulary.of(text for page in pages for text in _unbroken(page))


def _unbroken(page: PageContent) -> Iterator[str]:
    yield from _unbroken_lines(page.lines)
    for table in page.tables:
        yield from (cell.text for row in table.rows for cell in row)


def _unbroken_lines(lines: Sequence[Line]) -> list[str]:
    texts = [line.text for line in lines]
    for index, line in enumerate(lines):
        if line.hyphen:
            texts[index] = texts[index].rpartition(" ")[0]
            if index + 1 < len(lines):
                texts[index + 1] = texts[index + 1].partition(" ")[2]
    return texts


class _Writer:
    """Writes blocks with their kind and look."""

    def __init__(
        self, pages: Sequence[PageContent], habits: Habits, vocabulary: Vocabulary
    ) -> None:
        self.builder = DocumentBuilder("pdf", ocr=any(page.ocr for page in pages))
        for page in pages:
            self.builder.pages.append(
                Page(number=page.number, source=PageSource.RENDERED)
            )
            self.builder.unread += page.unread
        unsure = sum(page.unsure for page in pages)
        if unsure:
            self.builder.counts["unsure_words"] = unsure
        self._tables = {page.number: page.tables for page in pages}
        self._habits = habits
        self._vocabulary = vocabulary

    def note(self, page: int, text: str) -> None:
        self.builder.add(BlockKind.FOOTNOTE, self._vocabulary.resolve(text), page=page)

    def group(self, group: Group) -> None:
        first = group.lines[0]
        if first.line.table is not None:
            self._table(self._tables[first.page][first.line.table], first.page)
            return
        text = "\n".join([item.line.text for item in group.lines])
        level = heading_level(group, text, self._habits)
        text = self._vocabulary.resolve(text)
        kind = _PARAGRAPH
        if level:
            kind = _HEADING
        elif is_listed(text):
            kind = _LIST_ITEM
        style = _style(group)
        self.builder.add(kind, text, page=first.page, level=level, style=style)

    def _table(self, table: RuledTable, page: int) -> None:
        rows = [
            [
                CellText(
                    text=self._cell(cell.text),
                    column=cell.column,
                    row_span=cell.row_span,
                    column_span=cell.column_span,
                )
                for cell in row
            ]
            for row in table.rows
        ]
        self.builder.add_table(rows, page=page)

    def _cell(self, text: str) -> str:
        """Return the text of a cell on one line, but for hyphens left open."""
        lines = self._vocabulary.resolve(text).replace("-\n", "-\0").split("\n")
        return " ".join(lines).replace("-\0", "-\n")


def _style(group: Group) -> Style:
    first = group.lines[0].line
    bold = first.bold and all(item.line.bold for item in group.lines)
    alignment = _ALIGNMENT.get(group.place) or _side(group)
    return _shared_style(bold, round(first.size * 2) / 2, alignment)


@lru_cache(maxsize=_MOST_STYLES)
def _shared_style(bold: bool, size: float, alignment: Alignment) -> Style:  # noqa: FBT001 - a key
    return Style(bold=bold, size=size, alignment=alignment)


def _side(group: Group) -> Alignment:
    """Tell set from both sides from set from the left."""
    lines = group.lines
    if len(lines) < 2 or abs(lines[0].room) > _EVEN:
        return _LEFT
    even = all(abs(item.room) <= _EVEN for item in lines[:-1])
    return _JUSTIFIED if even else _LEFT
