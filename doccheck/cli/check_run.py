"""A run of `doccheck check`: workers, what is suppressed, the exit status."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Final

import click

from doccheck.batch import (
    LIMITS,
    MEBIBYTE,
    Limits,
    ReportCache,
    available_processors,
    check_files,
    in_worker,
)
from doccheck.checklists import Organisation
from doccheck.cli.baseline import BaselineWriter, read_baseline
from doccheck.cli.cache_options import report_cache
from doccheck.cli.crash import say_bug
from doccheck.cli.options import close_match
from doccheck.cli.output import write_result
from doccheck.cli.progress import with_progress
from doccheck.cli.report_options import Target
from doccheck.cli.settings import Settings
from doccheck.cli.status import ExitStatus
from doccheck.cli.suppressions import Rule, Suppressions
from doccheck.cli.verdict import FailOn, exit_status, unsuppressed
from doccheck.errors import UsageError
from doccheck.findings import DocumentReport
from doccheck.illustration import check_illustrated
from doccheck.pipeline import Law
from doccheck.reports import FORMATS, load_catalogue, rule_codes

#: Of pages in one report: some 30 MB.
MOST_PICTURES: Final = 400
#: Errors after which nobody knows what a worker was at.
DEADLY: Final = frozenset({"timed_out", "out_of_memory", "corrupt", "internal"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What was asked for on the command line or in the settings."""

    paths: tuple[Path, ...]
    format_: str
    targets: tuple[Target, ...]
    pictures: int
    language: str
    as_of: datetime.datetime | None
    type_: str | None
    organisation: str | None
    folders: tuple[Path, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    exclude: tuple[str, ...]
    revision: str | None
    fail_on: str
    baseline: Path | None
    update_baseline: bool
    settings: Settings
    output: Path | None
    jobs: int | None
    timeout: int
    memory: int
    cache_dir: Path | None
    no_cache: bool
    stdin_name: str
    quiet: bool
    verbose: bool
    explain: bool

    @property
    def target(self) -> Target:
        """The result itself, which `targets` come beside."""
        return Target(format=self.format_, path=self.output)

    def pictures_each(self, documents: int) -> int:
        """Return how many pages of each document are shown in a run over so many."""
        formats = {target.format for target in (self.target, *self.targets)}
        if not any(FORMATS[name].pictures for name in formats):
            return 0
        return min(self.pictures, MOST_PICTURES // max(1, documents))

    @property
    def day(self) -> datetime.date | None:
        return self.as_of.date() if self.as_of else None

    @property
    def limits(self) -> Limits:
        return replace(LIMITS, seconds=self.timeout, memory=self.memory * MEBIBYTE)

    def wants(self, code: str) -> bool:
        selected = not self.select or code.startswith(self.select)
        return selected and not code.startswith(self.ignore)


Change = Callable[[DocumentReport], DocumentReport]


@dataclass(slots=True, kw_only=True)
class Run:
    """Checks files by workers; a bug met in one costs that one only."""

    options: Options
    law: Law
    #: The worst that has been met so far.
    status: ExitStatus = ExitStatus.FINE
    #: What is done to each report before anybody sees it, in this order.
    changes: list[Change] = field(default_factory=list)
    _suppressions: Suppressions = field(init=False)
    _writer: BaselineWriter | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        """Read the baseline, so that a wrong one ends the run before it begins."""
        settings, path = self.options.settings, self.options.baseline
        for rule in settings.rules:
            _require_known(rule, self.law)
        self._suppressions = Suppressions(
            rules=settings.rules,
            folder=settings.folder,
            today=datetime.date.today(),  # noqa: DTZ011 - a local day
        )
        self.changes.append(self._suppressions.applied)
        if path and self.options.update_baseline:
            self._writer = BaselineWriter(path=path)
        elif path:
            self.changes.append(read_baseline(path).applied)

    def reports(self, paths: Sequence[Path]) -> Generator[DocumentReport, None, None]:
        """Yield the report on each file in their order."""
        options = self.options
        jobs = options.jobs or available_processors()
        pictures = options.pictures_each(len(paths))
        check = partial(self.check, pictures=pictures)
        checked = check_files(
            paths,
            check,
            jobs=jobs,
            limits=options.limits,
            cache=None if pictures else self._cache(),
        )
        for item in with_progress(checked, len(paths), quiet=options.quiet):
            if item.bug is not None:
                self._log(item.report.path, item.bug)
            report = self._plain(item.report) if pictures else item.report
            for change in self.changes:
                report = change(report)
            self._weigh(report)
            yield report

    def _cache(self) -> ReportCache | None:
        """Return the reports of earlier runs; what has pictures is not kept."""
        options = self.options
        if options.no_cache:
            return None
        asked = (
            options.type_,
            options.organisation,
            tuple(options.select),
            tuple(options.ignore),
        )
        return report_cache(options.cache_dir, options.folders, asked, day=options.day)

    def check(self, path: Path, *, pictures: int = 0) -> DocumentReport:
        """Return the report on one file; this runs in a worker."""
        kind = self.options.organisation
        report = check_illustrated(
            path,
            self.law,
            most=pictures,
            as_of=self.options.day,
            type_=self.options.type_,
            organisation=Organisation(kind) if kind else None,
        )
        findings = tuple(f for f in report.findings if self.options.wants(f.code))
        return replace(report, findings=findings)

    def _plain(self, report: DocumentReport) -> DocumentReport:
        """Return the report; made without pictures if they may have cost a worker."""
        if report.error is None or report.error[0] not in DEADLY:
            return report
        again = in_worker(self.check, Path(report.path), self.options.limits)
        return again or report

    def _weigh(self, report: DocumentReport) -> None:
        if self._writer:
            self._writer.add(report)
            return
        gate = unsuppressed(report, self.law.checklists)
        found = exit_status([gate], FailOn(self.options.fail_on))
        self.status = max(self.status, found)

    def finish(self) -> None:
        """Write the baseline; name suppressions that are no longer any use."""
        if self._writer:
            write_result(self._writer.pieces(), self._writer.path)
        for rule in self._suppressions.expired():
            click.echo(f"doccheck: expired: {rule}", err=True)
        if self._looked_everywhere():
            for rule in self._suppressions.unused():
                click.echo(f"doccheck: suppresses nothing: {rule}", err=True)

    def _looked_everywhere(self) -> bool:
        """Say whether all that the settings speak of was checked."""
        if self.options.revision is not None:
            return False
        folder = self.options.settings.folder
        asked = [path.resolve() for path in self.options.paths]
        return any(path in (folder, *folder.parents) for path in asked)

    def _log(self, path: str, bug: str) -> None:
        self.status = ExitStatus.BUG
        say_bug(path, bug)


def _require_known(rule: Rule, law: Law) -> None:
    """Refuse a suppression of what nobody could find."""
    codes = rule_codes(load_catalogue("en"))
    if rule.code is not None and not any(c.startswith(rule.code) for c in codes):
        raise UsageError(f"{rule.name}: no rule begins with {rule.code!r}")
    type_ = (rule.requirement or "").partition(".")[0]
    checklist = law.checklists.get(type_)
    known = [item.id for item in checklist.requirements] if checklist else []
    if rule.requirement is not None and rule.requirement not in known:
        hint = close_match(rule.requirement, known or law.checklists)
        raise UsageError(f"{rule.name}: no requirement {rule.requirement!r}{hint}")
