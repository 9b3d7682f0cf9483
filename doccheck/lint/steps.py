"""When the steps of an internal analysis are, as a document says it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from doccheck.checklists import Group
from doccheck.document import Span
from doccheck.language import AnalysedBlock
from doccheck.lint.rule import Checked, CheckedPart
from doccheck.structure import RequisiteKind
from doccheck.structure.dates import scan_dates
from doccheck.structure.lines import Line, lines_of_blocks
from doccheck.structure.periods import FoundPeriod, scan_periods
from doccheck.structure.phrases import Phrase, compile_phrases

#: The rule whose data names the steps.
STEPS: Final = "DC405"
ANALYSIS: Final = "analysis"
START: Final = "analysis_start"
END: Final = "analysis_end"
#: Documents whose own date is that of a step.
OWN_DATE: Final[Mapping[str, str]] = {
    "analytic_note": "note",
    "discussion_minutes": "discussion",
    "announcement": "announcement",
}
_YEAR: Final = re.compile(r"20\d\d")
#: Ends of sentences and of the clauses that a comma parts.
_CLAUSE: Final = re.compile(r"(?<=[^\W\d_]{3})[.;!?](?=\s|$)|,\s|\n(?=\s*\d+[.)])")
#: What is looked into, not when: «за период с …».
_COVERED: Final = re.compile(r"за\s(?:[^\W\d_]+\s)?период\s?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step of a procedure on a day."""

    id: str
    day: datetime.date
    span: Span


@dataclass(frozen=True, slots=True)
class _Clause:
    """A row of a table, or a clause of a text."""

    text: str
    line: Line
    start: int

    def original(self, span: Span) -> Span:
        return self.line.original(span.start + self.start, span.end + self.start)

    @property
    def keys(self) -> frozenset[str]:
        place = self.original(Span(0, len(self.text)))
        tokens = self.line.block.tokens
        return frozenset(item.key for item in tokens if place.overlaps(item.span))

    def says(self, phrases: Sequence[Phrase]) -> bool:
        keys = self.keys
        return any(
            bool(phrase.words)
            and all(not keys.isdisjoint(word) for word in phrase.words)
            for phrase in phrases
        )


@lru_cache(maxsize=1)  # several rules ask for those of one file
def steps_by_part(checked: Checked) -> tuple[tuple[Step, ...], ...]:
    """Return the dated steps of each part, in reading order."""
    return tuple(
        tuple(
            sorted(
                (*_told(checked, item), *_own(checked, item)),
                key=lambda step: step.span,
            )
        )
        for item in checked.parts
    )


def _told(checked: Checked, item: CheckedPart) -> Iterator[Step]:
    groups = checked.data(STEPS).groups
    starts = checked.data("DC401").phrases["starts"]
    for clause in _clauses(checked, item):
        if not _YEAR.search(clause.text):
            continue
        periods, dates = scan_periods(clause.text), scan_dates(clause.text)
        if not periods and not dates:
            continue
        named = [group.id for group in groups if _names(clause, group)]
        if named == [ANALYSIS] and len(periods) == 1:
            if _COVERED.search(clause.text[: periods[0].span.start]):
                continue
            yield from _both_ends(clause, periods[0])
        elif len(named) == 1 and named != [ANALYSIS] and not periods:
            yield from _only(named[0], clause)
        elif clause.says(compile_phrases(starts)) and not periods:
            yield from _only(START, clause)


def _names(clause: _Clause, group: Group) -> bool:
    words, but = compile_phrases(group.words), compile_phrases(group.but)
    return clause.says(words) and not clause.says(but)


def _both_ends(clause: _Clause, period: FoundPeriod) -> Iterator[Step]:
    span = clause.original(period.span)
    yield Step(id=START, day=period.first, span=span)
    yield Step(id=END, day=period.last, span=span)


def _only(step: str, clause: _Clause) -> Iterator[Step]:
    """Yield a step where its clause holds one date."""
    dates = [found for found in scan_dates(clause.text) if found.date]
    if len(dates) == 1 and dates[0].date:
        yield Step(id=step, day=dates[0].date, span=clause.original(dates[0].span))


def _own(checked: Checked, item: CheckedPart) -> Iterator[Step]:
    """Yield the step that a document is by itself, on its own day."""
    step = OWN_DATE.get(item.type)
    if step is None:
        return
    part = item.part
    for requisite in part.of_kind(RequisiteKind.DATE):
        if iso := requisite.values.get("date"):
            day = datetime.date.fromisoformat(iso)
            yield Step(id=step, day=day, span=requisite.span)
            return
    if step == "announcement":
        published = compile_phrases(checked.data("DC401").phrases["published"])
        for clause in _clauses(checked, item):
            if clause.says(published):
                yield from _only(step, clause)


def _clauses(checked: Checked, item: CheckedPart) -> Iterator[_Clause]:
    """Yield rows of tables, and clauses of running text."""
    part = item.part
    for block in part.blocks:
        if block.block.table is not None:
            for line in lines_of_blocks(checked.analysed, block.index, block.index + 1):
                yield _Clause(line.text, line, 0)
        else:
            yield from _clauses_of(block)


def _clauses_of(block: AnalysedBlock) -> Iterator[_Clause]:
    line = Line(text=block.text.text, offset=0, block=block)
    start = 0
    for end in [
        *(match.end() for match in _CLAUSE.finditer(line.text)),
        len(line.text),
    ]:
        if end > start:
            yield _Clause(line.text[start:end], line, start)
        start = end
