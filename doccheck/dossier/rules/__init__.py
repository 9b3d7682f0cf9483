"""DC7xx: rules on the set of one organisation, registered by hand."""

from __future__ import annotations

from typing import Final

from doccheck.checklists import Terms
from doccheck.dossier.model import Dossier, DossierFinding
from doccheck.dossier.names import Names
from doccheck.dossier.rule import DossierRule, Examined
from doccheck.dossier.rules import carried, names, orders, terms, translations

__all__ = ["DOSSIER_RULES", "find_all"]

DOSSIER_RULES: Final[tuple[DossierRule, ...]] = (
    *names.RULES,
    *orders.RULES,
    *terms.RULES,
    *carried.RULES,
    *translations.RULES,
)


def find_all(
    dossier: Dossier, names: Names, terms: Terms
) -> tuple[DossierFinding, ...]:
    """Return what is wrong between the documents of a set, by file and place."""
    examined = Examined(dossier=dossier, names=names, terms=terms)
    found = [item for rule in DOSSIER_RULES for item in rule.find(examined)]
    found += translations.differences_of_pairs(examined)
    return tuple(sorted(found, key=_place))


def _place(item: DossierFinding) -> tuple[str, int, int, str]:
    finding = item.finding
    return item.path, item.number, finding.location.span.start, finding.code
