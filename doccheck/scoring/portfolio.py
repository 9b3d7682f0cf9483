"""A portfolio: a body, the period, its organisations, and facts that people told.

What is wrong with a single fact is a `Problem`: it is shown with file, line and key,
and the rest is scored. Only what leaves nothing to score is an error.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from doccheck.checklists.load import schema_errors, validate
from doccheck.checklists.yaml_lines import lines_of, load_yaml
from doccheck.errors import ChecklistError
from doccheck.scoring.declared import Declaration, Problem, Written
from doccheck.scoring.members import Role, Stated
from doccheck.scoring.periods import ScoredPeriod
from doccheck.scoring.rules import BodyKind, Rules

PORTFOLIO: Final = "portfolio.yaml"
SCHEMA: Final = "portfolio-1.json"
ORGANISATION: Final = "organisation.yaml"
#: The documents of an organisation may come packed.
ARCHIVE: Final = ".zip"
#: Folder of the body's own documents, and its id.
BODY: Final = "body"
ROLES: Final[Mapping[str, Role]] = MappingProxyType(
    {"units": Role.UNIT, "organisations": Role.ORGANISATION}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An organisation as the portfolio lists it."""

    id: str
    role: Role
    #: None where it has no folder: nothing of it is held.
    folder: Path | None
    name: str = ""
    #: Other spellings of its name.
    names: tuple[str, ...] = ()
    facts: Mapping[str, Stated] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Portfolio:
    body: str
    kind: BodyKind
    period: ScoredPeriod
    #: The file that people fill in.
    path: Path
    choices: Mapping[str, str]
    #: The body first, then units, then organisations, each by id.
    listed: tuple[Listed, ...]
    problems: tuple[Problem, ...] = ()


def load_portfolio(folder: Path, rules: Rules) -> Portfolio:
    """Return the portfolio of a folder, as its `portfolio.yaml` tells it.

    Raises:
        ChecklistError: The file is missing, or not a portfolio.
    """
    path = folder / PORTFOLIO
    raw = load_yaml(path)
    validate(raw, SCHEMA, path)
    return read_portfolio(Written(raw=raw, path=path, lines=lines_of(path)), rules)


def examine(written: Written) -> None:
    """Check what stands in a file that is not YAML.

    Raises:
        ChecklistError: With the place of what does not fit.
    """
    for error in schema_errors(written.raw, SCHEMA):
        keys = tuple(map(str, error.absolute_path))
        place = written.place(*(keys[:end] for end in range(len(keys), 0, -1)))
        raise ChecklistError(f"{place}: {'.'.join(keys)}: {error.message}")


def read_portfolio(written: Written, rules: Rules) -> Portfolio:
    """Return a portfolio from what stands in its file."""
    raw = written.raw
    problems: list[Problem] = []
    listed = tuple(_Listing(written, rules, problems).members())
    return Portfolio(
        body=_body(raw)["name"],
        kind=BodyKind(raw["kind"]),
        period=_period(written),
        path=written.path,
        choices=_choices(written, rules),
        listed=listed,
        problems=tuple(problems),
    )


def _body(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    body = raw["body"]
    return {"name": body} if isinstance(body, str) else body


@dataclass(frozen=True, slots=True)
class _Listing:
    """Finds the members of a portfolio; what is wrong goes to `problems`."""

    written: Written
    rules: Rules
    problems: list[Problem]

    def members(self) -> Iterator[Listed]:
        body = _body(self.written.raw)
        home = body.get("folder", BODY)
        yield self._member(home, Role.BODY, body, (), id_=BODY)
        named = [key for key in ROLES if self.written.raw.get(key)]
        if not named:
            yield from self._found(home)
        for key in named:
            yield from self._named(key)
        if named:
            self._say_unlisted(home, named)

    def _named(self, key: str) -> Iterator[Listed]:
        items = self.written.raw[key]
        known = items if isinstance(items, Mapping) else dict.fromkeys(items)
        for name, item in sorted(known.items()):
            own = item or {}
            folder = own.get("folder", name)
            yield self._member(folder, ROLES[key], own, (key, name), id_=name)
            if self._place_of(folder) is None:
                place = self.written.place((key, name), (key,))
                params = {"key": name, "folder": folder}
                self.problems.append(
                    Problem(reason="no_folder", place=place, params=params)
                )

    def _found(self, body: str) -> Iterator[Listed]:
        """Yield the folders beside the file; each says itself what it is."""
        found = [
            self._member(path.stem, Role.ORGANISATION, {}, None, id_=path.stem)
            for path in self._folders()
            if path.stem != body
        ]
        order = list(Role)
        yield from sorted(found, key=lambda item: (order.index(item.role), item.id))

    def _say_unlisted(self, body: str, named: Sequence[str]) -> None:
        known = {body}
        for key in named:
            items = self.written.raw[key]
            own = items if isinstance(items, Mapping) else dict.fromkeys(items)
            known |= {(item or {}).get("folder", name) for name, item in own.items()}
        for path in self._folders():
            if path.stem not in known:
                place = self.written.place((named[0],))
                params = {"folder": path.name}
                self.problems.append(
                    Problem(reason="not_listed", place=place, params=params)
                )

    @property
    def _home(self) -> Path:
        return self.written.path.parent

    def _folders(self) -> Iterator[Path]:
        for path in sorted(self._home.iterdir()):
            is_set = path.is_dir() or path.suffix == ARCHIVE
            if is_set and not path.name.startswith("."):
                yield path

    def _place_of(self, folder: str) -> Path | None:
        """Return the folder of documents, or the archive in its place."""
        for path in (self._home / folder, self._home / f"{folder}{ARCHIVE}"):
            if path.exists():
                return path
        return None

    def _member(
        self,
        folder: str,
        role: Role,
        own: Mapping[str, Any],
        at: tuple[str, ...] | None,
        *,
        id_: str,
    ) -> Listed:
        """Return a member with the facts of the portfolio's file and of its own.

        Args:
            at: Keys under which the portfolio's file tells facts of it.
        """
        home = self._home / folder
        beside = self._organisation(home / ORGANISATION)
        told = beside.raw if beside else {}
        if at is None:  # it says itself what it is
            role = Role(told.get("role", role))
        facts: dict[str, Stated] = {}
        for written, start in ((self.written, at), (beside, ())):
            if written is not None and start is not None:
                declaration = Declaration(written, role, self.rules, self.problems)
                facts = declaration.facts(start, facts)
        return Listed(
            id=id_,
            role=role,
            folder=self._place_of(folder),
            name=own.get("name") or told.get("name") or "",
            names=(*own.get("names", ()), *told.get("names", ())),
            facts=MappingProxyType(facts),
        )

    def _organisation(self, path: Path) -> Written | None:
        """Return what an organisation's own file tells; a wrong file tells nothing."""
        if not path.is_file():
            return None
        try:
            raw = load_yaml(path)
            validate(raw, "organisation-1.json", path)
        except ChecklistError as error:
            self.problems.append(
                Problem(
                    reason="wrong_file", place=str(path), params={"said": str(error)}
                )
            )
            return None
        return Written(raw=raw or {}, path=path, lines=lines_of(path))


def _period(written: Written) -> ScoredPeriod:
    """Return the days of the period; they lie in one calendar year."""
    raw = written.raw["period"]
    if isinstance(raw, Mapping):
        first, last = (_day(raw[key], key, written) for key in ("from", "until"))
        if first > last or first.year != last.year:
            place = written.place(("period",))
            message = "both days must lie in one calendar year, in their order"
            raise ChecklistError(f"{place}: period: {message}")
        return ScoredPeriod(first=first, last=last)
    year, _, quarter = str(raw).partition("-Q")
    return whole_period(int(year), int(quarter) if quarter else None)


def whole_period(year: int, quarter: int | None = None) -> ScoredPeriod:
    """Return a calendar year, or a quarter of it.

    >>> whole_period(2024, 1).last
    datetime.date(2024, 3, 31)
    """
    first, last = (1, 12) if quarter is None else (quarter * 3 - 2, quarter * 3)
    after = datetime.date(year + last // 12, last % 12 + 1, 1)
    return ScoredPeriod(
        first=datetime.date(year, first, 1), last=after - datetime.timedelta(days=1)
    )


def _day(value: object, key: str, written: Written) -> datetime.date:
    if isinstance(value, datetime.date):
        return value
    try:
        return datetime.date.fromisoformat(str(value))
    except ValueError as error:
        place = written.place(("period", key), ("period",))
        message = f"period.{key}: {value!r} is no day (write 2024-12-31)"
        raise ChecklistError(f"{place}: {message}") from error


def _choices(written: Written, rules: Rules) -> Mapping[str, str]:
    """Return the choice of every option, by default or by the portfolio."""
    choices = rules.defaults
    for name, choice in (written.raw.get("options") or {}).items():
        option = rules.options.get(name)
        known = list(option.choices) if option else list(rules.options)
        if option is None or choice not in option.choices:
            wrong = name if option is None else choice
            message = f"options: {wrong!r} is unknown; known: {', '.join(known)}"
            raise ChecklistError(f"{written.place(('options', name))}: {message}")
        choices[name] = choice
    return MappingProxyType(choices)
