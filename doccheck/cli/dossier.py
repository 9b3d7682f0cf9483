"""`doccheck dossier`: the documents of one organisation as a set."""

from __future__ import annotations

import datetime
import re
from collections.abc import Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import click

from doccheck.batch import LIMITS, available_processors, check_files
from doccheck.checklists import Organisation, Period
from doccheck.checklists.load import validate
from doccheck.checklists.yaml_lines import load_yaml
from doccheck.cli.cache_options import cache_options, report_cache
from doccheck.cli.crash import write_crash
from doccheck.cli.files import collect
from doccheck.cli.options import (
    checklists_option,
    examples,
    format_option,
    language_option,
    output_option,
)
from doccheck.cli.output import write_result
from doccheck.cli.progress import with_progress
from doccheck.cli.settings import settings_option
from doccheck.cli.status import ExitStatus
from doccheck.cli.terminal import text_style
from doccheck.cli.verdict import FailOn
from doccheck.dossier import Dossier, assemble
from doccheck.errors import UsageError
from doccheck.findings import DocumentReport, Severity
from doccheck.pipeline import Law, check_document
from doccheck.reports import Reader
from doccheck.reports.dossier_json import render_dossier_json
from doccheck.reports.dossier_text import render_dossier_text

#: What an organisation says of itself, beside its documents.
ORGANISATION: Final = "organisation.yaml"
YEAR: Final = re.compile(r"(?P<year>(?:19|20)\d\d)(?:-Q(?P<quarter>[1-4]))?")
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


def _period(
    _context: click.Context, parameter: click.Parameter, value: str | None
) -> Period:
    """Read 2025, 2025-Q2 or 2025-01-01..2025-06-30."""
    if value is None:
        return Period()
    try:
        return parse_period(value)
    except ValueError as error:
        message = f"{value!r} is no period (2025, 2025-Q2, 2025-01-01..2025-06-30)"
        raise click.BadParameter(message, param=parameter) from error


def parse_period(text: str) -> Period:
    """Return a year, a quarter of it, or the days between two days.

    >>> str(parse_period("2024-Q1").last)
    '2024-03-31'
    """
    first, dots, last = text.partition("..")
    if dots:
        days = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
        if days[0] > days[1]:
            raise ValueError(text)
        return Period(first=days[0], last=days[1])
    named = YEAR.fullmatch(text)
    if named is None:
        raise ValueError(text)
    year, quarter = int(named["year"]), int(named["quarter"] or 0)
    begins, ends = (quarter * 3 - 2, quarter * 3) if quarter else (1, 12)
    after = datetime.date(year + ends // 12, ends % 12 + 1, 1)
    start = datetime.date(year, begins, 1)
    return Period(first=start, last=after - datetime.timedelta(days=1))


@click.command(
    epilog=examples(
        "dossier documents/ --lang ru",
        "dossier documents.zip --period 2025 --organisation quasi_state",
        "dossier documents/ --name 'ТОО «Үлгі»' --format json -o dossier.json",
    )
)
@click.argument(
    "path", metavar="FOLDER|ZIP", type=click.Path(exists=True, path_type=Path)
)
@format_option
@language_option
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d", "%d.%m.%Y"]),
    metavar="DATE",
    help="Check against what was in force on this day, not on the document's own.",
)
@click.option(
    "--period",
    metavar="PERIOD",
    callback=_period,
    help="Only documents of 2025, 2025-Q2 or 2025-01-01..2025-06-30; those of which "
    "one is in force may be older.",
)
@click.option(
    "--organisation",
    type=click.Choice([str(item) for item in Organisation]),
    help="Kind of organisation; told by the documents where it is not given.",
)
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="NAME",
    help="How the organisation is called, in kk or ru; repeatable.",
)
@checklists_option
@settings_option
@click.option(
    "--fail-on",
    type=click.Choice([str(item) for item in FailOn]),
    default=str(FailOn.ERROR),
    show_default=True,
    help="What makes the exit status 1; a file that cannot be read always does.",
)
@output_option
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    show_default="as many as there are processors",
    help="Files checked at the same time.",
)
@cache_options
@click.option("-q", "--quiet", is_flag=True, help="Only what is held and lacking.")
@click.option("-v", "--verbose", is_flag=True, help="Whole quotes.")
def dossier(**given: Any) -> int:  # noqa: ANN401 - click passes options by name
    """Show which document of an organisation holds, which lack, and what disagrees.

    Documents are known by what they say, whatever their files are called.
    """
    options = Options(**given)
    law = Law.load(options.folders)
    run = DossierRun(options=options, law=law)
    found = run.dossier()
    reader = Reader(checklists=law.checklists, acts=law.acts, language=options.language)
    write_result([_rendered(found, reader, options)], options.output)
    return max(run.status, _status(found, FailOn(options.fail_on)))


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
        cache = None
        if not options.no_cache:
            asked = (None, options.organisation, (), ())
            cache = report_cache(
                options.cache_dir, options.folders, asked, day=options.day
            )
        checked = check_files(
            files,
            self._check,
            jobs=options.jobs or available_processors(),
            limits=LIMITS,
            cache=cache,
        )
        for item in with_progress(checked, len(files), quiet=options.quiet):
            if item.bug is not None:
                self._log(item.report.path, item.bug)
            yield replace(item.report, path=self._inside(Path(item.report.path)))

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
        log = write_crash(bug)
        click.echo(f"doccheck: bug met in {path}; details: {log}", err=True)


def _organisation_file(path: Path) -> Mapping[str, Any]:
    """Return what the organisation's own file says; nothing where there is none."""
    file = path / ORGANISATION
    if not path.is_dir() or not file.is_file():
        return {}
    raw: Any = load_yaml(file)
    validate(raw, "organisation-1.json", file)
    return raw or {}


def _rendered(found: Dossier, reader: Reader, options: Options) -> str:
    if options.format_ == "json":
        return render_dossier_json(found, reader)
    style = text_style(options.output)
    wanted = replace(style, verbose=options.verbose)
    return render_dossier_text(found, reader, wanted, brief=options.quiet)


def _status(found: Dossier, fail_on: FailOn) -> ExitStatus:
    """Return 1 where something lacks, does not hold or could not be read."""
    current = (item for type_ in _types(found) for item in found.current(type_))
    short = bool(found.lacking) or not all(item.is_valid for item in current)
    bad = {Severity.ERROR}
    if fail_on is FailOn.WARNING:
        bad.add(Severity.WARNING)
    wrong = any(item.finding.severity in bad for item in found.findings)
    if found.unreadable or (fail_on is not FailOn.NEVER and (short or wrong)):
        return ExitStatus.FALLS_SHORT
    return ExitStatus.FINE


def _types(found: Dossier) -> set[str]:
    return {item.type for item in found.documents}
