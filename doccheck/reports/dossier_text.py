"""The set of one organisation for a person: what it holds, what lacks, what is odd."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from doccheck.dossier import Dossier, DossierFinding, Filed, Standing
from doccheck.findings import Evidence, Force, Outcome
from doccheck.reports.facts import Reader, show_date
from doccheck.reports.places import place, quote
from doccheck.reports.rules import finding_message
from doccheck.reports.style import Ink, Sheet, TextStyle, shorten
from doccheck.reports.text_parts import QUOTE, SEVERITY_INK

#: What is there of a type that lacks: the first of these that there is.
INSTEAD: Final[Mapping[Standing, str]] = MappingProxyType(
    {
        Standing.DRAFT: "lacking_but_draft",
        Standing.FOREIGN: "lacking_but_foreign",
        Standing.OUT_OF_PERIOD: "lacking_but_period",
    }
)
GAPS: Final = frozenset({Outcome.UNMET, Outcome.PARTIAL, Outcome.UNDETERMINED})
HELD: Final = (Standing.CURRENT, Standing.TRANSLATION)


def render_dossier_text(
    dossier: Dossier, reader: Reader, style: TextStyle, *, brief: bool = False
) -> str:
    """Return the report; a brief one says only what is held, lacking and wrong."""
    sheet = Sheet(style)
    _write_head(dossier, reader, sheet)
    _write_held(dossier, reader, sheet, brief=brief)
    _write_lacking(dossier, reader, sheet)
    if not brief:
        _write_others(dossier, reader, sheet)
    _write_unreadable(dossier, reader, sheet)
    _write_findings(dossier, reader, sheet)
    return sheet.text()


def standing_reason(item: Filed, reader: Reader) -> str:
    """Return the sentence that says why a document has its standing."""
    params = {name: show_date(value) for name, value in item.params.items()}
    return reader.words.say(f"dossier.reason.{item.reason}", **params)


def _write_head(dossier: Dossier, reader: Reader, sheet: Sheet) -> None:
    words = reader.words
    title = words.say("dossier.unnamed")
    if dossier.organisation:
        named = quote(dossier.organisation, words)
        title = words.say("dossier.title", organisation=named)
    sheet.line(title, ink=Ink.BOLD)
    for name in dossier.names[1:]:
        sheet.line(quote(name, words), indent=2, ink=Ink.FAINT)
    if dossier.kind:
        kind = words.say(f"values.{dossier.kind}")
        sheet.line(words.say("dossier.kind", kind=kind))
    days = (dossier.period.first, dossier.period.last)
    if any(days):
        first, last = (show_date(day.isoformat()) if day else "…" for day in days)
        sheet.line(words.say("dossier.period", first=first, last=last))


def _write_held(dossier: Dossier, reader: Reader, sheet: Sheet, *, brief: bool) -> None:
    current = _of(dossier, Standing.CURRENT)
    if not current:
        return
    _write_title("held", reader, sheet)
    for type_ in _types_of(current):
        sheet.line(reader.type_title(type_), indent=2, ink=Ink.BOLD)
        for item in dossier.current(type_):
            _write_current(item, reader, sheet)
            if not brief:
                _write_why(item, dossier, reader, sheet)


def _write_current(item: Filed, reader: Reader, sheet: Sheet) -> None:
    mark, ink = ("✓", Ink.GREEN) if item.is_valid else ("◐", Ink.YELLOW)
    sheet.line(_named(item), indent=4, mark=mark, mark_ink=ink)
    if gaps := _mandatory_gaps(item, reader):
        sheet.line(reader.words.say("dossier.not_valid", what=gaps), indent=6)


def _mandatory_gaps(item: Filed, reader: Reader) -> str:
    """Return the titles of what is mandatory and not, or only partly, met."""
    short = (
        judgement for judgement in item.part.judgements if judgement.outcome in GAPS
    )
    return "; ".join(
        reader.requirement_title(judgement.requirement)
        for judgement in short
        if reader.force(judgement.requirement) is Force.MANDATORY
    )


def _write_why(item: Filed, dossier: Dossier, reader: Reader, sheet: Sheet) -> None:
    sheet.line(standing_reason(item, reader), indent=6, ink=Ink.FAINT)
    for other in _translations_of(item, dossier):
        in_language = reader.words.say(f"languages.{other.part.language}")
        sheet.line(f"{in_language}: {_named(other)}", indent=6)


def _translations_of(item: Filed, dossier: Dossier) -> Iterator[Filed]:
    for other in _of(dossier, Standing.TRANSLATION):
        if other.type == item.type and other.params.get("other") == item.path:
            yield other


def _named(item: Filed) -> str:
    """Return the name of a file with the day and number of the document in it."""
    day = show_date(item.part.date) if item.part.date else ""
    number = f"№ {item.part.number}" if item.part.number else ""
    known = " ".join(filter(None, (day, number)))
    return f"{item.path} ({known})" if known else item.path


def _write_lacking(dossier: Dossier, reader: Reader, sheet: Sheet) -> None:
    if dossier.lacking is None:
        sheet.blank()
        sheet.line(reader.words.say("dossier.kind_unknown"), mark="?")
        return
    if not dossier.lacking:
        return
    _write_title("lacking", reader, sheet)
    for type_ in dossier.lacking:
        title = reader.type_title(type_)
        instead = _instead(type_, dossier, reader)
        text = f"{title} ({instead})" if instead else title
        sheet.line(text, indent=2, mark="✗", mark_ink=Ink.RED)


def _instead(type_: str, dossier: Dossier, reader: Reader) -> str:
    for standing, key in INSTEAD.items():
        held = [item.path for item in _of(dossier, standing) if item.type == type_]
        if held:
            return reader.words.say(f"dossier.{key}", files=", ".join(held))
    return ""


def _write_others(dossier: Dossier, reader: Reader, sheet: Sheet) -> None:
    """Write what holds nothing; of a file that does, its other parts are left out."""
    held = {item.path for item in dossier.documents if item.standing in HELD}
    others = [item for item in dossier.documents if item.path not in held]
    if not others:
        return
    _write_title("others", reader, sheet)
    for path in dict.fromkeys(item.path for item in others):
        parts = [item for item in others if item.path == path]
        item = next((p for p in parts if p.standing is not Standing.BESIDE), parts[0])
        sheet.line(f"{_named(item)}: {reader.type_title(item.type)}", indent=2)
        standing = reader.words.say(f"dossier.standing.{item.standing}")
        said = f"{standing}: {standing_reason(item, reader)}"
        sheet.line(said, indent=4, ink=Ink.FAINT)


def _write_unreadable(dossier: Dossier, reader: Reader, sheet: Sheet) -> None:
    if dossier.unreadable:
        _write_title("unreadable", reader, sheet)
    for path in dossier.unreadable:
        sheet.line(path, indent=2, mark="!", mark_ink=Ink.RED)


def _write_findings(dossier: Dossier, reader: Reader, sheet: Sheet) -> None:
    if not dossier.findings:
        sheet.blank()
        sheet.line(reader.words.say("dossier.nothing"))
        return
    _write_title("findings", reader, sheet)
    for path in dict.fromkeys(item.path for item in dossier.findings):
        sheet.line(path, indent=2, ink=Ink.BOLD)
        for item in dossier.findings:
            if item.path == path:
                _write_finding(item, reader, sheet)


def _write_finding(item: DossierFinding, reader: Reader, sheet: Sheet) -> None:
    finding = item.finding
    said = finding.location.quote
    shown = quote(said if sheet.style.verbose else shorten(said, QUOTE), reader.words)
    at = place(Evidence(location=finding.location), reader.words)
    text = f"{finding_message(finding, reader)} {': '.join(filter(None, (at, shown)))}"
    ink = SEVERITY_INK[finding.severity]
    sheet.line(text, indent=4, mark=finding.code, mark_ink=ink)
    advice = reader.words.say(f"rules.{finding.code}.mend")
    sheet.line(reader.words.say("text.advice", advice=advice), indent=10)


def _write_title(key: str, reader: Reader, sheet: Sheet) -> None:
    sheet.blank()
    sheet.line(reader.words.say(f"dossier.{key}"), ink=Ink.BOLD)


def _of(dossier: Dossier, *standings: Standing) -> Sequence[Filed]:
    return [item for item in dossier.documents if item.standing in standings]


def _types_of(items: Iterable[Filed]) -> Iterable[str]:
    return dict.fromkeys(item.type for item in sorted(items, key=lambda x: x.type))
