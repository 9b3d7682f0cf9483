"""Every mistake in files of checklists, with its line; loading ends at the first."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from doccheck.checklists.cases import CASES_SCHEMA, load_cases
from doccheck.checklists.load import (
    ACTS,
    ACTS_SCHEMA,
    CHECKLIST_SCHEMA,
    FACTS_SCHEMA,
    ORGANISATIONS_SCHEMA,
    load_acts,
    load_checklist,
    schema_errors,
)
from doccheck.checklists.yaml_lines import (
    line_of,
    line_of_name,
    load_yaml,
    repeated_names,
)
from doccheck.errors import ChecklistError
from doccheck.shipped import data_folder

Keys = Sequence[str | int]
#: Schemas of files beside the checklists, by the name of the file.
SCHEMAS: Final[Mapping[str, str]] = MappingProxyType(
    {
        ACTS: ACTS_SCHEMA,
        "organisations.yaml": ORGANISATIONS_SCHEMA,
        "holidays.yaml": "holidays-1.json",
        "bodies.yaml": "bodies-1.json",
        "options.yaml": "scoring-options-1.json",
        "portfolio-facts.yaml": "portfolio-facts-1.json",
        "facts.yaml": FACTS_SCHEMA,
        "dossier.yaml": "dossier-1.json",
        "common.yaml": "skeletons-1.json",
    }
)
#: Schemas of files that come in numbers, by a key that only they have.
SCHEMAS_BY_KEY: Final[Mapping[str, str]] = MappingProxyType(
    {
        "rule": "lint-1.json",
        "requirement": CASES_SCHEMA,
        "project": "scoring-1.json",
        "skeleton": "skeleton-1.json",
    }
)
#: Files with this ending are not loaded.
UNREAD_ENDING: Final = ".yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    path: Path
    line: int | None = None
    #: Key of a sentence in the message catalogue, section `checklist.mistakes`.
    key: str
    #: The value that is wrong: `requirements.0.force`.
    place: str = ""
    params: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    #: The file is loaded nevertheless, and means what its author may not.
    only_warns: bool = False


def checklist_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files that are named, and the YAML files under folders."""
    found: dict[Path, None] = {}
    for path in paths:
        inside = sorted(path.rglob("*.y*ml")) if path.is_dir() else [path]
        found |= dict.fromkeys(inside)
    return tuple(found)


def find_mistakes(files: Sequence[Path]) -> Iterator[Mistake]:
    """Yield the mistakes in files: YAML, schema, ids, sources, phrases."""
    types: dict[tuple[Path, str], Path] = {}
    for path in files:
        if path.suffix == UNREAD_ENDING:
            yield Mistake(path=path, key="ending")
            continue
        try:
            raw = load_yaml(path)
        except ChecklistError as error:
            yield _as_mistake(error, path)
            continue
        yield from _repeated_keys(path)
        yield from _mistakes_in(raw, path)
        if isinstance(raw, Mapping) and (type_ := str(raw.get("type", ""))):
            first = types.setdefault((path.parent, type_), path)
            if first != path:
                line = line_of(path, ["type"])
                params = {"value": type_, "file": first.name}
                yield Mistake(path=path, line=line, key="type_twice", params=params)


def _repeated_keys(path: Path) -> Iterator[Mistake]:
    for line, name in repeated_names(path):
        params = {"value": name}
        yield Mistake(
            path=path, line=line, key="key_twice", params=params, only_warns=True
        )


def _mistakes_in(raw: object, path: Path) -> Iterator[Mistake]:
    schema = _schema_of(raw, path)
    wrong = [
        mistake
        for error in schema_errors(raw, schema)
        for mistake in _of_schema(error, path)
    ]
    yield from wrong
    if wrong:
        return
    if schema == CHECKLIST_SCHEMA:
        found = [*_wrong_ids(raw, path), *_unknown_acts(raw, path)]
        yield from found or _of_loading(load_checklist, path)
    elif schema == CASES_SCHEMA:
        yield from _of_loading(lambda file: load_cases([file]), path)


def _schema_of(raw: object, path: Path) -> str:
    if path.name in SCHEMAS:
        return SCHEMAS[path.name]
    if isinstance(raw, Mapping):
        for key, schema in SCHEMAS_BY_KEY.items():
            if key in raw:
                return schema
    return CHECKLIST_SCHEMA


def _of_loading(load: Callable[[Path], object], path: Path) -> Iterator[Mistake]:
    """Yield what the loader refuses beyond the schema."""
    try:
        load(path)
    except ChecklistError as error:
        yield _as_mistake(error, path)
    except ValueError as error:  # a day that the calendar does not have
        yield Mistake(path=path, key="other", params={"said": str(error)})


def _as_mistake(error: ChecklistError, path: Path) -> Mistake:
    place = ":".join(str(item) for item in (error.path, error.line) if item)
    said = str(error).removeprefix(f"{place}: ")
    return Mistake(path=path, line=error.line, key="other", params={"said": said})


def _wrong_ids(raw: Any, path: Path) -> Iterator[Mistake]:  # noqa: ANN401 - YAML
    seen: set[str] = set()
    for number, item in enumerate(raw.get("requirements") or ()):
        name = item["id"]
        keys: Keys = ("requirements", number, "id")
        if not name.startswith(f"{raw['type']}."):
            yield _at(path, keys, "foreign_id", value=name, type=raw["type"])
        if name in seen:
            yield _at(path, keys, "id_twice", value=name)
        seen.add(name)


def _unknown_acts(raw: Any, path: Path) -> Iterator[Mistake]:  # noqa: ANN401 - YAML
    known = {*load_acts(), *_acts_beside(path)}
    for number, item in enumerate(raw.get("requirements") or ()):
        for at, source in enumerate(item["source"]):
            keys: Keys = ("requirements", number, "source", at, "act")
            yield from _unknown_act(path, keys, source["act"], known)
        for at, act in enumerate(item["match"].get("acts") or ()):
            keys = ("requirements", number, "match", "acts", at)
            yield from _unknown_act(path, keys, act, known)


def _unknown_act(
    path: Path, keys: Keys, act: str, known: Iterable[str]
) -> Iterator[Mistake]:
    if act not in known:
        yield _at(path, keys, "unknown_act", value=act, known=_close(act, known))


def _acts_beside(path: Path) -> Iterator[str]:
    """Yield the ids of the acts in the same folder, though the file may be wrong."""
    beside = path.parent / ACTS
    if path.parent == data_folder("checklists") or not beside.is_file():
        return
    try:
        raw: Any = load_yaml(beside)
    except ChecklistError:
        return  # is told where that file is looked at
    for item in raw if isinstance(raw, list) else ():
        if isinstance(item, Mapping) and "id" in item:
            yield str(item["id"])


# Errors of jsonschema, whose classes have no types of their own.


def _of_schema(error: Any, path: Path) -> Iterator[Mistake]:  # noqa: ANN401
    """Yield what an error says, of alternatives that of the one that was meant."""
    if error.validator == "oneOf" and "kind" in (error.instance or ()):
        branches: dict[int, list[Any]] = {}
        for inner in error.context:
            branches.setdefault(inner.schema_path[0], []).append(inner)
        for inside in branches.values():
            if not any(inner.validator == "const" for inner in inside):
                for inner in inside:
                    yield from _of_schema(inner, path)
        return  # a kind that is unknown is an error of its own
    keys = list(error.absolute_path)
    if error.validator == "additionalProperties":
        yield from _unknown_keys(error, keys, path)
        return
    key, params = _in_words(error)
    yield _at(path, keys, key, **params)


def _unknown_keys(error: Any, keys: Keys, path: Path) -> Iterator[Mistake]:  # noqa: ANN401
    known = list(error.schema.get("properties", ()))
    for name in error.instance:
        if name not in known:
            yield Mistake(
                path=path,
                line=line_of_name(path, keys, name),
                key="unknown_key",
                place=".".join(map(str, keys)),
                params={"value": str(name), "known": _close(str(name), known)},
            )


def _in_words(error: Any) -> tuple[str, dict[str, str]]:  # noqa: ANN401
    """Return the key of a sentence and its values."""
    value = _short(error.instance)
    rule = error.validator_value
    match error.validator:
        case "required":
            return "missing_key", {"value": error.message.split("'")[1]}
        case "enum":
            return "not_one_of", {"value": value, "known": ", ".join(map(str, rule))}
        case "minItems" | "minLength" | "minProperties":
            return "too_short", {"value": value}
        case "pattern":
            return "written_otherwise", {"value": value, "pattern": rule}
        case "type":
            kinds = [rule] if isinstance(rule, str) else rule
            return "not_of_kind", {"value": value, "known": ", ".join(kinds)}
    return "other", {"said": error.message}


def _short(value: object) -> str:
    """Return a value in words; of one that holds others only what it is."""
    kinds = {dict: "object", list: "array", type(None): "null"}
    return kinds.get(type(value), str(value))


def _at(path: Path, keys: Keys, key: str, **params: str) -> Mistake:
    return Mistake(
        path=path,
        line=line_of(path, keys),
        key=key,
        place=".".join(map(str, keys)),
        params=params,
    )


def _close(word: str, known: Iterable[str]) -> str:
    """Return what is known and looks like the word, else all of a short list."""
    names = sorted(known)
    near = difflib.get_close_matches(word, names, n=3)
    return ", ".join(near or (names if len(names) < 15 else ["…"]))
