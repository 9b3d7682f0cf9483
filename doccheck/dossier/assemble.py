"""From reports on files to the set of one organisation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from doccheck.checklists import Holding, Organisation, Period, Terms
from doccheck.dossier.entry import entries_of
from doccheck.dossier.model import Dossier, Filed, KnownFact, Standing, Told
from doccheck.dossier.names import MENTIONED, NAME, SUBJECT, Names
from doccheck.dossier.rules import find_all
from doccheck.dossier.standing import Sorting
from doccheck.findings import DocumentReport, Status

#: Facts that matter for the standing only.
WORKING: Final = frozenset({NAME, SUBJECT, MENTIONED, "approval.blank", "draft"})
NO_PERIOD: Final = Period()
#: What says nothing about the organisation.
NOT_OURS: Final = frozenset({Standing.FOREIGN, Standing.BESIDE})


def assemble(
    reports: Iterable[DocumentReport],
    terms: Terms,
    holdings: Mapping[str, Holding],
    *,
    names: Sequence[str] = (),
    kind: Organisation | None = None,
    period: Period = NO_PERIOD,
) -> Dossier:
    """Return the set that documents make, whatever their names.

    Args:
        names: How the organisation is called, as far as the user says so.
        kind: Told by the documents where it is not given.
        period: Documents of a series that are of other days stay outside.
    """
    taken = tuple(sorted(reports, key=lambda report: report.path))
    sorting = Sorting(
        entries=tuple(entries_of(taken)),
        holdings=holdings,
        period=period,
        given_names=names,
    )
    documents, known = sorting.sort()
    kind = kind or _kind_of(documents)
    dossier = Dossier(
        organisation=known.own[0] if known.own else None,
        names=known.own,
        kind=kind,
        period=period,
        documents=documents,
        facts=_facts_of(documents),
        unreadable=tuple(r.path for r in taken if r.status is Status.FAILED),
        lacking=_lacking(documents, holdings, kind),
    )
    return _with_findings(dossier, known, terms)


def _with_findings(dossier: Dossier, names: Names, terms: Terms) -> Dossier:
    return replace(dossier, findings=find_all(dossier, names, terms))


def _kind_of(documents: Iterable[Filed]) -> Organisation | None:
    """Return the kind that most documents of the organisation show."""
    shown = Counter(
        item.part.organisation
        for item in documents
        if item.part.organisation and item.standing not in NOT_OURS
    )
    ranked = shown.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return Organisation(ranked[0][0])


def _lacking(
    documents: Iterable[Filed],
    holdings: Mapping[str, Holding],
    kind: Organisation | None,
) -> tuple[str, ...] | None:
    if kind is None:
        return None
    held = {item.type for item in documents if item.standing is Standing.CURRENT}
    due = (item.type for item in holdings.values() if kind in item.due)
    return tuple(type_ for type_ in due if type_ not in held)


def _facts_of(documents: Iterable[Filed]) -> Mapping[str, KnownFact]:
    """Return what the current documents tell, by key."""
    told: dict[str, list[Told]] = {}
    for item in documents:
        if item.standing is not Standing.CURRENT:
            continue
        for fact in item.part.facts:
            if fact.key not in WORKING:
                one = Told(
                    value=fact.value,
                    path=item.path,
                    number=item.number,
                    evidence=fact.evidence,
                    row=fact.row,
                )
                told.setdefault(fact.key, []).append(one)
    return MappingProxyType(
        {key: KnownFact(key=key, told=tuple(items)) for key, items in told.items()}
    )
