"""What a report needs to know beside the outcome: checklists, acts, reader."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from doccheck.checklists import Act, Checklist, Requirement, RuleData, Source
from doccheck.findings import Force, Judgement
from doccheck.reports.catalogue import Catalogue, load_catalogue
from doccheck.reports.places import place_in_act
from doccheck.scoring.rules import Rules

#: Parameters of judgements that hold keys of names, parted by commas.
KEYED_PARAMS: Final = frozenset({"what", "organisation", "columns"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Turns ids and keys into words for one reader."""

    checklists: Mapping[str, Checklist]
    acts: Mapping[str, Act]
    #: What lint rules go by, where their examples and sources are asked for.
    rules: Mapping[str, RuleData] = field(default_factory=dict)
    #: The scoring, where indicators are asked for.
    scoring: Rules = field(default_factory=Rules)
    language: str = "en"

    @property
    def words(self) -> Catalogue:
        return load_catalogue(self.language)

    def requirement(self, requirement_id: str) -> Requirement | None:
        """Return a requirement by its id, None for one that no checklist has."""
        checklist = self.checklists.get(requirement_id.rpartition(".")[0])
        items = checklist.requirements if checklist else ()
        return next((item for item in items if item.id == requirement_id), None)

    def force(self, requirement_id: str) -> Force:
        found = self.requirement(requirement_id)
        return found.force if found else Force.MANDATORY

    def is_chapter(self, requirement_id: str) -> bool:
        """Say whether a requirement is a chapter of one generation of a type."""
        found = self.requirement(requirement_id)
        return bool(found and found.generation and found.match.kind == "section")

    def type_title(self, type_: str) -> str:
        checklist = self.checklists.get(type_)
        return self.words.name(checklist.titles) if checklist else type_

    def requirement_title(self, requirement_id: str) -> str:
        found = self.requirement(requirement_id)
        return self.words.name(found.title) if found else requirement_id

    def advice(self, requirement_id: str) -> str:
        found = self.requirement(requirement_id)
        return self.words.name(found.advice) if found else ""

    def sources(self, requirement_id: str) -> str:
        """Return the norms behind a requirement, as one line."""
        found = self.requirement(requirement_id)
        return "; ".join(self.source(item) for item in found.source) if found else ""

    def source(self, source: Source) -> str:
        act = self.acts.get(source.act)
        name = self.words.name(act.short) if act else source.act
        at = place_in_act(source.at, act, self.words)
        return f"{name}, {at}" if at else name

    def reason(self, judgement: Judgement) -> str:
        """Return the sentence that says why an outcome is what it is."""
        params = {name: self._value(name, v) for name, v in judgement.params.items()}
        return self.words.say(f"reasons.{judgement.reason}", **params)

    def _value(self, name: str, value: str) -> str:
        if name == "act":
            return self.source(Source(act=value))
        if name not in KEYED_PARAMS:
            return show_date(value)
        items = (item.strip() for item in value.split(","))
        return ", ".join(self.words.say(f"values.{item}") for item in items)


def show_date(text: str) -> str:
    """Return an ISO date as people here write it, any other text as it is.

    >>> show_date("2025-09-18")
    '18.09.2025'
    """
    try:
        return datetime.date.fromisoformat(text).strftime("%d.%m.%Y")
    except ValueError:
        return text
