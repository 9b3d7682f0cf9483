"""What doccheck knows, as lists: `doccheck list`."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from doccheck.checklists import Act
from doccheck.reports.facts import Reader, show_date
from doccheck.reports.rules import ALL_RULES
from doccheck.reports.score_rules import (
    list_facts,
    list_indicators,
    list_options,
)

#: A row: names of columns for programs, values; those of `SHOWN` are for people.
Row = Mapping[str, Any]


def _types(reader: Reader) -> list[Row]:
    return [
        {
            "type": item.type,
            "title": reader.words.name(item.titles),
            "requirements": len(item.requirements),
        }
        for item in reader.checklists.values()
    ]


def _requirements(reader: Reader) -> list[Row]:
    return [
        {
            "id": item.id,
            "force": item.force,
            "title": reader.words.name(item.title),
            "source": reader.sources(item.id),
        }
        for checklist in reader.checklists.values()
        for item in checklist.requirements
    ]


def _rules(reader: Reader) -> list[Row]:
    words = reader.words
    return [
        {
            "code": rule.code,
            "severity": rule.severity,
            "title": words.say(f"rules.{rule.code}.title"),
            "source": _sources_of(rule.code, reader),
        }
        for rule in ALL_RULES
    ]


def _sources_of(code: str, reader: Reader) -> str:
    data = reader.rules.get(code)
    return "; ".join(map(reader.source, data.source)) if data else ""


def _acts(reader: Reader) -> list[Row]:
    return [_act(item, reader) for item in reader.acts.values()]


def _act(act: Act, reader: Reader) -> Row:
    return {
        "id": act.id,
        "kind": act.kind,
        "number": act.number,
        "date": _iso(act.date),
        "title": reader.words.name(act.short),
        "titles": {language: [*titles] for language, titles in act.titles.items()},
        "registered": act.registered,
        "from": _iso(act.in_force.first),
        "until": _iso(act.in_force.last),
        "amended_by": [*act.amended_by],
        "replaced_by": act.replaced_by,
        "sure": act.sure,
        "origin": act.origin or None,
        "note": act.note or None,
    }


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None


INVENTORIES: Final[Mapping[str, Callable[[Reader], list[Row]]]] = MappingProxyType(
    {
        "types": _types,
        "requirements": _requirements,
        "rules": _rules,
        "acts": _acts,
        "indicators": list_indicators,
        "facts": list_facts,
        "options": list_options,
    }
)

#: Columns for people; the last one may be long and is not padded.
SHOWN: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "types": ("type", "requirements", "title"),
        "requirements": ("id", "force", "title"),
        "rules": ("code", "severity", "title"),
        "acts": ("id", "number", "date", "until", "sure", "title"),
        "indicators": ("id", "max", "title"),
        "facts": ("key", "type", "title"),
        "options": ("name", "default", "choices", "title"),
    }
)


def render_inventory(what: str, reader: Reader, *, as_json: bool) -> str:
    rows = INVENTORIES[what](reader)
    if as_json:
        return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
    columns = SHOWN[what]
    return _table([[_shown(row[name]) for name in columns] for row in rows])


def _shown(value: object) -> str:
    return "–" if value is None else show_date(str(value))


def _table(rows: Sequence[Sequence[str]]) -> str:
    """Return rows with columns as wide as their widest value."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    padded = (
        "  ".join(value.ljust(width) for value, width in zip(row, widths, strict=True))
        for row in rows
    )
    return "".join(f"{line.rstrip()}\n" for line in padded)
