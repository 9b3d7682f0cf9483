"""Approval stamps: by a person («БЕКІТЕМІН») or an act («… бұйрығымен бекітілген»)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import OSA

from doccheck.language import AnalysedDocument
from doccheck.structure.approval_values import (
    ACT,
    ACTS,
    APPENDIX,
    BY_ACT,
    LETTERS,
    PERSONAL,
    lost_date,
    of_annex,
    read_stamp,
)
from doccheck.structure.dates import scan_dates, scan_numbers
from doccheck.structure.lines import Line, lines_of_blocks
from doccheck.structure.model import Requisite
from doccheck.structure.signature import find_name

#: A stamp fills no more lines, nor more characters.
STAMP_LINES: Final = 12
STAMP_LENGTH: Final = 520
#: In a stamp only the name of a long organisation makes a line of such length.
LINE_LENGTH: Final = 170
#: Lines of a stamp that is read backwards from its last word are short.
SHORT_LINE: Final = 90
#: Lines of a file that a stamp at its head may fill.
HEAD_LINES: Final = 5
#: So many empty lines part a stamp from what follows.
WIDE_GAP: Final = 4
#: «КЕЛІСІЛДІ» may stand beside «БЕКІТЕМІН», and splinters of a seal.
COLUMN_WORDS: Final = 4
#: The issuer of an act may fill so many lines before date and number.
LINES_OF_ISSUER: Final = 6
#: Behind the name, the date stands at most so many lines below.
LINES_TO_DATE: Final = 2

#: A Russian-only scanner has no «І».
_LOST: Final = str.maketrans("ІЇQҚ", "ИИОК")
_FOLDED: Final = tuple(word.translate(_LOST) for word in PERSONAL)
#: «(№ 7 хаттама)» may follow the last word, or a closing mark.
_IN_BRACKETS: Final = r"[»\"]?(?:\s?\([^()]{1,60}\))?"
_BRACKETS: Final = re.compile(r"\([^()]{1,60}\)")
#: «… № 230 бұйрығымен бекітілген», «… № 12 бұйрығына 1-қосымша» close a stamp.
_TAIL: Final = re.compile(
    rf"(?:{'|'.join(ACTS.values())})\s{{0,3}}"
    r"(?:бек[іи]т[іи]л(?:ген|д[іи])|(?:№?\s?\d{1,2}\s?-?\s?(?:ші|шы)?\s?)?[қк]осымша)"
    rf"{_IN_BRACKETS}$",
    re.IGNORECASE,
)
_LAST_WORD: Final = re.compile(
    rf"(?:бек[іи]т[іи]л(?:ген|д[іи])|[қк]осымша){_IN_BRACKETS}$", re.IGNORECASE
)
_KAZAKH_HEAD: Final = re.compile(r"\W*бек[іи]т[іи]л(?:ген|д[іи])\W*", re.IGNORECASE)
_CLAUSE: Final = re.compile(
    r"\s*(?:\d{1,3}(?:\.\d{1,3}){0,3}[.)]\s|(?:глава|раздел|статья)\s\d|\d{1,2}\s?-\s?тарау"
    r"|[ІIVX]{1,5}\s?[-.)]\s?(?:тарау|\S))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Stamp:
    """Half-open range of lines."""

    start: int
    stop: int
    form: str  # "personal" or "act"


def find_approvals(
    analysed: AnalysedDocument, start: int, stop: int
) -> tuple[Requisite, ...]:
    """Return the approval stamps in a range of blocks, in reading order.

    A stamp by an act is told from a sentence by its shape: short lines that end with
    the approval or begin with it.
    """
    return approvals_in(lines_of_blocks(analysed, start, stop))


def approvals_in(lines: Sequence[Line]) -> tuple[Requisite, ...]:
    found: list[Requisite] = []
    done = 0
    for number in range(len(lines)):
        if number < done:
            continue
        stamp = _stamp_at(lines, number, done)
        if stamp:
            found.append(read_stamp(lines[stamp.start : stamp.stop], stamp.form))
            done = stamp.stop
    return tuple(found)


def _stamp_at(lines: Sequence[Line], number: int, done: int) -> _Stamp | None:
    text = lines[number].text
    if says_i_approve(text):
        return _Stamp(number, _end_of_personal(lines, number), "personal")
    if _LAST_WORD.search(text):
        start = _start_of_tail(lines, number, done)
        if start is not None:
            return _Stamp(start, _behind_brackets(lines, number), "act")
    if BY_ACT.match(text) or APPENDIX.match(text):
        stop = _end_of_headed(lines, number)
        return _Stamp(number, stop, "act") if stop else None
    return None


def says_i_approve(text: str) -> bool:
    """Tell whether a line is the word of a personal stamp, damaged or in columns.

    >>> says_i_approve("«БЕКГТЕМІН»"), says_i_approve("Осыны бекітемін.")
    (True, False)
    """
    words = LETTERS.findall(text)
    if not words or BY_ACT.match(text):
        return False
    if words[0] in PERSONAL and len(text) < LINE_LENGTH:
        return True
    if len(words) > COLUMN_WORDS:
        return False
    if len(words) == 1 and words[0].upper() in PERSONAL:
        return True
    return any(word.isupper() and _is_near(word) for word in words)


def _is_near(word: str) -> bool:
    """Tell whether a word in capitals is a word of approval with a scanner's slips."""
    if not 7 <= len(word) <= 12:
        return False
    folded = word.translate(_LOST)
    return any(OSA.distance(folded, known, score_cutoff=2) <= 2 for known in _FOLDED)


# Where a stamp ends


def _end_of_personal(lines: Sequence[Line], start: int) -> int:
    """Return the line behind a personal stamp: behind its date, else its name."""
    stop, named = start + 1, None
    if scan_dates(lines[start].text):
        return stop
    for number in range(start + 1, min(len(lines), start + STAMP_LINES)):
        line = lines[number]
        if _leaves_the_stamp(line) or (named and number - named > LINES_TO_DATE):
            break
        if scan_dates(line.text) or lost_date(line.text):
            return number + 1
        if find_name(line.text):
            named = number
        if named is None and number - start <= 4 and line.gap == 0:
            stop = number + 1
    return named + 1 if named else stop


def _leaves_the_stamp(line: Line) -> bool:
    return (
        len(line.text) > LINE_LENGTH
        or line.gap >= WIDE_GAP
        or _CLAUSE.match(line.text) is not None
        or says_i_approve(line.text)
    )


def _end_of_headed(lines: Sequence[Line], start: int) -> int | None:
    """Return the line behind «УТВЕРЖДЕН приказом …», None where no act is named."""
    act = _line_of_act(lines, start)
    if act is None or len(lines[start].text) > LINE_LENGTH:
        return None
    last, seen = act, set[str]()
    for number in range(act, min(len(lines), act + LINES_OF_ISSUER)):
        if number > act and _leaves_the_stamp(lines[number]):
            break
        new = _date_and_number(lines[number].text, dated="date" in seen) - seen
        if new:
            last, seen = number, seen | new
        elif seen:
            break
    return last + 1


def _line_of_act(lines: Sequence[Line], start: int) -> int | None:
    """Return the line of the word for the act: that of the head, or two below it.

    In Kazakh the issuer, the date and the number may stand between the two.
    """
    reach = LINES_OF_ISSUER if _KAZAKH_HEAD.fullmatch(lines[start].text) else 3
    for number in range(start, min(len(lines), start + reach)):
        if number > start and _leaves_the_stamp(lines[number]):
            return None
        if ACT.search(lines[number].text):
            return number
    return None


def _date_and_number(text: str, *, dated: bool) -> set[str]:
    """Return which of the two a line of a stamp gives, open ones too.

    A number far from any date may be that of a school or a hospital.
    """
    found = {"date"} if scan_dates(text) or lost_date(text) else set[str]()
    numbers = [number for number in scan_numbers(text) if not of_annex(text, number)]
    of_act = dated or found or text.startswith(("№", "N"))
    if any(of_act or number.number is None for number in numbers):
        found.add("number")
    return found


def _start_of_tail(lines: Sequence[Line], last: int, done: int) -> int | None:
    """Return the first line of a stamp that ends in a line, None where it is none."""
    if not _closes_a_block(lines, last):
        return None
    start = last
    for number in range(last, max(done, last - STAMP_LINES) - 1, -1):
        if number < last and _ends_something(lines, number):
            break
        start = number
    text = " ".join(line.text for line in lines[start : last + 1])
    if len(text) > STAMP_LENGTH or not _TAIL.search(text):
        return None
    return start


def _behind_brackets(lines: Sequence[Line], last: int) -> int:
    """Return the line behind a stamp, and behind «(№ 7 хаттама)» in its next line."""
    following = lines[last + 1 : last + 2]
    if following and _BRACKETS.fullmatch(following[0].text):
        return last + 2
    return last + 1


def _closes_a_block(lines: Sequence[Line], number: int) -> bool:
    """Tell whether nothing follows a line in its paragraph, or all of it is narrow.

    At the head of a file the title may follow at once.
    """
    following = lines[number + 1 : number + 2]
    if not following or following[0].block is not lines[number].block:
        return True
    leads_in_title = number < HEAD_LINES and following[0].text[:1].isupper()
    is_narrow = len(lines[number].text) < SHORT_LINE / 3
    return following[0].gap > 0 or is_narrow or leads_in_title


def _ends_something(lines: Sequence[Line], number: int) -> bool:
    """Tell whether a line above a stamp belongs to what stands before it."""
    text = lines[number].text
    name = find_name(text)
    return (
        len(text) > SHORT_LINE
        or lines[number + 1].gap >= WIDE_GAP
        or text[-1] in ".;:!?"
        or not (LETTERS.search(text) or scan_dates(text))
        or (name is not None and name.end >= len(text) - 2)
        or _CLAUSE.match(text) is not None
    )
