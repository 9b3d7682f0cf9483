"""Changed copies of a file: where they go, and never over anything by accident."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import click

from doccheck.cli.output import write_result
from doccheck.errors import UsageError

copy_option: Final = click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write the copy here.",
)
force_option: Final = click.option(
    "--force", is_flag=True, help="Write over a file that is there already."
)
source_argument: Callable[..., Any] = click.argument(
    "path", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE"
)


def target_of(path: Path, output: Path | None, mark: str, *, force: bool) -> Path:
    """Return where a copy goes: beside the original as `NAME.mark.docx`.

    Raises:
        UsageError: It is the original, or there is a file already.
    """
    target = output or path.with_name(f"{path.stem}.{mark}{path.suffix}")
    if target.exists() and target.samefile(path):
        raise UsageError(f"{target} is the original, which is left as it is")
    return free_target(target, force=force)


def free_target(target: Path, *, force: bool) -> Path:
    """Return a path to write to.

    Raises:
        UsageError: There is a file already.
    """
    if target.exists() and not force:
        raise UsageError(f"{target} exists already: --force writes over it")
    return target


def write_copy(data: bytes, target: Path) -> None:
    """Write a file; one that is written over keeps its permissions."""
    mode = target.stat().st_mode if target.exists() else None
    write_result([data], target)
    if mode is not None:
        target.chmod(stat.S_IMODE(mode))
    click.echo(f"doccheck: written: {target}", err=True)
