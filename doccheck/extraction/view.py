"""What a reading may look at, and how it shows what it found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from doccheck.checklists import Checklist
from doccheck.document import Span
from doccheck.findings import Fact
from doccheck.lint import Step
from doccheck.matchers import Context
from doccheck.matchers.form_rows import Row
from doccheck.matchers.table import TableMatcher


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class View:
    """A part of a file of which the type is known. Readings only read it."""

    context: Context
    type: str
    checklists: Mapping[str, Checklist]
    #: The dated steps of a procedure that the part tells.
    steps: tuple[Step, ...] = ()

    def fact(self, key: str, value: str, span: Span, row: int | None = None) -> Fact:
        return Fact(key=key, value=value, evidence=self.context.evidence(span), row=row)

    def form(self, name: str) -> TableMatcher:
        """Return the form that a requirement of the type asks for."""
        wanted = f"{self.type}.{name}"
        items = self.checklists[self.type].requirements
        match = next(item.match for item in items if item.id == wanted)
        return TableMatcher.from_params(match.params)


@lru_cache(maxsize=2)  # several facts of a part are read from one form
def named_rows(view: View, form: str) -> Mapping[str, Row]:
    """Return the rows of a form by the names that the form gives them."""
    return view.form(form).named.read(view.context)
