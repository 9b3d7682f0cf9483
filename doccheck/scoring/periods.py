"""The period that is scored, and its months and quarters."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

MONTHS_OF_QUARTER = 3


class Cycle(StrEnum):
    """How often a fact is told: its key goes on with the number of the period."""

    MONTH = "month"
    QUARTER = "quarter"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredPeriod:
    """Days of one calendar year, both included."""

    first: datetime.date
    last: datetime.date

    @property
    def months(self) -> tuple[int, ...]:
        """Return the months that have a day in the period.

        >>> ScoredPeriod(
        ...     first=datetime.date(2024, 4, 1), last=datetime.date(2024, 6, 30)
        ... ).months
        (4, 5, 6)
        """
        return tuple(range(self.first.month, self.last.month + 1))

    @property
    def quarters(self) -> tuple[int, ...]:
        """Return the quarters that are over by the last day, else those that began.

        >>> ScoredPeriod(
        ...     first=datetime.date(2024, 1, 1), last=datetime.date(2024, 10, 3)
        ... ).quarters
        (1, 2, 3)
        """
        begun = tuple(dict.fromkeys(map(quarter_of, self.months)))
        after = self.last + datetime.timedelta(days=1)
        is_year_over = after.year > self.last.year
        over = [q for q in begun if is_year_over or q < quarter_of(after.month)]
        return tuple(over) or begun

    def numbers(self, cycle: Cycle) -> tuple[int, ...]:
        return self.months if cycle is Cycle.MONTH else self.quarters

    def until(self, day: datetime.date) -> ScoredPeriod:
        """Return the part of the period that a day has seen."""
        last = max(self.first, min(self.last, day))
        return ScoredPeriod(first=self.first, last=last)

    def covers(self, day: datetime.date) -> bool:
        return self.first <= day <= self.last


def quarter_of(month: int) -> int:
    """Return the quarter of a month.

    >>> [quarter_of(month) for month in (1, 3, 4, 12)]
    [1, 1, 2, 4]
    """
    return (month - 1) // MONTHS_OF_QUARTER + 1
