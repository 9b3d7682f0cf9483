"""What a matcher may look at, and the steps that several matchers share."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final

from doccheck.checklists import Act, Organisation
from doccheck.document import Document, Span
from doccheck.findings import Evidence, Outcome
from doccheck.language import Token
from doccheck.structure import Part, Section
from doccheck.structure.phrases import Hit, Phrase, PhraseIndex

#: Longer clauses are shown from the hit on, not whole.
QUOTED_LENGTH: Final = 240
CLAUSE_END: Final = re.compile(r"[.;!?](?=\s|$)|\n")
#: A heading that says more than the wording loses this much for each further word.
EXTRA_WORD_COST: Final = 0.02
MOST_EXTRA_COST: Final = 0.3
#: Pieces of evidence shown for one requirement.
MOST_EVIDENCE: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A part of a file, ready to be judged. Matchers are pure: they only read it."""

    part: Part
    index: PhraseIndex
    acts: Mapping[str, Act]
    #: The other parts of the same file, in order.
    siblings: tuple[Part, ...] = ()
    #: The day whose law counts: `--as-of`, else the part's own date, else today.
    day: datetime.date
    #: The day on which the check is made: `--as-of`, else today.
    today: datetime.date
    organisation: Organisation | None = None

    @property
    def document(self) -> Document:
        return self.part.document

    def find(
        self,
        phrases: Iterable[Phrase],
        start: int | None = None,
        stop: int | None = None,
    ) -> tuple[Hit, ...]:
        """Return the hits of phrases in a range of blocks, by default in the part."""
        first = self.part.start if start is None else max(start, self.part.start)
        last = self.part.stop if stop is None else min(stop, self.part.stop)
        return self.index.find_any(phrases, first, last)

    def headed(
        self, wordings: Sequence[Phrase], excluded: Sequence[Phrase] = ()
    ) -> Iterator[Headed]:
        """Yield the sections whose title holds one of the wordings."""
        for section in self.part.sections:
            tokens = self.part.title_tokens(section)
            score = self._best(wordings, tokens)
            if score and not self._best(excluded, tokens):
                yield Headed(section, score)

    def _best(self, wordings: Sequence[Phrase], tokens: Sequence[Token]) -> float:
        scores = [0.0]
        for wording in wordings:
            held = self.index.similarity_to_words(wording, tokens)
            if held:
                similarity, extra = held
                cost = min(MOST_EXTRA_COST, EXTRA_WORD_COST * extra)
                scores.append(similarity - cost)
        return max(scores)

    def evidence(self, span: Span, similarity: float = 1.0) -> Evidence:
        """Return a place of the document as evidence."""
        location = self.document.locate(span)
        return Evidence(
            location=location,
            similarity=round(similarity, 3),
            path=self.part.path_at(location.block),
        )

    def clause(self, hit: Hit) -> Evidence:
        """Return the clause around a hit as evidence.

        Where the page broke the clause into lines, only those of the hit are shown.
        """
        block = self.document.blocks[hit.block].span
        text = self.document.text
        start = max(
            (
                end.end()
                for end in CLAUSE_END.finditer(text, block.start, hit.span.start)
            ),
            default=block.start,
        )
        end = CLAUSE_END.search(text, hit.span.end, block.end)
        stop = end.end() if end else block.end
        start += len(text[start:stop]) - len(text[start:stop].lstrip())
        if hit.span.end - start > QUOTED_LENGTH:
            start = hit.span.start
        stop = max(hit.span.end, min(stop, start + QUOTED_LENGTH))
        said = " ".join(text[hit.span.start : hit.span.end].split())
        return replace(self.evidence(Span(start, stop), hit.similarity), said=said)

    def opening(self, block: int) -> Evidence:
        """Return the beginning of a block as evidence."""
        span = self.document.blocks[block].span
        return self.evidence(
            Span(span.start, min(span.end, span.start + QUOTED_LENGTH))
        )


@dataclass(frozen=True, slots=True)
class Headed:
    """A section whose title says what was looked for."""

    section: Section
    #: 0.0 to 1.0.
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a matcher found; `judge` makes a judgement of it."""

    outcome: Outcome
    reason: str
    confidence: float = 1.0
    params: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    evidence: tuple[Evidence, ...] = ()


def distinct(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Return the first hit of each phrase, but for those that say nothing more.

    Such a phrase asks for words that another one has found in the same place.
    """
    first: dict[str, Hit] = {}
    for hit in hits:
        if hit.phrase.text not in first and not _is_said(hit, first.values()):
            first[hit.phrase.text] = hit
    return tuple(first.values())


def _is_said(hit: Hit, others: Iterable[Hit]) -> bool:
    return any(_repeats(hit, other) or _repeats(other, hit) for other in others)


def _repeats(hit: Hit, other: Hit) -> bool:
    """Say whether a hit lies in another one and asks for no word of its own."""
    return other.span.contains(hit.span) and all(
        any(set(word) & set(known) for known in other.phrase.words)
        for word in hit.phrase.words
    )


def outside(hits: Iterable[Hit], excluded: Iterable[Hit]) -> tuple[Hit, ...]:
    """Return the hits that do not stand in a block that says what is excluded."""
    blocks = {hit.block for hit in excluded}
    return tuple(hit for hit in hits if hit.block not in blocks)
