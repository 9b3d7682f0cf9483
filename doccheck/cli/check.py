"""`doccheck check`: files and folders against their checklists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from doccheck.batch import LIMITS, MEBIBYTE
from doccheck.cli.cache_options import cache_options
from doccheck.cli.check_options import (
    as_of_option,
    fail_on_option,
    jobs_option,
    organisation_option,
    require_type,
    type_option,
)
from doccheck.cli.check_run import Options, Run
from doccheck.cli.files import Collected, collect
from doccheck.cli.options import (
    checklists_option,
    examples,
    language_option,
    output_option,
)
from doccheck.cli.report_options import (
    Target,
    pictures_option,
    reports_option,
    require_distinct,
    result_format_option,
    write_reports,
)
from doccheck.cli.revision import changed_since
from doccheck.cli.settings import settings_in, settings_option
from doccheck.cli.standard_input import Spooled, spooled
from doccheck.cli.status import ExitStatus
from doccheck.cli.terminal import text_style
from doccheck.errors import UsageError
from doccheck.findings import DocumentReport
from doccheck.pipeline import Law
from doccheck.reports import Reader, Setting, load_catalogue, rule_codes


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


@click.command(
    epilog=examples(
        "check policy.docx",
        "check documents/ --lang ru --quiet",
        "check documents/ --format json -o report.json",
        "check . --diff origin/main --fail-on warning",
        "check - --stdin-name order.docx < order.docx",
    )
)
@click.argument(
    "paths",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, path_type=Path, allow_dash=True),
    metavar="PATH...",
)
@result_format_option
@reports_option
@pictures_option
@language_option
@as_of_option
@type_option
@organisation_option
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
    "--exclude",
    multiple=True,
    metavar="PATTERN",
    help="Leave out what a folder holds there (archive/*); repeatable.",
)
@click.option(
    "--diff",
    "revision",
    metavar="REV",
    help="Only files that differ from this revision of the git repository here.",
)
@click.option(
    "--baseline",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="What stands in this file does not count for the exit status.",
)
@click.option(
    "--update-baseline",
    is_flag=True,
    help="Write what is found now into the file of --baseline.",
)
@settings_option
@click.option(
    "--stdin-name",
    metavar="NAME",
    default="stdin",
    show_default=True,
    help="What the document that comes through PATH '-' is called.",
)
@fail_on_option
@output_option
@jobs_option
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
@cache_options
@click.option("-q", "--quiet", is_flag=True, help="One line per document.")
@click.option(
    "--explain",
    is_flag=True,
    help="Show why each part was taken for its type: the signals and their weights.",
)
@click.option("-v", "--verbose", is_flag=True, help="Whole quotes and details.")
def check(**given: Any) -> int:  # noqa: ANN401 - click passes options by name
    """Check files, and the documents in folders."""
    settings = settings_in(click.get_current_context())
    options = Options(settings=settings, **given)
    if options.update_baseline and not options.baseline:
        raise UsageError("--update-baseline needs --baseline FILE")
    require_distinct((options.target, *options.targets))
    law = Law.load(options.folders)
    require_type(options.type_, law.checklists)
    with spooled(options.paths, options.stdin_name) as source:
        return _check(options, law, source)


def _check(options: Options, law: Law, source: Spooled) -> ExitStatus:
    run = Run(options=options, law=law)
    run.changes.insert(0, source.named)
    collected = collect(source.paths, options.exclude)
    _say_skipped(collected, quiet=options.quiet)
    if not collected.files:
        raise UsageError("no document found: " + ", ".join(map(str, options.paths)))
    files = collected.files
    if options.revision is not None:
        files = changed_since(options.revision, files)
    with closing(run.reports(files)) as reports:
        _write(reports, options, law)
    run.finish()
    return run.status


def _write(reports: Iterable[DocumentReport], options: Options, law: Law) -> None:
    reader = Reader(checklists=law.checklists, acts=law.acts, language=options.language)
    targets = [
        (target, _setting(target, options))
        for target in (options.target, *options.targets)
    ]
    write_reports(reports, reader, targets)


def _setting(target: Target, options: Options) -> Setting:
    style = replace(
        text_style(target.path),
        quiet=options.quiet,
        verbose=options.verbose,
        explain=options.explain,
    )
    compared = options.baseline is not None and not options.update_baseline
    return Setting(as_of=options.day, style=style, baseline=compared)


def _say_skipped(collected: Collected, *, quiet: bool) -> None:
    if quiet or not collected.skipped:
        return
    names = ", ".join(path.name for path in collected.skipped[:5])
    more = ", …" if len(collected.skipped) > 5 else ""
    number = len(collected.skipped)
    click.echo(f"doccheck: left out, no documents: {number} ({names}{more})", err=True)
