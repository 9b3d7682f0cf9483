"""`kind: requisite`: an element of form stands where it must and is filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Self

from doccheck.findings import Outcome
from doccheck.matchers.context import Answer, Context
from doccheck.structure import Completeness, PartRole, Requisite, RequisiteKind
from doccheck.structure.phrases import Phrase, compile_phrases

#: An order that has no date or number of its own may get them from the stamp of the
#: document that it approves (both stand in one file).
FROM_STAMP: Final = frozenset({RequisiteKind.DATE, RequisiteKind.NUMBER})
STAMP_CONFIDENCE: Final = 0.7
#: A form that has no word for approval is signed by the head in its first blocks.
HEAD_BLOCKS: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class RequisiteMatcher:
    kind: RequisiteKind
    #: Values that must be legible in it.
    needs: tuple[str, ...]
    #: The head's signature above the text, with a date, does for an approval.
    signed: bool
    #: What is not enough by itself, such as the secretary's signature.
    weak: tuple[Phrase, ...]

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> Self:
        return cls(
            kind=RequisiteKind(params["requisite"]),
            needs=tuple(params.get("needs") or ()),
            signed=params.get("signed", False),
            weak=compile_phrases(params.get("weak") or {}),
        )

    def match(self, context: Context) -> Answer:
        answers = [self._judged(context, item) for item in self._found(context)]
        answers += [self._from_stamp(context, item) for item in self._stamps(context)]
        answers += [self._signed(context, item) for item in self._heads(context)]
        ranks = (Outcome.MET, Outcome.PARTIAL, Outcome.UNDETERMINED)
        for rank in ranks:
            for answer in answers:
                if answer.outcome is rank:
                    return answer
        return Answer(outcome=Outcome.UNMET, reason="requisite_missing")

    def _found(self, context: Context) -> Iterator[Requisite]:
        if self.kind is RequisiteKind.TITLE and context.part.title:
            yield context.part.title
        yield from context.part.of_kind(self.kind)

    def _judged(self, context: Context, item: Requisite) -> Answer:
        evidence = (context.evidence(item.span),)
        if item.completeness is Completeness.ILLEGIBLE:
            return Answer(
                outcome=Outcome.UNDETERMINED,
                reason="requisite_illegible",
                evidence=evidence,
            )
        lacking = [name for name in self._needed(item) if not item.values.get(name)]
        if item.completeness is Completeness.BLANK:
            reason = "requisite_blank"
        elif lacking:
            reason = "requisite_lacks"
        elif self._is_weak(context, item):
            reason = "requisite_weak"
        else:
            return Answer(
                outcome=Outcome.MET, reason="requisite_found", evidence=evidence
            )
        return Answer(
            outcome=Outcome.PARTIAL,
            reason=reason,
            params={"what": ",".join(lacking)},
            evidence=evidence,
        )

    def _is_weak(self, context: Context, item: Requisite) -> bool:
        block = context.document.block_at(item.span.start)
        hits = context.find(self.weak, block, block + 1)
        return any(hit.span.overlaps(item.span) for hit in hits)

    def _heads(self, context: Context) -> Iterator[Requisite]:
        """Yield the signatures above the text, where they do for an approval."""
        stop = context.part.start + HEAD_BLOCKS
        for item in context.part.of_kind(RequisiteKind.SIGNATURE):
            if self.signed and context.document.block_at(item.span.start) < stop:
                yield item

    def _signed(self, context: Context, item: Requisite) -> Answer:
        """Judge a signature in place of a stamp: the date stands below it."""
        answer = self._judged(
            context, replace(item, values={**item.values, "date": ""})
        )
        dates = [
            one
            for one in context.part.of_kind(RequisiteKind.DATE)
            if one.values.get("date")
        ]
        if not dates or item.completeness is not Completeness.COMPLETE:
            return answer
        return Answer(
            outcome=Outcome.MET,
            reason="requisite_found",
            evidence=(context.evidence(item.span), context.evidence(dates[0].span)),
        )

    def _needed(self, item: Requisite) -> tuple[str, ...]:
        """Return the values needed; an approving act is also known by its number."""
        by_act = (
            self.kind is RequisiteKind.APPROVAL and item.values.get("form") == "act"
        )
        return (*self.needs, "number") if by_act else self.needs

    def _stamps(self, context: Context) -> Iterator[Requisite]:
        """Yield the stamps of documents in the same file that this order approves."""
        if self.kind in FROM_STAMP and context.part.role is PartRole.MAIN:
            for part in context.siblings:
                if part.role is PartRole.APPROVED:
                    yield from part.of_kind(RequisiteKind.APPROVAL)

    def _from_stamp(self, context: Context, stamp: Requisite) -> Answer:
        if not stamp.values.get(self.kind.value):
            return Answer(outcome=Outcome.UNMET, reason="requisite_missing")
        return Answer(
            outcome=Outcome.MET,
            reason="requisite_in_stamp",
            confidence=STAMP_CONFIDENCE,
            evidence=(context.evidence(stamp.span, STAMP_CONFIDENCE),),
        )
