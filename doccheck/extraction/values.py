"""Values in the form in which facts are kept: digits, ISO days, links, text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from doccheck.document import Span
from doccheck.structure.dates import scan_dates
from doccheck.structure.folding import fold
from doccheck.structure.values import ValueKind, scan_values

#: Beginnings of numerals, folded.
_NUMERALS: Final[Mapping[str, int]] = MappingProxyType(
    {
        **{fold(word): 0 for word in ("ноль", "нөл")},
        **{fold(word): 1 for word in ("один", "одна", "одно", "бір")},
        **{fold(word): 2 for word in ("два", "две", "екі")},
        **{fold(word): 3 for word in ("три", "үш")},
        **{fold(word): 4 for word in ("четыре", "төрт")},
        **{fold(word): 5 for word in ("пять", "бес")},
        **{fold(word): 6 for word in ("шесть", "алты")},
        **{fold(word): 7 for word in ("семь", "жеті")},
        **{fold(word): 8 for word in ("восемь", "сегіз")},
        **{fold(word): 9 for word in ("девять", "тоғыз")},
        **{fold(word): 10 for word in ("десять", "он")},
        **{fold(word): 20 for word in ("двадцать", "жиырма")},
        **{fold(word): 30 for word in ("тридцать", "отыз")},
        **{fold(word): 40 for word in ("сорок", "қырық")},
        **{fold(word): 50 for word in ("пятьдесят", "елу")},
    }
)
_SPACE: Final = re.compile(r"\s+")
_LINK_END: Final = ".,;:)»\"'"
_DECIMAL: Final = re.compile(r"\d+(?:\.\d+)?")


class Reading(StrEnum):
    """How the value of a fact is written in a document."""

    NUMBER = "number"
    DATE = "date"
    LINK = "link"
    PERSON = "person"
    TEXT = "text"


def read_values(kind: Reading, text: str) -> Iterator[tuple[str, Span]]:
    """Yield the values of a kind in a text, each with its place in it.

    >>> list(read_values(Reading.NUMBER, "1 500,5"))
    [('1500.5', Span(start=0, end=7))]
    """
    return _READERS[kind](text)


def number_of(text: str) -> str | None:
    """Return the digits of a figure or numeral.

    >>> number_of("12 000"), number_of("бес"), number_of("x")
    ('12000', '5', None)
    """
    plain = _SPACE.sub("", text).replace(",", ".")
    if _DECIMAL.fullmatch(plain):
        return plain
    found = _NUMERALS.get(fold(text))
    return None if found is None else str(found)


def _numbers(text: str) -> Iterator[tuple[str, Span]]:
    for span in scan_values(ValueKind.NUMBER, text):
        number = number_of(text[span.start : span.end])
        if number is not None:
            yield number, span


def _dates(text: str) -> Iterator[tuple[str, Span]]:
    for found in scan_dates(text):
        if found.date:
            yield found.date.isoformat(), found.span


def _links(text: str) -> Iterator[tuple[str, Span]]:
    for span in scan_values(ValueKind.LINK, text):
        link = _SPACE.sub("", text[span.start : span.end]).rstrip(_LINK_END)
        yield link, span


def _persons(text: str) -> Iterator[tuple[str, Span]]:
    for span in scan_values(ValueKind.PERSON, text):
        yield plain(text[span.start : span.end]), span


def _text(text: str) -> Iterator[tuple[str, Span]]:
    words = plain(text)
    if words:
        yield words, Span(0, len(text))


def plain(text: str) -> str:
    """Return a text with its white space folded."""
    return _SPACE.sub(" ", text).strip()


_READERS: Final[Mapping[Reading, Callable[[str], Iterator[tuple[str, Span]]]]] = (
    MappingProxyType(
        {
            Reading.NUMBER: _numbers,
            Reading.DATE: _dates,
            Reading.LINK: _links,
            Reading.PERSON: _persons,
            Reading.TEXT: _text,
        }
    )
)
