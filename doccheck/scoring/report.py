"""Everything that a run of scoring found, for whoever renders it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from doccheck.scoring.advice import Advice
from doccheck.scoring.declared import Problem
from doccheck.scoring.members import Member
from doccheck.scoring.portfolio import Portfolio
from doccheck.scoring.rules import Rules
from doccheck.scoring.score import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """The points of an earlier run, by indicator."""

    name: str
    total: Decimal
    points: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreReport:
    portfolio: Portfolio
    rules: Rules
    sheet: Sheet
    #: In the order of the portfolio: the body, its units, the organisations.
    members: tuple[Member, ...]
    advice: tuple[Advice, ...]
    problems: tuple[Problem, ...] = ()
    #: What was only assumed, as the user wrote it.
    assumed: tuple[str, ...] = ()
    earlier: Earlier | None = None
    _members: Mapping[str, Member] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        by_id = {member.id: member for member in self.members}
        object.__setattr__(self, "_members", by_id)

    def member(self, id_: str) -> Member:
        return self._members[id_]
