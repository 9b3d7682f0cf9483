"""Data beside the checklists: bodies, days off, what each lint rule goes by."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from doccheck.checklists.load import (
    FACTS_SCHEMA,
    as_day,
    as_fact_rule,
    as_period,
    as_phrases,
    validate,
)
from doccheck.checklists.model import (
    NOTHING,
    FactRule,
    Period,
    Phrases,
    Source,
    Wording,
)
from doccheck.checklists.yaml_lines import load_yaml
from doccheck.errors import ChecklistError
from doccheck.shipped import data_folder
from doccheck.structure.calendar import (
    DEFAULT_COUNTING,
    Counting,
    WorkingCalendar,
)

BODIES: Final = "terms/bodies.yaml"
HOLIDAYS: Final = "terms/holidays.yaml"
#: What is read from documents of every type.
FACTS: Final = "terms/facts.yaml"
#: Rules on one document, and on the set of an organisation.
RULES: Final = ("lint", "dossier")


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body of the state, with the days on which it was there."""

    id: str
    names: Phrases
    in_force: Period = field(default_factory=Period)
    successor: Wording = field(default_factory=lambda: MappingProxyType({}))


class Unit(StrEnum):
    WORKING_DAYS = "working_days"
    YEARS = "years"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A term between two steps."""

    first: str
    last: str
    at_least: int | None = None
    at_most: int | None = None
    unit: Unit = Unit.WORKING_DAYS
    #: Beyond this many days the two dates do not belong together.
    plausible: int | None = None
    #: Of working days only.
    counting: Counting = DEFAULT_COUNTING
    #: Whether the place of the first step is shown, not that of the last.
    shows_first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Words that show one thing, such as a step of a procedure."""

    id: str
    words: Phrases
    but: Phrases = field(default_factory=lambda: NOTHING)
    #: What a term that is told beside the words may be.
    at_least: int | None = None
    at_most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A place that a rule finds (between ⟦ ⟧), and its correct twin."""

    bad: str
    good: str
    as_of: datetime.date | None = None
    type: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleData:
    """What a lint rule goes by, beside its code in Python."""

    code: str
    source: tuple[Source, ...] = ()
    #: By language.
    examples: Mapping[str, Example]
    phrases: Mapping[str, Phrases]
    groups: tuple[Group, ...] = ()
    #: Pairs of steps: the first must not come behind the second.
    order: tuple[tuple[str, str], ...] = ()
    #: Types of documents that it looks at, where not all of them.
    types: tuple[str, ...] = ()
    in_force: Period = field(default_factory=Period)
    limit: Limit | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    calendar: WorkingCalendar
    bodies: Mapping[str, Body]
    rules: Mapping[str, RuleData]
    #: Read from documents of every type.
    facts: tuple[FactRule, ...] = ()

    def phrases(self) -> Iterator[Phrases]:
        """Yield every list of phrases that is looked for in documents."""
        for body in self.bodies.values():
            yield body.names
        for rule in self.rules.values():
            yield from rule.phrases.values()
            for group in rule.groups:
                yield group.words
                yield group.but
        for fact in self.facts:
            for text, language in fact.phrases():
                yield {language: (text,)}


def load_terms(extra: Sequence[Path] = ()) -> Terms:
    """Return the data of all folders; those of the user come last and win.

    Raises:
        ChecklistError: A file is wrong.
    """
    folders = (data_folder("checklists"), *extra)
    days: dict[str, set[datetime.date]] = {"days_off": set(), "working_days": set()}
    bodies: dict[str, Body] = {}
    rules: dict[str, RuleData] = {}
    facts: list[FactRule] = []
    for folder in folders:
        for name, found in _days(folder / HOLIDAYS).items():
            days[name] |= found
        bodies |= {body.id: body for body in _bodies(folder / BODIES)}
        paths = [path for name in RULES for path in (folder / name).glob("DC*.yaml")]
        rules |= {rule.code: rule for rule in map(_rule, sorted(paths))}
        facts += _facts(folder / FACTS)
    return Terms(
        calendar=WorkingCalendar(
            days_off=frozenset(days["days_off"]),
            working_days=frozenset(days["working_days"]),
        ),
        bodies=MappingProxyType(bodies),
        rules=MappingProxyType(rules),
        facts=tuple(facts),
    )


def _facts(path: Path) -> Iterator[FactRule]:
    if path.is_file():
        raw: Any = load_yaml(path)
        validate(raw, FACTS_SCHEMA, path)
        yield from (as_fact_rule(item, path) for item in raw["facts"])


def _days(path: Path) -> dict[str, set[datetime.date]]:
    if not path.is_file():
        return {}
    raw: Any = load_yaml(path)
    validate(raw, "holidays-1.json", path)
    return {
        name: {day for item in items if (day := as_day(item["day"]))}
        for name, items in raw.items()
    }


def _bodies(path: Path) -> Iterator[Body]:
    if not path.is_file():
        return
    raw: Any = load_yaml(path)
    validate(raw, "bodies-1.json", path)
    for item in raw:
        yield Body(
            id=item["id"],
            names=as_phrases(item["names"]),
            in_force=as_period(item.get("in_force") or {}),
            successor=MappingProxyType(item.get("successor") or {}),
        )


def _rule(path: Path) -> RuleData:
    raw: Any = load_yaml(path)
    validate(raw, "lint-1.json", path)
    if raw["rule"] != path.stem:
        raise ChecklistError(f"the file is of {raw['rule']}", path=path, line=1)
    limit = raw.get("limit")
    named = (raw.get("phrases") or {}).items()
    return RuleData(
        code=raw["rule"],
        source=tuple(
            Source(act=item["act"], at=item.get("at", ""))
            for item in raw.get("source") or ()
        ),
        examples=MappingProxyType(
            {name: _example(item) for name, item in raw["examples"].items()}
        ),
        phrases=MappingProxyType({name: as_phrases(item) for name, item in named}),
        groups=tuple(map(_group, raw.get("groups") or ())),
        order=tuple((first, last) for first, last in raw.get("order") or ()),
        types=tuple(raw.get("types") or ()),
        in_force=as_period(raw.get("in_force") or {}),
        limit=_limit(limit) if limit else None,
    )


def _example(raw: Mapping[str, Any]) -> Example:
    return Example(
        bad=raw["bad"],
        good=raw["good"],
        as_of=as_day(raw.get("as_of")),
        type=raw.get("type"),
    )


def _group(raw: Mapping[str, Any]) -> Group:
    return Group(
        id=raw["id"],
        words=as_phrases(raw["words"]),
        but=as_phrases(raw.get("but") or {}),
        at_least=raw.get("at_least"),
        at_most=raw.get("at_most"),
    )


def _limit(raw: Mapping[str, Any]) -> Limit:
    return Limit(
        first=raw["from"],
        last=raw["to"],
        at_least=raw.get("at_least"),
        at_most=raw.get("at_most"),
        unit=Unit(raw.get("unit", Unit.WORKING_DAYS)),
        plausible=raw.get("plausible"),
        counting=Counting(**(raw.get("counting") or {})),
        shows_first=raw.get("shown") == "from",
    )
