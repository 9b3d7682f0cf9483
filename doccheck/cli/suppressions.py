"""Suppressions: what a repository has looked at and lives with, each for a reason.

They open the gate (the exit status), they change no verdict: a report still says what
the law makes of a document.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Final

from doccheck.errors import UsageError
from doccheck.findings import (
    DocumentReport,
    Finding,
    Judgement,
    Outcome,
    PartReport,
    SuppressedBy,
    Suppression,
)

_TEXTS: Final = ("code", "requirement", "path", "reason")
_UNTIL: Final = "until"
#: Outcomes that somebody may want to live with.
SHORTCOMINGS: Final = (Outcome.UNMET, Outcome.PARTIAL, Outcome.UNDETERMINED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One `[[suppress]]` of a file of settings."""

    #: Its file and its place among the others there, for messages.
    name: str
    reason: str
    #: The beginning of codes of findings.
    code: str | None = None
    requirement: str | None = None
    #: A pattern of paths below the folder of the file; `*` stands for slashes, too.
    path: str | None = None
    #: The last day on which it holds.
    until: datetime.date | None = None

    def is_for(self, path: str) -> bool:
        return self.path is None or fnmatchcase(path, self.path)

    def holds(self, day: datetime.date) -> bool:
        return self.until is None or day <= self.until

    def covers(self, result: Finding | Judgement) -> bool:
        if isinstance(result, Finding):
            return self.code is not None and result.code.startswith(self.code)
        return result.requirement == self.requirement

    def __str__(self) -> str:
        said = (self.code, self.requirement, self.path)
        return f"{self.name} ({', '.join(filter(None, said))})"


def read_rule(table: Mapping[str, Any], file: Path, number: int) -> Rule:
    """Return a suppression as its author wrote it.

    Args:
        number: Its place in the file, from 1.

    Raises:
        UsageError: It is incomplete or has keys of another kind.
    """
    name = f"{file}: suppress {number}"
    for key, value in table.items():
        if key not in (*_TEXTS, _UNTIL):
            raise UsageError(f"{name}: no key is called {key!r}")
        if key in _TEXTS and not isinstance(value, str):
            raise UsageError(f"{name}: {key} is a text, not {value!r}")
    until = table.get(_UNTIL)
    if until is not None and type(until) is not datetime.date:
        raise UsageError(f"{name}: {_UNTIL} is a day such as 2026-12-31")
    if not str(table.get("reason", "")).strip():
        raise UsageError(f"{name}: give the reason, for whoever comes after you")
    if ("code" in table) == ("requirement" in table):
        raise UsageError(f"{name}: name either a code or a requirement")
    return Rule(name=name, **table)


@dataclass(slots=True, kw_only=True)
class Suppressions:
    """The suppressions of a run, and which of them suppressed anything."""

    rules: Sequence[Rule]
    #: Where the paths of the patterns begin.
    folder: Path
    today: datetime.date
    _used: set[Rule] = field(default_factory=set)

    def applied(self, report: DocumentReport) -> DocumentReport:
        """Return a report in which the results that are covered say so."""
        path = Path(os.path.relpath(report.path, self.folder)).as_posix()
        rules = [r for r in self.rules if r.is_for(path) and r.holds(self.today)]
        if not rules:
            return report
        return suppressed(
            report,
            findings=[self._of(item, rules) for item in report.findings],
            judgements=[
                [self._of(item, rules) for item in part.judgements]
                for part in report.parts
            ],
        )

    def _of(
        self, result: Finding | Judgement, rules: Iterable[Rule]
    ) -> Suppression | None:
        if isinstance(result, Judgement) and result.outcome not in SHORTCOMINGS:
            return None
        for rule in rules:
            if rule.covers(result):
                self._used.add(rule)
                return Suppression(by=SuppressedBy.CONFIGURATION, reason=rule.reason)
        return None

    def unused(self) -> Iterator[Rule]:
        return (rule for rule in self.rules if rule not in self._used)

    def expired(self) -> Iterator[Rule]:
        return (rule for rule in self.rules if not rule.holds(self.today))


def suppressed(
    report: DocumentReport,
    *,
    findings: Sequence[Suppression | None],
    judgements: Sequence[Sequence[Suppression | None]],
) -> DocumentReport:
    """Return a report with suppressions beside those that its results have already.

    Args:
        findings: One for each finding, in their order.
        judgements: For each part, one for each of its judgements.
    """
    return replace(
        report,
        findings=tuple(
            replace(item, suppression=item.suppression or why)
            for item, why in zip(report.findings, findings, strict=True)
        ),
        parts=tuple(
            _part(part, why) for part, why in zip(report.parts, judgements, strict=True)
        ),
    )


def _part(part: PartReport, reasons: Sequence[Suppression | None]) -> PartReport:
    return replace(
        part,
        judgements=tuple(
            replace(item, suppression=item.suppression or why)
            for item, why in zip(part.judgements, reasons, strict=True)
        ),
    )
