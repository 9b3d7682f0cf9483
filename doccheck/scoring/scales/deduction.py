"""`kind: deduction`: points taken from the total where nobody has the thing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from doccheck.scoring.figures import ZERO, Figure, Points
from doccheck.scoring.scales.scale import decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Deduction:
    #: Above zero: what is taken off.
    off: Decimal

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> Deduction:
        return cls(off=decimal(params["points"]))

    def points(self, figure: Figure, _choices: Mapping[str, str]) -> Points:
        if figure.number:
            return Points(points=ZERO, working="no_deduction")
        return Points(points=-self.off, working="deduction", values={"off": self.off})

    def most(self, _periods: int) -> Decimal | None:
        return ZERO

    def numbers(self) -> Mapping[str, Decimal]:
        return {"off": self.off}

    def enough(self, figure: Figure) -> Figure | None:
        return replace(figure, number=max(figure.number, Decimal(1)))
