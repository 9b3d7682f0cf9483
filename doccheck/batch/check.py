"""Checks of files, and other work on a single file, in killable workers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from doccheck.batch.cache import ReportCache
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
    cache: ReportCache | None = None,
) -> Iterator[Checked]:
    """Yield the report on each file, in the order of the files.

    A file that cost its worker the life has a report that says so.

    Args:
        work: Done in a worker, which has in memory what is there now.
        jobs: How many workers there are at most.
        cache: Reports that are there already, and take in what is new at once: a run
            that was stopped goes on where it was.
    """
    if cache is not None:
        work = cache.reading(work)
    try:
        with closing(answers(paths, work, jobs=jobs, limits=limits)) as found:
            for path, answer in zip(paths, found, strict=True):
                report = _report(path, answer)
                if cache is not None and answer.bug is None:
                    cache.store(path, report)
                yield Checked(report=report, bug=answer.bug)
    finally:
        if cache is not None:
            cache.close()


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
