"""What every measure can do, and what it takes from the members of a portfolio."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Final, Protocol

from doccheck.scoring.figures import Figure
from doccheck.scoring.members import Member, Role, State
from doccheck.scoring.periods import ScoredPeriod


class Whom(StrEnum):
    """Who is counted."""

    BODY = "body"
    #: The body's own office and its departments.
    UNITS = "units"
    ORGANISATIONS = "organisations"
    #: Everyone below the body itself.
    SUBORDINATES = "subordinates"
    EVERYONE = "everyone"


ROLES: Final[Mapping[Whom, frozenset[Role]]] = MappingProxyType(
    {
        Whom.BODY: frozenset({Role.BODY}),
        Whom.UNITS: frozenset({Role.BODY, Role.UNIT}),
        Whom.ORGANISATIONS: frozenset({Role.ORGANISATION}),
        Whom.SUBORDINATES: frozenset({Role.UNIT, Role.ORGANISATION}),
        Whom.EVERYONE: frozenset(Role),
    }
)


#: What can be mended, or added.
SHORT: Final = frozenset({State.MISSING, State.FLAWED})


class ThingKind(StrEnum):
    DOCUMENT = "document"
    LINK = "link"
    FACT = "fact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """One thing that an indicator needs of an organisation."""

    kind: ThingKind
    #: A type of document, or the key of a fact.
    name: str
    state: State
    path: str | None = None
    #: Ids of requirements that the document does not meet.
    lacking: tuple[str, ...] = ()
    #: Standing of a document that is there and does not count: a draft, another's.
    standing: str = ""
    #: Months or quarters without it.
    without: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How one organisation stands with what is measured."""

    member: str
    state: State
    #: What it needs, with the state of each.
    things: tuple[Thing, ...] = ()
    #: What it adds, where something is counted.
    number: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    #: None where nothing can be said.
    figure: Figure | None
    readings: tuple[Reading, ...] = ()
    #: Keys of facts that nobody has written down.
    lacks: tuple[str, ...] = ()
    #: The figure if one organisation mended what it lacks.
    mended: Mapping[str, Figure] = field(default_factory=lambda: MappingProxyType({}))
    #: The figure if all of them did.
    all_mended: Figure | None = None
    #: The figures if all that could not be seen were missing, and if it were there.
    doubt: tuple[Figure, Figure] | None = None


class Measure(Protocol):
    """Pure: the same members always give the same figure."""

    @property
    def whom(self) -> Whom:
        """Who is counted."""

    @property
    def documents(self) -> tuple[str, ...]:
        """Types of documents that confirm what is measured."""

    @property
    def facts(self) -> tuple[str, ...]:
        """Keys of facts that it reads."""

    def take(self, members: Sequence[Member], period: ScoredPeriod) -> Taken:
        """Return the figure, and how it came about."""

    def periods(self, period: ScoredPeriod) -> int:
        """Return how many months or quarters are scored one by one, else 1."""

    def facts_for(self, figure: Figure, period: ScoredPeriod) -> Mapping[str, str]:
        """Return the facts of an organisation that would give a figure."""


def counted(members: Sequence[Member], whom: Whom) -> Iterator[Member]:
    roles = ROLES[whom]
    return (member for member in members if member.role in roles)
