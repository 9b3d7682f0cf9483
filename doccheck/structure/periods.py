"""Periods as clerks write them: «с 23 сентября по 18 октября 2024 года»."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from doccheck.document import Span
from doccheck.structure.dates import month_of

#: «01.06.2026», «01.06», «2024 жылғы 23 қыркүйектен», «23 сентября 2024 года», «3».
_POINT: Final = (
    r"(?:(?P<year{n}>20\d\d)\s?(?:жыл\w{{0,5}}|ж\.)\s?)?"
    r"[«\"]?(?P<day{n}>\d{{1,2}})[»\"]?"
    r"(?:\.(?P<digits{n}>\d\d)(?:\.(?P<after{n}>20\d\d))?(?!\d)"
    r"|\s?(?P<month{n}>(?!жыл|год|по\b|до\b|мен\b)[^\W\d_]{{3,16}})"
    r"(?:\s(?P<later{n}>20\d\d)(?!\d))?)?"
    r"(?:\s?(?:года?\b|г\.|жыл\w{{0,5}}|ж\.))?"
)
_FIRST: Final = _POINT.format(n=1)
_LAST: Final = _POINT.format(n=2)
_PERIODS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\w)с\s{_FIRST}\s(?:по|до)\s{_LAST}",
        (
            rf"(?<![\w.]){_FIRST}\s?(?:бастап|[мбп]ен|және|(?<=[ае]н)|[-–—])\s?{_LAST}"
            r"\s?(?:дейін|аралығ|күн)"
        ),
        rf"(?<![\w.]){_FIRST}\s?[-–—]\s?{_LAST}(?!\w|\.\d)",
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPeriod:
    """A first and a last day, both meant to be included."""

    #: In the text that was scanned.
    span: Span
    first: datetime.date
    last: datetime.date


def scan_periods(text: str) -> tuple[FoundPeriod, ...]:
    """Return the periods of a normalised text; both days must be known.

    >>> [str(found.last) for found in scan_periods("с 1 по 28 июня 2024 года")]
    ['2024-06-28']
    """
    found: list[FoundPeriod] = []
    for period in _scan(text):
        if not any(period.span.overlaps(other.span) for other in found):
            found.append(period)
    return tuple(sorted(found, key=lambda item: item.span))


def _scan(text: str) -> Iterator[FoundPeriod]:
    for pattern in _PERIODS:
        for match in pattern.finditer(text):
            first, last = _parts(match, 1), _parts(match, 2)
            days = (_day(first, last), _day(last, first))
            if days[0] and days[1] and days[0] <= days[1]:
                span = Span(*match.span())
                yield FoundPeriod(span=span, first=days[0], last=days[1])


_Parts = tuple[int, int | None, int | None]


def _parts(match: re.Match[str], number: int) -> _Parts:
    """Return day, month and year as far as they are written."""

    def group(name: str) -> str | None:
        return match.group(f"{name}{number}")

    digits, name = group("digits"), group("month")
    month = int(digits) if digits else month_of(name or "")
    year = group("year") or group("after") or group("later")
    return int(group("day") or 0), month, int(year) if year else None


def _day(parts: _Parts, other: _Parts) -> datetime.date | None:
    """Return a day; the month and year that it lacks are those of the other end."""
    day, month, year = parts
    month, year = month or other[1], year or other[2]
    if month is None or year is None:
        return None
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
