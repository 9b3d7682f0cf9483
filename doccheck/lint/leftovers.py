"""DC5xx: what a template or an editor left behind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from doccheck.document import Span
from doccheck.findings import Finding, Severity
from doccheck.lint.rule import Checked, Rule
from doccheck.structure import PartRole
from doccheck.structure.placeholders import find_placeholders

#: Counts of a reader that show an unfinished file.
UNFINISHED: Final = ("insertions", "deletions", "comments")


def unfilled_placeholders(checked: Checked) -> Iterator[Finding]:
    """Yield the blanks of a template that nobody filled in; forms are meant blank."""
    document = checked.analysed.document
    for part in (item.part for item in checked.parts):
        if part.role is PartRole.FORM:
            continue
        for found in find_placeholders(checked.analysed, part.start, part.stop):
            yield Finding(
                code="DC501",
                severity=Severity.WARNING,
                location=document.locate(found.span),
                params={"text": " ".join(document.text_of(found.span).split())},
            )


def unfinished_editing(checked: Checked) -> Iterator[Finding]:
    """Yield one finding for a file with tracked changes or comments in it."""
    document = checked.analysed.document
    counts = {name: document.counts.get(name, 0) for name in UNFINISHED}
    if any(counts.values()):
        yield Finding(
            code="DC502",
            severity=Severity.WARNING,
            location=document.locate(Span(0, 0)),
            params={name: str(number) for name, number in counts.items()},
        )


RULES: Final = (
    Rule(code="DC501", severity=Severity.WARNING, find=unfilled_placeholders),
    Rule(code="DC502", severity=Severity.WARNING, find=unfinished_editing),
)
