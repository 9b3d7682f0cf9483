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

    #: Darkness of each pixel.
    Plane = NDArray[np.uint8]

BLACK: Final = 255
_FAINT: Final = 38  # of the darkness of black: noise of the scanner


def with_strokes(image: Image, rows: Sequence[Row]) -> list[Row]:
    """Return rows whose words say how thick their strokes are."""
    ink = darkness(image)
    return [
        row._replace(words=tuple(_measured(word, ink) for word in row.words))
        for row in rows
    ]


def darkness(image: Image) -> Plane:
    """Return 0 for paper to 255 for black."""
    import numpy as np  # noqa: PLC0415 - lazy

    paper = max(1, int(np.median(np.asarray(image)[::8, ::8])))
    levels = [BLACK - round(BLACK * min(1.0, grey / paper)) for grey in range(256)]
    return np.asarray(image.point(levels))


def _measured(word: Word, ink: Plane) -> Word:
    import numpy as np  # noqa: PLC0415 - lazy

    x0, top, x1, bottom = map(round, word.box)
    inside = ink[top : bottom + 1, max(0, x0 - 1) : x1 + 1].astype(np.int16)
    area = inside[inside > _FAINT].sum()
    edges = (np.abs(np.diff(inside, axis=axis)) for axis in (0, 1))
    length = sum(int(edge[edge > _FAINT].sum()) for edge in edges)
    return word._replace(stroke=2 * float(area) / length if length else 0.0)
