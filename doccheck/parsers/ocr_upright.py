"""Pictures of pages made ready: shadows, quarter turns, small slants, specks.

Lines of text make a picture's rows lively: dark through the letters, light between. The
turn and the slant with the liveliest rows are those of the text.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PIL.Image import Image

_COARSE: Final = 450  # pixels of the longer side of what is measured
_FINE: Final = 900
_STEEPEST: Final = 5  # degrees
_STEPS: Final = ((0.25, 3), (0.08, 3))  # degrees, and how many to each side
_LEAST: Final = 0.1  # degrees that are worth the loss of sharpness
#: How much livelier columns must be than rows; on pages of text it is tenfold.
_SIDEWAYS: Final = 2.0
_WHITE: Final = 255
_PATCH: Final = 16  # pixels: no letter fills five of them each way
_PAPER: Final = 250  # of the brightness that paper is given
_DARKEST_PAPER: Final = 50
_SOFTNESS: Final = 0.6  # pixels


def turned(image: Image, quarters: int) -> Image:
    """Return a picture after quarter turns to the right."""
    from PIL import Image as Pillow  # noqa: PLC0415 - lazy

    ways = {
        1: Pillow.Transpose.ROTATE_270,
        2: Pillow.Transpose.ROTATE_180,
        3: Pillow.Transpose.ROTATE_90,
    }
    way = ways.get(quarters % 4)
    return image if way is None else image.transpose(way)


def levelled(image: Image) -> Image:
    """Return a picture whose lines are level; they may still stand on their heads."""
    from PIL import Image as Pillow  # noqa: PLC0415 - lazy

    if is_sideways(image):
        image = turned(image, 1)
    slant = slant_of(image)
    if abs(slant) < _LEAST:
        return image
    return image.rotate(slant, Pillow.Resampling.BICUBIC, fillcolor=_WHITE)


def evened(image: Image) -> Image:
    """Return a picture whose paper is equally white, as a camera's is not.

    Tesseract parts ink from paper by one level for the whole page.
    """
    import numpy as np  # noqa: PLC0415 - lazy
    from PIL import Image as Pillow  # noqa: PLC0415 - lazy
    from PIL import ImageFilter  # noqa: PLC0415 - lazy

    paper = image.reduce(_PATCH).filter(ImageFilter.MaxFilter(5))
    paper = paper.filter(ImageFilter.GaussianBlur(4))
    paper = paper.resize(image.size, Pillow.Resampling.BILINEAR)
    light = np.maximum(np.asarray(paper), _DARKEST_PAPER).astype(np.uint16)
    grey = np.asarray(image).astype(np.uint16) * _PAPER // light
    return Pillow.fromarray(np.minimum(grey, _WHITE).astype(np.uint8))


def softened(image: Image) -> Image:
    """Return a picture in which specks of single pixels are pale.

    Halves the errors on noisy scans and costs none on clean ones, unlike a median.
    """
    from PIL import ImageFilter  # noqa: PLC0415 - lazy

    return image.filter(ImageFilter.GaussianBlur(_SOFTNESS))


def is_sideways(image: Image) -> bool:
    """Tell whether lines run up or down the picture."""
    small = _reduced(image, _COARSE)
    _, upright = _coarse(small)
    _, sideways = _coarse(turned(small, 1))
    return sideways > _SIDEWAYS * upright


def slant_of(image: Image) -> float:
    """Return the degrees to the left that make the lines of a picture level."""
    best, _ = _coarse(_reduced(image, _COARSE))
    small = _reduced(image, _FINE)
    for step, count in _STEPS:
        angles = [best + step * number for number in range(-count, count + 1)]
        best = max(angles, key=lambda angle: _liveliness(small, angle))
    return best


def _coarse(small: Image) -> tuple[float, float]:
    """Return the best whole degree, and the liveliness there."""
    found = (
        (_liveliness(small, angle), float(angle))
        for angle in range(-_STEEPEST, _STEEPEST + 1)
    )
    lively, angle = max(found, key=lambda item: (item[0], -abs(item[1])))
    return angle, lively


def _reduced(image: Image, side: int) -> Image:
    """Return a small copy with ink as light, so that turning it adds no edges."""
    from PIL import ImageOps  # noqa: PLC0415 - lazy

    small = image.reduce(max(1, round(max(image.size) / side)))
    return ImageOps.invert(ImageOps.autocontrast(small, cutoff=1))


def _liveliness(image: Image, angle: float) -> float:
    """Return how much the rows of a slanted picture differ from those below them."""
    from PIL import Image as Pillow  # noqa: PLC0415 - lazy

    level = image.rotate(angle, Pillow.Resampling.BILINEAR) if angle else image
    rows = level.resize((1, level.height), Pillow.Resampling.BOX).tobytes()
    return float(sum((upper - lower) ** 2 for upper, lower in pairwise(rows)))
