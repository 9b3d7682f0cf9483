"""Kazakh text typed in fonts and code pages from before Unicode.

KZ-1048 read as Windows-1251 turns «қазақ» into «ќазаќ»; fonts of the nineties drew the
same letters at slightly other places («жєне» for «және», where KZ-1048 has ғ). Cyrillic
read as Western text turns «Бұйрық» into «Á¢éðûќ».
"""

from __future__ import annotations

import re
from typing import Final

#: Shared by the code page and the fonts.
_SURE: Final = str.maketrans("ќЌўЎїЇѕЅґҐћЋјЈѓЃ", "қҚұҰүҮңҢөӨһҺәӘғҒ")
#: None of these occurs in Kazakh or Russian, nor beside «ы» in any other language.
_SIGNS: Final = re.compile(r"[ќЌїЇѕЅґҐјЈѓЃєЄ]")
_KAZAKH_VOWEL: Final = re.compile(r"[ыЫ]")
_WORD_WITH_YE: Final = re.compile(r"[єЄ]")
_VOWELS: Final = frozenset("аәеёиоөуұүыіэюя")

_WESTERN: Final = re.compile(r"[\u00c0-\u00ff]")
#: Without those that number signs are written with: whether they were read as signs
#: before must not matter.
_LETTER: Final = re.compile(r"[^\W\d_NeoеоХхXx]")
#: Shorter stretches of accented letters may be a name.
_WESTERN_LETTERS: Final = 8


def _western_to_cyrillic() -> dict[int, str]:
    table: dict[int, str] = {}
    for code in range(0x80, 0x100):
        byte = bytes([code])
        letter = byte.decode("kz1048", errors="ignore")
        for encoding in ("latin-1", "cp1252"):
            wrong = byte.decode(encoding, errors="ignore")
            if wrong and letter:
                table[ord(wrong)] = letter
    return table


_TO_CYRILLIC: Final = _western_to_cyrillic()


def decode_legacy(text: str) -> str:
    """Return the text with its Kazakh letters restored, as long as before.

    >>> decode_legacy("Ќазаќстан Республикасыныѕ заѕнамасы жєне бўйрыєы")
    'Қазақстан Республикасының заңнамасы және бұйрығы'
    """
    if _is_western(text):
        text = text.translate(_TO_CYRILLIC)
    if _SIGNS.search(text) is None or _KAZAKH_VOWEL.search(text) is None:
        return text
    if "ј" in text or "Ј" in text:
        text = text.translate({ord("є"): "ғ", ord("Є"): "Ғ"})
    return _WORD_WITH_YE.sub(lambda found: _read_ye(text, found), text).translate(_SURE)


def _is_western(text: str) -> bool:
    western = len(_WESTERN.findall(text))
    return western >= _WESTERN_LETTERS and 2 * western > len(_LETTER.findall(text))


def _read_ye(text: str, found: re.Match[str]) -> str:
    """Read «є»: ғ beside a vowel, ә between consonants."""
    place = found.start()
    beside = text[max(0, place - 1) : place] + text[place + 1 : place + 2]
    vowel = any(letter in _VOWELS for letter in beside.lower())
    small = "ғ" if vowel else "ә"
    return small if found[0] == "є" else small.upper()
