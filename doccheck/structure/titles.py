"""The title of a part: the lines between its stamp and its text."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Final

from doccheck.document import Alignment, Block, BlockKind, Document, Span
from doccheck.language import AnalysedDocument, normalise
from doccheck.structure.model import Requisite, RequisiteKind
from doccheck.structure.numbering import fold, read_label
from doccheck.structure.openings import is_capitals

#: Titles stand among the first blocks behind the stamp.
OPENING_BLOCKS: Final = 25
LONGEST_TITLE: Final = 500
#: Words for kinds of document that are approved, annexed or drawn up.
DOCUMENTS: Final = re.compile(
    r"\b(?:правил\w*|положени[ея]|политик[аи]|стандарт\w*|инструкци[яи]|кодекс\w*|поряд(?:ок|ка)"
    r"|регламент\w*|методик[аи]|рекомендаци[ия]|устав\w*"
    r"|ереже(?:си|лери)?|кагида(?:лары|сы)?|саясат(?:ы)?|стандарт(?:ы)?|нускаулык|нускаулыгы"
    r"|нускау(?:лыгы)?|кодекс(?:и)?|тартиби?|регламент(?:и)?|адистеме(?:си)?|жаргы(?:сы)?)\b"
)
SHEETS: Final = re.compile(
    r"\b(?:план\w*|график\w*|перечень|справка|отчет\w*|протокол|анонс|объявление|акт|список"
    r"|жоспар\w*|кестеси?|тизбеси?|аныктама\w*|есеп|есеби|хаттама\w*|хабарландыру|актиси"
    r"|буйрык|приказ|решение|шешим)\b"
)
ABOUT: Final = re.compile(r"^(?:об?\s)|\b(?:туралы|бойынша|жониндеги?)\W*$")


def announces_document(document: Document, start: int, stop: int) -> bool:
    """Say whether the title there is that of rules, a standard, a policy …"""
    for index in range(start, min(stop, start + 6)):
        block = document.blocks[index]
        text = document.text_of(block)
        if is_title_line(document, block) and DOCUMENTS.search(fold(text)):
            return True
        if len(text) > LONGEST_TITLE or read_label(text):
            return False
    return False


def is_title_line(document: Document, block: Block) -> bool:
    """Say whether a block may be a line of a title, judged by itself."""
    text = document.text_of(block).strip()
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.TEXTBOX):
        return False
    if not text or len(text) > LONGEST_TITLE or text[-1] in ".;:,":
        return False
    return not (read_label(text) or "___" in text or text[0] in "(*[")


def find_title(
    analysed: AnalysedDocument, start: int, stop: int
) -> tuple[Requisite, int] | None:
    """Return the title and the first block behind it; None where there is none."""
    document = analysed.document
    last = min(stop, start + OPENING_BLOCKS)
    runs = _runs(document, start, last)
    best = max(runs, key=lambda run: _weigh(document, *run), default=None)
    if not best or _weigh(document, *best) <= 0:
        return None
    first, behind = best
    span = document.blocks[first].span.cover(document.blocks[behind - 1].span)
    text = document.text_of(span)
    span = Span(
        span.start + len(text) - len(text.lstrip()), span.start + len(text.rstrip())
    )
    title = Requisite(
        kind=RequisiteKind.TITLE,
        span=span,
        text=normalise(document.text_of(span)).text,
        values=MappingProxyType({}),
    )
    return title, behind


def _runs(document: Document, start: int, stop: int) -> list[tuple[int, int]]:
    """Return ranges of neighbouring blocks that may be a title together."""
    runs: list[tuple[int, int]] = []
    for index in range(start, stop):
        block = document.blocks[index]
        if not is_title_line(document, block):
            continue
        joins = runs and runs[-1][1] == index and _same_title(document, runs[-1], block)
        if joins:
            runs[-1] = (runs[-1][0], index + 1)
        else:
            runs.append((index, index + 1))
    return runs


def _same_title(document: Document, run: tuple[int, int], block: Block) -> bool:
    above = document.blocks[run[1] - 1]
    before, text = document.text_of(above).strip(), document.text_of(block).strip()
    goes_on = text[0].islower() or is_capitals(before) == is_capitals(text)
    return goes_on and _look(above) == _look(block)


def _look(block: Block) -> tuple[bool | None, Alignment | None]:
    return block.style.bold, block.style.alignment


def _weigh(document: Document, first: int, behind: int) -> float:
    texts = [document.text_of(block).strip() for block in document.blocks[first:behind]]
    text = " ".join(texts)
    folded = fold(text)
    block = document.blocks[first]
    cues = (
        (4.0, bool(DOCUMENTS.search(folded))),
        (3.0, bool(SHEETS.search(folded))),
        (2.0, bool(ABOUT.search(folded))),
        (2.0, is_capitals(text)),
        (1.0, block.kind is BlockKind.HEADING or block.level > 0),
        (1.0, block.style.alignment is Alignment.CENTRE),
        (1.0, bool(block.style.bold)),
        (-3.0, len(text.split()) < 2 and not SHEETS.search(folded)),
        (-4.0, bool(re.search(r"\b(?:утвержд|бекитил|косымша|приложение)", folded))),
        (-2.0, bool(re.search(r"\b(?:19|20)\d\d\s*(?:год|жыл|г\.|ж\.)\W*$", folded))),
        (-2.0, True),
    )
    return sum(weight for weight, holds in cues if holds)
