"""`kind: months`, `quarters`: what the body tells of each month or quarter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from doccheck.scoring.figures import ZERO, Figure
from doccheck.scoring.measures.amount import confirmations
from doccheck.scoring.measures.measure import (
    SHORT,
    Reading,
    Taken,
    Thing,
    ThingKind,
    Whom,
    counted,
)
from doccheck.scoring.members import Member, State, best, worst
from doccheck.scoring.periods import ScoredPeriod


@dataclass(frozen=True, slots=True, kw_only=True)
class Months:
    """A number for each month; a month of which nothing is told has none."""

    whom: Whom
    fact: str
    documents: tuple[str, ...] = ()

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> Months:
        return cls(
            whom=Whom(params["whom"]),
            fact=params["fact"],
            documents=tuple(params.get("needs") or ()),
        )

    @property
    def facts(self) -> tuple[str, ...]:
        return (self.fact,)

    def take(self, members: Sequence[Member], period: ScoredPeriod) -> Taken:
        body = next(counted(members, self.whom), None)
        if body is None:
            return Taken(figure=None, lacks=self.facts)
        keys = [f"{self.fact}.{month}" for month in period.months]
        numbers = [_number(body, key) or ZERO for key in keys]
        figure = Figure(series=tuple(Figure(number=number) for number in numbers))
        told = [key for key in keys if key in body.facts]
        things = confirmations(body, self.documents)
        lacks = () if told or _is_held(things) else (self.fact,)
        return _taken(body, things, told, figure, lacks)

    def periods(self, period: ScoredPeriod) -> int:
        return len(period.months)

    def facts_for(self, figure: Figure, period: ScoredPeriod) -> Mapping[str, str]:
        numbers = (str(item.number) for item in figure.series)
        keys = (f"{self.fact}.{month}" for month in period.months)
        return dict(zip(keys, numbers, strict=False))


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarters:
    """Of each quarter, the share of districts that held no sitting."""

    whom: Whom
    held: str
    without: str
    of: str
    documents: tuple[str, ...] = ()

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> Quarters:
        return cls(
            whom=Whom(params["whom"]),
            held=params["held"],
            without=params["without"],
            of=params["of"],
            documents=tuple(params.get("needs") or ()),
        )

    @property
    def facts(self) -> tuple[str, ...]:
        return (self.held, self.without, self.of)

    def take(self, members: Sequence[Member], period: ScoredPeriod) -> Taken:
        body = next(counted(members, self.whom), None)
        if body is None:
            return Taken(figure=None, lacks=self.facts)
        found = {quarter: self._lacking(body, quarter) for quarter in period.quarters}
        series = tuple(figure for figure in found.values() if figure)
        keys = (key for quarter in found for key in self._keys(quarter))
        told = [key for key in keys if key in body.facts] if series else []
        things = confirmations(body, self.documents)
        lacks = tuple(self._unsaid(body, found))
        return _taken(body, things, told, Figure(series=series), lacks)

    def periods(self, period: ScoredPeriod) -> int:
        return len(period.quarters)

    def facts_for(self, _figure: Figure, period: ScoredPeriod) -> Mapping[str, str]:
        keys = map(self._keys, period.quarters)
        return {
            key: value
            for held, without in keys
            for key, value in ((held, "yes"), (without, "0"))
        }

    def _lacking(self, member: Member, quarter: int) -> Figure | None:
        """Return how many districts held no sitting; all, where the region did not."""
        of = _number(member, self.of)
        held, without = self._keys(quarter)
        stated = member.facts.get(held)
        if stated is None or of is None:
            return None
        number = of if stated.value == "no" else _number(member, without)
        return None if number is None else Figure(number=number, of=of)

    def _unsaid(
        self, member: Member, found: Mapping[int, Figure | None]
    ) -> Iterator[str]:
        if self.of not in member.facts:
            yield self.of
        for quarter, figure in found.items():
            keys = [key for key in self._keys(quarter) if key not in member.facts]
            if figure is None:
                yield from keys

    def _keys(self, quarter: int) -> tuple[str, str]:
        return f"{self.held}.{quarter}", f"{self.without}.{quarter}"


def _taken(
    member: Member,
    things: tuple[Thing, ...],
    told: Sequence[str],
    figure: Figure,
    lacks: tuple[str, ...],
) -> Taken:
    """Return a series of the body, which counts where its document is held."""
    stated = [member.facts[key] for key in told]
    state = worst((best(t.state for t in things), *(item.state for item in stated)))
    is_told = bool(stated) or _is_held(things)
    facts = tuple(
        Thing(kind=ThingKind.FACT, name=key, state=item.state, path=item.source)
        for key, item in zip(told, stated, strict=True)
    )
    reading = Reading(member=member.id, state=state, things=(*things, *facts))
    mended = {member.id: figure} if state in SHORT and figure.series and is_told else {}
    return Taken(
        figure=figure if state is State.HELD and figure.series and is_told else None,
        readings=(reading,) if is_told or state is State.UNKNOWN else (),
        lacks=lacks,
        mended=MappingProxyType(mended),
        all_mended=figure if mended or state is State.HELD else None,
    )


def _number(member: Member, key: str) -> Decimal | None:
    stated = member.facts.get(key)
    return Decimal(stated.value) if stated else None


def _is_held(things: Sequence[Thing]) -> bool:
    return any(thing.state is State.HELD for thing in things)
