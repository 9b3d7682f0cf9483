"""What running text says: a figure beside words, which of several matters, links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Self

from doccheck.document import Span
from doccheck.extraction.near import clause_around
from doccheck.extraction.values import Reading, read_values
from doccheck.extraction.view import View
from doccheck.findings import Fact
from doccheck.matchers.context import outside
from doccheck.structure.lines import stretch_of_blocks
from doccheck.structure.phrases import Hit, Phrase, compile_phrases


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedReading:
    """A value in the clause that says one of the phrases.

    Where clauses tell different values, none of them is told.
    """

    value: Reading
    beside: tuple[Phrase, ...]
    excluded: tuple[Phrase, ...]
    #: How a text says that there is nothing to count.
    none: tuple[Phrase, ...]

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> Self:
        return cls(
            value=Reading(params["value"]),
            beside=compile_phrases(params["beside"]),
            excluded=compile_phrases(params.get("except") or {}),
            none=compile_phrases(params.get("none") or {}),
        )

    def read(self, key: str, view: View) -> Iterator[Fact]:
        context = view.context
        excluded = context.find(self.excluded)
        told = [
            found
            for hit in outside(context.find(self.beside), excluded)
            if (found := self._value(hit, view))
        ]
        none = [("0", hit.span) for hit in context.find(self.none)]
        values = told or none
        if len({value for value, _ in values}) == 1:
            value, span = values[0]
            yield view.fact(key, value, span)

    def _value(self, hit: Hit, view: View) -> tuple[str, Span] | None:
        """Return the value inside the phrase, else the one of its clause."""
        block = view.context.index.analysed.blocks[hit.block]
        inside = block.text.span_of(hit.span)
        for place in (inside, clause_around(block, hit.span)):
            if place is None:
                continue
            said = block.text.text[place.start : place.end]
            found = list(read_values(self.value, said))
            if len(found) == 1:
                value, span = found[0]
                return value, block.text.original(span.shift(place.start))
        return None


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
