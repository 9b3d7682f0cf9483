"""Compounds that gained a space: «іс қимыл» for «іс-қимыл»."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from doccheck.language.words import load_words

#: What may stand between the parts of a compound.
_LINKS: Final = frozenset({" ", "-", " - ", " – ", "- ", " -", "–"})


class Word(NamedTuple):
    """A word of a normalised text, in small letters."""

    text: str
    start: int
    end: int


def join_compounds(words: Iterable[Word], text: str) -> Iterator[Word]:
    """Yield «іс қимыл», «іс - қимыл» as one word, as «іс-қимыл» is.

    Args:
        words: In their order.
        text: That they stand in.
    """
    held: Word | None = None
    for word in words:
        if held is not None and _belong_together(held, word, text):
            yield Word(f"{held.text}-{word.text}", held.start, word.end)
            held = None
            continue
        if held is not None:
            yield held
        held = word if word.text in compounds() else None
        if held is None:
            yield word
    if held is not None:
        yield held


def _belong_together(first: Word, second: Word, text: str) -> bool:
    if text[first.end : second.start] not in _LINKS:
        return False
    return second.text.startswith(compounds()[first.text])


@lru_cache(maxsize=1)
def compounds() -> Mapping[str, tuple[str, ...]]:
    """Return the second parts that a first part may have."""
    table: dict[str, tuple[str, ...]] = {}
    for compound in load_words("compounds"):
        first, _, second = compound.partition("-")
        table[first] = (*table.get(first, ()), second)
    return table
