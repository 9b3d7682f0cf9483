"""Whose documents these are: the names that most of them bear."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from doccheck.findings import PartReport
from doccheck.language.signs import is_kazakh, is_russian
from doccheck.structure.folding import fold
from doccheck.structure.organisations import same_name, scan_organisations

#: Where a part names its organisation: stamp, letterhead, title.
NAME: Final = "organisation.name"
#: Whose rules a part holds.
SUBJECT: Final = "organisation.subject"
MENTIONED: Final = "organisation.mentioned"
WORD: Final = re.compile(r"[^\W\d_]+")
#: Letters that Russian lacks.
KAZAKH: Final = re.compile("[әғқңөұүһі]", re.IGNORECASE)
#: A name that so many documents bear is no chance.
ENOUGH: Final = 2


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one organisation, in kk and ru, each in one spelling."""

    own: tuple[str, ...]
    #: Languages in which it is known how the organisation is called.
    languages: frozenset[str]
    #: Names that stand beside its own at the head of a document: of the founder, or of
    #: the body above it that approves.
    beside: tuple[str, ...] = ()

    def is_own(self, name: str) -> bool:
        """Say whether a name speaks for the organisation, or for one it belongs to."""
        return any(same_name(name, known) for known in (*self.own, *self.beside))


def names_in(part: PartReport, *keys: str) -> tuple[str, ...]:
    return tuple(fact.value for fact in part.facts if fact.key in keys)


def own_names(parts: Iterable[PartReport], given: Sequence[str]) -> Names:
    """Return the names that the user gives, and in other languages that most borne.

    A name that does not stand out, as two different ones in two documents, is no
    known name: nothing is then called another organisation's.
    """
    parts = tuple(parts)
    given = tuple(dict.fromkeys(name for item in given for name in _plain(item)))
    by_language: dict[str, list[PartReport]] = {}
    for part in parts:
        by_language.setdefault(part.language, []).append(part)
    found = {
        language: name
        for language, items in by_language.items()
        if (name := _most_borne(items)) is not None
    }
    borne = {
        language
        for language, items in by_language.items()
        if any(_is_in(name, given) for item in items for name in _all(item))
    }
    said = {language for name in given if (language := _language_of(name))}
    others = (name for language, name in found.items() if language not in borne | said)
    own = tuple(_different((*given, *others)))
    beside = tuple(_different(_beside(own, parts)))
    return Names(own, frozenset({*found, *borne, *said}), beside)


def _beside(own: Sequence[str], parts: Iterable[PartReport]) -> Iterator[str]:
    """Yield the names that share the head of a part with one of ours.

    Those whose workers such parts bind count, too, where several parts do: in one it
    may have been left from a copied document.
    """
    ours = [part for part in parts if any(_is_in(n, own) for n in names_in(part, NAME))]
    bound = _counted(names_in(part, SUBJECT) for part in ours)
    heads = (name for part in ours for name in names_in(part, NAME))
    subjects = (name for name, number in bound.items() if number >= ENOUGH)
    for name in (*heads, *subjects):
        if not _is_in(name, own):
            yield name


def _language_of(name: str) -> str | None:
    """Return kk or ru where the words of a name are plainly of one of them."""
    words = WORD.findall(name.lower())
    kazakh = bool(KAZAKH.search(name)) or any(map(is_kazakh, words))
    russian = any(map(is_russian, words))
    if kazakh is russian:
        return None
    return "kk" if kazakh else "ru"


def _plain(given: str) -> tuple[str, ...]:
    """Return a name that people give without the words for its form.

    >>> _plain("ТОО «Үлгі»"), _plain("Үлгі")
    (('Үлгі',), ('Үлгі',))
    """
    found = tuple(item.name for item in scan_organisations(given))
    return found or (given.strip(' «»"'),)


def _most_borne(parts: Sequence[PartReport]) -> str | None:
    """Return the name of at least two parts, and of more than any other name."""
    borne = _counted(_all(part) for part in parts)
    ranked = sorted(borne.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < ENOUGH:
        return None
    best, most = ranked[0]
    family = tuple(_beside([best], parts))
    rivals = (name for name, number in ranked[1:] if number == most)
    return best if all(_is_in(name, family) for name in rivals) else None


def _all(part: PartReport) -> tuple[str, ...]:
    """Return the names that a part bears: at its head, else in its text."""
    return names_in(part, NAME) or names_in(part, SUBJECT, MENTIONED)


def _counted(groups: Iterable[Iterable[str]]) -> Mapping[str, int]:
    """Return in how many groups each name stands, in its most usual spelling."""
    spellings: dict[str, Counter[str]] = {}
    for group in groups:
        for name in _different(group):
            known = next((item for item in spellings if same_name(item, name)), name)
            spellings.setdefault(known, Counter())[name] += 1
    return {
        counted.most_common(1)[0][0]: counted.total() for counted in spellings.values()
    }


def _different(names: Iterable[str]) -> Iterator[str]:
    seen: list[str] = []
    for name in names:
        if not _is_in(name, seen):
            seen.append(name)
            yield name


def _is_in(name: str, names: Iterable[str]) -> bool:
    return any(same_name(name, other) for other in names)


#: Letters by which a word is the same in both languages: «медицин», «Қызылорд».
ROOT: Final = 5


def may_be_one(part: PartReport, other: PartReport) -> bool:
    """Say whether nothing in their names speaks against two parts being of one body.

    A translation keeps some words, as «Спортивный медицинский центр» and «Спорттық
    медициналық орталық» do; names that share none are most likely of two.
    """
    one, two = _all(part), _all(other)
    if not one or not two:
        return True
    return any(same_name(a, b) or _roots(a) & _roots(b) for a in one for b in two)


def _roots(name: str) -> set[str]:
    """Return the beginnings of the words of a name, in letters of both alphabets."""
    words = WORD.findall(fold(name))
    return {word[:ROOT] for word in words if len(word) >= ROOT}
