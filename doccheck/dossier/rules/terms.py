"""DC706, DC707: terms and order of steps that two documents tell together."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from doccheck.checklists import Limit
from doccheck.dossier.model import DossierFinding, Filed, Standing
from doccheck.dossier.rule import DossierRule, Examined, found_at
from doccheck.findings import Evidence, Severity
from doccheck.lint import days_between, is_missed

#: Facts on the dated steps of an analysis: "step.note".
STEP: Final = "step."
#: Days further apart are those of two analyses.
PLAUSIBLE: Final = datetime.timedelta(days=120)
#: The rule whose data says which step comes before which.
ORDER_OF_STEPS: Final = "DC405"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A step on a day, as a document tells it."""

    day: datetime.date
    filed: Filed
    evidence: Evidence


def _steps(examined: Examined) -> dict[str, Told]:
    """Return the steps of which all current documents tell one and the same day.

    Several days are those of several analyses: which belong together is not known.
    """
    told: dict[str, list[Told]] = {}
    for filed in examined.of_standing(Standing.CURRENT):
        for fact in filed.part.facts:
            if fact.key.startswith(STEP):
                day = datetime.date.fromisoformat(fact.value)
                one = Told(day=day, filed=filed, evidence=fact.evidence)
                told.setdefault(fact.key.removeprefix(STEP), []).append(one)
    return {
        name: items[0]
        for name, items in told.items()
        if len({item.day for item in items}) == 1
    }


def missed_terms(examined: Examined) -> Iterator[DossierFinding]:
    """Yield the terms that two documents show to have been missed."""
    steps = _steps(examined)
    for rule in examined.terms.rules.values():
        limit = rule.limit
        if limit is None or limit.first not in steps or limit.last not in steps:
            continue
        first, last = steps[limit.first], steps[limit.last]
        days = days_between(examined.terms.calendar, limit, first.day, last.day)
        if _of_two(first, last) and is_missed(limit, first.day, last.day, days):
            yield _missed(limit, rule.code, first, last, days)


def _missed(
    limit: Limit, code: str, first: Told, last: Told, days: int
) -> DossierFinding:
    shown, other = (first, last) if limit.shows_first else (last, first)
    return found_at(
        shown.filed,
        shown.evidence,
        "DC706",
        days=str(days),
        limit=str(limit.at_least or limit.at_most),
        first=first.day.isoformat(),
        last=last.day.isoformat(),
        file=other.filed.path,
        rule=code,
        variant=limit.unit.value,
    )


def steps_out_of_order(examined: Examined) -> Iterator[DossierFinding]:
    """Yield the steps that one document dates before what they follow from."""
    steps = _steps(examined)
    for first, last in examined.data(ORDER_OF_STEPS).order:
        one, other = steps.get(first), steps.get(last)
        if not one or not other or not _of_two(one, other):
            continue
        if other.day < one.day <= other.day + PLAUSIBLE:
            yield found_at(
                other.filed,
                other.evidence,
                "DC707",
                first=one.day.isoformat(),
                last=other.day.isoformat(),
                file=one.filed.path,
                variant=f"{first}__{last}",
            )


def _of_two(one: Told, other: Told) -> bool:
    """Say whether two files tell the steps; those of one file are told by DC4xx."""
    return one.filed.path != other.filed.path


RULES: Final = (
    DossierRule(code="DC706", severity=Severity.WARNING, find=missed_terms),
    DossierRule(code="DC707", severity=Severity.WARNING, find=steps_out_of_order),
)
