"""What a template left open: instructions in brackets, rules to write on, «????»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from doccheck.document import Span
from doccheck.language import AnalysedDocument
from doccheck.structure.dates import scan_dates, scan_numbers
from doccheck.structure.lines import stretch_of_blocks, without_overlaps
from doccheck.structure.signature import find_name


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


#: What a bracket asks of a person: name, post, signature. Said in passing it is law
#: («лауазымы мен Т.А.Ә. көрсетіледі»); beside a blank or alone it is a caption.
_PERSONAL: Final = (
    r"т\.?\s?а\.?\s?[әа]\.?|аты[-,\s]{1,2}ж[өо]н[іи]|лауазымы|[қк]олы|м[өо]р|к[үу]н[іи]|тег[іи]"
    r"|аты|[әа]кес[іи]н[іи][ңн]\sаты|н[өо]м[іи]р[іи]"
    r"|ф\.?\s?и\.?\s?о\.?|фамилия|имя|отчество|инициалы|должность|подпись|дата|печать|номер"
)
#: «ұйымның атауы», «наименование организации»: in a bracket that is no sentence.
_OF_BODY: Final = (
    r"(?:(?!және|мен\b)[^\W\d_][\w-]{1,24}\s){1,3}(?:толық\s)?атауы"
    r"|(?:полное\s)?наименование(?:\s[^\W\d_][\w-]{1,24}){1,3}"
    r"|указать(?:\s[^\W\d_][\w-]{1,24}){0,4}|вписать(?:\s\w{1,25}){0,3}"
    r"|нужное\sподчеркнуть|[қк]ажетт[іи]с[іи]н(?:\s\w{1,25}){0,3}"
)
_ANY: Final = rf"(?:{_PERSONAL}|{_OF_BODY})"
_LIST: Final = r"(?:,|/|\sжәне|\sмен|\sи)"
_CAPTION: Final = re.compile(
    rf"\(\s?(?:{_ANY})(?:{_LIST}\s?(?:{_ANY}|[^\W\d_][\w-]{{1,24}}\s[^\W\d_][\w-]{{1,24}}))"
    r"{0,5}\s?\)",
    re.IGNORECASE,
)
_ASKS_FOR_BODY: Final = re.compile(rf"\(\s?(?:{_OF_BODY})\s?\)", re.IGNORECASE)
_INSTRUCTIONS: Final = (
    # «[лауазымы, Т.А.Ә.]»: nobody writes square brackets in a finished text
    re.compile(
        rf"\[[^\[\]\n]{{0,80}}?(?:{_ANY}|атау|наименован)[^\[\]\n]{{0,80}}\]",
        re.IGNORECASE,
    ),
    # «<наименование>», «{{name}}»
    re.compile(r"<[^\W\d_][^<>\n\d]{2,60}>|\{\{?[^{}\n]{1,60}\}?\}"),
    _ASKS_FOR_BODY,
)
_MARKS: Final = re.compile(
    # «????», «ХХХ», «XX.XX.20XX», «<…>», «[…]»
    r"\?{3,}|(?<!\w)[ХX]{3,}(?!\w)|(?<!\w)[ХX]{2}\.[ХX]{2}\.(?:20)?[ХX]{2,4}|<\s?…\s?>"
    r"|\[\s?(?:…|\.{3})\s?\]"
)
#: A rule to write on; not the rule of a signature, with the name behind it.
_RULE: Final = re.compile(r"_{3,}")
_WORD: Final = re.compile(r"[^\W\d_]{2}")
#: A caption stands so close to its rule.
BESIDE_RULE: Final = 12


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
    found += [
        (PlaceholderKind.INSTRUCTION, span)
        for _, span in _matches(PlaceholderKind.INSTRUCTION, _CAPTION, text)
        if _stands_as_caption(text, span)
    ]
    found += [
        (PlaceholderKind.BLANK, span)
        for _, span in _matches(PlaceholderKind.BLANK, _RULE, text)
        if _is_in_a_sentence(text, span)
    ]
    kept = without_overlaps([span for _, span in found])
    return sorted((found[place] for place in kept), key=lambda item: item[1])


def _matches(
    kind: PlaceholderKind, pattern: re.Pattern[str], text: str
) -> list[tuple[PlaceholderKind, Span]]:
    return [(kind, Span(*match.span())) for match in pattern.finditer(text)]


def _stands_as_caption(text: str, span: Span) -> bool:
    """Tell whether a bracket is alone in its line, or beside a rule to write on."""
    around = text[max(0, span.start - BESIDE_RULE) : span.end + BESIDE_RULE]
    return "__" in around or _line_around(text, span) == text[span.start : span.end]


def _is_in_a_sentence(text: str, span: Span) -> bool:
    """Tell whether a rule parts words: an ornament or a line to sign on does not."""
    line = _line_around(text, span)
    behind = text[span.end : span.end + 30].partition("\n")[0]
    name = find_name(behind)
    return _WORD.search(line) is not None and not (name and name.start <= 4)


def _line_around(text: str, span: Span) -> str:
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return text[start : end if end >= 0 else len(text)].strip()
