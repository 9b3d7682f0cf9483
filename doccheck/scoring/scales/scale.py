"""What every scale can do."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Protocol

from doccheck.scoring.figures import Figure, Points


class Scale(Protocol):
    """Pure: the same figure and choices always give the same points."""

    def points(self, figure: Figure, choices: Mapping[str, str]) -> Points:
        """Return the points for a figure.

        Args:
            choices: Of the named options, by their name.
        """

    def most(self, periods: int) -> Decimal | None:
        """Return the most that can be got, None where there is no limit.

        Args:
            periods: Months or quarters that are scored one by one.
        """

    def numbers(self) -> Mapping[str, Decimal]:
        """Return what the scale goes by, for its description."""

    def enough(self, figure: Figure) -> Figure | None:
        """Return the least figure that gets the most, None where there is none."""


def decimal(value: object) -> Decimal:
    """Return a number of a data file as it is written there.

    >>> decimal(0.1)
    Decimal('0.1')
    """
    return Decimal(str(value))
