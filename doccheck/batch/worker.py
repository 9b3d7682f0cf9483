"""The life of a worker: one file after the other, until nothing comes any more."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Generic, NoReturn, TypeVar

from doccheck.batch.confine import confine, peak_memory
from doccheck.batch.frames import Kind, pack, read_task, send_frame
from doccheck.batch.limits import RECYCLE_SHARE, Limits
from doccheck.errors import ErrorCode
from doccheck.parsers.pulse import listen

T = TypeVar("T")

#: Exit statuses of a worker.
FINE: Final = 0
BROKEN: Final = 70
INTERRUPTED: Final = 130

#: Instead of a code of `ErrorCode`: a bug of ours.
INTERNAL: Final = "internal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Generic[T]):
    """What came of the work on one file: a value, or an error."""

    value: T | None = None
    #: A code of `ErrorCode` or "internal", and a message.
    error: tuple[str, str] | None = None
    #: The traceback of a bug of ours.
    bug: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Job(Generic[T]):
    """What every worker of a run knows from its birth."""

    paths: Sequence[Path]
    work: Callable[[Path], T]
    limits: Limits


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """A worker's ends of the pipes that join it to the pool."""

    tasks: int
    results: int
    lifeline: int


def serve(job: Job[T], ends: Ends, folder: Path, foreign: Sequence[int]) -> NoReturn:
    """Do what a forked worker does; never return to the code of the parent.

    Args:
        foreign: Ends of pipes that belong to others and must not stay open here.
    """
    status = BROKEN
    try:
        for pipe in foreign:
            os.close(pipe)
        confine(job.limits, folder, ends.lifeline)
        listen(lambda: send_frame(ends.results, Kind.ALIVE))
        _check_all(job, ends)
        status = FINE
    except KeyboardInterrupt:
        status = INTERRUPTED
    except Exception:  # noqa: BLE001 - a bug of ours, in the worker itself
        answer: Answer[T] = Answer(
            error=(INTERNAL, "a worker failed"), bug=traceback.format_exc()
        )
        send_frame(ends.results, Kind.LAST, pack(answer))
    finally:
        os._exit(status)


def _check_all(job: Job[T], ends: Ends) -> None:
    enough = peak_memory() + RECYCLE_SHARE * job.limits.memory
    for served in range(1, job.limits.recycle_after + 1):
        index = read_task(ends.tasks)
        if index is None:
            return
        body, sound = _check(job.paths[index], job.work)
        tired = served == job.limits.recycle_after or peak_memory() > enough
        last = tired or not sound
        send_frame(ends.results, Kind.LAST if last else Kind.DONE, body)
        if last:
            return


def _check(path: Path, work: Callable[[Path], T]) -> tuple[bytes, bool]:
    """Return what became of a file, packed, and whether the worker can go on."""
    try:
        return pack(Answer(value=work(path))), True
    except MemoryError as error:
        message = str(error) or "more memory was asked for than a document may take"
    except Exception as error:  # noqa: BLE001 - one file must not end the run
        failure = (INTERNAL, f"{type(error).__name__}: {error}")
        return pack(Answer(error=failure, bug=traceback.format_exc())), True
    # Here, and not above, the frames that hold the memory are gone.
    return pack(Answer(error=(ErrorCode.OUT_OF_MEMORY.value, message))), False
