"""What a second run over unchanged files costs, against the first.

    python benchmarks/cache.py [FILES]

Small invented files are checked by one worker with an empty cache, then with the cache
that this run has filled. Printed are the ratios of processor time and of wall time,
second to first, and how many bytes a kept report takes.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.pool import TEXT, spent
from doccheck.batch import ReportCache, basis_of, check_files, open_cache
from doccheck.pipeline import Law, check_document

FILES = 200


def main(arguments: Sequence[str]) -> None:
    number = int(arguments[0]) if arguments else FILES
    law = Law.load()
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, f"{n}.txt") for n in range(number)]
        for n, path in enumerate(paths):
            path.write_text(TEXT.format(number=n), encoding="utf-8")
        place = Path(folder, "cache")
        cache = open_cache(place, basis_of((), ()))
        if cache is None:
            raise SystemExit(f"{place} is not private")
        first, second = (_cost(paths, law, cache) for _ in range(2))
        sizes = [file.stat().st_size for file in place.rglob("*") if file.is_file()]
    print(f"{number} files, second run to first")
    print(f"  processor time: {second[0] / first[0]:.3f}")
    print(f"  wall time:      {second[1] / first[1]:.3f}")
    print(f"  a kept report:  {sum(sizes) // len(sizes)} bytes")


def _cost(paths: Sequence[Path], law: Law, cache: ReportCache) -> tuple[float, float]:
    """Return processor and wall time of one run, in seconds."""
    processor, wall = spent(), time.monotonic()
    for _ in check_files(paths, lambda path: check_document(path, law), cache=cache):
        pass
    return spent() - processor, time.monotonic() - wall


if __name__ == "__main__":
    main(sys.argv[1:])
