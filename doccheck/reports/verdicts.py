"""Verdicts in words, the same in every report that a person reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from doccheck.findings import (
    DocumentReport,
    Finding,
    Force,
    Judgement,
    Outcome,
    PartReport,
    Status,
    Suppression,
    Verdict,
)
from doccheck.reports.catalogue import Catalogue
from doccheck.reports.facts import Reader, show_date
from doccheck.reports.places import pages

#: Key of the verdict on what passes only as far as it could be read.
PASS_SO_FAR: Final = "pass_so_far"  # noqa: S105 - a verdict, not a password
#: Key of the verdict on what could not be read.
NOT_READ: Final = "failed"
GAPS: Final = frozenset({Outcome.UNMET, Outcome.PARTIAL})


def due(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return the judgements of requirements that apply."""
    return [j for j in judgements if j.outcome is not Outcome.NOT_APPLICABLE]


def gaps(judgements: Iterable[Judgement]) -> list[Judgement]:
    return [item for item in judgements if item.outcome in GAPS]


def mandatory(report: DocumentReport, reader: Reader) -> list[Judgement]:
    """Return the judgements of mandatory requirements that apply to any part."""
    return [
        item
        for part in report.parts
        for item in due(part.judgements)
        if reader.force(item.requirement) is Force.MANDATORY
    ]


def verdict_key(verdict: Verdict, parts: Iterable[PartReport]) -> str:
    """Return the key of a verdict; nothing short, but not all seen, has its own."""
    outcomes = {item.outcome for part in parts for item in part.judgements}
    unseen = verdict is not Verdict.FAIL and Outcome.UNDETERMINED in outcomes
    return PASS_SO_FAR if unseen else str(verdict)


def document_key(report: DocumentReport) -> str:
    """Return the key of the verdict on a document."""
    if report.status is Status.FAILED:
        return NOT_READ
    if report.verdict is Verdict.PASS and report.unread:
        return PASS_SO_FAR
    return verdict_key(report.verdict, report.parts)


def verdict_sentence(report: DocumentReport, reader: Reader) -> str:
    """Return the verdict with its reason in one sentence."""
    words = reader.words
    verdict = words.say(f"verdict.{document_key(report)}")
    reasons = list(_reasons(report, reader))
    return f"{verdict}: {'; '.join(reasons)}" if reasons else verdict


def _reasons(report: DocumentReport, reader: Reader) -> Iterator[str]:
    words = reader.words
    if report.error:
        yield words.say(f"errors.{report.error[0]}")
        return
    if report.parts and not any(part.judgements for part in report.parts):
        yield words.say("text.no_checklist")
    yield from _counted(mandatory(report, reader), words)
    if report.findings:
        yield words.count("count.findings", len(report.findings))
    if report.unread:
        yield words.count("count.unread", len(report.unread))
    if ignored := sum(item.suppression is not None for item in _results(report)):
        yield words.count("count.suppressed", ignored)


def _results(report: DocumentReport) -> Iterator[Finding | Judgement]:
    """Yield everything that was found in a document."""
    yield from report.findings
    for part in report.parts:
        yield from part.judgements


def _counted(judged: list[Judgement], words: Catalogue) -> Iterator[str]:
    if not judged:
        return
    unmet = len(gaps(judged))
    unseen = sum(item.outcome is Outcome.UNDETERMINED for item in judged)
    if unmet:
        yield words.count("count.unmet", unmet, of=len(judged))
    if unseen:
        yield words.count("count.undetermined", unseen)
    if not unmet and not unseen:
        yield words.say("text.all_met", of=len(judged))


def part_facts(part: PartReport, reader: Reader) -> Iterator[str]:
    """Yield what identifies a part: its type, language, date, number and pages."""
    words = reader.words
    yield reader.type_title(part.type)
    yield words.say(f"languages.{part.language}")
    if part.date:
        yield show_date(part.date)
    if part.number:
        yield f"№ {part.number}"
    if part.pages:
        yield pages(*part.pages, words)


def suppression_sentence(suppression: Suppression, words: Catalogue) -> str:
    reason = suppression.reason or words.say("text.in_baseline")
    return words.say("text.suppressed", reason=reason)
