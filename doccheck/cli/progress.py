"""How far a run over many files has come, on stderr."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import click

#: A log file needs a sign of life now and then, not a line per document.
SECONDS_BETWEEN_LINES: Final = 30.0
NAME_LENGTH: Final = 60
CLEAR_LINE: Final = "\r\x1b[K"


def with_progress(paths: Sequence[Path], *, quiet: bool) -> Iterator[Path]:
    """Yield the paths; say how far we are where there are several."""
    if quiet or len(paths) < 2:
        yield from paths
    elif sys.stderr.isatty():
        yield from _live(paths)
    else:
        yield from _plain(paths)


def _live(paths: Sequence[Path]) -> Iterator[Path]:
    try:
        for number, path in enumerate(paths, 1):
            name = "".join(c if c.isprintable() else "?" for c in path.name)
            line = f"{CLEAR_LINE}{number}/{len(paths)} {name[:NAME_LENGTH]}"
            click.echo(line, err=True, nl=False)
            yield path
    finally:
        click.echo(CLEAR_LINE, err=True, nl=False)


def _plain(paths: Sequence[Path]) -> Iterator[Path]:
    spoken = time.monotonic()
    for number, path in enumerate(paths, 1):
        yield path
        if time.monotonic() - spoken >= SECONDS_BETWEEN_LINES:
            click.echo(f"{number}/{len(paths)}", err=True)
            spoken = time.monotonic()
