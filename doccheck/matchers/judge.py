"""From the answers of matchers to the judgements on a part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from doccheck.checklists import Checklist, Requirement
from doccheck.findings import Force, Judgement, Outcome, Verdict
from doccheck.matchers.context import Answer, Context
from doccheck.matchers.registry import matcher_for

#: Why a requirement of the generation that a part does not follow is not applicable.
OTHER_GENERATION: Final = "other_generation"
#: So many requirements of the newer generation decide for it.
GENERATION_QUORUM: Final = 3
#: How much an outcome shows of the generation that its requirement belongs to.
SHOWN: Final = {Outcome.MET: 1.0, Outcome.PARTIAL: 0.5}
#: Only these leave no doubt that a mandatory requirement is short.
SHORT: Final = frozenset({Outcome.UNMET, Outcome.PARTIAL})


def judge_part(checklist: Checklist, context: Context) -> tuple[Judgement, ...]:
    """Return the judgement on every requirement of a checklist, in its order."""
    judgements = [judge(item, context) for item in checklist.requirements]
    generation = _generation(checklist.requirements, judgements)
    return tuple(
        _other_generation(judgement)
        if requirement.generation not in (None, generation)
        else judgement
        for requirement, judgement in zip(
            checklist.requirements, judgements, strict=True
        )
    )


def judge(requirement: Requirement, context: Context) -> Judgement:
    """Return the judgement on one requirement."""
    answer = _not_due(requirement, context)
    if answer is None:
        answer = _readable(matcher_for(requirement.match).match(context), context)
    return Judgement(
        requirement=requirement.id,
        outcome=answer.outcome,
        confidence=round(max(0.0, min(1.0, answer.confidence)), 3),
        reason=answer.reason,
        params=answer.params,
        evidence=answer.evidence,
    )


def verdict_of(
    requirements: Iterable[Requirement], judgements: Iterable[Judgement]
) -> Verdict:
    """Return the verdict on a part: only a mandatory requirement makes it fail.

    A part passes when nobody needs to look at it again: not while a mandatory
    requirement could not be determined.
    """
    mandatory = {item.id for item in requirements if item.force is Force.MANDATORY}
    outcomes = {item.outcome for item in judgements if item.requirement in mandatory}
    if outcomes & SHORT:
        return Verdict.FAIL
    if not outcomes or Outcome.UNDETERMINED in outcomes:
        return Verdict.NOT_CHECKED
    return Verdict.PASS


def _not_due(requirement: Requirement, context: Context) -> Answer | None:
    """Return why a requirement does not apply to the part, None where it does."""
    period = requirement.in_force
    if period and not period.covers(context.day):
        return Answer(
            outcome=Outcome.NOT_APPLICABLE,
            reason="not_in_force",
            params={"day": context.day.isoformat()},
        )
    kinds = requirement.applies_to
    if kinds and context.organisation and context.organisation not in kinds:
        return Answer(
            outcome=Outcome.NOT_APPLICABLE,
            reason="not_for_organisation",
            params={"organisation": context.organisation.value},
        )
    return None


def _readable(answer: Answer, context: Context) -> Answer:
    """Return the answer; what was not found may stand on a page that was not read."""
    if answer.outcome is Outcome.UNMET and context.document.unread:
        return replace(answer, outcome=Outcome.UNDETERMINED, reason="unreadable")
    return answer


def _generation(
    requirements: Sequence[Requirement], judgements: Sequence[Judgement]
) -> str | None:
    """Return the generation that the content of the part follows.

    One of which a quorum is met decides; below it the larger share does, and where
    there is next to nothing of any, the generation that is mandatory.
    """
    met: dict[str, list[float]] = {}
    mandatory: set[str] = set()
    for requirement, judgement in zip(requirements, judgements, strict=True):
        if requirement.generation:
            weight = SHOWN.get(judgement.outcome, 0.0)
            met.setdefault(requirement.generation, []).append(weight)
            if requirement.force is Force.MANDATORY:
                mandatory.add(requirement.generation)
    for generation, found in met.items():
        if found.count(1.0) >= GENERATION_QUORUM:
            return generation
    return max(
        met,
        key=lambda name: (sum(met[name]) / len(met[name]), name in mandatory),
        default=None,
    )


def _other_generation(judgement: Judgement) -> Judgement:
    return replace(
        judgement,
        outcome=Outcome.NOT_APPLICABLE,
        reason=OTHER_GENERATION,
        evidence=(),
    )
