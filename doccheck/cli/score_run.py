"""A run of `doccheck score`: organisation by organisation, none held as a whole."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Final

from doccheck.batch import (
    LIMITS,
    ReportCache,
    available_processors,
    check_files,
)
from doccheck.checklists import Organisation, Period
from doccheck.cli.crash import say_bug
from doccheck.cli.files import collect, is_document
from doccheck.cli.progress import with_progress
from doccheck.cli.status import ExitStatus
from doccheck.dossier import assemble
from doccheck.findings import DocumentReport, Force, Status
from doccheck.pipeline import Law, check_document
from doccheck.scoring.consistency import find_impossible
from doccheck.scoring.declared import Problem
from doccheck.scoring.members import Member, Role, State
from doccheck.scoring.portfolio import Listed, Portfolio
from doccheck.scoring.reduce import Gate, reduce_dossier
from doccheck.scoring.rules import Rules

#: Whose documents an organisation of a portfolio has.
KINDS: Final[Mapping[Role, Organisation]] = {
    Role.BODY: Organisation.STATE_BODY,
    Role.UNIT: Organisation.STATE_BODY,
    Role.ORGANISATION: Organisation.QUASI_STATE,
}
#: Organisations whose files are listed at the same time.
TOGETHER: Final = 50
#: What a part is taken for when nothing is known of it.
UNRECOGNISED: Final = frozenset({"other", "form"})


@dataclass(slots=True, kw_only=True)
class ScoreRun:
    """Reads the documents of a portfolio and keeps a few values of each member."""

    portfolio: Portfolio
    rules: Rules
    law: Law
    #: The day on which documents must hold.
    today: datetime.date
    jobs: int | None
    quiet: bool
    cache: ReportCache | None = None
    status: ExitStatus = ExitStatus.FINE
    problems: list[Problem] = field(default_factory=list)

    def members(self) -> tuple[Member, ...]:
        """Return every organisation as scoring sees it."""
        gate = gate_of(self.law)
        total = len(self.portfolio.listed)
        dossiers = with_progress(self._dossiers(), total, quiet=self.quiet)
        found = tuple(
            self.member(listed, reports, gate) for listed, reports in dossiers
        )
        self.problems += find_impossible(found, self.rules, self.portfolio.period)
        return found

    def _dossiers(self) -> Iterator[tuple[Listed, Sequence[DocumentReport]]]:
        """Yield each organisation with the reports on its files, some at a time."""
        listed = self.portfolio.listed
        for start in range(0, len(listed), TOGETHER):
            yield from self._together(listed[start : start + TOGETHER])

    def _together(
        self, listed: Sequence[Listed]
    ) -> Iterator[tuple[Listed, Sequence[DocumentReport]]]:
        files = [
            (number, path)
            for number, item in enumerate(listed)
            for path in self._files(item)
        ]
        roles = {path: listed[number].role for number, path in files}
        done = 0
        for number, group in groupby(
            self._checked(files, roles), key=lambda item: item[0]
        ):
            yield from ((item, ()) for item in listed[done:number])  # without files
            yield listed[number], [report for _, report in group]
            done = number + 1
        yield from ((item, ()) for item in listed[done:])

    def _files(self, listed: Listed) -> Sequence[Path]:
        if listed.folder is None:
            return ()
        if listed.folder != self.portfolio.path.parent:
            return collect([listed.folder]).files
        beside = sorted(listed.folder.iterdir())  # its folders are other members
        own = (path for path in beside if path.is_file() and is_document(path))
        return collect(path for path in own if path != self.portfolio.path).files

    def _checked(
        self, files: Sequence[tuple[int, Path]], roles: Mapping[Path, Role]
    ) -> Iterator[tuple[int, DocumentReport]]:
        def check(path: Path) -> DocumentReport:
            kind = KINDS[roles[path]]
            return check_document(path, self.law, organisation=kind, today=self.today)

        if self.cache is not None:  # a report depends on the kind, too
            self.cache.asked_of = lambda path: str(KINDS[roles[path]])
        paths = [path for _, path in files]
        jobs = self.jobs or available_processors()
        checked = check_files(paths, check, jobs=jobs, limits=LIMITS, cache=self.cache)
        for (number, _), item in zip(files, checked, strict=True):
            if item.bug is not None:
                self._log(item.report.path, item.bug)
            yield number, item.report

    def member(
        self, listed: Listed, reports: Sequence[DocumentReport], gate: Gate
    ) -> Member:
        """Return one organisation as scoring sees it."""
        period = self.portfolio.period
        dossier = assemble(
            reports,
            self.law.terms,
            self.law.holdings,
            names=(*filter(None, (listed.name,)), *listed.names),
            kind=KINDS[listed.role],
            period=Period(first=period.first, last=period.last),
        )
        unread = tuple(report.path for report in reports if _is_unseen(report))
        member, problems = reduce_dossier(
            listed, dossier, self.rules, gate, period, unread
        )
        self.problems += problems
        short = any(h.state is not State.HELD for h in member.holdings.values())
        if short or member.unreadable or problems:
            self.status = max(self.status, ExitStatus.FALLS_SHORT)
        return member

    def _log(self, path: str, bug: str) -> None:
        self.status = ExitStatus.BUG
        say_bug(path, bug)


def gate_of(law: Law) -> Gate:
    """Return what a document must be to count by a law."""
    mandatory = (
        item.id
        for checklist in law.checklists.values()
        for item in checklist.requirements
        if item.force is Force.MANDATORY
    )
    return Gate(mandatory=frozenset(mandatory))


def _is_unseen(report: DocumentReport) -> bool:
    """Tell whether nobody can say what a file is, as it could not be read."""
    if report.status is Status.FAILED:
        return True
    types = {part.type for part in report.parts}
    return bool(report.unread) and types <= UNRECOGNISED
