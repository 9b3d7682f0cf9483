"""`doccheck score`: organisations to points, and what to mend first."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from doccheck.batch import ReportCache
from doccheck.cli.cache_options import cache_options, report_cache
from doccheck.cli.check_options import (
    DAYS,
    jobs_option,
)
from doccheck.cli.options import (
    checklists_option,
    close_match,
    examples,
    language_option,
    output_option,
)
from doccheck.cli.output import write_result
from doccheck.cli.portfolio_files import read_portfolio_in
from doccheck.cli.score_run import ScoreRun
from doccheck.cli.settings import settings_option
from doccheck.cli.status import ExitStatus
from doccheck.cli.terminal import text_style
from doccheck.errors import UsageError
from doccheck.pipeline import Law
from doccheck.reports import Reader
from doccheck.reports.score_formats import SCORE_FORMATS
from doccheck.reports.score_json import read_earlier
from doccheck.reports.score_words import ScoreWords
from doccheck.scoring.advice import advise
from doccheck.scoring.assume import parse_assumption, with_assumptions
from doccheck.scoring.load import load_rules
from doccheck.scoring.members import Member
from doccheck.scoring.portfolio import Portfolio
from doccheck.scoring.report import ScoreReport
from doccheck.scoring.rules import Rules
from doccheck.scoring.score import Subject, score


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    folder: Path
    format_: str
    language: str
    as_of: datetime.datetime | None
    folders: tuple[Path, ...]
    choices: tuple[str, ...]
    assumed: tuple[str, ...]
    earlier: Path | None
    output: Path | None
    cache_dir: Path | None
    no_cache: bool
    jobs: int | None
    quiet: bool
    verbose: bool

    def day(self, portfolio: Portfolio) -> datetime.date:
        """Return the day that is scored: at the latest the last of the period."""
        asked = self.as_of.date() if self.as_of else None
        today = datetime.date.today()  # noqa: DTZ011 - a local day
        return min(asked or today, portfolio.period.last)


@click.command(
    name="score",
    epilog=examples(
        "score region/ --lang ru",
        "score region/ --format json -o score.json",
        "score region/ --assume 3.2.5=done --assume staff.trained=40",
        "score region/ --option between_steps=linear",
        "score region/ --compare last-quarter.json",
    ),
)
@click.argument(
    "folder",
    metavar="PORTFOLIO",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(SCORE_FORMATS)),
    default="text",
    show_default=True,
    help="Form of the result.",
)
@language_option
@click.option(
    "--as-of",
    type=DAYS,
    metavar="DATE",
    help="Score what the period has seen until this day, not until today.",
)
@click.option(
    "--option",
    "choices",
    multiple=True,
    metavar="NAME=CHOICE",
    help="What to do where the source is silent ('doccheck list options'); repeatable.",
)
@click.option(
    "--assume",
    "assumed",
    multiple=True,
    metavar="WHAT=VALUE",
    help="What if: 3.2.5=done, ORGANISATION:3.2.5=missing, staff.trained=40; "
    "repeatable.",
)
@click.option(
    "--compare",
    "earlier",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Show what changed since an earlier result (--format json).",
)
@checklists_option
@settings_option
@output_option
@cache_options
@jobs_option
@click.option("-q", "--quiet", is_flag=True, help="One line per indicator.")
@click.option("-v", "--verbose", is_flag=True, help="All advice and all names.")
def score_(**given: Any) -> int:  # noqa: ANN401 - click passes options by name
    """Work out the points of a portfolio, and what to mend first for the most."""
    options = Options(**given)
    form = SCORE_FORMATS[options.format_]
    if form.binary and options.output is None and sys.stdout.isatty():
        raise UsageError(f"{options.format_} is not for a terminal: give -o FILE")
    rules = load_rules(options.folders)
    portfolio = _chosen(read_portfolio_in(options.folder, rules), options, rules)
    for text in options.assumed:
        parse_assumption(text, rules)  # wrong ones end the run before it begins
    earlier = read_earlier(options.earlier) if options.earlier else None
    law = Law.load(options.folders)
    run = ScoreRun(
        portfolio=portfolio,
        rules=rules,
        law=law,
        today=options.day(portfolio),
        jobs=options.jobs,
        quiet=options.quiet,
        cache=_cache(options, portfolio),
    )
    members = run.members()
    report = replace(_report(run, members, options.assumed), earlier=earlier)
    reader = Reader(checklists=law.checklists, acts=law.acts, language=options.language)
    style = replace(
        text_style(options.output), quiet=options.quiet, verbose=options.verbose
    )
    write_result(form.write(ScoreWords(report, reader), style), options.output)
    return max(run.status, ExitStatus.FALLS_SHORT if report.problems else run.status)


def _cache(options: Options, portfolio: Portfolio) -> ReportCache | None:
    """Return the reports of earlier runs: an interrupted run goes on from them."""
    if options.no_cache:
        return None
    day = options.day(portfolio)
    return report_cache(options.cache_dir, options.folders, ("score", day), day=day)


def _chosen(portfolio: Portfolio, options: Options, rules: Rules) -> Portfolio:
    """Return the portfolio with the choices and the days of the command line."""
    choices = {**portfolio.choices, **_choices(options.choices, rules)}
    period = portfolio.period.until(options.day(portfolio))
    return replace(portfolio, choices=choices, period=period)


def _choices(texts: Sequence[str], rules: Rules) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for text in texts:
        name, _, choice = text.partition("=")
        option = rules.options.get(name)
        if option is None:
            hint = close_match(name, rules.options)
            raise UsageError(f"--option {text}: no option {name!r}{hint}")
        if choice not in option.choices:
            known = ", ".join(option.choices)
            raise UsageError(f"--option {text}: choose one of {known}")
        found[name] = choice
    return found


def _report(
    run: ScoreRun, members: Sequence[Member], assumed: Sequence[str]
) -> ScoreReport:
    portfolio, rules = run.portfolio, run.rules
    assumptions = [parse_assumption(text, rules) for text in assumed]
    changed = with_assumptions(members, assumptions, rules, portfolio.period)
    subject = Subject(
        kind=portfolio.kind, period=portfolio.period, choices=portfolio.choices
    )
    sheet = score(changed, subject, rules)
    return ScoreReport(
        portfolio=portfolio,
        rules=rules,
        sheet=sheet,
        members=changed,
        advice=advise(sheet),
        problems=(*portfolio.problems, *run.problems),
        assumed=tuple(assumed),
    )
