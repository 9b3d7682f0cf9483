"""What the pool of workers costs, against the same checks inside one process.

    python benchmarks/pool.py [FILES]

Small invented files are checked in turn: in this process, by one worker, and by as
many as there are processors. The medians of ratios of wall time are printed: above 1
the pool is slower. Then the same for a run over a single file, in milliseconds.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from doccheck.batch import available_processors, check_files
from doccheck.findings import DocumentReport
from doccheck.pipeline import Law, check_document

ROUNDS = 7
FILES = 200
TEXT = """«Жұлдыз» ЖШС

БҰЙРЫҚ

2024 жылғы 5 наурыз № {number}

Астана қаласы

Жұмыс тобын құру туралы

Құжат айналымын жақсарту мақсатында БҰЙЫРАМЫН:

1. Жұмыс тобы құрылсын.

2. Осы бұйрықтың орындалуын бақылау маған жүктелсін.

Директор А. Сәтбаева
"""

Runs = dict[str, Callable[[Sequence[Path]], object]]


def seconds(run: Callable[[Sequence[Path]], object], paths: Sequence[Path]) -> float:
    start = time.perf_counter()
    run(paths)
    return time.perf_counter() - start


def runs(law: Law) -> Runs:
    def check(path: Path) -> DocumentReport:
        return check_document(path, law)

    def pool(jobs: int) -> Callable[[Sequence[Path]], object]:
        return lambda paths: list(check_files(paths, check, jobs=jobs))

    return {
        "in this process": lambda paths: [check(path) for path in paths],
        "one worker": pool(1),
        f"{available_processors()} workers": pool(available_processors()),
    }


def measure(paths: Sequence[Path], ways: Runs) -> dict[str, list[float]]:
    """Return the times of each way, all ways in turn in every round."""
    rounds = [
        {name: seconds(run, paths) for name, run in ways.items()} for _ in range(ROUNDS)
    ]
    return {name: [times[name] for times in rounds] for name in ways}


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else FILES
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, f"{n}.txt") for n in range(number)]
        for n, path in enumerate(paths):
            path.write_text(TEXT.format(number=n), encoding="utf-8")
        ways = runs(Law.load())
        measure(paths[:2], ways)
        many, one = measure(paths, ways), measure(paths[:1], ways)
    base = many["in this process"]
    print(f"{number} files, {1000 * statistics.median(base) / number:.1f} ms each")
    for name, times in many.items():
        ratio = statistics.median(a / b for a, b in zip(times, base, strict=True))
        print(f"{name:16} {ratio:5.2f} x")
    for name, times in one.items():
        print(f"{name:16} {1000 * statistics.median(times):5.1f} ms for one file")


if __name__ == "__main__":
    main()
