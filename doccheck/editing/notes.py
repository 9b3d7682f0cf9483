"""What is noted on a document: its findings, and what of the law it does not meet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from doccheck.checklists import load_skeleton
from doccheck.document import Document, Span
from doccheck.editing.note import Note
from doccheck.editing.places import place_of_gap
from doccheck.findings import (
    DocumentReport,
    Finding,
    Force,
    Judgement,
    Outcome,
    PartReport,
    Severity,
)
from doccheck.reports import Reader
from doccheck.reports.places import quote
from doccheck.reports.rules import finding_message
from doccheck.structure import Part

_NOTED: Final = (Outcome.UNMET, Outcome.PARTIAL, Outcome.UNDETERMINED)


def notes_on(
    report: DocumentReport, parts: tuple[Part, ...], reader: Reader
) -> tuple[Note, ...]:
    """Return the notes of a report in the order of the text.

    Args:
        parts: The parts of the same file, in the order of the report.
    """
    notes: list[Note] = []
    for part, judged in zip(parts, report.parts, strict=True):
        notes += _of_part(part, judged, reader)
    document = parts[0].document if parts else None
    if document is not None:
        notes += (_of_finding(item, document, reader) for item in report.findings)
    return tuple(sorted(notes, key=lambda note: (note.span.start, note.span.end)))


def _of_part(part: Part, judged: PartReport, reader: Reader) -> Iterator[Note]:
    checklist = reader.checklists.get(judged.type)
    gaps = [item for item in judged.judgements if item.outcome in _NOTED]
    if checklist is None or not gaps:
        return
    skeleton = load_skeleton(checklist)
    for item in gaps:
        place = place_of_gap(item, judged.judgements, part, skeleton)
        yield _of_gap(item, place, reader)


def _of_gap(judgement: Judgement, place: Span, reader: Reader) -> Note:
    words = reader.words
    title = reader.requirement_title(judgement.requirement)
    recommended = reader.force(judgement.requirement) is Force.RECOMMENDED
    kind = "recommended" if recommended else str(judgement.outcome)
    return Note(
        span=place,
        severity=_severity(judgement, recommended=recommended),
        code=judgement.requirement,
        head=words.say(f"annotate.{kind}", title=title),
        lines=tuple(_lines_of_gap(judgement, reader)),
    )


def _severity(judgement: Judgement, *, recommended: bool) -> Severity:
    if recommended:
        return Severity.NOTE
    unmet = judgement.outcome is Outcome.UNMET
    return Severity.ERROR if unmet else Severity.WARNING


def _lines_of_gap(judgement: Judgement, reader: Reader) -> Iterator[str]:
    words, requirement = reader.words, judgement.requirement
    yield reader.reason(judgement)
    yield words.say("text.advice", advice=reader.advice(requirement))
    yield words.say("text.source", source=reader.sources(requirement))


def _of_finding(finding: Finding, document: Document, reader: Reader) -> Note:
    words = reader.words
    title = words.say(f"rules.{finding.code}.title")
    mend = words.say(f"rules.{finding.code}.mend")
    lines = [finding_message(finding, reader), words.say("text.advice", advice=mend)]
    if finding.fix is not None:
        lines.append(words.say("text.fix", fix=quote(finding.fix, words)))
    return Note(
        span=finding.location.span or _whole(document),
        severity=finding.severity,
        code=finding.code,
        head=f"{finding.code}: {title}",
        lines=tuple(lines),
    )


def _whole(document: Document) -> Span:
    """Return the place of what is about the file: its first block."""
    return document.blocks[0].span if document.blocks else Span(0, 0)
