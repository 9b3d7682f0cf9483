"""A lint rule: a code, how bad it is, and what it finds."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from doccheck.checklists import Act, Organisation, Phrases, RuleData, Terms
from doccheck.document import Document, Span
from doccheck.findings import Digest, Finding, Severity
from doccheck.language import AnalysedDocument
from doccheck.structure import Part
from doccheck.structure.phrases import Hit, PhraseIndex, compile_phrases


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedPart:
    """A part with what other stages found out about it."""

    part: Part
    type: str
    #: Its own date; None where it has none.
    date: datetime.date | None
    #: The day whose law counts: `--as-of`, else its own date, else today.
    day: datetime.date
    organisation: Organisation | None = None
    digest: Digest | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Checked:
    """What a rule may look at; one for each file."""

    analysed: AnalysedDocument
    parts: Sequence[CheckedPart]
    index: PhraseIndex
    acts: Mapping[str, Act]
    terms: Terms
    #: `--as-of`, else the day on which the check is made.
    today: datetime.date
    #: Whether `--as-of` was given.
    asked: bool = False

    @property
    def document(self) -> Document:
        return self.analysed.document

    def data(self, code: str) -> RuleData:
        return self.terms.rules[code]

    def hits(self, phrases: Phrases, start: int, stop: int) -> tuple[Hit, ...]:
        """Return where phrases stand in a range of blocks."""
        return self.index.find_any(compile_phrases(phrases), start, stop)

    def says(self, phrases: Phrases, block: int) -> bool:
        return bool(self.hits(phrases, block, block + 1))

    def finding(
        self,
        code: str,
        span: Span,
        severity: Severity = Severity.WARNING,
        *,
        fix: str | None = None,
        **params: str,
    ) -> Finding:
        location = self.document.locate(span)
        return Finding(
            code=code, severity=severity, location=location, params=params, fix=fix
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    code: str
    #: The worst that its findings may be.
    severity: Severity
    find: Callable[[Checked], Iterator[Finding]]
