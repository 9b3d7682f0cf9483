"""A checklist as values: what a document of one type must carry, and by which norm."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Final

from doccheck.findings import Force

#: A sentence or name by language of the reader: kk, ru, en.
Wording = Mapping[str, str]
#: Phrases by language of the document: kk, ru.
Phrases = Mapping[str, tuple[str, ...]]
NOTHING: Phrases = MappingProxyType({})
#: Languages of documents, by which phrases are listed.
LANGUAGES: Final = ("kk", "ru")


class Organisation(StrEnum):
    QUASI_STATE = "quasi_state"
    STATE_BODY = "state_body"


class Where(StrEnum):
    """Where in a part a signal is looked for."""

    TITLE = "title"
    HEADING = "heading"
    OPENING = "opening"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """A cue for a document type; its weight is above zero for it, below against it."""

    name: str
    where: Where
    weight: float
    any_of: Phrases
    #: Each different phrase counts, at most `most` of them.
    each: bool = False
    most: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A place in an act of `acts.yaml`."""

    act: str
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Days of force, both included; None is open."""

    first: datetime.date | None = None
    last: datetime.date | None = None

    def covers(self, day: datetime.date) -> bool:
        """Say whether the period holds a day.

        >>> Period(first=datetime.date(2023, 6, 16)).covers(datetime.date(2020, 1, 1))
        False
        """
        after_first = self.first is None or self.first <= day
        return after_first and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """How a requirement is looked for: a matcher kind and its parameters."""

    kind: str
    params: Mapping[str, object]
    #: Where the author must look when a parameter is wrong.
    path: Path | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    id: str
    force: Force
    title: Wording
    advice: Wording
    source: tuple[Source, ...]
    match: Match
    in_force: Period | None = None
    applies_to: tuple[Organisation, ...] = ()
    #: Indicator of the scoring whose points are at stake.
    points: str | None = None
    #: Of types that come in two generations: which one has this requirement.
    generation: str | None = None

    @property
    def name(self) -> str:
        """The id without its type."""
        return self.id.rpartition(".")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A generation of a norm that documents are checked against."""

    id: str
    in_force: Period
    #: Set where the content, not the day, tells which edition a document follows.
    generation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRule:
    """How something that other rooms need is read from a document of a type."""

    #: Of several values of one row: what their keys begin with.
    key: str
    #: A kind of reading and its parameters.
    read: Match

    def phrases(self) -> Iterator[tuple[str, str]]:
        """Yield every phrase that is looked for, with its language."""
        yield from _within(self.read.params)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    type: str
    titles: Wording
    signals: tuple[Signal, ...]
    requirements: tuple[Requirement, ...]
    facts: tuple[FactRule, ...] = ()
    #: In the order of their days.
    editions: tuple[Edition, ...] = ()
    path: Path | None = None

    def phrases(self) -> Iterator[tuple[str, str]]:
        """Yield every phrase of the checklist with its language."""
        for signal in self.signals:
            yield from _flat(signal.any_of)
        for requirement in self.requirements:
            yield from _within(requirement.match.params)
        for fact in self.facts:
            yield from fact.phrases()


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A legal act that checklists and documents name."""

    id: str
    kind: str
    number: str | None
    date: datetime.date | None
    titles: Phrases
    short: Wording
    in_force: Period = field(default_factory=Period)
    amended_by: tuple[str, ...] = ()
    replaced_by: str | None = None
    #: Number in the register of the Ministry of Justice.
    registered: str | None = None
    #: official, excerpt, derived, practice or memory.
    sure: str = "memory"
    #: Where it is known from.
    origin: str = ""
    note: str = ""


def _flat(phrases: Phrases) -> Iterator[tuple[str, str]]:
    for language, items in phrases.items():
        for item in items:
            yield item, language


def _within(value: object) -> Iterator[tuple[str, str]]:
    """Yield the phrases anywhere inside the parameters of a matcher."""
    if isinstance(value, Mapping):
        for name, item in value.items():
            if name in LANGUAGES:
                yield from _flat({name: item})
            else:
                yield from _within(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _within(item)
