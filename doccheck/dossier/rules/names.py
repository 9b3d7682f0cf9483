"""DC701, DC702: documents and clauses of another organisation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from doccheck.dossier.model import DossierFinding, Filed, Standing
from doccheck.dossier.names import MENTIONED, NAME, SUBJECT, names_in
from doccheck.dossier.rule import ORDER, DossierRule, Examined, facts_of, found_at
from doccheck.findings import Severity


def foreign_document(examined: Examined) -> Iterator[DossierFinding]:
    """Yield the documents that are another organisation's."""
    own = examined.dossier.organisation
    for filed in examined.of_standing(Standing.FOREIGN):
        facts = [*facts_of(filed, NAME), *facts_of(filed, SUBJECT)]
        # An order from above may lie in the folder on purpose.
        severity = Severity.NOTE if filed.type == ORDER else Severity.WARNING
        if facts and own:
            name = facts[0].value
            yield found_at(
                filed, facts[0].evidence, "DC701", severity, text=name, own=own
            )


def foreign_name(examined: Examined) -> Iterator[DossierFinding]:
    """Yield the clauses of our documents that bind the workers of another one."""
    for filed in examined.of_standing(
        Standing.CURRENT, Standing.TRANSLATION, Standing.DRAFT
    ):
        if not _is_ours_by_name(filed, examined):
            continue
        for fact in facts_of(filed, SUBJECT):
            if not examined.names.is_own(fact.value):
                own = examined.dossier.organisation or ""
                yield found_at(filed, fact.evidence, "DC702", text=fact.value, own=own)


def _is_ours_by_name(filed: Filed, examined: Examined) -> bool:
    borne = names_in(filed.part, NAME, SUBJECT, MENTIONED)
    is_known = filed.part.language in examined.names.languages
    return is_known and any(map(examined.names.is_own, borne))


RULES: Final = (
    DossierRule(code="DC701", severity=Severity.WARNING, find=foreign_document),
    DossierRule(code="DC702", severity=Severity.WARNING, find=foreign_name),
)
