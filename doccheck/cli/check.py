"""`doccheck check`: files and folders against their checklists."""

from __future__ import annotations

import datetime
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from doccheck.batch import LIMITS, MEBIBYTE, Limits, available_processors, check_files
from doccheck.checklists import Organisation
from doccheck.cli.crash import write_crash
from doccheck.cli.files import Collected, collect
from doccheck.cli.options import (
    checklists_option,
    close_match,
    format_option,
    language_option,
    output_option,
)
from doccheck.cli.output import write_result
from doccheck.cli.progress import with_progress
from doccheck.cli.status import ExitStatus
from doccheck.cli.terminal import text_style
from doccheck.cli.verdict import FailOn, exit_status
from doccheck.errors import UsageError
from doccheck.findings import DocumentReport
from doccheck.pipeline import Law, check_document
from doccheck.reports import (
    Reader,
    json_pieces,
    load_catalogue,
    rule_codes,
    text_pieces,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What was asked for on the command line."""

    paths: tuple[Path, ...]
    format_: str
    language: str
    as_of: datetime.datetime | None
    type_: str | None
    organisation: str | None
    folders: tuple[Path, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    fail_on: str
    output: Path | None
    jobs: int | None
    timeout: int
    memory: int
    quiet: bool
    verbose: bool
    explain: bool

    @property
    def day(self) -> datetime.date | None:
        return self.as_of.date() if self.as_of else None

    @property
    def limits(self) -> Limits:
        return replace(LIMITS, seconds=self.timeout, memory=self.memory * MEBIBYTE)

    def wants(self, code: str) -> bool:
        selected = not self.select or code.startswith(self.select)
        return selected and not code.startswith(self.ignore)


def _codes(
    _context: click.Context, parameter: click.Parameter, values: Sequence[str]
) -> tuple[str, ...]:
    """Split codes at commas; a code that begins no rule is a mistake of the user."""
    codes = tuple(code.strip().upper() for value in values for code in value.split(","))
    known = rule_codes(load_catalogue("en"))
    for code in filter(None, codes):
        if not any(rule.startswith(code) for rule in known):
            message = (
                f"no rule begins with {code!r} (see 'doccheck list rules'; "
                "requirements of the law cannot be turned off)"
            )
            raise click.BadParameter(message, param=parameter)
    return tuple(filter(None, codes))


@click.command()
@click.argument(
    "paths",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, path_type=Path),
    metavar="PATH...",
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
    "--type",
    "type_",
    metavar="TYPE",
    help="Take every document for this type instead of recognising it.",
)
@click.option(
    "--organisation",
    type=click.Choice([str(item) for item in Organisation]),
    help="Whose documents these are; some requirements are for one kind only.",
)
@checklists_option
@click.option(
    "--select",
    multiple=True,
    metavar="CODES",
    callback=_codes,
    help="Only findings whose code begins so (DC1,DC502); repeatable.",
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="CODES",
    callback=_codes,
    help="No findings whose code begins so; repeatable.",
)
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
@click.option(
    "--timeout",
    type=click.IntRange(min=1),
    metavar="SECONDS",
    default=round(LIMITS.seconds),
    show_default=True,
    help="For one file; a scan may take so long for each page.",
)
@click.option(
    "--memory",
    type=click.IntRange(min=64),
    metavar="MIB",
    default=LIMITS.memory // MEBIBYTE,
    show_default=True,
    help="For one file.",
)
@click.option("-q", "--quiet", is_flag=True, help="One line per document.")
@click.option(
    "--explain",
    is_flag=True,
    help="Show why each part was taken for its type: the signals and their weights.",
)
@click.option("-v", "--verbose", is_flag=True, help="Whole quotes and details.")
def check(**given: Any) -> int:  # noqa: ANN401 - click passes options by name
    """Check files, and the documents in folders."""
    options = Options(**given)
    law = Law.load(options.folders)
    _require_type(options.type_, law)
    collected = collect(options.paths)
    _say_skipped(collected, quiet=options.quiet)
    if not collected.files:
        raise UsageError("no document found: " + ", ".join(map(str, options.paths)))
    run = Run(options=options, law=law)
    with closing(run.reports(collected.files)) as reports:
        write_result(_render(reports, options, law), options.output)
    return run.status


@dataclass(slots=True, kw_only=True)
class Run:
    """Checks files by workers; a bug met in one costs that one only."""

    options: Options
    law: Law
    #: The worst that has been met so far.
    status: ExitStatus = ExitStatus.FINE

    def reports(self, paths: Sequence[Path]) -> Generator[DocumentReport, None, None]:
        """Yield the report on each file in their order."""
        options = self.options
        jobs = options.jobs or available_processors()
        checked = check_files(paths, self.check, jobs=jobs, limits=options.limits)
        for item in with_progress(checked, len(paths), quiet=options.quiet):
            if item.bug is not None:
                self._log(item.report.path, item.bug)
            found = exit_status([item.report], FailOn(options.fail_on))
            self.status = max(self.status, found)
            yield item.report

    def check(self, path: Path) -> DocumentReport:
        """Return the report on one file; this runs in a worker."""
        kind = self.options.organisation
        report = check_document(
            path,
            self.law,
            as_of=self.options.day,
            type_=self.options.type_,
            organisation=Organisation(kind) if kind else None,
        )
        findings = tuple(f for f in report.findings if self.options.wants(f.code))
        return replace(report, findings=findings)

    def _log(self, path: str, bug: str) -> None:
        self.status = ExitStatus.BUG
        log = write_crash(bug)
        click.echo(f"doccheck: bug met in {path}; details: {log}", err=True)


def _render(
    reports: Iterable[DocumentReport], options: Options, law: Law
) -> Iterator[str]:
    reader = Reader(checklists=law.checklists, acts=law.acts, language=options.language)
    if options.format_ == "json":
        return json_pieces(reports, reader, as_of=options.day)
    style = text_style(options.output)
    wanted = replace(
        style,
        quiet=options.quiet,
        verbose=options.verbose,
        explain=options.explain,
    )
    return text_pieces(reports, reader, wanted)


def _require_type(type_: str | None, law: Law) -> None:
    if type_ is not None and type_ not in law.checklists:
        hint = close_match(type_, law.checklists)
        raise UsageError(f"no checklist for type {type_!r}{hint}")


def _say_skipped(collected: Collected, *, quiet: bool) -> None:
    if quiet or not collected.skipped:
        return
    names = ", ".join(path.name for path in collected.skipped[:5])
    more = ", …" if len(collected.skipped) > 5 else ""
    number = len(collected.skipped)
    click.echo(f"doccheck: left out, no documents: {number} ({names}{more})", err=True)
