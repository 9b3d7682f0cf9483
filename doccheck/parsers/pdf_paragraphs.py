"""Paragraphs out of lines with places: where does a new one begin?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from typing import Final, NamedTuple

from doccheck.parsers.lines import chapter_level, is_capitals, is_stamp
from doccheck.parsers.pdf_model import Line
from doccheck.parsers.pdf_order import TAB

#: What opens a paragraph of a list or a numbered clause.
_MARK: Final = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,3})*[.)](?!\d)|\d{1,2}(?:\.\d{1,2}){1,4}\s|[IVXІХ]{1,5}[.)]\s"
    r"|[a-zа-яёәіңғүұқөһ]\)\s|[-–—•●▪◦■*·\uf0b7]\s|[•●▪◦■\uf0b7])"
)
_SENTENCE_END: Final = (".", ";", ":", "!", "?", ".»", ".”", '."')

_NEAR: Final = 3.0  # points
_INDENT: Final = 9.0
_FAR_RIGHT: Final = 0.38  # of the width between the margins
_CENTRED: Final = 0.025  # of the width: how far a centre may lie off
_NARROW: Final = 0.82
_HEADING_SIZE: Final = 1.12


class Place(StrEnum):
    """Where a line stands between the margins."""

    BODY = "body"
    CENTRE = "centre"
    RIGHT = "right"
    FULL = "full"  # from margin to margin


class Margins(NamedTuple):
    x0: float
    x1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0


class Placed(NamedTuple):
    """A line with its page, its margins and its place between them."""

    line: Line
    page: int
    margins: Margins
    place: Place
    #: Counts stretches of lines that follow each other on paper.
    flow: int

    @property
    def indent(self) -> float:
        return self.line.x0 - self.margins.x0

    @property
    def room(self) -> float:
        """Points left at the right margin."""
        return self.margins.x1 - self.line.x1


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """How a document sets its text."""

    size: float
    #: Between the bottom of a line and the top of the next, inside paragraphs.
    gap: float
    #: Whether numbered paragraphs begin with an indented line.
    marks_indented: bool


@dataclass(slots=True)
class Group:
    """The lines of one paragraph."""

    lines: list[Placed] = field(default_factory=list)

    @property
    def last(self) -> Placed:
        return self.lines[-1]

    @property
    def place(self) -> Place:
        """Return what the lines agree on; full lines agree with anything."""
        places = Counter(
            line.place for line in self.lines if line.place is not Place.FULL
        )
        return places.most_common(1)[0][0] if places else Place.FULL


def margins_of(lines: Sequence[Line], fallback: Margins | None = None) -> Margins:
    """Return the edges that several lines share; those of all lines where none do."""
    texts = [line for line in lines if line.table is None]
    if fallback is not None and len(texts) < 6:
        return fallback
    if not texts:
        return Margins(0.0, 1.0)
    lefts = sorted(line.x0 for line in texts)
    rights = sorted((line.x1 for line in texts), reverse=True)
    return Margins(_edge(lefts), _edge(rights))


def _edge(values: Sequence[float]) -> float:
    """Return the outermost of sorted values that has company."""
    needed = 2 if len(values) < 12 else 3
    for start in range(len(values) - needed + 1):
        if abs(values[start + needed - 1] - values[start]) <= _NEAR:
            return values[start]
    return values[0]


def place_of(line: Line, margins: Margins) -> Place:
    left, right = line.x0 - margins.x0, margins.x1 - line.x1
    width = max(margins.width, 1.0)
    if left < _INDENT and right < 0.08 * width:
        return Place.FULL
    narrow = line.x1 - line.x0 < _NARROW * width
    if left > _INDENT and abs(left - right) < 2 * _CENTRED * width:
        loud = line.bold or is_capitals(line.text)
        if narrow or loud:
            return Place.CENTRE
    return Place.RIGHT if left > _FAR_RIGHT * width else Place.BODY


def habits_of(placed: Sequence[Placed]) -> Habits:
    sizes = Counter[float]()
    for item in placed:
        sizes[round(item.line.size * 2) / 2] += len(item.line.text)
    gaps = Counter(
        round(after.line.top - before.line.bottom)
        for before, after in pairwise(placed)
        if before.flow == after.flow and before.room < 60
    )
    marked = [item for item in placed if _MARK.match(item.line.text)]
    indented = sum(item.indent > _INDENT for item in marked)
    return Habits(
        size=sizes.most_common(1)[0][0] if sizes else 12.0,
        gap=float(max(0, gaps.most_common(1)[0][0])) if gaps else 2.0,
        marks_indented=indented > 0.6 * len(marked),
    )


#: True: a new paragraph; False: the same one; None: the next rule decides.
Rule = Callable[[Group, Placed, Habits], bool | None]


def _table_or_row(group: Group, item: Placed, habits: Habits) -> bool | None:
    last = group.last.line
    if last.table is not None or item.line.table is not None:
        return True
    return True if TAB in last.text or TAB in item.line.text else None


def _hyphenated(group: Group, item: Placed, habits: Habits) -> bool | None:
    last = group.last
    going_on = last.line.hyphen and len(last.line.text) > 2 and last.room < 60
    return False if going_on and item.line.text[:1].isalpha() else None


def _other_size(group: Group, item: Placed, habits: Habits) -> bool | None:
    return True if abs(group.last.line.size - item.line.size) > 1.2 else None


def _far(group: Group, item: Placed, habits: Habits) -> bool | None:
    """Space between lines parts paragraphs."""
    last = group.last
    if last.flow != item.flow:
        return None
    gap = item.line.top - last.line.bottom
    return True if gap > habits.gap + 0.42 * item.line.size else None


def _chapter(group: Group, item: Placed, habits: Habits) -> bool | None:
    """A word for chapter begins a block; so does a stamp's first word."""
    if chapter_level(item.line.text):
        return True
    stamped = is_stamp(item.line.text) and item.place is not Place.BODY
    return True if stamped and group.place is not item.place else None


def _centred(group: Group, item: Placed, habits: Habits) -> bool | None:
    before, place = group.place, item.place
    if Place.CENTRE not in {before, place}:
        return None
    if before is not place and Place.FULL not in {before, place}:
        return not _hangs_together(group, item)
    if _is_mark(item.line.text) or group.last.flow != item.flow:
        return True
    same = group.last.line.bold == item.line.bold
    return not (same and abs(group.last.line.size - item.line.size) < 0.7)


def _hangs_together(group: Group, item: Placed) -> bool:
    """Tell whether a line in the middle by chance goes on in the text."""
    last = group.last
    return (
        last.line.bold == item.line.bold
        and not _first_word_fits(last, item)
        and item.line.text[:1].islower()
    )


def _right(group: Group, item: Placed, habits: Habits) -> bool | None:
    before, place = group.place, item.place
    if Place.RIGHT not in {before, place}:
        return None
    if before is place:
        return group.last.flow != item.flow
    shared = abs(group.lines[0].line.x0 - item.line.x0) <= _NEAR
    return not (before is Place.RIGHT and shared)


def _bold(group: Group, item: Placed, habits: Habits) -> bool | None:
    """A change of weight parts paragraphs, unless a sentence runs through it."""
    last = group.last
    if last.line.bold == item.line.bold:
        return None
    if item.line.text[:1].islower() and not _first_word_fits(last, item):
        return None
    return True if last.line.bold else _ends_sentence(last) or None


def _marked(group: Group, item: Placed, habits: Habits) -> bool | None:
    if not _is_mark(item.line.text):
        return None
    if _first_word_fits(group.last, item) or item.indent > _INDENT:
        return True
    if habits.marks_indented:
        return False if not _ends_sentence(group.last) else None
    open_end = group.last.line.text[-1:].isalnum() or group.last.line.text[-1:] in "№(,"
    return not (open_end and item.line.text[:60].split()[-1:] and _inner(item))


def _inner(item: Placed) -> bool:
    """Tell whether what follows the mark is in small letters, as in a citation."""
    found = _MARK.match(item.line.text)
    rest = item.line.text[found.end() :].lstrip() if found else ""
    return rest[:1].islower()


def _next_page(group: Group, item: Placed, habits: Habits) -> bool | None:
    """Across pages and columns a sentence goes on, or a new paragraph begins."""
    last = group.last
    if last.flow == item.flow:
        return None
    if _ends_sentence(last) or last.line.bold != item.line.bold:
        return True
    return item.indent > _INDENT and not item.line.text[:1].islower()


def _indented(group: Group, item: Placed, habits: Habits) -> bool | None:
    shift = item.line.x0 - group.last.line.x0
    if shift <= _INDENT or group.last.flow != item.flow:
        return None
    hanging = len(group.lines) == 1 and _is_mark(group.last.line.text) and shift < 60
    return not (hanging and not _first_word_fits(group.last, item))


def _full(group: Group, item: Placed, habits: Habits) -> bool | None:
    return _first_word_fits(group.last, item)


#: In this order; the last one always answers.
RULES: Final[tuple[Rule, ...]] = (
    _table_or_row,
    _other_size,
    _far,
    _hyphenated,
    _chapter,
    _centred,
    _right,
    _bold,
    _marked,
    _next_page,
    _indented,
    _full,
)


def _is_mark(text: str) -> bool:
    return _MARK.match(text) is not None


def _ends_sentence(item: Placed) -> bool:
    return item.line.text.endswith(_SENTENCE_END)


def _first_word_fits(before: Placed, item: Placed) -> bool:
    """Tell whether the line was ended on purpose: the next word had room in it."""
    text = item.line.text
    word = text.split(None, 1)[0] if text else ""
    letter = (item.line.x1 - item.line.x0) / max(1, len(text))
    return before.room > (len(word) + 1) * letter + 0.6 * item.line.size


def group_lines(placed: Iterable[Placed], habits: Habits) -> list[Group]:
    """Return the lines grouped into paragraphs, in their order."""
    groups: list[Group] = []
    for item in placed:
        if groups and not _begins(groups[-1], item, habits):
            groups[-1].lines.append(item)
        else:
            groups.append(Group([item]))
    return groups


def _begins(group: Group, item: Placed, habits: Habits) -> bool:
    for rule in RULES:
        answer = rule(group, item, habits)
        if answer is not None:
            return answer
    return True
