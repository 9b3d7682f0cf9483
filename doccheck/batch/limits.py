"""What one document may cost, and when a worker has served long enough."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Final

MEBIBYTE: Final = 1 << 20

#: A text PDF of 200 pages takes some ten seconds on a slow, busy machine.
SECONDS: Final = 120.0
#: A reader that shows signs of life (a page recognised) may go on for so long.
LONGEST: Final = 3600.0
#: Beside what doccheck itself takes. Ordinary files need under 300 MiB, the largest
#: XML part that is let in takes about twenty times its size.
MEMORY: Final = 1024 * MEBIBYTE
#: Of one written file; a page of a scan at 300 dpi in colour has 26 MB.
FILE_SIZE: Final = 512 * MEBIBYTE
#: A worker that serves longer only gathers what leaks; a new one costs 10 ms.
RECYCLE_AFTER: Final = 1000
#: Of the memory allowed: a worker that once held so much gives it back by ending.
RECYCLE_SHARE: Final = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Times in seconds, sizes in bytes."""

    seconds: float = SECONDS
    longest: float = LONGEST
    memory: int = MEMORY
    file_size: int = FILE_SIZE
    recycle_after: int = RECYCLE_AFTER


LIMITS: Final = Limits()


def available_processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
