"""Pages that are pictures → pages of lines, by Tesseract on this machine."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from doccheck.document import Unread
from doccheck.parsers.ocr_hocr import Row
from doccheck.parsers.ocr_lines import Quality, lines_of, quality_of
from doccheck.parsers.ocr_tesseract import TesseractError, rows_of, turn_of
from doccheck.parsers.ocr_upright import levelled, softened, turned
from doccheck.parsers.pdf_model import PageContent

if TYPE_CHECKING:
    from PIL.Image import Image

OCR_MISSING: Final = "ocr_missing"
OCR_FAILED: Final = "ocr_failed"
ILLEGIBLE: Final = "illegible"

#: Each is one process with one thread.
WORKERS: Final = min(2, os.cpu_count() or 1)

#: Below either, a page is not read; the scale is stated in docs/ARCHITECTURE.md.
LEAST_CONFIDENCE: Final = 0.6
LEAST_SHAPED: Final = 0.6
#: Below it, another way up is tried.
_GOOD: Final = 0.8
_FEW_LETTERS: Final = 10
_BLANK: Final = 0.0005  # share of dark pixels


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """A page as a grey picture."""

    number: int
    image: Image
    dpi: float


def recognise(scans: Iterable[Scan]) -> Iterator[PageContent]:
    """Yield what stands on pages, in their order; two are looked at at once.

    A page that cannot be read has no lines and says why in `unread`.
    """
    waiting: deque[Future[PageContent]] = deque()
    with ThreadPoolExecutor(max_workers=WORKERS) as pool:
        for scan in scans:
            waiting.append(pool.submit(recognise_page, scan))
            if len(waiting) > WORKERS:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def recognise_page(scan: Scan) -> PageContent:
    image = softened(levelled(scan.image))
    content = PageContent(number=scan.number, ocr=True)
    try:
        image, rows, quality = _best_way_up(image, scan.dpi)
    except TesseractError as error:
        failed = Unread(reason=OCR_FAILED, page=scan.number, detail=str(error))
        content.unread = [failed]
        return content
    scale = 72 / scan.dpi
    content.width, content.height = image.width * scale, image.height * scale
    fault = _fault(scan, quality)
    if fault is None:
        content.lines = lines_of(rows, scale)
        content.unsure = quality.unsure
    else:
        content.unread = [Unread(reason=ILLEGIBLE, page=scan.number, detail=fault)]
    return content


def _best_way_up(image: Image, dpi: float) -> tuple[Image, list[Row], Quality]:
    """Return the picture as it is, or turned where that is read better."""
    rows = rows_of(image, dpi)
    quality = quality_of(rows)
    best = image, rows, quality
    if quality.confidence >= _GOOD and quality.letters >= _FEW_LETTERS:
        return best
    turn = turn_of(image, dpi)
    for quarters in (2, 1, 3) if turn is None else (turn,):
        if quarters == 0:
            continue
        other = turned(image, quarters)
        rows = rows_of(other, dpi)
        quality = quality_of(rows)
        if quality.letters >= _FEW_LETTERS and quality.confidence > best[2].confidence:
            best = other, rows, quality
        if quality.confidence >= _GOOD:
            break
    return best


def _fault(scan: Scan, quality: Quality) -> str | None:
    """Return why what was recognised is not to be used; None where it is."""
    if quality.letters == 0:
        return None if _dark_share(scan.image) < _BLANK else "no words"
    if quality.confidence < LEAST_CONFIDENCE:
        return f"confidence {quality.confidence:.2f}"
    if quality.shaped < LEAST_SHAPED:
        return f"words {quality.shaped:.2f}"
    return None


def _dark_share(image: Image) -> float:
    counts = image.histogram()
    return float(sum(counts[:128])) / max(1, sum(counts))
