"""What the exit status of a check says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from doccheck.checklists import Checklist
from doccheck.cli.status import ExitStatus
from doccheck.findings import (
    DocumentReport,
    Outcome,
    PartReport,
    Severity,
    Status,
    Verdict,
)
from doccheck.matchers import verdict_of
from doccheck.pipeline import worst_of


class FailOn(StrEnum):
    """From which grade on a document falls short."""

    ERROR = "error"
    WARNING = "warning"
    NEVER = "never"


def exit_status(reports: Sequence[DocumentReport], fail_on: FailOn) -> ExitStatus:
    """Return 1 where a document falls short or could not be read, else 0."""
    short = FALLS_SHORT[fail_on]
    bad = any(item.status is Status.FAILED or short(item) for item in reports)
    return ExitStatus.FALLS_SHORT if bad else ExitStatus.FINE


def unsuppressed(
    report: DocumentReport, checklists: Mapping[str, Checklist]
) -> DocumentReport:
    """Return a report without what is suppressed: what the exit status is about."""
    parts = tuple(_without_suppressed(part, checklists) for part in report.parts)
    return replace(
        report,
        findings=tuple(f for f in report.findings if f.suppression is None),
        parts=parts,
        verdict=worst_of(part.verdict for part in parts),
    )


def _without_suppressed(
    part: PartReport, checklists: Mapping[str, Checklist]
) -> PartReport:
    left = tuple(j for j in part.judgements if j.suppression is None)
    if len(left) == len(part.judgements):
        return part
    checklist = checklists[part.type]
    verdict = verdict_of(checklist.requirements, left)
    return replace(part, judgements=left, verdict=verdict)


def has_errors(report: DocumentReport) -> bool:
    """Say whether law is not met, or part of the file could not be looked at."""
    errors = any(item.severity is Severity.ERROR for item in report.findings)
    return report.verdict is Verdict.FAIL or errors or bool(report.unread)


def has_warnings(report: DocumentReport) -> bool:
    """Say whether there are errors, warnings, or recommendations not followed."""
    warnings = any(item.severity is Severity.WARNING for item in report.findings)
    outcomes = {j.outcome for part in report.parts for j in part.judgements}
    gaps = outcomes & {Outcome.UNMET, Outcome.PARTIAL, Outcome.UNDETERMINED}
    return has_errors(report) or warnings or bool(gaps)


FALLS_SHORT: Final[Mapping[FailOn, Callable[[DocumentReport], bool]]] = (
    MappingProxyType(
        {
            FailOn.ERROR: has_errors,
            FailOn.WARNING: has_warnings,
            FailOn.NEVER: lambda _: False,
        }
    )
)
