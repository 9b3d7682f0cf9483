"""Where a note on what is missing belongs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from doccheck.checklists import Skeleton
from doccheck.document import Span
from doccheck.findings import Judgement
from doccheck.structure import Part, Section

#: Requisites that stand at the end of a document; all others open it.
_AT_THE_END: Final = frozenset({"signature"})
_IN_THE_TEXT: Final = frozenset({"section", "statement", "table"})


def place_of_gap(
    gap: Judgement, judgements: Sequence[Judgement], part: Part, skeleton: Skeleton
) -> Span:
    """Return the place of what is met in part, or where the missing belongs.

    What is missing belongs behind the section that the skeleton of the type puts before
    it, where the document has one; else to the title.
    """
    if gap.evidence:
        return gap.evidence[0].location.span
    requirements = skeleton.checklist.requirements
    requirement = next(item for item in requirements if item.id == gap.requirement)
    if requirement.match.params.get("requisite") in _AT_THE_END:
        return _end_of(part.stop, part)
    if requirement.match.kind not in _IN_THE_TEXT:
        return _title_of(part)
    before = _section_before(gap, judgements, part, skeleton.order())
    return _title_of(part) if before is None else _end_of(before.stop, part)


def _section_before(
    gap: Judgement, judgements: Sequence[Judgement], part: Part, order: Sequence[str]
) -> Section | None:
    if gap.requirement not in order:
        return None
    said = {
        item.requirement: item.evidence[0].location.block
        for item in judgements
        if item.evidence
    }
    earlier = reversed(order[: order.index(gap.requirement)])
    blocks = (said[requirement] for requirement in earlier if requirement in said)
    sections = (_section_at(block, part) for block in blocks)
    return next(filter(None, sections), None)


def _section_at(block: int, part: Part) -> Section | None:
    """Return the chapter around a block: a section that has others beside it."""
    levels = Counter(section.level for section in part.sections)
    top = next((level for level in sorted(levels) if levels[level] > 1), None)
    around = (s for s in part.sections if s.start <= block < s.stop and s.level == top)
    return next(around, None)


def _title_of(part: Part) -> Span:
    if part.title is not None:
        return part.title.span
    return part.document.blocks[part.start].span


def _end_of(stop: int, part: Part) -> Span:
    """Return the point behind the last block before `stop`."""
    last = part.document.blocks[max(part.start, stop - 1)].span
    return Span(last.end, last.end)
