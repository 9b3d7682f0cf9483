"""Bold print in pictures: how thick the strokes of words are.

A stroke has two edges, however long it is; so its thickness is its ink for each length
of edge, twice. Bold print is 1.3 times as thick as plain or more.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from doccheck.parsers.ocr_hocr import Row, Word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

    Plane = NDArray[np.float32]

_FAINT: Final = 0.15  # of the way from paper to black: noise of the scanner


def with_strokes(image: Image, rows: Sequence[Row]) -> list[Row]:
    """Return rows whose words say how thick their strokes are."""
    ink = darkness(image)
    edges = _edges(ink)
    return [
        row._replace(words=tuple(_measured(word, ink, edges) for word in row.words))
        for row in rows
    ]


def darkness(image: Image) -> Plane:
    """Return 0.0 for paper to 1.0 for black."""
    import numpy as np  # noqa: PLC0415 - lazy

    grey = np.asarray(image, dtype=np.float32)
    paper = max(1.0, float(np.median(grey[::8, ::8])))
    ink: Plane = np.clip(1 - grey / paper, 0, 1)
    return ink


def _edges(ink: Plane) -> Plane:
    import numpy as np  # noqa: PLC0415 - lazy

    edges: Plane = np.zeros_like(ink)
    edges[:, 1:] += np.abs(np.diff(ink, axis=1))
    edges[1:] += np.abs(np.diff(ink, axis=0))
    return edges


def _measured(word: Word, ink: Plane, edges: Plane) -> Word:
    x0, top, x1, bottom = map(round, word.box)
    inside = ink[top : bottom + 1, x0 : x1 + 1]
    edge = edges[top : bottom + 1, x0 : x1 + 1]
    length = float(edge[edge > _FAINT].sum())
    area = float(inside[inside > _FAINT].sum())
    return word._replace(stroke=2 * area / length if length else 0.0)
