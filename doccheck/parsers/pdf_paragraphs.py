"""Paragraphs out of lines with places: rules for where a new one begins."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from doccheck.parsers.lines import is_stamp
from doccheck.parsers.pdf_margins import (
    BODY,
    CENTRE,
    FULL,
    FULL_ROOM,
    INDENT,
    NEAR,
    RIGHT,
    Margins,
    Place,
    place_inside,
)
from doccheck.parsers.pdf_model import Line
from doccheck.parsers.pdf_order import TAB
from doccheck.parsers.pdf_words import chapter_at

#: What opens a paragraph of a list or a numbered clause.
_MARK: Final = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,3})*[.)](?!\d)|\d{1,2}(?:\.\d{1,2}){1,4}\s|[IVXІХ]{1,5}[.)]\s"
    r"|[a-zа-яёәіңғүұқөһ]\)\s|[-–—•●▪◦■*·\uf0b7]\s|[•●▪◦■\uf0b7])"
)
#: What may begin a mark though a letter follows.
_MARK_BEGINS: Final = frozenset("0123456789IVXІХ•●▪◦■\uf0b7")
_SENTENCE_END: Final = (".", ";", ":", "!", "?", ".»", ".”", '."')
_RUNNING: Final = frozenset({BODY, FULL})
_GAP_OF_SIZE: Final = 0.42  # more than the usual gap parts paragraphs
_ENOUGH: Final = 8  # pairs of lines that show the spacing of a flow
_NO_ROOM: Final = 0.6  # em that even a full line may leave
_NEAR_FULL: Final = 60.0  # points: room that a hyphenated line may leave


@dataclass(slots=True)
class Placed:
    """A line with its page and its place between the margins.

    Like a line it is a value, though not frozen.
    """

    line: Line
    page: int
    #: Counts stretches of lines that follow each other on paper.
    flow: int
    place: Place
    #: Points from the left margin, and points left at the right one.
    indent: float
    room: float
    #: The number or bullet that opens the line; empty where there is none.
    mark: str
    #: Whether it belongs to a letterhead or a stamp with another one beside it.
    beside: bool = False

    @property
    def ends_sentence(self) -> bool:
        return self.line.text.endswith(_SENTENCE_END)

    @property
    def begins_small(self) -> bool:
        return self.line.text[:1].islower()

    @property
    def has_cells(self) -> bool:
        """Whether the line is a row of several things, beside a mark."""
        text = self.line.text
        return TAB in text and TAB in text[len(self.mark) + 1 :]


def place_lines(
    lines: Iterable[Line], page: int, flow: int, margins: Margins, *, beside: bool
) -> list[Placed]:
    """Return the lines of a flow with their places; most begin at the margin."""
    x0, x1 = margins.x0, margins.x1
    most_room = FULL_ROOM * margins.width
    found = []
    for line in lines:
        indent, room = line.x0 - x0, x1 - line.x1
        if indent >= INDENT:
            place = place_inside(line, margins)
        else:
            place = FULL if room < most_room else BODY
        mark = mark_of(line.text)
        found.append(Placed(line, page, flow, place, indent, room, mark, beside))
    return found


def mark_of(text: str) -> str:
    """Return the number or bullet that opens a line; "" for none."""
    if text[1:2].isalpha() and text[0] not in _MARK_BEGINS:
        return ""  # a word, as in most lines
    mark = _MARK.match(text)
    return mark.group() if mark else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """How a document sets its text."""

    size: float
    #: Between the bottom of a line and the top of the next, inside paragraphs.
    gap: float
    #: The same for flows with many lines.
    gaps: Mapping[int, float]
    #: Whether numbered paragraphs begin with an indented line.
    marks_indented: bool
    #: Of the first line of a paragraph whose other lines begin at the margin.
    first_indent: float | None

    def most_gap(self, item: Placed) -> float:
        """Return the widest gap above a line that goes on with a paragraph."""
        return self.gaps.get(item.flow, self.gap) + _GAP_OF_SIZE * item.line.size


@dataclass(slots=True)
class Group:
    """The lines of one paragraph."""

    lines: list[Placed]
    #: Of the first line that is not full; full lines agree with anything.
    place: Place

    @classmethod
    def of(cls, item: Placed) -> Group:
        return cls([item], item.place)

    def add(self, item: Placed) -> None:
        self.lines.append(item)
        if self.place is FULL:
            self.place = item.place


@dataclass(slots=True)
class Joint:
    """A paragraph so far, and the line that may go on with it."""

    group: Group
    last: Placed
    item: Placed
    habits: Habits

    @property
    def apart(self) -> bool:
        """Whether a page or a column ends between the two."""
        return self.last.flow != self.item.flow

    @property
    def had_room(self) -> bool:
        """Whether the line was ended on purpose: the next word had room in it."""
        line = self.item.line
        if self.last.room <= _NO_ROOM * line.size:
            return False
        word = line.text.split(None, 1)[0] if line.text else ""
        letter = (line.x1 - line.x0) / max(1, len(line.text))
        return self.last.room > (len(word) + 1) * letter + _NO_ROOM * line.size


def habits_of(lines: Sequence[Placed]) -> Habits:
    gaps: dict[int, Counter[int]] = defaultdict(Counter)
    indents = Counter[int]()
    for before, after in pairwise(lines):
        if before.room < _NEAR_FULL and before.flow == after.flow:
            gaps[after.flow][round(after.line.top - before.line.bottom)] += 1
            if before.indent > INDENT > after.indent:
                indents[round(before.indent)] += 1
    marked = [item for item in lines if item.mark]
    indented = sum(item.indent > INDENT for item in marked)
    common = Counter[int]()
    for found in gaps.values():
        common.update(found)
    first = indents.most_common(1)
    return Habits(
        size=_usual_size(lines),
        gap=_usual(common) if common else 2.0,
        gaps={
            flow: _usual(found)
            for flow, found in gaps.items()
            if found.total() >= _ENOUGH
        },
        marks_indented=indented > 0.6 * len(marked),
        first_indent=float(first[0][0]) if first and first[0][1] > 2 else None,
    )


def _usual_size(lines: Sequence[Placed]) -> float:
    """Return the size in which most characters are set."""
    sizes: dict[float, int] = defaultdict(int)
    for item in lines:
        line = item.line
        sizes[line.size] += len(line.text)
    return max(sizes, key=sizes.__getitem__, default=12.0)


def _usual(gaps: Counter[int]) -> float:
    return float(gaps.most_common(1)[0][0])


#: True: a new paragraph; False: the same one; None: the next rule decides.
Rule = Callable[[Joint], bool | None]


def _runs_on(group: Group, last: Placed, item: Placed, habits: Habits) -> bool:
    """Tell the usual case: a word at the margin, below a full line."""
    before, line = last.line, item.line
    return (
        last.room < line.size
        and item.indent < INDENT
        and item.flow == last.flow
        and not item.mark
        and line.size == before.size
        and line.bold == before.bold
        and group.place in _RUNNING
        and line.top - before.bottom <= habits.most_gap(item)
        and TAB not in before.text
        and (item.begins_small or _is_plain(line.text))
    )


def _is_plain(text: str) -> bool:
    """Tell whether nothing at the beginning of a line opens a paragraph."""
    opens = TAB in text or chapter_at(text) or is_stamp(text)
    return text[:1].isalpha() and not opens


def _table_or_row(joint: Joint) -> bool | None:
    last, item = joint.last, joint.item
    if last.line.table is not None or item.line.table is not None:
        return True
    if TAB not in last.line.text and TAB not in item.line.text:
        return None
    if last.has_cells:
        return True
    return True if item.has_cells and not item.begins_small else None


def _other_size(joint: Joint) -> bool | None:
    return True if abs(joint.last.line.size - joint.item.line.size) > 1.2 else None


def _far(joint: Joint) -> bool | None:
    """Space between lines parts paragraphs."""
    if joint.apart:
        return None
    gap = joint.item.line.top - joint.last.line.bottom
    most = joint.habits.most_gap(joint.item)
    return True if gap > most or gap < -joint.item.line.size else None


def _hyphenated(joint: Joint) -> bool | None:
    last = joint.last
    if not last.line.hyphen:
        return None
    broken = len(last.line.text) > 2 and last.room < _NEAR_FULL
    return False if broken and joint.item.line.text[:1].isalpha() else None


def _in_stamp(joint: Joint) -> bool | None:
    """A letterhead or a stamp is one block, however short its lines are."""
    if not joint.item.beside:
        return None
    both = joint.last.beside and not joint.apart
    return False if both and not joint.item.mark else None


def _chapter(joint: Joint) -> bool | None:
    """A word for chapter begins a block; so does a stamp's first word."""
    item = joint.item
    if chapter_at(item.line.text):
        return True
    stamped = item.place is not BODY and is_stamp(item.line.text)
    return True if stamped and joint.group.place is not item.place else None


def _centred(joint: Joint) -> bool | None:
    place, item = joint.group.place, joint.item
    if place is not CENTRE and item.place is not CENTRE:
        return None
    if place is not item.place and place is not FULL and item.place is not FULL:
        return not _centred_by_chance(joint)
    if item.mark or (joint.apart and not item.begins_small):
        return True
    same = joint.last.line.bold == item.line.bold
    return not (same and abs(joint.last.line.size - item.line.size) < 0.7)


def _centred_by_chance(joint: Joint) -> bool:
    """Tell whether the text runs on through a line that only looks centred."""
    same = joint.last.line.bold == joint.item.line.bold
    return same and not joint.had_room and joint.item.begins_small


def _right(joint: Joint) -> bool | None:
    before, item = joint.group.place, joint.item
    if before is not RIGHT and item.place is not RIGHT:
        return None
    first, line = joint.group.lines[0].line, item.line
    if before is item.place:
        edges = (first.x0 - line.x0, first.x1 - line.x1, first.middle - line.middle)
        aligned = min(map(abs, edges)) <= NEAR
        return joint.apart and (not aligned or joint.last.ends_sentence)
    shared = abs(first.x0 - line.x0) <= NEAR
    return not (before is RIGHT and shared)


def _bold(joint: Joint) -> bool | None:
    """A change of weight parts paragraphs, unless a sentence runs through it."""
    last, item = joint.last, joint.item
    if last.line.bold == item.line.bold:
        return None
    if item.begins_small and not joint.had_room:
        return None
    return True if last.line.bold or last.ends_sentence else None


def _marked(joint: Joint) -> bool | None:
    """A number opens a paragraph, unless it is one cited inside a sentence."""
    last, item = joint.last, joint.item
    if not item.mark:
        return None
    if joint.had_room or item.indent > INDENT:
        return True
    if joint.habits.marks_indented:
        return True if last.ends_sentence else None
    inner = item.line.text[len(item.mark) :].lstrip()[:1].islower()
    open_end = last.line.text[-1:].isalnum() or last.line.text[-1:] in "№(,"
    return not (open_end and inner)


def _next_page(joint: Joint) -> bool | None:
    """Across pages and columns a sentence goes on, or a new paragraph begins."""
    last, item = joint.last, joint.item
    if not joint.apart:
        return None
    if last.line.bold != item.line.bold or joint.had_room:
        return True
    if item.begins_small:
        return False
    if last.page == item.page:
        return True
    return last.ends_sentence or item.indent > INDENT


def _indented(joint: Joint) -> bool | None:
    if joint.apart:
        return None
    shift = joint.item.line.x0 - joint.last.line.x0
    first = len(joint.group.lines) == 1
    if shift <= INDENT:
        return True if first and shift > -NEAR and _begins_alike(joint) else None
    hanging = first and joint.last.mark and shift < _NEAR_FULL
    return not (hanging and not joint.had_room)


def _begins_alike(joint: Joint) -> bool:
    """Tell whether both lines are indented as first lines of paragraphs are."""
    usual = joint.habits.first_indent
    if usual is None or joint.item.begins_small:
        return False
    return abs(joint.item.indent - usual) <= NEAR


def _full(joint: Joint) -> bool | None:
    """A line with room ends a paragraph, unless its sentence clearly goes on."""
    last = joint.last.line.text[-1:]
    goes_on = joint.item.begins_small and (last.isalnum() or last in ",(«–")
    return joint.had_room and not goes_on


#: In this order; the last one always answers.
RULES: Final[tuple[Rule, ...]] = (
    _table_or_row,
    _other_size,
    _far,
    _hyphenated,
    _in_stamp,
    _chapter,
    _centred,
    _right,
    _bold,
    _marked,
    _next_page,
    _indented,
    _full,
)


def group_lines(lines: Iterable[Placed], habits: Habits) -> list[Group]:
    """Return the lines grouped into paragraphs, in their order."""
    groups: list[Group] = []
    group = last = None
    for item in lines:
        if (
            group
            and last
            and (
                _runs_on(group, last, item, habits)
                or not _begins(Joint(group, last, item, habits))
            )
        ):
            group.add(item)
        else:
            group = Group.of(item)
            groups.append(group)
        last = item
    return groups


def _begins(joint: Joint) -> bool:
    for rule in RULES:
        answer = rule(joint)
        if answer is not None:
            return answer
    return True
