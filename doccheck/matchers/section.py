"""`kind: section`: a heading with its substance, or the substance under another one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Self

from doccheck.document import BlockKind
from doccheck.findings import Outcome
from doccheck.language import Token
from doccheck.matchers.context import (
    MOST_EVIDENCE,
    Answer,
    Context,
    Headed,
    distinct,
    outside,
)
from doccheck.structure import Section
from doccheck.structure.phrases import Hit, Phrase, compile_phrases

#: A body of fewer words is taken for an empty one.
MIN_WORDS: Final = 12
#: Under a heading as clear as this ...
CLEAR_HEADING: Final = 0.9
#: Substance without a heading of its own must stand within so many blocks.
NEIGHBOURHOOD: Final = 40
#: Why a body that says nothing known is short.
BARE: Final = "heading_without_content"
#: ... a body may say it in other words: it has so many words at least, ...
AMPLE_WORDS: Final = 14
#: ... and so many of them, besides one for each phrase due, are those of the phrases.
OWN_WORDS: Final = 1
#: How sure such a body is.
OTHER_WORDS: Final = 0.8
#: How sure a place under another heading is, beside one under its own.
ELSEWHERE: Final = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionMatcher:
    headings: tuple[Phrase, ...]
    content: tuple[Phrase, ...]
    excluded: tuple[Phrase, ...]
    #: Different content phrases that the body under the heading must say.
    min_content: int
    min_words: int
    #: Different content phrases that do without a heading; 0: never.
    alone: int
    #: Different content phrases that do when strewn over several sections; 0: never.
    strewn: int
    #: Words of the phrases that a body must have which says it in its own way.
    other_words: int
    #: Items or clauses that the body must list.
    items: int

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> Self:
        content = compile_phrases(params.get("content") or {})
        min_content = params.get("min_content", 1) if content else 0
        return cls(
            headings=compile_phrases(params.get("headings") or {}),
            content=content,
            excluded=compile_phrases(params.get("except") or {}),
            min_content=min_content,
            min_words=params.get("min_words", MIN_WORDS),
            alone=params.get("alone", 0),
            strewn=params.get("strewn", 0),
            other_words=params.get("other_words", OWN_WORDS + min_content),
            items=params.get("list", 0),
        )

    def match(self, context: Context) -> Answer:
        headed = sorted(
            context.headed(self.headings, self.excluded),
            key=lambda item: (-item.score, item.section.level, item.section.start),
        )
        answers = [self._under(context, item) for item in headed]
        best = next((item for item in answers if item.outcome is Outcome.MET), None)
        if best:
            return best
        alone = self._alone(context, next(iter(answers), None))
        if alone.outcome is Outcome.MET:
            return alone
        bare = (
            item
            for item, answer in zip(headed, answers, strict=True)
            if answer.reason == BARE and item.score >= CLEAR_HEADING
        )
        said = (item for item in bare if self._in_other_words(context, item.section))
        return next((self._taken(context, item) for item in said), alone)

    def _under(self, context: Context, headed: Headed) -> Answer:
        """Judge the body under a heading that says what is looked for."""
        section = headed.section
        heading = context.evidence(section.title_span, headed.score)
        hits = distinct(outside(self._hits_in(context, section), self._bad(context)))
        words = len(_tokens_in(context, section))
        outcome, reason = Outcome.MET, "section_found"
        if words < self.min_words:
            outcome, reason = Outcome.PARTIAL, "heading_empty"
        elif len(hits) < self.min_content:
            outcome, reason = Outcome.PARTIAL, BARE
        elif _items_in(context, section) < self.items:
            outcome, reason = Outcome.PARTIAL, "section_not_listed"
        shown = (context.clause(hit) for hit in hits[: MOST_EVIDENCE - 1])
        return Answer(
            outcome=outcome,
            reason=reason,
            confidence=headed.score,
            evidence=(heading, *shown),
        )

    def _taken(self, context: Context, headed: Headed) -> Answer:
        """Return the answer on a body that says it in other words."""
        section = headed.section
        blocks = context.index.analysed.blocks[section.body : section.stop]
        body = [block.index for block in blocks if block.tokens][: MOST_EVIDENCE - 1]
        return Answer(
            outcome=Outcome.MET,
            reason="section_found",
            confidence=OTHER_WORDS * headed.score,
            evidence=(
                context.evidence(headed.section.title_span, headed.score),
                *(context.opening(block) for block in body),
            ),
        )

    def _in_other_words(self, context: Context, section: Section) -> bool:
        """Say whether a body is on the matter, though in none of the phrases."""
        tokens = _tokens_in(context, section)
        vocabulary = {
            key for phrase in self.content for word in phrase.words for key in word
        }
        own = vocabulary & {token.key for token in tokens}
        is_ample = len(tokens) >= max(AMPLE_WORDS, self.min_words)
        return is_ample and len(own) >= self.other_words

    def _alone(self, context: Context, heading: Answer | None) -> Answer:
        """Judge the substance that stands under other headings, or under none.

        There a single word tells nothing.
        """
        telling = [phrase for phrase in self.content if len(phrase.words) > 1]
        hits = outside(context.find(telling), self._bad(context))
        group = _densest(context, _in_text(context, hits)) if self.alone else ()
        if self.alone and len(group) >= self.alone:
            return self._elsewhere(context, group)
        everywhere = distinct(_in_text(context, hits)) if self.strewn else ()
        if self.strewn and len(everywhere) >= self.strewn:
            return self._elsewhere(context, everywhere)
        if heading:
            return heading
        if self.alone and len(group) >= (self.alone + 1) // 2:
            return Answer(
                outcome=Outcome.PARTIAL,
                reason="hint_only",
                confidence=ELSEWHERE,
                evidence=_clauses(context, group),
            )
        return Answer(outcome=Outcome.UNMET, reason="nothing_found")

    def _elsewhere(self, context: Context, group: Sequence[Hit]) -> Answer:
        path = context.part.path_at(group[0].block)
        return Answer(
            outcome=Outcome.MET,
            reason="section_elsewhere" if path else "substance_found",
            params={"heading": path[-1]} if path else {},
            confidence=ELSEWHERE * group[0].similarity,
            evidence=_clauses(context, group),
        )

    def _hits_in(self, context: Context, section: Section) -> tuple[Hit, ...]:
        below = context.find(self.content, section.body, section.stop)
        if section.run_in is None:
            return below
        beside = context.find(self.content, section.start, section.body)
        run_in = section.run_in
        return (*(hit for hit in beside if run_in.contains(hit.span)), *below)

    def _bad(self, context: Context) -> tuple[Hit, ...]:
        return context.find(self.excluded)


def _clauses(context: Context, hits: Iterable[Hit]) -> tuple[Any, ...]:
    return tuple(context.clause(hit) for hit in hits)[:MOST_EVIDENCE]


def _tokens_in(context: Context, section: Section) -> list[Token]:
    """Return the words of a body, those beside its heading included.

    Signatures below the last section are none of it.
    """
    blocks = context.index.analysed.blocks
    requisites = [item.span for item in context.part.requisites]
    below = (
        token for block in blocks[section.body : section.stop] for token in block.tokens
    )
    return [
        token
        for token in (*_beside_heading(context, section), *below)
        if not any(span.contains(token.span) for span in requisites)
    ]


def _beside_heading(context: Context, section: Section) -> Iterator[Token]:
    if section.run_in is None:
        return
    for block in context.index.analysed.blocks[section.start : section.body]:
        for token in block.tokens:
            if section.run_in.contains(token.span):
                yield token


def _items_in(context: Context, section: Section) -> int:
    kinds = (
        block.kind for block in context.document.blocks[section.body : section.stop]
    )
    return sum(kind in (BlockKind.LIST_ITEM, BlockKind.TABLE) for kind in kinds)


def _in_text(context: Context, hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Return the hits that do not stand in a heading: a title announces, no more."""
    titles = [section.title_span for section in context.part.sections]
    return tuple(
        hit for hit in hits if not any(title.overlaps(hit.span) for title in titles)
    )


def _densest(context: Context, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Return the most different phrases that stand in one neighbourhood.

    A neighbourhood is a stretch of blocks inside one top section.
    """
    tops = [section for section in context.part.sections if section.level == 1]
    groups: dict[int, list[Hit]] = defaultdict(list)
    for hit in hits:
        around = (top.start for top in tops if top.start <= hit.block < top.stop)
        groups[next(around, -1)].append(hit)
    best: tuple[Hit, ...] = ()
    for group in groups.values():
        for number, hit in enumerate(group):
            near = (
                one for one in group[number:] if one.block < hit.block + NEIGHBOURHOOD
            )
            best = max(best, distinct(near), key=len)
    return best
