"""How much of a page's ink was taken for words: what was overlooked leaves no error.

A page can be half empty of words and the other half recognised with full confidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from doccheck.parsers.ocr_hocr import Row

if TYPE_CHECKING:
    from PIL.Image import Image

_SIDE: Final = 800  # pixels of the longer side: letters run into grey bands
_INK: Final = 0.82  # of the brightness of the paper
_AROUND: Final = 2  # pixels
_BLOCK: Final = 4  # pixels of a block that no letter fills
#: Share of a page under ink that needs no words: dust, a page number, a scribble.
_BLANK: Final = 0.003
_FULL: Final = 255
_DARK: Final = 128  # darker paper is a picture, or the page is a negative


def is_blank(image: Image) -> bool:
    """Tell whether there is nothing but paper."""
    ink = _ink(_small(image))
    return _paper(image) > _DARK and _amount(ink) < _BLANK * ink.width * ink.height


def cover_of(image: Image, rows: Sequence[Row]) -> float:
    """Return the share of ink under words, 0.0 to 1.0.

    Photographs and other solid shapes do not count: no words are looked for there.
    """
    from PIL import ImageChops, ImageDraw  # noqa: PLC0415 - lazy

    small = _small(image)
    ink = _ink(small)
    ink = ImageChops.subtract(ink, _solid(ink))
    whole = _amount(ink)
    if whole < _BLANK * ink.width * ink.height:
        return 1.0
    pen = ImageDraw.Draw(ink)
    scale = small.width / image.width
    for row in rows:
        for word in row.words:
            x0, top, x1, bottom = (edge * scale for edge in word.box)
            box = (x0 - _AROUND, top - _AROUND, x1 + _AROUND, bottom + _AROUND)
            pen.rectangle(box, fill=0)
    return 1 - _amount(ink) / whole


def _small(image: Image) -> Image:
    return image.reduce(max(1, round(max(image.size) / _SIDE)))


def _ink(small: Image) -> Image:
    """Return ink as light."""
    limit = _INK * _paper(small)
    return small.point([_FULL * (level < limit) for level in range(256)])


def _paper(image: Image) -> int:
    """Return the brightness of the paper, which is the usual one."""
    counts = list(accumulate(image.histogram()))
    return next(level for level, count in enumerate(counts) if 2 * count >= counts[-1])


def _solid(ink: Image) -> Image:
    from PIL import Image as Pillow  # noqa: PLC0415 - lazy
    from PIL import ImageFilter  # noqa: PLC0415 - lazy

    blocks = ink.reduce(_BLOCK).point([0] * 230 + [_FULL] * 26)
    core = blocks.filter(ImageFilter.MinFilter(3)).filter(ImageFilter.MaxFilter(5))
    return core.resize(ink.size, Pillow.Resampling.NEAREST)


def _amount(ink: Image) -> int:
    return ink.histogram()[_FULL]
