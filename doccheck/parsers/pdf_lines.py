"""Lines of a page with their size, weight and place, from a few sampled characters.

Asking PDFium for every character costs ten times the bare text; the first and the last
character of a line give its box, the middle and the last its font.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from doccheck.parsers.pdf_model import Frame, Line

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

#: PDFium's sign for a hyphen after a letter at the end of a line; the break is dropped.
LINE_END_HYPHEN: Final = "\ufffe"

_LINE = re.compile(r"[^\r\n\ufffe]+")
_BOLD_NAME = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
_FORCE_BOLD = 1 << 18  # flag of a font descriptor, PDF 32000-1 table 123
_BOLD_WEIGHT = 600

#: Digits behind a word or a stop, which may be the mark of a footnote.
_NOTE_MARK = re.compile(r"[^\W\d_][.,;:»\")]?\s?(\d{1,2})(?![\w%])")
_RAISED = 0.8  # of the size of the line

#: A line reaches so far over and under its baseline, in em.
_ASCENT = 0.75
_DESCENT = 0.25
_WORD_GAP = 0.18  # em
_COLUMN_GAP = 1.5  # em


class _Sample(NamedTuple):
    """A line in places of the file; boxes are left, bottom, right, top."""

    text: str
    first: tuple[float, float, float, float]
    last: tuple[float, float, float, float]
    #: Where the first character stands on its baseline.
    origin: tuple[float, float]
    size: float
    bold: bool
    hyphen: bool

    @property
    def turn(self) -> int | None:
        """Return the quarter turns that bring it upright; None for a single place."""
        across = (self.last[0] + self.last[2] - self.first[0] - self.first[2]) / 2
        upward = (self.last[1] + self.last[3] - self.first[1] - self.first[3]) / 2
        if abs(across) >= abs(upward):
            return 0 if across > 0 else 2 if across < 0 else None
        return 1 if upward > 0 else 3


class Char(NamedTuple):
    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    #: In PDFium's list of the page's characters.
    at: int


class _Places:
    """Asks PDFium where the characters of a text page stand."""

    def __init__(self, page: PdfTextPage, text: str | None = None) -> None:
        import pypdfium2.raw as pdfium  # noqa: PLC0415 - lazy

        self._pdfium = pdfium
        self._page = page.raw
        self.count = page.count_chars()
        self._same = text is None or len(text) == self.count
        self._rect = pdfium.FS_RECTF()
        self._rect_pointer = ctypes.byref(self._rect)
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._point = ctypes.byref(self._x), ctypes.byref(self._y)
        self._matrix = pdfium.FS_MATRIX()

    def index(self, offset: int) -> int:
        """Return the number of the character at an offset of the text."""
        if self._same:
            return offset
        return int(
            self._pdfium.FPDFText_GetCharIndexFromTextIndex(self._page, offset)
        )

    def box(self, index: int) -> tuple[float, float, float, float]:
        rect = self._rect
        self._pdfium.FPDFText_GetLooseCharBox(self._page, index, self._rect_pointer)
        return rect.left, rect.bottom, rect.right, rect.top

    def origin(self, index: int) -> tuple[float, float]:
        self._pdfium.FPDFText_GetCharOrigin(self._page, index, *self._point)
        return self._x.value, self._y.value

    def size(self, index: int, height: float) -> float:
        """Return the size in points; some producers write 1 and scale the page."""
        size = float(self._pdfium.FPDFText_GetFontSize(self._page, index))
        if 0.9 * size <= height <= 1.6 * size:
            return size
        return self._scaled(index, size) or max(height / 1.15, 1.0)

    def is_raised(self, index: int, size: float) -> bool:
        """Return whether a character is as small as the mark of a footnote."""
        own = float(self._pdfium.FPDFText_GetFontSize(self._page, index))
        return 0 < self._scaled(index, own) < _RAISED * size

    def _scaled(self, index: int, size: float) -> float:
        matrix = self._matrix
        if not self._pdfium.FPDFText_GetMatrix(
            self._page, index, ctypes.byref(matrix)
        ):
            return 0.0
        return size * float((matrix.c**2 + matrix.d**2) ** 0.5)

    def code(self, index: int) -> int:
        """Return the code point, or 0 for a character that PDFium made up."""
        if self._pdfium.FPDFText_IsGenerated(self._page, index) == 1:
            return 0
        return int(self._pdfium.FPDFText_GetUnicode(self._page, index))


@dataclass(slots=True)
class TextReader:
    """Reads text pages of one document; fonts are looked at once."""

    _bold: dict[tuple[bytes, int], bool] = field(default_factory=dict)
    _name: Any = field(default_factory=lambda: ctypes.create_string_buffer(128))
    _flags: Any = field(default_factory=ctypes.c_int)

    def lines(
        self, page: PdfTextPage, text: str, frame: Frame
    ) -> tuple[Frame, list[Line], list[Line]]:
        """Return the frame in which most lines are upright, these, and the others."""
        samples = list(self._samples(page, text))
        votes = Counter(sample.turn for sample in samples if len(sample.text) > 2)
        votes.pop(None, None)
        turn = votes.most_common(1)[0][0] if votes else 0
        upright = Frame(
            x0=frame.x0, y0=frame.y0, x1=frame.x1, y1=frame.y1, turn=turn or 0
        )
        if len(votes) < 2:
            return upright, [_placed(sample, upright) for sample in samples], []
        straight: list[Line] = []
        turned: list[Line] = []
        for sample in samples:
            same = sample.turn in {turn, None} or len(sample.text) < 3
            (straight if same else turned).append(_placed(sample, upright))
        return upright, straight, turned

    def _samples(self, page: PdfTextPage, text: str) -> Iterator[_Sample]:
        places = _Places(page, text)
        for match in _LINE.finditer(text):
            found = match.group()
            stripped = found.strip()
            if not stripped:
                continue
            start = match.start() + len(found) - len(found.lstrip())
            at = places.index
            first, last = at(start), at(start + len(stripped) - 1)
            middle = at(start + _inked(stripped, len(stripped) // 2))
            box = places.box(last)
            size = places.size(middle, box[3] - box[1])
            marks = list(_NOTE_MARK.finditer(stripped))
            if marks:
                small = [m for m in marks if places.is_raised(at(start + m.end() - 1), size)]
                stripped = _without(stripped, small)
            yield _Sample(
                text=stripped,
                first=places.box(first),
                last=box,
                origin=places.origin(first),
                size=size,
                bold=self.is_bold(page, middle) and self.is_bold(page, last),
                hyphen=text[match.end() : match.end() + 1] == LINE_END_HYPHEN,
            )

    def is_bold(self, page: PdfTextPage, index: int) -> bool:
        import pypdfium2.raw as pdfium  # noqa: PLC0415 - lazy

        name = self._name
        length = pdfium.FPDFText_GetFontInfo(
            page.raw, index, name, 128, ctypes.byref(self._flags)
        )
        key = (name.value if 0 < length <= 128 else b"", self._flags.value)
        known = self._bold.get(key)
        if known is None:
            heavy = pdfium.FPDFText_GetFontWeight(page.raw, index) >= _BOLD_WEIGHT
            known = bool(_BOLD_NAME.search(key[0]) or key[1] & _FORCE_BOLD or heavy)
            self._bold[key] = known
        return known

    def sorted_lines(
        self, page: PdfTextPage, frame: Frame
    ) -> tuple[list[Line], list[Char]]:
        """Return lines put together from the places of the characters."""
        chars = _chars(page, frame)
        lines = []
        for segment in _segments(chars):
            line = _line_of(segment)
            if line is not None:
                ends = (segment[len(segment) // 2], segment[-1])
                bold = all(self.is_bold(page, char.at) for char in ends)
                lines.append(line._replace(bold=bold))
        return lines, chars


def text_of_chars(chars: Sequence[Char]) -> str:
    """Return the text of characters in reading order, a line break between lines."""
    lines = (_line_of(segment) for segment in _segments(chars))
    return "\n".join(line.text for line in lines if line is not None)


def _inked(text: str, index: int) -> int:
    while text[index].isspace():
        index += 1
    return index


def _without(text: str, marks: Iterable[re.Match[str]]) -> str:
    """Return the text without the marks of footnotes."""
    for mark in reversed(list(marks)):
        text = text[: mark.start(1)] + text[mark.end(1) :]
    return text


def _placed(sample: _Sample, frame: Frame) -> Line:
    text, first, last, origin, size, bold, hyphen = sample
    if frame.turn == 0:
        x0, x1 = first[0] - frame.x0, last[2] - frame.x0
        base = frame.y1 - origin[1]
    else:
        start, end = frame.place(*first), frame.place(*last)
        x0, x1 = start.x0, end.x1
        base = frame.place(*origin, *origin).bottom
    if hyphen:
        text += "-"
    return Line(
        text,
        x0,
        base - _ASCENT * size,
        max(x0, x1),
        base + _DESCENT * size,
        size,
        bold,
        text.endswith(("-", "\u00ad")),
    )


def _chars(page: PdfTextPage, frame: Frame) -> list[Char]:
    places = _Places(page)
    found = []
    for index in range(places.count):
        code = places.code(index)
        if code in {0, 10, 13}:
            continue
        left, bottom, right, top = places.box(index)
        box = frame.place(left, bottom, right, top)
        origin = places.origin(index)
        base = frame.place(*origin, *origin).bottom
        text = "-" if code in {2, 0xFFFE} else chr(code)
        size = places.size(index, top - bottom)
        found.append(Char(text, box.x0, box.x1, base, size, index))
    return found


def _segments(chars: Sequence[Char]) -> Iterable[list[Char]]:
    """Yield runs of characters on one baseline, cut at gaps as wide as a gutter."""
    for row in _rows(chars):
        segment = [row[0]]
        for before, char in pairwise(row):
            if char.x0 - before.x1 > _COLUMN_GAP * char.size:
                yield segment
                segment = []
            segment.append(char)
        yield segment


def _rows(chars: Sequence[Char]) -> list[list[Char]]:
    rows: list[list[Char]] = []
    for char in sorted(chars, key=lambda item: (item.baseline, item.x0)):
        if rows and char.baseline - rows[-1][0].baseline <= 0.3 * char.size:
            rows[-1].append(char)
        else:
            rows.append([char])
    return [sorted(row, key=lambda item: item.x0) for row in rows]


def _line_of(segment: Sequence[Char]) -> Line | None:
    parts = [segment[0].text]
    for before, char in pairwise(segment):
        if char.x0 - before.x1 > _WORD_GAP * char.size:
            parts.append(" ")
        parts.append(char.text)
    text = " ".join("".join(parts).split())
    if not text:
        return None
    size = Counter(char.size for char in segment).most_common(1)[0][0]
    base = segment[0].baseline
    hyphen = text.endswith("-") and len(text) > 1
    return Line(
        text,
        segment[0].x0,
        base - _ASCENT * size,
        segment[-1].x1,
        base + _DESCENT * size,
        size,
        hyphen=hyphen,
    )
