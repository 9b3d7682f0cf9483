"""Annotations of GitHub: commands that a workflow prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import Final

from doccheck.findings import DocumentReport, Severity
from doccheck.reports.facts import Reader
from doccheck.reports.issues import Issue, issues_of, obstacles_of, relative
from doccheck.reports.style import printable

COMMANDS: Final = MappingProxyType(
    {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
)
#: The sign that escapes comes first, so that nothing is escaped twice.
_IN_TEXT: Final = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
_IN_VALUES: Final = (*_IN_TEXT, (":", "%3A"), (",", "%2C"))


def github_pieces(reports: Iterable[DocumentReport], reader: Reader) -> Iterator[str]:
    """Yield the annotations of each document; none for what is suppressed."""
    for report in reports:
        lines = [
            _command(Severity.ERROR, report.path, item.message, title=item.code)
            for item in obstacles_of(report, reader)
        ]
        lines += [
            _of_issue(issue, report.path)
            for issue in issues_of(report, reader)
            if issue.suppression is None
        ]
        yield "".join(f"{line}\n" for line in lines)


def _of_issue(issue: Issue, path: str) -> str:
    level = Severity.NOTE if issue.undecided else issue.level
    text = "\n".join(filter(None, (issue.sentence, issue.advice, issue.source)))
    line = issue.location.line if issue.location else None
    return _command(level, path, text, title=f"{issue.title} ({issue.rule})", line=line)


def _command(
    level: Severity, path: str, text: str, *, title: str, line: int | None = None
) -> str:
    values = {"file": relative(path), "line": str(line or ""), "title": title}
    given = ",".join(
        f"{name}={_escaped(printable(value), _IN_VALUES)}"
        for name, value in values.items()
        if value
    )
    return f"::{COMMANDS[level]} {given}::{_escaped(text, _IN_TEXT)}"


def _escaped(text: str, signs: Iterable[tuple[str, str]]) -> str:
    for sign, code in signs:
        text = text.replace(sign, code)
    return text
