"""`kind: bonus`: points once, where there is enough of something."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from doccheck.scoring.figures import ZERO, Figure, Points
from doccheck.scoring.scales.scale import decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Bonus:
    bonus: Decimal
    at_least: Decimal

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> Bonus:
        return cls(
            bonus=decimal(params["points"]), at_least=decimal(params.get("at_least", 1))
        )

    def points(self, figure: Figure, _choices: Mapping[str, str]) -> Points:
        is_enough = figure.number >= self.at_least
        return Points(
            points=self.bonus if is_enough else ZERO,
            working="bonus" if is_enough else "no_bonus",
            values={
                "number": figure.number,
                "at_least": self.at_least,
                "bonus": self.bonus,
            },
        )

    def most(self, _periods: int) -> Decimal | None:
        return self.bonus

    def numbers(self) -> Mapping[str, Decimal]:
        return {"bonus": self.bonus, "at_least": self.at_least}

    def enough(self, figure: Figure) -> Figure | None:
        return replace(figure, number=max(figure.number, self.at_least))
