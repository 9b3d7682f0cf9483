"""Looks of words that many lines are asked for; a cheap look spares most of them."""

from __future__ import annotations

import re
from typing import Final

from doccheck.parsers.lines import chapter_level, is_capitals

#: No chapter begins with one of these.
_SMALL: Final = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюяёәіңғүұқөһЛ")
_SMALL_RUN: Final = re.compile(r"[a-zа-яёәіңғүұқөһ]{6}")


def chapter_at(text: str) -> int:
    """Return the level of a chapter's heading that begins a text; 0 for none."""
    return 0 if text[:1] in _SMALL else chapter_level(text)


def in_capitals(text: str) -> bool:
    return not _SMALL_RUN.search(text) and is_capitals(text)
