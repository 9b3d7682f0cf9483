"""SARIF 2.1.0, for code scanning and editors."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

from doccheck import __version__
from doccheck.document import Location
from doccheck.findings import (
    DocumentReport,
    Severity,
    Status,
    SuppressedBy,
    Suppression,
)
from doccheck.reports.facts import Reader
from doccheck.reports.issues import Issue, Obstacle, issues_of, obstacles_of, uri
from doccheck.reports.sarif_rules import rules_of

SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
)
#: Name and version of how fingerprints are made.
FINGERPRINT: Final = "doccheck/v1"
#: Where the list of results is open: the rest of the run follows it.
_OPEN: Final = "]}]}"
#: Suppressed by a file of its own, not by a remark in the document.
_KIND: Final = "external"

Json = dict[str, Any]


def sarif_pieces(
    reports: Iterable[DocumentReport], reader: Reader, *, baseline: bool = False
) -> Iterator[str]:
    """Yield a log of one run, piece by piece.

    Args:
        baseline: Whether results were compared with a baseline.
    """
    rules = list(rules_of(reader))
    places = {rule["id"]: number for number, rule in enumerate(rules)}
    yield _dumps(_log(rules, reader)).removesuffix(_OPEN)
    first, complete = True, True
    notifications: list[Json] = []
    for report in reports:
        complete = complete and report.status is Status.CHECKED
        notifications += (
            _notification(item, report) for item in obstacles_of(report, reader)
        )
        results = [
            _dumps(_result(issue, report.path, places, baseline=baseline))
            for issue in issues_of(report, reader)
        ]
        lead = "\n" if first else ",\n"
        yield lead + ",\n".join(results) if results else ""
        first = first and not results
    yield "\n]," + _dumps(_ending(notifications, complete=complete))[1:] + "]}\n"


def _log(rules: list[Json], reader: Reader) -> Json:
    driver: Json = {
        "name": "doccheck",
        "version": __version__,
        "semanticVersion": __version__,
        "language": reader.language,
        "rules": rules,
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(issue: Issue, path: str, places: dict[str, int], *, baseline: bool) -> Json:
    """Return one result; what could not be determined is open, and has no level."""
    result: Json = {
        "ruleId": issue.rule,
        "ruleIndex": places.get(issue.rule, -1),
        "kind": "open" if issue.undecided else "fail",
        "level": "none" if issue.undecided else str(issue.level),
        "message": {"text": issue.text},
        "locations": [_location(issue, path)],
        "partialFingerprints": {FINGERPRINT: issue.fingerprint},
    }
    if issue.suppression:
        result["suppressions"] = [_suppression(issue.suppression)]
    if baseline:
        known = issue.suppression and issue.suppression.by is SuppressedBy.BASELINE
        result["baselineState"] = "unchanged" if known else "new"
    return result


def _suppression(suppression: Suppression) -> Json:
    found: Json = {"kind": _KIND, "status": "accepted"}
    if suppression.reason:
        found["justification"] = suppression.reason
    return found


def _location(issue: Issue, path: str) -> Json:
    location = _file(path)
    if issue.location:
        location["physicalLocation"]["region"] = _region(issue.location)
        if issue.location.page is not None:
            location["properties"] = {"page": issue.location.page}
    if issue.sections:
        name = " / ".join(issue.sections)
        location["logicalLocations"] = [
            {"name": issue.sections[-1], "fullyQualifiedName": name}
        ]
    return location


def _file(path: str) -> Json:
    return {"physicalLocation": {"artifactLocation": {"uri": uri(path)}}}


def _region(location: Location) -> Json:
    """Return a place in the text that the reader took from the file.

    Only a plain text has lines that an editor would find.
    """
    region: Json = {
        "charOffset": location.span.start,
        "charLength": len(location.span),
    }
    if location.line is not None:
        region["startLine"] = location.line
    if location.quote:
        region["snippet"] = {"text": location.quote}
    return region


def _notification(obstacle: Obstacle, report: DocumentReport) -> Json:
    failed = report.status is Status.FAILED
    location: Json = {
        "physicalLocation": {"artifactLocation": {"uri": uri(report.path)}}
    }
    if obstacle.page is not None:
        location["properties"] = {"page": obstacle.page}
    return {
        "descriptor": {"id": obstacle.code},
        "level": str(Severity.ERROR if failed else Severity.WARNING),
        "message": {"text": obstacle.message},
        "locations": [location],
    }


def _ending(notifications: list[Json], *, complete: bool) -> Json:
    """Return what can only be said at the end: whether every file was checked."""
    invocation: Json = {"executionSuccessful": complete}
    if notifications:
        invocation["toolExecutionNotifications"] = notifications
    return {"invocations": [invocation]}


def _dumps(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
