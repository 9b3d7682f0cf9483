"""Pieces of a text that say one thing: rows and cells of tables, clauses, sentences."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from doccheck.document import Cell, Span
from doccheck.language import AnalysedBlock
from doccheck.lint.rule import Checked
from doccheck.structure.lines import Line, lines_of_block
from doccheck.structure.phrases import Phrase

#: Ends of sentences and of the items of a list.
_SENTENCE: Final = r"(?<=[^\W\d_]{3})[.;!?](?=\s|$)|\n(?=\s*\d+[.)])"
_SENTENCES: Final = re.compile(_SENTENCE)
#: Those, and the commas.
_CLAUSES: Final = re.compile(rf"{_SENTENCE}|,\s")


@dataclass(frozen=True)
class Clause:
    """A piece of a block's normalised text, with the way back."""

    text: str
    block: AnalysedBlock
    #: Where it begins in the normalised text of its block.
    start: int

    def original(self, span: Span) -> Span:
        return self.block.text.original(span.shift(self.start))

    @property
    def span(self) -> Span:
        return self.original(Span(0, len(self.text)))

    @cached_property
    def keys(self) -> frozenset[str]:
        place, tokens = self.span, self.block.tokens
        # A table may have a hundred thousand words, and a clause for each cell.
        first = bisect_right(tokens, place.start, key=lambda item: item.span.end)
        last = bisect_left(tokens, place.end, key=lambda item: item.span.start)
        return frozenset(item.key for item in tokens[first:last])

    def says(self, phrases: Sequence[Phrase]) -> bool:
        """Say whether all words of one of the phrases are in it."""
        return any(
            bool(phrase.words)
            and all(not self.keys.isdisjoint(word) for word in phrase.words)
            for phrase in phrases
        )


def clauses_of_block(checked: Checked, block: AnalysedBlock) -> Iterator[Clause]:
    """Yield the rows of a table, or the clauses of running text."""
    if block.block.table is None:
        yield from _pieces(block, _CLAUSES)
        return
    for line in lines_of_block(checked.document, block):
        yield _of_line(line)


def sentences_of_block(checked: Checked, block: AnalysedBlock) -> Iterator[Clause]:
    """Yield the rows of a table, or the sentences of running text."""
    if block.block.table is None:
        yield from _pieces(block, _SENTENCES)
        return
    for line in lines_of_block(checked.document, block):
        yield _of_line(line)


def rows_of_table(checked: Checked, block: int) -> Iterator[Mapping[int, Clause]]:
    """Yield the rows of a table, their cells by column; none of another block."""
    analysed = checked.analysed.blocks[block]
    table = analysed.block.table
    for row in table.rows if table else ():
        cells = {cell.column: _of_cell(analysed, cell) for cell in row}
        yield {column: found for column, found in cells.items() if found}


def _of_cell(block: AnalysedBlock, cell: Cell) -> Clause | None:
    place = block.text.span_of(cell.span)
    if place is None:
        return None
    return Clause(block.text.text[place.start : place.end], block, place.start)


def _of_line(line: Line) -> Clause:
    return Clause(line.text, line.block, line.offset)


def _pieces(block: AnalysedBlock, pattern: re.Pattern[str]) -> Iterator[Clause]:
    text, start = block.text.text, 0
    for end in (*(match.end() for match in pattern.finditer(text)), len(text)):
        if end > start:
            yield Clause(text[start:end], block, start)
        start = end
