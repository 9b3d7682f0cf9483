"""What the pool of workers costs, against the same checks inside one process.

    python benchmarks/pool.py [FILES]

Small invented files are checked in turn: in this process, by one worker, and by as
many as there are processors. The medians of the ratios of processor time (ours and
the workers') and of wall time are printed: above 1 the pool is dearer. Then the same
for a run over a single file, in milliseconds.
"""

from __future__ import annotations

import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from doccheck.batch import available_processors, check_files
from doccheck.findings import DocumentReport
from doccheck.pipeline import Law, check_document

ROUNDS = 7
FILES = 200
BASE = "in this process"
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

Way = Callable[[Sequence[Path]], object]


class Cost(NamedTuple):
    """In seconds."""

    processor: float
    wall: float


def spent() -> float:
    """Return the processor time of this process and of workers that have ended."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(sum(resource.getrusage(kind)[:2]) for kind in kinds)


def cost(way: Way, paths: Sequence[Path]) -> Cost:
    processor, wall = spent(), time.perf_counter()
    way(paths)
    return Cost(spent() - processor, time.perf_counter() - wall)


def ways(law: Law) -> dict[str, Way]:
    def check(path: Path) -> DocumentReport:
        return check_document(path, law)

    def pool(jobs: int) -> Way:
        return lambda paths: list(check_files(paths, check, jobs=jobs))

    return {
        BASE: lambda paths: [check(path) for path in paths],
        "one worker": pool(1),
        f"{available_processors()} workers": pool(available_processors()),
    }


def measure(paths: Sequence[Path], known: dict[str, Way]) -> dict[str, list[Cost]]:
    """Return the costs of each way, all ways in turn in every round."""
    rounds = [
        {name: cost(way, paths) for name, way in known.items()} for _ in range(ROUNDS)
    ]
    return {name: [costs[name] for costs in rounds] for name in known}


def ratios(costs: Sequence[Cost], base: Sequence[Cost]) -> Iterator[float]:
    """Yield the median ratio of processor time, then that of wall time."""
    for place in range(len(Cost._fields)):
        pairs = zip(costs, base, strict=True)
        yield statistics.median(a[place] / b[place] for a, b in pairs)


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else FILES
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, f"{n}.txt") for n in range(number)]
        for n, path in enumerate(paths):
            path.write_text(TEXT.format(number=n), encoding="utf-8")
        known = ways(Law.load())
        measure(paths[:1], known)
        many, one = measure(paths, known), measure(paths[:1], known)
    each = 1000 * statistics.median(item.processor for item in many[BASE]) / number
    print(f"{number} files, {each:.1f} ms each; load {os.getloadavg()[0]:.1f}")
    print(f"{'':16} processor    wall")
    for name, costs in many.items():
        processor, wall = ratios(costs, many[BASE])
        print(f"{name:16} {processor:7.2f} x {wall:5.2f} x")
    for name, costs in one.items():
        times = [1000 * statistics.median(kind) for kind in zip(*costs, strict=True)]
        print(f"{name:16} {times[0]:6.1f} ms {times[1]:4.0f} ms for one file")


if __name__ == "__main__":
    main()
