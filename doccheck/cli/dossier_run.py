"""A run of `doccheck dossier`: the files of one organisation, made a set."""

from __future__ import annotations

import datetime
from collections.abc import Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from doccheck.batch import LIMITS, ReportCache, available_processors, check_files
from doccheck.checklists import Organisation, Period
from doccheck.checklists.load import validate
from doccheck.checklists.yaml_lines import load_yaml
from doccheck.cli.cache_options import report_cache
from doccheck.cli.crash import say_bug
from doccheck.cli.files import collect
from doccheck.cli.progress import with_progress
from doccheck.cli.status import ExitStatus
from doccheck.dossier import Dossier, assemble
from doccheck.errors import UsageError
from doccheck.findings import DocumentReport
from doccheck.pipeline import Law, check_document

#: What an organisation says of itself, beside its documents.
ORGANISATION: Final = "organisation.yaml"
#: Kinds by the role that the file gives.
KINDS: Final[Mapping[str, Organisation]] = {
    "body": Organisation.STATE_BODY,
    "unit": Organisation.STATE_BODY,
    "organisation": Organisation.QUASI_STATE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What was asked for on the command line or in the settings."""

    path: Path
    format_: str
    language: str
    as_of: datetime.datetime | None
    period: Period
    organisation: str | None
    names: tuple[str, ...]
    folders: tuple[Path, ...]
    fail_on: str
    output: Path | None
    jobs: int | None
    cache_dir: Path | None
    no_cache: bool
    quiet: bool
    verbose: bool

    @property
    def day(self) -> datetime.date | None:
        return self.as_of.date() if self.as_of else None


@dataclass(slots=True, kw_only=True)
class DossierRun:
    """Checks the files of one organisation and makes a set of them."""

    options: Options
    law: Law
    status: ExitStatus = ExitStatus.FINE

    def dossier(self) -> Dossier:
        options = self.options
        told = _organisation_file(options.path)
        files = collect([options.path]).files
        if not files:
            raise UsageError(f"no document found: {options.path}")
        kind = options.organisation or KINDS.get(str(told.get("role")))
        names = (*options.names, *filter(None, (told.get("name"),)))
        with closing(self._reports(files)) as reports:
            return assemble(
                reports,
                self.law.terms,
                self.law.holdings,
                names=(*names, *(told.get("names") or ())),
                kind=Organisation(kind) if kind else None,
                period=options.period,
            )

    def _reports(self, files: Sequence[Path]) -> Generator[DocumentReport, None, None]:
        """Yield the report on each file, with its path inside the folder."""
        options = self.options
        jobs = options.jobs or available_processors()
        checked = check_files(
            files, self._check, jobs=jobs, limits=LIMITS, cache=self._cache()
        )
        for item in with_progress(checked, len(files), quiet=options.quiet):
            if item.bug is not None:
                self._log(item.report.path, item.bug)
            yield replace(item.report, path=self._inside(Path(item.report.path)))

    def _cache(self) -> ReportCache | None:
        """Return the reports of earlier runs, those of `doccheck check` among them."""
        options = self.options
        if options.no_cache:
            return None
        asked = (None, options.organisation, (), ())
        return report_cache(options.cache_dir, options.folders, asked, day=options.day)

    def _check(self, path: Path) -> DocumentReport:
        """Return the report on one file; this runs in a worker."""
        kind = self.options.organisation
        return check_document(
            path,
            self.law,
            as_of=self.options.day,
            organisation=Organisation(kind) if kind else None,
        )

    def _inside(self, path: Path) -> str:
        root = self.options.path
        return str(path.relative_to(root)) if path != root else path.name

    def _log(self, path: str, bug: str) -> None:
        self.status = ExitStatus.BUG
        say_bug(path, bug)


def _organisation_file(path: Path) -> Mapping[str, Any]:
    """Return what the organisation's own file says; nothing where there is none."""
    file = path / ORGANISATION
    if not path.is_dir() or not file.is_file():
        return {}
    raw: Any = load_yaml(file)
    validate(raw, "organisation-1.json", file)
    return raw or {}
