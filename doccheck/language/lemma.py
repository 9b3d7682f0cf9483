"""Russian lemmas."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import pymorphy3

#: Endings of nouns, adjectives and verbs, taken off words that no dictionary knows.
_ENDINGS: Final = (  # noqa: SIM905 - a list of words reads best as one
    "иями ями ами иях ях ах ией ого его ому ему ыми ими ая яя ое ее ые ие ой ей ою ею "
    "ом ем ам ям ов ев ий ый ую юю ия ию ии а я о е ы и у ю ь й"
).split()
_SHORTEST_STEM: Final = 4


@lru_cache(maxsize=1)
def _morphology() -> pymorphy3.MorphAnalyzer:
    import pymorphy3  # noqa: PLC0415 - lazy: 0.3 s and 27 MB

    return pymorphy3.MorphAnalyzer(lang="ru")


@lru_cache(maxsize=200_000)
def is_known_russian(word: str) -> bool:
    """Tell whether the dictionary has the word."""
    return bool(_morphology().word_is_known(word))


@lru_cache(maxsize=200_000)
def lemma_russian(word: str) -> str:
    """Return the dictionary form; of unknown words, what stands before the ending.

    >>> lemma_russian("правила"), lemma_russian("подпунктом")
    ('правило', 'подпункт')
    """
    head, hyphen, tail = word.rpartition("-")
    if hyphen:
        return _lemma_of_compound(head, tail)
    if not word.isalpha():
        return word
    reading = _morphology().parse(word)[0]
    return str(reading.normal_form) if reading.is_known else _without_ending(word)


def _lemma_of_compound(head: str, tail: str) -> str:
    """Only the last part is inflected; «коррупци-онный» was broken at a line's end."""
    whole = head + tail
    parts_known = is_known_russian(head) and is_known_russian(tail)
    if not parts_known and whole.isalpha() and is_known_russian(whole):
        return lemma_russian(whole)
    return f"{head}-{lemma_russian(tail)}"


def _without_ending(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word
