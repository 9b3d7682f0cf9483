"""Which paragraphs are headings by their look."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from doccheck.parsers.lines import LONGEST_HEADING, has_leader, is_stamp
from doccheck.parsers.pdf_margins import CENTRE, RIGHT
from doccheck.parsers.pdf_order import TAB
from doccheck.parsers.pdf_paragraphs import Group, Habits
from doccheck.parsers.pdf_words import chapter_at, in_capitals

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
#: Without one of these the next pattern, which is slow, need not be tried.
_INITIAL: Final = re.compile(r"[А-ЯЁӘІҢҒҮҰҚӨҺ]\.")
_CODE: Final = re.compile(r"\d{6}")
#: Initials with a surname before or behind them; a postal code.
_NAME_OR_ADDRESS: Final = re.compile(
    r"\b[А-ЯЁӘІҢҒҮҰҚӨҺ]\.\s?(?:[А-ЯЁӘІҢҒҮҰҚӨҺ]\.\s?)?[А-ЯЁӘІҢҒҮҰҚӨҺ][а-яёәіңғүұқөһ]+|"
    r"[а-яёәіңғүұқөһ]\s[А-ЯЁӘІҢҒҮҰҚӨҺ]\.\s?[А-ЯЁӘІҢҒҮҰҚӨҺ]\.|\b\d{6}\b"
)


def is_listed(text: str) -> bool:
    return _LISTED.match(text) is not None


def heading_level(group: Group, printed: str, habits: Habits) -> int:
    """Return the level of a heading; 0 for any other paragraph.

    Args:
        printed: Its lines.
    """
    if group.place is RIGHT or len(group.lines) > _MOST_LINES:
        return 0
    short = len(printed) <= _SHORT and len(group.lines) <= _SHORT_LINES
    centred = CENTRE in [item.place for item in group.lines]
    if not (short or centred):
        return 0
    text = printed.replace("\n", " ")
    chapter = chapter_at(text)
    loud = _is_loud(group, habits, text)
    if not (chapter or loud or centred) or not _can_be(text):
        return 0
    look = Look(
        loud=loud,
        centred=centred,
        short=short,
        numbered=_NUMBERED.match(text) is not None,
        chapter=chapter,
    )
    if group.lines[0].beside and not (chapter or look.numbered):
        return 0  # a letterhead, or one of two stamps side by side
    if not _says_heading(look, text):
        return 0
    return chapter or _level(text, centred=centred)


@dataclass(slots=True, kw_only=True)
class Look:
    loud: bool
    centred: bool
    short: bool
    numbered: bool
    #: Level of a word for chapter; 0 where there is none.
    chapter: int


def _can_be(text: str) -> bool:
    if len(text) > LONGEST_HEADING or TAB in text or text.endswith(","):
        return False
    if has_leader(text) or is_stamp(text):
        return False
    if (_INITIAL.search(text) or _CODE.search(text)) and _NAME_OR_ADDRESS.search(text):
        return False
    return _WORD.search(text) is not None


def _is_loud(group: Group, habits: Habits, text: str) -> bool:
    first = group.lines[0].line
    if first.bold and all(item.line.bold for item in group.lines):
        return True
    least = _LARGER * habits.size
    if first.size > least and all(item.line.size > least for item in group.lines):
        return True
    return in_capitals(text)


def _says_heading(look: Look, text: str) -> bool:
    if look.loud and look.centred:
        return True
    if text.endswith((";", ":")) or not look.short:
        return False
    if look.chapter:
        return True
    if look.loud:
        return look.numbered or not text.endswith(".")
    return look.centred and look.numbered


def _level(text: str, *, centred: bool) -> int:
    if _DEEP.match(text):
        return 2
    return 1 if centred or in_capitals(text) else 2
