"""When the steps of an internal analysis are, as a document says it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from doccheck.checklists import Group
from doccheck.document import Span
from doccheck.lint.clauses import Clause, clauses_of_block, rows_of_table
from doccheck.lint.rule import Checked, CheckedPart
from doccheck.structure import RequisiteKind
from doccheck.structure.dates import scan_dates
from doccheck.structure.periods import FoundPeriod, scan_periods
from doccheck.structure.phrases import compile_phrases

#: The rule whose data names the steps.
STEPS: Final = "DC405"
ANALYSIS: Final = "analysis"
#: The step, and the type of the document that takes it.
ANNOUNCEMENT: Final = "announcement"
DISCUSSION_ANNOUNCED: Final = "discussion_announced"
START: Final = "analysis_start"
END: Final = "analysis_end"
EXTERNAL_END: Final = "external_end"
#: Phrases of a column's head: the rest of the name is the step. The first that fits.
COLUMN: Final = "column_"
#: Documents whose own date is that of a step, with the requisite that tells it.
OWN_DATE: Final[Mapping[str, tuple[str, RequisiteKind]]] = {
    "analytic_note": ("note", RequisiteKind.DATE),
    "discussion_minutes": ("discussion", RequisiteKind.DATE),
    ANNOUNCEMENT: (ANNOUNCEMENT, RequisiteKind.DATE),
    "risk_elimination_plan": ("plan", RequisiteKind.APPROVAL),
}
_YEAR: Final = re.compile(r"20\d\d")
#: What is looked into, not when: «за период с …».
_COVERED: Final = re.compile(r"за\s(?:[^\W\d_]+\s)?период\s?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step of a procedure on a day."""

    id: str
    day: datetime.date
    span: Span
    #: The row or clause that tells it: steps of one place belong together.
    place: Span


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
    for block in item.part.blocks:
        columns = [*_by_column(checked, block.index)]
        yield from columns
        if not columns:
            for clause in clauses_of_block(checked, block):
                yield from _by_words(checked, clause)


def _by_words(checked: Checked, clause: Clause) -> Iterator[Step]:
    """Yield the step that a row or clause names and dates."""
    if not _YEAR.search(clause.text):
        return
    periods, dates = scan_periods(clause.text), scan_dates(clause.text)
    if not periods and not dates:
        return
    groups = checked.data(STEPS).groups
    named = [group.id for group in groups if _names(clause, group)]
    starts = compile_phrases(checked.data("DC401").phrases["starts"])
    if named in ([ANALYSIS], [EXTERNAL_END]) and len(periods) == 1:
        if not _COVERED.search(clause.text[: periods[0].span.start]):
            yield from _ends(named[0], clause, periods[0])
    elif len(named) == 1 and named != [ANALYSIS] and not periods:
        yield from _only(named[0], clause)
    elif clause.says(starts) and not periods:
        yield from _only(START, clause)


def _names(clause: Clause, group: Group) -> bool:
    words, but = compile_phrases(group.words), compile_phrases(group.but)
    return clause.says(words) and not clause.says(but)


def _ends(
    step: str, clause: Clause, period: FoundPeriod, place: Span | None = None
) -> Iterator[Step]:
    span = clause.original(period.span)
    place = place or span
    if step == EXTERNAL_END:
        yield Step(id=EXTERNAL_END, day=period.last, span=span, place=place)
        return
    yield Step(id=START, day=period.first, span=span, place=place)
    yield Step(id=END, day=period.last, span=span, place=place)


def _only(step: str, clause: Clause, place: Span | None = None) -> Iterator[Step]:
    """Yield a step where its clause holds one date."""
    dates = [found for found in scan_dates(clause.text) if found.date]
    if len(dates) == 1 and dates[0].date:
        span = clause.original(dates[0].span)
        yield Step(id=step, day=dates[0].date, span=span, place=place or clause.span)


def _by_column(checked: Checked, block: int) -> Iterator[Step]:
    """Yield the steps of a schedule that has a column for each."""
    steps: dict[int, str] = {}
    for cells in rows_of_table(checked, block):
        if not any(_YEAR.search(cell.text) for cell in cells.values()):
            steps |= _columns(checked, cells)  # a head may have two rows
        elif len(steps) > 1:
            place = min(cells.values(), key=lambda cell: cell.span).span
            for column, step in steps.items():
                if cell := cells.get(column):
                    yield from _in_cell(step, cell, place)


def _columns(checked: Checked, heads: Mapping[int, Clause]) -> dict[int, str]:
    named = {column: _column(checked, head) for column, head in heads.items()}
    return {column: step for column, step in named.items() if step}


def _in_cell(step: str, cell: Clause, place: Span) -> Iterator[Step]:
    periods = scan_periods(cell.text)
    if step == ANALYSIS and len(periods) == 1:
        yield from _ends(step, cell, periods[0], place)
    elif step != ANALYSIS and not periods:
        yield from _only(step, cell, place)


def _column(checked: Checked, head: Clause) -> str | None:
    for name, phrases in checked.data(STEPS).phrases.items():
        if name.startswith(COLUMN) and head.says(compile_phrases(phrases)):
            return name.removeprefix(COLUMN)
    return None


def _own(checked: Checked, item: CheckedPart) -> Iterator[Step]:
    """Yield the step that a document is by itself, on its own day."""
    if item.type not in OWN_DATE:
        return
    step, kind = OWN_DATE[item.type]
    if step == ANNOUNCEMENT and _is_about_the_discussion(checked, item):
        step = DISCUSSION_ANNOUNCED
    for requisite in item.part.of_kind(kind):
        if iso := requisite.values.get("date"):
            day, span = datetime.date.fromisoformat(iso), requisite.span
            yield Step(id=step, day=day, span=span, place=span)
            return
    if item.type == ANNOUNCEMENT:
        yield from _published(checked, item, step)


def _published(checked: Checked, item: CheckedPart, step: str) -> Iterator[Step]:
    """Yield the day on which an announcement says that it appeared."""
    phrases = compile_phrases(checked.data("DC401").phrases["published"])
    for block in item.part.blocks:
        for clause in clauses_of_block(checked, block):
            if clause.says(phrases):
                yield from _only(step, clause)


def _is_about_the_discussion(checked: Checked, item: CheckedPart) -> bool:
    """Say whether the title of an announcement is that of the public discussion."""
    title, part = item.part.title, item.part
    groups = checked.data(STEPS).groups
    words = next(group.words for group in groups if group.id == "discussion")
    hits = checked.hits(words, part.start, part.opening_stop()) if title else ()
    return any(title and title.span.overlaps(hit.span) for hit in hits)
