"""`kind: validity`: what the document certifies still holds on the day of the check."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Self

from doccheck.document import Span
from doccheck.findings import Outcome
from doccheck.matchers.context import Answer, Context
from doccheck.structure import RequisiteKind
from doccheck.structure.dates import FoundDate, find_dates, scan_dates
from doccheck.structure.lines import Stretch, stretch_of_blocks
from doccheck.structure.phrases import Hit, Phrase, compile_phrases

#: «3 жыл», «на 3 (три) года», «36 месяцев».
TERM: Final = re.compile(
    r"(?<![\d.])(?P<count>\d{1,2})\s?(?:\([^()]{1,20}\)\s?)?"
    r"(?:(?P<years>жыл(?!ғ)|год|лет)|(?P<months>ай|месяц))",
    re.IGNORECASE,
)
#: Before a date that ends a period; a colon or a dash may stand between.
UNTIL: Final = re.compile(
    r"(?:(?<!\w)(?:до|по|until|to)|[-–—])\s?[:«\"]?\s?$", re.IGNORECASE
)
#: Behind it.
TILL: Final = re.compile(
    r"\W{0,3}[^\W\d_]{0,4}\s?(?:дейін|шейін|аралығ)", re.IGNORECASE
)
#: Blocks, that of the words included, in which their date may stand.
REACH: Final = 3


@dataclass(frozen=True, slots=True)
class _Validity:
    last: datetime.date
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidityMatcher:
    #: Words beside the last day, or the term.
    until: tuple[Phrase, ...]
    #: Words beside the first day.
    start: tuple[Phrase, ...]

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> Self:
        return cls(
            until=compile_phrases(params["until"]),
            start=compile_phrases(params.get("from") or {}),
        )

    def match(self, context: Context) -> Answer:
        hits = context.find(self.until)
        found = [item for hit in hits for item in self._read(context, hit)]
        if not found:
            return self._unread(context, hits)
        best = max(found, key=lambda item: item.last)
        holds = context.today <= best.last
        return Answer(
            outcome=Outcome.MET if holds else Outcome.UNMET,
            reason="validity_found" if holds else "validity_over",
            params={"date": best.last.isoformat(), "day": context.today.isoformat()},
            evidence=(context.evidence(best.span),),
        )

    def _unread(self, context: Context, hits: tuple[Hit, ...]) -> Answer:
        if not hits:
            return Answer(outcome=Outcome.UNMET, reason="nothing_found")
        return Answer(
            outcome=Outcome.UNDETERMINED,
            reason="validity_undated",
            evidence=tuple(context.clause(hit) for hit in hits[:1]),
        )

    def _read(self, context: Context, hit: Hit) -> Iterator[_Validity]:
        """Yield the last day that stands beside the words, or that the term gives."""
        starts = {start.block for start in context.find(self.start)} - {hit.block}
        for stop in range(hit.block + 1, min(hit.block + REACH, context.part.stop) + 1):
            if stop - 1 in starts:
                return
            stretch = stretch_of_blocks(context.index.analysed, hit.block, stop)
            term = TERM.search(stretch.text)
            dates = [item for item in scan_dates(stretch.text) if item.date]
            last = _last_day(stretch, dates, None if term else hit)
            if last and last.date:
                yield _Validity(last.date, stretch.original(last.span))
                return
            if term and (first := self._first_day(context, dates)):
                yield _Validity(
                    _later(first, term), stretch.original(Span(*term.span()))
                )
                return

    def _first_day(
        self, context: Context, dates: Sequence[FoundDate]
    ) -> datetime.date | None:
        """Return the day from which a term runs."""
        if dates:
            return dates[0].date
        for hit in context.find(self.start):
            stop = min(hit.block + REACH, context.part.stop)
            near = find_dates(context.index.analysed, hit.block, stop)
            if day := next((item.date for item in near if item.date), None):
                return day
        for requisite in context.part.of_kind(RequisiteKind.DATE):
            if requisite.values.get("date"):
                return datetime.date.fromisoformat(requisite.values["date"])
        return None


def _last_day(
    stretch: Stretch, dates: Sequence[FoundDate], hit: Hit | None
) -> FoundDate | None:
    """Return the day that ends a period: marked as such, or the last of several.

    Args:
        hit: The words that announce the day, so that one behind them needs no mark;
            None where a term is given instead.
    """
    marked = [found for found in dates if _ends_a_period(stretch.text, found.span)]
    several = dates if len(dates) > 1 else ()
    behind = [
        found
        for found in dates
        if hit and stretch.original(found.span).start >= hit.span.start
    ]
    return max(marked or several or behind, key=_day, default=None)


def _day(found: FoundDate) -> datetime.date:
    return found.date or datetime.date.min


def _ends_a_period(text: str, place: Span) -> bool:
    before = text[max(0, place.start - 12) : place.start]
    return bool(UNTIL.search(before) or TILL.match(text, place.end))


def _later(first: datetime.date, term: re.Match[str]) -> datetime.date:
    """Return the day of the same number at the end of a term."""
    count = int(term["count"])
    months = first.month - 1 + (12 * count if term["years"] else count)
    year, month = first.year + months // 12, months % 12 + 1
    day = min(first.day, calendar.monthrange(year, month)[1])
    return datetime.date(year, month, day)
