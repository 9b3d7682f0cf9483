"""The report as a page for a browser: one file that loads nothing."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from typing import Any, Final

from doccheck import __version__
from doccheck.findings import DocumentReport, Outcome
from doccheck.reports.facts import Reader, show_date
from doccheck.reports.html_document import DocumentData
from doccheck.reports.html_page import data_block, page
from doccheck.reports.html_texts import Sentences, page_words
from doccheck.reports.json_report import Tally
from doccheck.reports.style import printable
from doccheck.reports.verdicts import document_key, gaps, mandatory

#: Sections of the catalogue that the scripts of the page speak with.
SECTIONS: Final = ("page", "verdict", "severity", "text", "checklist.outcomes")
#: The document before the list: what the last one sets going needs them all.
SCRIPTS: Final = ("check_document", "check_list")

Json = dict[str, Any]


def html_pieces(
    reports: Iterable[DocumentReport],
    reader: Reader,
    *,
    as_of: datetime.date | None = None,
) -> Iterator[str]:
    """Yield a page document by document.

    What stands in the list of documents is kept until the end, the rest is not.
    """
    head, tail = page("check", "title", SCRIPTS, language=reader.language)
    yield head
    sentences, tally = Sentences.of(reader), Tally()
    index: list[list[object]] = []
    types: dict[str, None] = {}
    for report in reports:
        tally.add(report)
        data = DocumentData(report, sentences).json()
        yield data_block(f"data-{len(index)}", data)
        index.append(_row(report, reader))
        types |= dict.fromkeys(part.type for part in report.parts)
    run = {
        "version": __version__,
        "language": reader.language,
        "as_of": show_date(as_of.isoformat()) if as_of else None,
        "summary": tally.counts(),
        "index": index,
        "types": {name: sentences.texts(_title(name)) for name in types},
        "requirements": dict(_requirements(types, reader, sentences)),
        "sentences": sentences.all(),
    }
    yield data_block("words", page_words(*SECTIONS)) + data_block("run", run) + tail


def _row(report: DocumentReport, reader: Reader) -> list[object]:
    """Return what the list shows of a document; the script names the columns."""
    judged = mandatory(report, reader)
    return [
        printable(report.path),
        document_key(report),
        [[part.type, printable(part.title or "")] for part in report.parts],
        sum(item.outcome is Outcome.MET for item in judged),
        len(judged),
        len(report.findings),
        len(report.unread),
        list(dict.fromkeys(item.requirement for item in gaps(judged))),
    ]


def _title(type_: str) -> Callable[[Reader], str]:
    return lambda reader: reader.type_title(type_)


def _requirements(
    types: Iterable[str], reader: Reader, sentences: Sentences
) -> Iterator[tuple[str, Json]]:
    """Yield what the page says of each requirement of the types that were met."""
    checklists = (
        reader.checklists[name] for name in types if name in reader.checklists
    )
    for requirement in chain.from_iterable(item.requirements for item in checklists):
        name = requirement.id
        yield (
            name,
            {
                "force": requirement.force,
                "title": sentences.texts(
                    partial(Reader.requirement_title, requirement_id=name)
                ),
                "advice": sentences.texts(partial(Reader.advice, requirement_id=name)),
                "source": sentences.texts(partial(Reader.sources, requirement_id=name)),
            },
        )
