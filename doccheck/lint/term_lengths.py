"""Lengths of terms as documents write them: «10 жұмыс күні», «в течение трех лет»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from doccheck.document import Span

_KAZAKH_WORDS: Final = {
    "бір": 1,
    "екі": 2,
    "үш": 3,
    "төрт": 4,
    "бес": 5,
    "алты": 6,
    "жеті": 7,
    "сегіз": 8,
    "тоғыз": 9,
    "он": 10,
    "жиырма": 20,
    "отыз": 30,
    "қырық": 40,
    "елу": 50,
    "алпыс": 60,
}
_RUSSIAN_WORDS: Final = {
    "одного": 1,
    "один": 1,
    "двух": 2,
    "два": 2,
    "трех": 3,
    "три": 3,
    "четырех": 4,
    "четыре": 4,
    "пяти": 5,
    "пять": 5,
    "шести": 6,
    "шесть": 6,
    "семи": 7,
    "семь": 7,
    "восьми": 8,
    "восемь": 8,
    "девяти": 9,
    "девять": 9,
    "десяти": 10,
    "десять": 10,
    "двенадцати": 12,
    "двенадцать": 12,
    "четырнадцати": 14,
    "четырнадцать": 14,
    "пятнадцати": 15,
    "пятнадцать": 15,
    "восемнадцати": 18,
    "восемнадцать": 18,
    "двадцати": 20,
    "двадцать": 20,
    "тридцати": 30,
    "тридцать": 30,
    "сорока": 40,
    "шестидесяти": 60,
    "шестьдесят": 60,
}
#: «күнге», «жылдан», «айдың», «күні», «күнінен», «жылдық»
_CASE: Final = (
    r"(?:[гғкқ][ае]|[дт][ае]н?|н[ае]н|[дтн][ыі]ң|[дл][ыі][кқ]"
    r"|[ыі]н?(?:[ае]|[дн][ае]н?|[ыі]ң)?)"
)
#: A month's wage is no month: «10 айлық есептік көрсеткіш», «месячный показатель».
_KAZAKH_UNITS: Final = (
    r"(?P<working>жұмыс\s)?(?:күнтізбелік\s)?"
    rf"(?:(?P<days>күн)|(?P<months>ай(?!лы[қк]\sесеп))|(?P<years>жыл|жас)){_CASE}?"
)
_RUSSIAN_UNITS: Final = (
    r"(?P<working>рабоч\w+\s)?(?:календарн\w+\s)?"
    r"(?:(?P<days>день|дн(?:ей|я|ю|и|ям|ями|ях))|(?P<months>месяц\w{0,3})"
    r"|(?P<years>лет|год(?:а|у|ов|ам)?))"
)
_UNITS: Final = ("days", "months", "years")


@dataclass(frozen=True, slots=True, kw_only=True)
class TermLength:
    span: Span
    number: int
    #: "days", "working days", "months" or "years".
    unit: str


def _pattern(words: Mapping[str, int], units: str) -> re.Pattern[str]:
    word = "|".join(sorted(words, key=len, reverse=True))
    return re.compile(
        rf"(?<![\w.,№-])(?<!№\s)(?:(?P<figures>\d{{1,3}})|(?P<words>(?:{word})(?:\s(?:{word}))?))"
        # «10 (он)», «10-ти»
        rf"(?:-[^\W\d_]{{1,3}})?\s?(?:\([^()]{{2,30}}\)\s?)?{units}(?!\w)",
        re.IGNORECASE,
    )


_LANGUAGES: Final = tuple(
    (words, _pattern(words, units))
    for words, units in (
        (_KAZAKH_WORDS, _KAZAKH_UNITS),
        (_RUSSIAN_WORDS, _RUSSIAN_UNITS),
    )
)


def scan_term_lengths(text: str) -> Iterator[TermLength]:
    """Yield the terms in a normalised text, those in figures and those in words.

    >>> [(term.number, term.unit) for term in scan_term_lengths("он бес жұмыс күні")]
    [(15, 'working days')]
    """
    text = text.replace("ё", "е")
    for words, pattern in _LANGUAGES:
        for match in pattern.finditer(text):
            unit = next(name for name in _UNITS if match[name])
            yield TermLength(
                span=Span(*match.span()),
                number=_number(match, words),
                unit=f"working {unit}" if match["working"] else unit,
            )


def _number(match: re.Match[str], words: Mapping[str, int]) -> int:
    if match["figures"]:
        return int(match["figures"])
    return sum(words[word] for word in match["words"].lower().split())
