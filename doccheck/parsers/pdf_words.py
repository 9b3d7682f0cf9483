"""Looks of words that many lines are asked for; a cheap look spares most of them."""

from __future__ import annotations

import re
from typing import Final

from doccheck.parsers.lines import chapter_level, is_capitals

#: A piece of a word for chapter, also with look-alike letters.
_CHAPTER_PIECE: Final = re.compile(
    r"[тt][аa][рp]|[бb6][өоo0][лl]|[аa][рp][аa]г|[бb6][аa][пp]|г[лn][аa]|[рp][аa]з|т[аa]т|§",
    re.IGNORECASE,
)
_SMALL_RUN: Final = re.compile(r"[a-zа-яёәіңғүұқөһ]{6}")
_LOOKED_AT: Final = 40  # characters


def chapter_at(text: str) -> int:
    """Return the level of a chapter's heading that begins a text; 0 for none."""
    if text[:1].islower() or not _CHAPTER_PIECE.search(text, 0, _LOOKED_AT):
        return 0
    return chapter_level(text)


def in_capitals(text: str) -> bool:
    return not _SMALL_RUN.search(text) and is_capitals(text)
