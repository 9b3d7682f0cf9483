"""The report as a workbook: summary, documents, findings, a map for each type."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import Final

from doccheck.findings import (
    DocumentReport,
    Force,
    Outcome,
    PartReport,
    Severity,
)
from doccheck.reports.facts import Reader, show_date
from doccheck.reports.issues import Issue, issues_of, obstacles_of
from doccheck.reports.json_report import Tally
from doccheck.reports.verdicts import (
    PASS_SO_FAR,
    document_key,
    gaps,
    mandatory,
    suppression_sentence,
)
from doccheck.reports.workbook import Cell, Sheet, Tone, Workbook

SIGNS: Final = MappingProxyType(
    {
        Outcome.MET: ("✓", Tone.GOOD),
        Outcome.PARTIAL: ("◐", Tone.WARN),
        Outcome.UNMET: ("✗", Tone.BAD),
        Outcome.UNDETERMINED: ("?", Tone.WARN),
        Outcome.NOT_APPLICABLE: ("–", Tone.FAINT),
    }
)
VERDICT_TONES: Final = MappingProxyType(
    {
        "pass": Tone.GOOD,
        PASS_SO_FAR: Tone.WARN,
        "fail": Tone.BAD,
        "failed": Tone.BAD,
        "not_checked": Tone.WARN,
    }
)
SEVERITY_TONES: Final = MappingProxyType(
    {
        Severity.ERROR: Tone.BAD,
        Severity.WARNING: Tone.WARN,
        Severity.NOTE: Tone.FAINT,
    }
)
FORCE_KEYS: Final = MappingProxyType(
    {Force.MANDATORY: "mandatory", Force.RECOMMENDED: "recommended"}
)
#: Columns of a map before those of its requirements, and their widths.
MAP_HEAD: Final = (("file", 34), ("title", 44), ("date", 11), ("number", 9))
MAP_WIDTH: Final = 7
DOCUMENT_HEAD: Final = (
    *(("file", 44), ("verdict", 20), ("types", 40), ("met", 13), ("due", 13)),
    *(("lacking", 60), ("remarks", 12), ("unread", 12), ("pages", 9)),
)
FINDING_HEAD: Final = (
    *(("file", 34), ("type", 26), ("code", 34), ("weight", 14), ("outcome", 16)),
    *(("what", 34), ("message", 50), ("advice", 50), ("source", 30), ("page", 8)),
    *(("section", 30), ("quote", 60), ("fix", 30), ("suppressed", 30)),
)


def xlsx_pieces(
    reports: Iterable[DocumentReport],
    reader: Reader,
    *,
    as_of: datetime.date | None = None,
) -> Iterator[bytes]:
    """Yield the workbook at the end, and nothing for each document before it."""
    book = _Book(reader)
    for report in reports:
        book.add(report)
        yield b""
    yield book.finish(as_of)


class _Book:
    """A workbook that is written as documents come."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._book = Workbook(self._say("page.title"))
        self._summary = self._book.sheet(self._say("page.summary"), (60, 16))
        self._documents = self._table("page.documents", DOCUMENT_HEAD)
        self._findings = self._table("table.findings", FINDING_HEAD)
        self._tally = Tally()
        self._lacking: Counter[str] = Counter()
        self._maps: dict[str, list[tuple[Cell, ...]]] = {}

    def add(self, report: DocumentReport) -> None:
        self._tally.add(report)
        self._add_document(report)
        self._add_findings(report)
        for part in report.parts:
            if part.judgements:
                rows = self._maps.setdefault(part.type, [])
                rows.append(self._map_row(report, part))

    def finish(self, as_of: datetime.date | None) -> bytes:
        self._documents.finish()
        self._findings.finish()
        for type_, rows in self._maps.items():
            self._write_map(type_, rows)
        self._write_summary(as_of)
        return self._book.finish()

    def _say(self, key: str, **params: object) -> str:
        return self._reader.words.say(key, **params)

    def _table(self, name: str, head: Iterable[tuple[str, int]]) -> Sheet:
        columns = list(head)
        sheet = self._book.sheet(self._say(name), [width for _, width in columns])
        sheet.head(*(self._say(f"table.{key}") for key, _ in columns))
        return sheet

    def _add_document(self, report: DocumentReport) -> None:
        reader = self._reader
        judged = mandatory(report, reader)
        lacking = list(dict.fromkeys(item.requirement for item in gaps(judged)))
        self._lacking.update(lacking)
        types = dict.fromkeys(reader.type_title(part.type) for part in report.parts)
        self._documents.row(
            report.path,
            self._verdict(document_key(report)),
            "; ".join(types),
            sum(item.outcome is Outcome.MET for item in judged),
            len(judged),
            "; ".join(map(reader.requirement_title, lacking)),
            len(report.findings),
            len(report.unread),
            report.pages,
        )

    def _verdict(self, key: str) -> Cell:
        return self._say(f"verdict.{key}"), VERDICT_TONES[key]

    def _add_findings(self, report: DocumentReport) -> None:
        for obstacle in obstacles_of(report, self._reader):
            outcome = (self._say("table.not_read"), Tone.BAD)
            cells = (None, obstacle.code, None, outcome, None, obstacle.message)
            self._findings.row(report.path, *cells, None, None, obstacle.page)
        for issue in issues_of(report, self._reader):
            self._findings.row(report.path, *self._cells(issue))

    def _cells(self, issue: Issue) -> Iterator[Cell]:
        """Yield what is known of an issue, in the order of the heads."""
        reader, location = self._reader, issue.location
        yield reader.type_title(issue.type) if issue.type else None
        yield issue.rule
        yield self._weight(issue)
        yield self._outcome(issue)
        yield from (issue.title, issue.message, issue.advice, issue.source)
        yield location.page if location else None
        yield " / ".join(issue.sections)
        yield location.quote if location else None
        yield issue.fix
        if issue.suppression:
            yield suppression_sentence(issue.suppression, reader.words)

    def _weight(self, issue: Issue) -> Cell:
        if issue.outcome is None:
            return self._say(f"severity.{issue.level}")
        return self._say(f"table.{FORCE_KEYS[self._reader.force(issue.rule)]}")

    def _outcome(self, issue: Issue) -> Cell:
        if issue.outcome is None:
            return self._say("table.finding"), SEVERITY_TONES[issue.level]
        said = self._say(f"checklist.outcomes.{issue.outcome}")
        return said, SIGNS[issue.outcome][1]

    def _map_row(self, report: DocumentReport, part: PartReport) -> tuple[Cell, ...]:
        date = show_date(part.date) if part.date else None
        outcomes = {item.requirement: SIGNS[item.outcome] for item in part.judgements}
        checklist = self._reader.checklists[part.type]
        signs = (outcomes.get(item.id) for item in checklist.requirements)
        return (report.path, part.title, date, part.number, *signs)

    def _write_map(self, type_: str, rows: Iterable[tuple[Cell, ...]]) -> None:
        """Write which documents of a type meet which of its requirements."""
        reader = self._reader
        requirements = reader.checklists[type_].requirements
        widths = [*(width for _, width in MAP_HEAD), *[MAP_WIDTH] * len(requirements)]
        sheet = self._book.sheet(reader.type_title(type_), widths)
        titles = (reader.requirement_title(item.id) for item in requirements)
        sheet.head(
            *(self._say(f"table.{key}") for key, _ in MAP_HEAD),
            *((title, Tone.STEEP) for title in titles),
        )
        for row in rows:
            sheet.row(*row)
        sheet.finish()

    def _write_summary(self, as_of: datetime.date | None) -> None:
        sheet, say = self._summary, self._say
        sheet.row(say("page.title"), tone=Tone.TITLE)
        day = show_date(as_of.isoformat()) if as_of else None
        sheet.row(say("page.law_of", day=day) if day else say("page.own_law"))
        sheet.row()
        sheet.row(say("page.verdict"), say("table.number_of"), tone=Tone.HEAD)
        for key, number in self._tally.counts().items():
            sheet.row(say(f"page.{key}"), number)
        sheet.row()
        sheet.row(say("page.most_missing"), say("table.number_of"), tone=Tone.HEAD)
        for name, number in self._lacking.most_common():
            type_ = self._reader.type_title(name.rpartition(".")[0])
            sheet.row(f"{self._reader.requirement_title(name)} ({type_})", number)
        sheet.row()
        sheet.row(say("table.legend"), None, tone=Tone.HEAD)
        for outcome, sign in SIGNS.items():
            sheet.row(say(f"checklist.outcomes.{outcome}"), sign)
