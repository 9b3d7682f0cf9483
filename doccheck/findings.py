"""What a check found: values that a report turns into sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from doccheck.document import Location, PagePicture, Unread
from doccheck.language import LanguageShares


class Outcome(StrEnum):
    """How a requirement came out. `UNDETERMINED` is "could not look", never unmet."""

    MET = "met"
    PARTIAL = "partial"
    UNMET = "unmet"
    NOT_APPLICABLE = "not_applicable"
    UNDETERMINED = "undetermined"


class Force(StrEnum):
    """Whether a requirement is law (M) or a recommendation (R). Only M fails."""

    MANDATORY = "M"
    RECOMMENDED = "R"


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Verdict(StrEnum):
    PASS = "pass"  # noqa: S105 - a verdict, not a password
    FAIL = "fail"
    NOT_CHECKED = "not_checked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    location: Location
    #: 0.0 to 1.0: how like the accepted wording the place is.
    similarity: float = 1.0
    #: Titles of the sections that hold the place, from the top.
    path: tuple[str, ...] = ()
    #: What in the place was found, white space folded; "" where it is all of it.
    said: str = ""


class SuppressedBy(StrEnum):
    CONFIGURATION = "configuration"
    BASELINE = "baseline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppression:
    """Why something found does not count for the exit status.

    It stays in every report, and verdicts stay what the law makes them.
    """

    by: SuppressedBy
    #: What its author gave as the reason; None for what stands in a baseline.
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """The outcome of one requirement in one part."""

    requirement: str
    outcome: Outcome
    #: 0.0 to 1.0.
    confidence: float
    #: Key of a sentence in the message catalogue: why the outcome is what it is.
    reason: str
    #: Values for the placeholders of that sentence.
    params: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    evidence: tuple[Evidence, ...] = ()
    suppression: Suppression | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a lint rule says about one place."""

    code: str
    severity: Severity
    location: Location
    params: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    #: The text that would mend it, where a safe repair exists.
    fix: str | None = None
    suppression: Suppression | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What a part tells and other documents or the scoring need, with its place."""

    #: Such as "risks.found"; `checklists/<type>.yaml` lists those of a type.
    key: str
    #: Digits ("3", "1500000.50"), an ISO 8601 day, or text as in the file.
    value: str
    evidence: Evidence
    #: Facts of one row of a form share its number.
    row: int | None = None


class Status(StrEnum):
    CHECKED = "checked"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalHit:
    """A cue of a document type that held, with the place that showed it."""

    type: str
    name: str
    #: What it added to the sum of its type.
    weight: float
    quote: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something that both versions of a document write alike, with its place."""

    value: str
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What a translation keeps of a document: by it versions are paired and compared.

    Dates, terms and acts stand once, at their first place.
    """

    language: str
    type: str
    title: str | None = None
    beginning: Location
    #: Under which it was approved or registered.
    number: Mark | None = None
    #: Numbers of the sections of the highest level, in order.
    chapters: tuple[Mark, ...] = ()
    #: Numbers that open its lines, in order.
    clauses: tuple[Mark, ...] = ()
    #: ISO 8601.
    dates: tuple[Mark, ...] = ()
    #: "10 working days", "3 years".
    terms: tuple[Mark, ...] = ()
    #: Numbers of the acts cited, their digits only.
    acts: tuple[Mark, ...] = ()
    #: All that is written with digits.
    figures: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class PartReport:
    type: str
    #: 0.0 to 1.0: how sure the type is.
    confidence: float
    edition: str | None = None
    #: Kind of organisation that it shows: "quasi_state" or "state_body".
    organisation: str | None = None
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
    #: None of a blank form, and of a part in two languages.
    digest: Digest | None = None
    facts: tuple[Fact, ...] = ()
    #: By which texts are compared; see `doccheck.extraction.likeness`.
    sketch: tuple[int, ...] = ()


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
    #: Pages with the evidence marked on them, where somebody asked for pictures.
    pictures: tuple[PagePicture, ...] = ()
