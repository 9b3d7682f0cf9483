"""`kind: proportional_deduction`: points per quarter, less in proportion to a share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from doccheck.scoring.figures import HUNDRED, ZERO, Figure, Points
from doccheck.scoring.scales.scale import decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class ProportionalDeduction:
    """Each figure of the series is the share that is lacking in one quarter."""

    full: Decimal
    #: In per cent.
    step: Decimal

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> ProportionalDeduction:
        return cls(full=decimal(params["points"]), step=decimal(params["step"]))

    def points(self, figure: Figure, choices: Mapping[str, str]) -> Points:
        off = [self._off(item.per_cent, choices) for item in figure.series]
        gross = self.full * len(off)
        return Points(
            points=gross - sum(off, ZERO),
            working="proportional_deduction",
            values={
                "quarters": Decimal(len(off)),
                "full": self.full,
                "gross": gross,
                "off": sum(off, ZERO),
                "step": self.step,
                "each": self.full * self.step / HUNDRED,
            },
        )

    def most(self, periods: int) -> Decimal | None:
        return self.full * periods

    def numbers(self) -> Mapping[str, Decimal]:
        return {
            "full": self.full,
            "step": self.step,
            "each": self.full * self.step / HUNDRED,
        }

    def enough(self, figure: Figure) -> Figure | None:
        quarters = (replace(item, number=ZERO) for item in figure.series)
        return replace(figure, series=tuple(quarters))

    def _off(self, lacking: Decimal, choices: Mapping[str, str]) -> Decimal:
        if choices.get("between_steps") != "linear":
            lacking = lacking // self.step * self.step
        return self.full * lacking / HUNDRED
