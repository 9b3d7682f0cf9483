"""Recognised words that stand in ruled tables, and rules that were left to write on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from doccheck.parsers.ocr_hocr import Row, Word
from doccheck.parsers.ocr_lines import lines_of
from doccheck.parsers.ocr_rules import Rules
from doccheck.parsers.pdf_grid import Grid, GridCell, find_grids, is_clean, rows_of
from doccheck.parsers.pdf_model import Box, Line, RuledTable, TableCell

_NEAR: Final = 2.5  # points between a rule and the border that it draws
#: What a blank to be filled in reads like.
_BLANK: Final = "____"
_ON_LINE: Final = 0.4  # of the size of type, between a blank and the baseline
_SHORTEST: Final = 0.5  # of the size of type: a shorter rule is a dash
_COVERED: Final = 0.5  # of a rule under words: they are underlined


def find_tables(rules: Rules, scale: float) -> list[Grid]:
    """Return tables in points; rules that run wild make none.

    Args:
        scale: Points for each pixel, here and below.
    """
    across, down = _scaled(rules, scale)
    return [grid for grid in find_grids(across, down) if is_clean(grid)]


def level_rules(rules: Rules, scale: float) -> list[Box]:
    """Return the rules across the page, in points."""
    return _scaled(rules, scale)[0]


def borders(rules: Rules, grids: Sequence[Grid], scale: float) -> Iterator[Box]:
    """Yield the rules that part the cells of tables, in pixels."""
    across, down = _scaled(rules, scale)
    cells = [cell.box for grid in grids for cell in grid.cells]
    for rule, place in zip(rules.across, across, strict=True):
        if any(_bounds_above(place, cell) for cell in cells):
            yield rule
    for rule, place in zip(rules.down, down, strict=True):
        turned = Box(place.top, place.x0, place.bottom, place.x1)
        if any(
            _bounds_above(turned, Box(top, x0, bottom, x1))
            for x0, top, x1, bottom in cells
        ):
            yield rule


def _bounds_above(rule: Box, cell: Box) -> bool:
    """Tell whether a level rule is the upper or the lower border of a cell."""
    off = min(abs(rule.top - cell.top), abs(rule.top - cell.bottom))
    return off < _NEAR and rule.x0 < cell.x1 and cell.x0 < rule.x1


def lay_out(
    rows: Sequence[Row], rules: Rules, grids: Sequence[Grid], scale: float
) -> tuple[list[Line], list[RuledTable]]:
    """Return the lines of a page, one standing for each table, and the tables."""
    tables = [_table(grid, rows, scale) for grid in grids]
    tables = [table for table in tables if _has_text(table)]
    boxes = [table.box for table in tables]
    outside = [rest for row in rows if (rest := _outside(row, boxes, scale)).words]
    free = [rule for rule in rules.across if not _is_inside(rule, boxes, scale)]
    lines = lines_of(with_blanks(outside, free), scale)
    for index, box in enumerate(boxes):
        below = (n for n, line in enumerate(lines) if line.top >= box.top)
        place = next(below, len(lines))
        lines.insert(place, Line("", *box, size=0.0, table=index))
    return lines, tables


def _has_text(table: RuledTable) -> bool:
    return any(cell.text for row in table.rows for cell in row)


def _outside(row: Row, boxes: Sequence[Box], scale: float) -> Row:
    words = (word for word in row.words if not _is_inside(word.box, boxes, scale))
    return row._replace(words=tuple(words))


def _is_inside(place: Box, boxes: Iterable[Box], scale: float) -> bool:
    x, y = (place.x0 + place.x1) / 2 * scale, (place.top + place.bottom) / 2 * scale
    return any(box.holds(x, y) for box in boxes)


def _scaled(rules: Rules, scale: float) -> tuple[list[Box], list[Box]]:
    """Return rules without thickness, in points."""
    across, down = [], []
    for x0, top, x1, bottom in rules.across:
        middle = (top + bottom) / 2 * scale
        across.append(Box(x0 * scale, middle, x1 * scale, middle))
    for x0, top, x1, bottom in rules.down:
        middle = (x0 + x1) / 2 * scale
        down.append(Box(middle, top * scale, middle, bottom * scale))
    return across, down


def _table(grid: Grid, rows: Iterable[Row], scale: float) -> RuledTable:
    """Return a table with the words that stand in its cells."""
    inside = list(rows)
    return RuledTable(
        box=grid.box,
        rows=tuple(
            tuple(_cell(cell, number, inside, scale) for cell in cells)
            for number, cells in enumerate(rows_of(grid))
        ),
    )


def _cell(cell: GridCell, row: int, rows: Iterable[Row], scale: float) -> TableCell:
    inside = (_inside(line, cell.box, scale) for line in rows)
    lines = sorted(
        (line for line in inside if line.words),
        key=lambda line: (line.baseline, line.words[0].box.x0),
    )
    texts = (" ".join(word.text for word in line.words) for line in lines)
    return TableCell(
        text="\n".join(texts),
        row=row,
        column=cell.column,
        row_span=cell.row_span,
        column_span=cell.column_span,
    )


def _inside(row: Row, box: Box, scale: float) -> Row:
    words = (word for word in row.words if _is_inside(word.box, [box], scale))
    return row._replace(words=tuple(words))


def with_blanks(rows: Sequence[Row], rules: Iterable[Box]) -> list[Row]:
    """Return rows with a word for each rule that was left to be written on."""
    found = list(rows)
    for rule in rules:
        for number, row in enumerate(found):
            if _is_blank(rule, row):
                word = Word(_BLANK, rule._replace(top=rule.bottom - 1), 1.0)
                words = sorted((*row.words, word), key=lambda item: item.box.x0)
                found[number] = row._replace(words=tuple(words))
                break
    return found


def _is_blank(rule: Box, row: Row) -> bool:
    off = abs((rule.top + rule.bottom) / 2 - row.baseline)
    if off > _ON_LINE * row.size or rule.x1 - rule.x0 < _SHORTEST * row.size:
        return False
    covered = sum(
        max(0.0, min(rule.x1, word.box.x1) - max(rule.x0, word.box.x0))
        for word in row.words
    )
    return covered < _COVERED * (rule.x1 - rule.x0)
