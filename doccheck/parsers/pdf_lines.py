"""Lines of a page with their size, weight and place, from a few sampled characters.

Asking PDFium for every character costs ten times the bare text; the first and the last
character of a line give its box, the middle and the last its font.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from doccheck.parsers.pdf_model import ASCENT, DESCENT, Frame, Line
from doccheck.parsers.pdf_places import Ends, Fonts, Places

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

#: PDFium's sign for a hyphen after a letter at the end of a line; the break is dropped.
LINE_END_HYPHEN: Final = "\ufffe"

_LINE: Final = re.compile(r"[^\r\n\ufffe]+")
#: Digits behind a word or a stop may be the mark of a footnote.
_NUMBER: Final = re.compile(r"\d{1,2}(?![\w%.])")
_BEFORE_MARK: Final = re.compile(r"[^\W\d_][.,;:»\")]?\s?$")
#: Mean width of letters, in em, above which a line may have a wide gap.
_WIDE_LETTER: Final = 0.6
_WIDE_GAP: Final = 3.0  # em
_NARROW_COLUMN: Final = 300.0  # points
_LONG: Final = 3  # characters that show which way a line runs


class _Sample(NamedTuple):
    """A line in places of the file."""

    text: str
    ends: Ends
    size: float
    bold: bool
    hyphen: bool


def sampled_lines(
    page: PdfTextPage, text: str, frame: Frame, fonts: Fonts
) -> tuple[Frame, list[Line], list[Line]]:
    """Return the frame in which most lines are upright, these, and the others."""
    samples = list(_samples(page, text, fonts))
    if all(_is_level(sample.ends) for sample in samples):
        return frame, [_level_line(sample, frame) for sample in samples], []
    votes = Counter(sample.ends.turn for sample in samples if len(sample.text) >= _LONG)
    votes.pop(None, None)
    turn = votes.most_common(1)[0][0] if votes else 0
    upright = Frame(x0=frame.x0, y0=frame.y0, x1=frame.x1, y1=frame.y1, turn=turn or 0)
    straight: list[Line] = []
    turned: list[Line] = []
    for sample in samples:
        same = sample.ends.turn in {turn, None} or len(sample.text) < _LONG
        (straight if same else turned).append(_turned_line(sample, upright))
    return upright, straight, turned


def _samples(page: PdfTextPage, text: str, fonts: Fonts) -> Iterator[_Sample]:
    places = Places(page, text)
    for match in _LINE.finditer(text):
        found = match.group()
        line = found.strip()
        if not line:
            continue
        start = match.start() + found.index(line[0])
        sample = _sample(page, places, line, start, fonts)
        if text.startswith(LINE_END_HYPHEN, match.end()):
            sample = sample._replace(hyphen=True)
        if sample.ends.length > _WIDE_LETTER * sample.size * len(line):
            yield from _parted(page, places, sample, start, fonts)
        else:
            yield sample


def _sample(
    page: PdfTextPage, places: Places, line: str, start: int, fonts: Fonts
) -> _Sample:
    first, last = start, start + len(line) - 1
    middle = start + _inked(line, len(line) // 2)
    if not places.same:
        first, middle, last = map(places.index, (first, middle, last))
    ends = places.ends(first, last)
    size = places.size(middle, ends.length / len(line))
    if _NUMBER.search(line):
        line = _without_marks(line, start, places, size)
    bold = fonts.is_bold(page, middle) and fonts.is_bold(page, last)
    return _Sample(line, ends, size, bold, hyphen=False)


def _parted(
    page: PdfTextPage, places: Places, sample: _Sample, start: int, fonts: Fonts
) -> Iterator[_Sample]:
    """Yield the pieces of a line that has gaps as wide as those between columns."""
    text = sample.text
    spaces = [at for at in range(1, len(text) - 1) if text[at] == " "]
    gaps = [places.gap(places.index(start + at)) for at in spaces]
    if not _is_level(sample.ends) or _is_justified(gaps, sample):
        yield sample
        return
    wide = _WIDE_GAP * sample.size
    cuts = [at for at, gap in zip(spaces, gaps, strict=True) if gap > wide]
    for before, after in pairwise((-1, *cuts, len(text))):
        piece = text[before + 1 : after]
        yield _sample(page, places, piece, start + before + 1, fonts)


def _is_justified(gaps: Sequence[float], sample: _Sample) -> bool:
    """Tell whether spaces are wide alike because the line was stretched."""
    if len(gaps) < 2:
        return not gaps or sample.ends.length < _NARROW_COLUMN
    return min(gaps) > sample.size


def _inked(text: str, index: int) -> int:
    while text[index].isspace():
        index += 1
    return index


def _without_marks(text: str, start: int, places: Places, size: float) -> str:
    """Return the text without the raised marks of footnotes.

    Args:
        start: Offset of the text on its page.
    """
    for number in reversed(list(_NUMBER.finditer(text))):
        at = number.start()
        if not _BEFORE_MARK.search(text[max(0, at - 3) : at]):
            continue
        if places.is_raised(places.index(start + at), size):
            text = text[:at].rstrip() + text[number.end() :]
    return text


def _is_level(ends: Ends) -> bool:
    """Tell whether a line runs from left to right in the file."""
    first, last = ends.first, ends.last
    return last[2] - first[0] >= abs(last[1] - first[1])


def _level_line(sample: _Sample, frame: Frame) -> Line:
    text, ends, size, bold, hyphen = sample
    base = frame.y1 - ends.y
    if hyphen:
        text += "-"
    return Line(
        text,
        ends.first[0] - frame.x0,
        base - ASCENT * size,
        ends.last[2] - frame.x0,
        base + DESCENT * size,
        size,
        bold,
        text.endswith(("-", "\u00ad")),
    )


def _turned_line(sample: _Sample, frame: Frame) -> Line:
    ends = sample.ends
    start, end = frame.place(*ends.first), frame.place(*ends.last)
    base = frame.place(ends.x, ends.y, ends.x, ends.y).bottom
    line = _level_line(sample, frame)
    return line._replace(
        x0=min(start.x0, end.x0),
        x1=max(start.x1, end.x1),
        top=base - ASCENT * sample.size,
        bottom=base + DESCENT * sample.size,
    )
