"""Whether the text of a page can be trusted."""

from __future__ import annotations

import re
from typing import Final

from doccheck.document import Unread
from doccheck.parsers.pdf_calls import calls
from doccheck.parsers.pdf_page import OpenPage

IMAGE_ONLY: Final = "image_only"
GARBLED_TEXT: Final = "garbled_text"
NO_TEXT: Final = "no_text"
DAMAGED_PAGE: Final = "damaged_page"

_WORD: Final = re.compile(r"[^\W\d_]+")
_LETTER: Final = re.compile(r"[^\W\d_]")
_READABLE: Final = re.compile(r"[A-Za-zЀ-ӿ]")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\ufffd\ue000-\uf8ff]")

_PAGE_COVER: Final = 0.5  # share of the page under a picture that makes it a scan
_OCR_COVER: Final = 0.8
_FEW_LETTERS: Final = 60  # a stamp or a page number over a scan
_PATHS_OF_TEXT: Final = 60  # outlines of letters instead of text
_CONTROL_SHARE: Final = 0.1
_UNMAPPED_SHARE: Final = 0.2
_LETTER_SHARE: Final = 0.2
#: Characters at three places of a page that tell of the rest.
_GLANCE: Final = 250
_COMMON_SHARE: Final = 0.15
_SAMPLED: Final = 200
_SAMPLED_MAPS: Final = 12

#: Glyphs of a substituted font are written before the rest of their run: "Қ қ аза".
#: Ordinary pages stay under 0.15, such pages are above 0.33.
_SCRAMBLED_SHARE: Final = 0.2
#: Characters for each word, with the space behind it: on scrambled pages up to 6.1, on
#: 95 of 100 others above 7.5.
_LONG_WORDS: Final = 7.5
_SCRAMBLED_WORDS: Final = 20

#: Everyday Kazakh words as they read once letters have fallen out of them.
_HOLED: Final = tuple(
    word.replace("_", hole)
    for word in ("_аза_стан", " ж_не ", "_ызмет", "т_рт_п")
    for hole in ("?", "\u25a1", "*", " ")
)
_KAZAKH: Final = "қғәңөұү"  # the most frequent one first
_HOLES: Final = 3
#: Everyday Kazakh words without letters of their own, or as Russian ones.
_KAZAKH_WORD: Final = re.compile(
    r"\b(?:туралы|бойынша|немесе|болып|ж[эао]не|мемлекетт[а-я]*|тарау|казакстан)\b"
)
_MOST_LOOKED_AT: Final = 20_000  # characters
#: Of Kazakh letters in a page of Kazakh there is a fifth, in a mixed one a tenth.
_OWN_SHARE: Final = 0.01
_FEW_KAZAKH: Final = 5


def page_without_text(number: int, cover: float, paths: int) -> Unread | None:
    """Return why a page has no text; None where it is blank."""
    if cover > 0.05:
        return Unread(reason=IMAGE_ONLY, page=number)
    if paths > _PATHS_OF_TEXT:
        return Unread(reason=NO_TEXT, page=number, detail="letters drawn as shapes")
    return None


def doubt(number: int, text: str, cover: float) -> Unread | None:
    """Return what was lost on a page whose text is read all the same."""
    if _is_mostly_picture(text, cover):
        return Unread(reason=IMAGE_ONLY, page=number)
    if _has_lost_letters(text) or (is_ocr_layer(cover) and _is_russified(text)):
        return Unread(reason=GARBLED_TEXT, page=number, detail="Kazakh letters lost")
    return None


def _is_mostly_picture(text: str, cover: float) -> bool:
    """Return whether the page is a scan with no more than a stamp as text."""
    return cover > _PAGE_COVER and len(_LETTER.findall(text)) < _FEW_LETTERS


def is_ocr_layer(cover: float) -> bool:
    return cover > _OCR_COVER


def is_scrambled(text: str) -> bool:
    """Return whether the letters of the text stand in the order of their fonts."""
    gaps = text.count(" ") + text.count("\n")
    if len(text) > _LONG_WORDS * (gaps + 1):
        return False
    lengths = list(map(len, _WORD.findall(text)))
    if len(lengths) <= _SCRAMBLED_WORDS:
        return False
    return lengths.count(1) > _SCRAMBLED_SHARE * len(lengths)


def garbled(number: int, text: str, page: OpenPage) -> Unread | None:
    """Return why the text layer is garbage, or None where it can be read."""
    detail = None if _is_cyrillic(text) else _garbage(text)
    if detail is None and _unmapped_share(page) > _UNMAPPED_SHARE:
        detail = "no map to letters"
    if detail is None:
        return None
    return Unread(reason=GARBLED_TEXT, page=number, detail=detail)


def _is_cyrillic(text: str) -> bool:
    """Tell at a glance whether everyday letters are as frequent as in words."""
    middle = len(text) // 2
    seen = text[:_GLANCE] + text[middle : middle + _GLANCE] + text[-_GLANCE:]
    return sum(map(seen.count, "аеоиыі")) > _COMMON_SHARE * len(seen)


def _garbage(text: str) -> str | None:
    sample = text[:: max(1, len(text) // _SAMPLED)]
    scale = len(text) / max(1, len(sample))
    inked = len("".join(sample.split()))
    letters = sum(map(str.isalpha, sample))
    if len(_CONTROL.findall(sample)) > _CONTROL_SHARE * inked:
        return "control characters"
    if letters * scale > _FEW_LETTERS and 2 * len(_READABLE.findall(sample)) < letters:
        return "unknown letters"
    few = letters < _LETTER_SHARE * inked and inked * scale > 4 * _FEW_LETTERS
    return "hardly any letters" if few and not _is_figures(text) else None


def _has_lost_letters(text: str) -> bool:
    """Return whether Kazakh letters have fallen out of the text.

    Letters that a Russian font has replaced by their likeness do no harm.
    """
    kazakh = 0
    for letter in _KAZAKH:
        kazakh += text.count(letter)
        if kazakh >= _FEW_KAZAKH:
            return False
    small = text.lower()
    return sum(map(small.count, _HOLED)) >= _HOLES


def _is_russified(text: str) -> bool:
    """Return whether a scanner that knows Russian alone has read Kazakh.

    What becomes of «і» («!», «1», nothing) is lost, and the language looks like
    Russian.
    """
    small = text.lower()
    words = _KAZAKH_WORD.findall(small, 0, _MOST_LOOKED_AT)
    if len(words) < _HOLES:
        return False
    own = sum(map(small.count, _KAZAKH + "і"))
    return own < _OWN_SHARE * sum(map(str.isalpha, small))


def _is_figures(text: str) -> bool:
    """Return whether digits are what the page has instead of letters."""
    return sum(char.isdigit() for char in text) > 0.3 * len(text.split())


def _unmapped_share(page: OpenPage) -> float:
    count, text = page.count, page.text_pointer
    lacks_letter = calls().lacks_letter
    indexes = range(0, count, max(1, count // _SAMPLED_MAPS))
    bad = sum(lacks_letter(text, index) == 1 for index in indexes)
    return float(bad) / max(1, len(indexes))
