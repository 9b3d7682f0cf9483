"""What running text says: a figure beside words, which of several matters, links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Self

from doccheck.document import Span
from doccheck.extraction.near import clauses_of, says, tokens_in
from doccheck.extraction.values import Reading, read_values
from doccheck.extraction.view import View
from doccheck.findings import Fact
from doccheck.language import AnalysedBlock
from doccheck.matchers.form_rows import pattern_of
from doccheck.structure.folding import fold
from doccheck.structure.lines import stretch_of_blocks
from doccheck.structure.phrases import Phrase, compile_phrases


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedReading:
    """A value in the clause that says one of the phrases.

    Where clauses tell different values, none of them is told.
    """

    value: Reading
    beside: tuple[Phrase, ...]
    excluded: tuple[Phrase, ...]
    #: Words in this very form by which a clause denies it: «не исполнено 2».
    none: re.Pattern[str] | None
    #: What a block must be about for that; less would be none of some kind only.
    whole: tuple[Phrase, ...]

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> Self:
        return cls(
            value=Reading(params["value"]),
            beside=compile_phrases(params["beside"]),
            excluded=compile_phrases(params.get("except") or {}),
            none=pattern_of(
                word for words in (params.get("none") or {}).values() for word in words
            ),
            whole=compile_phrases(params.get("whole") or {}),
        )

    def read(self, key: str, view: View) -> Iterator[Fact]:
        blocks = dict.fromkeys(hit.block for hit in view.context.find(self.beside))
        values = [
            found
            for block in blocks
            for found in self._values(view.context.index.analysed.blocks[block], view)
        ]
        if len({value for value, _ in values}) == 1:
            value, span = values[0]
            yield view.fact(key, value, span)

    def _values(self, block: AnalysedBlock, view: View) -> Iterator[tuple[str, Span]]:
        """Yield the value of each clause that says a phrase, with its place."""
        for clause in clauses_of(block.text.text):
            place = block.text.original(clause)
            tokens = tokens_in(block.tokens, place)
            said = says(view, self.beside, tokens)
            if not said or says(view, self.excluded, tokens):
                continue
            text = block.text.text[clause.start : clause.end]
            found = list(read_values(self.value, text))
            if self.none and self.none.search(fold(text)):
                if not found and says(view, self.whole, block.tokens):
                    yield "0", place
            elif len(found) == 1:
                value, span = found[0]
                yield value, block.text.original(span.shift(clause.start))


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceReading:
    """The one of several matters that a part is about: that with the most phrases."""

    choices: Mapping[str, tuple[Phrase, ...]]

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> Self:
        choices = params["choices"].items()
        return cls(choices={name: compile_phrases(item) for name, item in choices})

    def read(self, key: str, view: View) -> Iterator[Fact]:
        found = {
            name: view.context.find(phrases) for name, phrases in self.choices.items()
        }
        said = {
            name: len({hit.phrase.text for hit in hits}) for name, hits in found.items()
        }
        most = max(said.values())
        best = [name for name, number in said.items() if number == most]
        if most and len(best) == 1:
            yield view.fact(key, best[0], found[best[0]][0].span)


@dataclass(frozen=True, slots=True, kw_only=True)
class ValuesReading:
    """Every value of a kind, each once."""

    value: Reading

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> Self:
        return cls(value=Reading(params["value"]))

    def read(self, key: str, view: View) -> Iterator[Fact]:
        part = view.context.part
        stretch = stretch_of_blocks(view.context.index.analysed, part.start, part.stop)
        seen = set[str]()
        for value, span in read_values(self.value, stretch.text):
            if value not in seen:
                seen.add(value)
                yield view.fact(key, value, stretch.original(span))
