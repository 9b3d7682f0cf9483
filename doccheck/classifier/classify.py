"""The type of a part: the sum of the weighted signals of each checklist.

A signal is data (`signals` of a checklist). Each tells by its name why a part was taken
for what it is; `Classification.hits` keeps them for `--explain`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from doccheck.checklists import Checklist, Signal, Where
from doccheck.document import BlockKind, Location
from doccheck.findings import SignalHit
from doccheck.language import Token
from doccheck.structure import Part, PartRole
from doccheck.structure.numbering import read_label
from doccheck.structure.phrases import (
    Hit,
    Phrase,
    PhraseIndex,
    compile_phrases,
)

#: Sums below this are no reason to call a part anything.
THRESHOLD: Final = 5.0
#: A title of fewer words says too little to be alone.
TELLING_TITLE: Final = 4
#: A title that was not found stands among so many blocks, ...
HEAD_BLOCKS: Final = 10
#: ... in lines of so many words.
LINE_WORDS: Final = 30
ENDS: Final = ".;:,"
#: «на 2026 г.», «2026 ж.»: no end of a sentence.
YEAR: Final = re.compile(r"\d{4}\s?(?:г|гг|ж|жж|жыл)\.$")
LINES: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.TEXTBOX})
#: A runner-up with as much as this is as likely as not.
MARGIN: Final = 4.0
NO_TYPE: Final = "other"
FORM: Final = "form"


@dataclass(frozen=True, slots=True, kw_only=True)
class Classification:
    type: str
    #: 0.0 to 1.0.
    confidence: float
    #: The signals of all types, those of the chosen one first.
    hits: tuple[SignalHit, ...] = ()
    scores: Mapping[str, float]


def classify(
    part: Part, index: PhraseIndex, checklists: Mapping[str, Checklist]
) -> Classification:
    """Return the type of a part.

    A part that is a blank form is that, whatever document it will become.
    """
    if part.role is PartRole.FORM:
        return Classification(type=FORM, confidence=1.0, scores={FORM: THRESHOLD})
    view = _View(part, index)
    hits = [
        hit for checklist in checklists.values() for hit in signal_hits(checklist, view)
    ]
    scores = dict.fromkeys(checklists, 0.0)
    for hit in hits:
        scores[hit.type] += hit.weight
    ranked = sorted(scores, key=lambda name: (-scores[name], name))
    best = ranked[0] if ranked else NO_TYPE
    if scores.get(best, 0.0) < THRESHOLD:
        best = NO_TYPE
    hits.sort(key=lambda hit: (hit.type != best, -abs(hit.weight)))
    return Classification(
        type=best,
        confidence=_confidence(best, scores),
        hits=tuple(hits),
        scores=scores,
    )


def _confidence(best: str, scores: Mapping[str, float]) -> float:
    """Return how far the best sum is from what else the part could be."""
    own = scores.get(best, 0.0)
    others = [score for name, score in scores.items() if name != best]
    rival = max([THRESHOLD - MARGIN, *others])
    if best == NO_TYPE:
        own = max(own, THRESHOLD)
    lead = max(-MARGIN, min(MARGIN, own - rival))
    return round(0.5 + 0.5 * lead / MARGIN, 3)


@dataclass(frozen=True, slots=True)
class _View:
    """The places of a part where signals are looked for."""

    part: Part
    index: PhraseIndex

    def groups(self, where: Where) -> Iterator[Sequence[Token]]:
        """Yield the words of the title, or of each heading."""
        if where is Where.TITLE:
            yield _title_tokens(self.part)
        else:
            yield from map(self.part.title_tokens, self.part.sections)

    def stop(self, where: Where) -> int:
        """Return the block behind the stretch that running text is looked for in."""
        return self.part.stop if where is Where.TEXT else self.part.opening_stop()


def _title_tokens(part: Part) -> tuple[Token, ...]:
    """Return the words of a title; of all lines above the text where it is bare."""
    title = part.own_title_tokens()
    if len(title) >= TELLING_TITLE:
        return title
    return (*title, *chain.from_iterable(_lines_above_text(part)))


def _lines_above_text(part: Part) -> Iterator[Sequence[Token]]:
    """Yield the short lines above the first clause that no requisite explains."""
    document = part.document
    for block in part.blocks[:HEAD_BLOCKS]:
        text = document.text_of(block.block).strip()
        if len(block.tokens) > LINE_WORDS or block.block.kind not in LINES:
            return
        if read_label(text) or "|" in text:
            return
        span = block.block.span
        explained = any(item.span.overlaps(span) for item in part.requisites)
        ends = text[-1:] in ENDS and not YEAR.search(text)
        if explained or ends:
            continue
        yield block.tokens


def signal_hits(checklist: Checklist, view: _View) -> Iterator[SignalHit]:
    """Yield the signals of a checklist that hold in a part."""
    for signal in checklist.signals:
        found = _found(signal, view)
        number = min(len(found), signal.most) if signal.each else min(len(found), 1)
        if number:
            yield SignalHit(
                type=checklist.type,
                name=signal.name,
                weight=number * signal.weight,
                quote=found[0].quote,
            )


def _found(signal: Signal, view: _View) -> list[Location]:
    """Return a place for each phrase of a signal that holds."""
    phrases = compile_phrases(signal.any_of)
    document = view.part.document
    if signal.where in (Where.OPENING, Where.TEXT):
        hits = _firsts(phrases, view, view.stop(signal.where))
        return [document.locate(hit.span) for hit in hits]
    found = []
    for phrase in phrases:
        for tokens in view.groups(signal.where):
            if tokens and view.index.similarity_to_words(phrase, tokens):
                span = tokens[0].span.cover(tokens[-1].span)
                found.append(document.locate(span))
                break
    return found


def _firsts(phrases: Iterable[Phrase], view: _View, stop: int) -> list[Hit]:
    firsts = (
        next(view.index.find(phrase, view.part.start, stop), None) for phrase in phrases
    )
    return [hit for hit in firsts if hit]
