"""Cells of ruled tables from the rules of a page, merged cells included."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from doccheck.parsers.pdf_model import Box

_ONE_RULE: Final = 1.0  # points between pieces of one rule
_NEAR: Final = 3.5  # points by which rules may miss each other
#: A drawing with more rules is no table that a person reads.
_MOST_RULES: Final = 1_000
_FEWEST_CELLS: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    box: Box
    row: int
    column: int
    row_span: int
    column_span: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    box: Box
    cells: tuple[GridCell, ...]


def find_grids(across: Sequence[Box], down: Sequence[Box]) -> list[Grid]:
    """Return the tables that rules draw, from the top of the page."""
    if len(across) < 2 or len(down) < 2:
        return []
    across, down = _joined_across(across), _joined_down(down)
    if len(across) + len(down) > _MOST_RULES:
        return []
    grids = [_grid(*group) for group in _touching(across, down)]
    return sorted(
        (grid for grid in grids if grid is not None), key=lambda grid: grid.box.top
    )


def _joined_across(rules: Iterable[Box]) -> list[Box]:
    """Join pieces of one rule; most programs draw one piece for each cell."""
    heights: list[list[Box]] = []
    for rule in sorted(rules, key=lambda box: box.top):
        if heights and rule.top - heights[-1][0].top <= _ONE_RULE:
            heights[-1].append(rule)
        else:
            heights.append([rule])
    return [rule for pieces in heights for rule in _one_height(pieces)]


def _one_height(pieces: Iterable[Box]) -> list[Box]:
    joined: list[Box] = []
    for piece in sorted(pieces, key=lambda box: box.x0):
        if joined and piece.x0 <= joined[-1].x1 + _ONE_RULE:
            joined[-1] = joined[-1]._replace(x1=max(joined[-1].x1, piece.x1))
        else:
            joined.append(piece)
    return joined


def _joined_down(rules: Iterable[Box]) -> list[Box]:
    turned = _joined_across(Box(top, x0, bottom, x1) for x0, top, x1, bottom in rules)
    return [Box(top, x0, bottom, x1) for x0, top, x1, bottom in turned]


def _touching(
    across: Sequence[Box], down: Sequence[Box]
) -> Iterable[tuple[list[Box], list[Box]]]:
    """Yield groups of rules that meet each other."""
    parent = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for i, flat in enumerate(across):
        for j, tall in enumerate(down, len(across)):
            if (
                flat.x0 - _NEAR <= tall.x0 <= flat.x1 + _NEAR
                and tall.top - _NEAR <= flat.top <= tall.bottom + _NEAR
            ):
                parent[root(i)] = root(j)
    groups: dict[int, tuple[list[Box], list[Box]]] = defaultdict(lambda: ([], []))
    for index in range(len(parent)):
        side = 0 if index < len(across) else 1
        rule = across[index] if side == 0 else down[index - len(across)]
        groups[root(index)][side].append(rule)
    return (group for group in groups.values() if min(map(len, group)) >= 2)


def _places(values: Iterable[float]) -> list[float]:
    """Return the means of values that lie close together."""
    clusters: list[list[float]] = []
    for value in sorted(values):
        if clusters and value - clusters[-1][-1] <= _NEAR:
            clusters[-1].append(value)
        else:
            clusters.append([value])
    return [sum(cluster) / len(cluster) for cluster in clusters]


def _grid(across: list[Box], down: list[Box]) -> Grid | None:
    xs = _places(x for rule in down for x in (rule.x0,))
    ys = _places(rule.top for rule in across)
    if len(xs) < 2 or len(ys) < 2:
        return None
    cells = _cells(xs, ys, across, down)
    if len(cells) < _FEWEST_CELLS or len({cell.column for cell in cells}) < 2:
        return None
    return Grid(box=Box(xs[0], ys[0], xs[-1], ys[-1]), cells=tuple(cells))


def _cells(
    xs: list[float], ys: list[float], across: list[Box], down: list[Box]
) -> list[GridCell]:
    """Return fields of the grid, joined where no rule stands between them."""
    columns, rows = len(xs) - 1, len(ys) - 1
    parent = {field: field for field in product(range(rows), range(columns))}

    def root(field: tuple[int, int]) -> tuple[int, int]:
        while parent[field] != field:
            field = parent[field]
        return field

    upright = [_reaches(x, ((r.x0, r.top, r.bottom) for r in down)) for x in xs]
    flat = [_reaches(y, ((r.top, r.x0, r.x1) for r in across)) for y in ys]
    for row, column in product(range(rows), range(columns)):
        y = (ys[row] + ys[row + 1]) / 2
        x = (xs[column] + xs[column + 1]) / 2
        if column + 1 < columns and not _covers(upright[column + 1], y):
            _join(parent, root((row, column)), root((row, column + 1)))
        if row + 1 < rows and not _covers(flat[row + 1], x):
            _join(parent, root((row, column)), root((row + 1, column)))
    members: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for field in parent:
        members[root(field)].append(field)
    return [_cell(fields, xs, ys) for _, fields in sorted(members.items())]


def _join(
    parent: dict[tuple[int, int], tuple[int, int]],
    first: tuple[int, int],
    second: tuple[int, int],
) -> None:
    parent[max(first, second)] = min(first, second)


def _reaches(
    place: float, rules: Iterable[tuple[float, float, float]]
) -> list[tuple[float, float]]:
    """Return from where to where the rules go that stand at a place."""
    return [
        (first - _NEAR, last + _NEAR)
        for where, first, last in rules
        if abs(where - place) <= _NEAR
    ]


def _covers(reaches: Iterable[tuple[float, float]], place: float) -> bool:
    return any(first <= place <= last for first, last in reaches)


def _cell(
    fields: Sequence[tuple[int, int]], xs: list[float], ys: list[float]
) -> GridCell:
    top, bottom = min(row for row, _ in fields), max(row for row, _ in fields)
    left, right = min(col for _, col in fields), max(col for _, col in fields)
    return GridCell(
        box=Box(xs[left], ys[top], xs[right + 1], ys[bottom + 1]),
        row=top,
        column=left,
        row_span=bottom - top + 1,
        column_span=right - left + 1,
    )


def is_clean(grid: Grid) -> bool:
    """Return whether no two cells lie over each other."""
    rows = max(cell.row + cell.row_span for cell in grid.cells)
    columns = max(cell.column + cell.column_span for cell in grid.cells)
    return sum(cell.row_span * cell.column_span for cell in grid.cells) == (
        rows * columns
    )


def rows_of(grid: Grid) -> list[list[GridCell]]:
    """Return the cells by the row in which they begin."""
    rows: dict[int, list[GridCell]] = defaultdict(list)
    for cell in grid.cells:
        rows[cell.row].append(cell)
    return [
        sorted(rows[number], key=lambda cell: cell.column) for number in sorted(rows)
    ]
