"""The report `doccheck/1` for programs."""

from __future__ import annotations

import datetime
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from doccheck import __version__
from doccheck.document import Location, Unread
from doccheck.findings import (
    DocumentReport,
    Evidence,
    Fact,
    Finding,
    Judgement,
    PartReport,
    SignalHit,
    Status,
    Suppression,
    Verdict,
)
from doccheck.language import LanguageShares
from doccheck.reports.facts import Reader
from doccheck.reports.rules import finding_message

SCHEMA: Final = "doccheck/1"
#: Where the members of a list inside an object stand.
_INSIDE_LIST: Final = " " * 4

Json = dict[str, Any]


def render_json(
    reports: Iterable[DocumentReport],
    reader: Reader,
    *,
    as_of: datetime.date | None = None,
) -> str:
    return "".join(json_pieces(reports, reader, as_of=as_of))


def json_pieces(
    reports: Iterable[DocumentReport],
    reader: Reader,
    *,
    as_of: datetime.date | None = None,
) -> Iterator[str]:
    """Yield the report piece by piece, so that no run is ever held as a whole."""
    head: Json = {
        "schema": SCHEMA,
        "version": __version__,
        "as_of": as_of.isoformat() if as_of else None,
        "documents": [],
    }
    yield _dumps(head).removesuffix("]\n}")
    tally = Tally()
    for report in reports:
        comma = "," if tally.documents else ""
        tally.add(report)
        document = _dumps(document_json(report, reader))
        yield (f"{comma}\n{document}").replace("\n", f"\n{_INSIDE_LIST}")
    closing = "\n  ]," if tally.documents else "],"
    yield closing + _dumps({"summary": tally.counts()}).removeprefix("{") + "\n"


def _dumps(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


@dataclass(slots=True)
class Tally:
    """Counts how many files came out which way."""

    documents: int = 0
    _read: Counter[Verdict] = field(default_factory=Counter)

    def add(self, report: DocumentReport) -> None:
        self.documents += 1
        if report.status is Status.CHECKED:
            self._read[report.verdict] += 1

    def counts(self) -> dict[str, int]:
        """Return the counts; the last four add up to the first."""
        return {
            "documents": self.documents,
            "passed": self._read[Verdict.PASS],
            "failed": self._read[Verdict.FAIL],
            "not_checked": self._read[Verdict.NOT_CHECKED],
            "unreadable": self.documents - self._read.total(),
        }


def document_json(report: DocumentReport, reader: Reader) -> Json:
    return dict(_document_fields(report, reader))


def _document_fields(
    report: DocumentReport, reader: Reader
) -> Iterator[tuple[str, object]]:
    yield "path", report.path
    yield "sha256", report.sha256
    yield "format", report.format
    yield "pages", report.pages
    yield "ocr", report.ocr
    yield "status", report.status
    if report.error:
        yield "error", _error(report.error, reader)
    yield "language", _language(report.language) if report.language else None
    yield "parts", [_part(item, reader) for item in report.parts]
    yield "unread", [_unread(item, reader) for item in report.unread]
    yield "findings", [as_finding(item, reader) for item in report.findings]
    yield "counts", dict(sorted(report.counts.items()))
    yield "verdict", report.verdict


def _error(error: tuple[str, str], reader: Reader) -> Json:
    code, detail = error
    message = reader.words.say(f"errors.{code}")
    return {"code": code, "message": message, "detail": detail}


def _language(language: LanguageShares) -> Json:
    shares = {str(name): round(share, 4) for name, share in language.shares.items()}
    return {"main": language.main, "shares": shares}


def _part(part: PartReport, reader: Reader) -> Json:
    return {
        "type": part.type,
        "confidence": round(part.confidence, 3),
        "edition": part.edition,
        "title": part.title,
        "language": part.language,
        "date": part.date,
        "number": part.number,
        "pages": list(part.pages) if part.pages else None,
        "requirements": [_requirement(item, reader) for item in part.judgements],
        "signals": [_signal(item) for item in part.signals],
        "notes": [reader.words.say(f"notes.{note}") for note in part.notes],
        "facts": [_fact(item) for item in part.facts],
        "verdict": part.verdict,
    }


def _requirement(judgement: Judgement, reader: Reader) -> Json:
    return {
        "id": judgement.requirement,
        "force": reader.force(judgement.requirement),
        "status": judgement.outcome,
        "confidence": round(judgement.confidence, 3),
        "title": reader.requirement_title(judgement.requirement),
        "reason": judgement.reason,
        "message": reader.reason(judgement),
        "advice": reader.advice(judgement.requirement),
        "source": reader.sources(judgement.requirement),
        "evidence": [as_evidence(item) for item in judgement.evidence],
        **_suppression(judgement.suppression),
    }


def _fact(fact: Fact) -> Json:
    row = {} if fact.row is None else {"row": fact.row}
    return {
        "key": fact.key,
        "value": fact.value,
        **row,
        "evidence": as_evidence(fact.evidence),
    }


def as_evidence(evidence: Evidence) -> Json:
    return _location(evidence.location) | {"path": list(evidence.path)}


def _location(location: Location) -> Json:
    return {
        "page": location.page,
        "block": location.block,
        "start": location.span.start,
        "end": location.span.end,
        "quote": location.quote,
    }


def _signal(signal: SignalHit) -> Json:
    return {
        "type": signal.type,
        "name": signal.name,
        "weight": signal.weight,
        "quote": signal.quote,
    }


def _unread(unread: Unread, reader: Reader) -> Json:
    return {
        "page": unread.page,
        "reason": unread.reason,
        "message": reader.words.say(f"unread.{unread.reason}"),
        "detail": unread.detail,
    }


def as_finding(finding: Finding, reader: Reader) -> Json:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "message": finding_message(finding, reader),
        "location": _location(finding.location),
        "fix": finding.fix,
        **_suppression(finding.suppression),
    }


def _suppression(suppression: Suppression | None) -> Json:
    """Return the field of a result that does not count, nothing for any other."""
    if suppression is None:
        return {}
    return {"suppression": {"by": suppression.by, "reason": suppression.reason}}
