"""Words with letters that a scanner took for others, read as the words they were.

A Russian word is read as one of the dictionary, a Kazakh one as a stem of the shipped
lists with endings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from doccheck.language.lemma import similar_russian
from doccheck.language.sounds import fold
from doccheck.language.stem import endings, is_listed, listed_stems

#: A letter as it was read → those that it may have been.
_RUSSIAN: Final = {
    "и": "нйп",
    "н": "пи",
    "п": "н",
    "й": "и",
    "ц": "щ",
    "щ": "цш",
    "ш": "щ",
    "ь": "ъ",
    "ъ": "ь",
    "е": "ё",
}
#: Of what is not in a dictionary less is known: no letter stands for a rarer one.
_KAZAKH: Final = {"и": "нй", "н": "п", "щ": "цш", "ш": "щ"}
#: One letter for all that are taken for each other.
_SHAPE: Final = str.maketrans("нпйщцё", "иииште")
#: Between vowels «қ» is «ғ», as in «бұйрығы».
_VOICED: Final = {"к": "г", "п": "б"}
_SHORTEST: Final = 4
_SHORTEST_STEM: Final = 3
#: Shorter stems have too many neighbours: «сана», «сапа».
_LONG_STEM: Final = 5
#: Letters to a slip that is forgiven.
_LETTERS_TO_A_SLIP: Final = 3


def shape(word: str) -> str:
    """Return what is common to all words that are taken for each other."""
    return fold(word).translate(_SHAPE)


def may_be(word: str, other: str) -> bool:
    """Tell whether a Kazakh word may be another one of its shape, misread."""
    return all(
        old == new or (new in _KAZAKH.get(old, "") and new != "п")
        for old, new in zip(word, other, strict=True)
    )


def reread_russian(word: str) -> str | None:
    """Return the word of the dictionary that a word may be; None for one of it.

    >>> reread_russian("нредуиреждеиие"), reread_russian("предупреждение")
    ('предупреждение', None)
    """
    if len(word) < _SHORTEST:
        return None
    similar = similar_russian(word, _RUSSIAN)
    readings = () if word in similar else (item.replace("ё", "е") for item in similar)
    ranked = sorted((_slips(word, reading), reading) for reading in readings)
    return next((reading for slips, reading in ranked if _few(slips, word)), None)


@lru_cache(maxsize=50_000)
def reread_kazakh(word: str) -> str | None:
    """Return the form of a listed word that a word may be; None for such a form.

    >>> reread_kazakh("тәртибіиде"), reread_kazakh("тәртібінде")
    ('тәртібінде', None)
    """
    if len(word) < _SHORTEST:
        return None
    readings = (item for item in _readings(word) if _few(_slips(word, item), word))
    return next(filter(is_listed, readings), None)


def _slips(word: str, reading: str) -> int:
    return sum(old != new for old, new in zip(word, reading, strict=True))


def _few(slips: int, word: str) -> bool:
    return 0 < slips <= len(word) // _LETTERS_TO_A_SLIP


def _readings(word: str) -> Iterator[str]:
    """Yield a word as each stem, the longest first, with each chain of endings."""
    small = shape(word)
    for end in range(len(word), _SHORTEST_STEM - 1, -1):
        stem = _stems_by_shape().get(small[:end])
        if stem is None:
            continue
        for chain in _chains(small[end:]):
            reading = _respelt(word, stem + chain)
            if end >= _LONG_STEM or reading.count("п", 0, end) == word.count(
                "п", 0, end
            ):
                yield reading


def _respelt(word: str, pattern: str) -> str:
    """Return a word with the letters of a pattern where it may have them."""
    return "".join(
        new if new in _KAZAKH.get(old, "") else old
        for old, new in zip(word, pattern, strict=True)
    )


@lru_cache(maxsize=20_000)
def _chains(rest: str) -> tuple[str, ...]:
    """Return all chains of endings that have a shape."""
    if not rest:
        return ("",)
    return tuple(
        ending + further
        for small, ending in _endings_by_shape()
        if rest.startswith(small)
        for further in _chains(rest[len(small) :])
    )


@lru_cache(maxsize=1)
def _endings_by_shape() -> tuple[tuple[str, str], ...]:
    """Return the endings with their shapes, the longest first."""
    ranked = sorted(endings(), key=lambda ending: (-len(ending), ending))
    return tuple((shape(ending), ending) for ending in ranked)


@lru_cache(maxsize=1)
def _stems_by_shape() -> Mapping[str, str]:
    stems = sorted(listed_stems())
    stems += [stem[:-1] + _VOICED[stem[-1]] for stem in stems if stem[-1] in _VOICED]
    return {shape(stem): stem for stem in stems}
