"""Dates and act numbers as clerks write them, in Kazakh and Russian."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from doccheck.document import Span
from doccheck.language import AnalysedDocument
from doccheck.structure.lines import Stretch, stretch_of_blocks, without_overlaps

#: A clerk's "05" is 2005; nobody dates an act in force before 1950.
CENTURY_PIVOT: Final = 50

#: A text so long is that of a whole part: several stages ask for its dates.
WHOLE_PART: Final = 1000

#: Letters that scanners and Russian keyboards put for others; both sides are folded.
_FOLD: Final = str.maketrans("қңғүұөәһіёъiцї", "кнгууоахиеьики")

#: Stems, folded; what may follow a stem is an ending.
_MONTHS: Final = {
    "кантар": 1,
    "январ": 1,
    "акпан": 2,
    "феврал": 2,
    "наурыз": 3,
    "март": 3,
    "сауир": 4,
    "апрел": 4,
    "мамыр": 5,
    "мая": 5,
    "май": 5,
    "маусым": 6,
    "июн": 6,
    "шилде": 7,
    "июл": 7,
    "тамыз": 8,
    "август": 8,
    "кыркуйек": 9,
    "кыркуйег": 9,
    "сентябр": 9,
    "казан": 10,
    "октябр": 10,
    "караша": 11,
    "ноябр": 11,
    "желтоксан": 12,
    "декабр": 12,
}
#: Longest ending of a month: "қыркүйектегідей".
_ENDING: Final = 8
#: A stem shorter than this must stand exactly: июн and июл are one slip apart.
_MENDED_STEM: Final = 5
#: From this length on two slips are forgiven.
_LONG_STEM: Final = 7

_QUOTE: Final = r"[«»\"“”„'’‘]"
#: «ж», «жыл», «жылғы», «жылдың», «г.», «года», «год».
_YEAR_WORD: Final = r"(?:жы[лд][^\W\d_]{0,5}|ж\b\.?|года?\b|г\b\.?)"
_DAY: Final = rf"{_QUOTE}?\s?(?P<day>\d{{1,2}})\s?{_QUOTE}?"
_MONTH: Final = r"(?P<month>[^\W\d_]{3,16})"
_YEAR: Final = r"(?P<year>(?:19|20)\d\d)"
#: A pair of quotes with nothing in it, or a line to write on.
_OPEN: Final = r"(?:[«\"“„][\s_.…]{0,60}[»\"”]|(?<!_)_{2,}+)"
#: A year of which the last digits wait for a pen: "20__", "202_ ".
_OPEN_YEAR: Final = r"(?:20\d?\s?_{1,6}|20\s?[«\"“][\s_]{0,8}[»\"”]|20\s?(?:\.{2,4}|…))"

#: "20  г." is a weight in grams unless day and month are open too.
_ANY_YEAR: Final = rf"(?:{_YEAR}(?!\d)|{_OPEN_YEAR}|20(?=\s[гж]))"
_GAP: Final = r"\s{0,3}"
#: Where the month is to be written, or a month that stands behind an open day.
_OPEN_MONTH: Final = r"(?:_{2,}+|[.…]{3,30}|[^\W\d_]{3,16})"


def _shapes(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


# Lines may be broken at any space.
_FULL_DATES: Final = _shapes(
    # «2025 жылғы 18 қыркүйектегі», «2024 жылғы «15» наурыз»
    rf"(?<!\d){_YEAR}{_GAP}{_YEAR_WORD}{_GAP},?\s?{_DAY}{_GAP}[-–]?{_MONTH}",
    # «от 28 января 2020 года», «18 қыркүйек 2025 жыл», «28» января 2020 г.
    rf"(?<![\d.]){_DAY}{_GAP}[-–]?{_MONTH}{_GAP},?\s?{_YEAR}(?!\d)(?:{_GAP}{_YEAR_WORD})?",
    # «2025 ж. 18.09»
    rf"(?<!\d){_YEAR}{_GAP}{_YEAR_WORD}{_GAP}"
    r"(?P<day>\d{1,2})\.(?P<digits>\d{1,2})(?![\d.]*\d)",
    # 2025-09-18, 2025.09.18
    r"(?<![\d.-])(?P<year>(?:19|20)\d\d)([-.])(?P<digits>\d\d)\2(?P<day>\d\d)(?!\d)",
    # 16.06.2023, 23.04.2025ж., 01/12/2024 г.
    r"(?<![\d./-])(?P<day>\d{1,2})([./-])\s?(?P<digits>\d{1,2})\2\s?"
    rf"{_YEAR}(?!\d)(?:{_GAP}{_YEAR_WORD})?",
    # «05» 01 2024, "05".01.2024
    r"[«\"“„](?P<day>\d{1,2})[»\"”][.\s]{0,2}(?P<digits>\d{1,2})[.\s]{1,2}"
    rf"{_YEAR}(?!\d)(?:{_GAP}{_YEAR_WORD})?",
    # 16.06.23 г.: two digits only with the word for year behind them
    r"(?<![\d./-])(?P<day>\d\d)([./-])(?P<digits>\d\d)\2(?P<year>\d\d)"
    rf"\s?{_YEAR_WORD}",
)
_BLANK_DATES: Final = _shapes(
    # «____» __________ 2025 года, «« » 2023 жылғы», «__» мамыр 20__ г.
    rf"(?<!№)(?<!№\s){_OPEN}{_GAP}{_OPEN_MONTH}?{_GAP}{_ANY_YEAR}{_GAP}{_YEAR_WORD}?",
    # «20» ________ 2025 г.: the day is there, the month is not
    rf"[«\"“„]\s?\d{{1,2}}\s?[»\"”]{_GAP}_{{2,}}+{_GAP}"
    rf"(?:{_ANY_YEAR}{_GAP}{_YEAR_WORD}?)?",
    # «2024 жылғы « »______», «20__ жылғы «___» ____»
    rf"(?<!\d){_ANY_YEAR}{_GAP}{_YEAR_WORD}{_GAP}{_OPEN}\s{{0,12}}"
    rf"(?:{_OPEN_MONTH}(?=\W|$))?",
    # «20__ жылғы», «20__ года»
    rf"(?<!\d){_OPEN_YEAR}{_GAP}{_YEAR_WORD}",
    # «___» ____________ without any year
    rf"[«\"“„][\s_]{{1,24}}[»\"”]{_GAP}_{{2,}}+",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate:
    """A date, or the blank that waits for one."""

    #: In `Document.text`; from `scan_dates` in the text that was scanned.
    span: Span
    #: None where it is blank.
    date: datetime.date | None
    #: Also of a blank that names its year.
    year: int | None
    blank: bool = False


def find_dates(
    analysed: AnalysedDocument, start: int, stop: int
) -> tuple[FoundDate, ...]:
    """Return the dates and blanks for dates in a range of blocks, in order."""
    return dates_in(stretch_of_blocks(analysed, start, stop))


def dates_in(stretch: Stretch) -> tuple[FoundDate, ...]:
    return tuple(
        replace(found, span=stretch.original(found.span))
        for found in scan_dates(stretch.text)
    )


def scan_dates(text: str) -> tuple[FoundDate, ...]:
    """Return the dates of a normalised text; what no calendar knows is left out.

    >>> [str(found.date) for found in scan_dates("от 28 января 2020 года № 22")]
    ['2020-01-28']
    """
    return _dates_of_part(text) if len(text) >= WHOLE_PART else _dates(text)


@lru_cache(maxsize=4)
def _dates_of_part(text: str) -> tuple[FoundDate, ...]:
    return _dates(text)


def _dates(text: str) -> tuple[FoundDate, ...]:
    found = [*_scan(text, _FULL_DATES, _full_date)]
    found += _scan(text, _BLANK_DATES, _blank_date)
    return _without_overlaps(found)


def _scan(
    text: str,
    patterns: tuple[re.Pattern[str], ...],
    read: Callable[[re.Match[str]], FoundDate | None],
) -> Iterator[FoundDate]:
    for pattern in patterns:
        for match in pattern.finditer(text):
            if found := read(match):
                yield found


def _full_date(match: re.Match[str]) -> FoundDate | None:
    parts = match.groupdict()
    month = _digits_or_name(parts.get("digits"), parts.get("month"))
    year = _full_year(int(parts["year"]))
    if month is None:
        return None
    try:
        date = datetime.date(year, month, int(parts["day"]))
    except ValueError:
        return None
    return FoundDate(span=_trimmed(match), date=date, year=year)


def _digits_or_name(digits: str | None, name: str | None) -> int | None:
    return int(digits) if digits else month_of(name or "")


def _full_year(year: int) -> int:
    if year >= 100:
        return year
    return year + (2000 if year < CENTURY_PIVOT else 1900)


def _blank_date(match: re.Match[str]) -> FoundDate | None:
    year = match.groupdict().get("year")
    return FoundDate(
        span=_trimmed(match), date=None, year=int(year) if year else None, blank=True
    )


def _trimmed(match: re.Match[str]) -> Span:
    text = match[0]
    return Span(
        match.start() + len(text) - len(text.lstrip()),
        match.start() + len(text.rstrip()),
    )


def _without_overlaps(found: list[FoundDate]) -> tuple[FoundDate, ...]:
    """Keep, of dates that overlap, the read one before the blank, the longer one."""
    found = sorted(found, key=lambda one: (one.blank, -len(one.span), one.span))
    kept = [found[place] for place in without_overlaps([one.span for one in found])]
    return tuple(sorted(kept, key=lambda one: one.span))


@lru_cache(maxsize=4096)
def month_of(word: str) -> int | None:
    """Return the month a word names, in any ending and with the slips of a scanner.

    >>> month_of("қыркүйектегі"), month_of("карашадагы"), month_of("жобаны")
    (9, 11, None)
    """
    folded = word.lower().translate(_FOLD)
    for stem, month in _MONTHS.items():
        if folded.startswith(stem) and len(folded) - len(stem) <= _ENDING:
            return month
    near = {month for stem, month in _MONTHS.items() if _is_near(folded, stem)}
    return near.pop() if len(near) == 1 else None


def _is_near(folded: str, stem: str) -> bool:
    if len(stem) < _MENDED_STEM or not 0 <= len(folded) - len(stem) + 1 <= _ENDING:
        return False
    slips = 2 if len(stem) >= _LONG_STEM else 1
    heads = (folded[:length] for length in range(len(stem) - 1, len(stem) + 2))
    return any(OSA.distance(head, stem, score_cutoff=slips) <= slips for head in heads)


# Numbers of acts

#: «НҚ», «н», «V»: a few letters that no word runs on from.
_LETTERS: Final = r"(?:[^\W\d_]{1,4}(?![^\W\d_]))"
#: «№ 22», «№301/НҚ», «№ 33-05/01», «N 5», «№ ҚР ДСМ-175/2020», «№ 360-VІ ҚРЗ».
_NUMBER: Final = re.compile(
    r"(?:№|\bN(?:o\b\.?|°)?)\s{0,3}"
    rf"(?P<number>(?:[ҚК]Р\s)?[^\W\d_]{{0,4}}-?\d{{1,7}}{_LETTERS}?"
    rf"(?:(?:[-–/.]|\s?[-/]\s?(?=\d|н[қк]\b))(?:\d{{1,7}}{_LETTERS}?|{_LETTERS}))"
    r"{0,4})(?:\s(?:ҚРЗ|КРЗ|ЗРК)\b)?",
    re.IGNORECASE,
)
#: «№ ____», «№ « »», «№ …»: the place of a number that nobody filled in.
_BLANK_NUMBER: Final = re.compile(
    r"№\s{0,3}(?:_{1,}+|[«\"“][\s_]{0,24}[»\"”]|\.{3,30}|…{1,10})"
)
#: «410-V» without the sign: only laws are numbered so.
_LAW_NUMBER: Final = re.compile(
    r"(?<![\w№./-])(?P<number>\d{1,4}-(?:[IVX]{1,5}|[ІУХ]{1,5}))(?![\w-])"
    r"(?:\s(?:ҚРЗ|КРЗ|ЗРК)\b)?"
)
_ROMAN: Final = str.maketrans("ІУХ", "IVX")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundNumber:
    """The number of an act, or the blank that waits for it."""

    span: Span
    #: Without the sign, spaces around its parts taken out; None where it is blank.
    number: str | None


def scan_numbers(text: str) -> tuple[FoundNumber, ...]:
    """Return the act numbers of a normalised text and the blanks for them.

    >>> [found.number for found in scan_numbers("№301/НҚ, № 33-05/01, № ____")]
    ['301/НҚ', '33-05/01', None]
    """
    signed = [
        FoundNumber(span=Span(*match.span()), number=_number_value(match["number"]))
        for match in _NUMBER.finditer(text)
    ]
    bare = [
        FoundNumber(span=Span(*match.span()), number=_number_value(match["number"]))
        for match in _LAW_NUMBER.finditer(text)
    ]
    blank = [
        FoundNumber(span=Span(*match.span()), number=None)
        for match in _BLANK_NUMBER.finditer(text)
    ]
    inside = {number.span.end for number in signed}
    bare = [number for number in bare if number.span.end not in inside]
    return tuple(sorted([*signed, *bare, *blank], key=lambda item: item.span))


def _number_value(text: str) -> str:
    value = re.sub(r"\s?([-–/.])\s?", r"\1", text).replace("–", "-").strip()
    head, dash, tail = value.partition("-")
    return value if tail.strip("IVXІУХ") else head + dash + tail.translate(_ROMAN)
