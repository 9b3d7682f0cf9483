"""Functions of PDFium that are called for every line and every shape of a page.

pypdfium2 declares the types of arguments, and checking them costs more than the call.
Here none are declared: a pointer must be made by `pointer`, and other numbers must fit
into an `int`. A wrong one is not noticed.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple, TypeAlias

#: What pypdfium2 calls a handle; it has no type hints.
Handle: TypeAlias = Any
#: What `pointer` makes; ctypes has no name for it.
Pointer: TypeAlias = Any
#: One of the types of ctypes.
_Kind: TypeAlias = Any


class Calls(NamedTuple):
    """The first argument points to a text page, to a page, or to an object."""

    char_box: Callable[[Pointer, int, Pointer], int]
    char_origin: Callable[[Pointer, int, Pointer, Pointer], int]
    font_size: Callable[[Pointer, int], float]
    font_info: Callable[[Pointer, int, Pointer, int, Pointer], int]
    text_object: Callable[[Pointer, int], int | None]
    font_of: Callable[[Pointer], int | None]
    text_of: Callable[[Pointer, int, int, Pointer], int]
    lacks_letter: Callable[[Pointer, int], int]
    object_at: Callable[[Pointer, int], int | None]
    object_in_form: Callable[[Pointer, int], int | None]
    kind_of: Callable[[Pointer], int]
    bounds_of: Callable[[Pointer, Pointer, Pointer, Pointer, Pointer], int]


@cache
def calls() -> Calls:
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - lazy

    place, number, size = ctypes.c_void_p, ctypes.c_int, ctypes.c_ulong
    return Calls(
        _plain(pdfium.FPDFText_GetLooseCharBox, number),
        _plain(pdfium.FPDFText_GetCharOrigin, number),
        _plain(pdfium.FPDFText_GetFontSize, ctypes.c_double),
        _plain(pdfium.FPDFText_GetFontInfo, size),
        _plain(pdfium.FPDFText_GetTextObject, place),
        _plain(pdfium.FPDFTextObj_GetFont, place),
        _plain(pdfium.FPDFText_GetText, number),
        _plain(pdfium.FPDFText_HasUnicodeMapError, number),
        _plain(pdfium.FPDFPage_GetObject, place),
        _plain(pdfium.FPDFFormObj_GetObject, place),
        _plain(pdfium.FPDFPageObj_GetType, number),
        _plain(pdfium.FPDFPageObj_GetBounds, number),
    )


def address(handle: Handle) -> int:
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


#: Turns an address into a pointer that no call need look at again.
pointer: Callable[[int | None], Pointer] = ctypes.c_void_p.from_param


def _plain(function: Handle, result: _Kind) -> Callable[..., Any]:
    """Return a function of PDFium that takes arguments as they are.

    It keeps the interpreter to itself, for it returns sooner than another thread
    could begin.
    """
    return ctypes.PYFUNCTYPE(result)(address(function))
