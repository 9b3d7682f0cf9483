"""The document as it was read: frozen values without any notion of files or law."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Final

from doccheck.document.span import Span

#: Quotes longer than this are cut in reports; the span stays whole.
QUOTE_LENGTH: Final = 300
#: The format whose text is the file itself, line by line.
PLAIN_TEXT: Final = "txt"
_LINE_END: Final = re.compile("\n")


class BlockKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"
    FOOTNOTE = "footnote"
    TEXTBOX = "textbox"
    HEADER = "header"
    FOOTER = "footer"


#: Running heads and page numbers: kept for evidence, outside the running text.
FURNITURE: Final = frozenset({BlockKind.HEADER, BlockKind.FOOTER})


class Alignment(StrEnum):
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    JUSTIFIED = "justified"


class PageSource(StrEnum):
    """Where a page number comes from; a DOCX does not store one."""

    RENDERED = "rendered"
    LAST_RENDERED_BREAK = "last_rendered_break"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a block looks; None where the format does not say."""

    bold: bool | None = None
    italic: bool | None = None
    #: In points.
    size: float | None = None
    alignment: Alignment | None = None
    #: Name of the paragraph style, as in the file.
    name: str | None = None


PLAIN: Final = Style()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a table; a merged cell stands once, where it begins."""

    span: Span
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of cells in reading order. Cells of a row are parted by tabs in the text."""

    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    kind: BlockKind
    #: Line breaks inside a block are those of the page (TXT, PDF) or typed ones (DOCX).
    span: Span
    #: Sheet of the file, counted from 1; None where the format has no pages.
    page: int | None = None
    #: 1 for a top heading, 2 below it; 0 for what no style or look calls a heading.
    level: int = 0
    style: Style = PLAIN
    #: The automatic number as printed ("3.1.", "2-тарау."); it opens the block's text.
    label: str | None = None
    table: Table | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    number: int
    source: PageSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """Something that stands in the file and could not be read."""

    reason: str
    page: int | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A place in the file, as shown to a person."""

    span: Span
    block: int
    page: int | None
    quote: str
    #: Line of the file, from 1; None where a file has no lines of its own.
    line: int | None = None


@dataclass(frozen=True, kw_only=True)
class Document:
    """The text of a file with its blocks in reading order.

    The running text comes first; `furniture` (running heads, page numbers) has its
    text behind it, so that its spans are valid too.
    """

    text: str
    format: str
    blocks: tuple[Block, ...]
    furniture: tuple[Block, ...] = ()
    pages: tuple[Page, ...] = ()
    unread: tuple[Unread, ...] = ()
    #: Counts of what a reader met and did not take for text: insertions, deletions,
    #: comments, hidden.
    counts: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    ocr: bool = False
    #: Keys of sentences in the message catalogue on how the file was read.
    notes: tuple[str, ...] = ()

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(block.span.start for block in self.blocks)

    @cached_property
    def _line_ends(self) -> tuple[int, ...]:
        return tuple(found.start() for found in _LINE_END.finditer(self.text))

    def _line_at(self, offset: int) -> int | None:
        """Return the line at an offset where the text is that of the file as it is."""
        if self.format != PLAIN_TEXT or self.pages:
            return None
        return bisect_left(self._line_ends, offset) + 1

    def text_of(self, place: Span | Block) -> str:
        span = place.span if isinstance(place, Block) else place
        return self.text[span.start : span.end]

    def block_at(self, offset: int) -> int:
        """Return the index of the running block at or before an offset; 0 at least."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def locate(self, span: Span) -> Location:
        """Return the place of a span; its quote is what stands in the file."""
        index = self.block_at(span.start)
        page = self.blocks[index].page if self.blocks else None
        quote = " ".join(self.text_of(span).split())
        if len(quote) > QUOTE_LENGTH:
            quote = quote[:QUOTE_LENGTH].rsplit(" ", 1)[0] + "…"
        line = self._line_at(span.start)
        return Location(span=span, block=index, page=page, quote=quote, line=line)
