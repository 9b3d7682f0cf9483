"""The language of each block: letters first, n-grams where letters do not decide.

The nine letters that Russian lacks decide most blocks, and whole words the rest; only
what is left goes to langdetect, with the profile of `models/kk.json` beside Russian and
English. A word or two says little: such a block goes by its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from doccheck.errors import ModelError
from doccheck.language.model import Language
from doccheck.language.signs import is_kazakh, is_russian
from doccheck.shipped import data_folder

if TYPE_CHECKING:
    from langdetect.detector_factory import DetectorFactory

_CYRILLIC: Final = re.compile(r"[\u0400-\u052f]")
_LATIN: Final = re.compile(r"[a-z]")
#: Kazakh shares these with its Turkic neighbours and Mongolian.
_TURKIC: Final = re.compile(r"[әғқңөұүһ]")
#: Of them, those that Kyrgyz, Tatar and Mongolian lack.
_KAZAKH: Final = re.compile(r"[ғқұ]")
#: Letters that neither Kazakh nor Russian has.
_FOREIGN: Final = re.compile(r"[ҡҙҫҗўҳєїґјљњђћќѓѕџӑӗҕҥҷӣӯў]")
_WORD: Final = re.compile(r"[^\W\d_]+")
_QUOTED: Final = re.compile(r"«[^«»]{1,80}»")

#: Kazakh text has its own letters in 15 to 25 of 100; Russian text has them in names.
_DOUBTFUL_SHARE: Final = 0.10
_SURE_SHARE: Final = 0.04
_NEIGHBOUR_SHARE: Final = 0.02
#: A slip of the scanner makes a letter foreign now and then.
_FOREIGN_SHARE: Final = 0.004
_FOREIGN_TO_KAZAKH: Final = 0.4
#: Fewer Cyrillic letters are no ground for calling a text foreign.
_LONG: Final = 40
#: A block of fewer letters goes by its neighbours when nothing in it decides.
_SHORT: Final = 12
#: Words behind this many characters would not change a verdict by words.
_ENOUGH: Final = 500
#: So many times more signs of one language leave no doubt.
_MAJORITY: Final = 3
_DETECTOR_SEED: Final = 0


class Letters(NamedTuple):
    cyrillic: int
    latin: int
    turkic: int  # of the nine, all but і
    kazakh: int
    dotted: int  # і
    foreign: int

    @property
    def own(self) -> int:
        return self.turkic + self.dotted


def detect(text: str) -> Language:
    """Return the language of a text; `UNKNOWN` where nothing in it decides.

    Args:
        text: Normalised.
    """
    small = _unquoted(text.lower())
    letters = _count(small)
    if letters.latin > letters.cyrillic:
        return Language.OTHER if letters.latin >= _SHORT else Language.UNKNOWN
    if not letters.cyrillic:
        return Language.UNKNOWN
    return _by_letters(letters, small) or _by_words(letters, small)


def _unquoted(small: str) -> str:
    """Return a text without its names in quotation marks, unless little is left.

    A Russian line with the name of a Kazakh organisation is Russian.
    """
    bare = _QUOTED.sub(" ", small)
    return bare if len(_CYRILLIC.findall(bare)) >= _SHORT else small


def detect_blocks(texts: Sequence[str]) -> tuple[Language, ...]:
    """Return the language of each block; the undecided go by their neighbours.

    A neighbour before comes first, then one behind, then the text as a whole.
    """
    found = [detect(text) for text in texts]
    last = _whole(texts) if not any(map(_decides, found)) else Language.UNKNOWN
    behind = _carried(reversed(found), last)[::-1]
    before = _carried(found, Language.UNKNOWN)
    return tuple(
        _inherited(text, language, before[index], behind[index])
        for index, (text, language) in enumerate(zip(texts, found, strict=True))
    )


def _carried(found: Iterable[Language], language: Language) -> list[Language]:
    """Return for each block the last deciding language up to it."""
    carried = []
    for own in found:
        language = own if _decides(own) else language
        carried.append(language)
    return carried


def _inherited(
    text: str, own: Language, before: Language, behind: Language
) -> Language:
    if own is not Language.UNKNOWN or not any(map(str.isalpha, text)):
        return own
    return before if _decides(before) else behind


def _whole(texts: Sequence[str]) -> Language:
    small = " ".join(texts).lower()
    return _by_ngrams(small) if _CYRILLIC.search(small) else Language.UNKNOWN


def _decides(language: Language) -> bool:
    return language in {Language.KAZAKH, Language.RUSSIAN}


def _count(small: str) -> Letters:
    return Letters(
        cyrillic=len(_CYRILLIC.findall(small)),
        latin=len(_LATIN.findall(small)),
        turkic=len(_TURKIC.findall(small)),
        kazakh=len(_KAZAKH.findall(small)),
        dotted=small.count("і"),
        foreign=len(_FOREIGN.findall(small)),
    )


def _by_letters(letters: Letters, small: str) -> Language | None:
    many = letters.foreign > _FOREIGN_SHARE * letters.cyrillic
    if many and letters.foreign >= _FOREIGN_TO_KAZAKH * letters.kazakh:
        return Language.OTHER
    if letters.cyrillic >= _LONG and _of_neighbours(letters, small):
        return Language.OTHER
    if letters.own <= _DOUBTFUL_SHARE * letters.cyrillic:
        return None
    return Language.KAZAKH


def _of_neighbours(letters: Letters, small: str) -> bool:
    """Tell Kyrgyz, Tatar and Mongolian, or Ukrainian, by what they lack."""
    if letters.kazakh or not letters.own:
        return False
    russian, kazakh = _signs(small)
    if not letters.dotted:
        return letters.own > _NEIGHBOUR_SHARE * letters.cyrillic and not russian
    return not (kazakh or letters.turkic or any(letter in small for letter in "ыэъ"))


def _by_words(letters: Letters, small: str) -> Language:
    russian, kazakh = _signs(small)
    if letters.own > _SURE_SHARE * letters.cyrillic or not russian:
        kazakh += letters.own
    if russian > _MAJORITY * kazakh:
        return Language.RUSSIAN
    if kazakh > _MAJORITY * russian:
        return Language.KAZAKH
    if letters.cyrillic < _SHORT:
        return Language.UNKNOWN
    return _by_ngrams(small)


def _signs(small: str) -> tuple[int, int]:
    """Return how many words speak for Russian and how many for Kazakh."""
    words = _WORD.findall(small[:_ENOUGH])
    return sum(map(is_russian, words)), sum(map(is_kazakh, words))


def _by_ngrams(small: str) -> Language:
    from langdetect.lang_detect_exception import (  # noqa: PLC0415 - lazy
        LangDetectException,
    )

    detector = _detectors().create()
    detector.append(small)
    try:
        found = detector.detect()
    except LangDetectException:  # no n-gram that any profile knows
        return Language.UNKNOWN
    return {"kk": Language.KAZAKH, "ru": Language.RUSSIAN}.get(found, Language.OTHER)


@lru_cache(maxsize=1)
def _detectors() -> DetectorFactory:
    """Return langdetect with our profile; it must load all profiles at once.

    Raises:
        ModelError: The profile is missing.
    """
    from langdetect.detector_factory import (  # noqa: PLC0415 - lazy: 0.2 s
        PROFILES_DIRECTORY,
        DetectorFactory,
    )

    bundled = Path(PROFILES_DIRECTORY)
    paths = (data_folder("models") / "kk.json", bundled / "ru", bundled / "en")
    try:
        profiles = [path.read_text(encoding="utf-8") for path in paths]
    except OSError as error:
        raise ModelError(f"a language profile cannot be read: {error}") from error
    factory = DetectorFactory()
    factory.load_json_profile(profiles)
    factory.set_seed(_DETECTOR_SEED)
    return factory
