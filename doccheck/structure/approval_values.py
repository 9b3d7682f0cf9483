"""What an approval stamp says: act, issuer, person, date, number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from doccheck.document import Span
from doccheck.structure.dates import (
    FoundDate,
    FoundNumber,
    month_of,
    scan_dates,
    scan_numbers,
)
from doccheck.structure.lines import Line, Stretch
from doccheck.structure.model import Completeness, Requisite, RequisiteKind
from doccheck.structure.signature import find_name, find_post

#: Day, month, year and its word, and some splinters of a signature.
DATE_WORDS: Final = 6

PERSONAL: Final = ("БЕКІТЕМІН", "БЕКІТЕМІЗ", "УТВЕРЖДАЮ", "УТВЕРЖДАЕМ")
BY_ACT: Final = re.compile(
    r"\W*(?:РАССМОТРЕН[АОЫ]?\sИ\s)?(?:УТВЕРЖД[ЕЁ]Н[АОЫ]?|БЕК[ІИ]Т[ІИ]Л(?:ГЕН|Д[ІИ]))\b",
    re.IGNORECASE,
)
APPENDIX: Final = re.compile(
    r"\W*(?:Приложение|[ҚК]осымша)(?!\w)\s?(?:№?\s?\d{1,2})?", re.IGNORECASE
)
_ANNEX_BEHIND: Final = re.compile(r"\s?-?\s?(?:ші|шы)?\s?[қк]осымша", re.IGNORECASE)
#: Words for acts in the case that a stamp asks for → the word itself.
ACTS: Final = {
    "бұйрық": r"б[ұуү]йры(?:[ғг]ы(?:мен|на)|[қк]пен|[қк][қк]а)",
    "шешім": r"ше[шщ][іи]м[іи]?(?:мен|не|ге)",
    "қаулы": r"[қк]аулысы(?:мен|на)",
    "хаттама": r"хаттамасы(?:мен|на)",
    "өкім": r"[өо]к[іи]м[іи](?:мен|не)",
    "жарлық": r"жарлы[ғг]ы(?:мен|на)",
    "приказ": r"приказ(?:ом|у)",
    "решение": r"решени(?:ем|ю)",
    "постановление": r"постановлени(?:ем|ю)",
    "распоряжение": r"распоряжени(?:ем|ю)",
    "протокол": r"протокол(?:ом|у)?",
    "указ": r"указ(?:ом|у)",
}
KAZAKH_ACTS: Final = ("бұйрық", "шешім", "қаулы", "хаттама", "өкім", "жарлық")
ACT: Final = re.compile(
    rf"(?<![^\W_])(?:{'|'.join(ACTS.values())})(?![^\W\d_])", re.IGNORECASE
)
#: «2023 жылғы», «2025 г.»: the year of a date that may have lost its day.
YEAR: Final = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)\s{0,3}(?:жы[лд][^\W\d_]{0,5}|ж\b|г(?:ода?)?\b)",
    re.IGNORECASE,
)
#: «1Z» нayр 2O24 ж.: quotes, a digit, the word for year at the end.
_DAMAGED_DATE: Final = re.compile(
    r"[«\"'<(].{0,24}\d.{0,12}(?<![^\W\d_])(?:жыл[^\W\d_]{0,4}|ж|г(?:ода?)?)\W{0,3}$"
)
LETTERS: Final = re.compile(r"[^\W\d_]+")
WORD: Final = re.compile(r"[^\W_]+")
#: «от» opens a date, «№» a number: neither belongs to the name of the issuer.
_ISSUER_END: Final = re.compile(r"(?:\bот|[,;:№(])\s*$", re.IGNORECASE)


def lost_date(text: str) -> re.Match[str] | None:
    """Match a line that is a date and nothing else, if a damaged one."""
    if len(WORD.findall(text)) > DATE_WORDS:
        return None
    return YEAR.search(text) or _DAMAGED_DATE.match(text)


def of_annex(text: str, number: FoundNumber) -> bool:
    """Tell whether a number is that of the annex: «Приложение № 1», «№ 2 қосымша»."""
    head = APPENDIX.match(text)
    behind = text[number.span.end : number.span.end + 10]
    return bool((head and number.span.end <= head.end()) or _ANNEX_BEHIND.match(behind))


def read_stamp(lines: Sequence[Line], form: str) -> Requisite:
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
    lost = [line for line in text.split("\n") if lost_date(line)]
    years += [match["year"] for match in map(YEAR.search, lost) if match]
    return {"year": years[0]} if years else {}


def _completeness(text: str, dates: Sequence[FoundDate]) -> Completeness:
    blank_number = bool(_blank_numbers(text))
    if any(found.date for found in dates):
        return Completeness.BLANK if blank_number else Completeness.COMPLETE
    if any(found.blank for found in dates) or blank_number:
        return Completeness.BLANK
    return Completeness.ILLEGIBLE if date_is_junk(text) else Completeness.BLANK


def date_is_junk(text: str) -> bool:
    """Tell whether a year has something beside it that no calendar knows.

    A month without a day is a day left open; a line with nothing but a year too.
    """
    for line in text.split("\n"):
        if lost := lost_date(line):
            words = WORD.findall(line.replace(lost[0], "") or lost[0])
            return bool(words) and not any(month_of(word) for word in words)
    return False


def _act_values(text: str, dates: Sequence[FoundDate]) -> dict[str, str]:
    values: dict[str, str] = {}
    match = ACT.search(text)
    if match is None:
        return values
    values["act"] = next(
        word
        for word, pattern in ACTS.items()
        if re.fullmatch(pattern, match[0], re.IGNORECASE)
    )
    number = _number_of_act(text, dates)
    places = [found.span for found in dates[:1]]
    places += [found.span for found in _blank_numbers(text)]
    if number:
        values["number"] = str(number.number)
        places.append(number.span)
    return values | issuer_values(_issuer(text, match, places))


def _blank_numbers(text: str) -> list[FoundNumber]:
    return [found for found in scan_numbers(text) if found.number is None]


def _number_of_act(text: str, dates: Sequence[FoundDate]) -> FoundNumber | None:
    """Return the number nearest to the date, the last one where there is none."""
    numbers = [
        found
        for found in scan_numbers(text)
        if found.number and not of_annex(text, found)
    ]
    if not numbers:
        return None
    if not dates:
        return numbers[-1]
    date = dates[0].span
    return min(
        numbers,
        key=lambda found: max(found.span.start - date.end, date.start - found.span.end),
    )


def _issuer(text: str, act: re.Match[str], places: Sequence[Span]) -> str:
    """Return who issued the act: before the date (kk) or behind the act's word (ru)."""
    behind = [span.start for span in places if span.start >= act.end()]
    if behind and not _is_kazakh(act):
        issuer = text[act.end() : min(behind)]
    else:
        first = min((span.start for span in places), default=act.start())
        head = BY_ACT.match(text) or APPENDIX.match(text)
        issuer = text[head.end() if head else 0 : first]
    return _ISSUER_END.sub("", " ".join(issuer.split())).strip(" :-–—")


def _is_kazakh(act: re.Match[str]) -> bool:
    return any(re.fullmatch(ACTS[word], act[0], re.IGNORECASE) for word in KAZAKH_ACTS)


def _person_values(lines: Sequence[Line]) -> dict[str, str]:
    values: dict[str, str] = {}
    rest: list[str] = []
    for number, line in enumerate(lines):
        text = line.text if number else _behind_the_word(line.text)
        name = find_name(text)
        if name and "person" not in values:
            values["person"] = name.text
            rest.append(text[: name.start])
        elif not scan_dates(text) and not lost_date(text):
            rest.append(text)
    return values | issuer_values(" ".join(" ".join(rest).split()).strip(" _-–—"))


def _behind_the_word(text: str) -> str:
    """Return what follows «БЕКІТЕМІН:» in its line; words in columns are no post."""
    word = LETTERS.search(text)
    if word is None or word[0] not in PERSONAL:
        return ""
    return text[word.end() :].strip(' :»"')


def issuer_values(text: str) -> dict[str, str]:
    """Part the post from the organisation: last in Kazakh, first in Russian.

    >>> issuer_values("директора ТОО «Үлгі»")
    {'post': 'директора', 'organisation': 'ТОО «Үлгі»'}
    """
    first = last = find_post(text)
    while last and (later := find_post(text, last.end())):
        last = later
    if first is None or last is None:
        return {"organisation": text} if text else {}
    before, behind = text[: first.start()].strip(), text[first.end() :].strip()
    if len(before) > len(behind) or not text[last.end() :].strip():
        post, body = text[first.start() : last.end()], before
    else:
        post, body = first[0], behind
    values = {"post": post.strip(), "organisation": body.strip(" _,")}
    return {name: value for name, value in values.items() if value}
