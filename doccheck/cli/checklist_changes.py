"""What a change of the law as data does to the report on one document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from doccheck.checklists import Checklist
from doccheck.findings import DocumentReport, Force, Outcome, PartReport, Verdict

SHORT: Final = frozenset({Outcome.PARTIAL, Outcome.UNMET})
#: Stands for the outcome of a requirement that one of the two does not have.
ABSENT: Final = "absent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    path: str
    #: From 1; None for the whole file.
    part: int | None = None
    #: Id of a requirement, `type` or `verdict`.
    subject: str
    before: str
    after: str
    #: Something passed and does so no more.
    worse: bool


def changes(
    before: DocumentReport, after: DocumentReport, mandatory: frozenset[str]
) -> Iterator[Change]:
    """Yield what differs between two reports on the same file.

    Args:
        mandatory: Ids of the requirements whose loss counts.
    """
    if before.verdict is not after.verdict:
        yield Change(
            path=before.path,
            subject="verdict",
            before=before.verdict,
            after=after.verdict,
            worse=before.verdict is Verdict.PASS,
        )
    # Parts do not depend on checklists.
    pairs = zip(before.parts, after.parts, strict=False)
    for number, (old, new) in enumerate(pairs, 1):
        yield from _of_part(before.path, number, old, new, mandatory)


def mandatory_ids(checklists: Iterable[Checklist]) -> frozenset[str]:
    return frozenset(
        item.id
        for checklist in checklists
        for item in checklist.requirements
        if item.force is Force.MANDATORY
    )


def _of_part(
    path: str, number: int, old: PartReport, new: PartReport, mandatory: frozenset[str]
) -> Iterator[Change]:
    if old.type != new.type:
        yield Change(
            path=path,
            part=number,
            subject="type",
            before=old.type,
            after=new.type,
            worse=old.verdict is Verdict.PASS and new.verdict is not Verdict.PASS,
        )
        return
    was = {item.requirement: item.outcome for item in old.judgements}
    now = {item.requirement: item.outcome for item in new.judgements}
    for name in {**was, **now}:
        first, last = was.get(name), now.get(name)
        if first is not last:
            lost = first is Outcome.MET and last in SHORT
            yield Change(
                path=path,
                part=number,
                subject=name,
                before=first or ABSENT,
                after=last or ABSENT,
                worse=lost and name in mandatory,
            )
