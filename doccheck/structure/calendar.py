"""Working days of Kazakhstan: five days a week, without holidays and moved days.

`holidays` knows the public holidays and the days moved by decree; what it does not know
yet comes with the checklists (`terms/holidays.yaml`).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

COUNTRY: Final = "KZ"
SATURDAY: Final = 5
ONE_DAY: Final = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """Which ends of a term are counted among its days.

    By default the day of the event is not (a term begins on the day after it), the last
    day is.
    """

    first: bool = False
    last: bool = True

    @property
    def name(self) -> str:
        """Which of the two ends are counted: "both", "first", "last" or "neither"."""
        ends = {(True, True): "both", (True, False): "first", (False, True): "last"}
        return ends.get((self.first, self.last), "neither")


DEFAULT_COUNTING: Final = Counting()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingCalendar:
    """Tells working days; the days given here outrank those of `holidays`."""

    days_off: frozenset[datetime.date] = frozenset()
    working_days: frozenset[datetime.date] = frozenset()

    def is_working(self, day: datetime.date) -> bool:
        if day in self.working_days:
            return True
        if day in self.days_off:
            return False
        off, moved = _known_days(day.year)
        if day in moved:
            return True
        return day.weekday() < SATURDAY and day not in off

    def working_days_between(
        self,
        start: datetime.date,
        end: datetime.date,
        counting: Counting = DEFAULT_COUNTING,
    ) -> int:
        """Return how many working days lie from one day to another.

        It is negative where the end stands before the start.

        >>> monday, friday = datetime.date(2024, 6, 3), datetime.date(2024, 6, 7)
        >>> WorkingCalendar().working_days_between(monday, friday)
        4
        """
        if end < start:
            return -self.working_days_between(end, start, counting)
        first = start if counting.first else start + ONE_DAY
        last = end if counting.last else end - ONE_DAY
        return sum(map(self.is_working, _days(first, last)))

    def add_working_days(
        self,
        start: datetime.date,
        number: int,
        counting: Counting = DEFAULT_COUNTING,
    ) -> datetime.date:
        """Return the last day of a term of so many working days.

        Args:
            number: Below zero to count back.
        """
        step = ONE_DAY if number >= 0 else -ONE_DAY
        day = start if counting.first else start + step
        left = abs(number)
        while left > 1 or (left == 1 and not self.is_working(day)):
            left -= self.is_working(day)
            day += step
        return day if number else start


def years_later(day: datetime.date, years: int) -> datetime.date:
    """Return the same day of a later year; 29 February becomes 1 March.

    >>> years_later(datetime.date(2024, 2, 29), 1)
    datetime.date(2025, 3, 1)
    """
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return datetime.date(day.year + years, 3, 1)


def _days(first: datetime.date, last: datetime.date) -> Iterator[datetime.date]:
    while first <= last:
        yield first
        first += ONE_DAY


@lru_cache(maxsize=64)
def _known_days(
    year: int,
) -> tuple[frozenset[datetime.date], frozenset[datetime.date]]:
    """Return the holidays of a year, and the weekend days that were made working."""
    from holidays import country_holidays  # noqa: PLC0415 - lazy: heavy

    known = country_holidays(COUNTRY, years=year)
    return frozenset(known), frozenset(known.weekend_workdays)
