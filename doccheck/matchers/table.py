"""`kind: table`: the rows of a form are filled in under the columns that matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Self

from doccheck.document import Span, Table
from doccheck.findings import Outcome
from doccheck.language import AnalysedBlock, Token
from doccheck.matchers.context import MOST_EVIDENCE, Answer, Context
from doccheck.matchers.form_rows import Filling, NamedRows, Row, words_in
from doccheck.structure import RequisiteKind
from doccheck.structure.dates import find_dates
from doccheck.structure.phrases import Phrase, compile_phrases
from doccheck.structure.tables import body_rows, cell_at, is_empty

#: A row is the header when it names so many of the columns.
HEADS: Final = 2
#: Rows in which the header may stand.
HEADER_ROWS: Final = 6
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
    #: Rows that must be there, and filled in, at least.
    least: int
    #: Rows that the form names itself.
    named: NamedRows
    #: Words of the row that ends the listed ones, such as a sum below them.
    until: tuple[Phrase, ...]
    filling: Filling

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> Self:
        filling = Filling.from_params(params)
        heads = _compiled(params.get("row_heads") or {})
        return cls(
            filled=tuple(params.get("filled") or ()),
            heads=_compiled(params.get("columns") or {}),
            weak=_compiled(params.get("weak") or {}),
            values=_compiled(params.get("values") or {}),
            least=params.get("rows", 1),
            named=NamedRows(heads=heads, filling=filling),
            until=compile_phrases(params.get("until") or {}),
            filling=filling,
        )

    def match(self, context: Context) -> Answer:
        answer = self._in_cells(context) or self._in_text(context)
        left = self.filling.marks(context)
        if not left or answer.outcome not in (Outcome.MET, Outcome.PARTIAL):
            return answer
        return replace(
            answer,
            outcome=Outcome.PARTIAL,
            reason="marks_left",
            evidence=tuple(map(context.evidence, left[:MOST_EVIDENCE])),
        )

    def _in_cells(self, context: Context) -> Answer | None:
        if rows := self.named.in_cells(context):
            return _by_name(self._answer(context, rows))
        forms = list(self.forms(context))
        rows = tuple(row for form in forms for row in form.rows(context))
        if forms and not rows:
            return Answer(outcome=Outcome.UNMET, reason="rows_blank")
        return self._answer(context, rows) if rows else None

    def _in_text(self, context: Context) -> Answer:
        """Judge a table that lies flat in the text."""
        if self.named.heads:
            return self._named_in_text(context)
        if self.filling.values:
            return self._values_in_text(context)
        rows = tuple(
            self._flat_row(context, *row) for row in _numbered_rows(context.part.blocks)
        )
        if not rows:
            return Answer(outcome=Outcome.UNDETERMINED, reason="table_not_found")
        return self._answer(context, rows, WITHOUT_CELLS)

    def _named_in_text(self, context: Context) -> Answer:
        """Judge rows by the words between their names.

        Where only some have any, cells may have been read in another order.
        """
        rows = self.named.in_text(context)
        if not rows:
            return Answer(outcome=Outcome.UNMET, reason="nothing_found")
        answer = _by_name(self._answer(context, rows, WITHOUT_CELLS))
        short = sum(bool(row.lacking) for row in rows)
        if answer.outcome is Outcome.PARTIAL and 2 * short > len(rows):
            return replace(
                answer, outcome=Outcome.UNDETERMINED, reason="table_not_found"
            )
        return answer

    def _values_in_text(self, context: Context) -> Answer:
        part = context.part
        stamps = [item.span for item in part.of_kind(RequisiteKind.APPROVAL)]
        texts = [
            block.text.text
            for block in part.blocks
            if not any(block.block.span.overlaps(stamp) for stamp in stamps)
        ]
        lacking = self.filling.lacks(texts)
        if len(lacking) == len(self.filling.values):
            return Answer(outcome=Outcome.UNMET, reason="nothing_found")
        span = part.blocks[0].block.span.cover(part.blocks[-1].block.span)
        answer = self._answer(context, (Row(span, lacking),), WITHOUT_CELLS)
        return replace(answer, outcome=Outcome.PARTIAL) if lacking else answer

    def _answer(
        self, context: Context, rows: Sequence[Row], confidence: float = 1.0
    ) -> Answer:
        short = [row for row in rows if row.lacking]
        complete = len(rows) - len(short)
        due = max(self.least, len(rows)) if confidence == 1.0 else len(rows)
        shown = [row.span for row in short or rows if row.span]
        return Answer(
            outcome=_outcome(complete, due),
            reason="rows_complete" if complete >= due else "rows_incomplete",
            confidence=confidence,
            params={
                "rows": str(due),
                "short": str(due - complete),
                "columns": ", ".join(
                    sorted({name for row in short for name in row.lacking})
                ),
            },
            evidence=tuple(map(context.evidence, shown[:MOST_EVIDENCE])),
        )

    def forms(self, context: Context) -> Iterator[Form]:
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
                tokens = words_in(block, cell)
                for name, phrases in self.heads.items():
                    if name not in columns and _holds(context, phrases, tokens):
                        columns[name] = cell.column
                        break
            if len(columns) >= HEADS:
                return number, columns
        return None

    def _flat_row(self, context: Context, start: int, stop: int) -> Row:
        blocks = find_dates(context.index.analysed, start, stop)
        dated = any(found.date for found in blocks)
        lacking = tuple(
            name
            for name in self.filled
            if not (dated and name == "deadline")
            and not context.find(self.values.get(name, ()), start, stop)
            and name in self.values
        )
        return Row(context.document.blocks[start].span, lacking)


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
        for number, span in self.places(context):
            cells = self.table.rows[number]
            texts = [context.document.text_of(cell.span) for cell in cells]
            yield Row(span, self._lacking(context, number, texts))

    def places(self, context: Context) -> Iterator[tuple[int, Span]]:
        """Yield number and place of the rows that carry content."""
        for number in body_rows(context.document, self.table, self.header):
            cells = self.table.rows[number]
            span = Span(cells[0].span.start, max(cell.span.end for cell in cells))
            if self.matcher.until and self._ends(context, span):
                return
            yield number, span

    def _lacking(
        self, context: Context, row: int, texts: Sequence[str]
    ) -> tuple[str, ...]:
        """Return what a row lacks: nothing where it says that there is nothing."""
        filling = self.matcher.filling
        if any(map(filling.says_none, texts)):
            return ()
        blank = (n for n in self.matcher.filled if self._lacks(context, row, n))
        return tuple(dict.fromkeys((*blank, *filling.lacks(texts))))

    def _ends(self, context: Context, row: Span) -> bool:
        block = context.index.analysed.blocks[context.document.block_at(row.start)]
        tokens = [token for token in block.tokens if row.contains(token.span)]
        return _holds(context, self.matcher.until, tokens)

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
        return _holds(context, self.matcher.weak.get(name, ()), words_in(block, cell))


def _by_name(answer: Answer) -> Answer:
    """Return an answer on rows whose names are words of the form, not of ours."""
    if answer.outcome is Outcome.MET:
        return answer
    return replace(answer, reason="named_rows_incomplete")


def _compiled(
    columns: Mapping[str, Mapping[str, Iterable[str]]],
) -> Mapping[str, tuple[Phrase, ...]]:
    return {name: compile_phrases(phrases) for name, phrases in columns.items()}


def _holds(
    context: Context, phrases: Iterable[Phrase], tokens: Sequence[Token]
) -> bool:
    return any(context.index.similarity_to_words(one, tokens) for one in phrases)


def _outcome(complete: int, due: int) -> Outcome:
    if complete >= due:
        return Outcome.MET
    return Outcome.PARTIAL if complete else Outcome.UNMET


def _numbered_rows(blocks: Sequence[AnalysedBlock]) -> Iterator[tuple[int, int]]:
    """Yield ranges of blocks that begin with 1, 2, 3 … in order."""
    starts: list[int] = []
    for block in blocks:
        first = block.tokens[0].word.rstrip(".") if block.tokens else ""
        if first == str(len(starts) + 1):
            starts.append(block.index)
    stops = [*starts[1:], blocks[-1].index + 1] if starts else []
    yield from zip(starts, stops, strict=True)
