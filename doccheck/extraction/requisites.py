"""Elements of form: what they say, and blanks and marks of a draft in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final, Self

from doccheck.extraction.near import says, tokens_in
from doccheck.extraction.view import View
from doccheck.findings import Fact
from doccheck.structure import RequisiteKind
from doccheck.structure.dates import scan_dates, scan_numbers
from doccheck.structure.lines import Line, lines_of_block
from doccheck.structure.phrases import Phrase, compile_phrases

#: Lines at the top of a document that may mark it as a draft.
HEAD_LINES: Final = 6
#: A mark is a word or two, not a sentence about drafts.
MARK_WORDS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class RequisiteReading:
    requisite: RequisiteKind
    #: Which of its values: date, number, person, post, organisation, act.
    value: str

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> Self:
        return cls(requisite=RequisiteKind(params["requisite"]), value=params["value"])

    def read(self, key: str, view: View) -> Iterator[Fact]:
        for item in view.context.part.of_kind(self.requisite):
            if value := item.values.get(self.value):
                yield view.fact(key, value, item.span)


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankReading:
    """Blanks for a date or number that nobody has filled in."""

    requisite: RequisiteKind

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> Self:
        return cls(requisite=RequisiteKind(params["requisite"]))

    def read(self, key: str, view: View) -> Iterator[Fact]:
        for item in view.context.part.of_kind(self.requisite):
            blank = any(found.blank for found in scan_dates(item.text))
            if blank or any(found.number is None for found in scan_numbers(item.text)):
                yield view.fact(key, "blank", item.span)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedReading:
    """A short line at the top with one of the words, such as «Жоба»."""

    words: tuple[Phrase, ...]

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> Self:
        return cls(words=compile_phrases(params["words"]))

    def read(self, key: str, view: View) -> Iterator[Fact]:
        document = view.context.document
        blocks = view.context.part.blocks[:HEAD_LINES]
        lines = (line for block in blocks for line in lines_of_block(document, block))
        for line in islice(lines, HEAD_LINES):
            if self._marks(line, view):
                yield view.fact(key, line.text, line.span)
                return

    def _marks(self, line: Line, view: View) -> bool:
        tokens = tokens_in(line.block.tokens, line.span)
        return 0 < len(tokens) <= MARK_WORDS and says(view, self.words, tokens[:1])
