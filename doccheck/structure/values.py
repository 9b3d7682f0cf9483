"""Values of a kind in running text: figures, days, periods, contacts, names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from functools import partial
from types import MappingProxyType
from typing import Final

from doccheck.document import Span
from doccheck.language import AnalysedDocument
from doccheck.structure.dates import month_of, scan_dates, scan_numbers
from doccheck.structure.lines import stretch_of_blocks
from doccheck.structure.periods import scan_periods
from doccheck.structure.signature import find_name


class ValueKind(StrEnum):
    NUMBER = "number"  # how many, how much: not a date, a phone or the number of an act
    DATE = "date"
    PERIOD = "period"
    EMAIL = "email"
    PHONE = "phone"
    LINK = "link"
    PERSON = "person"
    CODE = "code"  # the number of a certificate, a contract
    FIRST_QUARTER = "first_quarter"  # a day of it
    SECOND_QUARTER = "second_quarter"
    THIRD_QUARTER = "third_quarter"
    FOURTH_QUARTER = "fourth_quarter"


def kinds_of(named: str | Iterable[str]) -> tuple[ValueKind, ...]:
    """Return the kinds that a checklist names: one, or several that serve equally."""
    return tuple(map(ValueKind, [named] if isinstance(named, str) else named))


_EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LINK: Final = re.compile(
    r"https?:\s?//\S+|\bwww\.\S+"
    r"|(?<![\w@.-])(?:[\w-]+\.)+(?:kz|ru|com|org|net|info|қаз|рф|me|be)(?![\w-])(?:/\S*)?",
    re.IGNORECASE,
)
#: «8 (7172) 55-12-34», «+7 701 555 12 34»; of the town only behind «тел.».
_PHONE: Final = re.compile(
    r"(?<![\w№+])(?<!№\s)(?:\+?\s?7|8)[\s(–-]{0,3}\d{3,5}[\s)–-]{0,3}\d{1,3}"
    r"(?:[\s–-]?\d{2,3}){1,3}(?!\d)"
    r"|(?<=тел)[^\W\d]{0,8}[.:]{0,2}\s{0,2}\(?\d[\d\s()–-]{4,16}\d",
    re.IGNORECASE,
)
#: «№ KZ.7500731.07.03.00412», «Тіркеу нөмірі: 7500-СМ-0099».
_CODE: Final = re.compile(
    r"(?:№|номер[а-я]{0,2}|нөмірі?|\bN[o°]\.?|number)[\s:№]{0,4}"
    r"(?=[\w./-]{0,12}\d)[\w./-]{2,40}",
    re.IGNORECASE,
)
_FIGURE: Final = re.compile(
    r"(?<![\w.,№])(?<!\d:)\d{1,3}(?:\s?\d{3}){0,4}(?:[.,]\d{1,3})?(?!\d)"
)
#: Behind a figure that counts nothing: «15:00», «2024 жылғы», «3.2», «5-тармақ».
_NO_FIGURE: Final = re.compile(
    r"[.:]\d|-?\s?(?:ші|шы|й|го|я|му)\b|\s?(?:жы[лд]|жж?\b|г\.|год|тоқсан|квартал|тармақ)"
    r"|-?\s?(?:тармақ|бап|қосымша)|\s?(?:час|сағат)"
)
#: «1. » at the beginning of a line or a sentence, «: 1. » of a list; «2) » anywhere.
_LABEL: Final = re.compile(
    r"(?:(?:^|[\n.;\t])\s*|:\s*(?=1\D))(?P<number>\d{1,2})\.(?=\s+\S)"
    r"|(?<![\w(])(?P<bracketed>\d{1,2})\)"
)
#: A day without its year: «20 маусымда».
_WORD: Final = re.compile(r"\s?-?\s?([^\W\d_]{3,16})")
#: Before a figure that is the number of a thing: «№ 5», «ст. 12», «каб. 104», «үй 5».
_NUMBERED: Final = re.compile(
    r"(?:№|\b(?:ст|п|пп|каб|кабинет|зал|дом|д|үй|статья|статьи|пункт|пункта|iso|исо)\.?)"
    r"\s?$",
    re.IGNORECASE,
)
_NUMERALS: Final = re.compile(
    r"(?<!\w)(?:екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз|он|жиырма|отыз|қырық|елу"
    r"|од(?:ин|на|но)|дв[ае]|три|четыре|пять|шесть|семь|восемь|девять|десять"
    r"|двадцать|тридцать|сорок|пятьдесят|ноль|нөл)(?!\w)",
    re.IGNORECASE,
)
#: «2021–2023 жылдар», «за 2022 и 2023 годы».
_YEARS: Final = re.compile(
    r"(?<!\d)20\d\d\s?(?:[-–—]|мен|және|и|по)\s?20\d\d\s?-?(?:жыл|жж|гг|год)",
    re.IGNORECASE,
)
#: «2024 жылдың 9 айы», «за 6 месяцев 2024 года», «2024 жылғы І жартыжылдық».
_SPANS_OF_YEAR: Final = re.compile(
    r"20\d\d\s?(?:жы[лд]\w*|ж\.)\s(?:\d{1,2}|[IІV]{1,3})\s?-?\s?(?:ай|тоқсан|жартыжыл)"
    r"|(?:\d{1,2}\sмесяц\w*|(?:[IІV]{1,3}|\d|перв\w+|втор\w+|треть\w+|четв\w+)\s?-?\w*\s"
    r"(?:квартал|полугоди)\w*)\s20\d\d\s?г",
    re.IGNORECASE,
)
#: «3–28 маусым», «с 3 по 28 июня»: the year stands in the title.
_DAYS: Final = re.compile(
    r"(?<![\d.])\d{1,2}\s?(?:[-–—]|по|мен)\s?\d{1,2}\s(?P<month>[^\W\d_]{3,16})",
    re.IGNORECASE,
)
#: «с сентября 2023 года по май 2024 года», «маусым – тамыз айларында».
_MONTHS: Final = re.compile(
    r"(?<!\w)(?P<first>[^\W\d_]{3,12})(?:\s20\d\d\s?(?:жыл\w*|года?|г\.|ж\.)?)?"
    r"\s?(?:[-–—]|по|мен|пен|бен|және|бастап)\s?(?:20\d\d\s?(?:жыл\w*|ж\.)\s)?"
    r"(?P<last>[^\W\d_]{3,12})(?!\w)",
    re.IGNORECASE,
)


def scan_values(kind: ValueKind, text: str) -> tuple[Span, ...]:
    """Return the places of values in a normalised text, in order.

    >>> [len(span) for span in scan_values(ValueKind.NUMBER, "№ 5 от 03.06.2025: 24")]
    [2]
    """
    return tuple(sorted(_SCANNERS[kind](text)))


def find_values(
    analysed: AnalysedDocument, kind: ValueKind, start: int, stop: int
) -> Iterator[tuple[int, Span]]:
    """Yield block and place, in `Document.text`, of the values in a range of blocks.

    A date or a link that the page broke over two blocks is found where it begins.
    """
    stretch = stretch_of_blocks(analysed, start, stop)
    for span in scan_values(kind, stretch.text):
        line = stretch.lines[stretch.line_at(span.start)]
        yield line.block.index, stretch.original(span)


def _dates(text: str) -> Iterator[Span]:
    return (found.span for found in scan_dates(text) if found.date)


def _days_of(text: str, *, quarter: int) -> Iterator[Span]:
    for found in scan_dates(text):
        if found.date and (found.date.month + 2) // 3 == quarter:
            yield found.span


def _figures(text: str) -> Iterator[Span]:
    taken = [found.span for found in scan_dates(text)]
    taken += [found.span for found in scan_numbers(text)]
    taken += [*_matches(_PHONE)(text), *_matches(_LINK)(text), *_matches(_EMAIL)(text)]
    taken += [
        Span(*match.span(match.lastgroup or 0)) for match in _LABEL.finditer(text)
    ]
    for match in _FIGURE.finditer(text):
        span = Span(*match.span())
        if _counts(match) and not any(span.overlaps(other) for other in taken):
            yield span
    yield from _matches(_NUMERALS)(text)


def _counts(figure: re.Match[str]) -> bool:
    """Say whether a figure tells how many, and does not number or date a thing."""
    text = figure.string
    word = _WORD.match(text, figure.end())
    return not (
        _NO_FIGURE.match(text, figure.end())
        or _NUMBERED.search(text, max(0, figure.start() - 10), figure.start())
        or (word and month_of(word[1]))
    )


def _periods(text: str) -> Iterator[Span]:
    yield from (found.span for found in scan_periods(text))
    yield from _matches(_YEARS)(text)
    yield from _matches(_SPANS_OF_YEAR)(text)
    for match in _DAYS.finditer(text):
        if month_of(match["month"]):
            yield Span(*match.span())
    for match in _MONTHS.finditer(text):
        if month_of(match["first"]) and month_of(match["last"]):
            yield Span(*match.span())


def _persons(text: str) -> Iterator[Span]:
    at = 0
    for line in text.split("\n"):
        if found := find_name(line):
            yield Span(at + found.start, at + found.end)
        at += len(line) + 1


def _matches(pattern: re.Pattern[str]) -> Callable[[str], Iterator[Span]]:
    return lambda text: (Span(*match.span()) for match in pattern.finditer(text))


_SCANNERS: Final[Mapping[ValueKind, Callable[[str], Iterator[Span]]]] = (
    MappingProxyType(
        {
            ValueKind.NUMBER: _figures,
            ValueKind.DATE: _dates,
            ValueKind.PERIOD: _periods,
            ValueKind.EMAIL: _matches(_EMAIL),
            ValueKind.PHONE: _matches(_PHONE),
            ValueKind.LINK: _matches(_LINK),
            ValueKind.PERSON: _persons,
            ValueKind.CODE: _matches(_CODE),
            ValueKind.FIRST_QUARTER: partial(_days_of, quarter=1),
            ValueKind.SECOND_QUARTER: partial(_days_of, quarter=2),
            ValueKind.THIRD_QUARTER: partial(_days_of, quarter=3),
            ValueKind.FOURTH_QUARTER: partial(_days_of, quarter=4),
        }
    )
)
