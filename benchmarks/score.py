"""How long a portfolio takes, and how much memory, by the number of organisations.

    python -m benchmarks.score [100 1000]

Each organisation has ten small documents. The first run of a portfolio checks them all,
the second one finds their reports in the cache, as a run after an interruption does.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

SAMPLES = Path(__file__).parent.parent / "samples"
sys.path.append(str(SAMPLES))

from build_region import Planned, planned  # noqa: E402 - a script beside the samples

#: Of the sample region: the organisation that has the most documents.
MODEL = "tunyq-bastau"
DOCUMENTS = 10
PORTFOLIO = "body: Benchmark\nkind: region_akimat\nperiod: 2024\n"
#: Runs `doccheck` and tells the most memory that any of its processes took.
MEASURED = """
import resource, sys
from doccheck.cli import run
status = run(sys.argv[1:])
peaks = [
    resource.getrusage(who).ru_maxrss
    for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
]
print(*peaks, file=sys.stderr)
sys.exit(status)
"""


def main() -> None:
    numbers = [int(text) for text in sys.argv[1:]] or [100, 1000]
    print(
        "| organisations | documents | first run, s | second run, s "
        "| memory of the run, MiB | of a worker, MiB |"
    )
    print("|---|---|---|---|---|---|")
    for number in numbers:
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder)
            build(home / "portfolio", number)
            first, memory, worker = score(home)
            second, _, _ = score(home)
        print(
            f"| {number} | {number * DOCUMENTS} | {first:.1f} | {second:.1f} "
            f"| {memory:.0f} | {worker:.0f} |",
            flush=True,
        )


def build(folder: Path, number: int) -> None:
    """Write a portfolio of so many organisations, each with a name of its own."""
    own = [item for item in planned() if item.folder == MODEL and item.format == "txt"]
    folder.mkdir()
    (folder / "portfolio.yaml").write_text(PORTFOLIO, encoding="utf-8")
    for at in range(number):
        home = folder / f"organisation-{at:04}"
        home.mkdir()
        for item in own[:DOCUMENTS]:
            (home / item.name).write_bytes(_document(item, at))


def _document(item: Planned, at: int) -> bytes:
    name = f"«Үлгі {at}» КМК".encode()
    return item.bytes().replace(item.values["org"].encode(), name)


def score(home: Path) -> tuple[float, float, float]:
    """Return the seconds of a run, and MiB of its own process and of its workers."""
    command = (
        *(sys.executable, "-c", MEASURED, "score", str(home / "portfolio")),
        *("--cache-dir", str(home / "cache"), "--format", "json"),
        *("-o", str(home / "score.json")),
    )
    began = time.perf_counter()
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    seconds = time.perf_counter() - began
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr)
    own, worker = map(int, done.stderr.split()[-2:])
    return seconds, own / 1024, worker / 1024


if __name__ == "__main__":
    main()
