"""The rules of scoring in words: indicators, facts, options."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from doccheck.reports.catalogue import Catalogue
from doccheck.reports.facts import Reader
from doccheck.reports.style import Ink, Sheet
from doccheck.scoring.figures import plain
from doccheck.scoring.periods import MONTHS_OF_QUARTER
from doccheck.scoring.rules import Indicator, ScoredPart
from doccheck.scoring.scales import Scale
from doccheck.scoring.scales.brackets import Brackets

Row = Mapping[str, Any]
#: Months and quarters of a whole year.
PERIODS: Final = {"months": 12, "quarters": 12 // MONTHS_OF_QUARTER}


def indicators(reader: Reader) -> Mapping[str, Indicator]:
    return reader.scoring.indicators


def list_indicators(reader: Reader) -> list[Row]:
    return [
        {
            "id": item.id,
            "title": reader.words.name(item.titles),
            "max": _most(item),
            "confirmed_by": [*item.documents],
            "for": [*map(str, item.kinds)],
            "scales": [part.kind for part in item.parts],
            "source": "; ".join(map(reader.source, item.source)),
        }
        for item in reader.scoring.indicators.values()
    ]


def list_facts(reader: Reader) -> list[Row]:
    return [
        {
            "key": item.key + (f".({item.by})" if item.by else ""),
            "type": item.type,
            "title": reader.words.name(item.titles),
            "whose": [*map(str, item.whose)],
            "told_by": [*item.told_by.documents] if item.told_by else [],
        }
        for item in reader.scoring.facts.values()
    ]


def list_options(reader: Reader) -> list[Row]:
    return [
        {
            "name": item.name,
            "default": item.default,
            "choices": " | ".join(item.choices),
            "title": reader.words.name(item.titles),
        }
        for item in reader.scoring.options.values()
    ]


def explain_indicator(name: str, reader: Reader, sheet: Sheet) -> None:
    """Write what an indicator counts, by which scale, and who confirms it."""
    item, words = reader.scoring.indicators[name], reader.words
    sheet.line(f"{name} {words.name(item.titles)}", ink=Ink.BOLD)
    project = reader.scoring.projects[item.project]
    sheet.line(words.name(project), ink=Ink.FAINT)
    sheet.blank()
    for part in item.parts:
        sheet.line(_part(part, reader), mark="•")
    sheet.blank()
    sheet.line(words.say("score.confirmed", what=words.name(item.confirms)))
    for line in _limits(item, words):
        sheet.line(line)
    sources = "; ".join(map(reader.source, item.source))
    sheet.line(words.say("explain.source", source=sources))


def _part(part: ScoredPart, reader: Reader) -> str:
    measure, words = part.measure, reader.words
    facts = (reader.scoring.facts[key].titles for key in measure.facts)
    types = map(reader.type_title, measure.documents)
    names = [*types, *map(words.name, facts)]
    numbers = part.scale.numbers()
    key = f"{part.kind}_none" if numbers.get("none_below") else part.kind
    shown = {name: _number(value, words) for name, value in numbers.items()}
    shown["brackets"] = "; ".join(_brackets(part.scale, words))
    scale = words.say(f"score.scale.{key}", **shown)
    whom = words.say(f"score.whom.{measure.whom}")
    return f"{', '.join(names)} ({whom}): {scale}"


def _brackets(scale: Scale, words: Catalogue) -> Iterator[str]:
    """Yield the last number of each bracket with its points."""
    if isinstance(scale, Brackets):
        for last, points in scale.brackets:
            end = "…" if last is None else f"≤ {_number(last, words)}"
            yield f"{end} – {_number(points, words)}"


def _number(value: Decimal, words: Catalogue) -> str:
    text = str(plain(value))
    return text if words.language == "en" else text.replace(".", ",")


def _limits(item: Indicator, words: Catalogue) -> Iterator[str]:
    if item.kinds:
        kinds = "; ".join(words.say(f"score.body_kind.{kind}") for kind in item.kinds)
        yield words.say("score.only_for", kinds=kinds)
    if item.unless_external:
        yield words.say("score.unless_external")
    if item.note:
        yield words.name(item.note)


def _most(item: Indicator) -> str | None:
    """Return the most points of a whole year; None where there is no limit."""
    numbers = [part.scale.most(PERIODS.get(_kind(part), 1)) for part in item.parts]
    known = [number for number in numbers if number is not None]
    return str(plain(sum(known, Decimal(0)))) if len(known) == len(numbers) else None


def _kind(part: ScoredPart) -> str:
    return type(part.measure).__name__.lower()
