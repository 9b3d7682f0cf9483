"""Where on the pages of a PDF the letters of a document stand.

The reader of PDFs puts lines in order and keeps no boxes of letters. A block is looked
for among the letters of its page by all its signs, then by letters and digits alone:
what parts them, such as spaces, hyphens and rules, may have been read otherwise.
"""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from doccheck.document import Block, Document, Span

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

#: Letters whose boxes overlap by this share of their height stand in one line.
SAME_LINE: Final = 0.5
#: A reader may take them out at the end of a line.
HYPHENS: Final = frozenset("-\u00ad\u2010\u2011")
#: Letters enough to find a line by.
LINE: Final = 40


class Box(NamedTuple):
    """A rectangle in the space of its page, in points from the bottom left corner."""

    left: float
    bottom: float
    right: float
    top: float

    def joined(self, other: Box) -> Box:
        return Box(
            min(self.left, other.left),
            min(self.bottom, other.bottom),
            max(self.right, other.right),
            max(self.top, other.top),
        )

    def is_beside(self, other: Box) -> bool:
        """Tell whether two boxes stand in one line of text."""
        shared = min(self.top, other.top) - max(self.bottom, other.bottom)
        height = min(self.top - self.bottom, other.top - other.bottom)
        return shared >= SAME_LINE * height


#: Whether a sign is one that a text is found by.
Counts: TypeAlias = Callable[[str], bool]


def is_sign(letter: str) -> bool:
    return letter.isprintable() and not letter.isspace() and letter not in HYPHENS


COUNTING: Final[tuple[Counts, ...]] = (is_sign, str.isalnum)


class Order(Enum):
    """In which order letters are looked through."""

    OF_FILE = auto()
    OF_LINES = auto()


class _Search(NamedTuple):
    """Where a text is looked for, and how."""

    pages: range
    order: Order
    counts: Counts


class Place(NamedTuple):
    """Lines of text on one page."""

    #: From 0.
    page: int
    boxes: tuple[Box, ...]


@dataclass(frozen=True)
class Letters:
    """The letters of a page, in the order of the file."""

    text: str
    boxes: Sequence[Box | None]

    @cached_property
    def solid(self) -> Mapping[Counts, tuple[str, Sequence[int]]]:
        whole = Span(0, len(self.text))
        return {counts: _solid(self.text, whole, counts) for counts in COUNTING}

    def in_lines(self) -> Letters:
        """Return the letters as they are seen: line by line, each from the left.

        Some programs write the letters of one font before those of another.
        """
        pairs = zip(self.text, self.boxes, strict=True)
        seen = [(box, letter) for letter, box in pairs if box is not None]
        lines: list[list[tuple[Box, str]]] = []
        for box, letter in sorted(seen, key=lambda pair: -pair[0].top):
            if not (lines and lines[-1][0][0].is_beside(box)):
                lines.append([])
            lines[-1].append((box, letter))
        ordered = [pair for line in lines for pair in sorted(line)]
        return Letters("".join(p[1] for p in ordered), [p[0] for p in ordered])


class PdfPlaces:
    """Finds stretches of a document on the pages it was read from."""

    def __init__(self, pdf: PdfDocument, document: Document) -> None:
        self._pdf = pdf
        self._document = document
        self._pages: dict[tuple[int, Order], Letters] = {}

    def of(self, span: Span) -> tuple[Place, ...]:
        """Return the lines of a span, page by page; nothing where it is not found."""
        first = self._document.block_at(span.start)
        last = self._document.block_at(max(span.start, span.end - 1))
        boxes: dict[int, tuple[Box, ...]] = {}
        for index in range(first, last + 1):
            for page, own in self._in_block(index, span):
                boxes[page] = (*boxes.get(page, ()), *own)
        return tuple(Place(page, boxes[page]) for page in sorted(boxes))

    def _in_block(self, index: int, whole: Span) -> tuple[Place, ...]:
        """Return the lines of that part of a span that lies in a block."""
        block = self._document.blocks[index]
        span = _shared(block.span, whole)
        if block.page is None or not span:
            return ()
        pages = self._pages_of(index, block.page)
        for unit in _units(block, span):
            for order, counts in product(Order, COUNTING):
                found = self._find(unit, span, _Search(pages, order, counts))
                if found:
                    return found
        return ()

    def _pages_of(self, index: int, first: int) -> range:
        """Return the pages, from 0, that a block may stand on: up to the next one."""
        following = (block.page for block in self._document.blocks[index + 1 :])
        last = next(filter(None, following), len(self._pdf))
        return range(first - 1, min(len(self._pdf), max(first, last)))

    def line_before(self, offset: int) -> Place | None:
        """Return the line that ends at an offset; None where it is not found."""
        block = self._document.blocks[self._document.block_at(max(0, offset - 1))].span
        places = self.of(Span(max(block.start, offset - LINE), min(offset, block.end)))
        return places[-1] if places else None

    def page_of(self, span: Span) -> int:
        block = self._document.blocks[self._document.block_at(span.start)]
        return (block.page or 1) - 1

    def _find(self, unit: Span, span: Span, search: _Search) -> tuple[Place, ...]:
        """Return the place of a span within a unit that is looked for as a whole."""
        counts = search.counts
        wanted, offsets = _solid(self._document.text, unit, counts)
        letters = [self._letters(page, search.order) for page in search.pages]
        text = "".join(item.solid[counts][0] for item in letters)
        start = _find_again(text, wanted, self._times_before(unit, wanted, counts))
        first, behind = bisect_left(offsets, span.start), bisect_left(offsets, span.end)
        if start < 0 or first == behind:
            return ()
        return tuple(self._lines(search, start + first, start + behind))

    def _times_before(self, unit: Span, wanted: str, counts: Counts) -> int:
        """Return how often a text stands on its page above its own place."""
        index = self._document.block_at(unit.start)
        page = self._document.blocks[index].page
        starts = (b.span.start for b in self._document.blocks if b.page == page)
        above = Span(min(starts), unit.start)
        return _solid(self._document.text, above, counts)[0].count(wanted)

    def _lines(self, search: _Search, start: int, stop: int) -> Iterator[Place]:
        """Yield the lines of a range of signs that count, page by page."""
        before = 0
        for page in search.pages:
            item = self._letters(page, search.order)
            places = item.solid[search.counts][1]
            own = places[max(0, start - before) : max(0, stop - before)]
            if own:
                boxes = item.boxes[own[0] : own[-1] + 1]
                yield Place(page, tuple(_joined(filter(None, boxes))))
            before += len(places)

    def _letters(self, page: int, order: Order) -> Letters:
        key = (page, order)
        if key not in self._pages:
            self._pages[key] = (
                read_letters(self._pdf, page)
                if order is Order.OF_FILE
                else self._letters(page, Order.OF_FILE).in_lines()
            )
        return self._pages[key]


def read_letters(pdf: PdfDocument, index: int) -> Letters:
    """Return the letters of a page with their boxes, None where one has no box."""
    from pypdfium2 import raw  # noqa: PLC0415 - lazy: costs 60 ms

    page = pdf[index]
    text_page = page.get_textpage()
    try:
        number = text_page.count_chars()
        codes = [raw.FPDFText_GetUnicode(text_page, place) for place in range(number)]
        text = "".join([chr(code) if code <= sys.maxunicode else "?" for code in codes])
        boxes = [
            None if letter.isspace() else Box(*text_page.get_charbox(place, loose=True))
            for place, letter in enumerate(text)
        ]
        return Letters(text, boxes)
    finally:
        text_page.close()
        page.close()


def _units(block: Block, span: Span) -> Iterator[Span]:
    """Yield what a span may be found by: its cell or its block, then itself."""
    cells = (cell for row in block.table.rows for cell in row) if block.table else ()
    yield from (cell.span for cell in cells if cell.span.contains(span))
    yield block.span
    yield span


def _shared(one: Span, other: Span) -> Span:
    start = max(one.start, other.start)
    return Span(start, max(start, min(one.end, other.end)))


def _find_again(text: str, wanted: str, times: int) -> int:
    """Return where a text stands after so many times before, or for the last time."""
    place = text.find(wanted) if wanted else -1
    for _ in range(times if place >= 0 else 0):
        following = text.find(wanted, place + len(wanted))
        if following < 0:
            return place
        place = following
    return place


def _solid(text: str, span: Span, counts: Counts) -> tuple[str, list[int]]:
    """Return the signs of a span that count, and where each stands."""
    places = [n for n in range(span.start, span.end) if counts(text[n])]
    return "".join([text[place] for place in places]), places


def _joined(boxes: Iterator[Box]) -> Iterator[Box]:
    """Yield one box for the letters of each line."""
    line: Box | None = None
    for box in boxes:
        if line is not None and line.is_beside(box):
            line = line.joined(box)
            continue
        if line is not None:
            yield line
        line = box
    if line is not None:
        yield line
