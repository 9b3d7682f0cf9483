"""Words that lost the space between them, and compounds that gained one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from doccheck.language.lemma import is_known_russian
from doccheck.language.model import Language
from doccheck.language.signs import LONGEST_WORD, has_kazakh_letter
from doccheck.language.stem import is_listed, is_noun, stem_kazakh
from doccheck.language.words import load_words

#: Shorter pieces would split honest words.
_SHORTEST_LEFT: Final = 4
_SHORTEST_RIGHT: Final = 5
#: What may stand between the parts of a compound.
_LINKS: Final = frozenset({" ", "-", " - ", " – ", "- ", " -", "–"})


class Word(NamedTuple):
    """A word of a normalised text, in small letters."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How often each word of a document occurs, and how many words have a stem."""

    counts: Mapping[str, int]
    #: Kazakh only.
    stems: Mapping[str, int]

    @classmethod
    def of(cls, words: Iterable[str]) -> Vocabulary:
        counts = Counter(words)
        kazakh = filter(has_kazakh_letter, counts)
        return cls(counts, Counter(map(stem_kazakh, kazakh)))

    def parted(self, word: str, language: Language) -> int | None:
        """Return where a word is two glued ones; None where it is one."""
        russian = language is Language.RUSSIAN and not has_kazakh_letter(word)
        if self._is_whole(word, russian=russian):
            return None
        fits = self._fits_russian if russian else self._fits_kazakh
        places = range(_SHORTEST_LEFT, len(word) - _SHORTEST_RIGHT + 1)
        found = (place for place in places if fits(word[:place], word[place:]))
        return max(found, key=lambda place: self._weight(word, place), default=None)

    def _is_whole(self, word: str, *, russian: bool) -> bool:
        if not _SHORTEST_LEFT + _SHORTEST_RIGHT <= len(word) <= LONGEST_WORD:
            return True
        if any(map(str.isdigit, word)):
            return True
        if russian:
            return "-" in word or is_known_russian(word)
        return is_listed(word) or self.stems.get(stem_kazakh(word), 0) > 1

    def _fits_kazakh(self, left: str, right: str) -> bool:
        whole = left + right
        if self._is_frequent(left, whole):
            return self._is_frequent(right, whole) or self._is_stem(right)
        return self._is_frequent(right, whole) and self._is_stem(left)

    def _fits_russian(self, left: str, right: str) -> bool:
        met = left in self.counts or right in self.counts
        return met and is_known_russian(left) and is_known_russian(right)

    def _is_frequent(self, piece: str, whole: str) -> bool:
        count = self.counts.get(piece, 0)
        return count > self.counts.get(whole, 0) or (not count and is_noun(piece))

    def _is_stem(self, piece: str) -> bool:
        stem = stem_kazakh(piece)
        return len(stem) >= _SHORTEST_LEFT and stem in self.stems

    def _weight(self, word: str, place: int) -> int:
        return self.counts.get(word[:place], 0) + self.counts.get(word[place:], 0)


def part_glued(
    words: Iterable[Word], vocabulary: Vocabulary, language: Language
) -> Iterator[Word]:
    for word in words:
        place = vocabulary.parted(word.text, language)
        if place is None:
            yield word
            continue
        middle = word.start + place
        yield Word(word.text[:place], word.start, middle)
        yield Word(word.text[place:], middle, word.end)


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
