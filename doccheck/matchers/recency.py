"""`kind: recency`: the document was approved or revised not too long ago."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

from doccheck.findings import Outcome
from doccheck.matchers.context import Answer, Context
from doccheck.structure import Requisite, RequisiteKind

DATED: Final = (RequisiteKind.APPROVAL, RequisiteKind.DATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecencyMatcher:
    within_days: int

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> Self:
        return cls(within_days=params["within_days"])

    def match(self, context: Context) -> Answer:
        newest = max(_dated(context), key=lambda item: item[0], default=None)
        if newest is None:
            return Answer(outcome=Outcome.UNDETERMINED, reason="recency_undated")
        day, requisite = newest
        age = (context.today - day).days
        is_recent = age <= self.within_days
        return Answer(
            outcome=Outcome.MET if is_recent else Outcome.UNMET,
            reason="recency_found" if is_recent else "recency_too_old",
            params={
                "date": day.isoformat(),
                "day": context.today.isoformat(),
                "days": str(age),
                "limit": str(self.within_days),
            },
            evidence=(context.evidence(requisite.span),),
        )


def _dated(context: Context) -> Iterator[tuple[datetime.date, Requisite]]:
    for kind in DATED:
        for requisite in context.part.of_kind(kind):
            date = requisite.values.get("date")
            if date:
                yield datetime.date.fromisoformat(date), requisite
