"""Pictures of pages: PNG, JPEG, GIF, TIFF with one page or many."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Final

from doccheck.document import Document, Unread
from doccheck.errors import ErrorCode, UnreadableDocumentError
from doccheck.parsers.guards import damaged
from doccheck.parsers.ocr import DPI, OCR_MISSING, Scan, recognise
from doccheck.parsers.ocr_lines import even_sizes
from doccheck.parsers.ocr_tesseract import lacking
from doccheck.parsers.pdf_blocks import build_document
from doccheck.parsers.pdf_model import PageContent

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

FORMATS: Final = ("PNG", "JPEG", "TIFF", "GIF")
#: Of one picture; an A4 sheet at 600 dpi has 35 million.
MOST_PIXELS: Final = 60_000_000
MOST_PAGES: Final = 500

_NAMES: Final = {"MPO": "jpeg"}  # a JPEG with a second picture behind it
#: Longer sides of paper in inches, from A5 to A3; others are a camera's fancy.
_PAPER: Final = (7.0, 18.0)
_A4: Final = 11.69
_FINE: Final = 1.15  # of the resolution that is read; finer pictures are made smaller
_GREY_STEPS: Final = 256  # of 16 bits in one of 8


def read_image(data: bytes) -> Document:
    """Return what stands on the pages of a picture.

    Raises:
        UnreadableDocumentError: It is damaged, too large or blank.
    """
    with _opened(data) as file:
        name = file.format or FORMATS[0]
        pages = _pages(file)
    even_sizes(pages)
    document = build_document(pages)
    if not document.text and not document.unread:
        raise UnreadableDocumentError(ErrorCode.EMPTY, "the picture shows no text")
    return replace(document, format=_NAMES.get(name, name.lower()), ocr=True)


def _opened(data: bytes) -> ImageFile:
    from PIL import Image as Pillow  # noqa: PLC0415 - lazy

    with _decoding(), warnings.catch_warnings():
        warnings.simplefilter("ignore", Pillow.DecompressionBombWarning)
        return Pillow.open(BytesIO(data), formats=FORMATS)


@contextmanager
def _decoding() -> Iterator[None]:
    from PIL import Image as Pillow  # noqa: PLC0415 - lazy

    try:
        yield
    except (UnreadableDocumentError, MemoryError):
        raise
    except Pillow.DecompressionBombError as error:
        raise _too_large("it has far too many pixels") from error
    except Exception as error:
        # OSError, SyntaxError, ValueError, struct.error and what else codecs raise
        raise damaged("its pixels cannot be read") from error


def _pages(file: ImageFile) -> list[PageContent]:
    missing = lacking()
    if not missing:
        return list(recognise(_scans(file)))
    detail = ", ".join(missing)
    return [
        PageContent(
            number=number,
            unread=[Unread(reason=OCR_MISSING, page=number, detail=detail)],
        )
        for number in _frames(file)
    ]


def _scans(file: ImageFile) -> Iterator[Scan]:
    for number in _frames(file):
        with _decoding():
            scan = _scan(file, number)
        yield scan


def _frames(file: ImageFile) -> Iterator[int]:
    """Go from page to page of a TIFF; other formats move where they have several."""
    for number in range(1, MOST_PAGES + 2):
        with _decoding():
            if not _has(file, number):
                return
        if number > MOST_PAGES:
            raise _too_large(f"it has over {MOST_PAGES} pages")
        if file.width * file.height > MOST_PIXELS:
            raise _too_large(f"page {number} has {file.width} × {file.height} pixels")
        yield number
        if file.format != "TIFF":
            return


def _has(file: ImageFile, number: int) -> bool:
    try:
        file.seek(number - 1)
    except EOFError:
        return False
    return True


def _scan(file: ImageFile, number: int) -> Scan:
    from PIL import Image as Pillow  # noqa: PLC0415 - lazy
    from PIL import ImageOps  # noqa: PLC0415 - lazy

    size, dpi = _wanted(file)
    lies = file.width > file.height
    file.draft("L", size)  # a JPEG is unpacked no larger than it is needed
    image = ImageOps.exif_transpose(_grey(file))
    if (image.width > image.height) != lies:
        size = size[1], size[0]
    if image.size != size:
        image = image.resize(size, Pillow.Resampling.BICUBIC, reducing_gap=2.0)
    return Scan(number=number, image=image, dpi=dpi)


def _wanted(file: ImageFile) -> tuple[tuple[int, int], float]:
    """Return size and resolution to read at, with pixels as high as wide."""
    across, down = _resolution(file)
    dpi = max(across, down)
    if dpi > _FINE * DPI:
        dpi = DPI
    return (round(file.width * dpi / across), round(file.height * dpi / down)), dpi


def _resolution(file: ImageFile) -> tuple[float, float]:
    """Return the pixels for each inch; those of an A4 sheet where they are odd."""
    across, down = (float(value) for value in file.info.get("dpi", (0, 0)))
    if across > 0 and down > 0:
        longer = max(file.width / across, file.height / down)
        if _PAPER[0] <= longer <= _PAPER[1]:
            return across, down
    usual = max(file.size) / _A4
    return usual, usual


def _grey(file: ImageFile) -> Image:
    from PIL import Image as Pillow  # noqa: PLC0415 - lazy

    if file.mode.startswith(("I", "F")):
        return file.convert("I").point(lambda level: level / _GREY_STEPS).convert("L")
    if not file.has_transparency_data:
        return file.convert("L")
    paper = Pillow.new("RGBA", file.size, "white")
    return Pillow.alpha_composite(paper, file.convert("RGBA")).convert("L")


def _too_large(what: str) -> UnreadableDocumentError:
    return UnreadableDocumentError(
        ErrorCode.TOO_LARGE, f"the picture is refused before it is unpacked: {what}"
    )
