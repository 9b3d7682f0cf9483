"""Hyphens at line ends: of the word, or of the typesetter?

About half of them in Kazakh legal text belong to the word («іс-қимыл», «21-бабы»), so
that only the document's own vocabulary may take one away.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_OPENING: Final = "«\"“„('"
_SPLIT: Final = re.compile(r"(?<![^\W\d_])([^\W\d_]++)([-\u2010\u00ad])\n([^\W\d_]+)")
_SOFT: Final = "\u00ad"
_ENDING: Final = 3  # letters at the end of a word that inflection changes


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words of a document in small letters, whole and hyphenated, in order."""

    words: tuple[str, ...]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Vocabulary:
        words = " ".join(texts).lower().split()
        return cls(tuple(sorted({word.lstrip(_OPENING) for word in words})))

    def resolve(self, text: str) -> str:
        r"""Join words that the end of a line broke; leave the rest as "-" and break.

        >>> Vocabulary.of(["коррупции"]).resolve("кор-\nрупция растет")
        'коррупция\nрастет'
        >>> Vocabulary.of(["іс-қимыл"]).resolve("іс-\nқимылы")
        'іс-\nқимылы'
        """
        if "-\n" not in text and _SOFT not in text:
            return text
        return _SPLIT.sub(self._mend, text).replace("\n ", "\n")

    def _mend(self, found: re.Match[str]) -> str:
        first, hyphen, second = found.groups()
        joined = self._knows(first, second)
        if hyphen == _SOFT or (joined and not self._knows(f"{first}-", second)):
            return f"{first}{second}\n"
        return found.group()

    def _knows(self, first: str, second: str) -> bool:
        """Tell whether a word begins as the two do; its ending may differ."""
        whole = (first + second).lower()
        stem = whole[: max(len(first) + 2, len(whole) - _ENDING)]
        at = bisect_left(self.words, stem)
        return at < len(self.words) and self.words[at].startswith(stem)
