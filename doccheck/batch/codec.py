"""Values of reports as JSON and back, by their declared types.

What is read makes only the types that are asked for: a file of a cache that somebody
has changed gives another report or an error, never code that runs.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import lru_cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

Decoder = Callable[[Any], Any]
#: Values that JSON has itself.
PLAIN = (str, int, float, bool, NoneType)


def encoded(value: Any) -> Any:  # noqa: ANN401 - any value of a report
    """Return a value as JSON has it: dataclasses as lists of their fields."""
    if is_dataclass(value):
        return [encoded(getattr(value, item.name)) for item in fields(value)]
    if isinstance(value, Mapping):
        return {str(key): encoded(item) for key, item in value.items()}
    if isinstance(value, frozenset):
        return sorted(map(encoded, value))
    if isinstance(value, tuple):
        return [encoded(item) for item in value]
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    return value.value if isinstance(value, Enum) else value


@lru_cache(maxsize=256)
def decoder(kind: Any) -> Decoder:  # noqa: ANN401 - a type, or one with parameters
    """Return what makes a value of a type from JSON.

    It raises ValueError, TypeError or KeyError where the JSON does not fit.
    """
    origin, given = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _optional(given)
    if origin is tuple:
        return _tuple(given)
    if origin is not None and issubclass(origin, Mapping):
        return _mapping(given)
    if origin is frozenset:
        inside = decoder(given[0])
        return lambda raw: frozenset(map(inside, raw))
    return _single(kind)


def _single(kind: type) -> Decoder:
    if is_dataclass(kind):
        return _dataclass(kind)
    if issubclass(kind, Enum):
        return kind
    if kind is bytes:
        return base64.b64decode
    if kind not in PLAIN:
        raise TypeError(f"{kind} is no type of a report")
    return lambda raw: _checked(kind, raw)


def _checked(kind: type, raw: Any) -> Any:  # noqa: ANN401 - JSON
    if kind is float and isinstance(raw, int):
        return float(raw)
    if not isinstance(raw, kind) or (kind is int and isinstance(raw, bool)):
        raise TypeError(f"{raw!r} is no {kind.__name__}")
    return raw


def _optional(given: tuple[Any, ...]) -> Decoder:
    kinds = [item for item in given if item is not NoneType]
    inside = decoder(kinds[0])
    return lambda raw: None if raw is None else inside(raw)


def _tuple(given: tuple[Any, ...]) -> Decoder:
    if given[-1] is Ellipsis:
        inside = decoder(given[0])
        return lambda raw: tuple(map(inside, raw))
    parts = tuple(map(decoder, given))
    return lambda raw: tuple(part(item) for part, item in zip(parts, raw, strict=True))


def _mapping(given: tuple[Any, ...]) -> Decoder:
    key, value = map(decoder, given)
    return lambda raw: MappingProxyType(
        {key(name): value(item) for name, item in raw.items()}
    )


def _dataclass(kind: Any) -> Decoder:  # noqa: ANN401 - a dataclass
    hints = get_type_hints(kind)
    names = [item.name for item in fields(kind)]
    known: list[Decoder] = []

    def decode(raw: Any) -> Any:  # noqa: ANN401 - JSON, and an instance of the class
        if not known:  # here, and not above: a type may hold itself
            known.extend([decoder(hints[name]) for name in names])
        values = (part(item) for part, item in zip(known, raw, strict=True))
        return kind(**dict(zip(names, values, strict=True)))

    return decode
