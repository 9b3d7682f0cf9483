"""Recognised rows of words → lines as those of a PDF, and how sure they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from doccheck.parsers.ocr_columns import segments
from doccheck.parsers.ocr_hocr import Row, Word
from doccheck.parsers.pdf_model import ASCENT, DESCENT, Line, PageContent

_UNSURE: Final = 0.6
#: Of the usual weight: plain print stays below 1.15, bold above 1.3.
_BOLD: Final = 1.22
_SPECK: Final = 0.3
_SPECK_LETTERS: Final = 3
#: Sizes that differ by less are one size, measured twice; short lines are measured
#: less surely.
_SAME_SIZE: Final = 0.08
_SAME_SIZE_SHORT: Final = 0.25
_SHORT: Final = 20  # characters
_RARE: Final = 60  # characters: a size that has fewer is a line measured badly

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
        replace(_line(row, scale), bold=_weight(row) > bold_from)
        for row in segments(kept)
    ]


def _usual_weight(rows: Sequence[Row]) -> float:
    """Return the weight that half of the letters stay below."""
    weights = sorted((_weight(row), _letters(row.words)) for row in rows)
    half = sum(letters for _, letters in weights) / 2
    for weight, letters in weights:
        half -= letters
        if half <= 0:
            return weight
    return 0.0


def _weight(row: Row) -> float:
    """Return the thickness of strokes for the size of the letters."""
    letters = max(1, _letters(row.words))
    strokes = sum(word.stroke * _letters([word]) for word in row.words) / letters
    return strokes / row.size


def _letters(words: Iterable[Word]) -> int:
    return sum(char.isalnum() for word in words for char in word.text)


def _is_speck(row: Row) -> bool:
    """Tell whether a row is dirt, a scribble or the edge of the sheet."""
    best = max(word.confidence for word in row.words)
    return _letters(row.words) <= _SPECK_LETTERS and best < _SPECK


def _line(row: Row, scale: float) -> Line:
    text = " ".join(word.text for word in row.words)
    size = row.size * scale
    base = row.baseline * scale
    return Line(
        text,
        row.words[0].box.x0 * scale,
        base - ASCENT * size,
        row.words[-1].box.x1 * scale,
        base + DESCENT * size,
        size,
        hyphen=text.endswith("-") and len(text) > 1,
    )


def even_sizes(pages: Sequence[PageContent]) -> None:
    """Give lines of about one size the very same."""
    counts = Counter[float]()
    for page in pages:
        for line in page.lines:
            counts[round(line.size * 2) / 2] += len(line.text)
    sizes: list[float] = []
    for size, count in counts.most_common():
        known = any(abs(size - other) <= _SAME_SIZE * other for other in sizes)
        if not known and (count >= _RARE or not sizes):
            sizes.append(size)
    for page in pages:
        page.lines = [_resized(line, sizes) for line in page.lines]


def _resized(line: Line, sizes: Sequence[float]) -> Line:
    """Return a line with the nearest of the usual sizes, unless it is none of them."""
    nearest = min(sizes, key=lambda size: abs(line.size - size), default=line.size)
    share = _SAME_SIZE_SHORT if len(line.text) < _SHORT else 1.5 * _SAME_SIZE
    if line.table is not None or abs(line.size - nearest) > share * nearest:
        return line
    base = line.bottom - DESCENT * line.size
    top, bottom = base - ASCENT * nearest, base + DESCENT * nearest
    return replace(line, size=nearest, top=top, bottom=bottom)
