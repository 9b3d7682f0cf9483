"""Lines of a page with their size, weight and place, from a few sampled characters.

Asking PDFium for every character costs ten times the bare text; the first and the last
character of a line give its box, the middle and the last its font.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from doccheck.parsers.pdf_model import ASCENT, DESCENT, Frame, Line
from doccheck.parsers.pdf_page import OpenPage
from doccheck.parsers.pdf_places import Ends, Fonts, Places

#: PDFium's sign for a hyphen after a letter at the end of a line; the break is dropped.
LINE_END_HYPHEN: Final = "\ufffe"

#: Digits behind a word or a stop may be the mark of a footnote. The pattern begins
#: with them, and looks back last, as that is how `re` finds them fast.
_NUMBER: Final = re.compile(
    r"[0-9][0-9]?(?![\w%.])(?:(?<=[^\s\d_(№/–-]\d)|(?<=[^\s\d_(№/–-]\d\d))"
)
_BEFORE_MARK: Final = re.compile(r"[^\W\d_][.,;:»\")]?$")
#: Mean width of letters, in em, above which a line may have a wide gap.
_WIDE_LETTER: Final = 0.6
_WIDE_BOLD: Final = 0.67
_WIDE_GAP: Final = 3.0  # em
_NARROW_COLUMN: Final = 300.0  # points
_LONG: Final = 3  # characters that show which way a line runs


def sampled_lines(
    page: OpenPage, text: str, frame: Frame, fonts: Fonts
) -> tuple[Frame, list[Line], list[Line]]:
    """Return the frame in which most lines are upright, these, and the others."""
    places = Places(page, fonts, text)
    lines = _level_lines(places, text, frame)
    if lines is not None:
        return frame, lines, []
    return _turned_lines(places, text, frame)


def _level_lines(places: Places, text: str, frame: Frame) -> list[Line] | None:
    """Return the lines of a page where all run from left to right; else None."""
    lines = []
    noted = _NUMBER.search(text) is not None
    for words, start, hyphen in _pieces(text):
        line = _level_line(places, words, start, frame, noted=noted)
        if line is None:
            return None
        widest = _WIDE_BOLD if line.bold else _WIDE_LETTER
        if line.x1 - line.x0 > widest * line.size * len(words):
            lines += _parted(places, line, words, start, frame)
        else:
            lines.append(line)
        if hyphen:
            lines[-1] = _hyphenated(lines[-1])
    return lines


def _hyphenated(line: Line) -> Line:
    return replace(line, text=line.text + "-", hyphen=True)


def _pieces(text: str) -> Iterator[tuple[str, int, bool]]:
    """Yield the lines of a text, their offsets, and whether they are hyphenated."""
    offset = 0
    lines = text.replace("\r\n", " \n").replace("\r", "\n")
    for piece in lines.replace(LINE_END_HYPHEN, "\n").split("\n"):
        end = offset + len(piece)
        words = piece.strip()
        if words:
            start = offset + piece.index(words[0])
            yield words, start, text[end : end + 1] == LINE_END_HYPHEN
        offset = end + 1


def _level_line(
    places: Places, words: str, start: int, frame: Frame, *, noted: bool = True
) -> Line | None:
    """Return a line; None where it does not run to the right.

    Args:
        noted: Whether the page may have marks of footnotes at all.
    """
    look = places.level(words, start)
    if look is None:
        return None
    left, right, y, size, bold = look
    if noted and _NUMBER.search(words):
        words = _without_marks(words, start, places, size)
    base = frame.y1 - y
    return Line(
        words,
        left - frame.x0,
        base - ASCENT * size,
        right - frame.x0,
        base + DESCENT * size,
        size,
        bold,
        words[-1] in "-\u00ad",
    )


def _inked(words: str, index: int) -> int:
    while words[index].isspace():
        index += 1
    return index


def _without_marks(words: str, start: int, places: Places, size: float) -> str:
    """Return the words without the raised marks of footnotes."""
    for number in reversed(tuple(_NUMBER.finditer(words))):
        at = number.start()
        if not _BEFORE_MARK.search(words[max(0, at - 2) : at]):
            continue
        if places.is_raised(start + at, size):
            words = words[:at].rstrip() + words[number.end() :]
    return words


def _parted(
    places: Places, line: Line, words: str, start: int, frame: Frame
) -> list[Line]:
    """Return the pieces of a line that has gaps as wide as those between columns."""
    spaces = [at for at in range(1, len(words) - 1) if words[at] == " "]
    gaps = [places.gap(start + at) for at in spaces]
    if _is_justified(gaps, line):
        return [line]
    wide = _WIDE_GAP * line.size
    cuts = [at for at, gap in zip(spaces, gaps, strict=True) if gap > wide]
    if not cuts:
        return [line]
    pieces = [
        _level_line(places, words[before + 1 : after], start + before + 1, frame)
        for before, after in pairwise((-1, *cuts, len(words)))
    ]
    return [piece for piece in pieces if piece is not None]


def _is_justified(gaps: Sequence[float], line: Line) -> bool:
    """Tell whether spaces are wide alike because the line was stretched."""
    if len(gaps) < 2:
        return not gaps or line.x1 - line.x0 < _NARROW_COLUMN
    return min(gaps) > line.size


def _turned_lines(
    places: Places, text: str, frame: Frame
) -> tuple[Frame, list[Line], list[Line]]:
    """Turn the page so that most of its lines are upright."""
    pieces = [
        (words, start, hyphen, places.ends(start, start + len(words) - 1))
        for words, start, hyphen in _pieces(text)
    ]
    votes = Counter(ends.turn for words, *_, ends in pieces if len(words) >= _LONG)
    votes.pop(None, None)
    turn = votes.most_common(1)[0][0] if votes else 0
    upright = Frame(x0=frame.x0, y0=frame.y0, x1=frame.x1, y1=frame.y1, turn=turn or 0)
    straight: list[Line] = []
    turned: list[Line] = []
    for words, start, hyphen, ends in pieces:
        line = _turned_line(places, words, start, ends, upright)
        if hyphen:
            line = _hyphenated(line)
        same = ends.turn in {turn, None} or len(words) < _LONG
        (straight if same else turned).append(line)
    return upright, straight, turned


def _turned_line(
    places: Places, words: str, start: int, ends: Ends, frame: Frame
) -> Line:
    middle = start + _inked(words, len(words) // 2)
    size = places.size(middle, ends.length / len(words))
    bold = places.is_bold(middle) and places.is_bold(start + len(words) - 1)
    first, last = frame.place(*ends.first), frame.place(*ends.last)
    base = frame.place(ends.x, ends.y, ends.x, ends.y).bottom
    return Line(
        _without_marks(words, start, places, size),
        min(first.x0, last.x0),
        base - ASCENT * size,
        max(first.x1, last.x1),
        base + DESCENT * size,
        size,
        bold,
        words[-1] in "-\u00ad",
    )
