"""Requirements and rules as SARIF describes the rules of a tool."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from doccheck.checklists import Requirement
from doccheck.lint import RULES, Rule
from doccheck.reports.facts import Reader
from doccheck.reports.issues import LEVELS

Json = dict[str, Any]

#: What the list of rules can be filtered by.
LAW: Final = "requirement"
TEXT: Final = "rule"


def rules_of(reader: Reader) -> Iterator[Json]:
    """Yield every requirement of every checklist, then every rule."""
    for checklist in reader.checklists.values():
        for requirement in checklist.requirements:
            yield _requirement(requirement, checklist.type, reader)
    for rule in RULES:
        yield _rule(rule, reader)


def _requirement(requirement: Requirement, type_: str, reader: Reader) -> Json:
    words = reader.words
    title = words.name(requirement.title)
    source = words.say("explain.source", source=reader.sources(requirement.id))
    advice = words.say("text.advice", advice=reader.advice(requirement.id))
    looked_for = words.say(f"kinds.{requirement.match.kind}")
    return {
        "id": requirement.id,
        "shortDescription": {"text": title},
        "fullDescription": {"text": f"{title} ({reader.type_title(type_)})"},
        "help": {"text": "\n".join((looked_for, advice, source))},
        "defaultConfiguration": {"level": str(LEVELS[requirement.force])},
        "properties": {"tags": [LAW, type_], "force": str(requirement.force)},
    }


def _rule(rule: Rule, reader: Reader) -> Json:
    words = reader.words
    title, why, mend = (
        words.say(f"rules.{rule.code}.{key}") for key in ("title", "why", "mend")
    )
    return {
        "id": rule.code,
        "shortDescription": {"text": title},
        "fullDescription": {"text": why},
        "help": {"text": words.say("text.advice", advice=mend)},
        "defaultConfiguration": {"level": str(rule.severity)},
        "properties": {"tags": [TEXT]},
    }
