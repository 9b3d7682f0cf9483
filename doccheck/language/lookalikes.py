"""Letters of one alphabet that stand in a word of the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_LATIN: Final = "aceopxyihkmtbACEOPXYIHKMTBëËəƏɵƟ"
_CYRILLIC: Final = "асеорхуіһкмтьАСЕОРХУІНКМТВёЁәӘөӨ"
TO_CYRILLIC: Final = str.maketrans(_LATIN, _CYRILLIC)
TO_LATIN: Final = str.maketrans("асеорхуіһАСЕОРХУІНКМТВ", "aceopxyihACEOPXYIHKMTB")

_LATIN_LETTER: Final = re.compile(r"[A-Za-z\u00c0-\u024f\u0259\u0275]")
_CYRILLIC_LETTER: Final = re.compile(r"[\u0400-\u052f]")
_WORD: Final = re.compile(r"[^\W\d_]+")
_LATIN_CAPITAL: Final = r"[ABCEHIKMOPTXY]"
_LINE_END: Final = r"[ ]*(?:$|[,)|])"
#: «A. Ерболова», «Ерболова A.»: an initial beside a name that ends the line.
_INITIAL: Final = re.compile(
    rf"""(?<![^\W_]) {_LATIN_CAPITAL}
         (?=\.[ ]?(?:[^\W\d_]\.[ ]?)? [А-ЯӘҒҚҢӨҰҮІ][а-яәғқңөұүһі-]{{2,}}{_LINE_END})
      | (?<=[а-яәғқңөұүһі]{{2}}[ ]) {_LATIN_CAPITAL}
         (?=\.[ ]?(?:[^\W\d_]\.)?{_LINE_END})
    """,
    re.VERBOSE | re.MULTILINE,
)
#: A scanner that does not know «і» reads these for it.
_SMALL: Final = "а-яёәғқңөұүһі"
_FALSE_I: Final = re.compile(rf"(?<=[{_SMALL}])[!1](?=[{_SMALL}])")


def mixed_words(text: str) -> Iterator[re.Match[str]]:
    """Yield the words that hold letters of both alphabets."""
    if _LATIN_LETTER.search(text) is None:
        return
    for word in _WORD.finditer(text):
        if _LATIN_LETTER.search(word[0]) and _CYRILLIC_LETTER.search(word[0]):
            yield word


def repaired(word: str) -> str | None:
    """Return a mixed word in one alphabet; None where no reading is sure.

    >>> repaired("Cыбайлас"), repaired("ISО"), repaired("ДНКtest")
    ('Сыбайлас', 'ISO', None)
    """
    for table, stranger in (
        (TO_CYRILLIC, _LATIN_LETTER),
        (TO_LATIN, _CYRILLIC_LETTER),
    ):
        reading = word.translate(table)
        if stranger.search(reading) is None:
            return reading
    return None


def repairs(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and right spelling of each mixed word with a sure reading."""
    for word in mixed_words(text):
        reading = repaired(word[0])
        if reading is not None:
            yield word.start(), word.end(), reading


def initials(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and right letter of each Latin initial of a Cyrillic name.

    At the beginning of a line it may be a label: «A. …», «I. …».
    """
    for initial in _INITIAL.finditer(text):
        start, end = initial.span()
        if _CYRILLIC_LETTER.search(text, text.rfind("\n", 0, start) + 1, start):
            yield start, end, initial[0].translate(TO_CYRILLIC)


def false_letters(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the marks and digits inside words that stand for «і»."""
    for mark in _FALSE_I.finditer(text):
        yield mark.start(), mark.end(), "і"
