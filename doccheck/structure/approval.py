"""Approval stamps: by a person («БЕКІТЕМІН») or an act («… бұйрығымен бекітілген»)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import OSA

from doccheck.document import Span
from doccheck.language import AnalysedDocument
from doccheck.structure.dates import FoundDate, month_of, scan_dates, scan_numbers
from doccheck.structure.lines import Line, Stretch, lines_of_blocks
from doccheck.structure.model import Completeness, Requisite, RequisiteKind
from doccheck.structure.signature import find_name, find_post

#: A stamp fills no more lines, nor more characters.
STAMP_LINES: Final = 12
STAMP_LENGTH: Final = 520
#: In a stamp only the name of a long organisation makes a line of such length.
LINE_LENGTH: Final = 170
#: Lines of a stamp that is read backwards from its last word are short.
SHORT_LINE: Final = 90
#: So many empty lines part a stamp from what follows.
WIDE_GAP: Final = 4
#: Day, month, year and its word, and some splinters of a signature.
DATE_WORDS: Final = 6
#: Behind the name, the date stands at most so many lines below.
LINES_TO_DATE: Final = 2

_PERSONAL: Final = ("БЕКІТЕМІН", "БЕКІТЕМІЗ", "УТВЕРЖДАЮ", "УТВЕРЖДАЕМ")
_BY_ACT: Final = re.compile(
    r"\W*(?:УТВЕРЖД[ЕЁ]Н[АОЫ]?|БЕКІТІЛГЕН|БЕКІТІЛДІ|БЕКIТIЛГЕН)\b", re.IGNORECASE
)
_APPENDIX: Final = re.compile(
    r"\W*(?:Приложение|[ҚК]осымша)(?!\w)\s?(?:№?\s?\d{1,2})?", re.IGNORECASE
)
#: Words for acts in the case that a stamp asks for → the word itself.
_ACTS: Final = {
    "бұйрық": r"б[ұуү]йры[ғг]ы(?:мен|на)",
    "шешім": r"ше[шщ]ім(?:і)?(?:мен|не)",
    "қаулы": r"[қк]аулысы(?:мен|на)",
    "хаттама": r"хаттамасы(?:мен|на)",
    "өкім": r"[өо]кімі(?:мен|не)",
    "жарлық": r"жарлы[ғг]ы(?:мен|на)",
    "приказ": r"приказ(?:ом|у)",
    "решение": r"решени(?:ем|ю)",
    "постановление": r"постановлени(?:ем|ю)",
    "распоряжение": r"распоряжени(?:ем|ю)",
    "протокол": r"протокол(?:ом|у)",
    "указ": r"указ(?:ом|у)",
}
_ACT: Final = re.compile(
    rf"(?<![^\W_])(?:{'|'.join(_ACTS.values())})(?![^\W\d_])", re.IGNORECASE
)
#: «… № 230 бұйрығымен бекітілген», «… № 12 бұйрығына 1-қосымша» close a stamp.
_TAIL: Final = re.compile(
    rf"(?:{'|'.join(_ACTS.values())})\s{{0,3}}"
    r"(?:бек[іi]т[іi]л(?:ген|д[іi])|(?:№?\s?\d{1,2}\s?-?\s?)?[қк]осымша)\W{0,2}$",
    re.IGNORECASE,
)
_LAST_WORD: Final = re.compile(
    r"(?:бек[іi]т[іi]л(?:ген|д[іi])|[қк]осымша)[»\"]?$", re.IGNORECASE
)
_CLAUSE: Final = re.compile(
    r"\s*(?:\d{1,3}(?:\.\d{1,3}){0,3}[.)]\s|(?:глава|раздел|статья)\s\d|\d{1,2}\s?-\s?тарау"
    r"|[ІIVX]{1,5}\s?[-.)]\s?(?:тарау|\S))",
    re.IGNORECASE,
)
#: «2023 жылғы», «2025 г.»: the year of a date that may have lost its day.
_YEAR: Final = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)\s{0,3}(?:жы[лд][^\W\d_]{0,5}|ж\b|г(?:ода?)?\b)",
    re.IGNORECASE,
)
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_WORD: Final = re.compile(r"[^\W_]+")
#: «от» opens a date, «№» a number: neither belongs to the name of the issuer.
_ISSUER_END: Final = re.compile(r"(?:\bот|[,;:№(])\s*$", re.IGNORECASE)


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
            found.append(_requisite(lines[stamp.start : stamp.stop], stamp.form))
            done = stamp.stop
    return tuple(found)


def _stamp_at(lines: Sequence[Line], number: int, done: int) -> _Stamp | None:
    text = lines[number].text
    if says_i_approve(text):
        return _Stamp(number, _end_of_personal(lines, number), "personal")
    if _LAST_WORD.search(text):
        start = _start_of_tail(lines, number, done)
        if start is not None:
            return _Stamp(start, number + 1, "act")
    if _BY_ACT.match(text) or _APPENDIX.match(text):
        stop = _end_of_headed(lines, number)
        return _Stamp(number, stop, "act") if stop else None
    return None


def says_i_approve(text: str) -> bool:
    """Tell whether a line is the word of a personal stamp, damaged or in columns.

    >>> says_i_approve("«БЕКГТЕМІН»"), says_i_approve("Осыны бекітемін.")
    (True, False)
    """
    words = _LETTERS.findall(text)
    if not words or len(words) > 4:
        return False
    if len(words) == 1 and words[0].upper() in _PERSONAL:
        return True
    return any(word.isupper() and _is_near(word) for word in words)


def _is_near(word: str) -> bool:
    """Tell whether a word in capitals is a word of approval with a scanner's slips."""
    if not 7 <= len(word) <= 12:
        return False
    return any(OSA.distance(word, known, score_cutoff=2) <= 2 for known in _PERSONAL)


# Where a stamp ends


def _end_of_personal(lines: Sequence[Line], start: int) -> int:
    """Return the line behind a personal stamp: behind its date, else its name."""
    stop, named = start + 1, None
    for number in range(start + 1, min(len(lines), start + STAMP_LINES)):
        line = lines[number]
        if _leaves_the_stamp(line) or (named and number - named > LINES_TO_DATE):
            break
        if scan_dates(line.text) or _lost_date(line.text):
            return number + 1
        if find_name(line.text):
            named = number
        if named is None and number - start <= 4 and line.gap == 0:
            stop = number + 1
    return named + 1 if named else stop


def _lost_date(text: str) -> re.Match[str] | None:
    """Return the year of a line that is a date and nothing else, if a damaged one."""
    year = _YEAR.search(text)
    if year and len(_WORD.findall(text)) <= DATE_WORDS:
        return year
    return None


def _leaves_the_stamp(line: Line) -> bool:
    return (
        len(line.text) > LINE_LENGTH
        or line.gap >= WIDE_GAP
        or _CLAUSE.match(line.text) is not None
        or says_i_approve(line.text)
    )


def _end_of_headed(lines: Sequence[Line], start: int) -> int | None:
    """Return the line behind «УТВЕРЖДЕН приказом …», None where no act is named."""
    act: int | None = None
    dated = numbered = False
    for number in range(start, min(len(lines), start + STAMP_LINES)):
        text = lines[number].text
        if number > start and _leaves_the_stamp(lines[number]):
            break
        if act is None and _ACT.search(text):
            act = number
        if act is None and number - start >= 2:
            break
        numbered = numbered or _has_number(text)
        dated = dated or bool(scan_dates(text) or _lost_date(text))
        if act is not None and dated and numbered:
            return number + 1
    if act is None or len(lines[start].text) > LINE_LENGTH:
        return None
    return _last_with_date_or_number(lines, act) + 1


def _has_number(text: str) -> bool:
    """Tell whether a line has a number or the sign of one, other than an annex's."""
    behind = _APPENDIX.sub("", text, count=1) if _APPENDIX.match(text) else text
    return bool(scan_numbers(behind)) or behind.rstrip().endswith("№")


def _last_with_date_or_number(lines: Sequence[Line], act: int) -> int:
    last = act
    for number in range(act, min(len(lines), act + 5)):
        if number > act and _leaves_the_stamp(lines[number]):
            break
        text = lines[number].text
        if scan_dates(text) or _has_number(text) or _lost_date(text):
            last = number
    return last


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


def _closes_a_block(lines: Sequence[Line], number: int) -> bool:
    """Tell whether nothing follows a line in its paragraph, or all of it is narrow."""
    following = lines[number + 1 : number + 2]
    if not following or following[0].block is not lines[number].block:
        return True
    return following[0].gap > 0 or len(lines[number].text) < SHORT_LINE / 3


def _ends_something(lines: Sequence[Line], number: int) -> bool:
    """Tell whether a line above a stamp belongs to what stands before it."""
    text = lines[number].text
    name = find_name(text)
    return (
        len(text) > SHORT_LINE
        or lines[number + 1].gap >= WIDE_GAP
        or text[-1] in ".;:!?"
        or not (_LETTERS.search(text) or scan_dates(text))
        or (name is not None and name.end >= len(text) - 2)
        or _CLAUSE.match(text) is not None
    )


# What a stamp says


def _requisite(lines: Sequence[Line], form: str) -> Requisite:
    stretch = Stretch(tuple(lines))
    dates = scan_dates(stretch.text)
    values = {"form": form, "act": "", **_date_values(stretch.text, dates)}
    if form == "act":
        values |= _act_values(stretch.text, dates)
    else:
        values |= _person_values(lines)
    return Requisite(
        kind=RequisiteKind.APPROVAL,
        span=stretch.original(Span(0, len(stretch.text))),
        text=" ".join(stretch.text.split()),
        completeness=_completeness(stretch.text, dates),
        values={
            name: value for name, value in values.items() if value or name == "act"
        },
    )


def _date_values(text: str, dates: Sequence[FoundDate]) -> dict[str, str]:
    full = next((found for found in dates if found.date), None)
    if full and full.date:
        return {"date": full.date.isoformat(), "year": str(full.year)}
    years = [str(found.year) for found in dates if found.year]
    years += [year["year"] for line in text.split("\n") if (year := _lost_date(line))]
    return {"year": years[0]} if years else {}


def _completeness(text: str, dates: Sequence[FoundDate]) -> Completeness:
    blank_number = any(found.number is None for found in scan_numbers(text))
    if any(found.date for found in dates):
        return Completeness.BLANK if blank_number else Completeness.COMPLETE
    if any(found.blank for found in dates) or blank_number:
        return Completeness.BLANK
    return Completeness.ILLEGIBLE if _date_is_junk(text) else Completeness.BLANK


def _date_is_junk(text: str) -> bool:
    """Tell whether a year has something beside it that no calendar knows.

    A month without a day is a day left open; a line with nothing but a year too.
    """
    for line in text.split("\n"):
        if year := _lost_date(line):
            words = _WORD.findall(line[: year.start()] + line[year.end() :])
            return bool(words) and not any(month_of(word) for word in words)
    return False


def _act_values(text: str, dates: Sequence[FoundDate]) -> dict[str, str]:
    values: dict[str, str] = {}
    match = _ACT.search(text)
    if match is None:
        return values
    values["act"] = next(
        word
        for word, pattern in _ACTS.items()
        if re.fullmatch(pattern, match[0], re.IGNORECASE)
    )
    numbers = [
        found
        for found in scan_numbers(text)
        if found.number and not _APPENDIX.search(text[: found.span.end][-40:])
    ]
    if numbers:
        values["number"] = str(numbers[-1].number)
    return values | _issuer_values(_issuer(text, match, dates))


def _issuer(text: str, act: re.Match[str], dates: Sequence[FoundDate]) -> str:
    """Return who issued the act: before the date (kk) or behind the act's word (ru)."""
    places = [found.span for found in dates]
    places += [found.span for found in scan_numbers(text)]
    behind = [span.start for span in places if span.start >= act.end()]
    if behind:
        issuer = text[act.end() : min(behind)]
    else:
        first = min((span.start for span in places), default=act.start())
        head = _BY_ACT.match(text) or _APPENDIX.match(text)
        issuer = text[head.end() if head else 0 : first]
    return _ISSUER_END.sub("", " ".join(issuer.split())).strip(" :-–—")


def _person_values(lines: Sequence[Line]) -> dict[str, str]:
    values: dict[str, str] = {}
    rest: list[str] = []
    for line in lines[1:]:
        name = find_name(line.text)
        if name and "person" not in values:
            values["person"] = name.text
            rest.append(line.text[: name.start])
        elif not scan_dates(line.text) and not _lost_date(line.text):
            rest.append(line.text)
    return values | _issuer_values(" ".join(" ".join(rest).split()).strip(" _-–—"))


def _issuer_values(text: str) -> dict[str, str]:
    """Part the post from the organisation: last in Kazakh, first in Russian."""
    post = find_post(text)
    if post is None:
        return {"organisation": text} if text else {}
    before, behind = text[: post.start()].strip(), text[post.end() :].strip()
    if len(before) > len(behind):
        return {"post": text[post.start() :].strip(" _"), "organisation": before}
    values = {"post": text[: post.end()].strip(), "organisation": behind}
    return {name: value for name, value in values.items() if value}
