"""`kind: holders`: how many organisations hold all the documents and links needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final

from doccheck.scoring.figures import Figure
from doccheck.scoring.measures.measure import (
    SHORT,
    Reading,
    Taken,
    Thing,
    ThingKind,
    Whom,
    counted,
)
from doccheck.scoring.members import Member, State, worst
from doccheck.scoring.periods import ScoredPeriod, quarter_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Holders:
    whom: Whom
    documents: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    #: One in each quarter of the period, not only one.
    each_quarter: bool = False

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> Holders:
        return cls(
            whom=Whom(params["whom"]),
            documents=tuple(params.get("documents") or ()),
            facts=tuple(params.get("links") or ()),
            each_quarter=bool(params.get("each_quarter")),
        )

    def take(self, members: Sequence[Member], period: ScoredPeriod) -> Taken:
        readings = tuple(
            self._reading(member, period) for member in counted(members, self.whom)
        )
        held = _number(readings, State.HELD)
        unknown = _number(readings, State.UNKNOWN)
        seen = len(readings) - unknown
        figure = _share(held, seen)
        short = (item.member for item in readings if item.state in SHORT)
        one_more = _share(held + 1, seen)
        return Taken(
            figure=figure if seen else None,
            readings=readings,
            mended=MappingProxyType(dict.fromkeys(short, one_more)),
            all_mended=_share(seen, seen),
            doubt=(_share(held, seen + unknown), _share(held + unknown, seen + unknown))
            if unknown
            else None,
        )

    def periods(self, _period: ScoredPeriod) -> int:
        return 1

    def facts_for(self, _figure: Figure, _period: ScoredPeriod) -> Mapping[str, str]:
        return dict.fromkeys(self.facts, ASSUMED)

    def _reading(self, member: Member, period: ScoredPeriod) -> Reading:
        things = (*self._documents(member, period), *self._links(member))
        state = worst(thing.state for thing in things)
        return Reading(member=member.id, state=state, things=things)

    def _documents(self, member: Member, period: ScoredPeriod) -> Iterator[Thing]:
        for name in self.documents:
            holding = member.holding(name)
            days = filter(period.covers, holding.days)
            held = {quarter_of(day.month) for day in days}
            without = tuple(item for item in period.quarters if item not in held)
            state = holding.state
            if self.each_quarter and without and state is State.HELD:
                state = State.UNKNOWN if member.unreadable else State.MISSING
            yield Thing(
                kind=ThingKind.DOCUMENT,
                name=name,
                state=state,
                path=holding.path,
                lacking=holding.lacking,
                standing=holding.standing,
                without=without if self.each_quarter else (),
            )

    def _links(self, member: Member) -> Iterator[Thing]:
        for key in self.facts:
            stated = member.facts.get(key)
            yield Thing(
                kind=ThingKind.LINK,
                name=key,
                state=stated.state if stated else State.MISSING,
                path=stated.source if stated else None,
                lacking=stated.lacking if stated else (),
            )


#: What stands for a link that is only assumed.
ASSUMED: Final = "assumed"


def _number(readings: Sequence[Reading], state: State) -> int:
    return sum(reading.state is state for reading in readings)


def _share(number: int, of: int) -> Figure:
    return Figure(number=Decimal(number), of=Decimal(of))
