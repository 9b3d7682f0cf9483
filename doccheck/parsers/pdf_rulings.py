"""Rules and pictures of a page, which tell of tables and of scans."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from doccheck.parsers.pdf_calls import Handle, Pointer, address, calls, pointer
from doccheck.parsers.pdf_model import Box, Frame
from doccheck.parsers.pdf_page import OpenPage
from doccheck.parsers.pdf_places import Bounds

_THIN: Final = 3.0  # a rule is not thicker
_SHORTEST_ACROSS: Final = 8.0
_SHORTEST_DOWN: Final = 5.0
_DEEPEST: Final = 4  # forms inside forms
#: A page with more shapes is a drawing; looking at all of them helps nobody.
_MOST_OBJECTS: Final = 20_000


@dataclass(slots=True, kw_only=True)
class Drawing:
    """What a page has beside text, in places of the page as it is read."""

    across: list[Box] = field(default_factory=list)
    down: list[Box] = field(default_factory=list)
    paths: int = 0
    #: Share of the page under its largest picture.
    cover: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Matrix:
    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def bounds(self, left: float, bottom: float, right: float, top: float) -> Bounds:
        corners = ((left, bottom), (left, top), (right, bottom), (right, top))
        xs = [self.a * x + self.c * y + self.e for x, y in corners]
        ys = [self.b * x + self.d * y + self.f for x, y in corners]
        return min(xs), min(ys), max(xs), max(ys)


def look_at(page: OpenPage, frame: Frame) -> Drawing:
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - lazy

    drawing = Drawing()
    area = max(frame.width * frame.height, 1.0)
    for kind, bounds in _shapes(page):
        box = frame.place(*bounds)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            size = (box.x1 - box.x0) * (box.bottom - box.top)
            drawing.cover = max(drawing.cover, size / area)
        else:
            drawing.paths += 1
            _add_path(drawing, box)
    return drawing


def _shapes(page: OpenPage) -> Iterator[tuple[int, Bounds]]:
    """Yield the kind and the bounds in the file of each path and picture."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - lazy

    count = pdfium.FPDFPage_CountObjects(page.handle)
    owner = pointer(address(page.handle))
    for kind, item in _objects(owner, count, calls().object_at):
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            yield from _shapes_in_form(item, _matrix(item), depth=1)
        elif bounds := _bounds(item):
            yield kind, bounds


def _shapes_in_form(
    form: Pointer, matrix: _Matrix, depth: int
) -> Iterator[tuple[int, Bounds]]:
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - lazy

    count = pdfium.FPDFFormObj_CountObjects(_handle(form))
    for kind, item in _objects(form, count, calls().object_in_form):
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            if depth < _DEEPEST:
                inner = _times(_matrix(item), matrix)
                yield from _shapes_in_form(item, inner, depth + 1)
        elif bounds := _bounds(item):
            yield kind, matrix.bounds(*bounds)


def _objects(
    owner: Pointer, count: int, object_at: Callable[[Pointer, int], int | None]
) -> Iterator[tuple[int, Pointer]]:
    """Yield the kind and the pointer of what may be a rule or a picture."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - lazy

    paths, images = pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE
    wanted = frozenset({paths, images, pdfium.FPDF_PAGEOBJ_FORM})
    kind_of = calls().kind_of
    for index in range(min(count, _MOST_OBJECTS)):
        item = pointer(object_at(owner, index))
        kind = kind_of(item)
        if kind in wanted:
            yield kind, item


def _handle(item: Pointer) -> Handle:
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - lazy

    return ctypes.cast(item, pdfium.FPDF_PAGEOBJECT)


def _bounds(item: Pointer) -> Bounds | None:
    sides = [ctypes.c_float() for _ in range(4)]
    if not calls().bounds_of(item, *map(ctypes.byref, sides)):
        return None
    left, bottom, right, top = (side.value for side in sides)
    return left, bottom, right, top


def _matrix(item: Pointer) -> _Matrix:
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - lazy

    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(_handle(item), ctypes.byref(found)):
        return _Matrix()
    return _Matrix(a=found.a, b=found.b, c=found.c, d=found.d, e=found.e, f=found.f)


def _times(inner: _Matrix, outer: _Matrix) -> _Matrix:
    return _Matrix(
        a=inner.a * outer.a + inner.b * outer.c,
        b=inner.a * outer.b + inner.b * outer.d,
        c=inner.c * outer.a + inner.d * outer.c,
        d=inner.c * outer.b + inner.d * outer.d,
        e=inner.e * outer.a + inner.f * outer.c + outer.e,
        f=inner.e * outer.b + inner.f * outer.d + outer.f,
    )


def _add_path(drawing: Drawing, box: Box) -> None:
    """Sort a path into rules; a rectangle counts as four of them."""
    x0, top, x1, bottom = box
    wide, high = x1 - x0 >= _SHORTEST_ACROSS, bottom - top >= _SHORTEST_DOWN
    if bottom - top <= _THIN and wide:
        middle = (top + bottom) / 2
        drawing.across.append(Box(x0, middle, x1, middle))
    elif x1 - x0 <= _THIN and high:
        middle = (x0 + x1) / 2
        drawing.down.append(Box(middle, top, middle, bottom))
    elif wide and high:
        drawing.across += (Box(x0, top, x1, top), Box(x0, bottom, x1, bottom))
        drawing.down += (Box(x0, top, x0, bottom), Box(x1, top, x1, bottom))
