"""What a check found: values that a report turns into sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from doccheck.document import Location


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a lint rule says about one place."""

    code: str
    severity: Severity
    location: Location
    params: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    #: The text that would mend it, where a safe repair exists.
    fix: str | None = None
