"""Whose documents these are: the names that most of them bear."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from doccheck.findings import PartReport
from doccheck.structure.organisations import same_name

#: Where a part names its organisation: stamp, letterhead, title.
NAME: Final = "organisation.name"
#: Whose rules a part holds.
SUBJECT: Final = "organisation.subject"
MENTIONED: Final = "organisation.mentioned"
#: A name that so many documents bear is no chance.
ENOUGH: Final = 2


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one organisation, in kk and ru, each in one spelling."""

    own: tuple[str, ...]
    #: Languages in which it is known how the organisation is called.
    languages: frozenset[str]

    def is_own(self, name: str) -> bool:
        return any(same_name(name, known) for known in self.own)


def names_in(part: PartReport, *keys: str) -> tuple[str, ...]:
    return tuple(fact.value for fact in part.facts if fact.key in keys)


def own_names(parts: Iterable[PartReport], given: Sequence[str]) -> Names:
    """Return the names that the user gives, and in each language the one most borne.

    A name that does not stand out, as two different ones in two documents, is no
    known name: nothing is then called another organisation's.
    """
    by_language: dict[str, list[PartReport]] = {}
    for part in parts:
        by_language.setdefault(part.language, []).append(part)
    found = {
        language: name
        for language, items in by_language.items()
        if (name := _most_borne(items)) is not None
    }
    known = {language for language, name in found.items()}
    own = [*given, *(name for name in found.values() if not _is_in(name, given))]
    if given:
        known |= {
            language
            for language, items in by_language.items()
            if any(_is_in(name, given) for item in items for name in _all(item))
        }
    return Names(tuple(own), frozenset(known))


def _most_borne(parts: Sequence[PartReport]) -> str | None:
    """Return the name of at least two parts, and of more than any other name."""
    borne = _counted(_all(part) for part in parts)
    ranked = sorted(borne.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < ENOUGH:
        return None
    if len(ranked) > 1 and ranked[1][1] == ranked[0][1]:
        return None
    return ranked[0][0]


def _all(part: PartReport) -> tuple[str, ...]:
    """Return the names that a part bears: at its head, else in its text."""
    return names_in(part, NAME) or names_in(part, SUBJECT, MENTIONED)


def _counted(groups: Iterable[Iterable[str]]) -> Mapping[str, int]:
    """Return in how many groups each name stands, whatever its spelling."""
    borne: dict[str, int] = {}
    for group in groups:
        for name in _different(group):
            known = next((item for item in borne if same_name(item, name)), name)
            borne[known] = borne.get(known, 0) + 1
    return borne


def _different(names: Iterable[str]) -> Iterator[str]:
    seen: list[str] = []
    for name in names:
        if not _is_in(name, seen):
            seen.append(name)
            yield name


def _is_in(name: str, names: Iterable[str]) -> bool:
    return any(same_name(name, other) for other in names)
