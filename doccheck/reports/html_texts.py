"""Sentences of a page that speaks three languages; each is kept once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from doccheck.reports.catalogue import Catalogue, load_catalogue
from doccheck.reports.facts import Reader
from doccheck.reports.style import printable

#: Languages of a page, in the order of its buttons.
PAGE_LANGUAGES: Final = ("kk", "ru", "en")


@dataclass(slots=True, kw_only=True)
class Sentences:
    """Numbers for sentences that a page shows in the language of its reader."""

    readers: tuple[Reader, ...]
    _numbers: dict[tuple[str, ...], int] = field(default_factory=dict)

    @classmethod
    def of(cls, reader: Reader) -> Sentences:
        return cls(readers=tuple(replace(reader, language=x) for x in PAGE_LANGUAGES))

    def number(self, say: Callable[[Reader], str]) -> int:
        """Return the number of a sentence, given what says it to a reader."""
        return self._number(self.texts(say))

    def numbers(self, say: Callable[[Reader], Iterable[str]]) -> list[int]:
        """Return the numbers of several sentences, as many in each language."""
        said = [map(printable, say(reader)) for reader in self.readers]
        return [self._number(texts) for texts in zip(*said, strict=True)]

    def _number(self, texts: tuple[str, ...]) -> int:
        return self._numbers.setdefault(texts, len(self._numbers))

    def texts(self, say: Callable[[Reader], str]) -> tuple[str, ...]:
        return tuple(printable(say(reader)) for reader in self.readers)

    def all(self) -> list[tuple[str, ...]]:
        """Return every sentence so far, by number."""
        return list(self._numbers)


def page_words(*sections: str) -> Mapping[str, Mapping[str, str]]:
    """Return messages for the scripts of a page, by language.

    Those of the first section are called by their names, those of the others by the
    last name of the section and their own: "verdict.pass".
    """
    return {
        language: dict(_words(load_catalogue(language), sections))
        for language in PAGE_LANGUAGES
    }


def _words(catalogue: Catalogue, sections: Sequence[str]) -> Iterator[tuple[str, str]]:
    for number, section in enumerate(sections):
        prefix = f"{section.rpartition('.')[2]}." if number else ""
        for name, text in catalogue.section(section).items():
            yield prefix + name, text
