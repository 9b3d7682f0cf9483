"""Whether the text of a page can be trusted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from doccheck.document import Unread

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

IMAGE_ONLY: Final = "image_only"
GARBLED_TEXT: Final = "garbled_text"
NO_TEXT: Final = "no_text"
DAMAGED_PAGE: Final = "damaged_page"

_LETTER: Final = re.compile(r"[^\W\d_]")
_READABLE: Final = re.compile(r"[A-Za-zЀ-ӿ]")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\ufffd\ue000-\uf8ff]")
_WORD: Final = re.compile(r"[^\W\d_]{2,}")

_PAGE_COVER: Final = 0.5  # share of the page under a picture that makes it a scan
_OCR_COVER: Final = 0.8
_FEW_LETTERS: Final = 60  # a stamp or a page number over a scan
_PATHS_OF_TEXT: Final = 60  # outlines of letters instead of text
_CONTROL_SHARE: Final = 0.1
_UNMAPPED_SHARE: Final = 0.2
_SAMPLED: Final = 50

#: Everyday Kazakh words, and how they read once letters are gone from them.
_HOLED: Final = re.compile(
    r"\b(?:[?\u25a1\ufffd.*]?аза[?\u25a1\ufffd.* ]стан|ж[?\u25a1\ufffd* ]не|"
    r"[?\u25a1\ufffd* ]?ызмет|т[?\u25a1\ufffd* ]рт[?\u25a1\ufffd* ]п)\b",
    re.IGNORECASE,
)
_KAZAKH: Final = re.compile("[әғқңөұүһӘҒҚҢӨҰҮҺ]")
_HOLES: Final = 3


def page_without_text(number: int, cover: float, paths: int) -> Unread | None:
    """Return why a page has no text; None where it is blank."""
    if cover > 0.05:
        return Unread(reason=IMAGE_ONLY, page=number)
    if paths > _PATHS_OF_TEXT:
        return Unread(reason=NO_TEXT, page=number, detail="letters drawn as shapes")
    return None


def is_mostly_picture(text: str, cover: float) -> bool:
    """Return whether the page is a scan with no more than a stamp as text."""
    return cover > _PAGE_COVER and len(_LETTER.findall(text)) < _FEW_LETTERS


def is_ocr_layer(cover: float) -> bool:
    return cover > _OCR_COVER


def garbled(number: int, text: str, page: PdfTextPage) -> Unread | None:
    """Return why the text layer is garbage, or None where it can be read."""
    letters = len(_LETTER.findall(text))
    readable = len(_READABLE.findall(text))
    inked = sum(not char.isspace() for char in text)
    if inked and len(_CONTROL.findall(text)) > _CONTROL_SHARE * inked:
        return Unread(reason=GARBLED_TEXT, page=number, detail="control characters")
    if letters > _FEW_LETTERS and readable < 0.5 * letters:
        return Unread(reason=GARBLED_TEXT, page=number, detail="unknown letters")
    if inked > 4 * _FEW_LETTERS and letters < 0.2 * inked and not _is_figures(text):
        return Unread(reason=GARBLED_TEXT, page=number, detail="hardly any letters")
    if _unmapped_share(page) > _UNMAPPED_SHARE:
        return Unread(reason=GARBLED_TEXT, page=number, detail="no map to letters")
    return None


def has_lost_letters(text: str) -> bool:
    """Return whether Kazakh letters have fallen out of the text.

    Letters that a Russian font has replaced by their likeness do no harm.
    """
    return len(_HOLED.findall(text)) >= _HOLES and len(_KAZAKH.findall(text)) < 5


def _is_figures(text: str) -> bool:
    """Return whether digits are what the page has instead of letters."""
    return sum(char.isdigit() for char in text) > 0.3 * len(text.split())


def _unmapped_share(page: PdfTextPage) -> float:
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - lazy

    count = page.count_chars()
    indexes = range(0, count, max(1, count // _SAMPLED))
    bad = sum(
        pdfium.FPDFText_HasUnicodeMapError(page.raw, index) == 1 for index in indexes
    )
    return bad / max(1, len(indexes))
