"""Pictures of pages with the places of quotes marked on them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from io import BytesIO
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple, Self

from doccheck.document import Mark, PagePicture, Rectangle
from doccheck.parsers.ocr_hocr import Row

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfPage, PdfTextPage

#: Pixels from side to side: enough to read, some sixty kilobytes for a page.
WIDTH: Final = 720
#: A strip of paper is no page; higher pictures are cut.
_HIGHEST: Final = 3 * WIDTH
#: WebP would take a third less room and thirty times as long.
_FORMAT: Final = "JPEG"
_QUALITY: Final = 40
#: Recognised pages; evidence seldom stands behind them.
_MOST_KEPT: Final = 200
#: Letters of a quote that are enough to know its place, where the rest stands on the
#: next page or was mended since.
_ENOUGH: Final = 16
_MARGIN: Final = 2.0  # pixels between letters and the edge of their mark


class Box(NamedTuple):
    """Where a letter or a word stands, in pixels of the picture."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters and digits of a page, folded, in the order of the file."""

    signs: str
    #: Where the letter of a number stands; asked only of those that are marked.
    box: Callable[[int], Box]

    def as_printed(self) -> Sequence[int]:
        """Return their numbers line by line, where the file has them in disorder."""
        boxes = [self.box(number) for number in range(len(self.signs))]
        order = sorted(range(len(boxes)), key=lambda number: boxes[number].middle)
        lines: list[list[int]] = []
        for number in order:
            if not lines or boxes[number].middle > boxes[lines[-1][0]].bottom:
                lines.append([])
            lines[-1].append(number)
        return [
            number
            for line in lines
            for number in sorted(line, key=lambda number: boxes[number].left)
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page as a picture, with its letters."""

    #: JPEG: a scan of hundreds of pages is kept until it is checked.
    data: bytes
    width: int
    height: int
    letters: Letters

    @classmethod
    def of(cls, image: Image, letters: Letters) -> Self:
        small, file = _small(image), BytesIO()
        small.save(file, _FORMAT, quality=_QUALITY)
        return cls(
            data=file.getvalue(),
            width=small.width,
            height=small.height,
            letters=letters,
        )

    def picture(self, number: int, quotes: Iterable[str]) -> PagePicture:
        marks = (
            Mark(quote=quote, places=places_of(quote, self.letters)) for quote in quotes
        )
        return PagePicture(
            page=number,
            data=self.data,
            width=self.width,
            height=self.height,
            marks=tuple(mark for mark in marks if mark.places),
        )


#: Takes number, picture and rows of a page that was recognised.
Keep = Callable[[int, "Image", Sequence[Row]], None]

_kept: ContextVar[dict[int, Sheet] | None] = ContextVar("kept", default=None)


@contextmanager
def keeping_scans(*, wanted: bool = True) -> Iterator[Mapping[int, Sheet]]:
    """Keep recognised pages while a document is read, small, by their numbers.

    To recognise them again for a picture would take as long as the whole check.
    """
    kept: dict[int, Sheet] = {}
    token = _kept.set(kept if wanted else None)
    try:
        yield kept
    finally:
        _kept.reset(token)


def keeper() -> Keep | None:
    """Return what keeps recognised pages, None where nobody asked for them."""
    kept = _kept.get()
    if kept is None:
        return None

    def keep(number: int, image: Image, rows: Sequence[Row]) -> None:
        if len(kept) < _MOST_KEPT:
            letters = _letters_of(rows, WIDTH / image.width)
            kept[number] = Sheet.of(image, letters)

    return keep


def picture_pages(
    data: bytes, quotes: Mapping[int, Sequence[str]], kept: Mapping[int, Sheet]
) -> tuple[PagePicture, ...]:
    """Return pictures of pages of a PDF, or of pages that were recognised.

    Args:
        data: The PDF; empty where there is none.
        quotes: What to mark, by the numbers of pages.
        kept: Pages that were recognised when the document was read.
    """
    pictures = {
        number: kept[number].picture(number, quotes[number])
        for number in quotes
        if number in kept
    }
    others = {number: quotes[number] for number in quotes if number not in kept}
    if others and data:
        pictures |= {picture.page: picture for picture in _drawn(data, others)}
    return tuple(pictures[number] for number in quotes if number in pictures)


def _drawn(data: bytes, quotes: Mapping[int, Sequence[str]]) -> Iterator[PagePicture]:
    """Yield pictures of pages of a PDF; none of those that cannot be drawn."""
    import pypdfium2 as pdfium  # noqa: PLC0415 - lazy: costs 60 ms

    with closing(pdfium.PdfDocument(data)) as pdf:
        for number, marked in quotes.items():
            try:
                with closing(pdf[number - 1]) as page, _sheet(page) as sheet:
                    yield sheet.picture(number, marked)
            except pdfium.PdfiumError:
                continue


@contextmanager
def _sheet(page: PdfPage) -> Iterator[Sheet]:
    """Draw a page; its letters can be asked for while it is open."""
    scale = WIDTH / max(1.0, page.get_width())
    with (
        closing(page.render(scale=scale)) as bitmap,
        closing(page.get_textpage()) as text,
    ):
        letters = _letters_on(text, bitmap.get_posconv(page).to_bitmap)
        yield Sheet.of(bitmap.to_pil(), letters)


def _letters_on(
    text: PdfTextPage, to_bitmap: Callable[[float, float], tuple[float, float]]
) -> Letters:
    from pypdfium2 import raw  # noqa: PLC0415 - lazy

    signs: list[str] = []
    numbers: list[int] = []
    for number in range(text.count_chars()):
        folded = _folded(chr(raw.FPDFText_GetUnicode(text, number)))
        signs.append(folded)
        numbers += [number] * len(folded)

    def box(place: int) -> Box:
        left, bottom, right, top = text.get_charbox(numbers[place], loose=True)
        corners = to_bitmap(left, top), to_bitmap(right, bottom)
        across, down = zip(*corners, strict=True)
        return Box(min(across), min(down), max(across), max(down))

    return Letters("".join(signs), box)


def _letters_of(rows: Iterable[Row], scale: float) -> Letters:
    """Return the letters of words; each stands where its word does."""
    signs: list[str] = []
    boxes: list[Box] = []
    for word in chain.from_iterable(row.words for row in rows):
        folded = _folded(word.text)
        signs.append(folded)
        boxes += [Box(*(value * scale for value in word.box))] * len(folded)
    return Letters("".join(signs), boxes.__getitem__)


def _folded(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _small(image: Image) -> Image:
    height = round(image.height * WIDTH / image.width)
    if image.width != WIDTH:
        image = image.resize((WIDTH, max(1, height)), reducing_gap=2.0)
    return image.crop((0, 0, WIDTH, min(image.height, _HIGHEST)))


def places_of(quote: str, letters: Letters) -> tuple[Rectangle, ...]:
    """Return where a quote stands, one rectangle for each line."""
    boxes = [letters.box(number) for number in _found(_folded(quote), letters)]
    return tuple(_lines(boxes))


def _found(wanted: str, letters: Letters) -> Sequence[int]:
    """Return the numbers of the letters of a quote, or of the beginning of it."""
    found = _beginning(wanted, letters.signs)
    if len(found) == len(wanted):
        return found
    order = letters.as_printed()
    printed = _beginning(wanted, "".join(letters.signs[number] for number in order))
    if len(printed) <= len(found):
        return found
    return [order[number] for number in printed]


def _beginning(wanted: str, text: str) -> range:
    """Return where words stand; the longest beginning of them that does, if long."""
    length = len(wanted)
    while length:
        at = text.find(wanted[:length])
        if at >= 0:
            return range(at, at + length)
        length = length // 2 if length >= 2 * _ENOUGH else 0
    return range(0)


def _lines(boxes: Iterable[Box]) -> Iterator[Rectangle]:
    """Yield what letters cover, line by line."""
    line: list[Box] = []
    for box in boxes:
        if line and not _beside(line[-1], box):
            yield _cover(line)
            line = []
        line.append(box)
    if line:
        yield _cover(line)


def _beside(last: Box, box: Box) -> bool:
    return last.top <= box.middle <= last.bottom and box.left >= last.left


def _cover(line: Sequence[Box]) -> Rectangle:
    left = min(box.left for box in line) - _MARGIN
    top = min(box.top for box in line) - _MARGIN
    right = max(box.right for box in line) + _MARGIN
    bottom = max(box.bottom for box in line) + _MARGIN
    return Rectangle(left, top, right - left, bottom - top)
