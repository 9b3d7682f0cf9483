"""The group of commands and what happens to an exception that reaches the top."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, cast

import click

from doccheck import __version__
from doccheck.cli.crash import write_crash
from doccheck.cli.status import ExitStatus
from doccheck.errors import DoccheckError, InputError

#: Name, where the command lives, the line in `doccheck --help`. A command's module
#: is imported when the command is called, so that `--version` stays quick.
COMMANDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "check": ("check:check", "Check files and folders."),
        "annotate": (
            "annotate:annotate",
            "Copy a document with notes at their places.",
        ),
        "fix": ("fix:fix", "Repair letters and spaces in a copy of a document."),
        "new": ("new:new", "Begin a document of a type, to be filled in."),
        "dossier": (
            "dossier:dossier",
            "Show the documents of an organisation as a set.",
        ),
        "score": ("score:score_", "Score a portfolio of organisations."),
        "portfolio": ("portfolio:portfolio", "Begin a portfolio of organisations."),
        "parse": ("parse:parse", "Show how a file was read, as JSON."),
        "explain": ("explain:explain", "Explain a requirement, a rule or a type."),
        "list": ("listing:list_", "List types, requirements, rules or acts."),
        "checklist": ("checklist:checklist", "Write, prove and change checklists."),
        "completion": ("completion:completion", "Let a shell complete commands."),
        "doctor": ("doctor:doctor", "Say what is installed and what is missing."),
    }
)


class LazyGroup(click.Group):
    """A group that imports a command when it is called."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        found = getattr(importlib.import_module(f"doccheck.cli.{module}"), name)
        return cast("click.Command", found)

    def format_commands(
        self, _ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "-V", "--version", message="doccheck %(version)s")
def app() -> None:
    """Check Kazakh and Russian official documents against the law they must follow.

    Exit status: 0 nothing falls short; 1 some document falls short or could not be
    read; 2 usage or configuration error, or nothing to check; 3 a bug of doccheck.
    """


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return the exit status."""
    _speak_utf8()
    try:
        status = app.main(list(arguments), "doccheck", standalone_mode=False)
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the last resort
        ways = (way for kind, way in WAYS_OUT if isinstance(error, kind))
        return next(ways, _admit_bug)(error)
    return int(status or ExitStatus.FINE)


def _refuse(error: Any) -> ExitStatus:  # noqa: ANN401 - a click.ClickException
    """Say in one line what is wrong with the command line."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message(), err=True)
        return ExitStatus.USAGE
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "doccheck"
    message = " ".join(error.format_message().split()) + _origin(error, context)
    click.echo(f"{command}: error: {message}", err=True)
    return ExitStatus.USAGE


def _origin(error: Any, context: click.Context | None) -> str:  # noqa: ANN401 - as above
    """Return where a wrong value stands, where it is not on the command line."""
    parameter = getattr(error, "param", None)
    if context is None or parameter is None:
        return ""
    from doccheck.cli.settings import settings_in  # noqa: PLC0415 - not for --version

    source = context.get_parameter_source(parameter.name)
    if source is not click.core.ParameterSource.DEFAULT_MAP:
        return ""
    return f" (in {settings_in(context).path})"


def _report_unreadable(error: BaseException) -> ExitStatus:
    click.echo(f"doccheck: error: {error}", err=True)
    return ExitStatus.FALLS_SHORT


def _report_misuse(error: BaseException) -> ExitStatus:
    click.echo(f"doccheck: error: {error}", err=True)
    return ExitStatus.USAGE


def _stop(_error: BaseException) -> ExitStatus:
    click.echo("doccheck: interrupted", err=True)
    return ExitStatus.INTERRUPTED


def _leave_closed_pipe(_error: BaseException) -> ExitStatus:
    """End quietly when the reader of our output (`| head`) has gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ExitStatus.FALLS_SHORT


def _admit_bug(_error: BaseException) -> ExitStatus:
    path = write_crash()
    click.echo(f"doccheck: this is a bug of doccheck; details: {path}", err=True)
    return ExitStatus.BUG


#: What to do with an exception that reaches the top; the first kind that fits.
WAYS_OUT: Final[
    tuple[tuple[type[BaseException], Callable[[BaseException], ExitStatus]], ...]
] = (
    (click.ClickException, _refuse),
    (InputError, _report_unreadable),
    (DoccheckError, _report_misuse),
    (click.Abort, _stop),
    (KeyboardInterrupt, _stop),
    (BrokenPipeError, _leave_closed_pipe),
)


def _speak_utf8() -> None:
    """Write UTF-8 whatever the locale; an odd file name must not end the run."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")
