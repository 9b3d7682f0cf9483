"""Stamps: the lines over a document that say who approved it, or what it is annexed to.

Their lines often are blocks of their own: «… Төрағасының», «№ 22 бұйрығымен»,
«бекітілген».
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final

from rapidfuzz.distance import OSA

from doccheck.document import Block, BlockKind, Document, Span
from doccheck.structure.contents import has_leaders
from doccheck.structure.folding import fold, folded_pattern
from doccheck.structure.headings import SIGNATURE
from doccheck.structure.numbering import CAPITAL, LabelKind, read_label
from doccheck.structure.sentences import is_sentence

#: A stamp is a corner of the page, not a paragraph.
LONGEST_STAMP: Final = 400
LONGEST_LINE: Final = 170
#: Blocks that the lines of one stamp fill at most.
STAMP_BLOCKS: Final = 9
#: Letters in a line of a stamp that is set in a column of its own.
NARROW_LINE: Final = 55
#: Larger tables hold text of the document.
LAYOUT_ROWS: Final = 2

APPROVED_RU: Final = tuple(
    map(fold, ("утвержден", "утверждена", "утверждено", "утверждены"))
)
APPROVED_KK: Final = folded_pattern(r"\bбекитил(?:ген|ди)[\s»\"]*$")
APPROVING_ACT: Final = folded_pattern(
    r"\b(?:приказ|решени|протокол|постановлени|распоряжени|указ)\w*"
    r"|\b(?:буйры[кг]|шешим|хаттама|каулы|оким)\w*"
)
APPROVED_KK_ALONE: Final = folded_pattern(r"^\W*бекитил(?:ген|ди)\W*$")
PERSONAL: Final = folded_pattern(r"^\W*(?:утверждаю|бекитемин)\W*(?:$|\n)")
ANNEX_KK: Final = folded_pattern(r"(?:^|[\s№\d-])косымша(?:сы)?[\s»\"]*$")
ANNEX_RU: Final = folded_pattern(r"^(?:$|к\s|№|[абвгд]\b|\(|\n)")
DATED: Final = re.compile(r"\b(?:19|20)\d\d\b|\b20_|№\s*[\d_]")
LETTERHEAD: Final = folded_pattern(
    r"^\W*(?:буйрык|приказ|шешим|решение|каулы|постановление|оким|распоряжение)"
    r"(?:\s+(?:буйрык|приказ|шешим|решение|каулы|постановление))?\W*$"
)


class StampKind(StrEnum):
    APPROVED = "approved"
    ANNEX = "annex"
    LETTERHEAD = "letterhead"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    kind: StampKind
    #: Blocks, half-open.
    start: int
    stop: int


@dataclass(frozen=True, kw_only=True)
class Place:
    """A block where a stamp may stand."""

    document: Document
    index: int
    #: Where the block is a table that only sets a stamp to the right.
    cell: Span | None = None

    @property
    def block(self) -> Block:
        return self.document.blocks[self.index]

    @cached_property
    def text(self) -> str:
        return self.document.text_of(self.cell or self.block).strip()

    @cached_property
    def folded(self) -> str:
        return " ".join(fold(self.text).split())


def find_stamps(document: Document) -> tuple[Stamp, ...]:
    """Return the stamps of a file in reading order."""
    found: list[Stamp] = []
    for index in range(len(document.blocks)):
        if found and index < found[-1].stop:
            continue
        places = (place for place in _places(document, index) if _may_be_stamp(place))
        stamp = next(filter(None, map(_read_stamp, places)), None)
        if stamp:
            found.append(stamp)
    return tuple(found)


def _places(document: Document, index: int) -> Iterator[Place]:
    """Yield a block, or the cells of a table of a row or two."""
    table = document.blocks[index].table
    if not table:
        yield Place(document=document, index=index)
    elif len(table.rows) <= LAYOUT_ROWS:
        for row in table.rows:
            for cell in row:
                yield Place(document=document, index=index, cell=cell.span)


def _may_be_stamp(place: Place) -> bool:
    text = place.text
    if not text or len(" ".join(text.split())) > LONGEST_STAMP:
        return False
    return text[-1] != ";" and not (text[-1] == ":" and not _is_headed(place))


def _is_headed(place: Place) -> bool:
    """Say whether a word of approval stands alone: «УТВЕРЖДЕНА:»."""
    return _opens_with(place, APPROVED_RU) or bool(PERSONAL.match(place.folded))


def _opens_with(place: Place, words: Sequence[str]) -> bool:
    """Say whether the first word is one of some, one damaged letter forgiven."""
    first = re.match(r"\W*(\w+)", place.folded)
    return first is not None and any(
        OSA.distance(first[1], word, score_cutoff=1) <= 1 for word in words
    )


def _read_stamp(place: Place) -> Stamp | None:
    return next(filter(None, (reader(place) for reader in READERS)), None)


def _approved_in_russian(place: Place) -> Stamp | None:
    if not _opens_with(place, APPROVED_RU):
        return None
    stop = _stamp_end(place)
    text = _joined(place.document, place.index, stop)
    if not APPROVING_ACT.search(text):
        return None
    return Stamp(kind=StampKind.APPROVED, start=place.index, stop=stop)


def _approved_in_kazakh(place: Place) -> Stamp | None:
    if not _has_line(place, APPROVED_KK) or read_label(place.text):
        return None
    start = _stamp_start(place)
    text = _joined(place.document, start, place.index + 1)
    if not APPROVING_ACT.search(text):
        return None
    return Stamp(kind=StampKind.APPROVED, start=start, stop=place.index + 1)


def _approved_in_kazakh_above(place: Place) -> Stamp | None:
    """Read a stamp that begins with its last word: «БЕКІТІЛГЕН», «… № 5 шешімімен»."""
    if place.cell or not APPROVED_KK_ALONE.match(place.folded):
        return None
    for line in _lines_behind(place):
        if APPROVING_ACT.search(line.folded):
            return Stamp(
                kind=StampKind.APPROVED, start=place.index, stop=line.index + 1
            )
    return None


def _approved_by_a_person(place: Place) -> Stamp | None:
    if not PERSONAL.match(fold(place.text)):
        return None
    return Stamp(kind=StampKind.APPROVED, start=place.index, stop=_stamp_end(place))


def _annex_in_russian(place: Place) -> Stamp | None:
    label = read_label(place.text)
    if not label or label.kind is not LabelKind.APPENDIX or has_leaders(place.text):
        return None
    rest = place.text[label.span.end :]
    is_glued = re.match(rf"к[{CAPITAL}]", rest)
    if not (is_glued or ANNEX_RU.match(fold(rest))) or is_sentence(place.text):
        return None
    return Stamp(kind=StampKind.ANNEX, start=place.index, stop=_stamp_end(place))


def _annex_in_kazakh(place: Place) -> Stamp | None:
    label = read_label(place.text)
    is_listed = label and label.kind is not LabelKind.APPENDIX
    if not _has_line(place, ANNEX_KK) or is_listed:
        return None
    start = _stamp_start(place)
    return Stamp(kind=StampKind.ANNEX, start=start, stop=place.index + 1)


def _letterhead(place: Place) -> Stamp | None:
    if not LETTERHEAD.match(place.folded) or not place.text.isupper():
        return None
    start = place.index
    lowest = max(0, start - STAMP_BLOCKS)
    while start > lowest and _is_letterhead_line(
        Place(document=place.document, index=start - 1)
    ):
        start -= 1
    return Stamp(kind=StampKind.LETTERHEAD, start=start, stop=place.index + 1)


READERS: Final[tuple[Callable[[Place], Stamp | None], ...]] = (
    _approved_in_russian,
    _approved_in_kazakh,
    _approved_in_kazakh_above,
    _approved_by_a_person,
    _annex_in_kazakh,
    _annex_in_russian,
    _letterhead,
)


def _has_line(place: Place, ending: re.Pattern[str]) -> bool:
    """Say whether a line ends so: the last one, or one in a narrow column."""
    lines = [line.strip() for line in place.text.split("\n") if line.strip()]
    for number, line in enumerate(lines, start=1):
        if ending.search(fold(line)):
            is_narrow = max(map(len, lines[:number])) <= NARROW_LINE
            return number == len(lines) or place.cell is not None or is_narrow
    return False


def _stamp_start(place: Place) -> int:
    """Return where the lines of a stamp that ends here begin."""
    start = place.index
    if place.cell:
        return start
    lowest = max(0, start - STAMP_BLOCKS)
    while start > lowest and _is_stamp_line(_before(place.document, start)):
        start -= 1
    return start


def _stamp_end(place: Place) -> int:
    """Return where the lines of a stamp that begins here end.

    The last holds the year or the number of the act, printed or left blank.
    """
    first = place.index + 1
    stop = first
    if place.cell:
        return stop
    for line in _lines_behind(place):
        if DATED.search(line.text):
            return line.index + 1
        if line.text[0].islower() and line.index == stop:
            stop = line.index + 1
    return stop


def _lines_behind(place: Place) -> Iterator[Place]:
    """Yield the lines that may go on with a stamp; of an appendix only «к …»."""
    highest = min(len(place.document.blocks), place.index + STAMP_BLOCKS)
    label = read_label(place.text)
    for index in range(place.index + 1, highest):
        line = Place(document=place.document, index=index)
        is_first = index == place.index + 1
        is_title = is_first and label and not line.text[:1].islower()
        if is_title or not _is_stamp_line(line):
            return
        yield line


def _is_stamp_line(place: Place) -> bool:
    """Say whether a block may be a line of a stamp, judged by itself."""
    text = place.text
    if place.block.kind in (BlockKind.TABLE, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE):
        return False
    if not text or len(text) > LONGEST_LINE or text[-1] in ".;:!?" or read_label(text):
        return False
    return not (SIGNATURE.search(text) or is_sentence(text) or text.isupper())


def _is_letterhead_line(place: Place) -> bool:
    return place.text.isupper() and not read_label(place.text)


def _before(document: Document, index: int) -> Place:
    return Place(document=document, index=index - 1)


def _joined(document: Document, start: int, stop: int) -> str:
    texts: Sequence[str] = [
        document.text_of(block) for block in document.blocks[start:stop]
    ]
    return " ".join(fold(" ".join(texts)).split())
