"""A lint rule: a code, how bad it is, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from doccheck.findings import Finding, Severity
from doccheck.language import AnalysedDocument
from doccheck.structure import Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a rule may look at."""

    analysed: AnalysedDocument
    parts: Sequence[Part]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    code: str
    severity: Severity
    find: Callable[[Checked], Iterator[Finding]]
