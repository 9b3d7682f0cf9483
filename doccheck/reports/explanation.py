"""What a requirement, a rule or a type is, for a person: `doccheck explain`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from doccheck.checklists import Act, Period, Requirement, Source, Unit
from doccheck.dossier import DossierRule
from doccheck.lint import Rule
from doccheck.reports.facts import Reader, show_date
from doccheck.reports.rules import ALL_RULES
from doccheck.reports.score_rules import explain_indicator, indicators
from doccheck.reports.style import Ink, Sheet, TextStyle

#: Lines of an example that are shown whole.
LONGEST_EXAMPLE: Final = 8
#: The place that a rule finds stands between these.
MARK: Final = frozenset("⟦⟧")
#: The language in which the notes on acts are written.
NOTES: Final = "en"
#: Parameters of matchers that hold wordings a document may use.
HEADINGS: Final = "headings"


def explain(name: str, reader: Reader, style: TextStyle) -> str | None:
    """Return the explanation of an id or a code; None for an unknown one."""
    for known, write in EXPLAINERS:
        if name in known(reader):
            sheet = Sheet(style)
            write(name, reader, sheet)
            return sheet.text()
    return None


def explainable(reader: Reader) -> Iterator[str]:
    """Yield every id and code that has an explanation."""
    for known, _ in EXPLAINERS:
        yield from known(reader)


def _explain_requirement(name: str, reader: Reader, sheet: Sheet) -> None:
    requirement = _requirements(reader)[name]
    words = reader.words
    sheet.line(f"{words.name(requirement.title)} ({name})", ink=Ink.BOLD)
    sheet.line(reader.type_title(name.rpartition(".")[0]), ink=Ink.FAINT)
    sheet.blank()
    sheet.line(words.say(f"force.{requirement.force}"))
    sheet.line(words.say("explain.source", source=reader.sources(name)))
    for line in _limits(requirement, reader):
        sheet.line(line)
    sheet.blank()
    sheet.line(words.say(f"kinds.{requirement.match.kind}"))
    _write_headings(requirement, reader, sheet)
    sheet.blank()
    sheet.line(words.say("text.advice", advice=reader.advice(name)))


def _limits(requirement: Requirement, reader: Reader) -> Iterator[str]:
    """Yield what narrows a requirement: days, organisations; and what is at stake."""
    words = reader.words
    if requirement.in_force:
        yield words.say("explain.in_force", period=_period(requirement.in_force))
    if requirement.applies_to:
        kinds = ", ".join(words.say(f"values.{k}") for k in requirement.applies_to)
        yield words.say("explain.applies_to", kinds=kinds)
    if requirement.points:
        yield words.say("explain.points", indicator=requirement.points)


def _period(period: Period) -> str:
    days = (period.first, period.last)
    return " – ".join(show_date(day.isoformat()) if day else "…" for day in days)


def _write_headings(requirement: Requirement, reader: Reader, sheet: Sheet) -> None:
    headings = requirement.match.params.get(HEADINGS)
    if not isinstance(headings, Mapping):
        return
    sheet.line(reader.words.say("explain.headings"))
    for language, wordings in headings.items():
        named = "; ".join(str(item).replace("|", "/") for item in wordings)
        sheet.line(named, indent=2, mark=f"{language}:")


def _explain_type(name: str, reader: Reader, sheet: Sheet) -> None:
    checklist = reader.checklists[name]
    sheet.line(f"{reader.words.name(checklist.titles)} ({name})", ink=Ink.BOLD)
    sheet.blank()
    for item in checklist.requirements:
        title = f"{reader.words.name(item.title)} ({item.id})"
        sheet.line(title, mark=item.force, indent=2)
    sheet.blank()
    for force in sorted({item.force for item in checklist.requirements}):
        sheet.line(reader.words.say(f"force.{force}"), mark=f"{force}:")


def _explain_act(name: str, reader: Reader, sheet: Sheet) -> None:
    act, words = reader.acts[name], reader.words
    sheet.line(f"{words.name(act.short)} ({name})", ink=Ink.BOLD)
    sheet.blank()
    for language, titles in act.titles.items():
        sheet.line(next(iter(titles), "–"), indent=2, mark=f"{language}:")
    for line in _facts_of(act, reader):
        sheet.line(line)


def _facts_of(act: Act, reader: Reader) -> Iterator[str]:
    """Yield what is known of an act, and how; a day that is not known is «…»."""
    words = reader.words
    if act.number or act.date:
        day = show_date(act.date.isoformat()) if act.date else "…"
        yield words.say("explain.act", number=act.number or "…", date=day)
    if act.registered:
        yield words.say("explain.registered", number=act.registered)
    yield words.say("explain.act_in_force", period=_period(act.in_force))
    for key, ids in (("amended_by", act.amended_by), ("replaced_by", _one(act))):
        known = [reader.source(Source(act=one)) for one in ids if one in reader.acts]
        if known:
            yield words.say(f"explain.{key}", acts="; ".join(known))
    yield words.say(f"sure.{act.sure}")
    if words.language == NOTES and act.origin:
        yield words.say("explain.origin", origin=act.origin)
    if words.language == NOTES and act.note:
        yield act.note


def _one(act: Act) -> tuple[str, ...]:
    return (act.replaced_by,) if act.replaced_by else ()


def _explain_rule(name: str, reader: Reader, sheet: Sheet) -> None:
    words = reader.words
    severity = words.say(f"severity.{_rules(reader)[name].severity}")
    title = words.say(f"rules.{name}.title")
    sheet.line(f"{name}: {title} ({severity})", ink=Ink.BOLD)
    sheet.blank()
    sheet.line(words.say(f"rules.{name}.why"))
    advice = words.say(f"rules.{name}.mend")
    sheet.line(words.say("text.advice", advice=advice))
    data = reader.rules.get(name)
    if data is None:
        return
    if data.source:
        sources = "; ".join(map(reader.source, data.source))
        sheet.line(words.say("explain.source", source=sources))
    if data.limit and data.limit.unit is Unit.WORKING_DAYS:
        sheet.line(words.say(f"counting.{data.limit.counting.name}"))
    if example := data.examples.get(words.language) or data.examples.get("ru"):
        _write_example("explain.bad", example.bad, reader, sheet)
        _write_example("explain.good", example.good, reader, sheet)


def _write_example(key: str, text: str, reader: Reader, sheet: Sheet) -> None:
    """Write an example; of a long one only the lines with the place in them."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > LONGEST_EXAMPLE:
        lines = [line for line in lines if not MARK.isdisjoint(line)]
    if lines:
        sheet.blank()
        sheet.line(reader.words.say(key))
    for line in lines:
        sheet.line(line, indent=2)


def _requirements(reader: Reader) -> Mapping[str, Requirement]:
    lists = reader.checklists.values()
    return {item.id: item for checklist in lists for item in checklist.requirements}


def _types(reader: Reader) -> Mapping[str, object]:
    return reader.checklists


def _rules(_reader: Reader) -> Mapping[str, Rule | DossierRule]:
    return {rule.code: rule for rule in ALL_RULES}


def _acts(reader: Reader) -> Mapping[str, object]:
    return reader.acts


EXPLAINERS: Final[
    tuple[
        tuple[
            Callable[[Reader], Mapping[str, object]],
            Callable[[str, Reader, Sheet], None],
        ],
        ...,
    ]
] = (
    (_requirements, _explain_requirement),
    (_types, _explain_type),
    (_rules, _explain_rule),
    (indicators, explain_indicator),
    (_acts, _explain_act),
)
