"""Lint rules: one module per family, registered by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from doccheck.findings import Finding
from doccheck.language import AnalysedDocument
from doccheck.lint import leftovers, text
from doccheck.lint.rule import Checked, Rule
from doccheck.structure import Part

__all__ = ["RULES", "Rule", "run_rules"]

RULES: Final[tuple[Rule, ...]] = (*text.RULES, *leftovers.RULES)


def run_rules(analysed: AnalysedDocument, parts: Sequence[Part]) -> tuple[Finding, ...]:
    """Return the findings of all rules, by place and code."""
    checked = Checked(analysed=analysed, parts=parts)
    findings = (finding for rule in RULES for finding in rule.find(checked))
    return tuple(sorted(findings, key=lambda item: (item.location.span, item.code)))
