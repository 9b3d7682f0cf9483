"""One document per line, for programs that read a long run as it goes."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator
from typing import Any

from doccheck import __version__
from doccheck.findings import DocumentReport
from doccheck.reports.facts import Reader
from doccheck.reports.json_report import SCHEMA, Tally, document_json


def json_lines(
    reports: Iterable[DocumentReport],
    reader: Reader,
    *,
    as_of: datetime.date | None = None,
) -> Iterator[str]:
    """Yield a line per document, then one with the summary: without it, the run was
    cut short.
    """
    tally = Tally()
    for report in reports:
        tally.add(report)
        yield _line({"document": document_json(report, reader)})
    head = {
        "schema": SCHEMA,
        "version": __version__,
        "as_of": as_of.isoformat() if as_of else None,
    }
    yield _line(head | {"summary": tally.counts()})


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False) + "\n"
