"""Reading checklists: validated against the schema, with the line of a mistake."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from doccheck.checklists.model import (
    LANGUAGES,
    NOTHING,
    Act,
    Checklist,
    Edition,
    FactRule,
    Match,
    Organisation,
    Period,
    Phrases,
    Requirement,
    Signal,
    Source,
    Where,
)
from doccheck.checklists.yaml_lines import line_of, load_yaml
from doccheck.errors import ChecklistError
from doccheck.findings import Force
from doccheck.language import Language, phrase_keys
from doccheck.shipped import data_folder
from doccheck.structure.phrases import MARK
from doccheck.structure.values import ValueKind

#: File of the acts, beside the checklists.
ACTS: Final = "acts.yaml"
ORGANISATIONS: Final = "terms/organisations.yaml"
ORGANISATIONS_SCHEMA: Final = "organisations-1.json"
FACTS_SCHEMA: Final = "facts-1.json"
#: What every rule of a fact has; the rest are parameters of its kind.
FACT_NAMES: Final = frozenset({"key", "kind"})
CHECKLIST_SCHEMA: Final = "checklist-1.json"
ACTS_SCHEMA: Final = "acts-1.json"


def load_checklists(extra: Sequence[Path] = ()) -> Mapping[str, Checklist]:
    """Return the checklists by document type.

    Args:
        extra: Folders of the user; a checklist there takes the place of the shipped one
            of the same type.

    Raises:
        ChecklistError: A file is wrong; the message names file, line and key.
    """
    shipped = data_folder("checklists")
    found: dict[str, Checklist] = {}
    for folder in (shipped, *extra):
        for path in sorted(folder.glob("*.yaml")):
            if path.name != ACTS:
                checklist = _load(path)
                found[checklist.type] = checklist
    acts = load_acts(extra)
    for checklist in found.values():
        _check_sources(checklist, acts)
    return MappingProxyType(found)


def load_checklist(path: Path) -> Checklist:
    """Return one checklist.

    Raises:
        ChecklistError: The file is wrong.
    """
    raw = load_yaml(path)
    _examine(raw, CHECKLIST_SCHEMA, path)
    assert_mapping(raw, path)
    _check_phrases(raw, path)
    checklist = _checklist(raw, path)
    _check_ids(checklist, path)
    return checklist


def _load(path: Path) -> Checklist:
    """Return a checklist; a shipped one is examined only if it cannot be understood."""
    if not _is_shipped(path):
        return load_checklist(path)
    try:
        return _checklist(load_yaml(path), path)
    except (AttributeError, KeyError, TypeError, ValueError):
        return load_checklist(path)


def _is_shipped(path: Path) -> bool:
    """Tell whether tests examine a file, so that no run has to."""
    return data_folder("checklists") in path.parents


def load_acts(extra: Sequence[Path] = ()) -> Mapping[str, Act]:
    """Return the acts by id; those of the user's folders come last and win."""
    acts: dict[str, Act] = {}
    for folder in (data_folder("checklists"), *extra):
        path = folder / ACTS
        if path.is_file():
            raw: Any = load_yaml(path)
            validate(raw, ACTS_SCHEMA, path)
            acts |= {item["id"]: _act(item) for item in raw}
    return MappingProxyType(acts)


def load_organisations() -> Mapping[Organisation, Phrases]:
    """Return the words that show each kind of organisation, the deciding kind first."""
    path = data_folder("checklists") / ORGANISATIONS
    raw: Any = load_yaml(path)
    validate(raw, ORGANISATIONS_SCHEMA, path)
    return {Organisation(kind): as_phrases(words) for kind, words in raw.items()}


def validate(raw: object, schema: str, path: Path) -> None:
    """Check data of a user against a schema of `checklists/schema/`.

    Raises:
        ChecklistError: With the line of the first value that does not fit.
    """
    if not _is_shipped(path):
        _examine(raw, schema, path)


def _examine(raw: object, schema: str, path: Path) -> None:
    from jsonschema.exceptions import best_match  # noqa: PLC0415 - lazy: heavy

    error = best_match(_validator(schema).iter_errors(raw))
    if error is not None:
        keys = list(error.absolute_path)
        place = ".".join(map(str, keys))
        message = f"{place}: {error.message}" if place else error.message
        raise ChecklistError(message, path=path, line=line_of(path, keys))


def schema_errors(raw: object, schema: str) -> Iterator[Any]:
    """Yield all errors of jsonschema, not only the one that says most."""
    yield from _validator(schema).iter_errors(raw)


@lru_cache(maxsize=8)
def _validator(schema: str) -> Any:  # noqa: ANN401 - jsonschema's class is private
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - lazy: heavy
    from referencing import Registry  # noqa: PLC0415 - lazy: heavy
    from referencing.jsonschema import DRAFT202012  # noqa: PLC0415 - lazy: heavy

    folder = data_folder("checklists") / "schema"
    schemas = {
        path.name: json.loads(path.read_text(encoding="utf-8"))
        for path in folder.glob("*.json")
    }
    registry: Registry[Any] = Registry().with_resources(
        (name, DRAFT202012.create_resource(item)) for name, item in schemas.items()
    )
    return Draft202012Validator(schemas[schema], registry=registry)


def assert_mapping(raw: object, path: Path) -> None:
    if not isinstance(raw, Mapping):
        raise ChecklistError("a mapping is expected", path=path, line=1)


def _check_phrases(raw: object, path: Path) -> None:
    """Refuse a phrase that says nothing: it would never be found, or found anywhere."""
    for keys, text in _phrases_in(raw, ()):
        if not set(MARK.findall(text)) <= set(ValueKind):
            message = f"{text!r} asks for a value of an unknown kind"
            raise ChecklistError(message, path=path, line=line_of(path, keys))
        parted = [word.split("|") for word in text.split() if "|" in word]
        for said in (text, *chain.from_iterable(parted)):
            if not phrase_keys(said, Language(str(keys[-2]))):
                message = f"{said!r} in {text!r} holds no word that counts"
                raise ChecklistError(message, path=path, line=line_of(path, keys))


def _phrases_in(
    value: object, keys: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield the phrases anywhere in a checklist, with the keys that lead to them."""
    if isinstance(value, Mapping):
        for name, item in value.items():
            yield from _phrases_in(item, (*keys, name))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            if isinstance(item, str) and keys and keys[-1] in LANGUAGES:
                yield (*keys, number), item
            else:
                yield from _phrases_in(item, (*keys, number))


def _check_ids(checklist: Checklist, path: Path) -> None:
    """Refuse an id that does not belong to the type, or comes twice."""
    seen: set[str] = set()
    for number, requirement in enumerate(checklist.requirements):
        foreign = not requirement.id.startswith(f"{checklist.type}.")
        if foreign or requirement.id in seen:
            why = "is not of this type" if foreign else "comes twice"
            line = line_of(path, ["requirements", number, "id"])
            message = f"the id {requirement.id!r} {why}"
            raise ChecklistError(message, path=path, line=line)
        seen.add(requirement.id)


def _check_sources(checklist: Checklist, acts: Mapping[str, Act]) -> None:
    for number, requirement in enumerate(checklist.requirements):
        for source in requirement.source:
            if source.act not in acts and checklist.path:
                line = line_of(checklist.path, ["requirements", number, "source"])
                message = f"{requirement.id}: no act {source.act!r} in {ACTS}"
                raise ChecklistError(message, path=checklist.path, line=line)


# From raw values to types; the schema has seen them already.


def _checklist(raw: Any, path: Path) -> Checklist:  # noqa: ANN401 - seen by a schema
    return Checklist(
        type=raw["type"],
        titles=MappingProxyType(raw["titles"]),
        signals=tuple(map(_signal, raw.get("signals") or ())),
        requirements=tuple(
            _requirement(item, path) for item in raw.get("requirements") or ()
        ),
        editions=tuple(
            Edition(
                id=item["id"],
                in_force=as_period(item),
                generation=item.get("generation"),
            )
            for item in raw.get("editions") or ()
        ),
        facts=tuple(as_fact_rule(item, path) for item in raw.get("facts") or ()),
        path=path,
    )


def as_fact_rule(raw: Mapping[str, Any], path: Path) -> FactRule:
    params = {name: value for name, value in raw.items() if name not in FACT_NAMES}
    read = Match(kind=raw["kind"], params=MappingProxyType(params), path=path)
    return FactRule(key=raw["key"], read=read)


def _signal(raw: Mapping[str, Any]) -> Signal:
    return Signal(
        name=raw["name"],
        where=Where(raw["where"]),
        weight=float(raw["weight"]),
        any_of=as_phrases(raw["any_of"]),
        each=bool(raw.get("each")),
        most=int(raw.get("most", 1)),
    )


def _requirement(raw: Mapping[str, Any], path: Path) -> Requirement:
    params = dict(raw["match"])
    kind = params.pop("kind")
    return Requirement(
        id=raw["id"],
        force=Force(raw["force"]),
        title=MappingProxyType(raw["title"]),
        advice=MappingProxyType(raw["advice"]),
        source=tuple(
            Source(act=item["act"], at=str(item.get("at", "")))
            for item in raw["source"]
        ),
        match=Match(kind=kind, params=MappingProxyType(params), path=path),
        in_force=as_period(raw["in_force"]) if raw.get("in_force") else None,
        applies_to=tuple(map(Organisation, raw.get("applies_to") or ())),
        points=raw.get("points"),
        generation=raw.get("generation"),
    )


def _act(raw: Mapping[str, Any]) -> Act:
    return Act(
        id=raw["id"],
        kind=raw["kind"],
        number=raw.get("number"),
        date=as_day(raw.get("date")),
        titles=as_phrases(raw.get("titles") or {}),
        short=MappingProxyType(raw["short"]),
        in_force=as_period(raw.get("in_force") or {}),
        amended_by=tuple(raw.get("amended_by") or ()),
        replaced_by=raw.get("replaced_by"),
        registered=raw.get("registered"),
        sure=raw.get("sure", "memory"),
        origin=raw.get("origin", ""),
        note=raw.get("note") or "",
    )


def as_phrases(raw: Mapping[str, Iterable[str]]) -> Phrases:
    if not raw:
        return NOTHING
    return MappingProxyType({name: tuple(items) for name, items in raw.items()})


def as_period(raw: Mapping[str, Any]) -> Period:
    return Period(first=as_day(raw.get("from")), last=as_day(raw.get("until")))


def as_day(raw: object) -> datetime.date | None:
    """Return a day; YAML makes a date of 2023-06-16 by itself."""
    if raw is None or isinstance(raw, datetime.date):
        return raw
    return datetime.date.fromisoformat(str(raw))
