"""A portfolio: a body, the period, its organisations, and facts that people told.

What is wrong with a single fact is a `Problem`: it is shown with file, line and key,
and the rest is scored. Only what leaves nothing to score is an error.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from doccheck.checklists.load import schema_errors, validate
from doccheck.checklists.yaml_lines import lines_of, load_yaml
from doccheck.errors import ChecklistError
from doccheck.scoring.declared import Declaration, Problem, Written
from doccheck.scoring.frame import (
    choices_of,
    kind_of,
    known_keys,
    period_of,
    role_of,
)
from doccheck.scoring.members import Role, Stated
from doccheck.scoring.periods import ScoredPeriod
from doccheck.scoring.rules import BodyKind, Rules

PORTFOLIO: Final = "portfolio.yaml"
SCHEMA: Final = "portfolio-1.json"
ORGANISATION_SCHEMA: Final = "organisation-1.json"
#: What each of the two files may tell.
KEYS: Final = (
    *("body", "kind", "period", "units", "organisations"),
    *("options", "facts", "links", "dates"),
)
ORGANISATION_KEYS: Final = (
    *("name", "names", "role", "kind"),
    *("facts", "links", "dates"),
)
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
    if not isinstance(raw, Mapping):
        message = "body, kind and period are expected"
        raise ChecklistError(message, path=path, line=1)
    return read_portfolio(Written(raw=raw, path=path, lines=lines_of(path)), rules)


def read_portfolio(written: Written, rules: Rules) -> Portfolio:
    """Return a portfolio from what stands in its file.

    Raises:
        ChecklistError: What is there leaves nothing to score.
    """
    problems: list[Problem] = []
    written = replace(written, raw=known_keys(written, KEYS, problems))
    _examine(written)
    body = _body(written.raw)
    return Portfolio(
        body=body["name"] or written.path.parent.resolve().name,
        kind=kind_of(written, problems),
        period=period_of(written, problems),
        path=written.path,
        choices=choices_of(written, rules),
        listed=tuple(_Listing(written, rules, problems).members()),
        problems=tuple(problems),
    )


def _examine(written: Written) -> None:
    """Refuse what is not of the form that is read, with its place."""
    for error in schema_errors(written.raw, SCHEMA):
        keys = tuple(map(str, error.absolute_path))
        place = written.place(*(keys[:end] for end in range(len(keys), 0, -1)))
        raise ChecklistError(f"{place}: {'.'.join(keys)}: {error.message}")


def _body(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    body = raw.get("body") or ""
    return {"name": body} if isinstance(body, str) else {"name": "", **body}


@dataclass(frozen=True, slots=True)
class _Listing:
    """Finds the members of a portfolio; what is wrong goes to `problems`."""

    written: Written
    rules: Rules
    problems: list[Problem]

    def members(self) -> Iterator[Listed]:
        body = _body(self.written.raw)
        home = body.get("folder") or self._body_folder()
        yield self._member(home, Role.BODY, body, (), id_=BODY)
        named = [key for key in ROLES if self.written.raw.get(key)]
        if not named:
            yield from self._found(home)
        for key in named:
            yield from self._named(key)
        if named:
            self._say_unlisted(home, named)

    def _body_folder(self) -> str:
        """Return the folder that says it is the body's, else the usual one.

        Where there is neither, the body's documents lie beside the file itself.
        """
        for path in self._folders():
            beside = self._organisation(path / ORGANISATION, quiet=True)
            if beside and str(beside.raw.get("role")) == Role.BODY:
                return path.name
        return BODY if self._place_of(BODY) else "."

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
        if at is None and beside:  # it says itself what it is
            role = role_of(beside, role, self.problems)
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
            names=(*_names(own), *_names(told)),
            facts=MappingProxyType(facts),
        )

    def _organisation(self, path: Path, *, quiet: bool = False) -> Written | None:
        """Return what an organisation's own file tells; a wrong file tells nothing.

        Args:
            quiet: What is wrong is told when the file is read again.
        """
        problems = [] if quiet else self.problems
        if not path.is_file():
            return None
        try:
            raw = load_yaml(path) or {}
            validate(raw, ORGANISATION_SCHEMA, path)
        except ChecklistError as error:
            said = {"said": str(error)}
            problem = Problem(reason="wrong_file", place=str(path), params=said)
            problems.append(problem)
            return None
        written = Written(raw=raw, path=path, lines=lines_of(path))
        known = known_keys(written, ORGANISATION_KEYS, problems)
        return replace(written, raw=known)


def _names(raw: Mapping[str, Any]) -> tuple[str, ...]:
    names = raw.get("names") or ()
    return (names,) if isinstance(names, str) else tuple(names)
