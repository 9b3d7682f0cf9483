"""One part of a file in the report for a person, and the findings of the file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from doccheck.findings import (
    Evidence,
    Finding,
    Force,
    Judgement,
    Outcome,
    PartReport,
    Severity,
    Suppression,
)
from doccheck.reports.catalogue import Catalogue
from doccheck.reports.facts import Reader
from doccheck.reports.places import place, quote
from doccheck.reports.rules import finding_message
from doccheck.reports.style import Ink, Sheet, cut_around, shorten
from doccheck.reports.verdicts import (
    due,
    gaps,
    part_facts,
    suppression_sentence,
    verdict_key,
)

#: Letters shown of a quote and of a title, where not all are asked for.
QUOTE: Final = 70
TITLE: Final = 200
#: Of findings shown with one code, where not all are asked for.
SHOWN_FINDINGS: Final = 5

GAP_MARKS: Final = {Outcome.UNMET: "✗", Outcome.PARTIAL: "◐"}
SEVERITY_INK: Final = {
    Severity.ERROR: Ink.RED,
    Severity.WARNING: Ink.YELLOW,
    Severity.NOTE: Ink.BLUE,
}


def write_part(
    part: PartReport, reader: Reader, sheet: Sheet, *, several: bool
) -> None:
    _write_head(part, reader, sheet, several=several)
    if several and not part.judgements:
        sheet.line(reader.words.say("text.no_checklist"), indent=2, ink=Ink.FAINT)
    forced = {force: [] for force in Force}  # type: dict[Force, list[Judgement]]
    for item in part.judgements:
        forced[reader.force(item.requirement)].append(item)
    _write_missing(forced[Force.MANDATORY], reader, sheet)
    _write_unseen(part.judgements, reader, sheet)
    _write_recommended(forced[Force.RECOMMENDED], reader, sheet)
    _write_notes(part, reader, sheet)
    _write_met(part.judgements, reader, sheet)
    _write_not_due(part.judgements, reader, sheet)
    _write_signals(part, reader, sheet)


def _write_head(
    part: PartReport, reader: Reader, sheet: Sheet, *, several: bool
) -> None:
    words = reader.words
    known = list(part_facts(part, reader))
    if several:
        key = verdict_key(part.verdict, [part])
        known.append(words.say(f"verdict.{key}").lower())
    sheet.line(", ".join(known), ink=Ink.BOLD)
    if part.title:
        title = part.title if sheet.style.verbose else shorten(part.title, TITLE)
        sheet.line(quote(title, words), indent=2, ink=Ink.FAINT)


def _write_missing(
    judgements: Sequence[Judgement], reader: Reader, sheet: Sheet
) -> None:
    found = _worst_first(judgements)
    if found:
        _write_title(reader.words.say("text.missing"), sheet)
    for item in found:
        _write_gap(item, reader, sheet, ink=Ink.RED)


def _write_unseen(
    judgements: Sequence[Judgement], reader: Reader, sheet: Sheet
) -> None:
    found = [item for item in judgements if item.outcome is Outcome.UNDETERMINED]
    if found:
        _write_title(reader.words.say("text.undetermined"), sheet)
    for item in found:
        title = reader.requirement_title(item.requirement)
        sheet.line(title, indent=4, mark="?", mark_ink=Ink.YELLOW)
        sheet.line(reader.reason(item), indent=6)
        _write_suppression(item.suppression, reader, sheet, indent=6)


def _write_recommended(
    judgements: Sequence[Judgement], reader: Reader, sheet: Sheet
) -> None:
    applied = due(judgements)
    if not applied:
        return
    chapters = [item for item in applied if reader.is_chapter(item.requirement)]
    counted = [
        reader.words.say(f"text.{key}", n=_met(items), of=len(items))
        for key, items in (("recommended", applied), ("chapters", chapters))
        if items
    ]
    _write_title("; ".join(counted), sheet)
    for item in _worst_first(applied):
        _write_gap(item, reader, sheet, ink=Ink.YELLOW)


def _met(judgements: Iterable[Judgement]) -> int:
    return sum(item.outcome is Outcome.MET for item in judgements)


def _write_gap(item: Judgement, reader: Reader, sheet: Sheet, *, ink: Ink) -> None:
    words = reader.words
    mark = GAP_MARKS[item.outcome]
    sheet.line(
        reader.requirement_title(item.requirement), indent=4, mark=mark, mark_ink=ink
    )
    sheet.line(reader.reason(item), indent=6)
    _write_suppression(item.suppression, reader, sheet, indent=6)
    for evidence in _shown(item.evidence, sheet):
        found = words.say("text.found", place=_shown_place(evidence, words, sheet))
        sheet.line(found, indent=6, ink=Ink.FAINT)
    for key, text in (
        ("advice", reader.advice(item.requirement)),
        ("source", reader.sources(item.requirement)),
    ):
        if text:
            sheet.line(words.say(f"text.{key}", **{key: text}), indent=6)


def _write_met(judgements: Sequence[Judgement], reader: Reader, sheet: Sheet) -> None:
    """Write one line for each requirement that is met."""
    found = [item for item in judgements if item.outcome is Outcome.MET]
    if found:
        _write_title(reader.words.say("text.met", n=len(found)), sheet)
    for item in found:
        places = (
            _shown_place(evidence, reader.words, sheet)
            for evidence in _shown(item.evidence, sheet)
        )
        known = (reader.requirement_title(item.requirement), *places)
        text = " · ".join(filter(None, known))
        sheet.line(text, indent=4, mark="✓", mark_ink=Ink.GREEN)


def _write_not_due(
    judgements: Sequence[Judgement], reader: Reader, sheet: Sheet
) -> None:
    """Write one line for each reason why requirements do not apply."""
    reasons: dict[str, list[str]] = {}
    for item in judgements:
        if item.outcome is Outcome.NOT_APPLICABLE:
            titles = reasons.setdefault(reader.reason(item), [])
            titles.append(reader.requirement_title(item.requirement))
    if reasons:
        number = sum(map(len, reasons.values()))
        _write_title(reader.words.say("text.not_applicable", n=number), sheet)
    for reason, titles in reasons.items():
        said = reason[:1].lower() + reason[1:].rstrip(".")
        text = f"{'; '.join(titles)}: {said}"
        sheet.line(text, indent=4, mark="–", ink=Ink.FAINT)


def _write_notes(part: PartReport, reader: Reader, sheet: Sheet) -> None:
    if part.notes:
        _write_title(reader.words.say("text.notes"), sheet)
    for note in part.notes:
        sheet.line(reader.words.say(f"notes.{note}"), indent=4, mark="·")


def _write_signals(part: PartReport, reader: Reader, sheet: Sheet) -> None:
    """Write why the part was taken for its type, and what it came nearest to be."""
    if not (part.signals and (sheet.style.verbose or sheet.style.explain)):
        return
    _write_title(f"{reader.words.say('text.signals')} ({part.confidence:.2f})", sheet)
    sums: dict[str, float] = {part.type: 0.0}
    for hit in part.signals:
        sums[hit.type] = sums.get(hit.type, 0.0) + hit.weight
    _write_hits(part.type, sums.pop(part.type), part, reader, sheet)
    rival = max(sums, key=lambda name: sums[name], default="")
    if rival and sums[rival] > 0:
        _write_hits(rival, sums[rival], part, reader, sheet)


def _write_hits(
    type_: str, total: float, part: PartReport, reader: Reader, sheet: Sheet
) -> None:
    sheet.line(f"{type_}: {total:+g}", indent=4)
    for hit in part.signals:
        if hit.type == type_:
            shown = quote(shorten(hit.quote, QUOTE), reader.words) if hit.quote else ""
            line = f"{hit.weight:+g} {hit.name} {shown}"
            sheet.line(line, indent=6, ink=Ink.FAINT)


def write_findings(findings: Sequence[Finding], reader: Reader, sheet: Sheet) -> None:
    """Write the findings in the order of the file; of many alike only the first."""
    if not findings:
        return
    sheet.blank()
    sheet.line(reader.words.say("text.findings"), ink=Ink.BOLD)
    for code in dict.fromkeys(item.code for item in findings):
        alike = [item for item in findings if item.code == code]
        shown = alike if sheet.style.verbose else alike[:SHOWN_FINDINGS]
        for item in shown:
            _write_finding(item, reader, sheet)
        if len(shown) < len(alike):
            more = reader.words.say("text.and_more", n=len(alike) - len(shown))
            sheet.line(f"{code} {more}", indent=2, ink=Ink.FAINT)


def _write_finding(finding: Finding, reader: Reader, sheet: Sheet) -> None:
    text = finding_message(finding, reader)
    found = Evidence(location=finding.location)
    if finding.location.quote in text:
        text = f"{text} {place(found, reader.words)}"
    else:
        text = f"{text} {_shown_place(found, reader.words, sheet)}"
    ink = SEVERITY_INK[finding.severity]
    sheet.line(text, indent=2, mark=finding.code, mark_ink=ink)
    if finding.fix is not None:
        fix = reader.words.say("text.fix", fix=quote(finding.fix, reader.words))
        sheet.line(fix, indent=8)
    _write_suppression(finding.suppression, reader, sheet, indent=8)


def _write_suppression(
    suppression: Suppression | None, reader: Reader, sheet: Sheet, *, indent: int
) -> None:
    if suppression is not None:
        said = suppression_sentence(suppression, reader.words)
        sheet.line(said, indent=indent, ink=Ink.FAINT)


def _write_title(text: str, sheet: Sheet) -> None:
    sheet.line(text, indent=2, ink=Ink.BOLD)


def _worst_first(judgements: Iterable[Judgement]) -> list[Judgement]:
    return sorted(gaps(judgements), key=lambda item: item.outcome is Outcome.PARTIAL)


def _shown(evidence: Sequence[Evidence], sheet: Sheet) -> Sequence[Evidence]:
    return evidence if sheet.style.verbose else evidence[:1]


def _shown_place(evidence: Evidence, words: Catalogue, sheet: Sheet) -> str:
    text = evidence.location.quote
    shown = text if sheet.style.verbose else cut_around(text, evidence.said, QUOTE)
    quoted = quote(shown, words) if shown else ""
    return ": ".join(filter(None, (place(evidence, words), quoted)))
