"""Looks of words that many lines are asked for; a cheap look spares most of them."""

from __future__ import annotations

import re
from typing import Final

from doccheck.parsers.lines import chapter_level, is_capitals, is_stamp

#: The first letters of every word for chapter, also with look-alike letters, behind
#: what may be its number. No small letter begins a heading.
_LIKE_CHAPTER: Final = re.compile(
    r"(?![а-яёәіңғүұқөһЛ])\W{0,2}(?:[\dИиІіIiВвVvBbХхXxПпШшЛлLl!|]{1,5}(?:-\d)?[\s.)–—-]{0,3})?"
    r"(?:[ТтTt][АаAa]|[Бб][ӨөОоOoАаAa]|[Гг][ЛлLl]|[РрPp][АаAa]|[Пп][АаAaОоOoӨө]|"
    r"[СсCc][ТтTt]|§)"
)
#: The same for the words of a stamp.
_LIKE_STAMP: Final = re.compile(
    r"\W{0,2}(?:[УуҮүҰұYy][ТтTt]|[Бб][ЕеЁёEe]|[СсCc][ОоӨөOo]|[КкҚқKk][ЕеЁёEe]|"
    r"[Пп][РрPp]|(?:\d+[\s-]{0,2}|№\s*\d+\s*)?[КкҚқKk][ОоӨөOo])"
)
_SMALL_RUN: Final = re.compile(r"[a-zа-яёәіңғүұқөһ]{6}")


def chapter_at(text: str) -> int:
    """Return the level of a chapter's heading that begins a text; 0 for none."""
    return chapter_level(text) if _LIKE_CHAPTER.match(text) else 0


def stamp_at(text: str) -> bool:
    return _LIKE_STAMP.match(text) is not None and is_stamp(text)


def in_capitals(text: str) -> bool:
    return not _SMALL_RUN.search(text) and is_capitals(text)
