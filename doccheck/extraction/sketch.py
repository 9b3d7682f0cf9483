"""A sketch of a text: enough to tell how much two texts have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import nsmallest
from typing import Final
from zlib import crc32

from doccheck.structure import Part

#: Words that stand together in both texts count as common.
TOGETHER: Final = 3
#: Shortest hashes that are kept: likeness is then known to some four hundredths.
KEPT: Final = 128


def sketch_of(part: Part) -> tuple[int, ...]:
    """Return the smallest hashes of the runs of words in a part, in order."""
    words = [token.key for block in part.blocks for token in block.tokens]
    hashes = {crc32(" ".join(run).encode()) for run in _runs(words)}
    return tuple(nsmallest(KEPT, hashes))


def _runs(words: list[str]) -> Iterator[list[str]]:
    for start in range(max(1, len(words) - TOGETHER + 1)):
        yield words[start : start + TOGETHER]


def likeness(one: Iterable[int], other: Iterable[int]) -> float:
    """Return about which share of their runs of words two texts have in common.

    >>> likeness((1, 2, 3, 4), (1, 2, 3, 9))
    0.75
    """
    first, second = set(one), set(other)
    if not first or not second:
        return 0.0
    least = nsmallest(max(len(first), len(second)), first | second)
    return sum(item in first and item in second for item in least) / len(least)
