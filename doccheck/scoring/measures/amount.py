"""`kind: amount`: a number that organisations tell, added up where it is confirmed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from doccheck.scoring.figures import ZERO, Figure
from doccheck.scoring.measures.measure import (
    SHORT,
    Reading,
    Taken,
    Thing,
    ThingKind,
    Whom,
    counted,
)
from doccheck.scoring.members import Member, State, Stated, best, worst
from doccheck.scoring.periods import ScoredPeriod


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    whom: Whom
    fact: str
    #: Types of documents of which any one confirms the number.
    documents: tuple[str, ...] = ()
    #: A document that says nothing does not mean zero.
    must_tell: bool = False

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> Amount:
        return cls(
            whom=Whom(params["whom"]),
            fact=params["fact"],
            documents=tuple(params.get("needs") or ()),
            must_tell=bool(params.get("must_tell")),
        )

    @property
    def facts(self) -> tuple[str, ...]:
        return (self.fact,)

    def take(self, members: Sequence[Member], _period: ScoredPeriod) -> Taken:
        readings = tuple(self._readings(counted(members, self.whom)))
        confirmed = [item for item in readings if item.state is State.HELD]
        number = sum((item.number or ZERO for item in confirmed), ZERO)
        unseen = _sum(readings, State.UNKNOWN)
        short = {
            item.member: item.number
            for item in readings
            if item.state in SHORT and item.number
        }
        mended = {name: Figure(number=number + more) for name, more in short.items()}
        return Taken(
            figure=Figure(number=number) if confirmed else None,
            readings=readings,
            lacks=() if readings else (self.fact,),
            mended=MappingProxyType(mended),
            all_mended=Figure(number=number + sum(short.values(), ZERO)),
            doubt=(Figure(number=number), Figure(number=number + unseen))
            if unseen
            else None,
        )

    def periods(self, _period: ScoredPeriod) -> int:
        return 1

    def facts_for(self, figure: Figure, _period: ScoredPeriod) -> Mapping[str, str]:
        return {self.fact: str(figure.number)}

    def _readings(self, members: Iterator[Member]) -> Iterator[Reading]:
        for member in members:
            reading = self._reading(member)
            if reading is not None:
                yield reading

    def _reading(self, member: Member) -> Reading | None:
        """Return what a member adds; None for one that has nothing to do with it."""
        things = confirmations(member, self.documents)
        needed = best(thing.state for thing in things)
        stated = member.facts.get(self.fact)
        if stated is None:
            return self._silent(member, things, needed)
        return Reading(
            member=member.id,
            state=worst((needed, stated.state)),
            things=(*things, told(self.fact, stated)),
            number=Decimal(stated.value),
        )

    def _silent(
        self, member: Member, things: tuple[Thing, ...], needed: State
    ) -> Reading | None:
        if not things or needed is State.MISSING:
            return None
        if needed is State.HELD and self.must_tell:
            return None
        number = ZERO if needed is State.HELD else None
        return Reading(member=member.id, state=needed, things=things, number=number)


def confirmations(member: Member, types: Sequence[str]) -> tuple[Thing, ...]:
    """Return how a member stands with the document that confirms something.

    Of several that may, it is the one that the member is nearest to have.
    """
    holdings = [(name, member.holding(name)) for name in types]
    decisive = best(holding.state for _, holding in holdings)
    return tuple(
        Thing(
            kind=ThingKind.DOCUMENT,
            name=name,
            state=holding.state,
            path=holding.path,
            lacking=holding.lacking,
            standing=holding.standing,
        )
        for name, holding in reversed(holdings)
        if holding.state is decisive
    )[:1]


def told(key: str, stated: Stated) -> Thing:
    return Thing(
        kind=ThingKind.FACT,
        name=key,
        state=stated.state,
        path=stated.source,
        lacking=stated.lacking,
    )


def _sum(readings: Sequence[Reading], state: State) -> Decimal:
    numbers = (item.number or ZERO for item in readings if item.state is state)
    return sum(numbers, ZERO)
