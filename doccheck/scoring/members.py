"""What scoring keeps of an organisation: a few values, none of its documents."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Role(StrEnum):
    """What an organisation is in its portfolio."""

    BODY = "body"
    UNIT = "unit"
    ORGANISATION = "organisation"


class State(StrEnum):
    """Whether something counts. `UNKNOWN` is "could not look", never missing."""

    HELD = "held"
    FLAWED = "flawed"
    MISSING = "missing"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What an organisation has of one type of document."""

    state: State
    #: The document that decided, or the file that could not be read.
    path: str | None = None
    #: Ids of mandatory requirements that it does not meet, or that were not seen.
    lacking: tuple[str, ...] = ()
    #: Of a document that is there and does not count: draft, foreign and so on.
    standing: str = ""
    #: Days of those that are valid.
    days: tuple[datetime.date, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A fact: digits, an ISO 8601 day, "yes" or "no", or text."""

    value: str
    #: Where it comes from: "portfolio.yaml:12" or the path of a document.
    source: str
    #: What the person who wrote it down named as its origin.
    origin: str = ""
    #: Whether the document that tells it counts.
    state: State = State.HELD
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An organisation of a portfolio as scoring sees it."""

    id: str
    name: str
    role: Role
    #: By type of document; a type that is not there is missing.
    holdings: Mapping[str, Holding] = field(
        default_factory=lambda: MappingProxyType({})
    )
    facts: Mapping[str, Stated] = field(default_factory=lambda: MappingProxyType({}))
    #: Files that could not be read: any document may be in them.
    unreadable: tuple[str, ...] = ()

    def holding(self, type_: str) -> Holding:
        found = self.holdings.get(type_)
        if found is not None:
            return found
        if self.unreadable:
            return Holding(state=State.UNKNOWN, path=self.unreadable[0])
        return Holding(state=State.MISSING)


#: What decides where several things are needed: the first of these that is there.
WORST_FIRST: Final = (State.MISSING, State.FLAWED, State.UNKNOWN, State.HELD)
BEST_FIRST: Final = tuple(reversed(WORST_FIRST))


def worst(states: Iterable[State]) -> State:
    """Return the state of what needs all of several things."""
    found = set(states)
    return next((state for state in WORST_FIRST if state in found), State.HELD)


def best(states: Iterable[State]) -> State:
    """Return the state of what needs any one of several things."""
    found = set(states)
    return next((state for state in BEST_FIRST if state in found), State.HELD)
