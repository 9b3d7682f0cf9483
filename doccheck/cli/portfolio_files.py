"""The file of a portfolio in a folder: `portfolio.yaml`, or `portfolio.xlsx`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from doccheck.errors import UsageError
from doccheck.parsers import read_file
from doccheck.scoring.declared import Written
from doccheck.scoring.members import Role
from doccheck.scoring.portfolio import (
    BODY,
    PORTFOLIO,
    Portfolio,
    load_portfolio,
    read_portfolio,
)
from doccheck.scoring.rules import Rules

WORKBOOK: Final = "portfolio.xlsx"
#: Keys of the first sheet that lie deeper in the YAML.
DEEPER: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "body": ("body", "name"),
        "folder": ("body", "folder"),
        "from": ("period", "from"),
        "until": ("period", "until"),
    }
)
OPTION: Final = "option."
SECTIONS: Final[Mapping[str, str]] = MappingProxyType(
    {Role.UNIT: "units", Role.ORGANISATION: "organisations"}
)
#: Columns of the sheet of facts.
WHOSE, KEY, _TITLE, VALUE, ORIGIN = range(5)

Row = Mapping[int, str]


def read_portfolio_in(folder: Path, rules: Rules) -> Portfolio:
    """Return the portfolio of a folder.

    Raises:
        ChecklistError: Its file is not a portfolio.
        UsageError: There is no such file, or there are two.
    """
    text, workbook = folder / PORTFOLIO, folder / WORKBOOK
    if text.is_file() and workbook.is_file():
        raise UsageError(f"{folder}: {PORTFOLIO} or {WORKBOOK}, not both")
    if workbook.is_file():
        written = read_workbook(workbook)
        return read_portfolio(written, rules)
    if not text.is_file():
        message = f"{folder} has no {PORTFOLIO}: 'doccheck portfolio new' writes one"
        raise UsageError(message)
    return load_portfolio(folder, rules)


def read_workbook(path: Path) -> Written:
    """Return what a workbook tells, as if it stood in YAML.

    Its sheets, in this order: the body (key, value), the organisations (folder, role,
    name), the facts (folder or nothing for the body, key, title, value, origin).

    Raises:
        InputError: It cannot be read.
    """
    taken = _Taken()
    from doccheck.parsers.xlsx import read_cells  # noqa: PLC0415 - lazy: lxml

    sheets = list(read_cells(read_file(path)))
    for (name, sheet), take in zip(sheets, TAKERS, strict=False):
        for cells in sheet.rows[1:]:  # the first row names the columns
            row = {cell.column: cell.text.strip() for cell in cells}
            take(taken, row, f"{name}!{cells[0].row + 1}")
    return Written(raw=taken.raw, path=path, lines=taken.places)


@dataclass(slots=True)
class _Taken:
    """Puts rows of a workbook where YAML has them."""

    raw: dict[str, Any] = field(default_factory=dict)
    places: dict[tuple[str | int, ...], int | str] = field(default_factory=dict)

    def body(self, row: Row, place: str) -> None:
        key, value = row.get(0, ""), row.get(1, "")
        if not key or not value:
            return
        keys = DEEPER.get(key, (key,))
        if key.startswith(OPTION):
            keys = ("options", key.removeprefix(OPTION))
        self._put(keys, value, place)

    def member(self, row: Row, place: str) -> None:
        folder, role = row.get(0, ""), row.get(1, "") or str(Role.ORGANISATION)
        if folder:
            keys = (SECTIONS.get(role, role), folder)
            self._put(keys, {"name": row[2]} if row.get(2) else {}, place)

    def fact(self, row: Row, place: str) -> None:
        key, value = row.get(KEY, ""), row.get(VALUE, "")
        if not key or not value:
            return
        told = {"value": value, "from": row.get(ORIGIN, "")}
        self._put((*self._home(row.get(WHOSE, "")), "facts", key), told, place)

    def _home(self, folder: str) -> tuple[str, ...]:
        """Return the keys of an organisation; none for the body."""
        if folder in ("", BODY, self.raw.get("body", {}).get("folder")):
            return ()
        for section in SECTIONS.values():
            if folder in self.raw.get(section, {}):
                return (section, folder)
        return (SECTIONS[Role.ORGANISATION], folder)

    def _put(self, keys: Sequence[str], value: object, place: str) -> None:
        inside = self.raw
        for at, key in enumerate(keys[:-1], 1):
            inside = inside.setdefault(key, {})
            self.places.setdefault(tuple(keys[:at]), place)
        inside[keys[-1]] = value
        self.places[tuple(keys)] = place


TAKERS: Final[tuple[Callable[[_Taken, Row, str], None], ...]] = (
    _Taken.body,
    _Taken.member,
    _Taken.fact,
)
