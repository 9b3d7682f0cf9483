"""Which reports a run writes: one to stdout or `-o`, more to files of their own."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import tee
from pathlib import Path
from typing import Final

import click

from doccheck.cli.options import close_match
from doccheck.cli.output import Pieces, write_results
from doccheck.errors import UsageError
from doccheck.findings import DocumentReport
from doccheck.reports import FORMATS, Reader, Setting


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A form of the result, and the file it goes to; None is stdout."""

    format: str
    path: Path | None


def _target(value: str) -> Target:
    name, _, path = value.partition(":")
    if name not in FORMATS:
        hint = close_match(name, FORMATS)
        known = ", ".join(FORMATS)
        raise click.BadParameter(f"no format {name!r}{hint} (there are {known})")
    if not path:
        raise click.BadParameter(f"name a file after the format: {name}:FILE")
    return Target(format=name, path=Path(path))


def _targets(
    _context: click.Context, _parameter: click.Parameter, values: Sequence[str]
) -> tuple[Target, ...]:
    return tuple(map(_target, values))


result_format_option: Final = click.option(
    "--format",
    "format_",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="Form of the result.",
)

reports_option: Final = click.option(
    "--report",
    "targets",
    multiple=True,
    metavar="FORMAT:FILE",
    callback=_targets,
    help="Write another report of the same run (html:report.html); repeatable.",
)

pictures_option: Final = click.option(
    "--pictures",
    type=click.IntRange(min=0),
    metavar="N",
    default=6,
    show_default=True,
    help="Pages of each PDF or scan that an HTML report shows at most; 0 for none.",
)


def require_distinct(targets: Sequence[Target]) -> None:
    """Refuse results that would overwrite each other or fill a terminal with bytes."""
    paths = [target.path.resolve() for target in targets if target.path]
    for path in paths:
        if paths.count(path) > 1:
            raise UsageError(f"two reports go to {path}")
    for target in targets:
        binary = FORMATS[target.format].binary
        if binary and target.path is None and sys.stdout.isatty():
            raise UsageError(f"{target.format} is not for a terminal: give -o FILE")


def write_reports(
    reports: Iterable[DocumentReport],
    reader: Reader,
    targets: Sequence[tuple[Target, Setting]],
) -> None:
    """Write every report from one pass over the documents."""
    copies = tee(reports, len(targets))
    results: list[tuple[Pieces, Path | None]] = [
        (FORMATS[target.format].write(copy, reader, setting), target.path)
        for copy, (target, setting) in zip(copies, targets, strict=True)
    ]
    del copies  # else the run would be held as a whole
    write_results(results)
