"""`kind: brackets`: points by the bracket that a number falls in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from doccheck.scoring.figures import Figure, Points
from doccheck.scoring.scales.scale import decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Brackets:
    #: Last number of each bracket (None: no end) and its points, in rising order.
    brackets: tuple[tuple[Decimal | None, Decimal], ...]

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> Brackets:
        brackets = (
            (
                decimal(item["up_to"]) if "up_to" in item else None,
                decimal(item["points"]),
            )
            for item in params["brackets"]
        )
        return cls(brackets=tuple(brackets))

    def points(self, figure: Figure, _choices: Mapping[str, str]) -> Points:
        found = next(
            points
            for last, points in self.brackets
            if last is None or figure.number <= last
        )
        return Points(
            points=found,
            working="bracket",
            values={"number": figure.number, "points": found},
        )

    def most(self, _periods: int) -> Decimal | None:
        return max(points for _, points in self.brackets)

    def numbers(self) -> Mapping[str, Decimal]:
        return {"most": max(points for _, points in self.brackets)}

    def enough(self, _figure: Figure) -> Figure | None:
        return None  # what has happened cannot be mended
