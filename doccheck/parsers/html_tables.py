"""Tables of a web page: where each cell stands, and what is in it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Final

from doccheck.document.build import CellText
from doccheck.parsers.docx_names import integer

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Columns and rows of one cell; what is wider comes from no editor.
_WIDEST: Final = 200
_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_CELLS: Final = frozenset({"td", "th"})


class Grid:
    """A table while it is read."""

    def __init__(self, table: _Element) -> None:
        self.table = table
        self._rows: list[list[CellText]] = []
        #: Columns that cells of rows above take, with the rows still to come.
        self._taken: dict[int, int] = {}
        self._cell: _Element | None = None
        self._lines: list[str] = []
        #: The first column that may be free in the row.
        self._place = 0

    def start(self, tag: str, element: _Element) -> None:
        if tag == "tr":
            self._begin_row()
        elif tag in _CELLS:
            if not self._rows:
                self._begin_row()
            self._cell, self._lines = element, []

    def end(self, element: _Element) -> None:
        if element is self._cell:
            self._close_cell(element)

    def add(self, text: str) -> None:
        """Add a paragraph to the cell that is open; a caption has a row of its own."""
        if self._cell is not None:
            self._lines.append(text)
        else:
            self._rows.append([CellText(text=text, column=0)])

    def _close_cell(self, cell: _Element) -> None:
        column = self._free_column()
        width = min(_WIDEST, max(1, integer(cell.get("colspan"), 1)))
        height = min(_WIDEST, max(1, integer(cell.get("rowspan"), 1)))
        text = "\n".join(self._lines)
        self._rows[-1].append(
            CellText(text=text, column=column, column_span=width, row_span=height)
        )
        for taken in range(column, min(column + width, _WIDEST)):
            self._taken[taken] = height
        self._cell = None

    def rows(self) -> list[list[CellText]]:
        return [row for row in self._rows if row]

    def lines(self) -> Iterator[str]:
        """Yield the rows as lines, for a table within a cell."""
        for row in self._rows:
            line = " ".join(cell.text for cell in row if cell.text)
            if line:
                yield line

    def _begin_row(self) -> None:
        self._taken = {
            column: rows - 1 for column, rows in self._taken.items() if rows > 1
        }
        self._rows.append([])
        self._place = 0

    def _free_column(self) -> int:
        column = self._place
        while column in self._taken:
            column += 1
        self._place = column + 1
        return column


def is_layout(table: _Element) -> bool:
    """Tell whether a table only arranges a page: one cell, or headings in it."""
    own = (cell for cell in table.iter(*_CELLS) if _table_of(cell) is table)
    if len(list(islice(own, 2))) == 1:
        return True
    return next(table.iter(*_HEADINGS), None) is not None


def _table_of(cell: _Element) -> _Element | None:
    return next(cell.iterancestors("table"), None)
