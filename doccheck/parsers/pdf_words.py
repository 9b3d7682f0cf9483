"""Looks of words that many lines are asked for; a cheap look spares most of them."""

from __future__ import annotations

import re
from typing import Final

from doccheck.parsers.lines import chapter_level, is_capitals

#: One of these is in every word for chapter, also with look-alike letters.
_CHAPTER_PIECES: Final = (
    *("гл", "зд", "ть", "гр", "бап", "6ап", "өл", "ол", "0л", "§"),
    *("тар", "тaр", "таp", "тap", "tар", "tap", "tаp", "taр"),
)
#: With these letters no chapter's heading begins, nor does its number.
_OTHER_STARTS: Final = frozenset(
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәіңғүұқөһАӘДЕЁЖЗЙКҚМНҢОӨУҰҮФҺЦЧЩЪЫЬЭЮЯЛ"
)
_SMALL_RUN: Final = re.compile(r"[a-zа-яёәіңғүұқөһ]{6}")
_LOOKED_AT: Final = 40  # characters


def chapter_at(text: str) -> int:
    """Return the level of a chapter's heading that begins a text; 0 for none."""
    if text[:1] in _OTHER_STARTS:
        return 0
    start = text[:_LOOKED_AT].lower()
    if not any(piece in start for piece in _CHAPTER_PIECES):
        return 0
    return chapter_level(text)


def in_capitals(text: str) -> bool:
    return not _SMALL_RUN.search(text) and is_capitals(text)
