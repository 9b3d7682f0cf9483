"""The matcher kinds, by the word that checklists use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, Protocol

from doccheck.checklists import Match
from doccheck.matchers.attachment import AttachmentMatcher
from doccheck.matchers.context import Answer, Context
from doccheck.matchers.recency import RecencyMatcher
from doccheck.matchers.reference import ReferenceMatcher
from doccheck.matchers.requisite import RequisiteMatcher
from doccheck.matchers.section import SectionMatcher
from doccheck.matchers.statement import StatementMatcher
from doccheck.matchers.table import TableMatcher
from doccheck.matchers.validity import ValidityMatcher


class Matcher(Protocol):
    """Looks for one requirement. Pure: same context, same answer."""

    def match(self, context: Context) -> Answer: ...


MATCHERS: Final[Mapping[str, Callable[[Mapping[str, Any]], Matcher]]] = (
    MappingProxyType(
        {
            "attachment": AttachmentMatcher.from_params,
            "recency": RecencyMatcher.from_params,
            "reference": ReferenceMatcher.from_params,
            "requisite": RequisiteMatcher.from_params,
            "section": SectionMatcher.from_params,
            "statement": StatementMatcher.from_params,
            "table": TableMatcher.from_params,
            "validity": ValidityMatcher.from_params,
        }
    )
)


def matcher_for(match: Match) -> Matcher:
    """Return the matcher that a requirement asks for."""
    return MATCHERS[match.kind](match.params)
