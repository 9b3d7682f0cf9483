"""Tables of a DOCX: merged cells stand once, nested tables inside their cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from doccheck.document.build import CellText
from doccheck.parsers import docx_names as w
from doccheck.parsers.docx_paragraph import Context, blocks_of, read_paragraph

if TYPE_CHECKING:
    from lxml.etree import _Element

RESTART = "restart"


def read_rows(table: _Element, context: Context) -> list[list[CellText]]:
    """Return the rows of a table; the cells of a row are read on the same page."""
    rows: list[list[CellText]] = []
    #: Row and place of the cell that a merge down began with, by column.
    merged: dict[int, tuple[int, int]] = {}
    for row in _children(table, w.TR):
        cells: list[CellText] = []
        page, last = context.pages.position, context.pages.position
        for cell, column, width, goes_on in _placed(row):
            context.pages.go_back(page)
            if goes_on and column in merged:
                _stretch(rows, merged[column])
                continue
            merged[column] = (len(rows), len(cells))
            text = cell_text(cell, context)
            cells.append(CellText(text=text, column=column, column_span=width))
            last = max(last, context.pages.position)
        context.pages.go_back(last)
        rows.append(cells)
    return rows


def cell_text(cell: _Element, context: Context) -> str:
    """Return the paragraphs of a cell, one to a line, boxes before their anchor."""
    return "\n".join(line for line in _lines(cell, context) if line)


def only_cell(table: _Element) -> _Element | None:
    """Return the cell of a table that is a mere frame around text."""
    rows = list(islice(_children(table, w.TR), 2))
    cells = list(islice(_children(rows[0], w.TC), 2)) if len(rows) == 1 else []
    return cells[0] if len(cells) == 1 else None


def _lines(parent: _Element, context: Context) -> Iterator[str]:
    for block in blocks_of(parent):
        if block.tag == w.TBL:
            for row in read_rows(block, context):
                yield " ".join(cell.text for cell in row if cell.text)
        elif block.tag == w.P:
            for box in context.boxes.get(block, ()):
                yield from _lines(box, context)
            paragraph = read_paragraph(block, context)
            yield paragraph.labelled if paragraph else ""
        else:
            context.lost += 1


def _children(parent: _Element, tag: str) -> Iterator[_Element]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in w.WRAPPERS:
            yield from _children(child, tag)


class Place(NamedTuple):
    """A cell and where it stands."""

    element: _Element
    column: int
    width: int
    #: Whether it belongs to the cell above it.
    goes_on: bool


def _placed(row: _Element) -> Iterator[Place]:
    properties = w.child(row, w.TR_PR)
    column = w.integer(w.child_value(properties, w.GRID_BEFORE))
    for cell in _children(row, w.TC):
        width, goes_on = 1, False
        for told in next(cell.iterchildren(w.TC_PR), ()):
            if told.tag == w.GRID_SPAN:
                width = max(1, w.integer(told.get(w.VAL), 1))
            elif told.tag == w.V_MERGE:
                goes_on = told.get(w.VAL) != RESTART
        yield Place(cell, column, width, goes_on)
        column += width


def _stretch(rows: list[list[CellText]], place: tuple[int, int]) -> None:
    row, index = place
    cell = rows[row][index]
    rows[row][index] = replace(cell, row_span=cell.row_span + 1)
