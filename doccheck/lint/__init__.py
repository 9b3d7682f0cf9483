"""Lint rules: one module per family, registered by hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from doccheck.findings import Finding, Severity
from doccheck.lint import (
    deadlines,
    leftovers,
    organisation_forms,
    references,
    requisites,
    spelling,
    stated_terms,
    templates,
    text,
    versions,
)
from doccheck.lint.citations import same_number
from doccheck.lint.deadlines import days_between, is_missed
from doccheck.lint.digest import digest_of_part
from doccheck.lint.parity import are_versions, differences
from doccheck.lint.rule import Checked, CheckedPart, Rule
from doccheck.lint.steps import Step, steps_by_part

__all__ = [
    "RULES",
    "Checked",
    "CheckedPart",
    "Rule",
    "Step",
    "are_versions",
    "days_between",
    "differences",
    "digest_of_part",
    "is_missed",
    "run_rules",
    "same_number",
    "steps_by_part",
]

#: By code.
RULES: Final[tuple[Rule, ...]] = tuple(
    sorted(
        (
            *text.RULES,
            *spelling.RULES,
            *requisites.RULES,
            *organisation_forms.RULES,
            *references.RULES,
            *deadlines.RULES,
            *stated_terms.RULES,
            *leftovers.RULES,
            *templates.RULES,
            *versions.RULES,
        ),
        key=lambda rule: rule.code,
    )
)


#: What these say of a recognised text may be the scanner's slip, not the author's.
OF_LETTERS: Final = "DC1"


def run_rules(checked: Checked) -> tuple[Finding, ...]:
    """Return the findings of all rules, by place and code."""
    found: Iterable[Finding] = (item for rule in RULES for item in rule.find(checked))
    if checked.document.ocr:
        found = map(_of_recognised_text, found)
    return tuple(sorted(found, key=lambda item: (item.location.span, item.code)))


def _of_recognised_text(finding: Finding) -> Finding:
    if not finding.code.startswith(OF_LETTERS):
        return finding
    return replace(finding, severity=Severity.NOTE)
