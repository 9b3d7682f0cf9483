"""What a report shows: the outcome of a check as values, one per file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from doccheck.document import Unread
from doccheck.findings import Finding, Judgement, Verdict
from doccheck.language import LanguageShares


class Status(StrEnum):
    CHECKED = "checked"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalHit:
    """A cue of a document type that held, with the place that showed it."""

    name: str
    weight: float
    quote: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartReport:
    type: str
    #: 0.0 to 1.0: how sure the type is.
    confidence: float
    edition: str | None = None
    title: str | None = None
    language: str
    #: ISO 8601.
    date: str | None = None
    number: str | None = None
    #: First and last page, both included.
    pages: tuple[int, int] | None = None
    judgements: tuple[Judgement, ...] = ()
    verdict: Verdict
    signals: tuple[SignalHit, ...] = ()
    #: Keys of sentences in the message catalogue.
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentReport:
    path: str
    sha256: str
    format: str | None = None
    pages: int | None = None
    ocr: bool = False
    status: Status = Status.CHECKED
    #: Code of `ErrorCode` (or "internal") and the message of the exception.
    error: tuple[str, str] | None = None
    language: LanguageShares | None = None
    parts: tuple[PartReport, ...] = ()
    unread: tuple[Unread, ...] = ()
    findings: tuple[Finding, ...] = ()
    verdict: Verdict = Verdict.NOT_CHECKED
    #: What the reader met and did not take for text (insertions, comments, hidden).
    counts: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
