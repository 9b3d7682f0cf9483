"""Rows that Tesseract has read across two columns, parted again.

A wide gap alone can be a stretched line; gaps over each other in three rows are a
gutter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

from doccheck.parsers.ocr_hocr import Row, Word

#: Wider than this a gap parts columns by itself.
_COLUMN_GAP: Final = 3.0  # of the size of type, as all below
_GUTTER: Final = 0.8
_NEXT_ROW: Final = 2.5
_ROWS: Final = 3
_WIDER: Final = 1.8  # than the other gaps of its row
_LETTERS: Final = 4  # before a gutter: fewer are the number of a list


class _Gap(NamedTuple):
    """A gap before a word of a row, in pixels."""

    word: int
    x0: float
    x1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0


def segments(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows cut where columns part them."""
    for row, gutters in zip(rows, _gutters(rows), strict=True):
        start = 0
        for end in (*sorted(gutters | _wide(row)), len(row.words)):
            yield row._replace(words=row.words[start:end])
            start = end


def _wide(row: Row) -> set[int]:
    gaps = list(_gaps(row))
    if len(gaps) > 1 and min(gap.width for gap in gaps) > row.size:
        return set()  # stretched from margin to margin
    return {gap.word for gap in gaps if gap.width > _COLUMN_GAP * row.size}


def _gaps(row: Row) -> Iterator[_Gap]:
    for index, (before, word) in enumerate(pairwise(row.words), 1):
        yield _Gap(index, before.box.x1, word.box.x0)


def _gutters(rows: Sequence[Row]) -> list[set[int]]:
    """Return for each row the words that stand behind a gutter."""
    found: list[set[int]] = [set() for _ in rows]
    for start in range(len(rows)):
        for gap in _candidates(rows[start]):
            chain = list(_chain(rows, start, gap))
            if len(chain) >= _ROWS:
                for number, word in enumerate(chain, start):
                    found[number].add(word)
    return found


def _candidates(row: Row) -> list[_Gap]:
    gaps = list(_gaps(row))
    wide = [gap for gap in gaps if gap.width > _GUTTER * row.size]
    return [gap for gap in wide if _stands_out(gap, gaps, row.words)]


def _stands_out(gap: _Gap, gaps: Sequence[_Gap], words: Sequence[Word]) -> bool:
    others = [other.width for other in gaps if other is not gap]
    letters = sum(len(word.text) for word in words[: gap.word])
    return letters >= _LETTERS and (
        not others or gap.width > _WIDER * max(1.0, median(others))
    )


def _chain(rows: Sequence[Row], start: int, gap: _Gap) -> Iterator[int]:
    """Yield the word behind the gap in a row and in those right below it."""
    yield gap.word
    x0, x1 = gap.x0, gap.x1
    for before, row in pairwise(rows[start:]):
        if not 0 < row.baseline - before.baseline < _NEXT_ROW * row.size:
            return
        for other in _candidates(row):
            left, right = max(x0, other.x0), min(x1, other.x1)
            if right - left > _GUTTER * row.size:
                x0, x1 = left, right
                yield other.word
                break
        else:
            return
