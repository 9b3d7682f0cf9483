"""DC1xx: letters that are not what they look like."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from doccheck.findings import Finding, Severity
from doccheck.language import AnomalyKind
from doccheck.lint.rule import Checked, Rule


def lookalike_letters(checked: Checked) -> Iterator[Finding]:
    """Yield the words that mix Cyrillic with Latin letters of the same look."""
    yield from _anomalies(checked, AnomalyKind.LOOKALIKE, "DC101")


def legacy_encoding(checked: Checked) -> Iterator[Finding]:
    """Yield the stretches written in a font or code page of the past."""
    yield from _anomalies(checked, AnomalyKind.LEGACY_ENCODING, "DC102")


def _anomalies(checked: Checked, kind: AnomalyKind, code: str) -> Iterator[Finding]:
    document = checked.analysed.document
    for block in checked.analysed.blocks:
        for anomaly in block.text.anomalies:
            if anomaly.kind is kind:
                yield Finding(
                    code=code,
                    severity=Severity.WARNING,
                    location=document.locate(anomaly.span),
                    params={
                        "word": document.text_of(anomaly.span),
                        "repaired": anomaly.repaired,
                    },
                    fix=anomaly.repaired,
                )


RULES: Final = (
    Rule(code="DC101", severity=Severity.WARNING, find=lookalike_letters),
    Rule(code="DC102", severity=Severity.WARNING, find=legacy_encoding),
)
