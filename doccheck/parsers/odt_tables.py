"""Tables of an OpenDocument text: which cells there are, and where."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from doccheck.document.build import CellText
from doccheck.parsers import odt_names as o
from doccheck.parsers.docx_names import integer

if TYPE_CHECKING:
    from lxml.etree import _Element

_COLUMNS: Final = f"{o.TABLE}number-columns-spanned"
_ROWS: Final = f"{o.TABLE}number-rows-spanned"
_REPEATED: Final = f"{o.TABLE}number-columns-repeated"
_VISIBILITY: Final = f"{o.TABLE}visibility"


class Place(NamedTuple):
    """A cell and where it stands."""

    element: _Element
    column: int
    row_span: int
    column_span: int

    def with_text(self, text: str) -> CellText:
        return CellText(
            text=text,
            column=self.column,
            row_span=self.row_span,
            column_span=self.column_span,
        )


def rows_of(table: _Element) -> Iterator[_Element]:
    """Yield the rows that are shown."""
    for child in table:
        if child.tag in o.ROW_GROUPS:
            yield from rows_of(child)
        elif child.tag == o.ROW and child.get(_VISIBILITY, "visible") == "visible":
            yield child


def cells_of(row: _Element) -> Iterator[Place]:
    column = 0
    for cell in row:
        if cell.tag == o.CELL:
            yield Place(
                element=cell,
                column=column,
                row_span=max(1, integer(cell.get(_ROWS), 1)),
                column_span=max(1, integer(cell.get(_COLUMNS), 1)),
            )
        if cell.tag in {o.CELL, o.COVERED}:
            column += max(1, integer(cell.get(_REPEATED), 1))


def only_cell(table: _Element) -> _Element | None:
    """Return the cell of a table that is a mere frame around text."""
    rows = list(islice(rows_of(table), 2))
    cells = list(cells_of(rows[0])) if len(rows) == 1 else []
    return cells[0].element if len(cells) == 1 else None
