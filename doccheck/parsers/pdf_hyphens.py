"""Hyphens at line ends: some are of the word, some of the typesetter.

About half of them in Kazakh legal text belong to the word («іс-қимыл», «21-бабы»), so
that only the document's own vocabulary may take one away: it has the whole word, or it
has neither half as a word.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Final

_OPENING: Final = "«\"“„('"
_LAST: Final = re.compile(r"[^\W\d_]+$")
_FIRST: Final = re.compile(r"[^\W\d_]+")
_BREAK: Final = re.compile("[-\u2010\u00ad]\n")
_SOFT: Final = "\u00ad"
_ENDING: Final = 3  # letters at the end of a word that inflection changes
#: Letters of two halves that are no words; shorter ones may make a pair («жай-күйі»).
_TORN: Final = 8
#: First halves that no line end has made, whatever follows.
_FIRST_HALVES: Final = frozenset(
    "онлайн интернет веб бизнес пресс медиа вице экс іс сондай жай оқу".split()  # noqa: SIM905 - a list of words
)
#: Russian pairs such as «научно-технический».
_PAIR: Final = re.compile(
    r".*(?:но|ско)-.{3,}(?:[ыи][йемх]|[ыи]ми|[ао]я|[оеу]й|[ое]го|[ое]му|[ое]м|ую)"
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words of a document in small letters, whole and hyphenated, in order."""

    words: tuple[str, ...]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Vocabulary:
        written = set(" ".join(texts).split())
        words = " ".join(written).lower().split()  # a tenth of all, once each
        return cls(tuple(sorted({word.lstrip(_OPENING) for word in words})))

    def resolve(self, text: str) -> str:
        r"""Join words that the end of a line broke; leave the rest as "-" and break.

        >>> Vocabulary.of(["коррупции"]).resolve("кор-\nрупция растет")
        'коррупция\nрастет'
        >>> Vocabulary.of(["іс-қимыл"]).resolve("іс-\nқимылы")
        'іс-\nқимылы'
        """
        if "-\n" not in text and "\u2010\n" not in text and "\u00ad\n" not in text:
            return text
        done, rest = "", text
        for found in _BREAK.finditer(text):
            at = found.start() - len(text) + len(rest)
            before, after = rest[:at], rest[at + 2 :]
            end = self._end(before, after, soft=found.group()[0] == _SOFT)
            if end:
                done += before + after[:end]
                rest = after[end:]
                if rest.startswith(" "):
                    rest = "\n" + rest[1:]
            else:
                done += rest[: at + 2]
                rest = after
        return done + rest

    def _end(self, before: str, after: str, *, soft: bool) -> int:
        """Return where the word ends that a hyphen broke; 0 where it is to stay."""
        first = _LAST.search(before, before.rfind(" ") + 1)
        second = _FIRST.match(after)
        if not first or not second:
            return 0
        head, tail = first.group(), second.group()
        whole = self._knows(head, tail) or self._is_torn(head, tail)
        whole = whole and not self._knows(f"{head}-", tail)
        return len(after.split(None, 1)[0]) if soft or whole else 0

    def _is_torn(self, first: str, second: str) -> bool:
        """Tell whether two halves are no words, but make one."""
        alike = second.islower() or (first + second).isupper()
        if not alike or len(first) + len(second) < _TORN:
            return False
        halves = first.lower(), second.lower()
        pair = halves[0] in _FIRST_HALVES or _PAIR.fullmatch("-".join(halves))
        return not pair and not any(map(self._has, halves))

    def _has(self, word: str) -> bool:
        """Tell whether a word stands alone, or as the first of a pair."""
        for known in islice(self.words, bisect_left(self.words, word), None):
            rest = known[len(word) :]
            if not known.startswith(word):
                return False
            if not rest[:1].isalpha():
                return True
        return False

    def _knows(self, first: str, second: str) -> bool:
        """Tell whether a word begins as the two do; its ending may differ."""
        whole = (first + second).lower()
        stem = whole[: max(len(first) + 2, len(whole) - _ENDING)]
        at = bisect_left(self.words, stem)
        return at < len(self.words) and self.words[at].startswith(stem)
