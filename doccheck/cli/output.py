"""Where a result goes: to stdout, or to a file that is whole or not there at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import click

from doccheck.errors import UsageError


def write_result(pieces: Iterable[str], output: Path | None) -> None:
    """Write a result as it comes to a file, or to stdout where no file is named."""
    if output is None:
        for piece in pieces:
            click.echo(piece, nl=False)
        return
    with _opened(output) as file:
        for piece in pieces:
            _write(file, piece, output)


def _write(file: TextIO, piece: str, output: Path) -> None:
    try:
        file.write(piece)
    except OSError as error:
        raise _cannot_write(output, error) from error


@contextmanager
def _opened(output: Path) -> Iterator[TextIO]:
    """Open a file that takes its name when it is complete.

    What a stopped run leaves behind would look like a short report. A device or a
    pipe is written to as it is.
    """
    target = output.resolve()
    direct = target.exists() and not target.is_file()
    part = target if direct else target.with_name(f".{target.name}.{os.getpid()}")
    try:
        file = part.open("w", encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise _cannot_write(output, error) from error
    try:
        with file:
            yield file
        if not direct:
            part.replace(target)
    finally:
        if not direct:
            part.unlink(missing_ok=True)


def _cannot_write(output: Path, error: OSError) -> UsageError:
    return UsageError(f"cannot write {output}: {error.strerror}")
