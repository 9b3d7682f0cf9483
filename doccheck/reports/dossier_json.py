"""The set of one organisation for programs: `doccheck-dossier/1`."""

from __future__ import annotations

import json
from typing import Any, Final

from doccheck import __version__
from doccheck.dossier import Dossier, DossierFinding, Filed, KnownFact, Told
from doccheck.reports.dossier_text import standing_reason
from doccheck.reports.facts import Reader
from doccheck.reports.json_report import as_evidence, as_finding

SCHEMA: Final = "doccheck-dossier/1"

Json = dict[str, Any]


def render_dossier_json(dossier: Dossier, reader: Reader) -> str:
    period = dossier.period
    model = {
        "schema": SCHEMA,
        "version": __version__,
        "organisation": dossier.organisation,
        "names": list(dossier.names),
        "kind": dossier.kind,
        "period": {
            "from": period.first.isoformat() if period.first else None,
            "until": period.last.isoformat() if period.last else None,
        },
        "documents": [_filed(item, reader) for item in dossier.documents],
        "lacking": None if dossier.lacking is None else list(dossier.lacking),
        "facts": [_fact(item) for _, item in sorted(dossier.facts.items())],
        "findings": [_finding(item, reader) for item in dossier.findings],
        "unreadable": list(dossier.unreadable),
    }
    return json.dumps(model, ensure_ascii=False, indent=2) + "\n"


def _filed(item: Filed, reader: Reader) -> Json:
    part = item.part
    return {
        "path": item.path,
        "sha256": item.sha256,
        "part": item.number,
        "type": part.type,
        "language": part.language,
        "date": part.date,
        "number": part.number,
        "title": part.title,
        "verdict": part.verdict,
        "standing": item.standing,
        "reason": item.reason,
        "message": standing_reason(item, reader),
        "other": item.params.get("other"),
    }


def _fact(fact: KnownFact) -> Json:
    return {"key": fact.key, "told": [_told(item) for item in fact.told]}


def _told(told: Told) -> Json:
    row = {} if told.row is None else {"row": told.row}
    return {
        "value": told.value,
        "path": told.path,
        "part": told.number,
        **row,
        "evidence": as_evidence(told.evidence),
    }


def _finding(item: DossierFinding, reader: Reader) -> Json:
    found = as_finding(item.finding, reader)
    return {"path": item.path, "part": item.number, **found}
