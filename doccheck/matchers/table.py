"""`kind: table`: the rows of a form are filled in under the columns that matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Self

from doccheck.document import Cell, Span, Table
from doccheck.findings import Outcome
from doccheck.language import AnalysedBlock, Token
from doccheck.matchers.context import MOST_EVIDENCE, Answer, Context
from doccheck.structure.dates import find_dates
from doccheck.structure.phrases import Phrase, compile_phrases
from doccheck.structure.tables import body_rows, cell_at, is_empty

#: A row is the header when it names so many of the columns.
HEADS: Final = 2
#: Rows in which the header may stand.
HEADER_ROWS: Final = 4
#: How sure an answer is where the text has lost the cells of its table.
WITHOUT_CELLS: Final = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class TableMatcher:
    #: Names of the columns that must be filled in.
    filled: tuple[str, ...]
    #: By column: how its head may read.
    heads: Mapping[str, tuple[Phrase, ...]]
    #: By column: words that fill a cell and bind to nothing.
    weak: Mapping[str, tuple[Phrase, ...]]
    #: By column: words that show it in a text that has lost its cells.
    values: Mapping[str, tuple[Phrase, ...]]

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> Self:
        return cls(
            filled=tuple(params["filled"]),
            heads=_compiled(params["columns"]),
            weak=_compiled(params.get("weak") or {}),
            values=_compiled(params.get("values") or {}),
        )

    def match(self, context: Context) -> Answer:
        rows = [row for form in self._forms(context) for row in form.rows(context)]
        if not rows:
            return self._without_cells(context)
        short = [row for row in rows if row.lacking]
        shown = short or rows
        return Answer(
            outcome=_outcome(len(short), len(rows)),
            reason="rows_incomplete" if short else "rows_complete",
            params={
                "rows": str(len(rows)),
                "short": str(len(short)),
                "columns": ", ".join(
                    sorted({name for row in short for name in row.lacking})
                ),
            },
            evidence=tuple(context.evidence(row.span) for row in shown[:MOST_EVIDENCE]),
        )

    def _forms(self, context: Context) -> Iterator[Form]:
        """Yield the tables whose header names the columns.

        A table without a header goes on with the one before, if it is as wide.
        """
        before: Form | None = None
        for block in context.part.blocks:
            table = block.block.table
            if table is None:
                continue
            header = self._header(context, block, table)
            if header:
                before = Form(self, table, *header)
            elif before and before.is_as_wide_as(table):
                before = Form(self, table, -1, before.columns)
            else:
                continue
            yield before

    def _header(
        self, context: Context, block: AnalysedBlock, table: Table
    ) -> tuple[int, Mapping[str, int]] | None:
        """Return the row that names the columns, and the place of each column."""
        for number, row in enumerate(table.rows[:HEADER_ROWS]):
            columns: dict[str, int] = {}
            for cell in row:
                tokens = _words_in(block, cell)
                for name, phrases in self.heads.items():
                    if name not in columns and _holds(context, phrases, tokens):
                        columns[name] = cell.column
                        break
            if len(columns) >= HEADS:
                return number, columns
        return None

    def _without_cells(self, context: Context) -> Answer:
        """Judge the numbered rows of a table that lies flat in the text."""
        rows = list(_numbered_rows(context.part.blocks))
        if not rows:
            return Answer(outcome=Outcome.UNDETERMINED, reason="table_not_found")
        short = [row for row in rows if not self._shows_all(context, row)]
        return Answer(
            outcome=_outcome(len(short), len(rows)),
            reason="rows_incomplete" if short else "rows_complete",
            confidence=WITHOUT_CELLS,
            params={
                "rows": str(len(rows)),
                "short": str(len(short)),
                "columns": ", ".join(self.filled),
            },
            evidence=tuple(
                context.evidence(context.document.blocks[start].span)
                for start, _ in (short or rows)[:MOST_EVIDENCE]
            ),
        )

    def _shows_all(self, context: Context, row: tuple[int, int]) -> bool:
        dated = any(found.date for found in find_dates(context.index.analysed, *row))
        return all(
            (dated and name == "deadline")
            or context.find(self.values.get(name, ()), *row)
            or name not in self.values
            for name in self.filled
        )


@dataclass(frozen=True, slots=True)
class Form:
    """A table with its header read."""

    matcher: TableMatcher
    table: Table
    header: int
    columns: Mapping[str, int]

    def is_as_wide_as(self, table: Table) -> bool:
        return max(map(len, table.rows), default=0) == max(map(len, self.table.rows))

    def rows(self, context: Context) -> Iterator[Row]:
        for number in body_rows(context.document, self.table, self.header):
            cells = self.table.rows[number]
            lacking = [
                name
                for name in self.matcher.filled
                if self._lacks(context, number, name)
            ]
            span = Span(cells[0].span.start, max(cell.span.end for cell in cells))
            yield Row(span, tuple(lacking))

    def _lacks(self, context: Context, row: int, name: str) -> bool:
        """Say whether a row has no column of this name, or nothing binding in it."""
        if name not in self.columns:
            return True
        cell = cell_at(self.table, row, self.columns[name])
        if cell is None or is_empty(context.document, cell):
            return True
        block = context.index.analysed.blocks[
            context.document.block_at(cell.span.start)
        ]
        return _holds(context, self.matcher.weak.get(name, ()), _words_in(block, cell))


@dataclass(frozen=True, slots=True)
class Row:
    span: Span
    #: Columns that are not filled in.
    lacking: tuple[str, ...]


def _compiled(
    columns: Mapping[str, Mapping[str, Iterable[str]]],
) -> Mapping[str, tuple[Phrase, ...]]:
    return {name: compile_phrases(phrases) for name, phrases in columns.items()}


def _holds(
    context: Context, phrases: Iterable[Phrase], tokens: Sequence[Token]
) -> bool:
    return any(context.index.similarity_to_words(one, tokens) for one in phrases)


def _words_in(block: AnalysedBlock, cell: Cell) -> tuple[Token, ...]:
    return tuple(token for token in block.tokens if cell.span.contains(token.span))


def _outcome(short: int, rows: int) -> Outcome:
    if not short:
        return Outcome.MET
    return Outcome.UNMET if short == rows else Outcome.PARTIAL


def _numbered_rows(blocks: Sequence[AnalysedBlock]) -> Iterator[tuple[int, int]]:
    """Yield ranges of blocks that begin with 1, 2, 3 … in order."""
    starts: list[int] = []
    for block in blocks:
        first = block.tokens[0].word.rstrip(".") if block.tokens else ""
        if first == str(len(starts) + 1):
            starts.append(block.index)
    stops = [*starts[1:], blocks[-1].index + 1] if starts else []
    yield from zip(starts, stops, strict=True)
