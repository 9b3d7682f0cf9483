"""Reading `checklists/scoring/`: validated, with the line of a mistake."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from doccheck.checklists import Source
from doccheck.checklists.load import load_acts, validate
from doccheck.checklists.yaml_lines import line_of, load_yaml
from doccheck.errors import ChecklistError
from doccheck.scoring.measures import MEASURES
from doccheck.scoring.members import Role
from doccheck.scoring.periods import Cycle
from doccheck.scoring.rules import (
    BodyKind,
    FactRule,
    FactType,
    Indicator,
    Option,
    Rules,
    ScoredPart,
    ToldBy,
)
from doccheck.scoring.scales import SCALES
from doccheck.shipped import data_folder

FOLDER: Final = "scoring"
OPTIONS: Final = "options.yaml"
FACTS: Final = "portfolio-facts.yaml"
PROJECTS: Final = "project-*.yaml"


def load_rules(extra: Sequence[Path] = ()) -> Rules:
    """Return the rules of scoring.

    Args:
        extra: Folders of the user; an indicator, option or fact of their `scoring/`
            takes the place of the shipped one of the same name.

    Raises:
        ChecklistError: A file is wrong; the message names file, line and key.
    """
    options: dict[str, Option] = {}
    facts: dict[str, FactRule] = {}
    projects: dict[int, Mapping[str, str]] = {}
    indicators: dict[str, Indicator] = {}
    paths: dict[str, tuple[Path, int]] = {}
    for folder in (data_folder("checklists"), *extra):
        home = folder / FOLDER
        options |= {item.name: item for item in _options(home / OPTIONS)}
        facts |= {item.key: item for item in _facts(home / FACTS)}
        for path in sorted(home.glob(PROJECTS)):
            raw = _project(path)
            projects[raw["project"]] = raw["titles"]
            for number, item in enumerate(raw["indicators"]):
                indicators[item["id"]] = _indicator(item, raw, path)
                paths[item["id"]] = path, number
    rules = Rules(
        projects=MappingProxyType(projects),
        indicators=MappingProxyType(dict(sorted(indicators.items()))),
        facts=MappingProxyType(facts),
        options=MappingProxyType(options),
    )
    _check_names(rules, paths, load_acts(extra))
    return rules


def _project(path: Path) -> Any:  # noqa: ANN401 - seen by a schema
    raw: Any = load_yaml(path)
    validate(raw, "scoring-1.json", path)
    return raw


def _options(path: Path) -> Iterator[Option]:
    for number, item in enumerate(_items(path, "scoring-options-1.json")):
        if item["default"] not in item["choices"]:
            message = f"{item['name']}: no choice {item['default']!r}"
            line = line_of(path, [number, "default"])
            raise ChecklistError(message, path=path, line=line)
        yield Option(
            name=item["name"],
            default=item["default"],
            titles=item["titles"],
            choices=MappingProxyType(item["choices"]),
        )


def _facts(path: Path) -> Iterator[FactRule]:
    for item in _items(path, "portfolio-facts-1.json"):
        told_by = item.get("told_by")
        yield FactRule(
            key=item["key"],
            whose=tuple(map(Role, item["whose"])),
            type=FactType(item["type"]),
            titles=item["titles"],
            by=Cycle(item["by"]) if "by" in item else None,
            told_by=_told_by(told_by) if told_by else None,
        )


def _told_by(raw: Mapping[str, Any]) -> ToldBy:
    return ToldBy(
        documents=tuple(raw["documents"]),
        facts=tuple(raw.get("facts") or ()),
        rows=raw.get("rows"),
        amount=raw.get("amount"),
        any=tuple(raw.get("any") or ()),
        latest=bool(raw.get("latest")),
        where=MappingProxyType(raw.get("where") or {}),
    )


def _items(path: Path, schema: str) -> Sequence[Mapping[str, Any]]:
    if not path.is_file():
        return ()
    raw: Any = load_yaml(path)
    validate(raw, schema, path)
    return list(raw)


def _indicator(
    raw: Mapping[str, Any], project: Mapping[str, Any], path: Path
) -> Indicator:
    if raw["id"].partition(".")[0] != str(project["project"]):
        message = f"the id {raw['id']!r} is not of project {project['project']}"
        number = [item["id"] for item in project["indicators"]].index(raw["id"])
        line = line_of(path, ["indicators", number, "id"])
        raise ChecklistError(message, path=path, line=line)
    return Indicator(
        id=raw["id"],
        project=project["project"],
        titles=raw["titles"],
        confirms=raw.get("confirms") or project["confirms"],
        source=tuple(
            Source(act=item["act"], at=str(item.get("at", "")))
            for item in raw["source"]
        ),
        parts=tuple(map(_part, raw["parts"])),
        note=raw.get("note"),
        kinds=tuple(map(BodyKind, raw.get("kinds") or ())),
        unless_external="unless" in raw,
        joined=raw.get("joined"),
    )


def _part(raw: Mapping[str, Any]) -> ScoredPart:
    measure, scale = raw["measure"], raw["scale"]
    return ScoredPart(
        measure=MEASURES[measure["kind"]](measure),
        scale=SCALES[scale["kind"]](scale),
        kind=scale["kind"],
    )


def _check_names(
    rules: Rules, paths: Mapping[str, tuple[Path, int]], acts: Iterable[str]
) -> None:
    """Refuse an indicator that names a fact, an option or an act that is not there."""
    for indicator in rules.indicators.values():
        named = {fact for part in indicator.parts for fact in part.measure.facts}
        unknown = [f"fact {name!r}" for name in sorted(named - set(rules.facts))]
        if indicator.joined and indicator.joined not in rules.options:
            unknown.append(f"option {indicator.joined!r}")
        cited = {source.act for source in indicator.source}
        unknown += [f"act {name!r}" for name in sorted(cited - set(acts))]
        if unknown:
            path, number = paths[indicator.id]
            line = line_of(path, ["indicators", number])
            message = f"{indicator.id}: no {unknown[0]}"
            raise ChecklistError(message, path=path, line=line)
