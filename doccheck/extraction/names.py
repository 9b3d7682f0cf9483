"""`kind: names`: organisations by name, at the head of a part or in its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Self

from doccheck.document import Span
from doccheck.extraction.near import range_of, says
from doccheck.extraction.view import View
from doccheck.findings import Fact
from doccheck.language import NormalisedText, normalise
from doccheck.structure import RequisiteKind
from doccheck.structure.organisations import same_name, scan_organisations
from doccheck.structure.phrases import Phrase, compile_phrases

#: Requisites that name whose document it is.
HEAD: Final = (RequisiteKind.APPROVAL, RequisiteKind.ORGANISATION)
#: A name stands between them.
QUOTES: Final = frozenset('«"“„')
#: Different names that are told of one part.
MOST: Final = 40
#: Words before a name (ru) or behind it (kk) that say whose the matter is.
NEAR: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesReading:
    #: "head": stamps, letterhead, title; "text": everything else.
    where: str
    #: Words that must stand beside a name; none: any name.
    behind: tuple[Phrase, ...]

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> Self:
        return cls(
            where=params["where"], behind=compile_phrases(params.get("behind") or {})
        )

    def read(self, key: str, view: View) -> Iterator[Fact]:
        """Yield each different name once, where it stands first."""
        seen: list[str] = []
        for name, span in self._names(view):
            if not any(same_name(name, other) for other in seen):
                seen.append(name)
                yield view.fact(key, name, span)
            if len(seen) == MOST:
                return  # a list of organisations, none of which is meant

    def _names(self, view: View) -> Iterator[tuple[str, Span]]:
        head = _head_spans(view)
        for text in self._texts(view, head):
            for found in scan_organisations(text.text):
                span = text.original(found.span)
                in_head = any(item.overlaps(span) for item in head)
                if in_head is (self.where == "head") and self._is_meant(view, span):
                    yield found.name, span

    def _texts(self, view: View, head: Sequence[Span]) -> Iterator[NormalisedText]:
        if self.where == "text":
            texts = (block.text for block in view.context.part.blocks)
            yield from (text for text in texts if not QUOTES.isdisjoint(text.text))
            return
        for span in head:
            yield normalise(view.context.document.text_of(span), span.start)

    def _is_meant(self, view: View, span: Span) -> bool:
        if not self.behind:
            return True
        block = view.context.index.analysed.blocks[
            view.context.document.block_at(span.start)
        ]
        first, behind = range_of(block.tokens, span)
        near = (
            block.tokens[max(0, first - NEAR) : first],
            block.tokens[behind : behind + NEAR],
        )
        return any(says(view, self.behind, tokens) for tokens in near)


def _head_spans(view: View) -> tuple[Span, ...]:
    """Return the places of stamps, letterhead and title, in order."""
    part = view.context.part
    spans = [item.span for kind in HEAD for item in part.of_kind(kind)]
    if part.title:
        spans.append(part.title.span)
    return tuple(sorted(spans))
