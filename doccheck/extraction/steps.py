"""`kind: step`: the days of the steps of a procedure, as the part tells them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Self

from doccheck.extraction.view import View
from doccheck.findings import Fact


class StepReading:
    @classmethod
    def from_params(cls, _params: Mapping[str, Any]) -> Self:
        return cls()

    def read(self, key: str, view: View) -> Iterator[Fact]:
        """Yield each different day; several are those of several analyses."""
        seen = set[tuple[str, str]]()
        for step in view.steps:
            told = (f"{key}.{step.id}", step.day.isoformat())
            if told not in seen:
                seen.add(told)
                yield view.fact(*told, step.span)
