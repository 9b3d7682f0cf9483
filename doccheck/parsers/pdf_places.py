"""What PDFium says about the characters of a text page: place, size, weight.

Each question is a call into C, and a page has thousands of characters: ask for few.
"""

from __future__ import annotations

import ctypes
import re
from typing import Final, NamedTuple

from doccheck.parsers.pdf_calls import calls, pointer
from doccheck.parsers.pdf_page import OpenPage

#: Left, bottom, right, top in places of the file.
Bounds = tuple[float, float, float, float]
#: Left, right, baseline, size, and whether it is bold.
Level = tuple[float, float, float, float, bool]

_BOLD_NAME: Final = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
_FORCE_BOLD: Final = 1 << 18  # flag of a font descriptor, PDF 32000-1 table 123
_BOLD_WEIGHT: Final = 600
_NAME_LENGTH: Final = 128

#: Mean width of letters, in em; outside of it the page is scaled.
_NARROW_LETTER: Final = 0.4
_WIDE_LETTER: Final = 0.68
_RAISED: Final = 0.8  # of the size of the line


class Ends(NamedTuple):
    """The boxes of the first and the last character, and where the baseline begins."""

    first: Bounds
    last: Bounds
    x: float
    y: float

    @property
    def length(self) -> float:
        """Return the length of a line, whichever way it runs."""
        first, last = self.first, self.last
        return max(
            last[2] - first[0],
            first[2] - last[0],
            last[3] - first[1],
            first[3] - last[1],
        )

    @property
    def turn(self) -> int | None:
        """Return the quarter turns that bring it upright; None for a single place."""
        first, last = self.first, self.last
        across = (last[0] + last[2] - first[0] - first[2]) / 2
        upward = (last[1] + last[3] - first[1] - first[3]) / 2
        if abs(across) >= abs(upward):
            return 0 if across > 0 else 2 if across < 0 else None
        return 1 if upward > 0 else 3


class Fonts:
    """Which fonts of a document are bold; each is looked at once."""

    def __init__(self) -> None:
        self.known: dict[tuple[bytes, int], bool] = {}
        self.name = ctypes.create_string_buffer(_NAME_LENGTH)
        self.flags = ctypes.c_int()


class Places:
    """Asks PDFium about the characters of a text page.

    Offsets are those of the page's text where one is given.
    """

    def __init__(self, page: OpenPage, fonts: Fonts, text: str | None = None) -> None:
        import pypdfium2.raw as pdfium  # noqa: PLC0415 - lazy

        self._pdfium = pdfium
        self._raw = page.text_handle
        self._page = page.text_pointer
        self.count = page.count
        self._same = text is None or len(text) == self.count
        ask = calls()
        self._char_box, self._char_origin = ask.char_box, ask.char_origin
        self._font_size, self._font_info = ask.font_size, ask.font_info
        self._text_object, self._font_of = ask.text_object, ask.font_of
        self._rect, self._matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._to_rect = ctypes.byref(self._rect)
        self._to_x, self._to_y = ctypes.byref(self._x), ctypes.byref(self._y)
        self._fonts = fonts
        #: By the handle of a font, which is good for as long as the page is open.
        self._bold: dict[int | None, bool] = {}

    def _at(self, offset: int) -> int:
        """Return the number of the character at an offset of the text."""
        if self._same:
            return offset
        return int(self._pdfium.FPDFText_GetCharIndexFromTextIndex(self._raw, offset))

    def level(self, words: str, start: int) -> Level | None:
        """Return the look of a line, or None where it does not run to the right.

        It is asked of each line of a document, hence all questions in one place.
        """
        page = self._page
        length = len(words)
        half = length // 2
        middle = start + half + (words[half] == " ")
        first, last = start, start + length - 1
        if not self._same:
            first, middle, last = map(self._at, (first, middle, last))
        self._char_origin(page, first, self._to_x, self._to_y)
        self._char_box(page, last, self._to_rect)
        left, right, y = self._x.value, self._rect.right, self._y.value
        if right - left < abs(y - self._rect.bottom) and not self._is_level():
            return None
        size = self._font_size(page, middle)
        letter = (right - left) / length
        if not _NARROW_LETTER * size <= letter <= _WIDE_LETTER * size:
            size = self._scaled(middle, size) or max(2 * letter, 1.0)
        font = self._font_of(pointer(self._text_object(page, middle)))
        bold = self._bold.get(font)
        if bold is None:
            bold = self._is_bold(middle)
        return left, right, y, size, bold and self._is_bold(last)

    def ends(self, first: int, last: int) -> Ends:
        first, last = self._at(first), self._at(last)
        head, tail = self._box(first), self._box(last)
        self._char_origin(self._page, first, self._to_x, self._to_y)
        return Ends(head, tail, self._x.value, self._y.value)

    def _is_level(self) -> bool:
        """Tell whether the character that was asked for last stands on the line."""
        rect, left, y = self._rect, self._x.value, self._y.value
        away = max(rect.bottom - y, y - rect.top)
        return bool(left <= rect.right and away <= 0) or rect.right - left >= away

    def _box(self, index: int) -> Bounds:
        rect = self._rect
        self._char_box(self._page, index, self._to_rect)
        return rect.left, rect.bottom, rect.right, rect.top

    def is_bold(self, offset: int) -> bool:
        return self._is_bold(self._at(offset))

    def _is_bold(self, index: int) -> bool:
        font = self._font_of(pointer(self._text_object(self._page, index)))
        known = self._bold.get(font)
        if known is None:
            known = self._bold[font] = self._has_bold_font(index)
        return known

    def _has_bold_font(self, index: int) -> bool:
        fonts = self._fonts
        to_name, to_flags = map(ctypes.byref, (fonts.name, fonts.flags))
        length = self._font_info(self._page, index, to_name, _NAME_LENGTH, to_flags)
        name = fonts.name.value if 0 < length <= _NAME_LENGTH else b""
        flags = fonts.flags.value
        known = fonts.known.get((name, flags))
        if known is None:
            weight = self._pdfium.FPDFText_GetFontWeight(self._raw, index)
            named = _BOLD_NAME.search(name) is not None
            known = named or bool(flags & _FORCE_BOLD) or bool(weight >= _BOLD_WEIGHT)
            fonts.known[name, flags] = known
        return known

    def gap(self, offset: int) -> float:
        """Return the points between the characters around one, on a level line."""
        _, _, left, _ = self._box(self._at(offset - 1))
        right, _, _, _ = self._box(self._at(offset + 1))
        return right - left

    def size(self, offset: int, letter: float) -> float:
        """Return the size in points; some producers write 1 and scale the page.

        Args:
            letter: Mean width of a letter of the line.
        """
        index = self._at(offset)
        size = self._font_size(self._page, index)
        if _NARROW_LETTER * size <= letter <= _WIDE_LETTER * size:
            return size
        return self._scaled(index, size) or max(2 * letter, 1.0)

    def is_raised(self, offset: int, size: float) -> bool:
        """Return whether a character is as small as the mark of a footnote."""
        index = self._at(offset)
        own = self._font_size(self._page, index)
        return 0 < self._scaled(index, own) < _RAISED * size

    def _scaled(self, index: int, size: float) -> float:
        matrix = self._matrix
        if not self._pdfium.FPDFText_GetMatrix(self._raw, index, ctypes.byref(matrix)):
            return 0.0
        return size * float((matrix.c**2 + matrix.d**2) ** 0.5)

    def code(self, index: int) -> int:
        """Return the code point, or 0 for a character that PDFium made up."""
        if self._pdfium.FPDFText_IsGenerated(self._raw, index) == 1:
            return 0
        return int(self._pdfium.FPDFText_GetUnicode(self._raw, index))
