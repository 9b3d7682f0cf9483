"""Functions of PDFium that are called for every line and every shape of a page.

pypdfium2 declares types for handles and for places to write to, and checking them costs
as much as the call. Here both are plain numbers, so that a wrong one is not noticed.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple, TypeAlias

#: What pypdfium2 calls a handle; it has no type hints.
Handle: TypeAlias = Any
#: One of the types of ctypes.
_Kind: TypeAlias = Any


class Calls(NamedTuple):
    """The first argument is the handle of a text page, of a page, or of an object."""

    char_box: Callable[[int, int, int], int]
    char_origin: Callable[[int, int, int, int], int]
    font_size: Callable[[int, int], float]
    font_info: Callable[[int, int, int, int, int], int]
    text_object: Callable[[int, int], int | None]
    font_of: Callable[[int], int | None]
    text_of: Callable[[int, int, int, int], int]
    lacks_letter: Callable[[int, int], int]
    object_at: Callable[[int, int], int]
    object_in_form: Callable[[int, int], int]
    kind_of: Callable[[int], int]
    bounds_of: Callable[[int, int, int, int, int], int]


@cache
def calls() -> Calls:
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - lazy

    place, number, size = ctypes.c_void_p, ctypes.c_int, ctypes.c_ulong
    return Calls(
        _plain(pdfium.FPDFText_GetLooseCharBox, number, number, place),
        _plain(pdfium.FPDFText_GetCharOrigin, number, number, place, place),
        _plain(pdfium.FPDFText_GetFontSize, ctypes.c_double, number),
        _plain(pdfium.FPDFText_GetFontInfo, size, number, place, size, place),
        _plain(pdfium.FPDFText_GetTextObject, place, number),
        _plain(pdfium.FPDFTextObj_GetFont, place),
        _plain(pdfium.FPDFText_GetText, number, number, number, place),
        _plain(pdfium.FPDFText_HasUnicodeMapError, number, number),
        _plain(pdfium.FPDFPage_GetObject, place, number),
        _plain(pdfium.FPDFFormObj_GetObject, place, size),
        _plain(pdfium.FPDFPageObj_GetType, number),
        _plain(pdfium.FPDFPageObj_GetBounds, number, place, place, place, place),
    )


def address(handle: Handle) -> int:
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def _plain(function: Handle, result: _Kind, *arguments: _Kind) -> Callable[..., Any]:
    """Return a function of PDFium that takes a handle, then these arguments."""
    kind = ctypes.CFUNCTYPE(result, ctypes.c_void_p, *arguments)
    return kind(address(function))
