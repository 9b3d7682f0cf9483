"""Automatic numbers of an OpenDocument text, as its programs print them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from doccheck.parsers import odt_names as o
from doccheck.parsers.docx_names import integer
from doccheck.parsers.docx_numbering import FORMATS
from doccheck.parsers.look import BULLET

if TYPE_CHECKING:
    from lxml.etree import _Element

_LIST_STYLE: Final = f"{o.TEXT}list-style"
_OUTLINE_STYLE: Final = f"{o.TEXT}outline-style"
#: More than the format has are the work of an enemy: each one above is counted.
LEVELS: Final = 10
_LEVEL: Final = f"{o.TEXT}level"
_NUMBERS: Final = frozenset(
    {f"{o.TEXT}list-level-style-number", f"{o.TEXT}outline-level-style"}
)
_NAME: Final = f"{o.STYLE}name"
#: Key of the numbering that headings have of themselves.
OUTLINE: Final = ""
_PLACE: Final = re.compile(r"%(\d{1,2})%")
_FORMS: Final = {
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "а": "russianLower",
    "А": "russianUpper",
    "01": "decimalZero",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    #: None for a bullet.
    form: str | None = "decimal"
    start: int = 1
    #: "%1%.%2%." with the places of the levels in it; "" for no number at all.
    text: str = ""


@dataclass(slots=True, kw_only=True)
class Series:
    """Where a numbering stands; a list that continues another shares it."""

    style: str
    values: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The numbering of a file; it must be asked in reading order."""

    def __init__(self, roots: Iterable[_Element]) -> None:
        self._styles: dict[str, dict[int, Level]] = {}
        for root in roots:
            for element in root.iter(_LIST_STYLE):
                self._styles[element.get(_NAME, "")] = _read_levels(element)
            for element in root.iter(_OUTLINE_STYLE):
                self._styles[OUTLINE] = _read_levels(element)
        self._by_id: dict[str, Series] = {}
        self._last: dict[str, Series] = {}
        self._outline = Series(style=OUTLINE)

    def open(self, element: _Element, default: str) -> Series:
        """Return the series that a list begins or continues.

        Args:
            default: Style of a list that names none.
        """
        style = element.get(f"{o.TEXT}style-name") or default
        series = self._by_id.get(element.get(f"{o.TEXT}continue-list") or "")
        if series is None and element.get(f"{o.TEXT}continue-numbering") == "true":
            series = self._last.get(style)
        if series is None:
            series = Series(style=style)
        self._last[style] = series
        if element.get(o.XML_ID):
            self._by_id[element.get(o.XML_ID, "")] = series
        return series

    def label(
        self, series: Series, style: str, level: int, start: str | None = None
    ) -> str | None:
        """Count an item and return its number as printed, or None for none.

        Args:
            level: From 1.
            start: Where the item itself says so.
        """
        level = min(level, LEVELS)
        levels = self._styles.get(style, {})
        values = series.values
        for above in range(1, level):
            values.setdefault(above, levels.get(above, _PLAIN).start)
        own = levels.get(level, _PLAIN)
        values[level] = integer(start, values.get(level, own.start - 1) + 1)
        for deeper in [other for other in values if other > level]:
            del values[deeper]
        return _printed(own, levels, values)

    def heading(self, level: int) -> str | None:
        """Count a heading that stands in no list."""
        return self.label(self._outline, OUTLINE, level)


_PLAIN: Final = Level()


def _read_levels(style: _Element) -> dict[int, Level]:
    return {integer(item.get(_LEVEL), 1): _read_level(item) for item in style}


def _read_level(item: _Element) -> Level:
    if item.tag not in _NUMBERS:
        return Level(form=None)
    number = item.get(f"{o.STYLE}num-format") or ""
    return Level(
        form=_FORMS.get(number) or _FORMS.get(number[:1], "decimal"),
        start=integer(item.get(f"{o.TEXT}start-value"), 1),
        text=_pattern(item, number),
    )


def _pattern(item: _Element, number: str) -> str:
    for space in (o.LOEXT, o.STYLE):
        told = item.get(f"{space}num-list-format")
        if told is not None:
            return told
    level = min(integer(item.get(_LEVEL), 1), LEVELS)
    shown = integer(item.get(f"{o.TEXT}display-levels"), 1)
    places = [f"%{place}%" for place in range(max(1, level - shown + 1), level + 1)]
    prefix = item.get(f"{o.STYLE}num-prefix", "")
    suffix = item.get(f"{o.STYLE}num-suffix", "")
    return f"{prefix}{'.'.join(places) if number else ''}{suffix}"


def _printed(
    own: Level, levels: Mapping[int, Level], values: Mapping[int, int]
) -> str | None:
    if own.form is None:
        return BULLET

    def number(found: re.Match[str]) -> str:
        place = int(found.group(1))
        level = levels.get(place, own)
        return FORMATS.get(level.form or "", str)(values.get(place, level.start))

    return _PLACE.sub(number, own.text).strip() or None
