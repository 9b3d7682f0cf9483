"""Checks of files, and other work on a single file, in killable workers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from doccheck.batch.limits import LIMITS, Limits
from doccheck.batch.pool import answers
from doccheck.batch.worker import INTERNAL, Answer
from doccheck.findings import DocumentReport, Status

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What became of one file."""

    report: DocumentReport
    #: The traceback of a bug of ours that was met in it.
    bug: str | None = None


def check_files(
    paths: Sequence[Path],
    work: Callable[[Path], DocumentReport],
    *,
    jobs: int = 1,
    limits: Limits = LIMITS,
) -> Iterator[Checked]:
    """Yield the report on each file, in the order of the files.

    A file that cost its worker the life has a report that says so.

    Args:
        work: Done in a worker, which has in memory what is there now.
        jobs: How many workers there are at most.
    """
    with closing(answers(paths, work, jobs=jobs, limits=limits)) as found:
        for path, answer in zip(paths, found, strict=True):
            yield Checked(report=_report(path, answer), bug=answer.bug)


def _report(path: Path, answer: Answer[DocumentReport]) -> DocumentReport:
    if answer.value is not None:
        return answer.value
    error = answer.error or (INTERNAL, "no answer")
    return DocumentReport(path=str(path), sha256="", status=Status.FAILED, error=error)


def in_worker(
    work: Callable[[Path], T], path: Path, limits: Limits = LIMITS
) -> T | None:
    """Return what a function makes of a file; None where it did not end well."""
    with closing(answers([path], work, limits=limits)) as found:
        answer: Answer[T] = next(found)
    return answer.value
