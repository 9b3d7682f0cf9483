"""The life of a worker: one file after the other, until nothing comes any more."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NoReturn

from doccheck.batch.confine import confine, peak_memory
from doccheck.batch.frames import Kind, pack, read_task, send_frame
from doccheck.batch.limits import RECYCLE_SHARE, Limits
from doccheck.errors import ErrorCode
from doccheck.findings import DocumentReport, Status
from doccheck.parsers.pulse import listen

Work = Callable[[Path], DocumentReport]

#: Exit statuses of a worker.
FINE: Final = 0
BROKEN: Final = 70
INTERRUPTED: Final = 130


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What became of one file."""

    report: DocumentReport
    #: The traceback of a bug of ours that was met in it.
    bug: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What every worker of a run knows from its birth."""

    paths: Sequence[Path]
    work: Work
    limits: Limits


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """A worker's ends of the pipes that join it to the pool."""

    tasks: int
    results: int
    lifeline: int


def serve(job: Job, ends: Ends, folder: Path) -> NoReturn:
    """Do what a forked worker does; never return to the code of the parent."""
    status = BROKEN
    try:
        confine(job.limits, folder, ends.lifeline)
        listen(lambda: send_frame(ends.results, Kind.ALIVE))
        _check_all(job, ends)
        status = FINE
    except KeyboardInterrupt:
        status = INTERRUPTED
    finally:
        os._exit(status)


def _check_all(job: Job, ends: Ends) -> None:
    enough = RECYCLE_SHARE * job.limits.memory
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


def _check(path: Path, work: Work) -> tuple[bytes, bool]:
    """Return what became of a file, packed, and whether the worker can go on."""
    try:
        return pack(Checked(report=work(path))), True
    except MemoryError as error:
        message = str(error) or "more memory was asked for than a document may take"
    except Exception as error:  # noqa: BLE001 - one file must not end the run
        report = failed(path, "internal", f"{type(error).__name__}: {error}")
        return pack(Checked(report=report, bug=traceback.format_exc())), True
    # Here, and not above, the frames that hold the memory are gone.
    return pack(Checked(report=failed(path, ErrorCode.OUT_OF_MEMORY, message))), False


def failed(path: Path, code: str, message: str) -> DocumentReport:
    return DocumentReport(
        path=str(path), sha256="", status=Status.FAILED, error=(code, message)
    )
