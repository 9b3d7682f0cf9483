"""`kind: requisite`: what an element of form says, such as the act of a stamp."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Self

from doccheck.extraction.view import View
from doccheck.findings import Fact
from doccheck.structure import RequisiteKind


@dataclass(frozen=True, slots=True, kw_only=True)
class RequisiteReading:
    requisite: RequisiteKind
    #: Which of its values: date, number, person, post, organisation, act.
    value: str

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> Self:
        return cls(requisite=RequisiteKind(params["requisite"]), value=params["value"])

    def read(self, key: str, view: View) -> Iterator[Fact]:
        for item in view.context.part.of_kind(self.requisite):
            if value := item.values.get(self.value):
                yield view.fact(key, value, item.span)
