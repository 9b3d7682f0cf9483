"""Judging a case: a small text with ⟦marks⟧, taken for one part of its type."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from doccheck.checklists import Case
from doccheck.document import Document, Span
from doccheck.errors import ChecklistError
from doccheck.findings import Judgement
from doccheck.language import analyse
from doccheck.matchers import Context, judge_part
from doccheck.parsers import read_bytes
from doccheck.pipeline import Law
from doccheck.structure import whole_part
from doccheck.structure.phrases import PhraseIndex

MARKS: Final = re.compile("[⟦⟧]")
#: The day of a case that names none: what passed once passes ever after.
CASE_DAY: Final = datetime.date(2026, 11, 21)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseResult:
    case: Case
    judgement: Judgement
    #: What the evidence quotes.
    quotes: tuple[str, ...]
    #: What the author marked.
    marked: tuple[str, ...]
    #: Nothing was marked, or some evidence overlaps a mark.
    shows_mark: bool

    @property
    def has_expected_outcome(self) -> bool:
        return self.judgement.outcome is self.case.expected

    @property
    def passed(self) -> bool:
        return self.has_expected_outcome and self.shows_mark


def judge_case(case: Case, law: Law) -> CaseResult:
    """Return how the requirement of a case comes out.

    Raises:
        ChecklistError: No checklist has the requirement.
    """
    text, marks = without_marks(case.text)
    document = read_bytes(text.encode(), f"{case.name}.txt")
    judgement = _judgement(case, document, law)
    spans = [evidence.location.span for evidence in judgement.evidence]
    return CaseResult(
        case=case,
        judgement=judgement,
        quotes=tuple(map(document.text_of, spans)),
        marked=tuple(map(document.text_of, marks)),
        shows_mark=not marks
        or any(span.overlaps(mark) for span in spans for mark in marks),
    )


def _judgement(case: Case, document: Document, law: Law) -> Judgement:
    analysed = analyse(document)
    day = case.as_of or CASE_DAY
    context = Context(
        part=whole_part(analysed),
        index=PhraseIndex(analysed, law.lexicon),
        acts=law.acts,
        day=day,
        today=day,
        organisation=case.organisation,
    )
    checklist = law.checklists.get(case.requirement.partition(".")[0])
    judgements = judge_part(checklist, context) if checklist else ()
    for judgement in judgements:
        if judgement.requirement == case.requirement:
            return judgement
    message = f"no checklist has the requirement {case.requirement!r}"
    raise ChecklistError(message, path=case.path)


def without_marks(text: str) -> tuple[str, Sequence[Span]]:
    """Return a text without its ⟦marks⟧, and the spans that they held.

    >>> without_marks("1. ⟦Мақсаты⟧ мен")
    ('1. Мақсаты мен', [Span(start=3, end=10)])
    """
    pieces = MARKS.split(text)
    ends = [sum(map(len, pieces[:number])) for number in range(1, len(pieces) + 1)]
    spans = [Span(*pair) for pair in zip(ends[0::2], ends[1::2], strict=False)]
    return "".join(pieces), spans
