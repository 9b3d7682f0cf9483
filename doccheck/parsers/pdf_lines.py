"""Lines of a page with their size, weight and place, from a few sampled characters.

Asking PDFium for every character costs ten times the bare text; the first and the last
character of a line give its box, the middle and the last its font.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from doccheck.parsers.pdf_model import Frame, Line

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

#: PDFium's sign for a hyphen after a letter at the end of a line; the break is dropped.
LINE_END_HYPHEN: Final = "\ufffe"

_LINE = re.compile(r"[^\r\n\ufffe]+")
_WORD = re.compile(r"[^\W\d_]+")
_BOLD_NAME = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
_FORCE_BOLD = 1 << 18  # flag of a font descriptor, PDF 32000-1 table 123
_BOLD_WEIGHT = 600

#: Glyphs of a substituted font are written before the rest of their run: "Қ қ аза".
#: Ordinary pages stay under 0.15, such pages are above 0.33.
_SCRAMBLED_SHARE = 0.2
_SCRAMBLED_WORDS = 20

_WORD_GAP = 0.18  # em
_COLUMN_GAP = 2.2  # em


class _Sample(NamedTuple):
    """A line in places of the file: left, bottom, right, top of its ends."""

    text: str
    first: tuple[float, float, float, float]
    last: tuple[float, float, float, float]
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

    def _samples(self, page: PdfTextPage, text: str) -> Iterable[_Sample]:
        import pypdfium2.raw as pdfium  # noqa: PLC0415 - lazy

        handle = page.raw
        rect = pdfium.FS_RECTF()
        pointer = ctypes.byref(rect)
        char_box = pdfium.FPDFText_GetLooseCharBox
        same = page.count_chars() == len(text)
        for match in _LINE.finditer(text):
            found = match.group()
            stripped = found.strip()
            if not stripped:
                continue
            start = match.start() + len(found) - len(found.lstrip())
            end = start + len(stripped) - 1
            middle = start + _inked(stripped, len(stripped) // 2)
            if not same:
                start, middle, end = (
                    pdfium.FPDFText_GetCharIndexFromTextIndex(handle, index)
                    for index in (start, middle, end)
                )
            char_box(handle, start, pointer)
            first = (rect.left, rect.bottom, rect.right, rect.top)
            char_box(handle, end, pointer)
            last = (rect.left, rect.bottom, rect.right, rect.top)
            height = max(last[3] - last[1], 0.1)
            hyphen = text[match.end() : match.end() + 1] == LINE_END_HYPHEN
            bold = self.is_bold(page, middle) and self.is_bold(page, end)
            size = self.size_of(page, middle, height)
            yield _Sample(stripped, first, last, size, bold, hyphen)

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

    @staticmethod
    def size_of(page: PdfTextPage, index: int, height: float) -> float:
        """Return the size in points; some producers write 1 and scale the page."""
        import pypdfium2.raw as pdfium  # noqa: PLC0415 - lazy

        size = float(pdfium.FPDFText_GetFontSize(page.raw, index))
        if 0.9 * size <= height <= 1.6 * size:
            return size
        matrix = pdfium.FS_MATRIX()
        if not pdfium.FPDFText_GetMatrix(page.raw, index, ctypes.byref(matrix)):
            return height / 1.15
        return size * float((matrix.c**2 + matrix.d**2) ** 0.5) or height / 1.15

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


def is_scrambled(text: str) -> bool:
    """Return whether the letters of the text stand in the order of their fonts."""
    words = _WORD.findall(text)
    if len(words) <= _SCRAMBLED_WORDS:
        return False
    return sum(len(word) == 1 for word in words) > _SCRAMBLED_SHARE * len(words)


def text_of_chars(chars: Sequence[Char]) -> str:
    """Return the text of characters in reading order, a line break between lines."""
    lines = (_line_of(segment) for segment in _segments(chars))
    return "\n".join(line.text for line in lines if line is not None)


def _inked(text: str, index: int) -> int:
    while text[index].isspace():
        index += 1
    return index


def _placed(sample: _Sample, frame: Frame) -> Line:
    first, last = sample.first, sample.last
    box = frame.place(
        min(first[0], last[0]),
        min(first[1], last[1]),
        max(first[2], last[2]),
        max(first[3], last[3]),
    )
    text = sample.text + "-" if sample.hyphen else sample.text
    hyphen = sample.hyphen or text.endswith("-")
    return Line(text, *box, sample.size, sample.bold, hyphen)


def _chars(page: PdfTextPage, frame: Frame) -> list[Char]:
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - lazy

    handle = page.raw
    rect = pdfium.FS_RECTF()
    pointer = ctypes.byref(rect)
    x, y = ctypes.c_double(), ctypes.c_double()
    found = []
    for index in range(page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(handle, index)
        if code in {0, 10, 13} or pdfium.FPDFText_IsGenerated(handle, index) == 1:
            continue
        pdfium.FPDFText_GetLooseCharBox(handle, index, pointer)
        pdfium.FPDFText_GetCharOrigin(handle, index, ctypes.byref(x), ctypes.byref(y))
        box = frame.place(rect.left, rect.bottom, rect.right, rect.top)
        base = frame.place(x.value, y.value, x.value, y.value).bottom
        text = "-" if code in {2, 0xFFFE} else chr(code)
        size = TextReader.size_of(page, index, box.bottom - box.top)
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
        text, segment[0].x0, base - size, segment[-1].x1, base + 0.2 * size, size,
        hyphen=hyphen,
    )  # fmt: skip
