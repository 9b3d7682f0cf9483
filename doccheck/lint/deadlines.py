"""DC4xx: terms that were missed, steps out of order, dates that cannot be."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from doccheck.checklists import Limit, Unit
from doccheck.findings import Finding, Severity
from doccheck.lint.rule import Checked, CheckedPart, Rule
from doccheck.lint.steps import Step, steps_by_part
from doccheck.structure import RequisiteKind
from doccheck.structure.calendar import WorkingCalendar, years_later
from doccheck.structure.impossible import scan_impossible_dates


def missed_term(code: str) -> Callable[[Checked], Iterator[Finding]]:
    """Return the rule that two steps keep the term between them."""

    def find(checked: Checked) -> Iterator[Finding]:
        limit = checked.data(code).limit
        if limit is None:
            return
        for first, last in _pairs(checked, limit.first, limit.last):
            days = days_between(checked.terms.calendar, limit, first.day, last.day)
            if is_missed(limit, first.day, last.day, days):
                yield checked.finding(
                    code,
                    (first if limit.shows_first else last).span,
                    days=str(days),
                    limit=str(limit.at_least or limit.at_most),
                    first=first.day.isoformat(),
                    last=last.day.isoformat(),
                    counting=limit.counting.name,
                )

    return find


def days_between(
    calendar: WorkingCalendar,
    limit: Limit,
    first: datetime.date,
    last: datetime.date,
) -> int:
    """Return how many days of a term there are: working ones, or all of years."""
    if limit.unit is Unit.YEARS:
        return (last - first).days
    return calendar.working_days_between(first, last, limit.counting)


def is_missed(
    limit: Limit, first: datetime.date, last: datetime.date, days: int
) -> bool:
    """Say whether two days that belong together miss the term between them."""
    if limit.plausible is not None and abs(days) > limit.plausible:
        return False
    if limit.unit is Unit.YEARS:
        late = limit.at_most is not None and last > years_later(first, limit.at_most)
        soon = limit.at_least is not None and last < years_later(first, limit.at_least)
        return late or (soon and last >= first)
    late = limit.at_most is not None and days > limit.at_most
    return late or (limit.at_least is not None and 0 <= days < limit.at_least)


def _pairs(checked: Checked, first: str, last: str) -> Iterator[tuple[Step, Step]]:
    """Yield the two steps where a part, or else the whole file, tells one day of each.

    Several days of one step are those of several analyses: which belong together is
    not known, unless one row or sentence gives both.
    """
    told = steps_by_part(checked)
    file = [step for steps in told for step in steps]
    paired = False
    for steps in told:
        one, other = _one(steps, first), _one(steps, last)
        if one and other:
            paired = True
            yield one, other
        else:
            yield from _in_one_place(steps, first, last)
    if not paired and (one := _one(file, first)) and (other := _one(file, last)):
        yield one, other


def _one(steps: Sequence[Step], name: str) -> Step | None:
    found = [step for step in steps if step.id == name]
    return found[0] if len({step.day for step in found}) == 1 else None


def _in_one_place(
    steps: Sequence[Step], first: str, last: str
) -> Iterator[tuple[Step, Step]]:
    for one in steps:
        for other in steps:
            if (one.id, other.id) == (first, last) and one.place == other.place:
                yield one, other


def wrong_order(checked: Checked) -> Iterator[Finding]:
    """Yield the steps that are dated before those that they follow from."""
    seen = set[tuple[int, int]]()
    for first, last in checked.data("DC405").order:
        for one, other in _pairs(checked, first, last):
            place = (other.span.start, other.span.end)
            if one.day > other.day and place not in seen:
                seen.add(place)
                yield checked.finding(
                    "DC405",
                    other.span,
                    first=one.day.isoformat(),
                    last=other.day.isoformat(),
                    variant=f"{first}__{last}",
                )


def impossible_date(checked: Checked) -> Iterator[Finding]:
    """Yield the dates that no calendar knows, and documents dated in the future."""
    severity = Severity.NOTE if checked.document.ocr else Severity.WARNING
    for block in checked.analysed.blocks:
        for span in scan_impossible_dates(block.text.text):
            place = block.text.original(span)
            yield checked.finding("DC406", place, severity)
    for item in checked.parts:
        yield from _future(checked, item, severity)


def _future(
    checked: Checked, item: CheckedPart, severity: Severity
) -> Iterator[Finding]:
    kinds = (RequisiteKind.DATE, RequisiteKind.APPROVAL)
    for kind in kinds:
        for requisite in item.part.of_kind(kind):
            iso = requisite.values.get("date")
            if iso and datetime.date.fromisoformat(iso) > checked.today:
                yield checked.finding(
                    "DC406",
                    requisite.span,
                    severity,
                    date=iso,
                    today=checked.today.isoformat(),
                    variant="future",
                )


#: Rules that are a term between two steps; the term is in their data.
TERMS: Final = (
    "DC401",
    "DC402",
    "DC403",
    "DC404",
    "DC407",
    "DC408",
    "DC409",
    "DC410",
    "DC412",
)

RULES: Final = (
    *(Rule(code=c, severity=Severity.WARNING, find=missed_term(c)) for c in TERMS),
    Rule(code="DC405", severity=Severity.WARNING, find=wrong_order),
    Rule(code="DC406", severity=Severity.WARNING, find=impossible_date),
)
