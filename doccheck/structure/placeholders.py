"""What a template left open: instructions in brackets, rules to write on, «????»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from doccheck.document import Span
from doccheck.language import AnalysedDocument
from doccheck.structure.dates import scan_dates, scan_numbers
from doccheck.structure.lines import stretch_of_blocks


class PlaceholderKind(StrEnum):
    INSTRUCTION = "instruction"  # "(ұйымның атауы)", "[должность, Ф.И.О.]"
    DATE = "date"  # "«___» ______ 20__ года"
    NUMBER = "number"  # "№ ____"
    BLANK = "blank"  # "____" in running text
    MARK = "mark"  # "????", "ХХХ", "<…>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placeholder:
    """A place that somebody was to fill in."""

    kind: PlaceholderKind
    #: In `Document.text`.
    span: Span


#: What an instruction to fill in asks for: an attribute of the organisation or person.
_ASKED: Final = (
    r"атау[ыл][^\W\d_]{0,6}|т\.\s?а\.\s?[әа]\.?|аты-ж[өо]н[іи]|лауазым[^\W\d_]{0,4}"
    r"|қолы|к[үу]н[іи]\b|н[өо]м[іи]р[іи]|мекенжай[^\W\d_]{0,3}|к[өо]рсет[^\W\d_]{2,8}"
    r"|наименовани[еяю]|ф\.\s?и\.\s?о\.?|фамили[яию]|должност[ьи]|подпись|дата\b"
    r"|номер\b|адрес\b|указать|вписать|нужное\sподчеркнуть|қажеттісін"
)
_INSTRUCTIONS: Final = (
    # «[должность, Ф.И.О.]»: nobody writes square brackets in a finished text
    re.compile(rf"\[[^\[\]\n]{{0,80}}?(?:{_ASKED})[^\[\]\n]{{0,80}}\]", re.IGNORECASE),
    # «(ұйымның атауы)», «(наименование организации)»: the whole bracket asks
    re.compile(
        rf"\(\s?(?:[^\W\d_][\w-]{{0,24}},?\s){{0,4}}?(?:{_ASKED})"
        r"(?:,?\s[\w.-]{1,25}){0,5}\s?\)",
        re.IGNORECASE,
    ),
    # «<наименование>», «{{name}}»
    re.compile(r"<[^<>\n\d]{2,60}>|\{\{?[^{}\n]{1,60}\}?\}"),
)
_MARKS: Final = re.compile(
    # «????», «ХХХ», «XX.XX.20XX», «<…>», «…….»
    r"\?{3,}|(?<!\w)[ХX]{3,}(?!\w)|(?<!\w)[ХX]{2}\.[ХX]{2}\.(?:20)?[ХX]{2,4}|<\s?…\s?>"
    r"|\[\s?(?:…|\.{3})\s?\]"
)
_RULE: Final = re.compile(r"_{3,}")


def find_placeholders(
    analysed: AnalysedDocument, start: int, stop: int
) -> tuple[Placeholder, ...]:
    """Return the open places of a template in a range of blocks, in order.

    Blanks of a form that is meant to be filled in later look the same: whether a part
    is a form, the caller knows.
    """
    stretch = stretch_of_blocks(analysed, start, stop)
    return tuple(
        Placeholder(kind=kind, span=stretch.original(span))
        for kind, span in _scan(stretch.text)
    )


def _scan(text: str) -> list[tuple[PlaceholderKind, Span]]:
    found = [
        (PlaceholderKind.DATE, date.span) for date in scan_dates(text) if date.blank
    ]
    found += [
        (PlaceholderKind.NUMBER, number.span)
        for number in scan_numbers(text)
        if number.number is None
    ]
    for pattern in _INSTRUCTIONS:
        found += _matches(PlaceholderKind.INSTRUCTION, pattern, text)
    found += _matches(PlaceholderKind.MARK, _MARKS, text)
    found += _matches(PlaceholderKind.BLANK, _RULE, text)
    return _first_kind_wins(found)


def _matches(
    kind: PlaceholderKind, pattern: re.Pattern[str], text: str
) -> list[tuple[PlaceholderKind, Span]]:
    return [(kind, Span(*match.span())) for match in pattern.finditer(text)]


def _first_kind_wins(
    found: list[tuple[PlaceholderKind, Span]],
) -> list[tuple[PlaceholderKind, Span]]:
    """Drop what lies inside something found before: a rule inside an open date."""
    kept: list[tuple[PlaceholderKind, Span]] = []
    for kind, span in found:
        if not any(span.overlaps(other) for _, other in kept):
            kept.append((kind, span))
    return sorted(kept, key=lambda item: item[1])
