"""One organisation's set of documents: what each one is in it, and what they tell."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from doccheck.checklists import Organisation, Period
from doccheck.findings import Evidence, Finding, PartReport, Verdict


class Standing(StrEnum):
    """What a document is in the set. Only the current ones speak for the organisation.

    A translation says the same as a current one in the other language.
    """

    CURRENT = "current"
    TRANSLATION = "translation"
    SUPERSEDED = "superseded"
    DUPLICATE = "duplicate"
    DRAFT = "draft"
    FOREIGN = "foreign"
    OUT_OF_PERIOD = "out_of_period"
    #: Of a type that no set holds: a law, a blank form, anything else.
    BESIDE = "beside"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """A part of a file, with its standing in the set and the reason for it."""

    path: str
    sha256: str
    #: Place of the part in its file, from 0.
    number: int
    part: PartReport
    standing: Standing
    #: Key of a sentence in the message catalogue: why the standing is what it is.
    reason: str
    params: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def type(self) -> str:
        return self.part.type

    @property
    def day(self) -> datetime.date | None:
        return datetime.date.fromisoformat(self.part.date) if self.part.date else None

    @property
    def is_valid(self) -> bool:
        """Say whether it meets what is mandatory for its type."""
        return self.part.verdict is Verdict.PASS


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A fact as one document tells it."""

    #: Digits ("3", "1500000.50"), an ISO 8601 day, or text as in the file.
    value: str
    path: str
    #: Place of the part in its file, from 0.
    number: int
    evidence: Evidence
    #: Facts of one row of one form share its number; None outside of rows.
    row: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFact:
    """What current documents tell under one key, in the order of files and rows."""

    key: str
    told: tuple[Told, ...]

    @property
    def value(self) -> str:
        """What the first document tells; of rows, what the first one holds."""
        return self.told[0].value

    @property
    def values(self) -> tuple[str, ...]:
        return tuple(item.value for item in self.told)

    @property
    def is_contradictory(self) -> bool:
        """Say whether documents, not rows of one, tell different values."""
        alone = [item.value for item in self.told if item.row is None]
        return len(set(alone)) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierFinding:
    """What a rule says about a place of one document, often because of another."""

    path: str
    #: Place of the part in its file, from 0.
    number: int
    finding: Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    #: The name that is shown; None where no document tells it.
    organisation: str | None
    #: Every spelling of it that counts as its own, in kk and ru.
    names: tuple[str, ...] = ()
    kind: Organisation | None = None
    period: Period = field(default_factory=Period)
    #: In the order of their files.
    documents: tuple[Filed, ...] = ()
    #: By key, such as "risks.found".
    facts: Mapping[str, KnownFact] = field(default_factory=lambda: MappingProxyType({}))
    findings: tuple[DossierFinding, ...] = ()
    #: Paths of files that could not be read.
    unreadable: tuple[str, ...] = ()
    #: Types that an organisation of this kind must hold and this one does not; None
    #: where its kind is not known.
    lacking: tuple[str, ...] | None = None

    def current(self, type_: str) -> Iterator[Filed]:
        """Yield the current documents of a type, the newest first."""
        held = (item for item in self.documents if item.type == type_)
        standing = (item for item in held if item.standing is Standing.CURRENT)
        return iter(sorted(standing, key=_newest_first))

    def fact(self, key: str) -> KnownFact | None:
        return self.facts.get(key)


def _newest_first(item: Filed) -> tuple[int, str, int]:
    return (-item.day.toordinal() if item.day else 0, item.path, item.number)
