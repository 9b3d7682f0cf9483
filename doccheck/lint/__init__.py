"""Lint rules: one module per family, registered by hand."""

from __future__ import annotations

from typing import Final

from doccheck.findings import Finding
from doccheck.lint import (
    deadlines,
    leftovers,
    parity,
    references,
    requisites,
    spelling,
    templates,
    text,
)
from doccheck.lint.rule import Checked, CheckedPart, Rule

__all__ = ["RULES", "Checked", "CheckedPart", "Rule", "run_rules"]

RULES: Final[tuple[Rule, ...]] = (
    *text.RULES,
    *spelling.RULES,
    *requisites.RULES,
    *references.RULES,
    *deadlines.RULES,
    *leftovers.RULES,
    *templates.RULES,
    *parity.RULES,
)


def run_rules(checked: Checked) -> tuple[Finding, ...]:
    """Return the findings of all rules, by place and code."""
    findings = (finding for rule in RULES for finding in rule.find(checked))
    return tuple(sorted(findings, key=lambda item: (item.location.span, item.code)))
