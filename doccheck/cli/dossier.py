"""`doccheck dossier`: the documents of one organisation as a set."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import click

from doccheck.checklists import Period
from doccheck.cli.cache_options import cache_options
from doccheck.cli.check_options import (
    as_of_option,
    fail_on_option,
    jobs_option,
    organisation_option,
)
from doccheck.cli.dossier_run import DossierRun, Options
from doccheck.cli.options import (
    checklists_option,
    examples,
    format_option,
    language_option,
    output_option,
)
from doccheck.cli.output import write_result
from doccheck.cli.settings import settings_option
from doccheck.cli.status import ExitStatus
from doccheck.cli.terminal import text_style
from doccheck.cli.verdict import FailOn
from doccheck.dossier import Dossier
from doccheck.findings import Severity
from doccheck.pipeline import Law
from doccheck.reports import Reader
from doccheck.reports.dossier_json import render_dossier_json
from doccheck.reports.dossier_text import render_dossier_text

#: 2025, 2025-Q2.
YEAR: Final = re.compile(r"(?P<year>(?:19|20)\d\d)(?:-Q(?P<quarter>[1-4]))?")


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
@as_of_option
@click.option(
    "--period",
    metavar="PERIOD",
    callback=_period,
    help="Only documents of 2025, 2025-Q2 or 2025-01-01..2025-06-30; those of which "
    "one is in force may be older.",
)
@organisation_option
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="NAME",
    help="How the organisation is called, in kk or ru; repeatable.",
)
@checklists_option
@settings_option
@fail_on_option
@output_option
@jobs_option
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
