"""What a page of a PDF is made of before it becomes blocks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from doccheck.document import Unread

#: A line reaches so far over and under its baseline, in em.
ASCENT: Final = 0.75
DESCENT: Final = 0.25


class Box(NamedTuple):
    """A rectangle in points as the reader holds the page, from its top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom


@dataclass(slots=True, eq=False)
class Line:
    """A line of text as printed; not to be changed, though not frozen.

    A page has dozens of them, and frozen ones take twice as long to make; tuples take
    four times as long to read from. Two lines are the same only if they are one.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool = False
    #: The text ends in a hyphen put there by the end of the line or by the word.
    hyphen: bool = False
    #: Index of the page's table this line stands for; its text is empty then.
    table: int | None = None

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def height(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Turns places of the file into places on the page as it is read.

    The file counts from the bottom left corner of an unturned page.
    """

    x0: float
    y0: float
    x1: float
    y1: float
    #: Quarter turns to the right that bring the text upright.
    turn: int = 0

    @property
    def width(self) -> float:
        return self.y1 - self.y0 if self.turn % 2 else self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.x1 - self.x0 if self.turn % 2 else self.y1 - self.y0

    def place(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return the box on the page for a box of the file."""
        if self.turn == 0:
            return Box(left - self.x0, self.y1 - top, right - self.x0, self.y1 - bottom)
        if self.turn == 1:
            return Box(bottom - self.y0, left - self.x0, top - self.y0, right - self.x0)
        if self.turn == 2:
            return Box(self.x1 - right, bottom - self.y0, self.x1 - left, top - self.y0)
        return Box(self.y1 - top, self.x1 - right, self.y1 - bottom, self.x1 - left)

    def back(self, box: Box) -> tuple[float, float, float, float]:
        """Return left, bottom, right, top in the file for a box on the page."""
        x0, top, x1, bottom = box
        if self.turn == 0:
            return x0 + self.x0, self.y1 - bottom, x1 + self.x0, self.y1 - top
        if self.turn == 1:
            return top + self.x0, x0 + self.y0, bottom + self.x0, x1 + self.y0
        if self.turn == 2:
            return self.x1 - x1, top + self.y0, self.x1 - x0, bottom + self.y0
        return self.x1 - bottom, self.y1 - x1, self.x1 - top, self.y1 - x0


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCell:
    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class RuledTable:
    box: Box
    #: Rows from the top, each from the left; a merged cell stands where it begins.
    rows: tuple[tuple[TableCell, ...], ...]


@dataclass(slots=True, kw_only=True)
class PageContent:
    """A page as it was read; later steps take lines away or put them in order."""

    number: int
    width: float = 0.0
    height: float = 0.0
    lines: list[Line] = field(default_factory=list)
    #: Lines that run across the others, such as a stamp in the margin.
    turned: list[Line] = field(default_factory=list)
    tables: list[RuledTable] = field(default_factory=list)
    #: Horizontal rules as boxes without height.
    rules: list[Box] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    #: The text was laid over a picture of the page by a recognition program.
    ocr: bool = False
    #: Words that its recognition is not sure of.
    unsure: int = 0
