"""Lines and stretches: normalised text of several blocks, with the way back."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from doccheck.document import Cell, Document, Span, Table
from doccheck.language import AnalysedBlock, AnalysedDocument

#: A paragraph is repaired in few places; a page in one block in many more, and then
#: it is quicker to search.
FEW_PIECES: Final = 60
#: A longer row is not read across: two names of an organisation beside each other.
LONGEST_ROW: Final = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line as printed: of a page, of a cell, or a row of one-line cells."""

    text: str
    #: Where the text begins in the normalised text of its block.
    offset: int
    block: AnalysedBlock
    #: Empty lines above it, as far as the file shows them.
    gap: int = 0

    @property
    def span(self) -> Span:
        return self.original(0, len(self.text))

    def original(self, start: int, end: int) -> Span:
        return self.block.text.original(Span(start, end).shift(self.offset))


@dataclass(frozen=True)
class Stretch:
    """Neighbouring lines or blocks as one text; a line break parts them."""

    lines: tuple[Line, ...]

    @cached_property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        starts, at = [], 0
        for line in self.lines:
            starts.append(at)
            at += len(line.text) + 1
        return tuple(starts)

    def line_at(self, offset: int) -> int:
        return max(0, bisect_right(self.starts, offset) - 1)

    def original(self, span: Span) -> Span:
        """Return the place in `Document.text` that a span of `text` came from."""
        first = self.line_at(span.start)
        last = self.line_at(max(span.start, span.end - 1))
        start = self._in_line(first, span.start, span.end)
        if last == first:
            return start
        return start.cover(self._in_line(last, self.starts[last], span.end))

    def _in_line(self, number: int, start: int, end: int) -> Span:
        line, at = self.lines[number], self.starts[number]
        length = len(line.text)
        return line.original(min(start - at, length), min(end - at, length))


def without_overlaps(spans: Sequence[Span]) -> list[int]:
    """Return the places in `spans` of those that overlap none before them.

    >>> without_overlaps([Span(5, 9), Span(0, 6), Span(0, 5)])
    [0, 2]
    """
    kept: list[Span] = []
    places = []
    for place, span in enumerate(spans):
        at = bisect_left(kept, span)
        if not any(span.overlaps(other) for other in kept[max(0, at - 1) : at + 1]):
            kept.insert(at, span)
            places.append(place)
    return places


def stretch_of_blocks(analysed: AnalysedDocument, start: int, stop: int) -> Stretch:
    """Return the text of a range of blocks, each block as one line."""
    return Stretch(
        tuple(
            Line(text=block.text.text, offset=0, block=block)
            for block in analysed.blocks[start:stop]
        )
    )


def lines_of_blocks(
    analysed: AnalysedDocument, start: int, stop: int
) -> tuple[Line, ...]:
    """Return the lines of a range of blocks that hold anything."""
    return tuple(
        line
        for block in analysed.blocks[max(0, start) : stop]
        for line in lines_of_block(analysed.document, block)
    )


def lines_of_block(document: Document, block: AnalysedBlock) -> Iterator[Line]:
    table = block.block.table
    spans = _cell_spans(document, table) if table else _line_spans(document, block)
    for span in spans:
        start, stop = _normalised_range(block, span)
        text = block.text.text[start:stop]
        stripped = text.strip()
        if stripped:
            yield Line(
                text=stripped,
                offset=start + text.index(stripped),
                block=block,
                gap=_empty_lines_above(document, span.start),
            )


def _line_spans(document: Document, block: AnalysedBlock) -> Iterable[Span]:
    return _split(document, block.block.span)


def _split(document: Document, span: Span) -> Iterator[Span]:
    start = span.start
    for line in document.text_of(span).split("\n"):
        yield Span(start, start + len(line))
        start += len(line) + 1


def _cell_spans(document: Document, table: Table) -> Iterator[Span]:
    """Yield rows of one-line cells whole, the lines of other cells cell by cell."""
    for row in table.rows:
        if not row:
            continue
        whole = row[0].span.cover(row[-1].span)
        if len(whole) <= LONGEST_ROW and _one_line_each(document, row):
            yield whole
        else:
            for cell in row:
                yield from _split(document, cell.span)


def _one_line_each(document: Document, row: Sequence[Cell]) -> bool:
    return not any("\n" in document.text_of(cell.span).strip() for cell in row)


def _normalised_range(block: AnalysedBlock, span: Span) -> tuple[int, int]:
    """Return which part of the normalised text came from an original span."""
    text = block.text
    if span == block.block.span:
        return 0, len(text.text)
    if len(text.pieces) <= FEW_PIECES:
        place = text.span_of(span)
        return (place.start, place.end) if place else (0, 0)
    whole = range(len(text.text))

    def origin(index: int) -> int:
        return text.original(Span(index, index + 1)).start

    start = bisect_left(whole, span.start, key=origin)
    return start, bisect_left(whole, span.end, key=origin)


def _empty_lines_above(document: Document, start: int) -> int:
    before = document.text[max(0, start - 200) : start]
    return max(0, before[len(before.rstrip()) :].count("\n") - 1)
