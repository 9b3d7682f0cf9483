"""How fast files are read: CPU time, the programs in turn, medians of ratios."""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.fidelity.readers import Reader
from benchmarks.fidelity.truth import Sample


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    reader: Reader
    pages_per_second: float
    #: Of the speed of the floor, measured in the same rounds.
    share: float


def paces(
    readers: Sequence[Reader], samples: Sequence[Sample], rounds: int
) -> list[Pace]:
    """Return how fast each program is beside the first that is a floor."""
    pages = sum(sample.pages for sample in samples)
    times: dict[str, list[float]] = {reader.name: [] for reader in readers}
    for reader in readers:
        reader.read(samples[0].path)  # imports are no part of it
    for _ in range(rounds):
        for reader in readers:
            times[reader.name].append(_seconds(reader, samples))
    floor = next(times[reader.name] for reader in readers if reader.floor)
    return [
        Pace(
            reader=reader,
            pages_per_second=pages / statistics.median(times[reader.name]),
            share=statistics.median(
                least / own
                for least, own in zip(floor, times[reader.name], strict=True)
            ),
        )
        for reader in readers
    ]


def _seconds(reader: Reader, samples: Sequence[Sample]) -> float:
    start = time.process_time()
    for sample in samples:
        reader.read(sample.path)
    return time.process_time() - start
