"""Rows of forms: figures in rows that a form names, values under its columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Self

from doccheck.document import Cell, Span, Table
from doccheck.extraction.near import figure_beside, the_only
from doccheck.extraction.values import Reading, read_values
from doccheck.extraction.view import View, named_rows
from doccheck.findings import Fact
from doccheck.language import NormalisedText, normalise
from doccheck.matchers.form_rows import Row
from doccheck.matchers.table import Form, TableMatcher
from doccheck.structure.phrases import Phrase, compile_phrases
from doccheck.structure.tables import cell_at, is_empty

#: What opens an item of a list inside a cell.
ITEM: Final = re.compile(r"^\s*(?:\d{1,3}[.)]|[-–—•*])\s+")
#: More words than these beside a figure make a sentence of it.
COUNT_WORDS: Final = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """A value that each row is asked for."""

    name: str
    reading: Reading
    #: Column that it stands under; None for any.
    column: str | None
    #: Words beside a figure that say what it counts.
    beside: tuple[Phrase, ...]


def wanted_of(params: Mapping[str, Any]) -> tuple[Wanted, ...]:
    return tuple(
        Wanted(
            name,
            Reading(item["value"]),
            item.get("column"),
            compile_phrases(item.get("beside") or {}),
        )
        for name, item in params["values"].items()
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedRowReading:
    """The figure of a row that the form names; none said outright is 0."""

    form: str
    row: str
    beside: tuple[Phrase, ...]
    #: Whether a row without a figure counts the items that it lists.
    count: bool

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> Self:
        return cls(
            form=params["form"],
            row=params["row"],
            beside=compile_phrases(params.get("beside") or {}),
            count=bool(params.get("count")),
        )

    def read(self, key: str, view: View) -> Iterator[Fact]:
        form = view.form(self.form)
        row = named_rows(view, self.form).get(self.row)
        if row is None or not row.said or row.span is None:
            return
        number = self._number(form, row, view)
        if number is not None:
            yield view.fact(key, number, row.span)

    def _number(self, form: TableMatcher, row: Row, view: View) -> str | None:
        texts = [text_at(view, span) for span in row.said]
        says_none = any(form.filling.says_none(text.text) for text in texts)
        if self.beside:
            found = [figure_beside(view, text, self.beside) for text in texts]
            number = the_only(filter(None, found))
        elif self.count:
            return self._count(form, row, view)
        else:
            figures = [item for text in texts for item in _leading(text.text)]
            number = the_only(value for value, _ in figures)
        return "0" if number is None and says_none else number

    def _count(self, form: TableMatcher, row: Row, view: View) -> str:
        """Return how many offences the lines of a row list, or the figure it gives."""
        lines: dict[int, list[str]] = {}
        for span in row.said:
            text = text_at(view, span).text
            lines.setdefault(_line_of(view, span), []).append(text)
        told = [text for texts in lines.values() for text in texts if _is_count(text)]
        if told:
            return next(value for value, _ in read_values(Reading.NUMBER, told[0]))
        filled = (
            max(len(items_of(text)) for text in texts)
            for texts in lines.values()
            if not any(map(form.filling.says_none, texts))
        )
        return str(sum(filled))


def _is_count(text: str) -> bool:
    """Say whether a cell gives a number and little else: «2», «2 факта»."""
    found = _leading(text)
    return bool(found) and len(text.split()) <= COUNT_WORDS and found[0][1].start < 2


def _line_of(view: View, span: Span) -> int:
    """Return where the row of a table begins that holds a cell."""
    document = view.context.document
    table = document.blocks[document.block_at(span.start)].table
    rows = table.rows if table else ()
    return next(
        (row[0].span.start for row in rows if any(cell.span == span for cell in row)),
        span.start,
    )


def _leading(text: str) -> Sequence[tuple[str, Span]]:
    """Return the figures of a text, or only that which opens it."""
    found = list(read_values(Reading.NUMBER, text))
    opens = [item for item in found if not text[: item[1].start].strip(" -–—:")]
    return opens or found


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledRowsReading:
    """How many of the rows that a form names are filled in."""

    form: str

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> Self:
        return cls(form=params["form"])

    def read(self, key: str, view: View) -> Iterator[Fact]:
        rows = named_rows(view, self.form).values()
        filled = [row for row in rows if row.span and not row.lacking]
        spans = [row.span for row in rows if row.span]
        if spans:
            yield view.fact(key, str(len(filled)), spans[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsReading:
    """Values of each row of a table, by the heads of its columns."""

    form: str | None
    columns: Mapping[str, Any]
    values: tuple[Wanted, ...]

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> Self:
        return cls(
            form=params.get("form"),
            columns=params.get("columns") or {},
            values=wanted_of(params),
        )

    def read(self, key: str, view: View) -> Iterator[Fact]:
        number = 0
        matcher = self._matcher(view)
        if matcher.named.heads and matcher.named.in_cells(view.context):
            return  # its rows are read by their names
        for form in matcher.forms(view.context):
            for row, span in form.places(view.context):
                found = list(self._row(form, row, view))
                for wanted, value, place in found:
                    yield view.fact(
                        f"{key}.{wanted.name}", value, place or span, number
                    )
                number += bool(found)

    def _matcher(self, view: View) -> TableMatcher:
        if self.form:
            return view.form(self.form)
        return TableMatcher.from_params({"columns": self.columns})

    def _row(
        self, form: Form, row: int, view: View
    ) -> Iterator[tuple[Wanted, str, Span | None]]:
        for wanted in self.values:
            for span in _cells(form, row, wanted, view):
                text = text_at(view, span)
                if found := value_in(view, text, wanted):
                    yield wanted, *found
                    break


def _cells(form: Form, row: int, wanted: Wanted, view: View) -> Iterator[Span]:
    """Yield the filled cells of a row: that of the column, then all others.

    Forms have heads beside the column that they mean; only a text stands anywhere.
    """
    cells: list[Cell | None] = []
    column = form.columns.get(wanted.column or "")
    if column is not None:
        cells.append(_cell_under(form.table, row, column))
    if wanted.column is None or wanted.reading is not Reading.TEXT:
        cells += form.table.rows[row]
    for cell in cells:
        if cell and not is_empty(view.context.document, cell):
            yield cell.span


def _cell_under(table: Table, row: int, column: int) -> Cell | None:
    """Return the cell of a row in a column, or one that reaches down into the row."""
    for cell in table.rows[row]:
        if cell.column <= column < cell.column + cell.column_span:
            return cell
    return cell_at(table, row, column)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemsReading:
    """Values of each item that a row lists; the form names the row."""

    form: str
    row: str
    values: tuple[Wanted, ...]

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> Self:
        return cls(form=params["form"], row=params["row"], values=wanted_of(params))

    def read(self, key: str, view: View) -> Iterator[Fact]:
        row = named_rows(view, self.form).get(self.row)
        items = [
            normalise(item, span.start + start)
            for span in (row.said if row else ())
            for start, item in items_of(view.context.document.text_of(span))
        ]
        for number, item in enumerate(items):
            for wanted in self.values:
                if found := value_in(view, item, wanted):
                    value, place = found
                    yield view.fact(f"{key}.{wanted.name}", value, place, number)


def items_of(text: str) -> list[tuple[int, str]]:
    r"""Return the items of a cell with their places: a line with a label or a date.

    >>> items_of("1) 15.01.2025 семинар\nв зале\n2) 20.02.2025 лекция")
    [(0, '1) 15.01.2025 семинар\nв зале\n'), (29, '2) 20.02.2025 лекция')]
    """
    starts = list[int]()
    at = 0
    for line in text.splitlines(keepends=True):
        opens = ITEM.match(line) or any(read_values(Reading.DATE, line))
        if line.strip() and (opens or not starts):
            starts.append(at)
        at += len(line)
    stops = [*starts[1:], len(text)] if starts else []
    return [
        (start, text[start:stop]) for start, stop in zip(starts, stops, strict=True)
    ]


def text_at(view: View, span: Span) -> NormalisedText:
    return normalise(view.context.document.text_of(span), span.start)


def value_in(
    view: View, text: NormalisedText, wanted: Wanted
) -> tuple[str, Span] | None:
    """Return the first value of a kind in a text; of a figure, that which is meant."""
    if wanted.beside:
        number = figure_beside(view, text, wanted.beside)
        place = text.original(Span(0, len(text.text)))
        return (number, place) if number is not None else None
    for value, span in read_values(wanted.reading, text.text):
        return value, text.original(span)
    return None
