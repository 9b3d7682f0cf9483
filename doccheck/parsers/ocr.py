"""Pages that are pictures → pages of lines, by Tesseract on this machine."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from doccheck.document import Unread
from doccheck.parsers.ocr_cover import cover_of, is_blank
from doccheck.parsers.ocr_hocr import Row
from doccheck.parsers.ocr_lines import Quality, quality_of
from doccheck.parsers.ocr_rules import Rules, find_rules, without
from doccheck.parsers.ocr_slips import mended
from doccheck.parsers.ocr_tables import borders, find_tables, lay_out, level_rules
from doccheck.parsers.ocr_tesseract import TesseractError, rows_of, turn_of
from doccheck.parsers.ocr_upright import evened, levelled, softened, turned
from doccheck.parsers.ocr_weight import with_strokes
from doccheck.parsers.pdf_grid import Grid
from doccheck.parsers.pdf_model import PageContent
from doccheck.parsers.pictures import Keep, keeper

if TYPE_CHECKING:
    from PIL.Image import Image

OCR_MISSING: Final = "ocr_missing"
OCR_FAILED: Final = "ocr_failed"
ILLEGIBLE: Final = "illegible"

#: Pixels for each inch: coarser pictures are read worse, finer ones only more slowly.
DPI: Final = 200.0
POINTS: Final = 72.0  # in an inch

#: Each is one process with one thread.
WORKERS: Final = min(2, os.cpu_count() or 1)

#: Mean confidence of a page's words below which its text is not used. Where it is 0.7,
#: about one character in ten is wrong; upside down it is 0.2.
LEAST_CONFIDENCE: Final = 0.7
#: Share of runs of letters that look like words; upside down it is 0.6.
LEAST_SHAPED: Final = 0.75
#: Share of the ink under words, below which much of a page stays unread.
LEAST_COVER: Final = 0.7
_WRONG_WAY_UP: Final = 0.5
_FEW_LETTERS: Final = 10


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
    keep = keeper()
    with ThreadPoolExecutor(max_workers=WORKERS) as pool:
        for scan in scans:
            waiting.append(pool.submit(recognise_page, scan, keep))
            if len(waiting) > WORKERS:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def recognise_page(scan: Scan, keep: Keep | None = None) -> PageContent:
    content = PageContent(number=scan.number, ocr=True)
    try:
        reading = _best_way_up(levelled(evened(scan.image)), scan.dpi)
    except TesseractError as error:
        failed = Unread(reason=OCR_FAILED, page=scan.number, detail=str(error))
        content.unread = [failed]
        return content
    scale = POINTS / scan.dpi
    content.width = reading.image.width * scale
    content.height = reading.image.height * scale
    if keep is not None:
        keep(scan.number, reading.page, reading.rows)
    fault = _fault(reading)
    if fault is None:
        content.lines, content.tables = lay_out(
            reading.rows, reading.rules, reading.grids, scale
        )
        content.rules = level_rules(reading.rules, scale)
        content.unsure = reading.quality.unsure
        fault = _overlooked(reading)
    if fault is not None:
        content.unread = [Unread(reason=ILLEGIBLE, page=scan.number, detail=fault)]
    return content


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    page: Image
    #: Without the borders of tables, which letters are easily taken for.
    image: Image
    rules: Rules
    grids: Sequence[Grid]
    rows: Sequence[Row]
    quality: Quality


def _best_way_up(image: Image, dpi: float) -> _Reading:
    """Return a picture as it is read, or as it is read when turned if that is more."""
    best = _read(image, dpi)
    quality = best.quality
    if quality.confidence >= _WRONG_WAY_UP and quality.letters >= _FEW_LETTERS:
        return best
    turn = turn_of(image, dpi)
    other = turned(image, 2 if turn is None else turn)
    if other is image:
        return best
    reading = _read(other, dpi)
    more = reading.quality.sure_letters > quality.sure_letters
    return reading if more else best


def _read(image: Image, dpi: float) -> _Reading:
    scale = POINTS / dpi
    rules = find_rules(image, dpi)
    grids = find_tables(rules, scale)
    bare = without(image, borders(rules, grids, scale))
    rows = [mended(row) for row in rows_of(softened(bare), dpi)]
    return _Reading(
        page=image,
        image=bare,
        rules=rules,
        grids=grids,
        rows=with_strokes(bare, rows),
        quality=quality_of(rows),
    )


def _fault(reading: _Reading) -> str | None:
    """Return why what was recognised is not to be used; None where it is."""
    quality = reading.quality
    if not quality.letters:
        return None if is_blank(reading.image) else "no words"
    if quality.confidence < LEAST_CONFIDENCE:
        return f"confidence {quality.confidence:.2f}"
    if quality.shaped < LEAST_SHAPED:
        return f"words {quality.shaped:.2f}"
    return None


def _overlooked(reading: _Reading) -> str | None:
    """Return how little of a page is words, where that is too little."""
    cover = cover_of(reading.image, reading.rows)
    return f"words on {cover:.0%} of the ink" if cover < LEAST_COVER else None
