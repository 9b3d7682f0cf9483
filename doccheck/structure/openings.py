"""How each block opens: its label, the words that may be a title, the text behind them.

A heading may share its block with the text below it ("run-in"): after a line break, or
after a full stop. What is a heading is decided in `headings`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from doccheck.document import Block, BlockKind, Document, Span
from doccheck.language import AnalysedBlock, AnalysedDocument
from doccheck.structure.numbering import NAMED, Label, LabelKind, read_label

#: A title takes no more lines.
TITLE_LINES: Final = 4
#: Wider texts have a paragraph on each line, so a line break says nothing of width.
WIDEST_PAGE: Final = 130
#: A line this near to the usual width was broken by the edge of the page.
FULL_LINE: Final = 0.8

#: Text behind a title on its own line has as many words, or ends in a stop.
RUN_IN_WORDS: Final = 8

CAPITAL_WORD: Final = re.compile(r"[^\W\d_]{2,}")
#: The end of a title that is followed by its text on the same line.
RUN_IN: Final = re.compile(
    r"(?<=[^\W\d_]{2}[.:])\s+(?=(?:\d{1,3}(?:\.\d{1,3})*[.)]\s*)?[«\"„]?[^\W\d_a-zа-яё])"
)


@dataclass(frozen=True, kw_only=True)
class Opening:
    """The first words of a block. Spans are in `Document.text`."""

    #: As in `Document.blocks`.
    index: int
    block: Block
    #: The whole block, as it stands in the file.
    text: str
    label: Label | None
    #: May be empty where the label stands alone.
    title_span: Span
    #: Normalised.
    title: str
    run_in: Span | None

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", self.title))

    @property
    def is_named(self) -> bool:
        return bool(self.label and self.label.kind in NAMED)

    @property
    def is_clause(self) -> bool:
        return bool(self.label and self.label.kind is LabelKind.CLAUSE)

    @property
    def is_listed(self) -> bool:
        """Say whether it opens like an item of a list."""
        return bool(
            self.label and self.label.kind in (LabelKind.ITEM, LabelKind.BULLET)
        )

    @property
    def is_capitals(self) -> bool:
        return is_capitals(self.title)


def is_capitals(text: str) -> bool:
    """Say whether nearly all words of two letters and more are in capitals."""
    letters = "".join(CAPITAL_WORD.findall(text))
    capitals = sum(letter.isupper() for letter in letters)
    return len(letters) >= 4 and capitals >= 0.9 * len(letters)


def full_line(document: Document, blocks: Sequence[Block]) -> float:
    """Return from what length on a line was broken by the edge of the page."""
    lengths = sorted(
        len(line.strip())
        for block in blocks
        for line in document.text_of(block).split("\n")
        if line.strip()
    )
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    return FULL_LINE * width if width <= WIDEST_PAGE else float("inf")


def read_openings(
    analysed: AnalysedDocument, start: int, stop: int
) -> tuple[Opening, ...]:
    """Return how the blocks of a range open; tables, notes and empty ones left out."""
    document = analysed.document
    full = full_line(document, document.blocks[start:stop])
    return tuple(
        _read_opening(document, analysed.blocks[index], full)
        for index, block in enumerate(document.blocks[start:stop], start=start)
        if block.kind not in (BlockKind.TABLE, BlockKind.FOOTNOTE)
        and document.text_of(block).strip()
    )


def _read_opening(document: Document, analysed: AnalysedBlock, full: float) -> Opening:
    block = analysed.block
    text = document.text_of(block)
    label = read_label(text)
    begin = label.span.end if label else len(text) - len(text.lstrip())
    end = _title_end(text, begin, label, full)
    title_span = Span(begin, begin + len(text[begin:end].rstrip()))
    behind = text[end:]
    run_in = None
    if behind.strip():
        first = end + len(behind) - len(behind.lstrip())
        run_in = Span(first, len(text.rstrip())).shift(block.span.start)
    title_span = title_span.shift(block.span.start)
    return Opening(
        index=analysed.index,
        block=block,
        text=text,
        label=label,
        title=plain_text(analysed, title_span),
        title_span=title_span,
        run_in=run_in,
    )


def plain_text(analysed: AnalysedBlock, span: Span) -> str:
    """Return what normalising made of a stretch of a block."""
    if not len(span):
        return ""
    place = analysed.text.span_of(span)
    return analysed.text.text[place.start : place.end].strip() if place else ""


def _title_end(text: str, begin: int, label: Label | None, full: float) -> int:
    """Return where the words that may be a title end."""
    end = begin
    for number, (line, line_end) in enumerate(_lines(text, begin)):
        if number and not _runs_on(text[begin:end], line, full):
            break
        if number == TITLE_LINES:
            return len(text)  # too long for a title: let it be judged as a whole
        end = line_end
    stop = RUN_IN.search(text, begin, end)
    may_stop = label and (label.kind in NAMED or label.kind is LabelKind.ROMAN)
    is_text = stop and _is_text(text[stop.end() :])
    return stop.start() if stop and may_stop and is_text else end


def _is_text(text: str) -> bool:
    """Say whether what stands behind a full stop is no second half of a title."""
    return len(text.split()) >= RUN_IN_WORDS or text.rstrip()[-1:] in ".;"


def _lines(text: str, begin: int) -> Iterator[tuple[str, int]]:
    """Yield the lines from an offset on, each with the offset of its end."""
    place = begin
    for line in text[begin:].split("\n"):
        end = place + len(line)
        if line.strip():
            yield line.strip(), end
        place = end + 1


def _runs_on(title: str, line: str, full: float) -> bool:
    """Say whether a line goes on with the title begun above it."""
    last = title.strip().split("\n")[-1]
    if not title.strip():
        return True
    if last.rstrip()[-1] in ".;:" or read_label(line):
        return False
    is_broken = len(last.strip()) >= full
    return line[0].islower() or is_broken or (is_capitals(title) and is_capitals(line))
