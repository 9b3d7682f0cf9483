"""JUnit XML: a document is a suite, a requirement is a test."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from doccheck.findings import (
    DocumentReport,
    Force,
    Judgement,
    Outcome,
    PartReport,
    Severity,
)
from doccheck.reports.facts import Reader
from doccheck.reports.issues import Issue, finding_issues, obstacles_of, relative
from doccheck.reports.places import place, quote

_GAPS: Final = frozenset({Outcome.UNMET, Outcome.PARTIAL})
#: What XML 1.0 cannot hold, even escaped.
_NOT_IN_XML: Final = re.compile(
    "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
#: Class of the tests that are not of a requirement.
_FILE: Final = "doccheck.file"
_TEXT: Final = "doccheck.text"


class Result(StrEnum):
    PASSED = ""
    FAILURE = "failure"
    ERROR = "error"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Test:
    group: str
    name: str
    result: Result = Result.PASSED
    #: One line, and all that is known.
    message: str = ""
    details: str = ""


def junit_pieces(reports: Iterable[DocumentReport], reader: Reader) -> Iterator[str]:
    """Yield a suite per document.

    Only what makes a document fall short is a failure; what could not be read is an
    error, and everything that nobody has to mend is skipped with its reason.
    """
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="doccheck">\n'
    for report in reports:
        yield _suite(relative(report.path), list(_tests(report, reader)))
    yield "</testsuites>\n"


def _tests(report: DocumentReport, reader: Reader) -> Iterator[Test]:
    obstacles = list(obstacles_of(report, reader))
    for item in obstacles:
        name = item.code if item.page is None else f"{item.code} {item.page}"
        yield Test(group=_FILE, name=name, result=Result.ERROR, message=item.message)
    if not obstacles:
        yield Test(group=_FILE, name="read")
    for part in report.parts:
        for judgement in part.judgements:
            yield _of_judgement(judgement, part, reader)
    yield from map(_of_finding, finding_issues(report, reader))


def _of_judgement(judgement: Judgement, part: PartReport, reader: Reader) -> Test:
    name = judgement.requirement
    title = reader.requirement_title(name)
    return Test(
        group=part.type,
        name=f"{name.rpartition('.')[2]}: {title}",
        result=_result(judgement, reader),
        message=reader.reason(judgement),
        details="\n".join(_details(judgement, reader)),
    )


def _result(judgement: Judgement, reader: Reader) -> Result:
    if judgement.outcome is Outcome.MET:
        return Result.PASSED
    short = judgement.outcome in _GAPS and judgement.suppression is None
    mandatory = reader.force(judgement.requirement) is Force.MANDATORY
    return Result.FAILURE if short and mandatory else Result.SKIPPED


def _details(judgement: Judgement, reader: Reader) -> Iterator[str]:
    """Yield what to do, by which norm, where to look, and why it may wait."""
    words = reader.words
    if judgement.outcome in _GAPS:
        advice = reader.advice(judgement.requirement)
        yield words.say("text.advice", advice=advice)
    yield words.say("text.source", source=reader.sources(judgement.requirement))
    for evidence in judgement.evidence:
        quoted = quote(evidence.location.quote, words)
        found = ": ".join(filter(None, (place(evidence, words), quoted)))
        yield words.say("text.found", place=found)
    if judgement.suppression and judgement.suppression.reason:
        yield judgement.suppression.reason


def _of_finding(issue: Issue) -> Test:
    """Return a finding; one that is no error does not break a build."""
    breaks = issue.level is Severity.ERROR and issue.suppression is None
    line = issue.location.line if issue.location else None
    where = f" ({line})" if line else ""
    return Test(
        group=_TEXT,
        name=f"{issue.rule}: {issue.title}{where}",
        result=Result.FAILURE if breaks else Result.SKIPPED,
        message=issue.message,
        details=issue.advice,
    )


def _suite(name: str, tests: list[Test]) -> str:
    counts = Counter(test.result for test in tests)
    numbers = {
        "tests": len(tests),
        "failures": counts[Result.FAILURE],
        "errors": counts[Result.ERROR],
        "skipped": counts[Result.SKIPPED],
    }
    given = "".join(f' {key}="{number}"' for key, number in numbers.items())
    inside = "".join(map(_case, tests))
    return f'<testsuite name="{_xml(name)}"{given}>\n{inside}</testsuite>\n'


def _case(test: Test) -> str:
    head = f'<testcase classname="{_xml(test.group)}" name="{_xml(test.name)}"'
    if test.result is Result.PASSED:
        return f"{head}/>\n"
    kind = _xml(test.group)
    body = (
        f'<{test.result} type="{kind}" message="{_xml(test.message)}">'
        f"{_xml(test.details)}</{test.result}>"
    )
    return f"{head}>{body}</testcase>\n"


def _xml(text: str) -> str:
    """Return a text that can stand in an element or an attribute.

    >>> _xml('a]]>"b"' + chr(0))
    'a]]&gt;&quot;b&quot;�'
    """
    return html.escape(_NOT_IN_XML.sub("�", text))
