"""Facts that people wrote down: read, checked, each with its file and line."""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from doccheck.scoring.figures import HUNDRED, ZERO, plain
from doccheck.scoring.members import Role, Stated
from doccheck.scoring.rules import FactType, Rules

Keys = tuple[str, ...]
#: Sections of a file that hold facts; `links` is short for `facts: {links: …}`.
SECTIONS: Final[Mapping[str, Keys]] = MappingProxyType(
    {"facts": (), "links": ("links",), "dates": ()}
)
#: Keys of a fact that is written with its origin.
VALUE, ORIGIN = "value", "from"
YES: Final = frozenset({"yes", "true", "иә", "да"})
NO: Final = frozenset({"no", "false", "жоқ", "нет"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong with a fact or a listing; the rest is scored all the same."""

    #: Key of a sentence in the message catalogue.
    reason: str
    #: File and line, or the file alone.
    place: str
    params: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The content of a file that people fill in, and where each value stands."""

    raw: Any
    path: Path
    #: Lines of a text, cells of a workbook.
    lines: Mapping[tuple[str | int, ...], int | str]

    def line(self, *places: Keys) -> int | str | None:
        """Return the line of the first of these places that is there."""
        return next((self.lines[keys] for keys in places if keys in self.lines), None)

    def place(self, *places: Keys) -> str:
        line = self.line(*places)
        return f"{self.path}:{line}" if line else str(self.path)


@dataclass(frozen=True, slots=True)
class Declaration:
    """The facts of one organisation in one file."""

    written: Written
    role: Role
    rules: Rules
    problems: list[Problem]

    def facts(self, start: Keys, known: Mapping[str, Stated]) -> dict[str, Stated]:
        """Return the facts under some keys of the file, and those known before.

        Args:
            known: Facts that another file has told already; they stay.
        """
        raw = self.written.raw
        for key in start:
            raw = raw.get(key) or {} if isinstance(raw, Mapping) else {}
        found = dict(known)
        for section, prefix in SECTIONS.items():
            inside = raw.get(section) if isinstance(raw, Mapping) else None
            for leaf in _leaves(inside or {}, (*start, section), prefix):
                name = ".".join(leaf.name)
                stated = self._stated(name, leaf)
                if stated is not None:
                    self._compare(name, stated, known)
                    found.setdefault(name, stated)
        return found

    def _stated(self, name: str, leaf: _Leaf) -> Stated | None:
        rule = self.rules.fact(name)
        place = self.written.place(leaf.keys)
        if rule is None:
            self._say("unknown_fact", place, key=name, close=self._close(name))
        elif self.role not in rule.whose:
            self._say("not_here", place, key=name, role=str(self.role))
        else:
            text = READERS[rule.type](leaf.value)
            if text is not None:
                return Stated(value=text, source=place, origin=leaf.origin)
            wrong = str(leaf.value)
            self._say("wrong_value", place, key=name, value=wrong, type=rule.type)
        return None

    def _compare(self, name: str, stated: Stated, known: Mapping[str, Stated]) -> None:
        first = known.get(name)
        if first is not None and first.value != stated.value:
            self._say(
                "contradiction",
                first.source,
                key=name,
                value=first.value,
                document=stated.source,
                told=stated.value,
            )

    def _close(self, name: str) -> str:
        rules = self.rules.facts.values()
        known = [rule.key for rule in rules if self.role in rule.whose]
        return next(iter(difflib.get_close_matches(name, known, n=1)), "")

    def _say(self, reason: str, place: str, **params: str) -> None:
        self.problems.append(Problem(reason=reason, place=place, params=params))


@dataclass(frozen=True, slots=True)
class _Leaf:
    #: Keys as they stand in the file; a key with dots in it is one.
    keys: Keys
    #: The key of the fact, part by part.
    name: Keys
    value: object
    origin: str = ""


def _leaves(raw: object, keys: Keys, name: Keys) -> Iterator[_Leaf]:
    """Yield each value that is filled in."""
    if isinstance(raw, Mapping) and VALUE in raw:
        if raw[VALUE] is not None:
            yield _Leaf(keys, name, raw[VALUE], str(raw.get(ORIGIN) or ""))
    elif isinstance(raw, Mapping):
        for key, item in raw.items():
            yield from _leaves(item, (*keys, str(key)), (*name, str(key)))
    elif raw is not None:
        yield _Leaf(keys, name, raw)


def _count(value: object) -> str | None:
    number = _number(value)
    is_count = number is not None and number >= ZERO and number == int(number)
    return str(int(number)) if is_count and number is not None else None


def _share(value: object) -> str | None:
    text = str(value).strip().removesuffix("%")
    number = _number(text)
    if number is None or not ZERO <= number <= HUNDRED:
        return None
    return str(plain(number))


def _number(value: object) -> Decimal | None:
    if isinstance(value, bool):
        return None
    try:
        number = Decimal(str(value).strip().replace(",", "."))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _day(value: object) -> str | None:
    try:
        return datetime.date.fromisoformat(str(value).strip()).isoformat()
    except ValueError:
        return None


def _yes(value: object) -> str | None:
    word = str(value).strip().lower()
    if word in YES:
        return "yes"
    return "no" if word in NO else None


def _link(value: object) -> str | None:
    text = str(value).strip()
    return text if "." in text and " " not in text else None


READERS: Final = MappingProxyType(
    {
        FactType.COUNT: _count,
        FactType.SHARE: _share,
        FactType.DAY: _day,
        FactType.YES: _yes,
        FactType.LINK: _link,
    }
)
