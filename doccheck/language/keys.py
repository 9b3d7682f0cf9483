"""What words are compared by."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from doccheck.language.lemma import word_russian
from doccheck.language.model import Language
from doccheck.language.signs import LONGEST_WORD
from doccheck.language.stem import stem_kazakh

#: Letters that a bad keyboard or a Russian-only scanner confuses.
_SKELETON: Final = str.maketrans("қңғүұөәһіийёъщ", "кнгууоахиииеьш", "-'’")


def skeleton(word: str) -> str:
    """Fold a word in small letters to the letters that survive.

    >>> skeleton("іс-қимыл")
    'искимыл'
    """
    return word.translate(_SKELETON)


@lru_cache(maxsize=200_000)
def key(word: str, language: Language) -> str:
    """Return the stem or lemma of a word in small letters, folded.

    >>> key("бұйрығымен", Language.KAZAKH), key("приказом", Language.RUSSIAN)
    ('буирык', 'приказ')
    """
    if language is Language.OTHER or len(word) > LONGEST_WORD:
        return skeleton(word)
    if language is Language.RUSSIAN:
        return skeleton(word_russian(word))
    return skeleton(stem_kazakh(word))
