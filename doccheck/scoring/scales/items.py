"""`kind: per_item`, `capped_per_item`: points for each item, to a cap by the month."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, Decimal
from typing import Any

from doccheck.scoring.figures import ZERO, Figure, Points
from doccheck.scoring.scales.scale import decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class PerItem:
    each: Decimal

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> PerItem:
        return cls(each=decimal(params["points"]))

    def points(self, figure: Figure, _choices: Mapping[str, str]) -> Points:
        return Points(
            points=figure.number * self.each,
            working="per_item",
            values={"number": figure.number, "each": self.each},
        )

    def most(self, _periods: int) -> Decimal | None:
        return None

    def numbers(self) -> Mapping[str, Decimal]:
        return {"each": self.each}

    def enough(self, _figure: Figure) -> Figure | None:
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class CappedPerItem:
    each: Decimal
    #: Points of one month.
    cap: Decimal

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> CappedPerItem:
        return cls(each=decimal(params["points"]), cap=decimal(params["most"]))

    def points(self, figure: Figure, _choices: Mapping[str, str]) -> Points:
        months = [min(self.cap, item.number * self.each) for item in figure.series]
        return Points(
            points=sum(months, ZERO),
            working="capped_per_item",
            values={
                "number": sum((item.number for item in figure.series), ZERO),
                "months": Decimal(len(months)),
                "full": Decimal(months.count(self.cap)),
                "each": self.each,
                "cap": self.cap,
            },
        )

    def most(self, periods: int) -> Decimal | None:
        return self.cap * periods

    def numbers(self) -> Mapping[str, Decimal]:
        return {"each": self.each, "cap": self.cap}

    def enough(self, figure: Figure) -> Figure | None:
        needed = (self.cap / self.each).to_integral_value(ROUND_CEILING)
        months = (
            replace(item, number=max(item.number, needed)) for item in figure.series
        )
        return replace(figure, series=tuple(months))
