"""Words that show by themselves which language they are of."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from doccheck.language.sounds import fold
from doccheck.language.words import load_words, word_set

_KAZAKH_LETTER: Final = re.compile(r"[әғқңөұүһі]")
#: Longer runs of letters are no words; nothing is worth the work of taking them apart.
LONGEST_WORD: Final = 80
_SHORTEST_ENDED: Final = 5


@lru_cache(maxsize=50_000)
def is_russian(word: str) -> bool:
    """Tell whether Kazakh has no such word or ending."""
    return word in word_set("signs_ru") or _ends(word, load_words("endings_ru"))


@lru_cache(maxsize=50_000)
def is_kazakh(word: str) -> bool:
    """Tell whether Russian has no such word or ending; lost letters are forgiven."""
    folded = fold(word)
    return folded in word_set("signs_kk") or _ends(folded, load_words("endings_kk"))


def has_kazakh_letter(word: str) -> bool:
    return _KAZAKH_LETTER.search(word) is not None


def _ends(word: str, endings: tuple[str, ...]) -> bool:
    return len(word) > _SHORTEST_ENDED and word.endswith(endings)
