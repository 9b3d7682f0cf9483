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
def lemma_russian(word: str) -> str:
    """Return the dictionary form; of unknown words, what stands before the ending.

    >>> lemma_russian("правила"), lemma_russian("подпунктом")
    ('правило', 'подпункт')
    """
    if not word.isalpha():
        head, hyphen, tail = word.rpartition("-")
        return f"{head}-{lemma_russian(tail)}" if hyphen and tail.isalpha() else word
    reading = _morphology().parse(word)[0]
    if reading.is_known:
        return str(reading.normal_form)
    return _without_ending(word)


def _without_ending(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word
