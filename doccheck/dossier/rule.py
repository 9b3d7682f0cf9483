"""A rule on a set: a code, how bad it is, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from doccheck.checklists import RuleData, Terms
from doccheck.dossier.model import Dossier, DossierFinding, Filed, Standing
from doccheck.dossier.names import Names
from doccheck.findings import Evidence, Fact, Finding, Severity

#: What speaks for the organisation, in either language.
OURS: Final = frozenset({Standing.CURRENT, Standing.TRANSLATION})
#: The type of orders of the head.
ORDER: Final = "order"


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What a rule may look at."""

    #: Without findings yet.
    dossier: Dossier
    names: Names
    terms: Terms

    def data(self, code: str) -> RuleData:
        return self.terms.rules[code]

    def of_standing(self, *standings: Standing) -> Iterator[Filed]:
        return (item for item in self.dossier.documents if item.standing in standings)

    @property
    def ours(self) -> Iterator[Filed]:
        return self.of_standing(*OURS)


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierRule:
    code: str
    #: The worst that its findings may be.
    severity: Severity
    find: Callable[[Examined], Iterator[DossierFinding]]


def found_at(
    filed: Filed,
    evidence: Evidence,
    code: str,
    severity: Severity = Severity.WARNING,
    **params: str,
) -> DossierFinding:
    finding = Finding(
        code=code, severity=severity, location=evidence.location, params=params
    )
    return DossierFinding(path=filed.path, number=filed.number, finding=finding)


def facts_of(filed: Filed, key: str) -> Iterator[Fact]:
    return (fact for fact in filed.part.facts if fact.key == key)


def first_fact(filed: Filed, key: str) -> Fact | None:
    return next(facts_of(filed, key), None)
