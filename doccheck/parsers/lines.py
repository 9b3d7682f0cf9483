"""Lines of plain text and what they look like; nothing here joins them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final


class Start(StrEnum):
    """What a line begins with, where that opens a new paragraph."""

    MARKDOWN = "markdown"  # "## Title"
    CHAPTER = "chapter"  # a word for chapter with its number
    ROMAN = "roman"  # "II."
    NUMBER = "number"  # "1.", "1)", "1.1.", "а)"
    BULLET = "bullet"  # "-", "•"
    LABEL = "label"  # "2-task:", a word with a number before a colon or stop
    STAMP = "stamp"  # a word of approval, or that of an appendix


#: Kazakh letters, Latin look-alikes and what a scanner makes of them, as Russian ones.
_LOOSE: Final = str.maketrans(
    "қңғүұөәһіёъabcehikmoptxyvl",
    "кнгууоахиеьавсеникмортхувл",
)

_COUNT: Final = r"[\dивхпшл!|]{1,5}"
#: Level and look of a chapter's heading in `loosened` text.
_CHAPTERS: Final = (
    (1, re.compile(rf"[^\w№]{{0,2}}{_COUNT}[\s.)–—-]{{0,3}}(?:тарау|болим)\b")),
    (2, re.compile(rf"[^\w№]{{0,2}}{_COUNT}[\s.)–—-]{{0,3}}параграф\b")),
    (3, re.compile(r"\W{0,2}\d{1,3}(?:-\d)?[\s–—-]{1,3}бап\b\.")),
    (1, re.compile(rf"[^\w№]{{0,2}}(?:глава|раздел|тарау|болим)\b\s*№?\s*{_COUNT}\b")),
    (2, re.compile(rf"[^\w№]{{0,2}}(?:§|подраздел\b|параграф\b)\s*№?\s*{_COUNT}\b")),
    (3, re.compile(r"\W{0,2}статья\s*\d{1,3}(?:-\d)?(?=\s*(?:$|\.))")),
)
#: The first letters of these words, also with look-alike letters, behind what may be a
#: number: a cheap look that spares most lines the patterns above.
_LIKE_CHAPTER: Final = re.compile(
    r"\W{0,2}(?:[\dИиІіIiВвVvBbХхXxҺһПпШшЛлLl!|]{1,5}(?:-\d)?[\s.)–—-]{0,3})?"
    r"(?:[ТтTt][АаAa][РрPp]|[Бб](?:[ӨөОоOo][ЛлLl]|[АаAa][Пп])|[Гг][ЛлLl][АаAa]|"
    r"[РрPp][АаAa][Зз]|[Пп](?:[АаAa][РрPp]|[ОоOoӨө][Дд])|[СсCc][ТтTt][АаAa]|§)"
)
_AFTER_CHAPTER: Final = re.compile(r"\s*(?:$|[^\w\s,;)]|[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ])")

_ROMAN: Final = re.compile(r"[IVXІХ]{1,5}[.)]\s+(?=[«\"A-ZА-ЯЁӘІҢҒҮҰҚӨҺ])")
_NUMBER: Final = re.compile(
    r"""(?: [<“‚‘'*-]{1,2}\s?)?                            # what a scanner adds
        (?: \d{1,3} (?:[.,]\d{1,3}){0,4} [.)] (?!\d)    # 1.  1)  1.1.
          | \d{1,2} (?:\.\d{1,2}){1,4} (?=\s)            # 1.1 without a last dot
          | \d{1,2},\s(?=[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ])            # "4," for "4."
          | [a-zа-яёәіңғүұқөһ]\) (?=\s)                  # а)
        )""",
    re.VERBOSE,
)
_BULLET: Final = re.compile(r"[-–—•●▪◦■*·o]\s+(?=\S)|[•●▪◦■\uf000-\uf0ff]")
_LABEL: Final = re.compile(
    r"\d{1,2}-[^\W\d_]+(?: [^\W\d_]+)?[.:]\s+(?=[«\"A-ZА-ЯЁӘІҢҒҮҰҚӨҺ])"
)
_MARKDOWN: Final = re.compile(r"(#{1,6})\s+\S")
_STAMP: Final = re.compile(
    r"\W{0,2}(?:утвержд(?:аю|ен[аоы]?)|бекит(?:емин|илген|илди)|"
    r"соглас(?:овано|ован)|келисил(?:ди|ген))\b(?!\s+[а-я]+\s+[а-я]+\s+[а-я]+\s+[а-я]+)|"
    r"\W{0,2}приложение\s*(?:№?\s*\d+|к\b|$)|"
    r"\W{0,2}(?:\d+[\s-]{0,2}|№\s*\d+\s*)?косымша\s*(?:№?\s*\d*)\s*$"
)
#: The first letters of these words, also with look-alike letters: a cheap look that
#: spares most lines the other one.
_LIKE_STAMP: Final = re.compile(
    r"\W{0,2}(?:[УуҮүҰұYy][ТтTt][ВвVvBb]|[Бб][ЕеЁёEe][КкҚқKk]|[СсCc][ОоӨөOo][Гг]|"
    r"[КкҚқKk][ЕеЁёEe][ЛлLl]|[Пп][РрPp][ИиІіIi]|"
    r"(?:\d+[\s-]{0,2}|№\s*\d+\s*)?[КкҚқKk][ОоӨөOo][СсCc][Ыы])"
)
_LIKE_COMMAND: Final = re.compile(r"\W{0,2}[БбПпКкҚқKkРрPpШш]")
_COMMAND: Final = re.compile(
    r"\W{0,2}(?:бу[йи]ырамын|приказыва[юе]|п\s?р\s?и\s?к\s?а\s?з\s?ы\s?в\s?а\s?ю|"
    r"постановля[юе]|каулы етем|решил|шешти)\w*\s*:?\s*$"
)
_LEADER_WITHIN: Final = 12
_LEADER: Final = re.compile(r"(?:[.…_·]{3,}|\t|\s{3,})\s*\d{0,3}\s*$")
_NO_LETTER: Final = re.compile(r"[\W\d_]+")
#: A first word that is not in capitals, which is the usual case and quickly seen.
_SMALL_WORD: Final = re.compile(r"[\W\d_]*[^\W\d_][a-zа-яёәіңғүұқөһ]{3}")
_SMALL: Final = re.compile(r"[a-zа-яёәіңғүұқөһ]+")
_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_INITIALS: Final = re.compile(r"\b[^\W\d_]\.\s*(?:[^\W\d_]\.)?\s*[^\W\d_]{2,}")

#: A heading is not longer; measured titles of official acts stay below 300.
LONGEST_HEADING: Final = 300
#: Small letters in a title of capitals: an ending, a word that stayed small.
SMALL_SHARE: Final = 0.15
_SMALL_WITHIN: Final = 80
SENTENCE_ENDS: Final = (".", "!", "?", "…")
LIST_ENDS: Final = (";", ":")


def loosened(text: str) -> str:
    """Return text of the same length in small Russian letters, for a loose look."""
    return text.replace("İ", "I").lower().translate(_LOOSE)  # the only one that grows


def chapter_level(text: str) -> int:
    """Return the level of a chapter's heading that begins a text; 0 for none."""
    if not _LIKE_CHAPTER.match(text):
        return 0
    loose = loosened(text[:40])
    for level, pattern in _CHAPTERS:
        found = pattern.match(loose)
        if found and _AFTER_CHAPTER.match(text, found.end()):
            return level
    return 0


def is_capitals(text: str) -> bool:
    """Tell whether words stand in capitals; names with initials do not count."""
    if _SMALL_WORD.match(text) or _is_small(text[:_SMALL_WITHIN], len(text)):
        return False
    letters = len(_NO_LETTER.sub("", text))
    small = len(text) - len(_SMALL.sub("", text))
    if letters < 4 or small > SMALL_SHARE * letters:
        return False
    return "__" not in text and bool(_WORD.search(text)) and not has_initials(text)


def _is_small(head: str, length: int) -> bool:
    """Tell whether the head of a text has more small letters than all of it may."""
    return len(head) - len(_SMALL.sub("", head)) > SMALL_SHARE * length


def has_label(text: str) -> bool:
    """Tell whether a text begins as "2-task:" does, a word with its number."""
    return bool(_LABEL.match(text))


def has_leader(text: str) -> bool:
    """Tell whether a line belongs to a table of contents: dots, then a page number."""
    if text[-1:].isalpha():
        return False
    return bool(_LEADER.search(text[-_LEADER_WITHIN:]))


def has_initials(text: str) -> bool:
    if "." not in text:
        return False
    number = _ROMAN.match(text)
    return bool(_INITIALS.search(text, number.end() if number else 0))


def is_command(text: str) -> bool:
    """Tell whether a text is the word by which an order orders."""
    like = _LIKE_COMMAND.match(text)
    return like is not None and bool(_COMMAND.match(loosened(text[:30])))


def is_stamp(text: str) -> bool:
    if text[:1].islower() or not _LIKE_STAMP.match(text):
        return False
    return bool(_STAMP.match(loosened(text[:60])))


def opens_item(text: str) -> bool:
    """Tell whether a paragraph begins with the number or bullet of a list."""
    return bool(_NUMBER.match(text) or _BULLET.match(text) or _ROMAN.match(text))


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line that is not blank."""

    #: Without its line break and the spaces at its end.
    text: str
    #: Offset of its first character in the decoded text.
    offset: int
    page: int | None = None
    #: Blank lines before it.
    gap: int = 0
    #: Whether it is the first of a page.
    opens_page: bool = False

    @cached_property
    def words(self) -> str:
        return self.text.strip()

    @cached_property
    def indent(self) -> int:
        return len(self.text) - len(self.text.lstrip())

    @property
    def start(self) -> int:
        """Offset of the first character that is not a space."""
        return self.offset + self.indent

    @property
    def end(self) -> int:
        return self.offset + len(self.text)

    @cached_property
    def marker(self) -> Start | None:
        words = self.words
        if _MARKDOWN.match(words):
            return Start.MARKDOWN
        if chapter_level(words):
            return Start.CHAPTER
        if is_stamp(words):
            return Start.STAMP
        patterns = (
            (Start.ROMAN, _ROMAN),
            (Start.NUMBER, _NUMBER),
            (Start.BULLET, _BULLET),
            (Start.LABEL, _LABEL),
        )
        return next((kind for kind, look in patterns if look.match(words)), None)

    @cached_property
    def capitals(self) -> bool:
        words = self.words
        if self.marker is Start.CHAPTER:  # the word for chapter itself is small
            words = " ".join(words.split()[1:])
        return is_capitals(words)

    @cached_property
    def small(self) -> bool:
        """Whether it begins with a small letter or with what closes a sentence."""
        first = self.words.lstrip('(«"')[:1] or self.words[0]
        return first.islower() or self.words[0] in ".,;:)»”"

    @cached_property
    def first_word(self) -> str:
        return self.words.split(None, 1)[0]

    def ends_with(self, ends: tuple[str, ...]) -> bool:
        return self.words.rstrip('»”")').endswith(ends)

    @property
    def markdown_level(self) -> int:
        found = _MARKDOWN.match(self.words)
        return len(found.group(1)) if found else 0

    @property
    def hashes(self) -> int:
        """Length of the marks of Markdown before a title, with the space behind."""
        found = _MARKDOWN.match(self.words)
        return found.end() - 1 if found else 0
