"""`kind: approved`: the types of documents that an order puts into force."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

from doccheck.checklists import Checklist, Where
from doccheck.document import Span
from doccheck.extraction.view import View
from doccheck.findings import Fact
from doccheck.structure import Requisite
from doccheck.structure.phrases import Phrase, compile_phrases

#: Blocks that a list behind «Утвердить:» may take.
LONGEST_LIST: Final = 20
#: Clauses that approve, of which an order has one or a few.
MOST: Final = 50
#: Signals of a title that are worth less name no document.
LEAST_WEIGHT: Final = 4.0
#: What ends a block that the list goes on behind.
GOES_ON: Final = (":", ";", ",")


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovedReading:
    #: Words that approve.
    words: tuple[Phrase, ...]

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> Self:
        return cls(words=compile_phrases(params["words"]))

    def read(self, key: str, view: View) -> Iterator[Fact]:
        seen = set[str]()
        for block in self._blocks(view):
            type_ = _named_type(view, block)
            if type_ and type_ not in seen:
                seen.add(type_)
                span = view.context.document.blocks[block].span
                yield view.fact(key, type_, span)

    def _blocks(self, view: View) -> Iterator[int]:
        """Yield the blocks that approve, and those of a list behind them; last titles.

        A title says so too, but it is the clause that does it.
        """
        blocks = view.context.index.analysed.blocks
        title = view.context.part.title
        stop = view.context.part.stop
        hits = view.context.find(self.words)
        clauses = {hit.block for hit in hits if not _is_inside(hit.span, title)}
        titles = {hit.block for hit in hits} - clauses
        for first in (*sorted(clauses)[:MOST], *sorted(titles)):
            for block in range(first, min(stop, first + LONGEST_LIST)):
                yield block
                if not blocks[block].text.text.rstrip().endswith(GOES_ON):
                    break


def _is_inside(span: Span, title: Requisite | None) -> bool:
    return title is not None and title.span.overlaps(span)


def _named_type(view: View, block: int) -> str | None:
    """Return the one type that a block names by what its titles say."""
    weights = {
        name: _weight(view, checklist, block)
        for name, checklist in view.checklists.items()
        if name != view.type
    }
    best = max(weights.values(), default=0.0)
    named = [name for name, weight in weights.items() if weight == best]
    return named[0] if best >= LEAST_WEIGHT and len(named) == 1 else None


def _weight(view: View, checklist: Checklist, block: int) -> float:
    return sum(
        signal.weight
        for signal in checklist.signals
        if signal.where is Where.TITLE
        and view.context.find(compile_phrases(signal.any_of), block, block + 1)
    )
