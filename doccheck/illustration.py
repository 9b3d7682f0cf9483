"""A check whose report shows the pages that the evidence stands on."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from doccheck.checklists import Organisation
from doccheck.document import Location
from doccheck.findings import DocumentReport, Outcome
from doccheck.parsers import keeping_scans, picture_pages, read_file
from doccheck.pipeline import Law, check_document

#: The format whose pages can be drawn; pictures of pages are kept as they are read.
DRAWN: Final = "pdf"


def check_illustrated(
    path: Path,
    law: Law,
    *,
    most: int,
    as_of: datetime.date | None = None,
    type_: str | None = None,
    organisation: Organisation | None = None,
) -> DocumentReport:
    """Return the report on one file with pictures of pages.

    Args:
        most: Pages that are shown at most; for none the check is that of
            `check_document`.
    """
    with keeping_scans(wanted=most > 0) as kept:
        report = check_document(
            path, law, as_of=as_of, type_=type_, organisation=organisation
        )
    drawn = report.format == DRAWN
    quotes = quotes_by_page(report, most) if drawn or kept else {}
    if not quotes:
        return report
    data = read_file(path) if drawn else b""
    return replace(report, pictures=picture_pages(data, quotes, kept))


def quotes_by_page(report: DocumentReport, most: int) -> dict[int, list[str]]:
    """Return what to mark on which pages, the pages in their order."""
    quotes: dict[int, list[str]] = {}
    for location in _locations(report):
        page = location.page
        if page is not None and (page in quotes or len(quotes) < most):
            marked = quotes.setdefault(page, [])
            if location.quote not in marked:
                marked.append(location.quote)
    return dict(sorted(quotes.items()))


def _locations(report: DocumentReport) -> Iterator[Location]:
    """Yield the places of what somebody has to look at, then of what is in order."""
    judgements = [item for part in report.parts for item in part.judgements]
    met = [item for item in judgements if item.outcome is Outcome.MET]
    short = [item for item in judgements if item.outcome is not Outcome.MET]
    yield from (item.location for judgement in short for item in judgement.evidence)
    yield from (finding.location for finding in report.findings)
    yield from (item.location for judgement in met for item in judgement.evidence)
