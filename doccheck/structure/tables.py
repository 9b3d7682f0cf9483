"""Tables as forms: which cell stands under which column, and what is filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from doccheck.document import Cell, Document, Table

#: What fills a cell without saying anything.
EMPTY_CELL: Final = re.compile(r"[\s_.…\-–—?*|«»\"()]*")
#: A row that numbers the columns: 1 2 3 4.
COLUMN_NUMBER: Final = re.compile(r"\(?\d{1,2}\)?\.?")
#: So many rows counted in order are no chance.
COUNTED: Final = 3


def columns_of(table: Table) -> int:
    """Return how many columns a table has."""
    cells = (cell for row in table.rows for cell in row)
    return max((cell.column + cell.column_span for cell in cells), default=0)


def cell_at(table: Table, row: int, column: int) -> Cell | None:
    """Return the cell that covers a place of the grid, merged ones included."""
    for cells in table.rows[: row + 1]:
        for cell in cells:
            in_row = cell.row <= row < cell.row + cell.row_span
            if in_row and cell.column <= column < cell.column + cell.column_span:
                return cell
    return None


def is_empty(document: Document, cell: Cell | None) -> bool:
    """Say whether nothing is written in a cell, a dash or a blank line apart."""
    return cell is None or bool(EMPTY_CELL.fullmatch(document.text_of(cell.span)))


def counting_columns(document: Document, table: Table) -> frozenset[int]:
    """Return the columns whose cells read 1, 2, 3 … in order: they count the rows.

    A table that the page broke in two goes on counting: 7, 8, 9.
    """
    written: dict[int, list[str]] = {}
    for row in table.rows:
        for cell in row:
            text = document.text_of(cell.span).strip()
            if not EMPTY_CELL.fullmatch(text):
                written.setdefault(cell.column, []).append(text)
    return frozenset(column for column, texts in written.items() if _count(texts))


def _count(texts: Sequence[str]) -> bool:
    """Say whether cells of a column, under at most one for its head, count."""
    rows = texts if COLUMN_NUMBER.fullmatch(texts[0]) else texts[1:]
    figures = [text.strip("().") for text in rows]
    if len(rows) < COUNTED or not figures[0].isdecimal():
        return False
    first = int(figures[0])
    return figures == [str(first + number) for number in range(len(figures))]


def body_rows(document: Document, table: Table, header: int) -> Iterator[int]:
    """Yield the rows that carry content, by number.

    Left out: all up to the header, rows without a word, rows that number the columns,
    and headings over a group of rows (one cell across the table).
    """
    width = columns_of(table)
    for number, row in enumerate(table.rows):
        texts = [document.text_of(cell.span).strip() for cell in row]
        written = [text for text in texts if not EMPTY_CELL.fullmatch(text)]
        counts = all(COLUMN_NUMBER.fullmatch(text) for text in written)
        across = len(written) == 1 and any(
            cell.column_span > 1 and cell.column_span >= width - 1 for cell in row
        )
        if number > header and written and not counts and not across:
            yield number
