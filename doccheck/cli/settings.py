"""The file of settings: `doccheck.toml`, or `[tool.doccheck]` in `pyproject.toml`.

A setting is the default of the option of the same name; the command line has the last
word. What the law demands is no setting.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import click

from doccheck.cli.options import close_match
from doccheck.cli.suppressions import Rule, read_rule
from doccheck.errors import UsageError

OWN_FILE: Final = "doccheck.toml"
SHARED_FILE: Final = "pyproject.toml"
SUPPRESS: Final = "suppress"
_IN_CONTEXT: Final = "doccheck.settings"


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_list(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


@dataclass(frozen=True, slots=True)
class Key:
    """A setting: what fits it, in words, and whether it is a path."""

    fits: Callable[[object], bool]
    wanted: str
    #: Relative to the file of settings, not to where doccheck is called.
    is_path: bool = False


_TEXT: Final = Key(_is_text, "a text")
_NUMBER: Final = Key(_is_number, "a whole number")
_LIST: Final = Key(_is_list, "a list of texts")

#: By the long name of the option that it is the default of.
KEYS: Final[Mapping[str, Key]] = MappingProxyType(
    {
        "baseline": Key(_is_text, "a path", is_path=True),
        "checklists": Key(_is_list, "a list of folders", is_path=True),
        "exclude": _LIST,
        "fail-on": _TEXT,
        "ignore": _LIST,
        "jobs": _NUMBER,
        "lang": _TEXT,
        "memory": _NUMBER,
        "organisation": _TEXT,
        "select": _LIST,
        "timeout": _NUMBER,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a file of settings says; without a file, nothing."""

    path: Path | None = None
    values: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    rules: tuple[Rule, ...] = ()

    @property
    def folder(self) -> Path:
        """Where its paths begin."""
        return self.path.parent if self.path else Path.cwd()


def find_settings(start: Path) -> Settings:
    """Return the settings of a folder, or of the nearest one above that has any.

    Raises:
        UsageError: The file is wrong.
    """
    start = start.resolve()
    for folder in (start, *start.parents):
        for name in (OWN_FILE, SHARED_FILE):
            path = folder / name
            if path.is_file() and (table := _table(path)) is not None:
                return _settings(path, table)
    return Settings()


def read_settings(path: Path) -> Settings:
    """Return the settings of a file.

    Raises:
        UsageError: The file is wrong.
    """
    path = path.resolve()
    return _settings(path, _table(path) or {})


def _table(path: Path) -> Mapping[str, Any] | None:
    """Return the part of a file that is ours; None where there is none."""
    try:
        whole = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path}: {error}") from error
    if path.name != SHARED_FILE:
        return whole
    table = whole.get("tool", {}).get("doccheck")
    return table if isinstance(table, Mapping) else None


def _settings(path: Path, table: Mapping[str, Any]) -> Settings:
    given = {name: value for name, value in table.items() if name != SUPPRESS}
    rules = table.get(SUPPRESS, [])
    if not isinstance(rules, Sequence) or not all(
        isinstance(item, Mapping) for item in rules
    ):
        raise UsageError(f"{path}: write [[{SUPPRESS}]] before each suppression")
    return Settings(
        path=path,
        values={name: _value(path, name, value) for name, value in given.items()},
        rules=tuple(read_rule(item, path, n) for n, item in enumerate(rules, 1)),
    )


def _value(path: Path, name: str, value: object) -> object:
    key = KEYS.get(name)
    if key is None:
        hint = close_match(name, [*KEYS, SUPPRESS])
        raise UsageError(f"{path}: no setting is called {name!r}{hint}")
    if not key.fits(value):
        raise UsageError(f"{path}: {name} is {key.wanted}, not {value!r}")
    if not key.is_path:
        return value
    if isinstance(value, list):
        return [str(path.parent / item) for item in value]
    return str(path.parent / str(value))


def _apply(context: click.Context, _parameter: click.Parameter, given: Any) -> None:  # noqa: ANN401 - a path from click, if any
    """Make settings the defaults of the command's options."""
    if given == Path("-"):
        settings = Settings()
    else:
        settings = read_settings(given) if given else find_settings(Path.cwd())
    context.meta[_IN_CONTEXT] = settings
    context.default_map = dict(_defaults(context.command, settings.values))


def _defaults(
    command: click.Command, values: Mapping[str, Any]
) -> Iterator[tuple[str, Any]]:
    for parameter in command.params:
        for option in parameter.opts:
            name = option.removeprefix("--")
            if parameter.name and name in values:
                yield parameter.name, values[name]


def settings_in(context: click.Context) -> Settings:
    """Return the settings of a command that has the option."""
    found = context.meta.get(_IN_CONTEXT)
    return found if isinstance(found, Settings) else Settings()


#: For every command that has an option of `KEYS`.
settings_option: Final = click.option(
    "--config",
    type=click.Path(exists=True, dir_okay=False, path_type=Path, allow_dash=True),
    is_eager=True,
    expose_value=False,
    callback=_apply,
    metavar="FILE",
    show_default=f"{OWN_FILE} here or in a folder above",
    help="Settings to use; '-' for none.",
)
