"""DC708-DC710: what a note recommends and counts, in the plan and the monitoring."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from doccheck.dossier.model import DossierFinding, Filed, Standing
from doccheck.dossier.rule import (
    DossierRule,
    Examined,
    facts_of,
    first_fact,
    found_at,
)
from doccheck.findings import Fact, Severity
from doccheck.language import Language, phrase_keys

NOTE: Final = "analytic_note"
PLAN: Final = "risk_elimination_plan"
MONITORING: Final = "monitoring_note"
RECOMMENDATION: Final = "recommendation"
#: A row that shares so many of the words of a recommendation takes it up.
TAKEN_UP: Final = 0.45
#: One that shares fewer has nothing to do with it; between the two nothing is sure.
UNRELATED: Final = 0.15
#: Rows that make a plan one of this note, as a share of the recommendations.
PLAINLY_OF_NOTE: Final = 0.5
FEWEST: Final = 2


def not_carried(
    code: str, type_: str, rows_of: tuple[str, ...]
) -> Callable[[Examined], Iterator[DossierFinding]]:
    """Return the rule that every recommendation of a note stands in another document.

    Only where that document plainly goes by the note: most of the others stand in it.
    """

    def find(examined: Examined) -> Iterator[DossierFinding]:
        note, other = _only(examined, NOTE), _only(examined, type_)
        if note is None or other is None or note.part.language != other.part.language:
            return
        given = list(facts_of(note, RECOMMENDATION))
        rows = _rows(other, rows_of)
        shares = [_share(fact, rows, note.part.language) for fact in given]
        taken = sum(share >= TAKEN_UP for share in shares)
        if taken < max(FEWEST, PLAINLY_OF_NOTE * len(given)):
            return
        for fact, share in zip(given, shares, strict=True):
            if share < UNRELATED:
                yield found_at(
                    note, fact.evidence, code, Severity.NOTE, file=other.path
                )

    return find


def _only(examined: Examined, type_: str) -> Filed | None:
    """Return the one current document of a type; of several none is meant."""
    current = examined.of_standing(Standing.CURRENT)
    found = [item for item in current if item.type == type_]
    return found[0] if len(found) == 1 else None


def _rows(filed: Filed, keys: Sequence[str]) -> list[frozenset[str]]:
    """Return the words of each row of a table."""
    rows: dict[int, set[str]] = {}
    for key in keys:
        for fact in facts_of(filed, key):
            words = _words(fact.value, filed.part.language)
            rows.setdefault(fact.row or 0, set()).update(words)
    return list(map(frozenset, rows.values()))


def _share(fact: Fact, rows: Sequence[frozenset[str]], language: str) -> float:
    """Return the greatest share of the words of a text that one row has."""
    words = _words(fact.value, language)
    if not words or not rows:
        return 0.0
    return max(len(words & row) / len(words) for row in rows)


@lru_cache(maxsize=1024)
def _words(text: str, language: str) -> frozenset[str]:
    spoken = Language.KAZAKH if language == Language.KAZAKH else Language.RUSSIAN
    return frozenset(
        key for keys in phrase_keys(text.replace("|", " "), spoken) for key in keys
    )


#: Figures that a note and the monitoring of its recommendations both tell.
COUNTS: Final = ("risks.found", "recommendations.given")


def counts_differ(examined: Examined) -> Iterator[DossierFinding]:
    """Yield the figures of the monitoring that are not those of the note."""
    note, monitoring = _only(examined, NOTE), _only(examined, MONITORING)
    if note is None or monitoring is None:
        return
    for key in COUNTS:
        one, other = first_fact(note, key), first_fact(monitoring, key)
        if one and other and one.value != other.value:
            yield found_at(
                monitoring,
                other.evidence,
                "DC710",
                number=other.value,
                other=one.value,
                file=note.path,
                variant=key.replace(".", "_"),
            )


RULES: Final = (
    DossierRule(
        code="DC708",
        severity=Severity.NOTE,
        find=not_carried(
            "DC708", PLAN, ("plan.recommendation", "plan.risk", "plan.measure")
        ),
    ),
    DossierRule(
        code="DC709",
        severity=Severity.NOTE,
        find=not_carried(
            "DC709", MONITORING, ("monitored.recommendation", "monitored.measure")
        ),
    ),
    DossierRule(code="DC710", severity=Severity.WARNING, find=counts_differ),
)
