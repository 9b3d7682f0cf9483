"""Ruled tables of a page with the text of their cells."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Final

from doccheck.parsers.pdf_grid import Grid, GridCell, find_grids, is_clean, rows_of
from doccheck.parsers.pdf_lines import LINE_END_HYPHEN
from doccheck.parsers.pdf_model import Box, Frame, RuledTable, TableCell
from doccheck.parsers.pdf_page import OpenPage
from doccheck.parsers.pdf_rulings import Drawing
from doccheck.parsers.pdf_sorted import Char, text_of_chars

if TYPE_CHECKING:
    from pdfplumber.pdf import PDF
    from pdfplumber.table import Table

#: Points by which a cell is cut at its sides, so that no letter of the next cell or
#: of the text above, whose lower parts reach over the rule, is taken with it.
_INSET: Final = 1.0
_MOST_PATHS: Final = 5_000  # pdfplumber takes seconds for more
#: What PDFium writes for a hyphen at the end of a line where only a part of a page is
#: asked for.
_CELL_HYPHEN: Final = "\x02"
_USUAL_CELL: Final = 1024  # characters; longer ones are asked for twice


@dataclass(slots=True)
class TableReader:
    """Reads the tables of one file; pdfplumber is opened only where it is needed."""

    data: bytes
    _plumber: PDF | None = None

    def __enter__(self) -> TableReader:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._plumber is not None:
            self._plumber.close()

    def tables(
        self,
        number: int,
        page: OpenPage,
        drawing: Drawing,
        frame: Frame,
        chars: Sequence[Char] | None,
    ) -> list[RuledTable]:
        """Return the tables of a page.

        Args:
            chars: Characters of a page whose text order cannot be trusted.
        """
        grids = find_grids(drawing.across, drawing.down)
        if not grids:
            return []
        simple = drawing.paths <= _MOST_PATHS and frame.turn == 0
        if simple and not all(map(is_clean, grids)):
            return self._by_pdfplumber(number)
        if chars is not None:
            return [_table(grid, lambda cell: _text_at(chars, cell)) for grid in grids]
        return [
            _table(grid, lambda cell: _bounded_text(page, frame, cell.box))
            for grid in grids
        ]

    def _by_pdfplumber(self, number: int) -> list[RuledTable]:
        import pdfplumber  # noqa: PLC0415 - lazy: costs 170 ms

        if self._plumber is None:
            self._plumber = pdfplumber.open(io.BytesIO(self.data))
        page = self._plumber.pages[number - 1]
        tables = [_from_pdfplumber(table) for table in page.find_tables()]
        page.close()
        return [table for table in tables if len(table.rows[0]) > 1]


def _from_pdfplumber(table: Table) -> RuledTable:
    rows = tuple(
        tuple(
            TableCell(text=_tidy(text or ""), row=row, column=column)
            for column, text in enumerate(texts)
            if text is not None
        )
        for row, texts in enumerate(table.extract())
    )
    return RuledTable(box=Box(*table.bbox), rows=rows)


def _table(grid: Grid, text_of: Callable[[GridCell], str]) -> RuledTable:
    rows = tuple(
        tuple(
            TableCell(
                text=text_of(cell),
                row=row,
                column=cell.column,
                row_span=cell.row_span,
                column_span=cell.column_span,
            )
            for cell in cells
        )
        for row, cells in enumerate(rows_of(grid))
    )
    return RuledTable(box=grid.box, rows=rows)


def _text_at(chars: Sequence[Char], cell: GridCell) -> str:
    inside = [
        char
        for char in chars
        if cell.box.holds((char.x0 + char.x1) / 2, char.baseline - char.size / 3)
    ]
    return _tidy(text_of_chars(inside)) if inside else ""


def _bounded_text(page: OpenPage, frame: Frame, box: Box) -> str:
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - lazy

    inner = Box(box.x0 + _INSET, box.top + _INSET, box.x1 - _INSET, box.bottom - _INSET)
    left, bottom, right, top = frame.back(inner)
    sides = (left, top, right, bottom)
    buffer, room = (ctypes.c_ushort * _USUAL_CELL)(), _USUAL_CELL
    length = pdfium.FPDFText_GetBoundedText(page.text_handle, *sides, buffer, room)
    if length >= room:
        length = pdfium.FPDFText_GetBoundedText(page.text_handle, *sides, None, 0)
        buffer = (ctypes.c_ushort * length)()
        pdfium.FPDFText_GetBoundedText(page.text_handle, *sides, buffer, length)
    units = memoryview(buffer)[: max(0, length)].tobytes()
    return _tidy(units.decode("utf-16-le", "replace").replace("\0", ""))


def _tidy(text: str) -> str:
    """Return the text of a cell with one line break for each line end."""
    whole = text.replace(LINE_END_HYPHEN, "-\n").replace(_CELL_HYPHEN, "-\n")
    lines = (" ".join(line.split()) for line in whole.splitlines())
    return "\n".join(line for line in lines if line)
