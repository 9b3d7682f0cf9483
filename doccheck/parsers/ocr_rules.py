"""Straight rules of a picture: those of tables, and those to be written on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from doccheck.parsers.ocr_weight import BLACK, darkness
from doccheck.parsers.pdf_model import Box

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

    from doccheck.parsers.ocr_weight import Plane

    Values = NDArray[np.unsignedinteger]
    Holds = NDArray[np.bool_]

#: In inches: longer than the strokes of letters, shorter than the rows of tables.
_SHORTEST_ACROSS: Final = 0.3
_SHORTEST_DOWN: Final = 0.23
_THICKEST: Final = 0.05
#: Ink in a cut through a rule, in black pixels; a blurred hairline has one half.
_CUT: Final = 0.4
_REACH: Final = 3  # pixels around the middle of a rule: its blur, its last slant
_EVEN: Final = 5  # pixels along a rule that noise is evened out over
_GAP: Final = 2  # pixels between the rows of one rule
#: Of black at most, right above and below a rule; where letters stand it is 0.2.
_FREE: Final = 0.17
#: A picture with more stretches is a photograph.
_MOST_STRETCHES: Final = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Boxes in pixels, as thick as the rules are."""

    across: tuple[Box, ...] = ()
    down: tuple[Box, ...] = ()


def find_rules(image: Image, dpi: float) -> Rules:
    ink = darkness(image)
    turned = _rules(ink.T, round(_SHORTEST_DOWN * dpi), _THICKEST * dpi)
    return Rules(
        across=tuple(_rules(ink, round(_SHORTEST_ACROSS * dpi), _THICKEST * dpi)),
        down=tuple(Box(top, x0, bottom, x1) for x0, top, x1, bottom in turned),
    )


def without(image: Image, rules: Iterable[Box]) -> Image:
    """Return a picture with paper where rules were."""
    from PIL import ImageDraw  # noqa: PLC0415 - lazy

    bare = image.copy()
    pen = ImageDraw.Draw(bare)
    for x0, top, x1, bottom in rules:
        pen.rectangle((x0 - 1, top - 1, x1 + 1, bottom + 1), fill=255)
    return bare


def _rules(ink: Plane, shortest: int, thickest: float) -> list[Box]:
    """Return the level rules; those that letters stand on or hang from are none."""
    if min(ink.shape) <= max(shortest, 4 * _REACH):
        return []
    done: list[Box] = []
    growing: list[Box] = []
    for count, stretch in enumerate(_stretches(ink, shortest)):
        if count > _MOST_STRETCHES:
            return []
        done += [box for box in growing if stretch.top - box.bottom > _GAP]
        growing = [box for box in growing if stretch.top - box.bottom <= _GAP]
        near = [box for box in growing if box.x0 <= stretch.x1 and stretch.x0 <= box.x1]
        growing = [box for box in growing if box not in near]
        growing.append(_whole([*near, stretch]))
    return [
        box
        for box in done + growing
        if box.bottom - box.top <= thickest and _is_free(ink, box)
    ]


def _whole(boxes: Sequence[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def _stretches(ink: Plane, shortest: int) -> Iterator[Box]:
    """Yield long stretches of ink in one row, from the top."""
    import numpy as np  # noqa: PLC0415 - lazy

    cuts = _sums(_sums(ink.T, _REACH).T, _EVEN)
    full = _all_of(cuts > _CUT * _EVEN * BLACK, shortest)
    shift = _EVEN // 2
    for y in np.flatnonzero(full.any(axis=1)):
        edges = np.diff(full[y].astype(np.int8), prepend=0, append=0)
        starts, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
        for start, end in zip(starts, ends, strict=True):
            row, last = float(y) + _REACH // 2, float(end) + shift + shortest - 1
            yield Box(float(start) + shift, row, last, row)


def _sums(values: Values, width: int) -> Values:
    """Return the sums of so many neighbours in each row."""
    import numpy as np  # noqa: PLC0415 - lazy

    length = values.shape[1] - width + 1
    sums = values[:, :length].astype(np.uint16)
    for step in range(1, width):
        sums += values[:, step : step + length]
    return sums


def _all_of(values: Holds, width: int) -> Holds:
    """Return for each place whether so many from there on hold."""
    done = 1
    while done < width:
        step = min(done, width - done)
        values = values[:, :-step] & values[:, step:]
        done += step
    return values


def _is_free(ink: Plane, box: Box) -> bool:
    columns = slice(round(box.x0), round(box.x1) + 1)
    top, bottom = round(box.top), round(box.bottom)
    above = ink[max(0, top - 2 * _REACH) : max(0, top - _REACH + 1), columns]
    below = ink[bottom + _REACH : bottom + 2 * _REACH + 1, columns]
    return all(band.size == 0 or band.mean() < _FREE * BLACK for band in (above, below))
