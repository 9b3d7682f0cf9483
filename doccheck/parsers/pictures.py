"""Pictures of pages with the places of quotes marked on them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Final, NamedTuple, Self

from doccheck.document import Mark, PagePicture, Rectangle
from doccheck.parsers.ocr_hocr import Row

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument, PdfPage

#: Pixels from side to side: enough to read, a few dozen kilobytes for a page.
WIDTH: Final = 800
#: A strip of paper is no page; higher pictures are cut.
_HIGHEST: Final = 3 * WIDTH
_QUALITY: Final = 50
#: Recognised pages; evidence seldom stands behind them.
_MOST_KEPT: Final = 200
#: Letters of a quote that are enough to know its place, where the rest stands on the
#: next page or was mended since.
_ENOUGH: Final = 16
_MARGIN: Final = 2.0  # pixels between letters and the edge of their mark


class Letter(NamedTuple):
    """A letter or digit, folded, and where it stands in pixels of the picture."""

    sign: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page as a picture, with its letters in reading order."""

    #: WebP: a scan of hundreds of pages is kept until it is checked.
    data: bytes
    width: int
    height: int
    letters: Sequence[Letter]

    @classmethod
    def of(cls, image: Image, letters: Sequence[Letter]) -> Self:
        small, file = _small(image), BytesIO()
        small.save(file, "WEBP", quality=_QUALITY)
        return cls(
            data=file.getvalue(),
            width=small.width,
            height=small.height,
            letters=letters,
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
    sheets = {number: kept[number] for number in quotes if number in kept}
    wanted = [number for number in quotes if number not in kept]
    if wanted and data:
        sheets.update(_drawn(data, wanted))
    return tuple(
        _picture(number, sheets[number], quotes[number])
        for number in quotes
        if number in sheets
    )


def _drawn(data: bytes, numbers: Iterable[int]) -> Iterator[tuple[int, Sheet]]:
    """Yield pages of a PDF; none for those that cannot be drawn."""
    import pypdfium2 as pdfium  # noqa: PLC0415 - lazy: costs 60 ms

    with closing(pdfium.PdfDocument(data)) as pdf:
        for number in numbers:
            try:
                yield number, _sheet(pdf, number)
            except pdfium.PdfiumError:
                continue


def _sheet(pdf: PdfDocument, number: int) -> Sheet:
    with closing(pdf[number - 1]) as page:
        scale = WIDTH / max(1.0, page.get_width())
        with closing(page.render(scale=scale)) as bitmap:
            places = bitmap.get_posconv(page)
            letters = list(_letters_on(page, places.to_bitmap))
            return Sheet.of(bitmap.to_pil(), letters)


def _letters_on(
    page: PdfPage, to_bitmap: Callable[[float, float], tuple[float, float]]
) -> Iterator[Letter]:
    from pypdfium2 import raw  # noqa: PLC0415 - lazy

    with closing(page.get_textpage()) as text:
        for index in range(text.count_chars()):
            signs = _folded(chr(raw.FPDFText_GetUnicode(text, index)))
            if signs:
                left, bottom, right, top = text.get_charbox(index, loose=True)
                corners = to_bitmap(left, top), to_bitmap(right, bottom)
                across, down = zip(*corners, strict=True)
                box = min(across), min(down), max(across), max(down)
                yield from (Letter(sign, *box) for sign in signs)


def _letters_of(rows: Iterable[Row], scale: float) -> list[Letter]:
    """Return the letters of words; each stands where its word does."""
    return [
        Letter(sign, *(value * scale for value in word.box))
        for row in rows
        for word in row.words
        for sign in _folded(word.text)
    ]


def _folded(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _small(image: Image) -> Image:
    height = round(image.height * WIDTH / image.width)
    if image.width != WIDTH:
        image = image.resize((WIDTH, max(1, height)), reducing_gap=2.0)
    return image.crop((0, 0, WIDTH, min(image.height, _HIGHEST)))


def _picture(number: int, sheet: Sheet, quotes: Iterable[str]) -> PagePicture:
    marks = (
        Mark(quote=quote, places=places_of(quote, sheet.letters)) for quote in quotes
    )
    return PagePicture(
        page=number,
        data=sheet.data,
        width=sheet.width,
        height=sheet.height,
        marks=tuple(mark for mark in marks if mark.places),
    )


def places_of(quote: str, letters: Sequence[Letter]) -> tuple[Rectangle, ...]:
    """Return where a quote stands, one rectangle for each line."""
    text = "".join(letter.sign for letter in letters)
    found = _found(_folded(quote), text)
    return tuple(_lines(letters[found.start : found.stop])) if found else ()


def _found(wanted: str, text: str) -> range | None:
    """Return where the words stand; the longest beginning of them that does."""
    length = len(wanted)
    while length:
        at = text.find(wanted[:length])
        if at >= 0:
            return range(at, at + length)
        length = length // 2 if length >= 2 * _ENOUGH else 0
    return None


def _lines(letters: Iterable[Letter]) -> Iterator[Rectangle]:
    """Yield what letters cover, line by line."""
    line: list[Letter] = []
    for letter in letters:
        if line and not _beside(line[-1], letter):
            yield _cover(line)
            line = []
        line.append(letter)
    if line:
        yield _cover(line)


def _beside(last: Letter, letter: Letter) -> bool:
    middle = (letter.top + letter.bottom) / 2
    return last.top <= middle <= last.bottom and letter.left >= last.left


def _cover(line: Sequence[Letter]) -> Rectangle:
    left = min(letter.left for letter in line) - _MARGIN
    top = min(letter.top for letter in line) - _MARGIN
    right = max(letter.right for letter in line) + _MARGIN
    bottom = max(letter.bottom for letter in line) + _MARGIN
    return Rectangle(left, top, right - left, bottom - top)
