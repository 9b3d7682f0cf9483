"""Which paragraphs are headings by their look."""

from __future__ import annotations

import re
from typing import Final

from doccheck.parsers.lines import (
    LONGEST_HEADING,
    chapter_level,
    has_leader,
    is_capitals,
    is_stamp,
)
from doccheck.parsers.pdf_order import TAB
from doccheck.parsers.pdf_paragraphs import Group, Habits, Place

_LARGER: Final = 1.12
_MOST_LINES: Final = 6
_SHORT: Final = 160  # characters
_SHORT_LINES: Final = 3

_NUMBERED: Final = re.compile(r"(?:[IVXІХ]{1,5}|\d{1,2}(?:\.\d{1,2}){0,3})[.)]?\s+\S")
_DEEP: Final = re.compile(r"\d{1,2}\.\d{1,2}")
_LISTED: Final = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,3})*[.)](?!\d)|[a-zа-яёәіңғүұқөһ]\)\s|[-–—•●▪◦■*·\uf0b7])\s*"
)
_WORD: Final = re.compile(r"[^\W\d_]{3,}")


def is_listed(text: str) -> bool:
    return _LISTED.match(text) is not None


def heading_level(group: Group, habits: Habits) -> int:
    """Return the level of a heading; 0 for any other paragraph."""
    text = " ".join(item.line.text for item in group.lines)
    if not _can_be(text, group):
        return 0
    chapter = chapter_level(text)
    centred = group.place in {Place.CENTRE, Place.FULL} and any(
        item.place is Place.CENTRE for item in group.lines
    )
    short = len(text) <= _SHORT and len(group.lines) <= _SHORT_LINES
    loud = _is_loud(group, habits, text)
    numbered = _NUMBERED.match(text) is not None
    if not _says_heading(loud, centred, short, chapter, numbered, text):
        return 0
    return chapter or _level(text, centred=centred)


def _can_be(text: str, group: Group) -> bool:
    if len(text) > LONGEST_HEADING or len(group.lines) > _MOST_LINES:
        return False
    if group.place is Place.RIGHT or TAB in text or text.endswith((";", ",")):
        return False
    return bool(_WORD.search(text)) and not has_leader(text) and not is_stamp(text)


def _is_loud(group: Group, habits: Habits, text: str) -> bool:
    lines = [item.line for item in group.lines]
    return (
        all(line.bold for line in lines)
        or min(line.size for line in lines) > _LARGER * habits.size
        or is_capitals(text)
    )


def _says_heading(
    loud: bool, centred: bool, short: bool, chapter: int, numbered: bool, text: str
) -> bool:
    if loud and centred:
        return True
    if chapter:
        return short and not text.endswith(":")
    if loud and short:
        return numbered or not text.endswith((".", ":"))
    return centred and numbered and short and not text.endswith(":")


def _level(text: str, *, centred: bool) -> int:
    if _DEEP.match(text):
        return 2
    return 1 if centred or is_capitals(text) else 2
