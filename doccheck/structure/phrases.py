"""Finding the phrases of checklists in analysed text.

A phrase is a few content words. It is found where all of them stand close together in
one block, in any order and inflection. Damaged words count too: a word of the text that
no checklist knows is read as the known word one slip away (two in a long word), so that
true neighbours such as «қағида» and «қағидат» are never taken for each other.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import product
from typing import Final

from rapidfuzz.distance import OSA

from doccheck.document import Span
from doccheck.language import AnalysedDocument, Token
from doccheck.structure.ready_phrases import keys_of
from doccheck.structure.values import ValueKind, find_values

#: Shorter words have too many true neighbours to be mended.
MENDED_LENGTH: Final = 5
#: From this length on two slips are forgiven.
LONG_WORD: Final = 9
SLIP_COST: Final = 0.05
#: A phrase of n words is found in at most 2n + 3 words of text.
WINDOW_PER_WORD: Final = 2
WINDOW_SLACK: Final = 3


#: A word of a phrase for a value, which has no wording of its own: "{date}", "{email}".
MARK: Final = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Content words of a phrase; each is a tuple of keys that serve equally."""

    text: str
    words: tuple[tuple[str, ...], ...]

    @property
    def is_value(self) -> bool:
        """Say whether only a value is looked for, whatever stands around it."""
        return all(MARK.fullmatch(word[0]) for word in self.words)

    @property
    def window(self) -> int:
        """Return how many words of text may hold the phrase."""
        return WINDOW_PER_WORD * len(self.words) + WINDOW_SLACK


@lru_cache(maxsize=50_000)
def compile_phrase(text: str, language: str) -> Phrase:
    """Return a phrase of a checklist as keys.

    Args:
        language: kk or ru, the language of the documents it is for.
    """
    words = keys_of(spoken(text), language)
    marks = tuple((found[0],) for found in MARK.finditer(text))
    return Phrase(text, (*words, *marks))


def spoken(text: str) -> str:
    """Return a phrase without the marks for values."""
    return MARK.sub(" ", text)


def compile_phrases(phrases: Mapping[str, Iterable[str]]) -> tuple[Phrase, ...]:
    """Return all phrases of a `{kk: […], ru: […]}` value."""
    return tuple(
        compile_phrase(text, language)
        for language, texts in phrases.items()
        for text in texts
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A phrase found in a block."""

    phrase: Phrase
    #: As in `Document.blocks`.
    block: int
    #: From the first to the last word, in `Document.text`.
    span: Span
    #: 1.0 when no word had to be mended.
    similarity: float


class Lexicon:
    """All keys that any checklist knows, with the keys one slip away from each."""

    def __init__(self, keys: Iterable[str]) -> None:
        self.keys = frozenset(keys)
        self._near: dict[str, list[str]] = defaultdict(list)
        for key in sorted(self.keys):
            for variant in _shortened(key):
                self._near[variant].append(key)

    @classmethod
    def of(cls, phrases: Iterable[Phrase]) -> Lexicon:
        return cls(key for phrase in phrases for word in phrase.words for key in word)

    def readings(self, key: str) -> tuple[tuple[str, float], ...]:
        """Return the known keys that a key of the text may stand for.

        Each comes with its similarity; a known key stands for itself only.
        """
        if key in self.keys:
            return ((key, 1.0),)
        if len(key) < MENDED_LENGTH:
            return ()
        slips = 2 if len(key) >= LONG_WORD else 1
        near = {near for variant in _shortened(key) for near in self._near[variant]}
        found = (
            (other, OSA.distance(key, other, score_cutoff=slips))
            for other in sorted(near)
        )
        return tuple(
            (other, 1.0 - SLIP_COST * distance)
            for other, distance in found
            if distance <= slips
        )


def _shortened(key: str) -> Iterator[str]:
    """Yield a key and what is left of it without one letter.

    A long word may have lost its last letter besides: of a damaged word less of the
    ending is known.
    """
    if len(key) < MENDED_LENGTH:
        return
    for whole in (key, key[:-1]) if len(key) >= LONG_WORD else (key,):
        yield whole
        for place in range(len(whole)):
            yield whole[:place] + whole[place + 1 :]


@dataclass(frozen=True)
class PhraseIndex:
    """Where the words that checklists know stand in one document."""

    analysed: AnalysedDocument
    lexicon: Lexicon

    @cached_property
    def _readings(self) -> Mapping[str, tuple[tuple[str, float], ...]]:
        vocabulary = {
            token.key for block in self.analysed.blocks for token in block.tokens
        }
        return {key: self.lexicon.readings(key) for key in vocabulary}

    @cached_property
    def _places(self) -> Mapping[str, Mapping[int, Sequence[tuple[int, float]]]]:
        """Known key → block → (index of the token, similarity)."""
        places: dict[str, dict[int, list[tuple[int, float]]]] = {}
        for block in self.analysed.blocks:
            for number, token in enumerate(block.tokens):
                for key, similarity in self._readings[token.key]:
                    of_key = places.setdefault(key, {})
                    of_key.setdefault(block.index, []).append((number, similarity))
        return places

    @cached_property
    def _values(self) -> dict[str, Mapping[int, Sequence[tuple[int, float]]]]:
        """Places of values by mark; filled when a mark is first asked for."""
        return {}

    def _places_of(self, key: str) -> Mapping[int, Sequence[tuple[int, float]]]:
        mark = MARK.fullmatch(key)
        if mark is None:
            return self._places.get(key, {})
        if key not in self._values:
            self._values[key] = self._find_values(ValueKind(mark[1]))
        return self._values[key]

    def _find_values(self, kind: ValueKind) -> Mapping[int, list[tuple[int, float]]]:
        """Return the words that values begin with, as `_places` has those of a key."""
        places: dict[int, list[tuple[int, float]]] = defaultdict(list)
        blocks = self.analysed.blocks
        for block, span in find_values(self.analysed, kind, 0, len(blocks)):
            ends = [token.span.end for token in blocks[block].tokens]
            number = bisect_right(ends, span.start)
            if number < len(ends):
                places[block].append((number, 1.0))
        return places

    def find(self, phrase: Phrase, start: int, stop: int) -> Iterator[Hit]:
        """Yield the first place of a phrase in each block of a range, in order."""
        words = [self._blocks_of(word) for word in phrase.words]
        if not words or not all(words):
            return
        rarest = min(words, key=len)
        for block in sorted(rarest):
            if start <= block < stop and all(block in places for places in words):
                found = self._closest(phrase, [places[block] for places in words])
                if found:
                    yield self._hit(phrase, block, *found)

    def find_any(
        self, phrases: Iterable[Phrase], start: int, stop: int
    ) -> tuple[Hit, ...]:
        """Return the hits of several phrases in reading order."""
        hits = (hit for phrase in phrases for hit in self.find(phrase, start, stop))
        return tuple(sorted(hits, key=lambda hit: (hit.span, hit.phrase.text)))

    def similarity_to_words(
        self, phrase: Phrase, tokens: Sequence[Token]
    ) -> tuple[float, int] | None:
        """Return how well a few words hold a phrase, and how many words are beside it.

        None where one of the words is missing.
        """
        known: dict[str, float] = {}
        for token in tokens:
            for key, similarity in self._readings[token.key]:
                known[key] = max(similarity, known.get(key, 0.0))
        scores = [
            max((known[key] for key in word if key in known), default=0.0)
            for word in phrase.words
        ]
        if not scores or min(scores) == 0.0:
            return None
        return sum(scores) / len(scores), max(0, len(tokens) - len(scores))

    def _blocks_of(
        self, word: tuple[str, ...]
    ) -> Mapping[int, Sequence[tuple[int, float]]]:
        places = [found for key in word if (found := self._places_of(key))]
        if len(places) == 1:
            return places[0]
        joined: dict[int, list[tuple[int, float]]] = defaultdict(list)
        for of_key in places:
            for block, tokens in of_key.items():
                joined[block] += tokens
        return joined

    def _closest(
        self, phrase: Phrase, words: Sequence[Sequence[tuple[int, float]]]
    ) -> tuple[int, int, float] | None:
        """Return first token, last token and similarity of the first close meeting."""
        anchor = min(range(len(words)), key=lambda number: len(words[number]))
        for place, similarity in sorted(words[anchor]):
            near = [
                [item for item in word if abs(item[0] - place) < phrase.window]
                for word in words
            ]
            near[anchor] = [(place, similarity)]
            if all(near) and (best := _narrowest(near, phrase.window)):
                return best
        return None

    def _hit(
        self, phrase: Phrase, block: int, first: int, last: int, similarity: float
    ) -> Hit:
        tokens = self.analysed.blocks[block].tokens
        span = tokens[first].span.cover(tokens[last].span)
        return Hit(phrase=phrase, block=block, span=span, similarity=similarity)


#: Ways to choose one place for each word that are tried at most.
CHOICES: Final = 512


def _narrowest(
    words: Sequence[Sequence[tuple[int, float]]], window: int
) -> tuple[int, int, float] | None:
    """Return the narrowest choice of one place a word, each place taken once."""
    best: tuple[int, int, float] | None = None
    for number, choice in enumerate(product(*words)):
        if number >= CHOICES:
            break
        places = [place for place, _ in choice]
        first, last = min(places), max(places)
        if last - first >= window or len(set(places)) < len(places):
            continue
        if best is None or last - first < best[1] - best[0]:
            best = (first, last, sum(score for _, score in choice) / len(choice))
    return best
