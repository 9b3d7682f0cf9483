"""`doccheck checklist`: tools for the author of a checklist."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

import click

from doccheck.batch import Checked, available_processors, check_files
from doccheck.casework import CaseResult, judge_case
from doccheck.checklists import Case, Checklist, lacking_cases, load_cases
from doccheck.checklists.examine import Mistake, checklist_files, find_mistakes
from doccheck.cli.checklist_changes import Change, changes, mandatory_ids
from doccheck.cli.checklist_skeleton import skeleton
from doccheck.cli.crash import say_bug
from doccheck.cli.files import collect
from doccheck.cli.options import examples, language_option, output_option
from doccheck.cli.output import write_result
from doccheck.cli.progress import with_progress
from doccheck.cli.status import ExitStatus
from doccheck.errors import UsageError
from doccheck.pipeline import Law, check_document
from doccheck.reports import Catalogue, load_catalogue
from doccheck.reports.style import printable, shorten
from doccheck.shipped import data_folder

TYPE_NAME: Final = re.compile(r"[a-z0-9_]+")
QUOTE_LENGTH: Final = 160

Paths = tuple[Path, ...]

paths_argument: Final = click.argument(
    "paths",
    nargs=-1,
    type=click.Path(exists=True, path_type=Path),
    metavar="[PATH]...",
)
cases_option: Final = click.option(
    "--cases",
    "cases",
    type=click.Path(exists=True, path_type=Path),
    multiple=True,
    metavar="DIR",
    show_default="cases/ in the folder of the checklists",
    help="A folder of case files, or one of them; repeatable.",
)


def _folders_option(
    name: str, variable: str, text: str, *, required: bool = False
) -> Callable[..., Any]:
    return click.option(
        name,
        variable,
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        multiple=True,
        required=required,
        metavar="DIR",
        help=text,
    )


@click.group()
def checklist() -> None:
    """Write, prove and change checklists (docs/checklists.md).

    PATH is a checklist or a folder of them; without one, those of doccheck are meant.
    """


@checklist.command(epilog=examples("checklist validate", "checklist validate norms/"))
@paths_argument
@language_option
def validate(paths: Paths, language: str) -> int:
    """Find every mistake in files, with its line.

    Checklists, acts, rules and cases are looked at, each by its own schema.
    """
    words = load_catalogue(language)
    files = checklist_files(paths or [_shipped()])
    if not files:
        raise UsageError("no YAML file found: " + ", ".join(map(str, paths)))
    mistakes = list(find_mistakes(files))
    for mistake in mistakes:
        click.echo(_mistake_line(mistake, words))
    wrong = sum(not mistake.only_warns for mistake in mistakes)
    summary = "not_valid" if wrong else "valid"
    click.echo(words.say(f"checklist.{summary}", files=len(files), n=wrong))
    return ExitStatus.USAGE if wrong else ExitStatus.FINE


@checklist.command(
    epilog=examples("checklist test", "checklist test norms/order.yaml --cases cases/")
)
@paths_argument
@cases_option
@language_option
def test(paths: Paths, cases: Paths, language: str) -> int:
    """Check whether every case comes out as its name says."""
    words = load_catalogue(language)
    law = _law_with(paths)
    asked = _cases_of(_asked(paths, law), law, _cases(paths, cases))
    failed = 0
    for result in (judge_case(case, law) for case in asked):
        if not result.passed:
            failed += 1
            click.echo("\n".join(_failure_lines(result, words)))
    click.echo(words.say("checklist.tested", n=len(asked), failed=failed))
    return ExitStatus.FALLS_SHORT if failed else ExitStatus.FINE


@checklist.command(epilog=examples("checklist coverage norms/ --cases cases/"))
@paths_argument
@cases_option
@language_option
def coverage(paths: Paths, cases: Paths, language: str) -> int:
    """List the requirements that lack cases.

    Each needs a met and a not-met one, in Kazakh and in Russian.
    """
    words = load_catalogue(language)
    asked = _asked(paths, _law_with(paths))
    lacking = lacking_cases(asked, _cases(paths, cases))
    for name, starts in lacking.items():
        missing = ", ".join(starts)
        click.echo(words.say("checklist.lacks", requirement=name, cases=missing))
    total = sum(len(item.requirements) for item in asked)
    full = total - len(lacking)
    click.echo(words.say("checklist.covered", n=full, of=total))
    return ExitStatus.FALLS_SHORT if lacking else ExitStatus.FINE


@checklist.command(epilog=examples("checklist diff documents/ --checklists norms/"))
@click.argument(
    "paths",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, path_type=Path),
    metavar="FOLDER...",
)
@_folders_option("--checklists", "new", "The changed checklists.", required=True)
@_folders_option("--against", "old", "What they are compared with, beside the shipped.")
@language_option
def diff(paths: Paths, new: Paths, old: Paths, language: str) -> int:
    """Show what changed checklists do to documents.

    Outcomes that differ are printed, a line each. Exit status 1: something that
    passed does so no more.
    """
    words = load_catalogue(language)
    files = collect(paths).files
    if not files:
        raise UsageError("no document found: " + ", ".join(map(str, paths)))
    law = Law.load(new)
    mandatory = mandatory_ids(law.checklists.values())
    number = worse = 0
    status = ExitStatus.FINE
    for before, after in _checked(files, Law.load(old), law):
        if bug := before.bug or after.bug:
            status = ExitStatus.BUG
            say_bug(before.report.path, bug)
        for change in changes(before.report, after.report, mandatory):
            number, worse = number + 1, worse + change.worse
            click.echo(_change_line(change, words))
    click.echo(words.say("checklist.differences", n=number, worse=worse))
    return max(status, ExitStatus.FALLS_SHORT if worse else ExitStatus.FINE)


@checklist.command(epilog=examples("checklist new charter -o norms/charter.yaml"))
@click.argument("type_", metavar="TYPE")
@output_option
@language_option
def new(type_: str, output: Path | None, language: str) -> None:
    """Begin a checklist, with comments.

    It is valid as it stands.
    """
    if not TYPE_NAME.fullmatch(type_):
        raise UsageError(f"a type is written in a-z, 0-9 and _, not {type_!r}")
    if output is not None and output.exists():
        raise UsageError(f"{output} is there already")
    write_result([skeleton(type_, load_catalogue(language))], output)


# Which checklists and cases are meant.


def _shipped() -> Path:
    return data_folder("checklists")


def _folders(paths: Iterable[Path]) -> list[Path]:
    inside = (path if path.is_dir() else path.parent for path in paths)
    return list(dict.fromkeys(inside))


def _law_with(paths: Iterable[Path]) -> Law:
    shipped = _shipped().resolve()
    return Law.load([item for item in _folders(paths) if item.resolve() != shipped])


def _asked(paths: Sequence[Path], law: Law) -> list[Checklist]:
    """Return the checklists of the paths; all where none is named."""
    meant = {path.resolve() for path in paths}
    found = [
        item
        for item in law.checklists.values()
        if not meant or (item.path and meant & {*_with_folder(item.path.resolve())})
    ]
    if not found:
        raise UsageError("no checklist found: " + ", ".join(map(str, paths)))
    return found


def _with_folder(path: Path) -> tuple[Path, Path]:
    return path, path.parent


def _cases(paths: Sequence[Path], named: Sequence[Path]) -> tuple[Case, ...]:
    """Return the cases of the folders named, else of those beside the checklists."""
    if named:
        return load_cases(named)
    shipped = _shipped().resolve()
    folders = {
        shipped.parent / "tests" / "cases"
        if item.resolve() == shipped
        else item / "cases"
        for item in _folders(paths) or [shipped]
    }
    there = sorted(folder for folder in folders if folder.is_dir())
    if not there:
        missing = ", ".join(map(str, sorted(folders)))
        raise UsageError(f"no cases in {missing}: name their folder with --cases")
    return load_cases(there)


def _cases_of(
    checklists: Iterable[Checklist], law: Law, cases: Iterable[Case]
) -> list[Case]:
    """Return the cases of checklists, and those of requirements that nobody has."""
    every = {item.id for one in law.checklists.values() for item in one.requirements}
    asked = {item.id for one in checklists for item in one.requirements}
    others = every - asked
    return [case for case in cases if case.requirement not in others]


def _checked(files: Sequence[Path], *laws: Law) -> Iterator[tuple[Checked, ...]]:
    """Yield what became of each file under each law."""
    jobs = max(1, available_processors() // len(laws))
    runs = [
        check_files(files, partial(check_document, law=law), jobs=jobs) for law in laws
    ]
    return with_progress(zip(*runs, strict=True), len(files), quiet=False)


# Lines for people.


def _mistake_line(mistake: Mistake, words: Catalogue) -> str:
    place = f"{mistake.path}:{mistake.line}" if mistake.line else str(mistake.path)
    said = words.say(f"checklist.mistakes.{mistake.key}", **mistake.params)
    return printable(": ".join(filter(None, (place, mistake.place, said))))


def _failure_lines(result: CaseResult, words: Catalogue) -> Iterator[str]:
    case, judgement = result.case, result.judgement
    yield f"✗ {case.requirement} · {case.name} ({case.path})"
    if not result.has_expected_outcome:
        yield "    " + words.say(
            "checklist.got",
            expected=_named(case.expected, words),
            got=_named(judgement.outcome, words),
            reason=words.say(f"reasons.{judgement.reason}", **judgement.params),
        )
    if not result.shows_mark:
        marked = _quoted(result.marked, words)
        yield "    " + words.say("checklist.mark_not_shown", quotes=marked)
    if result.quotes:
        quotes = _quoted(result.quotes, words)
        yield "    " + words.say("checklist.shown", quotes=quotes)


def _quoted(quotes: Iterable[str], words: Catalogue) -> str:
    return "; ".join(
        words.say(
            "place.quote", quote=shorten(printable(" ".join(q.split())), QUOTE_LENGTH)
        )
        for q in quotes
    )


def _change_line(change: Change, words: Catalogue) -> str:
    part = words.say("checklist.part", number=change.part) if change.part else ""
    subject = change.subject
    if subject in ("type", "verdict"):
        subject = words.say(f"checklist.{subject}")
    where = " · ".join(filter(None, (change.path, part, subject)))
    before, after = (_named(item, words) for item in (change.before, change.after))
    return printable(f"{'✗' if change.worse else '~'} {where}: {before} → {after}")


def _named(value: str, words: Catalogue) -> str:
    """Return an outcome or a verdict in words; a type stays as it is."""
    for section in ("checklist.outcomes", "verdict"):
        if words.knows(f"{section}.{value}"):
            return words.say(f"{section}.{value}")
    return str(value)
