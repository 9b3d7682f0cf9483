"""How fast files are read: CPU time, the programs in turn, the least of the rounds."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.fidelity.readers import Reader
from benchmarks.fidelity.truth import Sample

#: So many times the floor, that more rounds than these would tell nothing.
SLOW, ROUNDS_OF_SLOW = 10, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    reader: Reader
    pages_per_second: float
    #: Of the speed of the floor, measured in the same rounds.
    share: float


def paces(
    readers: Sequence[Reader], samples: Sequence[Sample], rounds: int
) -> list[Pace]:
    """Return how fast each program is beside the first that is a floor.

    The least of the rounds counts: what else runs on a machine can only add to it.
    """
    pages = sum(sample.pages for sample in samples)
    times: dict[str, list[float]] = {reader.name: [] for reader in readers}
    for reader in readers:
        reader.read(samples[0].path)  # imports are no part of it
    floor = next(times[reader.name] for reader in readers if reader.floor)
    for _ in range(rounds):
        for reader in readers:
            own = times[reader.name]
            if len(own) < ROUNDS_OF_SLOW or min(own) < SLOW * min(floor):
                own.append(_seconds(reader, samples))
    return [
        Pace(
            reader=reader,
            pages_per_second=pages / min(times[reader.name]),
            share=min(floor) / min(times[reader.name]),
        )
        for reader in readers
    ]


def _seconds(reader: Reader, samples: Sequence[Sample]) -> float:
    start = time.process_time()
    for sample in samples:
        reader.read(sample.path)
    return time.process_time() - start
