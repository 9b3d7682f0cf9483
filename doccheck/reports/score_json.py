"""The report `doccheck-score/1` for programs, and the reading of an earlier one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from doccheck import __version__
from doccheck.errors import UsageError
from doccheck.reports.score_words import ScoreWords
from doccheck.scoring.advice import Advice
from doccheck.scoring.declared import Problem
from doccheck.scoring.measures import Reading, Thing
from doccheck.scoring.members import Stated
from doccheck.scoring.report import Earlier, ScoreReport
from doccheck.scoring.score import Assessment

SCHEMA: Final = "doccheck-score/1"
#: Decimals of a share without end; points are always exact to two.
SHOWN: Final = Decimal("0.0001")

Json = dict[str, Any]


def score_json(words: ScoreWords) -> Iterator[str]:
    """Yield the report piece by piece; points and shares are numbers, not texts."""
    for number, (name, value) in enumerate(_fields(words)):
        yield ",\n" if number else "{\n"
        yield f' "{name}": '
        if isinstance(value, Iterator):
            yield from _list(value)
        else:
            yield _dumps(value, " ")
    yield "\n}\n"


def _fields(words: ScoreWords) -> Iterator[tuple[str, object]]:
    """Yield the report; lists that grow with the organisations are made as they go."""
    report = words.report
    period = report.portfolio.period
    yield "schema", SCHEMA
    yield "version", __version__
    yield "body", report.portfolio.body
    yield "kind", report.portfolio.kind
    yield "period", [period.first.isoformat(), period.last.isoformat()]
    yield "options", dict(report.sheet.subject.choices)
    yield "assumed", list(report.assumed)
    assessments = report.sheet.assessments.values()
    yield "indicators", (_indicator(item, words) for item in assessments)
    yield "total", _number(report.sheet.total)
    yield "advice", (_advice(item, words) for item in report.advice)
    yield "problems", (_problem(item, words) for item in report.problems)
    yield "facts", _facts(report)
    yield "trend", _trend(report)


def _list(items: Iterator[Json]) -> Iterator[str]:
    is_empty = True
    for item in items:
        yield "[\n  " if is_empty else ",\n  "
        yield _dumps(item, "  ")
        is_empty = False
    yield "[]" if is_empty else "\n ]"


def _dumps(value: object, margin: str) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return text.replace("\n", f"\n{margin}")


def _problem(problem: Problem, words: ScoreWords) -> Json:
    return {"place": problem.place, "message": words.problem(problem)}


def _indicator(assessment: Assessment, words: ScoreWords) -> Json:
    indicator = assessment.indicator
    return {
        "id": indicator.id,
        "title": words.title(indicator.id),
        "status": assessment.status,
        "value": _number(assessment.value),
        "points": _number(assessment.points),
        "max": _number(assessment.most),
        "organisations": [_reading(item) for item in assessment.readings],
        "confirmed_by": list(indicator.documents) or [words.confirms(indicator.id)],
        "notes": list(words.notes(assessment)),
        "arithmetic": list(words.workings(assessment)),
        "between": [_number(item) for item in assessment.doubt or ()],
    }


def _reading(reading: Reading) -> Json:
    return {
        "id": reading.member,
        "state": reading.state,
        "number": _number(reading.number),
        "evidence": [_thing(item) for item in reading.things],
    }


def _thing(thing: Thing) -> Json:
    known = {
        "kind": thing.kind,
        "name": thing.name,
        "state": thing.state,
        "path": thing.path,
        "lacking": list(thing.lacking),
        "standing": thing.standing,
        "quarters_without": list(thing.without),
    }
    return {name: value for name, value in known.items() if value}


def _advice(advice: Advice, words: ScoreWords) -> Json:
    return {
        "indicator": advice.indicator,
        "gain": _number(advice.gain),
        "what": words.advice(advice),
        "kind": advice.kind,
        "organisation": advice.member,
        "organisations": advice.count,
    }


def _facts(report: ScoreReport) -> Iterator[Json]:
    for member in report.members:
        for key, stated in sorted(member.facts.items()):
            yield {"organisation": member.id, "key": key, **_stated(stated)}


def _stated(stated: Stated) -> Json:
    return {
        "value": stated.value,
        "source": stated.source,
        "from": stated.origin or None,
        "state": stated.state,
    }


def _trend(report: ScoreReport) -> Json | None:
    earlier = report.earlier
    if earlier is None:
        return None
    changes = {
        name: _number(item.points - earlier.points[name])
        for name, item in report.sheet.assessments.items()
        if name in earlier.points and item.points != earlier.points[name]
    }
    total = _number(report.sheet.total - earlier.total)
    return {"against": earlier.name, "total": total, "indicators": changes}


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    if value == value.to_integral_value():
        return int(value)
    return float(value.quantize(SHOWN))


def read_earlier(path: Path) -> Earlier:
    """Return the points of an earlier run.

    Raises:
        UsageError: The file is not a report `doccheck-score/1`.
    """
    try:
        raw = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
        if raw["schema"] != SCHEMA:
            raise UsageError(f"{path}: {raw['schema']} instead of {SCHEMA}")
        points = {item["id"]: Decimal(item["points"]) for item in raw["indicators"]}
        return Earlier(name=path.name, total=Decimal(raw["total"]), points=points)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path}: not a report {SCHEMA}: {error}") from error
