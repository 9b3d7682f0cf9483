"""A report as a flat list of issues, the way continuous integration looks at files."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final
from urllib.parse import quote

from doccheck.document import Location
from doccheck.findings import (
    DocumentReport,
    Finding,
    Force,
    Judgement,
    Outcome,
    PartReport,
    Severity,
    Suppression,
)
from doccheck.reports.facts import Reader
from doccheck.reports.fingerprint import finding_fingerprints, judgement_fingerprint
from doccheck.reports.places import pages
from doccheck.reports.rules import finding_message
from doccheck.reports.style import printable

#: What a requirement that is not met weighs; only the law can be broken.
LEVELS: Final = MappingProxyType(
    {Force.MANDATORY: Severity.ERROR, Force.RECOMMENDED: Severity.WARNING}
)
REPORTED: Final = frozenset({Outcome.UNMET, Outcome.PARTIAL, Outcome.UNDETERMINED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Something in one document that somebody should look at."""

    #: Id of a requirement or code of a rule.
    rule: str
    level: Severity
    title: str
    #: Why, without the title.
    message: str
    advice: str = ""
    source: str = ""
    location: Location | None = None
    #: Titles of the sections that hold the place, from the top.
    sections: tuple[str, ...] = ()
    #: The same as long as the content is, wherever it moves in the document.
    fingerprint: str
    #: Type of the document, and how its requirement came out; None for a rule.
    type: str | None = None
    outcome: Outcome | None = None
    #: The text that would mend it, where a safe repair exists.
    fix: str | None = None
    suppression: Suppression | None = None

    @property
    def undecided(self) -> bool:
        """Whether nobody could look: neither right nor wrong."""
        return self.outcome is Outcome.UNDETERMINED

    @property
    def sentence(self) -> str:
        return f"{self.title}: {self.message}" if self.outcome else self.message

    @property
    def text(self) -> str:
        """The whole of it in one paragraph."""
        return " ".join(filter(None, (self.sentence, self.advice)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """Why a file, or a page of it, was not checked."""

    code: str
    message: str
    page: int | None = None


def issues_of(report: DocumentReport, reader: Reader) -> Iterator[Issue]:
    """Yield what falls short or could not be determined in a document, part by part,
    then the findings of rules.
    """
    for part in report.parts:
        for judgement in part.judgements:
            if judgement.outcome in REPORTED:
                yield _of_judgement(judgement, part, reader)
    yield from finding_issues(report, reader)


def finding_issues(report: DocumentReport, reader: Reader) -> Iterator[Issue]:
    """Yield the findings of rules, as many and in the order of the report."""
    marks = finding_fingerprints(report.findings)
    for finding, mark in zip(report.findings, marks, strict=True):
        yield _of_finding(finding, mark, reader)


def _of_judgement(judgement: Judgement, part: PartReport, reader: Reader) -> Issue:
    name = judgement.requirement
    evidence = next(iter(judgement.evidence), None)
    return Issue(
        rule=name,
        level=LEVELS[reader.force(name)],
        title=reader.requirement_title(name),
        message=printable(reader.reason(judgement)),
        advice=reader.advice(name),
        source=reader.sources(name),
        location=evidence.location if evidence else None,
        sections=evidence.path if evidence else (),
        fingerprint=judgement_fingerprint(part, judgement),
        type=part.type,
        outcome=judgement.outcome,
        suppression=judgement.suppression,
    )


def _of_finding(finding: Finding, fingerprint: str, reader: Reader) -> Issue:
    return Issue(
        rule=finding.code,
        level=finding.severity,
        title=reader.words.say(f"rules.{finding.code}.title"),
        message=printable(finding_message(finding, reader)),
        advice=reader.words.say(f"rules.{finding.code}.mend"),
        location=finding.location,
        fingerprint=fingerprint,
        fix=finding.fix,
        suppression=finding.suppression,
    )


def obstacles_of(report: DocumentReport, reader: Reader) -> Iterator[Obstacle]:
    """Yield why the file or some of its pages were not read."""
    words = reader.words
    if report.error:
        code, detail = report.error
        said = " ".join(filter(None, (words.say(f"errors.{code}"), f"({detail})")))
        yield Obstacle(code=code, message=printable(said))
    for item in report.unread:
        said = words.say(f"unread.{item.reason}")
        if item.page is not None:
            said = f"{pages(item.page, item.page, words)}: {said}"
        yield Obstacle(code=item.reason, message=printable(said), page=item.page)


def relative(path: str) -> str:
    """Return a path from the working folder, as a checkout names its files.

    >>> relative("./dossier/../policy.docx")
    'policy.docx'
    """
    shown = os.path.relpath(path)
    return Path(path if shown.startswith("..") else shown).as_posix()


def uri(path: str) -> str:
    """Return a path as a URI reference, whatever bytes its name is made of.

    >>> uri("приказ №1.docx")
    '%D0%BF%D1%80%D0%B8%D0%BA%D0%B0%D0%B7%20%E2%84%961.docx'
    """
    name = relative(path)
    scheme = "file://" if name.startswith("/") else ""
    return scheme + quote(os.fsencode(name))


def unique_marks(path: str, issues: list[Issue]) -> list[str]:
    """Return a mark for each issue that no other one of the run has."""
    seen: Counter[str] = Counter()
    marks = []
    for issue in issues:
        seen[issue.fingerprint] += 1
        words = f"{relative(path)}\0{issue.fingerprint}\0{seen[issue.fingerprint]}"
        encoded = words.encode(errors="surrogateescape")
        marks.append(hashlib.sha256(encoded).hexdigest())
    return marks
