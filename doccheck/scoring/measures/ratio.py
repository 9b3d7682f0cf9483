"""`kind: ratio`: one number of the body as a share of another, or a share as told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from doccheck.scoring.figures import HUNDRED, Figure
from doccheck.scoring.measures.amount import confirmations, told
from doccheck.scoring.measures.measure import SHORT, Reading, Taken, Whom, counted
from doccheck.scoring.members import Member, State, best, worst
from doccheck.scoring.periods import ScoredPeriod


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    whom: Whom
    fact: str
    #: None where the fact itself is a share in per cent.
    of: str | None
    documents: tuple[str, ...] = ()

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> Ratio:
        return cls(
            whom=Whom(params["whom"]),
            fact=params["fact"],
            of=params.get("of"),
            documents=tuple(params.get("needs") or ()),
        )

    @property
    def facts(self) -> tuple[str, ...]:
        return (self.fact, self.of) if self.of else (self.fact,)

    def take(self, members: Sequence[Member], _period: ScoredPeriod) -> Taken:
        body = next(counted(members, self.whom), None)
        return self._of(body) if body else Taken(figure=None, lacks=self.facts)

    def periods(self, _period: ScoredPeriod) -> int:
        return 1

    def facts_for(self, figure: Figure, _period: ScoredPeriod) -> Mapping[str, str]:
        return {self.fact: str(figure.number)}

    def _of(self, member: Member) -> Taken:
        lacks = tuple(key for key in self.facts if key not in member.facts)
        things = confirmations(member, self.documents)
        if lacks:
            state = best(thing.state for thing in things)
            unseen = things and state is State.UNKNOWN
            reading = Reading(member=member.id, state=state, things=things)
            return Taken(
                figure=None, readings=(reading,) if unseen else (), lacks=lacks
            )
        stated = [member.facts[key] for key in self.facts]
        state = worst((best(t.state for t in things), *(item.state for item in stated)))
        number = Decimal(stated[0].value)
        of = Decimal(stated[1].value) if self.of else HUNDRED
        figure = Figure(number=number, of=of)
        reading = Reading(
            member=member.id,
            state=state,
            things=(*things, *map(told, self.facts, stated)),
            number=number,
        )
        mended = {member.id: figure} if state in SHORT else {}
        return Taken(
            figure=figure if state is State.HELD else None,
            readings=(reading,),
            mended=MappingProxyType(mended),
            all_mended=figure,
        )
