"""What the exit status of a check says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from doccheck.cli.status import ExitStatus
from doccheck.findings import DocumentReport, Outcome, Severity, Status, Verdict


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
