"""How far a run over many files has come, on stderr."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import Final, TypeVar

import click

#: A log file needs a sign of life now and then, not a line per document.
SECONDS_BETWEEN_LINES: Final = 30.0
#: A terminal is not written to more often than an eye can follow.
SECONDS_BETWEEN_LOOKS: Final = 0.1
CLEAR_LINE: Final = "\r\x1b[K"

T = TypeVar("T")


def with_progress(results: Iterable[T], total: int, *, quiet: bool) -> Iterator[T]:
    """Yield the results; say how many of them are there where there are several."""
    if quiet or total < 2:
        yield from results
    elif sys.stderr.isatty():
        yield from _live(results, total)
    else:
        yield from _plain(results, total)


def _live(results: Iterable[T], total: int) -> Iterator[T]:
    began = looked = time.monotonic()
    try:
        for number, result in enumerate(results, 1):
            click.echo(CLEAR_LINE, err=True, nl=False)
            yield result
            if time.monotonic() - looked >= SECONDS_BETWEEN_LOOKS:
                looked = time.monotonic()
                line = state(number, total, looked - began)
                click.echo(f"{CLEAR_LINE}{line}", err=True, nl=False)
    finally:
        click.echo(CLEAR_LINE, err=True, nl=False)


def _plain(results: Iterable[T], total: int) -> Iterator[T]:
    began = spoken = time.monotonic()
    for number, result in enumerate(results, 1):
        yield result
        if time.monotonic() - spoken >= SECONDS_BETWEEN_LINES:
            spoken = time.monotonic()
            click.echo(state(number, total, spoken - began), err=True)


def state(number: int, total: int, seconds: float) -> str:
    """Return how many are done, and how long the rest takes at this pace.

    >>> state(30, 120, 60.0)
    '30/120, 3:00 left'
    """
    rest = round(seconds / number * (total - number))
    minutes, seconds_left = divmod(rest, 60)
    hours, minutes = divmod(minutes, 60)
    clock = f"{hours}:{minutes:02}" if hours else f"{minutes}"
    return f"{number}/{total}, {clock}:{seconds_left:02} left"
