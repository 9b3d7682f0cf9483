"""Cases: small texts of which the author says how a requirement comes out."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from doccheck.checklists.load import as_day, validate
from doccheck.checklists.model import LANGUAGES, Checklist, Organisation
from doccheck.checklists.yaml_lines import load_yaml
from doccheck.errors import ChecklistError
from doccheck.findings import Outcome

CASES_SCHEMA: Final = "cases-1.json"
#: How the name of a case begins, by the outcome that it expects.
OPENINGS: Final[Mapping[str, Outcome]] = MappingProxyType(
    {
        "met": Outcome.MET,
        "partial": Outcome.PARTIAL,
        "not_met": Outcome.UNMET,
        "not_applicable": Outcome.NOT_APPLICABLE,
        "undetermined": Outcome.UNDETERMINED,
    }
)
#: Every requirement has cases of these, in both languages.
DUE: Final = ("met", "not_met")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    requirement: str
    #: `not_met_ru_heading_only`: outcome, language, what it shows.
    name: str
    #: With ⟦ ⟧ around what must be shown as evidence.
    text: str
    as_of: datetime.date | None = None
    organisation: Organisation | None = None
    path: Path

    @property
    def expected(self) -> Outcome:
        """The outcome that the name begins with.

        >>> Case(requirement="", name="not_met_kk", text="", path=Path()).expected
        <Outcome.UNMET: 'unmet'>
        """
        return next(
            outcome
            for opening, outcome in OPENINGS.items()
            if self.name.startswith(f"{opening}_")
        )


def load_cases(paths: Iterable[Path]) -> tuple[Case, ...]:
    """Return the cases of files, and of the files of folders.

    Raises:
        ChecklistError: A file is wrong; the message names file, line and key.
    """
    return tuple(
        case for path in paths for file in _files(path) for case in _read(file)
    )


def lacking_cases(
    checklists: Iterable[Checklist], cases: Iterable[Case]
) -> Mapping[str, tuple[str, ...]]:
    """Return the requirements without all their cases, with what is missing.

    What is missing is said as names begin: `met_kk`, `not_met_ru`.
    """
    names: dict[str, list[str]] = {}
    for case in cases:
        names.setdefault(case.requirement, []).append(f"{case.name}_")
    due = [f"{opening}_{language}" for opening in DUE for language in LANGUAGES]
    lacking = {
        item.id: tuple(start for start in due if not _any_begins(start, names, item.id))
        for checklist in checklists
        for item in checklist.requirements
    }
    return {name: starts for name, starts in lacking.items() if starts}


def _any_begins(start: str, names: Mapping[str, list[str]], requirement: str) -> bool:
    return any(name.startswith(f"{start}_") for name in names.get(requirement, ()))


def _files(path: Path) -> list[Path]:
    return sorted(path.glob("*.yaml")) if path.is_dir() else [path]


def _read(path: Path) -> Iterator[Case]:
    raw: Any = load_yaml(path)
    validate(raw, CASES_SCHEMA, path)
    for name, case in raw["cases"].items():
        kind = case.get("organisation")
        yield Case(
            requirement=raw["requirement"],
            name=name,
            text=case["text"],
            as_of=_day(case, name, path),
            organisation=Organisation(kind) if kind else None,
            path=path,
        )


def _day(case: Mapping[str, Any], name: str, path: Path) -> datetime.date | None:
    try:
        return as_day(case.get("as_of"))
    except ValueError as error:
        raise ChecklistError(f"cases.{name}.as_of: {error}", path=path) from error
