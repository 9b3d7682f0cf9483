"""hOCR, the page as Tesseract describes it: rows of words with boxes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from doccheck.parsers.pdf_model import Box

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Height of letters such as «а», measured with its blur, of the size of type; it varies
#: less from line to line than the height of the whole line.
_SMALL_LETTERS: Final = 0.49
#: Shares of a line's height, for lines that Tesseract does not measure.
_DESCENDERS: Final = 0.2
_ASCENDERS: Final = 0.25
_NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?")


class Word(NamedTuple):
    text: str
    #: In pixels of the picture.
    box: Box
    #: 0.0 to 1.0.
    confidence: float
    #: Thickness of its strokes in pixels; 0.0 where nobody has measured it.
    stroke: float = 0.0


class Row(NamedTuple):
    """A line as recognised: its words, and where they stand."""

    words: tuple[Word, ...]
    #: In pixels from the top of the picture.
    baseline: float
    #: Of the type, in pixels.
    size: float


def rows_in(hocr: bytes) -> list[Row]:
    from lxml import etree  # noqa: PLC0415 - lazy

    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, recover=True
    )
    try:
        root = etree.fromstring(hocr, parser)
    except etree.XMLSyntaxError:  # nothing at all; what is broken is mended
        return []
    if root is None:
        return []
    rows = []
    for line in root.iter("{*}span"):
        words = _words(line)
        if words:
            rows.append(_row(_title(line), words))
    return rows


def _words(line: _Element) -> tuple[Word, ...]:
    found = (_word(item) for item in line if item.get("class") == "ocrx_word")
    return tuple(word for word in found if word.text)


def _word(item: _Element) -> Word:
    title = _title(item)
    return Word(
        "".join(map(str, item.itertext())).strip(),
        Box(*title["bbox"]),
        title["x_wconf"][0] / 100,
    )


def _title(item: _Element) -> dict[str, list[float]]:
    """Return the numbers of hOCR properties: "bbox 0 0 9 9; x_wconf 96"."""
    title = item.get("title", "")
    found = {}
    for property_ in title.split(";"):
        name, _, values = property_.strip().partition(" ")
        found[name] = [float(value) for value in _NUMBER.findall(values)]
    return found


def _row(title: dict[str, list[float]], words: tuple[Word, ...]) -> Row:
    box = Box(*title["bbox"])
    slope, offset = title.get("baseline", [0.0, 0.0])
    middle = slope * (box.x1 - box.x0) / 2
    height = box.bottom - box.top
    whole, below, above = (
        title.get(name, [usual * height])[0]
        for name, usual in (
            ("x_size", 1.0),
            ("x_descenders", _DESCENDERS),
            ("x_ascenders", _ASCENDERS),
        )
    )
    size = max(1.0, whole - below - above) / _SMALL_LETTERS
    return Row(words, box.bottom + offset + middle, size)
