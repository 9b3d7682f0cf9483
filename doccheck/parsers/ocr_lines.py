"""Recognised rows of words → lines as those of a PDF, and how sure they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from doccheck.parsers.ocr_hocr import Row, Word
from doccheck.parsers.pdf_model import ASCENT, DESCENT, Line, PageContent

#: From the descenders to the ascenders, of the size of type.
_HEIGHT: Final = 0.88
_COLUMN_GAP: Final = 3.0  # em
_UNSURE: Final = 0.6
#: Of the usual weight: plain print stays below 1.15, bold above 1.3.
_BOLD: Final = 1.22
_SPECK: Final = 0.3
_SPECK_LETTERS: Final = 3
#: Sizes that differ by less are one size, measured twice; short lines are measured
#: less surely.
_SAME_SIZE: Final = 0.16
_SAME_SIZE_SHORT: Final = 0.35
_SHORT: Final = 20  # characters

_SHAPE: Final = re.compile(
    r"[А-ЯЁӘІҢҒҮҰҚӨҺ]?[а-яёәіңғүұқөһ]+|[А-ЯЁӘІҢҒҮҰҚӨҺ]+|[A-Z]?[a-z]+|[A-Z]+"
)
_VOWEL: Final = re.compile(r"[аеёиоуыэюяәіөұүaeiouy]", re.IGNORECASE)
_RUN: Final = re.compile(r"[^\W_]{3,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """How well a page was recognised; shares and means from 0.0 to 1.0."""

    #: Letters and digits found.
    letters: int
    #: Mean of the words, each for its length.
    confidence: float
    #: Of runs of three letters and more that look like a word.
    shaped: float
    #: Words of low confidence.
    unsure: int

    @property
    def sure_letters(self) -> float:
        return self.letters * self.confidence


def quality_of(rows: Sequence[Row]) -> Quality:
    words = [word for row in rows for word in row.words]
    lengths = [_letters([word]) for word in words]
    sums = sum(
        word.confidence * length for word, length in zip(words, lengths, strict=True)
    )
    runs = [run for word in words for run in _RUN.findall(word.text)]
    return Quality(
        letters=sum(lengths),
        confidence=sums / max(1, sum(lengths)),
        shaped=sum(map(_is_shaped, runs)) / max(1, len(runs)),
        unsure=sum(word.confidence < _UNSURE for word in words),
    )


def _is_shaped(run: str) -> bool:
    if run.isdecimal():
        return True
    return _SHAPE.fullmatch(run) is not None and _VOWEL.search(run) is not None


def lines_of(rows: Iterable[Row], scale: float) -> list[Line]:
    """Return lines in points.

    Args:
        scale: Points for each pixel of the picture.
    """
    kept = [row for row in rows if not _is_speck(row)]
    bold_from = _BOLD * _usual_weight(kept)
    return [
        _line(words, row, scale)._replace(bold=_weight(words, row) > bold_from)
        for row in kept
        for words in _segments(row)
    ]


def _usual_weight(rows: Sequence[Row]) -> float:
    """Return the weight that half of the letters stay below."""
    weights = sorted((_weight(row.words, row), _letters(row.words)) for row in rows)
    half = sum(letters for _, letters in weights) / 2
    for weight, letters in weights:
        half -= letters
        if half <= 0:
            return weight
    return 0.0


def _weight(words: Sequence[Word], row: Row) -> float:
    """Return the thickness of strokes for the height of the letters."""
    letters = max(1, _letters(words))
    strokes = sum(word.stroke * _letters([word]) for word in words) / letters
    return strokes / row.height


def _letters(words: Iterable[Word]) -> int:
    return sum(char.isalnum() for word in words for char in word.text)


def _is_speck(row: Row) -> bool:
    """Tell whether a row is dirt, a scribble or the edge of the sheet."""
    best = max(word.confidence for word in row.words)
    return _letters(row.words) <= _SPECK_LETTERS and best < _SPECK


def _segments(row: Row) -> Iterator[Sequence[Word]]:
    """Yield the words of a row, parted at gaps as wide as those between columns."""
    em = row.height / _HEIGHT
    gaps = [word.box.x0 - before.box.x1 for before, word in pairwise(row.words)]
    if gaps and min(gaps) > em and len(gaps) > 1:
        yield row.words  # stretched from margin to margin
        return
    start = 0
    for index, gap in enumerate(gaps, 1):
        if gap > _COLUMN_GAP * em:
            yield row.words[start:index]
            start = index
    yield row.words[start:]


def _line(words: Sequence[Word], row: Row, scale: float) -> Line:
    text = " ".join(word.text for word in words)
    size = row.height / _HEIGHT * scale
    base = row.baseline * scale
    return Line(
        text,
        words[0].box.x0 * scale,
        base - ASCENT * size,
        words[-1].box.x1 * scale,
        base + DESCENT * size,
        size,
        hyphen=text.endswith("-") and len(text) > 1,
    )


def even_sizes(pages: Sequence[PageContent]) -> None:
    """Give lines of about one size the very same."""
    sizes = Counter[float]()
    for page in pages:
        for line in page.lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
    kept: list[float] = []
    for size, _ in sizes.most_common():
        if not any(abs(size - known) <= _SAME_SIZE * known for known in kept):
            kept.append(size)
    for page in pages:
        page.lines = [_resized(line, kept) for line in page.lines]


def _resized(line: Line, sizes: Sequence[float]) -> Line:
    """Return a line with the first size that is near enough, the usual ones first."""
    share = _SAME_SIZE_SHORT if len(line.text) < _SHORT else _SAME_SIZE
    near = (size for size in sizes if abs(line.size - size) <= share * size)
    size = next(near, line.size)
    base = line.bottom - DESCENT * line.size
    return line._replace(
        size=size, top=base - ASCENT * size, bottom=base + DESCENT * size
    )
