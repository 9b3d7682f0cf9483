"""From a dossier to the few values that scoring keeps of it. The gate stands here."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import Final

from doccheck.dossier import Dossier, Filed, Told
from doccheck.findings import Outcome, Verdict
from doccheck.scoring.declared import Problem
from doccheck.scoring.figures import ZERO, plain
from doccheck.scoring.members import BEST_FIRST, Holding, Member, State, Stated
from doccheck.scoring.periods import Cycle, ScoredPeriod, quarter_of
from doccheck.scoring.portfolio import Listed
from doccheck.scoring.rules import FactRule, FactType, Rules, ToldBy

SHORT: Final = frozenset({Outcome.UNMET, Outcome.PARTIAL})


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """What a document must be to count: all that is mandatory for it is met."""

    #: Ids of mandatory requirements; a recommendation never costs points.
    mandatory: frozenset[str]

    def state(self, filed: Filed) -> State:
        verdict = filed.part.verdict
        if verdict is Verdict.PASS:
            return State.HELD
        if verdict is Verdict.FAIL:
            return State.FLAWED
        return State.UNKNOWN if any(self._unseen(filed)) else State.HELD

    def lacking(self, filed: Filed) -> tuple[str, ...]:
        """Return the mandatory requirements that are not met, or were not seen."""
        if self.state(filed) is State.UNKNOWN:
            return tuple(self._unseen(filed))
        return tuple(
            item.requirement
            for item in filed.part.judgements
            if item.outcome in SHORT and item.requirement in self.mandatory
        )

    def _unseen(self, filed: Filed) -> Iterator[str]:
        for item in filed.part.judgements:
            unseen = item.outcome is Outcome.UNDETERMINED
            if unseen and item.requirement in self.mandatory:
                yield item.requirement


def reduce_dossier(
    listed: Listed,
    dossier: Dossier,
    rules: Rules,
    gate: Gate,
    period: ScoredPeriod,
    unread: tuple[str, ...] = (),
) -> tuple[Member, tuple[Problem, ...]]:
    """Return an organisation as scoring sees it, and what contradicts itself.

    Args:
        unread: Files of which nobody can say what they are.
    """
    told = {
        key: stated
        for rule in rules.facts.values()
        if rule.told_by and listed.role in rule.whose
        for key, stated in _told(rule, rule.told_by, dossier, gate, period)
    }
    holdings = {name: _holding(name, dossier, gate, unread) for name in rules.documents}
    member = Member(
        id=listed.id,
        name=listed.name or dossier.organisation or listed.id,
        role=listed.role,
        holdings=MappingProxyType({k: v for k, v in holdings.items() if v}),
        facts=MappingProxyType(_merged(listed.facts, told)),
        unreadable=unread,
    )
    return member, tuple(_contradictions(listed, told, rules))


def _holding(
    type_: str, dossier: Dossier, gate: Gate, unread: Sequence[str]
) -> Holding | None:
    """Return the best that an organisation has of one type, None for nothing."""
    current = list(dossier.current(type_))
    if not current:
        return _set_aside(type_, dossier, unread)
    states = [gate.state(filed) for filed in current]
    best = next(state for state in BEST_FIRST if state in states)
    decisive = current[states.index(best)]
    valid = (f for f, state in zip(current, states, strict=True) if state is best)
    return Holding(
        state=best,
        path=decisive.path,
        lacking=gate.lacking(decisive),
        days=tuple(filed.day for filed in valid if filed.day),
    )


def _set_aside(type_: str, dossier: Dossier, unread: Sequence[str]) -> Holding | None:
    """Return what is there of a type and does not count: a draft, another's paper."""
    for filed in dossier.documents:
        if filed.type == type_:
            if unread:
                return Holding(state=State.UNKNOWN, path=unread[0])
            standing = str(filed.standing)
            return Holding(state=State.MISSING, path=filed.path, standing=standing)
    return None


def _told(
    rule: FactRule, told_by: ToldBy, dossier: Dossier, gate: Gate, period: ScoredPeriod
) -> Iterator[tuple[str, Stated]]:
    """Yield the facts that documents tell, by the first type that tells any."""
    for type_ in told_by.documents:
        sources = _sources(type_, told_by, dossier, gate)
        found = list(_read(rule, told_by, sources, period))
        yield from found
        if found:
            return


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """A document, and what it tells by key."""

    filed: Filed
    state: State
    lacking: tuple[str, ...]
    told: Mapping[str, Sequence[Told]]

    def stated(self, value: str) -> Stated:
        return Stated(
            value=value,
            source=self.filed.path,
            state=self.state,
            lacking=self.lacking,
        )


def _sources(
    type_: str, told_by: ToldBy, dossier: Dossier, gate: Gate
) -> Sequence[_Source]:
    """Return the documents that tell the fact; those that count, if any of them do."""
    keys = {*told_by.facts, *told_by.any, told_by.rows, told_by.amount, *told_by.where}
    found: list[_Source] = []
    for filed in dossier.current(type_):
        told = {key: _by(filed, key, dossier) for key in keys if key}
        source = _Source(
            filed=filed, state=gate.state(filed), lacking=gate.lacking(filed), told=told
        )
        if _fits(source, told_by):
            found.append(source)
    valid = [source for source in found if source.state is State.HELD]
    chosen = valid or found
    return chosen[:1] if told_by.latest else chosen


def _by(filed: Filed, key: str, dossier: Dossier) -> Sequence[Told]:
    """Return what a document tells under a key."""
    fact = dossier.fact(key)
    place = (filed.path, filed.number)
    told = fact.told if fact else ()
    return [item for item in told if (item.path, item.number) == place]


def _fits(source: _Source, told_by: ToldBy) -> bool:
    """Tell whether a document tells the fact, and what else it must tell."""
    wanted = (*told_by.facts, *told_by.any, told_by.rows)
    tells = any(source.told.get(key) for key in wanted if key)
    return tells and all(
        any(item.value == value for item in source.told[key])
        for key, value in told_by.where.items()
    )


def _read(
    rule: FactRule, told_by: ToldBy, sources: Sequence[_Source], period: ScoredPeriod
) -> Iterator[tuple[str, Stated]]:
    if not sources:
        return
    if told_by.any:
        value = _first(sources[0], told_by.any)
        if rule.type is not FactType.DAY or _day(value):
            yield rule.key, sources[0].stated(value)
    elif told_by.facts:
        told = (t for s in sources for key in told_by.facts for t in s.told[key])
        number = sum((_number(item.value) for item in told), ZERO)
        yield rule.key, sources[0].stated(str(plain(number)))
    elif rule.by is None:
        number = sum((n for s in sources for _, n in _rows(s, told_by)), ZERO)
        yield rule.key, sources[0].stated(str(plain(number)))
    else:
        yield from _by_cycle(rule, rule.by, told_by, sources, period)


def _number(value: str) -> Decimal:
    """Return what a document tells as a number; a text in its place adds nothing."""
    try:
        return Decimal(value)
    except InvalidOperation:
        return ZERO


def _day(value: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        return None


def _first(source: _Source, keys: Sequence[str]) -> str:
    return next(item.value for key in keys for item in source.told[key])


def _rows(source: _Source, told_by: ToldBy) -> Iterator[tuple[str, Decimal]]:
    """Yield what the rows of a form tell, and the amount of each, 1 by default."""
    amounts = {
        item.row: _number(item.value)
        for item in source.told.get(told_by.amount or "", ())
    }
    for item in source.told[told_by.rows or ""]:
        yield item.value, amounts.get(item.row, Decimal(1))


def _by_cycle(
    rule: FactRule,
    cycle: Cycle,
    told_by: ToldBy,
    sources: Sequence[_Source],
    period: ScoredPeriod,
) -> Iterator[tuple[str, Stated]]:
    sums: dict[int, Decimal] = {}
    for source in sources:
        for value, number in _rows(source, told_by):
            day = _day(value)
            if day is not None and period.covers(day):
                place = NUMBER[cycle](day)
                sums[place] = sums.get(place, ZERO) + number
    for place, number in sorted(sums.items()):
        yield f"{rule.key}.{place}", sources[0].stated(str(plain(number)))


NUMBER: Final[Mapping[Cycle, Callable[[datetime.date], int]]] = MappingProxyType(
    {
        Cycle.MONTH: lambda day: day.month,
        Cycle.QUARTER: lambda day: quarter_of(day.month),
    }
)


def _merged(
    declared: Mapping[str, Stated], told: Mapping[str, Stated]
) -> dict[str, Stated]:
    """Return all facts; what a document that counts tells goes before the rest."""
    merged = {**told, **declared}
    valid = {key: item for key, item in told.items() if item.state is State.HELD}
    return merged | valid


def _contradictions(
    listed: Listed, told: Mapping[str, Stated], rules: Rules
) -> Iterator[Problem]:
    for key, stated in told.items():
        own = listed.facts.get(key)
        rule = rules.fact(key)
        if own is None or rule is None or rule.type is FactType.LINK:
            continue
        if own.value != stated.value:
            yield Problem(
                reason="told_otherwise",
                place=own.source,
                params={
                    "key": key,
                    "value": own.value,
                    "document": stated.source,
                    "told": stated.value,
                },
            )
