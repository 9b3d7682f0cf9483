"""The scoring as values: indicators, what each one measures, by which scale."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain
from types import MappingProxyType
from typing import Final

from doccheck.checklists import Source
from doccheck.checklists.model import Wording
from doccheck.scoring.measures import Measure
from doccheck.scoring.members import Role
from doccheck.scoring.periods import Cycle
from doccheck.scoring.scales import Scale


class BodyKind(StrEnum):
    """What kind of body is scored; some indicators are for one kind only."""

    REGION_AKIMAT = "region_akimat"
    DISTRICT_AKIMAT = "district_akimat"
    CENTRAL_BODY = "central_body"
    OTHER = "other"


class FactType(StrEnum):
    COUNT = "count"
    SHARE = "share"
    DAY = "day"
    YES = "yes"
    LINK = "link"


#: What the key of a fact may end in.
CYCLES: Final[Mapping[Cycle, frozenset[str]]] = MappingProxyType(
    {
        Cycle.MONTH: frozenset(map(str, range(1, 13))),
        Cycle.QUARTER: frozenset(map(str, range(1, 5))),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldBy:
    """Documents that carry a fact themselves, and how it is read from them."""

    documents: tuple[str, ...]
    #: Keys of facts of documents: added up.
    facts: tuple[str, ...] = ()
    #: Key of the rows that are counted, by its day where the fact has a cycle.
    rows: str | None = None
    #: Key in the same row of what is added up instead of 1.
    amount: str | None = None
    #: Keys of which the first that is told is taken.
    any: tuple[str, ...] = ()
    #: Only the newest document counts.
    latest: bool = False
    #: What else the document must tell.
    where: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRule:
    key: str
    whose: tuple[Role, ...]
    type: FactType
    titles: Wording
    by: Cycle | None = None
    told_by: ToldBy | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A choice where the source is silent."""

    name: str
    default: str
    titles: Wording
    choices: Mapping[str, Wording]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredPart:
    measure: Measure
    scale: Scale
    #: Of the scale, as the data names it.
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    id: str
    project: int
    titles: Wording
    confirms: Wording
    source: tuple[Source, ...]
    parts: tuple[ScoredPart, ...]
    note: Wording | None = None
    #: Bodies that it is for; empty: all.
    kinds: tuple[BodyKind, ...] = ()
    #: Not assessed where an external analysis has ended less than a year ago.
    unless_external: bool = False
    #: Option that decides how the points of the parts join.
    joined: str | None = None

    @property
    def documents(self) -> tuple[str, ...]:
        """Return the types of documents that confirm it."""
        types = (name for part in self.parts for name in part.measure.documents)
        return tuple(dict.fromkeys(types))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    projects: Mapping[int, Wording] = field(default_factory=dict)
    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    facts: Mapping[str, FactRule] = field(default_factory=dict)
    options: Mapping[str, Option] = field(default_factory=dict)

    def fact(self, key: str) -> FactRule | None:
        """Return the rule of a fact; the key of one with a cycle ends in a number."""
        found = self.facts.get(key)
        if found is not None:
            return found if found.by is None else None
        stem, _, number = key.rpartition(".")
        cyclic = self.facts.get(stem)
        if cyclic is None or cyclic.by is None:
            return None
        return cyclic if number in CYCLES[cyclic.by] else None

    @property
    def documents(self) -> frozenset[str]:
        """Return the types of documents that any indicator needs."""
        own = (item.documents for item in self.indicators.values())
        told = (item.told_by.documents for item in self.facts.values() if item.told_by)
        return frozenset(chain(*own, *told))

    @property
    def defaults(self) -> dict[str, str]:
        return {option.name: option.default for option in self.options.values()}
