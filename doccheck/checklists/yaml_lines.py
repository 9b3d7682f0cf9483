"""YAML that remembers its lines, so that a mistake can be shown where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from doccheck.errors import ChecklistError

# The C versions are ten times faster; PyYAML's wheels have them.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_yaml(path: Path) -> object:
    """Return the content of a YAML file.

    Raises:
        ChecklistError: Not readable, not UTF-8 or not YAML; with the line.
    """
    text = read_text(path)
    try:
        return yaml.load(text, _LOADER)  # noqa: S506 - a safe loader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else None
        problem = getattr(error, "problem", None) or str(error)
        raise ChecklistError(f"not YAML: {problem}", path=path, line=line) from error
    except ValueError as error:  # a day that the calendar does not have
        raise ChecklistError(f"not YAML: {error}", path=path) from error


def read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ChecklistError(f"cannot be read: {error}", path=path) from error


def line_of(path: Path, keys: Iterable[str | int]) -> int | None:
    """Return the line, from 1, of the value that keys lead to.

    It is that of the nearest parent where the value itself is missing.
    """
    node: yaml.Node | None = yaml.compose(read_text(path), _LOADER)
    line = None
    for key in (*keys, None):
        if node is None:
            break
        line = node.start_mark.line + 1
        node = None if key is None else _child(node, key)
    return line


def lines_of(path: Path) -> Mapping[tuple[str | int, ...], int]:
    """Return the line, from 1, of every value by the keys that lead to it."""
    root: yaml.Node | None = yaml.compose(read_text(path), _LOADER)
    lines: dict[tuple[str | int, ...], int] = {}
    nodes: list[tuple[tuple[str | int, ...], yaml.Node]] = [((), root)] if root else []
    while nodes:
        keys, node = nodes.pop()
        lines[keys] = node.start_mark.line + 1
        if isinstance(node, yaml.SequenceNode):
            nodes += [((*keys, at), item) for at, item in enumerate(node.value)]
        elif isinstance(node, yaml.MappingNode):
            nodes += [((*keys, name.value), item) for name, item in node.value]
    return lines


def line_of_name(path: Path, keys: Iterable[str | int], name: object) -> int | None:
    """Return the line of a key itself inside the mapping that keys lead to."""
    node: yaml.Node | None = yaml.compose(read_text(path), _LOADER)
    for key in keys:
        node = node and _child(node, key)
    if not isinstance(node, yaml.MappingNode):
        return None
    lines = (key.start_mark.line + 1 for key, _ in node.value if key.value == str(name))
    return next(lines, None)


def repeated_names(path: Path) -> Iterator[tuple[int, str]]:
    """Yield line and name of keys that a mapping has already; the last one wins."""
    nodes: list[Any] = [yaml.compose(read_text(path), _LOADER)]
    while nodes:
        node = nodes.pop()
        if isinstance(node, yaml.SequenceNode):
            nodes += node.value
        elif isinstance(node, yaml.MappingNode):
            nodes += [value for _, value in node.value]
            names = [key.value for key, _ in node.value]
            for number, (key, _) in enumerate(node.value):
                if key.value in names[:number]:
                    yield key.start_mark.line + 1, str(key.value)


def _child(node: yaml.Node, key: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int):
        return node.value[key] if key < len(node.value) else None
    if isinstance(node, yaml.MappingNode):
        return next((value for name, value in node.value if name.value == key), None)
    return None
