"""A baseline: what was there when the checks began, so that only what is new counts."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from doccheck.cli.suppressions import SHORTCOMINGS, suppressed
from doccheck.errors import UsageError
from doccheck.findings import DocumentReport, SuppressedBy, Suppression
from doccheck.reports import finding_fingerprints, judgement_fingerprint

SCHEMA: Final = "doccheck-baseline/1"
_KNOWN: Final = Suppression(by=SuppressedBy.BASELINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """Fingerprints of results by document.

    A document is known by its path, and by its content where it has been moved.
    """

    by_path: Mapping[str, frozenset[str]]
    by_content: Mapping[str, frozenset[str]]
    #: Where its paths begin.
    folder: Path

    def applied(self, report: DocumentReport) -> DocumentReport:
        """Return a report in which the results of the baseline say so."""
        known = self.by_path.get(_name(report, self.folder))
        known = known or self.by_content.get(report.sha256)
        if not known:
            return report
        return suppressed(
            report,
            findings=[
                _KNOWN if item in known else None
                for item in finding_fingerprints(report.findings)
            ],
            judgements=[
                [
                    _KNOWN if judgement_fingerprint(part, item) in known else None
                    for item in part.judgements
                ]
                for part in report.parts
            ],
        )


def read_baseline(path: Path) -> Baseline:
    """Return a baseline that `write` has written.

    Raises:
        UsageError: It is none.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if content["schema"] != SCHEMA:
            raise UsageError(f"{path}: not a baseline of this doccheck")
        documents: Mapping[str, Any] = content["documents"]
        by_path = {name: frozenset(item["results"]) for name, item in documents.items()}
        by_content = {item["sha256"]: by_path[name] for name, item in documents.items()}
    except OSError as error:
        message = f"cannot read {path}: {error.strerror}; --update-baseline writes it"
        raise UsageError(message) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"{path}: not a baseline") from error
    return Baseline(by_path=by_path, by_content=by_content, folder=path.parent)


@dataclass(slots=True, kw_only=True)
class BaselineWriter:
    """Gathers the results of a run for a new baseline."""

    path: Path
    _documents: dict[str, dict[str, Any]] = field(default_factory=dict)

    def add(self, report: DocumentReport) -> None:
        """Take the results of a document that count: not those suppressed."""
        results = sorted(set(_results(report)))
        if results:
            name = _name(report, self.path.parent)
            self._documents[name] = {"sha256": report.sha256, "results": results}

    def pieces(self) -> Iterator[str]:
        documents = dict(sorted(self._documents.items()))
        content = {"schema": SCHEMA, "documents": documents}
        yield json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _results(report: DocumentReport) -> Iterable[str]:
    prints = finding_fingerprints(report.findings)
    for finding, fingerprint in zip(report.findings, prints, strict=True):
        if finding.suppression is None:
            yield fingerprint
    for part in report.parts:
        for item in part.judgements:
            if item.suppression is None and item.outcome in SHORTCOMINGS:
                yield judgement_fingerprint(part, item)


def _name(report: DocumentReport, folder: Path) -> str:
    return Path(os.path.relpath(report.path, folder)).as_posix()
