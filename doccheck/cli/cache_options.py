"""Where reports of earlier runs are kept, and whether they are used."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from doccheck.batch import ReportCache, basis_of, default_folder, open_cache

Command = Callable[..., Any]


def cache_options(command: Command) -> Command:
    """Add the options of every command that checks many files."""
    folder = click.option(
        "--cache-dir",
        type=click.Path(file_okay=False, path_type=Path),
        metavar="DIR",
        show_default="in the user's cache folder",
        help="Keep reports here, so that unchanged files need not be checked again.",
    )
    off = click.option(
        "--no-cache",
        is_flag=True,
        help="Check every file anew and keep no reports.",
    )
    return folder(off(command))


def report_cache(
    folder: Path | None,
    law_folders: Sequence[Path],
    asked: Iterable[object],
    *,
    day: datetime.date | None,
) -> ReportCache | None:
    """Return the cache of a run; without one it is only slower.

    Args:
        asked: All options that a report depends on.
        day: `--as-of`; without it a report holds for this day only.
    """
    today = datetime.date.today()  # noqa: DTZ011 - a local day
    basis = basis_of(law_folders, (day, None if day else today, *asked))
    found = open_cache(folder or default_folder(), basis)
    if found is None:
        where = folder or default_folder()
        message = f"doccheck: {where} is not private; no reports are kept there"
        click.echo(message, err=True)
    return found
