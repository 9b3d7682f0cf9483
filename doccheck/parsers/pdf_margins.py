"""Margins of a page, and where its lines stand between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from doccheck.parsers.pdf_model import Line
from doccheck.parsers.pdf_words import in_capitals

NEAR: Final = 3.0  # points
#: A line that begins further in than this begins a paragraph.
INDENT: Final = 9.0
_FAR_RIGHT: Final = 0.38  # of the width between the margins
_OFF_CENTRE: Final = 0.05  # of the width: how much the two sides may differ
_EXACT: Final = 2.0  # points
_WIDEST_INDENT: Final = 60.0
_NARROW: Final = 0.82  # of the width
FULL_ROOM: Final = 0.08  # of the width: what a full line may leave
#: Lines that share an edge, before a page is taken to have margins of its own.
_COMPANY: Final = 6


class Place(StrEnum):
    """Where a line stands between the margins."""

    BODY = "body"
    CENTRE = "centre"
    RIGHT = "right"
    FULL = "full"  # from margin to margin


#: Read for every line, and slow to read from the class in Python 3.11.
BODY, CENTRE, RIGHT, FULL = Place


@dataclass(slots=True)
class Margins:
    x0: float
    x1: float
    #: Indents from the left margin that several lines share.
    indents: frozenset[int] = frozenset()

    @property
    def width(self) -> float:
        return max(self.x1 - self.x0, 1.0)


def margins_of(lines: Iterable[Line]) -> Margins:
    """Return the outermost edges that several lines share, and the usual indents."""
    texts = [line for line in lines if line.table is None]
    if not texts:
        return Margins(0.0, 1.0)
    lefts = sorted(line.x0 for line in texts)
    rights = sorted((line.x1 for line in texts), reverse=True)
    needed = 1 if len(texts) < 4 else 2 if len(texts) < 12 else 3
    x0, x1 = _edge(lefts, needed), _edge(rights, needed)
    shifts = Counter(round(left - x0) for left in lefts)
    often = max(3, 0.03 * len(texts))
    return Margins(
        x0, x1, frozenset(shift for shift, count in shifts.items() if count >= often)
    )


def margins_on_page(lines: Sequence[Line], common: Margins) -> Margins:
    """Return a page's own margins where enough of its lines show others."""
    if _shows(lines, common):
        return common
    own = margins_of(lines)
    if _shows(lines, own) and own.width > 0.6 * common.width:
        return replace(own, indents=own.indents | common.indents)
    return common


def _shows(lines: Sequence[Line], margins: Margins) -> bool:
    x0, x1 = margins.x0 + NEAR, margins.x1 - NEAR
    lefts = [line.x0 for line in lines]
    if min(lefts, default=x0) < margins.x0 - INDENT:
        return False
    left = sum([edge <= x0 for edge in lefts])
    return left >= _COMPANY and sum([line.x1 >= x1 for line in lines]) >= _COMPANY


def place_inside(line: Line, margins: Margins) -> Place:
    """Return where a line stands that does not begin at the left margin."""
    if _is_centred(line, margins):
        return CENTRE
    far = line.x0 - margins.x0 > _FAR_RIGHT * margins.width
    return RIGHT if far else BODY


def _is_centred(line: Line, margins: Margins) -> bool:
    left, right = line.x0 - margins.x0, margins.x1 - line.x1
    off = abs(left - right)
    width = margins.width
    near = _OFF_CENTRE * width
    if off > near + _WIDEST_INDENT:
        return False
    if line.bold or in_capitals(line.text):
        return off <= near or _off_by_indent(left - right, margins)
    if off >= _EXACT and (off > near or line.x1 - line.x0 >= _NARROW * width):
        return False
    return not any(round(left) + step in margins.indents for step in (-1, 0, 1))


def _off_by_indent(push: float, margins: Margins) -> bool:
    """Tell whether a centred line is pushed by the indent of a first line."""
    return any(
        INDENT < shift < _WIDEST_INDENT and abs(push - shift) < _EXACT
        for shift in margins.indents
    )


def _edge(values: Sequence[float], needed: int) -> float:
    """Return the outermost of sorted values that has company."""
    for start in range(len(values) - needed + 1):
        if abs(values[start + needed - 1] - values[start]) <= NEAR:
            return values[start]
    return values[0]
