"""The scoring as values: indicators, what each one measures, by which scale."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

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
    #: Keys of which any one is enough.
    link: tuple[str, ...] = ()
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
    projects: Mapping[int, Wording]
    indicators: Mapping[str, Indicator]
    facts: Mapping[str, FactRule]
    options: Mapping[str, Option]

    @property
    def defaults(self) -> dict[str, str]:
        return {option.name: option.default for option in self.options.values()}
