"""Blank forms: sheets annexed to a document, to be filled in by somebody later."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from doccheck.document import Block, BlockKind, Document
from doccheck.structure.folding import fold, folded_pattern

#: From this sum of weights on a stretch of blocks is a form.
THRESHOLD: Final = 3.0
#: A title or a mark stands among the first blocks.
OPENING_BLOCKS: Final = 8
#: A document of its own says more than any form does.
MOST_WORDS: Final = 700
#: In letters.
LONGEST_TITLE: Final = 150
MOST_LETTERS: Final = 12_000

BLANKS: Final = re.compile(r"_{3,}|\?{2,}|[«\"]\s{2,}[»\"]|\.{8,}|…{4,}")
MARK: Final = folded_pattern(
    r"^\s*[«(]?(?:нысан|нысаны|форма|улги|улгиси|образец)[»)]?\s*[.:]?\s*$"
)
HINT: Final = folded_pattern(
    r"\((?:[^()]{0,60}\b(?:ф\.? ?и\.? ?о|т\.? ?а\.? ?а|подпис|колы|должност|лауазым"
    r"|фамили|теги|дата|куни|мор|печат)[^()]{0,80})\)"
)
SIGNER: Final = folded_pattern(r"(?m)^\s*(?:я|мен)\s*,[\s_,]*(?:$|_|\n)")
TITLES: Final = folded_pattern(
    r"лист\s+(?:ознакомлен|регистрац|согласован|учета)"
    r"|танысу\s+пара|танысып\s+шык\w+\s+пара"
    r"|журнал\s+(?:регистрац|учета)|тирке\w*\s+журнал|есепке\s+алу\s+журнал"
    r"|^\s*(?:обязательство|согласие|подтверждение|расписка|уведомление|декларация|анкета)\b"
    r"|^\s*(?:миндеттеме|келисим|растау|колхат|хабарлама|сауалнама)\b"
    r"|ознакомлен[аы]?\s*(?:\(.{0,6}\))?\s*:\s*(?:$|_)|таныстым|танысты\s*:"
)
SENTENCE: Final = re.compile(r"(?:[^\W\d_]\w*[\s,«»\"()–—-]+){7,40}[^\s.]+[.](?=\s|$)")


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A stretch of blocks that may be a form."""

    document: Document
    blocks: Sequence[Block]

    @cached_property
    def text(self) -> str:
        return "\n".join(self.document.text_of(block) for block in self.blocks)

    @cached_property
    def folded(self) -> str:
        return fold(self.text)

    @cached_property
    def opening(self) -> tuple[str, ...]:
        first = self.blocks[:OPENING_BLOCKS]
        texts = (block for block in first if block.kind is not BlockKind.TABLE)
        return tuple(fold(self.document.text_of(block)) for block in texts)

    @cached_property
    def cells(self) -> tuple[str, ...]:
        return tuple(
            self.document.text_of(cell.span).strip()
            for block in self.blocks
            if block.table
            for row in block.table.rows
            for cell in row
        )


def is_marked(sheet: Sheet) -> float:
    return float(any(MARK.match(text) for text in sheet.opening))


def is_titled(sheet: Sheet) -> float:
    return float(any(TITLES.search(text) for text in sheet.opening))


def leaves_blanks(sheet: Sheet) -> float:
    return min(3.0, len(BLANKS.findall(sheet.text)))


def leaves_cells_empty(sheet: Sheet) -> float:
    """The share of empty cells; rows of tabs only are a table lost in plain text."""
    if sheet.cells:
        return float(sum(not cell for cell in sheet.cells) >= 0.4 * len(sheet.cells))
    lines = sheet.text.split("\n")
    return float(sum("\t\t" in line and not line.strip() for line in lines) >= 2)


def hints_what_to_write(sheet: Sheet) -> float:
    return min(2.0, len(HINT.findall(sheet.folded)))


def speaks_for_a_signer(sheet: Sheet) -> float:
    return float(bool(SIGNER.search(sheet.folded)))


def says_sentences(sheet: Sheet) -> float:
    texts = (self_said for self_said in SENTENCE.findall(sheet.text))
    return float(sum(1 for text in texts if not BLANKS.search(text)))


@dataclass(frozen=True, slots=True)
class Sign:
    weight: float
    measure: Callable[[Sheet], float]


SIGNS: Final = (
    Sign(3, is_marked),
    Sign(3, is_titled),
    Sign(1, leaves_blanks),
    Sign(3, leaves_cells_empty),
    Sign(1, hints_what_to_write),
    Sign(2, speaks_for_a_signer),
    Sign(-0.4, says_sentences),
)


def weigh_form(document: Document, start: int, stop: int) -> float:
    """Return how much speaks for a form; `THRESHOLD` and above is one."""
    sheet = Sheet(document=document, blocks=document.blocks[start:stop])
    return sum(sign.weight * sign.measure(sheet) for sign in SIGNS)


def is_form(document: Document, start: int, stop: int) -> bool:
    """Say whether a stretch of blocks is to be filled in."""
    sheet = Sheet(document=document, blocks=document.blocks[start:stop])
    size = sum(len(block.span) for block in sheet.blocks)
    is_long = size > MOST_LETTERS or len(sheet.text.split()) > MOST_WORDS
    return not is_long and weigh_form(document, start, stop) >= THRESHOLD


def opens_form(text: str) -> bool:
    """Say whether a line is the title of a form that nothing else announces."""
    return len(text) < LONGEST_TITLE and bool(TITLES.search(fold(text)))
