"""DC4xx: terms that a document sets itself, beside those that it must keep."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from doccheck.checklists import Group
from doccheck.document import Span
from doccheck.findings import Finding, Severity
from doccheck.language import AnalysedBlock
from doccheck.lint.clauses import Clause, clauses_of_block, sentences_of_block
from doccheck.lint.rule import Checked, Rule
from doccheck.lint.term_lengths import scan_term_lengths
from doccheck.structure.phrases import compile_phrases

WORKING_DAYS: Final = "working days"
#: Units of a frequency → months in one.
MONTHS: Final = {"months": 1, "years": 12}
#: «до 10 числа», «10-күніне дейін»
_DAY_OF_MONTH: Final = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})(?:-?(?:го|е))?\s?(?:-?\s?числа|-?\s?күн\w{0,3})(?!\w)",
    re.IGNORECASE,
)

#: «один раз в 2 года», «2 жылда бір рет»
_ONCE_IN: Final = re.compile(r"\bраза?\sв\s(?:течение\s)?$", re.IGNORECASE)
_ONCE: Final = re.compile(r"\s(?:кемінде\s)?(?:бір|1)\sрет", re.IGNORECASE)

#: Yields the numbers that a sentence sets, with their places in it.
Reading = Callable[[str], Iterator[tuple[int, Span]]]
#: Yields the rows of a table, or pieces of running text.
Pieces = Callable[[Checked, AnalysedBlock], Iterator[Clause]]


def working_days(text: str) -> Iterator[tuple[int, Span]]:
    for term in scan_term_lengths(text):
        if term.unit == WORKING_DAYS:
            yield term.number, term.span


def months(text: str) -> Iterator[tuple[int, Span]]:
    """Yield how often something is done: every so many months."""
    for term in scan_term_lengths(text):
        before, behind = text[: term.span.start], text[term.span.end :]
        if term.unit in MONTHS and (_ONCE_IN.search(before) or _ONCE.match(behind)):
            yield term.number * MONTHS[term.unit], term.span


def day_of_month(text: str) -> Iterator[tuple[int, Span]]:
    for match in _DAY_OF_MONTH.finditer(text):
        yield int(match["day"]), Span(*match.span())


def stated_term(
    code: str, read: Reading, pieces: Pieces = sentences_of_block
) -> Callable[[Checked], Iterator[Finding]]:
    """Return the rule that terms in words are those of the instruction."""

    def find(checked: Checked) -> Iterator[Finding]:
        data = checked.data(code)
        for item in checked.parts:
            if item.type not in data.types or not data.in_force.covers(item.day):
                continue
            for block in item.part.blocks:
                for sentence in pieces(checked, block):
                    numbers = [*read(sentence.text)]
                    if len(numbers) == 1:
                        yield from _missed(checked, code, sentence, *numbers[0])

    return find


def _missed(
    checked: Checked, code: str, sentence: Clause, number: int, span: Span
) -> Iterator[Finding]:
    """Yield the number of a sentence that what it is about does not allow."""
    for group in checked.data(code).groups:
        least, most = group.at_least, group.at_most
        is_allowed = (least or 0) <= number <= (most or number)
        if not is_allowed and _is_about(sentence, group):
            yield checked.finding(
                code,
                sentence.original(span),
                variant=group.id,
                days=str(number),
                limit=str(least or most),
            )


def _is_about(sentence: Clause, group: Group) -> bool:
    words, but = compile_phrases(group.words), compile_phrases(group.but)
    return sentence.says(words) and not sentence.says(but)


RULES: Final = (
    Rule(
        code="DC411",
        severity=Severity.WARNING,
        find=stated_term("DC411", day_of_month),
    ),
    Rule(
        code="DC413",
        severity=Severity.WARNING,
        find=stated_term("DC413", working_days),
    ),
    Rule(
        code="DC414",
        severity=Severity.WARNING,
        find=stated_term("DC414", months, clauses_of_block),
    ),
)
