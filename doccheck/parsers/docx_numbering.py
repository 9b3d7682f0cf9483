"""Automatic numbers, computed as Word prints them."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final

from doccheck.parsers import docx_names as w
from doccheck.parsers.docx_styles import Numbered, Styles
from doccheck.parsers.look import BULLET

if TYPE_CHECKING:
    from lxml.etree import _Element

#: A paragraph that takes itself out of the numbering of its style.
NOT_NUMBERED: Final = "0"
LEVELS: Final = 9

_PLACE: Final = re.compile(r"%([1-9])")
_ROMAN: Final = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC")),
    *((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
#: Word leaves out ё, й, ъ, ы, ь.
_RUSSIAN: Final = "абвгдежзиклмнопрстуфхцчшщэюя"


def roman(number: int) -> str:
    """Return a Roman numeral in capitals.

    >>> roman(14)
    'XIV'
    """
    digits = []
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        digits.append(sign * count)
    return "".join(digits)


def letter(number: int, alphabet: str) -> str:
    """Return a letter as a number; behind the last one they are doubled.

    >>> letter(28, "abcdefghijklmnopqrstuvwxyz")
    'bb'
    """
    if number < 1:
        return ""
    times, place = divmod(number - 1, len(alphabet))
    return alphabet[place] * min(times + 1, 10)


FORMATS: Final[Mapping[str, Callable[[int], str]]] = {
    "decimalZero": lambda number: f"{number:02}",
    "upperRoman": lambda number: roman(min(number, 9999)),
    "lowerRoman": lambda number: roman(min(number, 9999)).lower(),
    "upperLetter": lambda number: letter(number, _LATIN).upper(),
    "lowerLetter": lambda number: letter(number, _LATIN),
    "russianUpper": lambda number: letter(number, _RUSSIAN).upper(),
    "russianLower": lambda number: letter(number, _RUSSIAN),
    "none": lambda _: "",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    start: int = 1
    format: str = "decimal"
    #: "%1.%2." with the places of the levels in it.
    text: str = ""
    #: Level (from 1) that sets it back; None for any above, 0 for none.
    restart: int | None = None
    #: Whether the numbers of levels above stand in figures here.
    legal: bool = False
    #: Style that has this level.
    style: str | None = None


@dataclass(slots=True)
class Counters:
    """Where the numbering stands; lists of one abstract numbering share it."""

    values: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The numbering of a file; it must be asked in reading order."""

    def __init__(
        self,
        load: Callable[[], _Element | None],
        styles: Styles,
        printed: Sequence[str] = (),
    ) -> None:
        """Keep the way to the part; a file without lists need not read it.

        Args:
            printed: All numbers in their order, where a file has them already.
        """
        self._load = load
        self._printed = deque(printed)
        self._is_printed = bool(printed)
        #: Whether the printed numbers were too few.
        self._lacking = False
        self._styles = styles
        self._levels: dict[str, dict[int, Level]] = {}
        self._roots: dict[str, str] = {}
        self._counters: dict[str, Counters] = defaultdict(Counters)
        self._begun: set[str] = set()

    @cached_property
    def _root_element(self) -> _Element | None:
        return self._load()

    @cached_property
    def _abstract(self) -> dict[str, _Element]:
        return _by_id(self._root_element, w.ABSTRACT_NUM, w.ABSTRACT_NUM_ID)

    @cached_property
    def _numbers(self) -> dict[str, _Element]:
        return _by_id(self._root_element, w.NUM, w.NUM_ID)

    @property
    def fits(self) -> bool:
        """Whether there was a printed number for each one that was asked for."""
        return not (self._printed or self._lacking)

    def label(self, numbered: Numbered, style: str | None = None) -> str | None:
        """Count a paragraph and return its number as printed, or None for none."""
        label = self._computed(numbered, style)
        if label is None or not self._is_printed:
            return label
        if not self._printed:
            self._lacking = True
            return label
        return self._printed.popleft()

    def _computed(self, numbered: Numbered, style: str | None) -> str | None:
        number = numbered.number
        if number is None or number == NOT_NUMBERED or number not in self._numbers:
            return None
        levels = self._levels_of(number)
        place = numbered.level
        if place is None:
            place = next((k for k, lvl in levels.items() if lvl.style == style), 0)
        if place not in levels:
            return None
        values = self._count(number, place, levels)
        return _printed(place, levels, values)

    def _count(
        self, number: str, place: int, levels: Mapping[int, Level]
    ) -> dict[int, int]:
        values = self._counters[self._root(number)].values
        if number not in self._begun:
            self._begun.add(number)
            for level, start in _overridden(self._numbers[number]):
                values[level] = start - 1
        for above in range(place):  # a level that was passed over counts as used
            values.setdefault(above, levels[above].start if above in levels else 1)
        values[place] = values.get(place, levels[place].start - 1) + 1
        for deeper in [level for level in values if level > place]:
            if _restarts(levels.get(deeper), place):
                del values[deeper]
        return values

    def _levels_of(self, number: str) -> dict[int, Level]:
        if number not in self._levels:
            levels = _read_levels(self._abstract.get(self._root(number)))
            for override in self._numbers[number].iterchildren(w.LVL_OVERRIDE):
                levels |= _read_levels(override)
            self._levels[number] = levels
        return self._levels[number]

    def _root(self, number: str) -> str:
        """Return the abstract numbering of a list."""
        if number not in self._roots:
            self._roots[number] = self._find_root(number)
        return self._roots[number]

    def _find_root(self, number: str, depth: int = 0) -> str:
        """Follow a list to its abstract numbering, through a style that names it."""
        key = w.child_value(self._numbers.get(number), w.ABSTRACT_NUM_ID) or ""
        linked = w.child_value(self._abstract.get(key), w.NUM_STYLE_LINK)
        info = self._styles.resolve(linked) if linked else None
        if info is None or info.numbered is None or depth > LEVELS:
            return key
        return self._find_root(info.numbered.number or number, depth + 1) or key


def _by_id(root: _Element | None, tag: str, key: str) -> dict[str, _Element]:
    elements = () if root is None else root.iterchildren(tag)
    return {element.get(key) or "": element for element in elements}


def _overridden(number: _Element) -> list[tuple[int, int]]:
    starts = (
        (w.integer(item.get(w.ILVL)), w.child_value(item, w.START_OVERRIDE))
        for item in number.iterchildren(w.LVL_OVERRIDE)
    )
    return [(level, w.integer(start)) for level, start in starts if start is not None]


def _read_levels(parent: _Element | None) -> dict[int, Level]:
    levels = () if parent is None else parent.iterchildren(w.LVL)
    return {w.integer(level.get(w.ILVL)): _read_level(level) for level in levels}


def _read_level(level: _Element) -> Level:
    told = {str(child.tag): child.get(w.VAL) for child in level}
    restart = told.get(w.LVL_RESTART)
    return Level(
        start=w.integer(told.get(w.START), 1),
        format=told.get(w.NUM_FMT) or "decimal",
        text=told.get(w.LVL_TEXT) or "",
        restart=w.integer(restart) if restart is not None else None,
        legal=w.IS_LGL in told and w.is_true(told[w.IS_LGL]),
        style=told.get(w.P_STYLE),
    )


def _restarts(level: Level | None, used: int) -> bool:
    """Tell whether a level begins anew after a paragraph of a level above it."""
    if level is None or level.restart is None:
        return True
    return level.restart > used


def _printed(
    place: int, levels: Mapping[int, Level], values: Mapping[int, int]
) -> str | None:
    level = levels[place]
    if level.format == "bullet":
        return BULLET

    def number(other: int) -> str:
        shown = levels.get(other, level)
        form = "decimal" if level.legal else shown.format
        return FORMATS.get(form, str)(values.get(other, shown.start))

    # Between the pieces of text stand the digits of levels.
    pieces = _pieces(level.text)
    pairs = zip(pieces[1::2], pieces[2::2], strict=True)
    told = "".join(number(int(digit) - 1) + text for digit, text in pairs)
    return (pieces[0] + told).strip() or None


@lru_cache(maxsize=256)
def _pieces(text: str) -> tuple[str, ...]:
    return tuple(_PLACE.split(text))
