"""Reading order of a page's lines: the file's own, unless places speak against it.

The order of the file is right inside one stretch of text. What goes wrong is where a
stretch stands: text boxes are written last, feet first, columns one after the other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from doccheck.parsers.pdf_model import Box, Line

_STEP_BACK: Final = 0.5  # of a line's height
_PARAGRAPH_GAP: Final = 1.2
#: A page with more lines is a drawing; its order is left as it is.
_MOST_LINES: Final = 800
_COLUMN_GAP: Final = 2.5  # of a line's height: between paragraphs of a column
_OVERLAP: Final = 6.0  # points
_BESIDE: Final = 1.0  # points of height that two lines share
_SAME_ROW: Final = 0.6
#: A wider gap inside a row parts its cells, as a tab does.
_TAB_GAP: Final = 3.0  # em
_RAISED: Final = 0.8  # of the size beside it: the mark of a footnote
#: Initials: a list of posts and names is read row by row.
_NAME: Final = re.compile(r"\b[^\W\d_]\.\s?(?:[^\W\d_]\.)?\s?[^\W\d_]{2,}|\s[^\W\d_]\.")
_WOVEN_ROWS: Final = 3
_SHORTEST_CELL: Final = 6  # characters; shorter ones are numbers of a list
TAB: Final = "\t"


@dataclass(frozen=True, slots=True)
class Flow:
    """Lines to be read one after the other between the same margins."""

    lines: tuple[Line, ...]
    #: Whether other lines stand beside it.
    column: bool = False


def reading_order(lines: Sequence[Line]) -> list[Flow]:
    if not lines:
        return []
    if all(
        line.top >= (before.top + before.bottom) / 2 for before, line in pairwise(lines)
    ):
        return [Flow(tuple(lines))]
    lines = unweave(lines)
    if all(_goes_on(before, line) for before, line in pairwise(lines)):
        return [Flow(tuple(_rows(lines)))]
    if len(lines) > _MOST_LINES:
        return [Flow(tuple(lines))]
    placed: list[list[Line]] = []
    for stretch in _stretches(lines):
        _insert(placed, stretch)
    return _flows(placed)


def unweave(lines: Sequence[Line]) -> list[Line]:
    """Return lines sorted by rows with columns read one after the other.

    Three rows in a row that are parted at one place make two columns.
    """
    rows: list[list[Line]] = []
    for line in lines:
        if rows and _same_row(rows[-1][0], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    done: list[Line] = []
    while rows:
        count = _woven(rows)
        if count >= _WOVEN_ROWS:
            done += [row[0] for row in rows[:count]]
            done += [row[1] for row in rows[:count]]
        else:
            count = 1
            done += rows[0]
        del rows[:count]
    return done


def _woven(rows: Sequence[list[Line]]) -> int:
    """Return how many rows from the first are parted by one gutter."""
    left, right = float("-inf"), float("inf")
    for count, row in enumerate(rows):
        if len(row) != 2 or len(row[0].text) < _SHORTEST_CELL:
            return count
        left, right = max(left, row[0].x1), min(right, row[1].x0)
        if right - left < row[0].size / 2 or _NAME.search(row[1].text):
            return count
    return len(rows)


def _goes_on(before: Line, line: Line) -> bool:
    """Tell whether a line stands below the one before it, or right of it."""
    if line.top >= before.top + _STEP_BACK * before.height:
        return True
    return _same_row(before, line) and line.x0 >= before.x0


def _same_row(first: Line, second: Line) -> bool:
    if second.top >= first.bottom or first.top >= second.bottom:
        return False  # as most neighbours are
    shared = min(first.bottom, second.bottom) - max(first.top, second.top)
    return shared > _SAME_ROW * min(first.height, second.height)


def _stretches(lines: Sequence[Line]) -> list[list[Line]]:
    """Cut where the file jumps, changes to another column or leaves a gap."""
    stretches = [[lines[0]]]
    for before, line in pairwise(lines):
        row = _same_row(before, line)
        gap = line.top - before.bottom > _PARAGRAPH_GAP * before.height
        apart = not row and not _over(before, line)
        if not _goes_on(before, line) or gap or apart:
            stretches.append([])
        stretches[-1].append(line)
    return stretches


def _over(first: Line | Box, second: Line | Box) -> bool:
    """Tell whether two boxes stand over each other, in one column."""
    return min(first.x1, second.x1) - max(first.x0, second.x0) > _OVERLAP


def _box(lines: Sequence[Line]) -> Box:
    return Box(
        min(line.x0 for line in lines),
        min(line.top for line in lines),
        max(line.x1 for line in lines),
        max(line.bottom for line in lines),
    )


def _insert(placed: list[list[Line]], stretch: list[Line]) -> None:
    """Put a stretch before the first one below it in its column, else at the end.

    With nothing beside it, a stretch is of no column: its height alone counts.
    """
    box = _box(stretch)
    boxes = [_box(other) for other in placed]
    alone = not any(_is_beside(box, there) for there in boxes)
    for index, there in enumerate(boxes):
        if there.top <= box.top or not (alone or _over(box, there)):
            continue
        above = [line for line in stretch if line.top < there.top]
        below = stretch[len(above) :]
        placed.insert(index, above)
        if below:
            _insert(placed, below)
        return
    placed.append(stretch)


def _flows(placed: Sequence[list[Line]]) -> list[Flow]:
    """Join stretches into flows; a new one begins where columns begin or end."""
    flows: list[list[Line]] = []
    columns: list[bool] = []
    last = Box(0.0, 0.0, 0.0, 0.0)
    for number, stretch in enumerate(placed):
        others = [
            line for k, lines in enumerate(placed) if k != number for line in lines
        ]
        of_column = _columns(stretch, others)
        box = _box(stretch)
        inside = _within(box, last)
        if inside and 0 < box.top - last.bottom < _COLUMN_GAP * stretch[0].height:
            of_column = [True] * len(stretch)
        if of_column[-1]:
            last = _cover(last, box) if inside else box
        for line, column in zip(stretch, of_column, strict=True):
            goes_on = flows and column == columns[-1] and _below(flows[-1][-1], line)
            if goes_on:
                flows[-1].append(line)
            else:
                flows.append([line])
                columns.append(column)
    return [
        Flow(tuple(_rows(lines)), column)
        for lines, column in zip(flows, columns, strict=True)
    ]


def _columns(stretch: Sequence[Line], others: Sequence[Line]) -> list[bool]:
    """Tell for each line whether it is of a column, with other lines beside it.

    A column that is longer than its neighbour stays one while its lines do not part.
    """
    beside = [_has_neighbour(line, others) for line in stretch]
    near = [line for line, found in zip(stretch, beside, strict=True) if found]
    if not near:
        return beside
    column = _box(near)
    found = [beside[0]]
    for before, (line, close) in zip(
        stretch, zip(stretch[1:], beside[1:], strict=True), strict=False
    ):
        parted = line.top - before.bottom > _PARAGRAPH_GAP * before.height
        found.append(close or (found[-1] and not parted and _within(line, column)))
    return found


def _has_neighbour(line: Line, others: Sequence[Line]) -> bool:
    """Tell whether a line stands beside any of others; asked of all pairs of a page."""
    top, bottom = line.top + _BESIDE, line.bottom - _BESIDE
    near = [other for other in others if other.top < bottom and other.bottom > top]
    return any(_is_beside(line, other) for other in near)


def _within(box: Line | Box, column: Box) -> bool:
    return box.x0 >= column.x0 - _OVERLAP and box.x1 <= column.x1 + _OVERLAP


def _cover(first: Box, second: Box) -> Box:
    return Box(
        min(first.x0, second.x0),
        min(first.top, second.top),
        max(first.x1, second.x1),
        max(first.bottom, second.bottom),
    )


def _below(before: Line, line: Line) -> bool:
    return line.top >= before.top - _STEP_BACK * before.height


def _is_beside(line: Line | Box, other: Line | Box) -> bool:
    shared = min(line.bottom, other.bottom) - max(line.top, other.top)
    return shared > _BESIDE and not _over(line, other)


def _rows(lines: Sequence[Line]) -> list[Line]:
    """Join lines that stand in one row."""
    rows: list[Line] = []
    for line in lines:
        if rows and _joins(rows[-1], line):
            rows[-1] = _joined(rows[-1], line)
        else:
            rows.append(line)
    return rows


def _joins(before: Line, line: Line) -> bool:
    if before.table is not None or line.table is not None:
        return False
    return _same_row(before, line) and not _over(before, line)


def _is_note_mark(line: Line, beside: Line) -> bool:
    return line.size < _RAISED * beside.size and line.text.isdecimal()


def _joined(first: Line, second: Line) -> Line:
    if second.x0 < first.x0:
        first, second = second, first
    gap = second.x0 - first.x1
    if _is_note_mark(second, first) and gap < first.size:
        return replace(first, x1=second.x1)
    between = TAB if gap > _TAB_GAP * first.size else " "
    if first.hyphen and gap < 0.2 * first.size:
        between = ""
    return Line(
        first.text + between + second.text,
        first.x0,
        min(first.top, second.top),
        second.x1,
        max(first.bottom, second.bottom),
        max(first.size, second.size),
        first.bold and second.bold,
        second.hyphen,
    )
