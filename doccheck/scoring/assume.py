"""What if: `3.2.5=done`, `ORGANISATION:3.2.5=missing`, `2.2.1=3`, `districts=20`."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from doccheck.errors import UsageError
from doccheck.scoring.figures import Figure
from doccheck.scoring.measures.amount import Amount
from doccheck.scoring.measures.measure import counted
from doccheck.scoring.measures.ratio import Ratio
from doccheck.scoring.members import Holding, Member, Role, State, Stated
from doccheck.scoring.periods import ScoredPeriod
from doccheck.scoring.rules import Indicator, Rules, ScoredPart

DONE: Final = "done"
MISSING: Final = "missing"
#: Source of a fact that is only assumed.
ASSUMED: Final = "--assume"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    #: An indicator, or the key of a fact.
    name: str
    #: done, missing, or the number that an indicator or a fact has.
    value: str
    #: Id of an organisation; None for all whom it may concern.
    member: str | None = None


def parse_assumption(text: str, rules: Rules) -> Assumption:
    """Return what the text of an option assumes.

    Raises:
        UsageError: It names no indicator or fact, or not what to assume.
    """
    name, equals, value = text.partition("=")
    member, colon, bare = name.rpartition(":")
    if not equals or not value.strip() or not bare.strip():
        raise UsageError(f"{text!r}: write INDICATOR=done or FACT=VALUE")
    assumption = Assumption(
        name=bare.strip(), value=value.strip(), member=member if colon else None
    )
    indicator = rules.indicators.get(assumption.name)
    if indicator is not None:
        is_number = assumption.value.isdigit() and _fact_of(indicator) is not None
        if assumption.value not in (DONE, MISSING) and not is_number:
            raise UsageError(f"{text!r}: an indicator is {DONE} or {MISSING}")
    elif rules.fact(assumption.name) is None:
        raise UsageError(f"{text!r}: no indicator or fact {assumption.name!r}")
    return assumption


def with_assumptions(
    members: Iterable[Member],
    assumptions: Sequence[Assumption],
    rules: Rules,
    period: ScoredPeriod,
) -> tuple[Member, ...]:
    """Return the members as they would be.

    Raises:
        UsageError: An assumption is about an organisation that is not there.
    """
    found = tuple(members)
    for assumption in assumptions:
        known = {member.id for member in found}
        if assumption.member is not None and assumption.member not in known:
            raise UsageError(f"no organisation {assumption.member!r} in the portfolio")
        found = tuple(_changed(found, assumption, rules, period))
    return found


def _changed(
    members: Sequence[Member],
    assumption: Assumption,
    rules: Rules,
    period: ScoredPeriod,
) -> Iterator[Member]:
    indicator = rules.indicators.get(assumption.name)
    meant = set(_meant(members, assumption, indicator))
    for member in members:
        if member.id not in meant:
            yield member
        elif indicator is None:
            yield _with_facts(member, {assumption.name: assumption.value})
        elif assumption.value == MISSING:
            yield _missing(member, indicator)
        else:
            done = _done(member, indicator, period)
            number = {_fact_of(indicator) or "": assumption.value}
            yield done if assumption.value == DONE else _with_facts(done, number)


def _meant(
    members: Sequence[Member], assumption: Assumption, indicator: Indicator | None
) -> Iterator[str]:
    """Yield the ids of those whom an assumption is about."""
    if assumption.member is not None:
        yield assumption.member
    elif indicator is None:
        yield from (member.id for member in members if member.role is Role.BODY)
    else:
        for part in indicator.parts:
            yield from (item.id for item in counted(members, part.measure.whom))


def _done(member: Member, indicator: Indicator, period: ScoredPeriod) -> Member:
    year = period.first.year
    firsts = (datetime.date(year, month, 1) for month in period.months)
    days = tuple(max(first, period.first) for first in firsts)
    for part in indicator.parts:
        if not list(counted([member], part.measure.whom)):
            continue
        held = Holding(state=State.HELD, days=days)
        holdings = dict.fromkeys(part.measure.documents, held)
        member = replace(
            member, holdings=MappingProxyType({**member.holdings, **holdings})
        )
        member = _with_facts(member, _facts(member, part, period))
    return member


def _facts(member: Member, part: ScoredPart, period: ScoredPeriod) -> Mapping[str, str]:
    """Return the facts with which a part gets all its points."""
    figure = part.measure.take([member], period).figure
    if figure is None:
        series = (Figure(),) * part.measure.periods(period)
        figure = Figure(series=series)
    enough = part.scale.enough(figure)
    return part.measure.facts_for(enough, period) if enough else {}


def _fact_of(indicator: Indicator) -> str | None:
    """Return the fact whose number is the value of an indicator, None for others."""
    measure = indicator.parts[0].measure
    return measure.fact if isinstance(measure, Amount | Ratio) else None


def _missing(member: Member, indicator: Indicator) -> Member:
    types = {name for part in indicator.parts for name in part.measure.documents}
    facts = {key for part in indicator.parts for key in part.measure.facts}
    gone = {name: Holding(state=State.MISSING) for name in types}
    kept = {
        key: stated
        for key, stated in member.facts.items()
        if key not in facts and key.rpartition(".")[0] not in facts
    }
    return replace(
        member,
        holdings=MappingProxyType({**member.holdings, **gone}),
        facts=MappingProxyType(kept),
    )


def _with_facts(member: Member, facts: Mapping[str, str]) -> Member:
    stated = {key: Stated(value=v, source=ASSUMED) for key, v in facts.items()}
    return replace(member, facts=MappingProxyType({**member.facts, **stated}))
