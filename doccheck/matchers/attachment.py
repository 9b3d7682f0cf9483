"""`kind: attachment`: what the document names as attached stands in the same file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

from doccheck.document import BlockKind
from doccheck.findings import Evidence, Outcome
from doccheck.matchers.context import MOST_EVIDENCE, Answer, Context
from doccheck.structure import PartRole
from doccheck.structure.phrases import Phrase, compile_phrases

#: Longer lines cite an attachment; they do not head it.
HEAD_WORDS: Final = 16
ATTACHED: Final = frozenset({PartRole.APPROVED, PartRole.APPENDIX, PartRole.FORM})


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentMatcher:
    #: How the text names something attached.
    named: tuple[Phrase, ...]
    #: How the attachment is headed where it is no part of its own.
    headed: tuple[Phrase, ...]

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> Self:
        return cls(
            named=compile_phrases(params["named"]),
            headed=compile_phrases(params["headed"]),
        )

    def match(self, context: Context) -> Answer:
        heads = self._heads(context)
        headed = {head.location.block for head in heads}
        hits = [hit for hit in context.find(self.named) if hit.block not in headed]
        if not hits:
            return Answer(outcome=Outcome.NOT_APPLICABLE, reason="attachment_not_named")
        naming = tuple(context.clause(hit) for hit in hits[: MOST_EVIDENCE - 1])
        attached = (*heads, *self._parts(context))
        if attached:
            return Answer(
                outcome=Outcome.MET,
                reason="attachment_found",
                evidence=(*naming, attached[0]),
            )
        return Answer(
            outcome=Outcome.UNMET, reason="attachment_missing", evidence=naming
        )

    def _heads(self, context: Context) -> tuple[Evidence, ...]:
        """Return the short lines that head an attachment inside the part."""
        hits = context.find(self.headed)
        return tuple(
            context.clause(hit) for hit in hits if _heads_something(context, hit.block)
        )

    def _parts(self, context: Context) -> tuple[Evidence, ...]:
        """Return the titles of the parts of the file that come with the document."""
        behind = (
            part
            for part in context.siblings
            if part.role in ATTACHED and part.start >= context.part.stop
        )
        return tuple(
            context.evidence(
                part.title.span if part.title else part.blocks[0].block.span
            )
            for part in behind
        )


def _heads_something(context: Context, index: int) -> bool:
    """Say whether a block is a mark above an attachment, not a clause that cites it."""
    block = context.index.analysed.blocks[index]
    is_clause = block.block.kind is BlockKind.LIST_ITEM
    is_sentence = block.text.text.endswith((".", ";", ":"))
    return len(block.tokens) <= HEAD_WORDS and not is_clause and not is_sentence
