"""A note to stand in the margin of a document."""

from __future__ import annotations

from dataclasses import dataclass

from doccheck.document import Span
from doccheck.findings import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    #: What it is about; an empty one is a point behind which something is missing.
    span: Span
    severity: Severity
    #: Code of the rule or id of the requirement.
    code: str
    head: str
    lines: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return "\n".join((self.head, *self.lines))
