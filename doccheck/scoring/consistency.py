"""Facts that cannot be true beside each other: more than there can be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from doccheck.scoring.declared import Problem
from doccheck.scoring.measures.cycles import Quarters
from doccheck.scoring.measures.ratio import Ratio
from doccheck.scoring.members import Member, Role
from doccheck.scoring.periods import ScoredPeriod
from doccheck.scoring.rules import Rules


def find_impossible(
    members: Iterable[Member], rules: Rules, period: ScoredPeriod
) -> Iterator[Problem]:
    """Yield the numbers that are more than the whole they are a part of."""
    pairs = list(_pairs(rules, period))
    for member in members:
        if member.role is not Role.BODY:
            continue
        for part, whole in pairs:
            less, more = member.facts.get(whole), member.facts.get(part)
            if less and more and Decimal(more.value) > Decimal(less.value):
                params = {"key": part, "value": more.value, "of": whole}
                yield Problem(
                    reason="too_many",
                    place=more.source,
                    params={**params, "most": less.value},
                )


def _pairs(rules: Rules, period: ScoredPeriod) -> Iterator[tuple[str, str]]:
    """Yield the keys of parts and their wholes."""
    for indicator in rules.indicators.values():
        for part in indicator.parts:
            measure = part.measure
            if isinstance(measure, Ratio) and measure.of:
                yield measure.fact, measure.of
            elif isinstance(measure, Quarters):
                for quarter in period.quarters:
                    yield f"{measure.without}.{quarter}", measure.of
