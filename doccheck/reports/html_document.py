"""What a page shows of one document when somebody opens it."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from typing import Any

from doccheck.document import PagePicture, Unread
from doccheck.findings import (
    DocumentReport,
    Evidence,
    Finding,
    Judgement,
    PartReport,
    Suppression,
)
from doccheck.reports.facts import Reader
from doccheck.reports.html_texts import Sentences
from doccheck.reports.places import pages, place, quote, runs
from doccheck.reports.rules import finding_message
from doccheck.reports.style import printable
from doccheck.reports.verdicts import (
    part_facts,
    suppression_sentence,
    verdict_key,
    verdict_sentence,
)

Json = dict[str, Any]


class DocumentData:
    """Turns a report on a document into data with numbers for sentences."""

    def __init__(self, report: DocumentReport, sentences: Sentences) -> None:
        self._report = report
        self._sentences = sentences
        self._marks: dict[tuple[int | None, str], int] = {
            (picture.page, mark.quote): number
            for picture in report.pictures
            for number, mark in enumerate(picture.marks)
        }

    def json(self) -> Json:
        report = self._report
        number = self._sentences.number
        return {
            "says": number(lambda reader: verdict_sentence(report, reader)),
            "error": printable(report.error[1]) if report.error else None,
            "format": report.format,
            "pages": report.pages,
            "ocr": report.ocr,
            "sha256": report.sha256,
            "unread": [self._unread(*item) for item in runs(report.unread)],
            "parts": [self._part(item) for item in report.parts],
            "findings": [self._finding(item) for item in report.findings],
            "pictures": [_picture(item) for item in report.pictures],
        }

    def _unread(self, item: Unread, last: int | None) -> int:
        def say(reader: Reader) -> str:
            said = reader.words.say(f"unread.{item.reason}")
            if item.page is None:
                return said
            return f"{pages(item.page, last or item.page, reader.words)}: {said}"

        return self._sentences.number(say)

    def _part(self, part: PartReport) -> Json:
        number = self._sentences.number
        return {
            "type": part.type,
            "title": printable(part.title or ""),
            "about": number(lambda reader: ", ".join([*part_facts(part, reader)][1:])),
            "verdict": verdict_key(part.verdict, [part]),
            "notes": [self._note(note) for note in part.notes],
            "items": [self._judgement(item) for item in part.judgements],
        }

    def _note(self, note: str) -> int:
        return self._sentences.number(lambda reader: reader.words.say(f"notes.{note}"))

    def _judgement(self, judgement: Judgement) -> Json:
        return {
            "id": judgement.requirement,
            "outcome": judgement.outcome,
            "why": self._sentences.number(lambda reader: reader.reason(judgement)),
            "evidence": self._all_evidence(judgement.evidence),
            **self._suppressed(judgement.suppression),
        }

    def _finding(self, finding: Finding) -> Json:
        return {
            "code": finding.code,
            "severity": finding.severity,
            "message": self._sentences.number(
                lambda reader: finding_message(finding, reader)
            ),
            "fix": self._fix(finding.fix),
            **self._evidence(Evidence(location=finding.location)),
            **self._suppressed(finding.suppression),
        }

    def _fix(self, fix: str | None) -> int | None:
        if fix is None:
            return None
        return self._sentences.number(
            lambda reader: reader.words.say("text.fix", fix=quote(fix, reader.words))
        )

    def _all_evidence(self, evidence: Iterable[Evidence]) -> list[Json]:
        """Return what was found; one place that shows several things is one."""
        places = {item.location: item for item in reversed(list(evidence))}
        return [self._evidence(item) for item in reversed(places.values())]

    def _evidence(self, evidence: Evidence) -> Json:
        location = evidence.location
        return {
            "where": self._sentences.number(lambda r: place(evidence, r.words)),
            "page": location.page,
            "quote": printable(location.quote),
            "said": printable(evidence.said),
            "mark": self._marks.get((location.page, location.quote)),
        }

    def _suppressed(self, suppression: Suppression | None) -> Json:
        if suppression is None:
            return {}
        number = self._sentences.number(
            lambda reader: suppression_sentence(suppression, reader.words)
        )
        return {"suppressed": number}


def _picture(picture: PagePicture) -> Json:
    encoded = base64.b64encode(picture.data).decode()
    return {
        "page": picture.page,
        "source": f"data:image/jpeg;base64,{encoded}",
        "width": picture.width,
        "height": picture.height,
        "marks": [
            [number, *(round(value, 1) for value in place)]
            for number, mark in enumerate(picture.marks)
            for place in mark.places
        ],
    }
