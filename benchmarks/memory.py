"""How much memory the worker that checks a file takes at its peak.

    python -m benchmarks.memory [FILE ...] [--write docs/benchmarks.md]

Each file is checked as in any run, by a worker of its own with all limits. Shown is the
largest resident size of the worker, or of a program that it has started, if that is
more; the law and the models, which it shares with its parent, are counted as its own.
Without files, the long ones of the reference documents are measured.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import resource
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benchmarks.fidelity.report import replace_part
from doccheck.batch import check_files
from doccheck.findings import DocumentReport
from doccheck.pipeline import Law, check_document

ROOT = Path(__file__).parents[1]
MARKS = "memory"
LONG = ("big200.pdf", "big_all.docx", "s000_full__scan.pdf")
KIBIBYTES = 1024  # in a MiB, which is what Linux counts by


def peak(path: Path) -> tuple[float, str]:
    """Return the peak in MiB and how the check ended; for a process that ends then."""
    law = Law.load()

    def check(path: Path) -> DocumentReport:
        return check_document(path, law)

    status = next(iter(check_files([path], check, jobs=1))).report.status
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_maxrss / KIBIBYTES, status


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=_long_documents())
    parser.add_argument("--write", type=Path, help="file whose table is replaced")
    options = parser.parse_args()
    rows = ["|  | largest worker | ended |", "| --- | ---: | --- |"]
    for path in options.files:
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as alone:
            size, status = alone.submit(peak, path).result()
        rows.append(f"| {path.name} | {size:.0f} MiB | {status} |")
        print(rows[-1], flush=True)
    if options.write:
        replace_part(options.write, "\n".join(rows), MARKS)
    return 0


def _long_documents() -> list[Path]:
    shared = Path(os.environ.get("DOCCHECK_SHARED", ROOT.parent / "shared"))
    folder = shared / "corpus" / "made"
    return [folder / name for name in LONG if (folder / name).is_file()]


if __name__ == "__main__":
    sys.exit(main())
