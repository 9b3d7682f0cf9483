"""Lines put together from the places of single characters.

For pages whose text stands in another order than it is read: slow, but sure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final, NamedTuple

from doccheck.parsers.pdf_model import ASCENT, DESCENT, Frame, Line
from doccheck.parsers.pdf_page import OpenPage
from doccheck.parsers.pdf_places import Fonts, Places

_WORD_GAP: Final = 0.18  # em
_COLUMN_GAP: Final = 1.5  # em
_SAME_BASELINE: Final = 0.3  # em
_HYPHENS: Final = frozenset({2, 0xFFFE})  # what PDFium makes of one at a line's end


class Char(NamedTuple):
    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    #: In PDFium's list of the page's characters.
    at: int


def chars_of(page: OpenPage, frame: Frame, fonts: Fonts) -> list[Char]:
    places = Places(page, fonts)
    found = []
    for index in range(places.count):
        code = places.code(index)
        if code in {0, 10, 13}:
            continue
        ends = places.ends(index, index)
        left, bottom, right, top = ends.first
        box = frame.place(left, bottom, right, top)
        base = frame.place(ends.x, ends.y, ends.x, ends.y).bottom
        text = "-" if code in _HYPHENS else chr(code)
        size = places.size(index, (top - bottom) / 2)
        found.append(Char(text, box.x0, box.x1, base, size, index))
    return found


def lines_of_chars(page: OpenPage, chars: Sequence[Char], fonts: Fonts) -> list[Line]:
    places = Places(page, fonts)
    lines = []
    for segment in _segments(chars):
        line = _line_of(segment)
        if line is not None:
            ends = (segment[len(segment) // 2], segment[-1])
            bold = all(places.is_bold(char.at) for char in ends)
            lines.append(replace(line, bold=bold))
    return lines


def text_of_chars(chars: Sequence[Char]) -> str:
    """Return the text of characters in reading order, a line break between lines."""
    lines = (_line_of(segment) for segment in _segments(chars))
    return "\n".join(line.text for line in lines if line is not None)


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
        if rows and char.baseline - rows[-1][0].baseline <= _SAME_BASELINE * char.size:
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
    return Line(
        text,
        segment[0].x0,
        base - ASCENT * size,
        segment[-1].x1,
        base + DESCENT * size,
        size,
        hyphen=text.endswith("-") and len(text) > 1,
    )
