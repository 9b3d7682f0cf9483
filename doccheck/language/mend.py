"""Damaged words put right: run together, broken at a hyphen, read with wrong letters.

Only words that nobody knows are touched, and only where that makes known words of them:
known to the Russian dictionary, to the Kazakh lists or to the document itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from doccheck.language.compounds import compounds
from doccheck.language.lemma import is_known_russian
from doccheck.language.misread import may_be, reread_kazakh, reread_russian, shape
from doccheck.language.model import Language
from doccheck.language.normalise import NormalisedText
from doccheck.language.signs import LONGEST_WORD, has_kazakh_letter
from doccheck.language.stem import is_ending, is_listed, stem_kazakh
from doccheck.language.way_back import Draft, Edit
from doccheck.language.words import word_set

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CYRILLIC: Final = re.compile(r"[\u0400-\u052f-]+")
_SHORTEST: Final = 4
#: A shorter piece of two run together must stand elsewhere in the document as it is.
_LONG_PIECE: Final = 6
#: A word that stands more often is no slip.
_FREQUENT: Final = 3


@dataclass(frozen=True, slots=True)
class _Speech:
    """What is known of the words of a language."""

    knows: Callable[[str], bool]
    reread: Callable[[str], str | None]
    stem: Callable[[str], str]
    #: Lists of the short words that lose the space behind them, or before them.
    leading: str
    trailing: str


def _knows_kazakh(word: str) -> bool:
    return is_listed(word) or word in word_set("stop_kk")


_RUSSIAN: Final = _Speech(
    is_known_russian, reread_russian, str, "leading_ru", "trailing_ru"
)
_KAZAKH: Final = _Speech(
    _knows_kazakh, reread_kazakh, stem_kazakh, "leading_kk", "trailing_kk"
)


@dataclass(frozen=True)
class Vocabulary:
    """How often each word of a document occurs, and how many words have a stem."""

    counts: Mapping[str, int]
    #: Kazakh only.
    stems: Mapping[str, int]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Vocabulary:
        counts = Counter(word for text in texts for word in _WORD.findall(text.lower()))
        kazakh = filter(has_kazakh_letter, counts)
        return cls(counts, Counter(map(stem_kazakh, kazakh)))

    def mended(self, word: str, language: Language) -> str:
        """Return a word in small letters put right, with a space where it is two."""
        if not _SHORTEST <= len(word) <= LONGEST_WORD or not _CYRILLIC.fullmatch(word):
            return word
        russian = language is Language.RUSSIAN and not has_kazakh_letter(word)
        key = word, russian
        if key not in self._mended:
            speech = _RUSSIAN if russian else _KAZAKH
            self._mended[key] = self._rejoined(word, speech) or word
        return self._mended[key]

    @cached_property
    def _mended(self) -> dict[tuple[str, bool], str]:
        """Words put right, with whether they are Russian; filled as they are met."""
        return {}

    def _rejoined(self, word: str, speech: _Speech) -> str | None:
        """Return a word put right, without the hyphen where one broke it."""
        parts = word.split("-")
        if len(parts) == 1:
            return self._reread(word, speech) or self._parted(word, speech)
        whole = "".join(parts)
        if parts[0] in compounds():
            return None
        if speech.knows(whole) or whole in self.counts:
            return whole
        if all(map(speech.knows, parts)):
            return None
        mended = self._reread(whole, speech) or self._parted(whole, speech)
        return None if mended == " ".join(parts) else mended

    def _reread(self, word: str, speech: _Speech) -> str | None:
        """Return the word that one was misread for, None where it is right as it is."""
        if speech.knows(word):
            return None
        reading = speech.reread(word) or self._twin(word)
        count = self.counts.get(word, 0)
        if reading and (count < _FREQUENT or self.counts.get(reading, 0) > count):
            return reading
        return None

    def _twin(self, word: str) -> str | None:
        """Return the word that a word may be and that stands more often."""
        count = self.counts.get(word, 0)
        twins = (
            other
            for other in self._twins.get(shape(word), ())
            if self.counts[other] > count and may_be(word, other)
        )
        return next(twins, None)

    @cached_property
    def _twins(self) -> Mapping[str, list[str]]:
        twins: dict[str, list[str]] = {}
        for word in sorted(self.counts):
            twins.setdefault(shape(word), []).append(word)
        return twins

    def _parted(self, word: str, speech: _Speech) -> str | None:
        """Return a word as the two that it is made of, None where it is one."""
        if speech.knows(word) or self._is_own(word, speech):
            return None
        pairs = (
            self._pair(word[:place], word[place:], speech)
            for place in range(1, len(word))
        )
        best = max(filter(None, pairs), key=self._weight, default=None)
        return " ".join(best) if best else None

    def _is_own(self, word: str, speech: _Speech) -> bool:
        """Say whether the document has a word, or other forms of it, more often."""
        often = self.counts.get(word, 0) >= _FREQUENT
        return often or self.stems.get(speech.stem(word), 0) > 1

    def _pair(self, left: str, right: str, speech: _Speech) -> tuple[str, str] | None:
        if len(left) < _SHORTEST:
            beside = left in word_set(speech.leading) and self._beside(right, speech)
            return (left, beside) if beside else None
        if len(right) < _SHORTEST:
            beside = right in word_set(speech.trailing) and self._beside(left, speech)
            return (beside, right) if beside else None
        is_long = min(len(left), len(right)) >= _LONG_PIECE
        if not (is_long or left in self.counts or right in self.counts):
            return None
        first = self._piece(left, speech)
        second = first and self._piece(right, speech)
        return (first, second) if first and second else None

    def _beside(self, piece: str, speech: _Speech) -> str | None:
        """Return what stood beside a short word, put right."""
        if piece in self.counts and len(piece) >= _SHORTEST:
            return piece
        return self._piece(piece, speech) if len(piece) >= _LONG_PIECE else None

    def _piece(self, piece: str, speech: _Speech) -> str | None:
        """Return one of two words that were run together, put right."""
        if self._is_met(piece, speech):
            return piece
        if len(piece) > _SHORTEST and speech.knows(piece) and not is_ending(piece):
            return piece
        return speech.reread(piece) if len(piece) >= _LONG_PIECE else None

    def _is_met(self, piece: str, speech: _Speech) -> bool:
        """Say whether the document has a word, or a form of it, elsewhere."""
        stem = speech.stem(piece)
        return piece in self.counts or (len(stem) >= _SHORTEST and stem in self.stems)

    def _weight(self, pair: tuple[str, str]) -> int:
        return sum(self.counts.get(piece, 0) for piece in pair)


def mend(
    text: NormalisedText, vocabulary: Vocabulary, language: Language
) -> NormalisedText:
    """Return a text with its damaged words put right."""
    edits = [
        edit
        for found in _WORD.finditer(text.text)
        for edit in _edits(found, vocabulary, language)
    ]
    if not edits:
        return text
    draft = Draft(text.text, list(text.pieces))
    draft.replace(edits)
    return replace(text, text=draft.text, pieces=tuple(draft.pieces))


def _edits(
    found: re.Match[str], vocabulary: Vocabulary, language: Language
) -> Iterator[Edit]:
    """Yield what puts a word right, letter by letter, so that each keeps its place."""
    written, small = found[0], found[0].lower()
    if (
        len(small) >= _SHORTEST
        and found.string[found.start() - 1 : found.start()].isdigit()
    ):
        yield _edit(found, 0, 0, " ")
    mended = vocabulary.mended(small, language)
    if mended == small:
        return
    place = 0
    for letter in mended:
        if written[place] == "-" != letter:
            yield _edit(found, place, 1, "")
            place += 1
        if letter == " ":
            yield _edit(found, place, 0, letter)
            continue
        if small[place] != letter:
            yield _edit(found, place, 1, letter)
        place += 1


def _edit(found: re.Match[str], place: int, length: int, new: str) -> Edit:
    start = found.start() + place
    capital = found[0][place].isupper()
    return start, start + length, new.upper() if capital else new
