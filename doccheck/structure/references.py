"""Acts cited in a text: kind, number, date and title as far as they are written."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from doccheck.document import Span
from doccheck.language import AnalysedDocument
from doccheck.structure.dates import FoundDate, FoundNumber
from doccheck.structure.lines import Stretch, stretch_of_blocks
from doccheck.structure.model import Reference, RequisiteKind
from doccheck.structure.reference_text import (
    CitingText,
    Placed,
    Title,
    start_of,
    within,
)
from doccheck.structure.requisites import find_requisites

#: Between the word for the act and its date or number, titles not counted: the
#: body that issued it stands there; a law has only the name of the country.
GAPS: Final = {"law": 90, "code": 90}
GAP: Final = 260
#: Between a date and its number, or a number and the word for the act.
BESIDE: Final = 40

_KK_LAW: Final = r"за[ңн](?:ы(?:н(?:а|да|да[ғг]ы|ан|ы[ңн])?|мен)?|[ғг]а|ны[ңн]|да|нан)?"
_KK_CODE: Final = r"кодекс(?:[іи](?:н(?:е|де|ен|[іи][ңн])?|мен)?|т[іи][ңн]|ке|те)?"

#: Kind → words for it in Kazakh; there the act's word comes last.
_KAZAKH: Final = {
    "law": _KK_LAW,
    "code": _KK_CODE,
    "order": r"б[ұуү]йры(?:қ|к|[ғг]ы)[^\W\d_]{0,6}",
    "decree": r"(?:[қк]аулы|жарлы[ғқкг])[^\W\d_]{0,7}",
    "other": r"(?:шеш[іи]м|[өо]к[іи]м)[^\W\d_]{0,7}",
    "rules": r"(?:қағидалар|әдістеме|әдістемелік\sұсынымдар|ереже|нұсқаулы[ғқ]"
    r"|стандарт)[^\W\d_]{0,7}",
}
#: The same in Russian, where the act's word comes first.
_RUSSIAN: Final = {
    "law": r"закон(?:а|у|ом|е)?",
    "code": r"кодекс(?:а|у|ом|е)?",
    "order": r"приказ(?:а|у|ом|е|ы|ов|ами)?",
    "decree": r"(?:постановлени[еяюи]м?|указ(?:а|у|ом|е)?)",
    "other": r"(?:решени[еяюи]м?|распоряжени[еяюи]м?)",
    "rules": r"(?:правил(?:а|ами|ам|ах)?|методик[аеиу]|методикой|положени[еяюи]м?"
    r"|методическ[^\W\d_]{2,4}\sрекомендаци[^\W\d_]{1,3}|инструкци[еяюи]й?)",
}


def _any_of(words: dict[str, str]) -> re.Pattern[str]:
    groups = "|".join(f"(?P<{kind}>{word})" for kind, word in words.items())
    return re.compile(rf"(?<![\w-])(?:{groups})(?![\w])", re.IGNORECASE)


_KK_WORD: Final = _any_of(_KAZAKH)
_RU_WORD: Final = _any_of(_RUSSIAN)

#: «бекітілген «…»», «утвержденных …»: beside the approving act stands what it approved.
_KK_APPROVED: Final = re.compile(r"\s{0,3}бек[іи]т[іи]лген\s{0,3}$")
#: The title of an act says what it is about; a name in quotes does not.
_KK_TITLE: Final = re.compile(r"\sтуралы$", re.IGNORECASE)
_RU_TITLE: Final = re.compile(r"об?\s", re.IGNORECASE)
#: «от 28 января», or a date with its number behind it.
_RU_DATED: Final = re.compile(r"\bот\s{0,3}$", re.IGNORECASE)
#: «18 қарашадағы», «25.01.2024 жылғы», «28 қаңтары»
_KK_DATED: Final = re.compile(r"(?:[дт][ае][ғг][ыі]|[ғг][ыі]|[рзнылмс][ыі]|дың|ж\.?)$")
#: A number behind one of these is that of an annex or a form.
_OF_ANOTHER: Final = re.compile(
    r"приложени|пункт|форм|таблиц|раздел|қосымша|косымша|нысан|тарма[қғ]|жоба|проект",
    re.IGNORECASE,
)
_KK_ABOUT: Final = re.compile(r"((?:[^\W\d_][\w-]{0,30}\s){1,8}туралы)\s{0,3}$")
_RU_ABOUT: Final = re.compile(
    r"\s{0,3}(?:Республики\sКазахстан\s{0,3}|РК\s{0,3})?"
    r"((?:об?|о)\s[^.,;:«»\"()\n№]{4,160}?)(?=\sот\s|[.,;:()«»\"\n№]|$)"
)
#: «Еңбек кодексі», «Трудового кодекса»: the adjective is the title.
_KK_CODE_NAME: Final = re.compile(r"(?<![^\W\d_])([А-ЯӘҒҚҢӨҰҮІҺ][^\W\d_]{3,20})\s$")
_RU_CODE_NAME: Final = re.compile(
    r"(?<![^\W\d_])([А-Я][^\W\d_]{2,20}(?:[иы]й|[ое]го|[ое]му|[иы]м|ом))\s$"
)
#: Codes of ethics are documents of the organisation itself.
_OWN_CODE: Final = re.compile(r"корпоратив|эти[кч]|[әа]деп|осы$|настоящ", re.IGNORECASE)


#: Where a document tells its own number and date.
_OWN: Final = (RequisiteKind.APPROVAL, RequisiteKind.DATE, RequisiteKind.NUMBER)


@dataclass(slots=True)
class _Found:
    """A reference while it is put together."""

    kind: str
    #: All that was taken so far.
    span: Span
    date: FoundDate | None = None
    number: FoundNumber | None = None
    title: str | None = None
    #: The word for the act.
    word: Span = field(init=False)

    def __post_init__(self) -> None:
        self.word = self.span

    def take_number(self, number: FoundNumber) -> None:
        self.number = number
        self.span = self.span.cover(number.span)

    def take_date(self, date: FoundDate) -> None:
        self.date = date
        self.span = self.span.cover(date.span)

    def take_title(self, span: Span, words: str) -> None:
        self.title = " ".join(words.split())
        self.span = self.span.cover(span)

    @property
    def names_an_act(self) -> bool:
        """Tell whether more than the bare word is there.

        A date alone makes no reference of a decision, nor a number one of rules.
        """
        if self.kind == "rules":
            return self.title is not None
        if self.kind == "other":
            return self.number is not None
        return self.fullness > 0

    @property
    def fullness(self) -> int:
        return sum(item is not None for item in (self.date, self.number, self.title))

    def shares_with(self, other: _Found) -> bool:
        return (
            self.word == other.word
            or (self.date is not None and self.date == other.date)
            or (self.number is not None and self.number == other.number)
        )


def find_references(
    analysed: AnalysedDocument, start: int, stop: int
) -> tuple[Reference, ...]:
    """Return the acts cited in a range of blocks, in reading order.

    An act that is only pointed at ("осы бұйрық", "настоящим Законом") is none, nor is
    the document itself, in its statement line or its stamp.
    """
    stretch = stretch_of_blocks(analysed, start, stop)
    text = CitingText(stretch.text)
    found = _merged([item for item in _scan(text) if item.names_an_act])
    references = [_reference(stretch, item) for item in found]
    own = _own_places(analysed, start, stop) if references else []
    return tuple(
        reference
        for reference in references
        if not any(reference.span.overlaps(place) for place in own)
    )


def _own_places(analysed: AnalysedDocument, start: int, stop: int) -> list[Span]:
    return [
        requisite.span
        for requisite in find_requisites(analysed, start, stop)
        if requisite.kind in _OWN
    ]


def _scan(text: CitingText) -> Iterator[_Found]:
    """Yield what each word for an act can claim; a date is claimed only once."""
    words = [(match, True) for match in _KK_WORD.finditer(text.text)]
    words += [(match, False) for match in _RU_WORD.finditer(text.text)]
    words = [item for item in words if not text.in_title(item[0].start())]
    words.sort(key=lambda item: item[0].start())
    places = [match.start() for match, _ in words]
    for number, (match, kazakh) in enumerate(words):
        around = text.sentence(*match.span())
        if kazakh:
            earlier = words[number - 1][0].end() if number else 0
            yield _kazakh(text, match, Span(max(around.start, earlier), match.start()))
        else:
            later = bisect_right(places, match.start())
            end = places[later] if later < len(places) else len(text.text)
            yield _russian(text, match, Span(match.end(), min(around.end, end)))


def _kazakh(text: CitingText, match: re.Match[str], before: Span) -> _Found:
    """Read backwards: «title» date number ACT, in any order."""
    found = _Found(kind=str(match.lastgroup), span=Span(*match.span()))
    if found.kind != "rules":
        dates = [
            date for date in within(text.dates, before) if _is_near(text, found, date)
        ]
        numbers = within(text.numbers, before)
        if numbers and _is_kazakh_number(text, found, numbers[-1], dates):
            found.take_number(numbers[-1])
        if date := _kazakh_date(text, found, dates):
            found.take_date(date)
    _take_title_before(text, found, before)
    if found.kind in ("order", "decree", "other"):
        _take_what_it_approved(text, found)
    return found


def _russian(text: CitingText, match: re.Match[str], after: Span) -> _Found:
    """Read forwards: ACT issuer date number «title», in any order."""
    found = _Found(kind=str(match.lastgroup), span=Span(*match.span()))
    if found.kind != "rules":
        numbers = within(text.numbers, after)
        dates = within(text.dates, after)
        if numbers and _is_near(text, found, numbers[0]):
            found.take_number(numbers[0])
        if dates and _is_russian_date(text, found, dates[0]):
            found.take_date(dates[0])
    _take_title_after(text, found, after)
    return found


def _is_near(text: CitingText, found: _Found, item: Placed) -> bool:
    start = min(found.word.end, item.span.end)
    end = max(found.word.start, item.span.start)
    if text.untitled_length(start, end) > GAPS.get(found.kind, GAP):
        return False
    between = text.text[start:end] if item.span.start > found.word.start else ""
    return not _OF_ANOTHER.search(between)


def _is_kazakh_number(
    text: CitingText, found: _Found, number: FoundNumber, dates: Sequence[FoundDate]
) -> bool:
    """Tell whether a number is the act's: beside its date, or beside its word."""
    later = [date for date in dates if date.span.start >= number.span.end]
    if later and later[0].span.start - number.span.end >= BESIDE / 4:
        return False  # it belongs to something dated before
    if not _is_near(text, found, number):
        return False
    beside = found.word.start - number.span.end < BESIDE
    return beside or any(_stand_together(text, date, number) for date in dates)


def _kazakh_date(
    text: CitingText, found: _Found, dates: Sequence[FoundDate]
) -> FoundDate | None:
    number = found.number
    if not number:
        dates = [date for date in dates if _KK_DATED.search(text.words(date))]
        return dates[-1] if dates else None
    before = [date for date in dates if _stand_together(text, date, number)]
    behind = [
        date for date in dates if 0 <= date.span.start - number.span.end < BESIDE / 4
    ]
    return next(iter([*before[::-1], *behind]), None)


def _stand_together(text: CitingText, date: FoundDate, number: FoundNumber) -> bool:
    """Tell whether a number follows a date, with a title between them at most."""
    return (
        date.span.end <= number.span.start
        and text.untitled_length(date.span.end, number.span.start) < BESIDE
    )


def _is_russian_date(text: CitingText, found: _Found, date: FoundDate) -> bool:
    before = text.text[max(0, date.span.start - 6) : date.span.start]
    numbered = found.number and abs(found.number.span.start - date.span.end) < 10
    return _is_near(text, found, date) and bool(numbered or _RU_DATED.search(before))


def _take_title_before(text: CitingText, found: _Found, before: Span) -> None:
    titles = within(text.titles, before)
    if titles and _is_kazakh_title(text, found, titles[-1]):
        found.take_title(titles[-1].span, titles[-1].words)
        return
    _take_code_name(text, found, _KK_CODE_NAME)
    # Lower-case «заң» is law in general; only a cited one is a name.
    if found.kind == "law" and text.text[found.word.start] == "З":
        head = text.text[before.start : before.end]
        if match := _KK_ABOUT.search(head):
            found.take_title(Span(*match.span(1)).shift(before.start), match[1])


def _is_kazakh_title(text: CitingText, found: _Found, title: Title) -> bool:
    if found.kind == "rules":
        return found.word.start - title.span.end <= 1
    return bool(_KK_TITLE.search(title.words)) and _is_near(text, found, title)


def _take_what_it_approved(text: CitingText, found: _Found) -> None:
    """Take the title of the rules: «… бұйрығымен бекітілген «Қағидалар»»."""
    at = bisect_left(text.titles, found.word.end, key=start_of)
    if found.title or not found.number or at == len(text.titles):
        return
    title = text.titles[at]
    if _KK_APPROVED.match(text.text[found.word.end : title.span.start][:40]):
        found.take_title(title.span, title.words)


def _take_title_after(text: CitingText, found: _Found, after: Span) -> None:
    titles = within(text.titles, after)
    if titles and _is_russian_title(found, titles[0]):
        found.take_title(titles[0].span, titles[0].words)
        return
    _take_code_name(text, found, _RU_CODE_NAME)
    if found.kind in ("law", "code") and not found.title:
        tail = text.text[after.start : after.end]
        if match := _RU_ABOUT.match(tail):
            found.take_title(Span(*match.span(1)).shift(after.start), match[1])


def _is_russian_title(found: _Found, title: Title) -> bool:
    if found.kind == "rules":
        return title.span.start - found.word.end <= 1
    reach = 60 if found.number or found.date else 40
    return (
        title.span.start - found.span.end <= reach
        and _RU_TITLE.match(title.words) is not None
    )


def _take_code_name(text: CitingText, found: _Found, pattern: re.Pattern[str]) -> None:
    """Take «Еңбек кодексі», «Трудового кодекса» as a title."""
    if found.kind != "code" or found.title:
        return
    start = max(0, found.word.start - 30)
    match = pattern.search(text.text[start : found.word.start])
    if match and not _OWN_CODE.search(match[1]):
        span = Span(start + match.start(1), found.word.end)
        found.take_title(span, text.text[span.start : span.end])


def _merged(found: list[_Found]) -> list[_Found]:
    """Keep the fullest of those that read the same word or share date or number."""
    kept: list[_Found] = []
    for item in sorted(found, key=lambda one: (-one.fullness, one.span)):
        if not any(item.shares_with(other) for other in kept):
            kept.append(item)
    return sorted(kept, key=start_of)


def _reference(stretch: Stretch, found: _Found) -> Reference:
    date: datetime.date | None = found.date.date if found.date else None
    return Reference(
        span=stretch.original(found.span),
        kind=found.kind,
        number=found.number.number if found.number else None,
        date=date,
        title=found.title,
    )
