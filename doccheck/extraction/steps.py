"""`kind: step`: the day of a step of a procedure, as the part tells it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Self

from doccheck.extraction.view import View
from doccheck.findings import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class StepReading:
    step: str

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> Self:
        return cls(step=params["step"])

    def read(self, key: str, view: View) -> Iterator[Fact]:
        """Yield each different day; several are those of several analyses."""
        seen = set[str]()
        for step in view.steps:
            day = step.day.isoformat()
            if step.id == self.step and day not in seen:
                seen.add(day)
                yield view.fact(key, day, step.span)
