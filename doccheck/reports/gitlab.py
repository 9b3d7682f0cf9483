"""The code quality report of GitLab."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import Any, Final

from doccheck.findings import DocumentReport, Severity
from doccheck.reports.facts import Reader
from doccheck.reports.issues import (
    Issue,
    Obstacle,
    issues_of,
    obstacles_of,
    relative,
    unique_marks,
)

GRADES: Final = MappingProxyType(
    {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.NOTE: "info"}
)
#: GitLab wants a line; documents other than plain text have none.
FIRST_LINE: Final = 1

Json = dict[str, Any]


def gitlab_pieces(reports: Iterable[DocumentReport], reader: Reader) -> Iterator[str]:
    """Yield the report; what is suppressed stays out, for GitLab cannot say so."""
    yield "["
    first = True
    for report in reports:
        found = [json.dumps(item, ensure_ascii=False) for item in _all(report, reader)]
        lead = "\n" if first else ",\n"
        yield lead + ",\n".join(found) if found else ""
        first = first and not found
    yield "\n]\n"


def _all(report: DocumentReport, reader: Reader) -> Iterator[Json]:
    for obstacle in obstacles_of(report, reader):
        yield _unread(obstacle, report.path)
    issues = list(issues_of(report, reader))
    marks = unique_marks(report.path, issues)
    for issue, mark in zip(issues, marks, strict=True):
        if issue.suppression is None:
            yield _issue(issue, mark, report.path)


def _issue(issue: Issue, mark: str, path: str) -> Json:
    line = issue.location.line if issue.location else None
    return {
        "description": issue.text,
        "check_name": issue.rule,
        "fingerprint": mark,
        "severity": GRADES[Severity.NOTE if issue.undecided else issue.level],
        "location": _location(path, line or FIRST_LINE),
    }


def _unread(obstacle: Obstacle, path: str) -> Json:
    words = f"{relative(path)}\0{obstacle.code}\0{obstacle.page}"
    encoded = words.encode(errors="surrogateescape")
    return {
        "description": obstacle.message,
        "check_name": obstacle.code,
        "fingerprint": hashlib.sha256(encoded).hexdigest(),
        "severity": GRADES[Severity.ERROR],
        "location": _location(path, FIRST_LINE),
    }


def _location(path: str, line: int) -> Json:
    return {"path": relative(path), "lines": {"begin": line}}
