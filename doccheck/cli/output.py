"""Where results go: to stdout, or to files that are whole or not there at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO, Final

import click

from doccheck.errors import UsageError

#: A broken file name must not end the run.
ERRORS: Final = "backslashreplace"

Pieces = Iterable[str] | Iterable[bytes]
Sink = Callable[[str | bytes], None]


def write_result(pieces: Pieces, output: Path | None) -> None:
    """Write a result as it comes to a file, or to stdout where no file is named."""
    write_results([(pieces, output)])


def write_results(results: Sequence[tuple[Pieces, Path | None]]) -> None:
    """Write several results side by side, a piece of each in turn."""
    with ExitStack() as stack:
        streams: list[tuple[Iterator[str | bytes], Sink]] = [
            (iter(pieces), stack.enter_context(_sink(output)))
            for pieces, output in results
        ]
        while streams:
            streams = [(s, sink) for s, sink in streams if _advance(s, sink)]


def _advance(pieces: Iterator[str | bytes], sink: Sink) -> bool:
    """Write the next piece; say whether there was one."""
    for piece in pieces:
        sink(piece)
        return True
    return False


@contextmanager
def _sink(output: Path | None) -> Iterator[Sink]:
    if output is None:
        yield lambda piece: click.echo(piece, nl=False)
        return
    with _opened(output) as file:
        yield lambda piece: _write(file, piece, output)


def _write(file: BinaryIO, piece: str | bytes, output: Path) -> None:
    encoded = piece if isinstance(piece, bytes) else piece.encode(errors=ERRORS)
    try:
        file.write(encoded)
    except OSError as error:
        raise _cannot_write(output, error) from error


@contextmanager
def _opened(output: Path) -> Iterator[BinaryIO]:
    """Open a file that takes its name when it is complete.

    What a stopped run leaves behind would look like a short report. A device or a
    pipe is written to as it is.
    """
    target = output.resolve()
    direct = target.exists() and not target.is_file()
    part = target if direct else target.with_name(f".{target.name}.{os.getpid()}")
    try:
        file = part.open("wb")
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
