"""Sounds of Kazakh as far as endings need them."""

from __future__ import annotations

from typing import Final

_FOLD: Final = str.maketrans("қғңүұөәһі", "кгнууоахи")

_BACK: Final = frozenset("аоұы")
_FRONT: Final = frozenset("әөүіеэ")
_VOWELS: Final = frozenset("аәеёиоөуұүыіэюя")
#: Vowels; without «у», which ends verbal nouns and acts as a consonant there.
OPEN: Final = _VOWELS - frozenset("у")
CLOSED: Final = frozenset("бвгғджзйкқлмнңпрстуфхһцчшщ")

_VOICED: Final = {"ғ": "қ", "г": "к", "б": "п"}
#: Native words do not end like this; loans in -к do.
_NEVER_LAST: Final = frozenset("қғкг")
_LOAN_BEFORE_K: Final = frozenset("рнс")


def fold(word: str) -> str:
    """Return the word without the letters that only Kazakh has."""
    return word.translate(_FOLD)


def in_harmony(stem: str, ending: str) -> bool:
    """Tell whether the vowels of a folded ending may follow a stem."""
    own = next((letter for letter in ending if letter in "аеыи"), None)
    last = next((letter for letter in reversed(stem) if letter in _VOWELS), None)
    if last is None:
        return False
    if own is None or ending in {"мен", "бен", "пен"}:
        return True
    return last not in (_FRONT if own in "аы" else _BACK)


def unvoiced(stem: str) -> str:
    """Return a stem as it ends without a vowel behind it: «бұйрығ» is «бұйрық».

    Loans in -ог keep their sound.
    """
    if len(stem) < 2 or stem[-1] not in _VOICED or stem[-2] not in OPEN:
        return stem
    return stem if stem.endswith("ог") else stem[:-1] + _VOICED[stem[-1]]


def ends_well(stem: str) -> bool:
    """Tell whether a word may end like this; «ішк», «негізг» may not."""
    if stem[-1] == "ш":  # «басш-ы»: the formative of people
        return False
    if stem[-1] not in _NEVER_LAST or stem[-2:-1] in _VOWELS:
        return True
    return stem[-1] == "к" and stem[-2:-1] in _LOAN_BEFORE_K
