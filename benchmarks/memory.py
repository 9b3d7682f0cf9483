"""How much memory the worker that checks a file takes at its peak.

    python benchmarks/memory.py FILE [FILE ...]

Each file is checked as in any run, by a worker of its own with all limits. Shown is the
largest resident size of the worker, or of a program that it has started, if that is
more; the law and the models, which it shares with its parent, are counted as its own.
"""

from __future__ import annotations

import multiprocessing
import resource
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from doccheck.batch import check_files
from doccheck.findings import DocumentReport
from doccheck.pipeline import Law, check_document

KIBIBYTES = 1024  # in a MiB, which is what Linux counts by


def peak(path: Path) -> tuple[float, str]:
    """Return the peak in MiB and how the check ended; for a process that ends then."""
    law = Law.load()

    def check(path: Path) -> DocumentReport:
        return check_document(path, law)

    status = next(iter(check_files([path], check, jobs=1))).report.status
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_maxrss / KIBIBYTES, status


def main() -> None:
    start_anew = multiprocessing.get_context("spawn")
    for argument in sys.argv[1:]:
        with ProcessPoolExecutor(1, start_anew) as alone:
            size, status = alone.submit(peak, Path(argument)).result()
        print(f"{argument}: {size:.0f} MiB, {status}")


if __name__ == "__main__":
    main()
