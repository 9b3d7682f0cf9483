"""`kind: statement`: something is said, in one or several points near each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, Final, Self

from doccheck.findings import Outcome
from doccheck.matchers.context import MOST_EVIDENCE, Answer, Context, outside
from doccheck.structure import PartRole
from doccheck.structure.phrases import Hit, Phrase, compile_phrases

#: Blocks that may lie between the points of one statement.
WINDOW: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementMatcher:
    points: tuple[tuple[Phrase, ...], ...]
    #: How many of the points make the statement.
    needs: int
    #: In blocks; None: anywhere in the part.
    window: int | None
    where: str
    headings: tuple[Phrase, ...]
    excluded: tuple[Phrase, ...]
    #: How the title or opening of another part of the file reads that may say it too.
    siblings: tuple[Phrase, ...]

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> Self:
        points = tuple(compile_phrases(point) for point in params["points"])
        window = params.get("window", WINDOW)
        return cls(
            points=points,
            needs=params.get("needs", len(points)),
            window=None if window == "part" else window,
            where=params.get("where", "text"),
            headings=compile_phrases(params.get("headings") or {}),
            excluded=compile_phrases(params.get("except") or {}),
            siblings=compile_phrases(params.get("siblings") or {}),
        )

    def match(self, context: Context) -> Answer:
        own = self._match(context)
        if own.outcome is Outcome.MET:
            return own
        others = (self._match(other) for other in self._others(context))
        return next((item for item in others if item.outcome is Outcome.MET), own)

    def _others(self, context: Context) -> Iterator[Context]:
        """Yield the other parts of the file that may say it in place of this one."""
        for part in context.siblings if self.siblings else ():
            stop = min(part.opening_stop(), part.stop)
            named = context.index.find_any(self.siblings, part.start, stop)
            if named and part.role is not PartRole.FORM:
                yield replace(context, part=part, siblings=())

    def _match(self, context: Context) -> Answer:
        best = max(
            (self._said(context, *stretch) for stretch in self._stretches(context)),
            key=lambda hits: (len(hits), -hits[0].block if hits else 0),
            default=(),
        )
        if len(best) >= self.needs:
            return self._answer(context, best, Outcome.MET, "statement_found")
        if best and self._leads(best):
            return self._answer(context, best, Outcome.PARTIAL, "statement_partial")
        return Answer(outcome=Outcome.UNMET, reason="nothing_found")

    def _leads(self, hits: Sequence[Hit]) -> bool:
        """Say whether hits are enough for a partial answer.

        They are with the first point, which is what the statement is about, where any
        number of points will do, or with most of the points.
        """
        any_will_do = self.needs < len(self.points)
        most = 2 * len(hits) > len(self.points)
        return any_will_do or most or any(hit.phrase in self.points[0] for hit in hits)

    def _answer(
        self, context: Context, hits: Sequence[Hit], outcome: Outcome, reason: str
    ) -> Answer:
        return Answer(
            outcome=outcome,
            reason=reason,
            params={"said": str(len(hits)), "points": str(len(self.points))},
            confidence=min(hit.similarity for hit in hits),
            evidence=tuple(context.clause(hit) for hit in hits[:MOST_EVIDENCE]),
        )

    def _stretches(self, context: Context) -> list[tuple[int, int, int | None]]:
        """Return ranges of blocks to look in, each with the window that holds there."""
        start, stop = context.part.start, context.part.stop
        if self.where == "title":
            title = context.part.title
            if title is None:
                return []
            first = context.document.block_at(title.span.start)
            return [(first, context.document.block_at(title.span.end - 1) + 1, None)]
        if self.where == "opening":
            return [(start, context.part.opening_stop(), None)]
        if self.where == "body" and context.part.title is not None:
            start = context.document.block_at(context.part.title.span.end - 1) + 1
        headed = (item.section for item in context.headed(self.headings, self.excluded))
        inside = [(item.start, item.stop, None) for item in headed]
        return [(start, stop, self.window), *inside]

    def _said(
        self, context: Context, start: int, stop: int, window: int | None
    ) -> tuple[Hit, ...]:
        """Return the best hits, one a point, that stand within the window."""
        bad = context.find(self.excluded, start, stop)
        found = [
            outside(context.find(point, start, stop), bad) for point in self.points
        ]
        reach = stop - start if window is None else window
        found[1:] = [_behind(found[0], hits, reach) for hits in found[1:]]
        anchors = chain.from_iterable(found)
        return max(
            (_near(anchor, found, reach) for anchor in anchors),
            key=lambda hits: (len(hits), self._leads(hits), -_spread(hits)),
            default=(),
        )


def _behind(labels: Sequence[Hit], hits: Sequence[Hit], window: int) -> tuple[Hit, ...]:
    """Return the hits; of values only those that follow what they are the value of."""
    return tuple(
        hit
        for hit in hits
        if not hit.phrase.is_value
        or any(
            label.span.start <= hit.span.start and hit.block <= label.block + window
            for label in labels
        )
    )


def _near(anchor: Hit, found: Sequence[Sequence[Hit]], window: int) -> tuple[Hit, ...]:
    """Return for each point its hit nearest to an anchor, if it is near at all."""
    near = []
    for hits in found:
        close = [hit for hit in hits if abs(hit.block - anchor.block) <= window]
        if close:
            near.append(min(close, key=lambda hit: abs(hit.block - anchor.block)))
    return tuple(sorted(near, key=lambda hit: hit.span))


def _spread(hits: Sequence[Hit]) -> int:
    """Return over how many blocks the hits are spread; a few do not matter."""
    return max(0, hits[-1].block - hits[0].block - WINDOW)
