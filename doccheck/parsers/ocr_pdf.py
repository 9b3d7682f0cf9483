"""Pages of a PDF whose text cannot be used, recognised from their picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from math import sqrt
from typing import TYPE_CHECKING, Final

from doccheck.document import Unread
from doccheck.parsers import pdf_quality as quality
from doccheck.parsers.ocr import DPI, OCR_MISSING, Scan, recognise
from doccheck.parsers.ocr_lines import even_sizes
from doccheck.parsers.ocr_tesseract import lacking
from doccheck.parsers.pdf_model import PageContent

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

#: Reasons that say no more than that there is no text to take from the file.
_CALL_FOR_OCR: Final = frozenset(
    {quality.IMAGE_ONLY, quality.GARBLED_TEXT, quality.NO_TEXT}
)
_MOST_PIXELS: Final = 16_000_000  # twice an A3 sheet; larger sheets are drawn coarser


def recognise_pages(
    pdf: PdfDocument, pages: Sequence[PageContent]
) -> Sequence[PageContent]:
    """Return the pages, those recognised that have no usable text."""
    wanted = [page for page in pages if _calls_for_ocr(page)]
    if not wanted:
        return pages
    missing = lacking()
    if missing:
        for page in wanted:
            page.unread = [_with_remedy(item, missing) for item in page.unread]
        return pages
    found = {page.number: page for page in recognise(_scans(pdf, wanted))}
    even_sizes(list(found.values()))
    return [_better(page, found.get(page.number, page)) for page in pages]


def _calls_for_ocr(page: PageContent) -> bool:
    return any(item.reason in _CALL_FOR_OCR for item in page.unread)


def _with_remedy(unread: Unread, missing: Sequence[str]) -> Unread:
    if unread.reason not in _CALL_FOR_OCR:
        return unread
    detail = ", ".join(missing)
    return Unread(reason=OCR_MISSING, page=unread.page, detail=detail)


def _scans(pdf: PdfDocument, pages: Sequence[PageContent]) -> Iterator[Scan]:
    for content in pages:
        with closing(pdf[content.number - 1]) as page:
            width, height = page.get_size()
            scale = min(DPI / 72, sqrt(_MOST_PIXELS / max(1.0, width * height)))
            with closing(page.render(scale=scale, grayscale=True)) as bitmap:
                image = bitmap.to_pil().copy()
        yield Scan(number=content.number, image=image, dpi=scale * 72)


def _better(page: PageContent, recognised: PageContent) -> PageContent:
    """Return the page as recognised; where that failed, as it was, with the reason."""
    if recognised.unread and not recognised.lines:
        page.unread = recognised.unread
        return page
    return recognised
