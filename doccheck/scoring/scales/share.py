"""`kind: share_steps`, `share_per_cent`: points for a share, in steps or per cent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, Decimal
from typing import Any

from doccheck.scoring.figures import HUNDRED, ZERO, Figure, Points
from doccheck.scoring.scales.scale import decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    #: For the goal and what is beyond it.
    full: Decimal
    #: All in per cent, as the source lists them.
    goal: Decimal
    step: Decimal
    #: The last step that the source lists; below it an option decides.
    lowest: Decimal = ZERO
    #: Where the source itself says that less gives nothing.
    none_below: Decimal = ZERO

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> Share:
        return cls(
            full=decimal(params["points"]),
            goal=decimal(params.get("goal", HUNDRED)),
            step=decimal(params["step"]),
            lowest=decimal(params.get("lowest", ZERO)),
            none_below=decimal(params.get("none_below", ZERO)),
        )

    @classmethod
    def per_cent(cls, params: Mapping[str, Any]) -> Share:
        return cls.from_params({**params, "step": 1})

    def points(self, figure: Figure, choices: Mapping[str, str]) -> Points:
        share = figure.per_cent
        counted = min(self.goal, self._counted(share, choices))
        is_none = counted < self.none_below
        if counted < self.lowest and choices.get("below_lowest") == "zero":
            is_none = True
        return Points(
            points=ZERO if is_none else self.full * counted / self.goal,
            working="share_too_small" if is_none else "share",
            values={
                "share": share,
                "counted": counted,
                "goal": self.goal,
                "full": self.full,
                "step": self.step,
                "each": self.full * self.step / self.goal,
            },
        )

    def most(self, _periods: int) -> Decimal | None:
        return self.full

    def numbers(self) -> Mapping[str, Decimal]:
        return {
            "full": self.full,
            "goal": self.goal,
            "step": self.step,
            "each": self.full * self.step / self.goal,
            "none_below": self.none_below,
        }

    def enough(self, figure: Figure) -> Figure | None:
        of = figure.of or HUNDRED
        needed = (of * self.goal / HUNDRED).to_integral_value(ROUND_CEILING)
        return replace(figure, number=max(figure.number, needed), of=of)

    def _counted(self, share: Decimal, choices: Mapping[str, str]) -> Decimal:
        """Return the share that counts: whole steps, or all where an option says so."""
        if choices.get("between_steps") == "linear":
            return share
        return share // self.step * self.step
