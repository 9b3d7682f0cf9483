"""Russian lemmas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from doccheck.language.words import word_set

if TYPE_CHECKING:
    import pymorphy3

#: Endings of nouns, adjectives and verbs, taken off words that no dictionary knows.
_ENDINGS: Final = (  # noqa: SIM905 - a list of words reads best as one
    "иями ями ами иях ях ах ией ого его ому ему ыми ими ая яя ое ее ые ие ой ей ою ею "
    "ом ем ам ям ов ев ий ый ую юю ия ию ии а я о е ы и у ю ь й"
).split()
_SHORTEST_STEM: Final = 4
#: Participles before adjectives before all else.
_RANKS: Final = {"PRTF": 0, "PRTS": 0, "ADJF": 1}


@lru_cache(maxsize=1)
def _morphology() -> pymorphy3.MorphAnalyzer:
    import pymorphy3  # noqa: PLC0415 - lazy: 0.3 s and 27 MB

    return pymorphy3.MorphAnalyzer(lang="ru")


@lru_cache(maxsize=200_000)
def is_known_russian(word: str) -> bool:
    """Tell whether the dictionary has the word."""
    return bool(_morphology().word_is_known(word))


def similar_russian(word: str, taken_for: Mapping[str, str]) -> Sequence[str]:
    """Return the words of the dictionary that a word may be.

    Args:
        taken_for: Letters, and the letters that each may stand for.
    """
    words = _morphology().dictionary.words
    replaces = words.compile_replaces({old: [*new] for old, new in taken_for.items()})
    return tuple(words.similar_keys(word, replaces))


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
    readings = [item for item in _morphology().parse(word) if item.is_known]
    if not readings:
        return _without_ending(word)
    return str(min(readings, key=_preference).normal_form)


def _preference(reading: pymorphy3.analyzer.Parse) -> int:
    """Rank readings so that all forms of a word come to one.

    Some forms of «установленный» may be adjectives too, some of «основное» nouns: the
    likelier reading changes from case to case.
    """
    if reading.normal_form in word_set("lemmas_ru"):
        return -1
    return _RANKS.get(reading.tag.POS, len(_RANKS))


@lru_cache(maxsize=200_000)
def word_russian(word: str) -> str:
    """Return what stands for a word and all its homographs.

    «рисках» may be of «риск» or of «риска», and which is likelier changes from form to
    form; both stand for the shorter one.
    """
    lemma = lemma_russian(word)
    if not lemma.isalpha() or lemma in word_set("lemmas_ru"):
        return lemma
    nouns = {
        str(item.normal_form)
        for item in _morphology().parse(lemma)
        if item.is_known and "NOUN" in item.tag
    }
    return min(nouns, key=lambda noun: (len(noun), noun)) if lemma in nouns else lemma


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
