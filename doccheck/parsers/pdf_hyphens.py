"""Hyphens at line ends: of the word, or of the typesetter?

About half of them in Kazakh legal text belong to the word («іс-қимыл», «21-бабы»), so
that only the document's own vocabulary may take one away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_WORD: Final = re.compile(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)*")
_SPLIT: Final = re.compile(r"([^\W\d_]+)([-\u2010\u00ad])\n([^\W\d_]+)")
_SOFT: Final = "\u00ad"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words of a document in small letters, whole and hyphenated."""

    words: frozenset[str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Vocabulary:
        return cls(
            frozenset(word.lower() for text in texts for word in _WORD.findall(text))
        )

    def resolve(self, text: str) -> str:
        """Join words that the end of a line broke; leave the rest as "-" and break.

        >>> Vocabulary.of(["коррупция"]).resolve("кор-\\nрупция растет")
        'коррупция\\nрастет'
        >>> Vocabulary.of(["іс-қимыл"]).resolve("іс-\\nқимыл")
        'іс-\\nқимыл'
        """
        if "-\n" not in text and _SOFT not in text:
            return text
        return _SPLIT.sub(self._mend, text).replace("\n ", "\n")

    def _mend(self, found: re.Match[str]) -> str:
        first, hyphen, second = found.groups()
        joined = (first + second).lower()
        whole = f"{first}-{second}".lower()
        if hyphen == _SOFT or (joined in self.words and whole not in self.words):
            return f"{first}{second}\n"
        return found.group()
