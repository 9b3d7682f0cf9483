"""The report for a person: the verdict first, then what to do, then what is fine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from doccheck.findings import (
    DocumentReport,
    Status,
    Verdict,
)
from doccheck.reports.facts import Reader
from doccheck.reports.json_report import Tally
from doccheck.reports.places import pages, runs
from doccheck.reports.style import Ink, Sheet, TextStyle
from doccheck.reports.text_parts import write_findings, write_part
from doccheck.reports.verdicts import PASS_SO_FAR, document_key, verdict_sentence

MARKS: Final[Mapping[Verdict, tuple[str, Ink]]] = MappingProxyType(
    {
        Verdict.PASS: ("✓", Ink.GREEN),
        Verdict.FAIL: ("✗", Ink.RED),
        Verdict.NOT_CHECKED: ("–", Ink.YELLOW),
    }
)
FAILED_MARK: Final = ("!", Ink.RED)
UNSURE_MARK: Final = ("?", Ink.YELLOW)


def render_text(
    reports: Iterable[DocumentReport], reader: Reader, style: TextStyle
) -> str:
    return "".join(text_pieces(reports, reader, style))


def text_pieces(
    reports: Iterable[DocumentReport], reader: Reader, style: TextStyle
) -> Iterator[str]:
    """Yield the report file by file, so that a long run can be read as it goes."""
    sheet = Sheet(style)
    tally = Tally()
    for report in reports:
        tally.add(report)
        if style.quiet:
            _write_line(report, reader, sheet)
        else:
            sheet.blank()
            _write_document(report, reader, sheet)
        yield sheet.take()
    if tally.documents > 1:
        sheet.blank()
        _write_summary(tally, reader, sheet)
        yield sheet.take()


def _write_document(report: DocumentReport, reader: Reader, sheet: Sheet) -> None:
    sheet.line(report.path, ink=Ink.BOLD)
    mark, ink = _mark(report)
    sheet.line(verdict_sentence(report, reader), mark=mark, mark_ink=ink, ink=Ink.BOLD)
    if report.error:
        sheet.line(report.error[1], indent=2, ink=Ink.FAINT)
    _write_unread(report, reader, sheet)
    for part in report.parts:
        sheet.blank()
        write_part(part, reader, sheet, several=len(report.parts) > 1)
    write_findings(report.findings, reader, sheet)


def _write_line(report: DocumentReport, reader: Reader, sheet: Sheet) -> None:
    mark, ink = _mark(report)
    types = dict.fromkeys(reader.type_title(part.type) for part in report.parts)
    known = (report.path, " + ".join(types), verdict_sentence(report, reader))
    text = ": ".join(filter(None, known))
    sheet.line(text, mark=mark, mark_ink=ink)


def _write_unread(report: DocumentReport, reader: Reader, sheet: Sheet) -> None:
    if not report.unread:
        return
    sheet.blank()
    sheet.line(reader.words.say("text.unread"), mark="!", ink=Ink.YELLOW)
    for item, last in runs(report.unread):
        words = [reader.words.say(f"unread.{item.reason}")]
        if item.page is not None:
            words.insert(0, pages(item.page, last or item.page, reader.words) + ":")
        if item.detail and sheet.style.verbose:
            words.append(f"({item.detail})")
        sheet.line(" ".join(words), indent=2)


def _write_summary(tally: Tally, reader: Reader, sheet: Sheet) -> None:
    numbers = tally.counts()
    documents = reader.words.count("count.documents", numbers.pop("documents"))
    said = (reader.words.say(f"text.{way}", n=n) for way, n in numbers.items() if n)
    sheet.line(f"{documents}: {'; '.join(said)}.", ink=Ink.BOLD)


def _mark(report: DocumentReport) -> tuple[str, Ink]:
    if report.status is Status.FAILED:
        return FAILED_MARK
    key = document_key(report)
    return UNSURE_MARK if key == PASS_SO_FAR else MARKS[report.verdict]
