"""DC3xx: acts cited wrongly, norms and bodies of the past."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Final

from doccheck.checklists import Act, Body, Organisation
from doccheck.document import Span
from doccheck.findings import Finding, Severity
from doccheck.lint.citations import Citation, Fit, citations
from doccheck.lint.rule import Checked, CheckedPart, Rule
from doccheck.structure.phrases import Hit

#: Blocks around a citation that may say that the act is repealed here.
AROUND: Final = 2
#: Acts that are known so little do not make more than a note.
UNSURE: Final = frozenset({"memory", "practice"})
#: «… бұйрығымен бекітілген», «утвержденных приказом …»
APPROVED: Final = re.compile(r"бек[іи]т[іи]л|утвержд", re.IGNORECASE)
#: Characters between a citation and such a word, or between a body and its duty.
BESIDE: Final = 60
NEAR_DUTY: Final = 160
#: Words that may stand inside the name of a body: «Республики Казахстан по», «и».
SPARE_WORDS: Final = 4
#: Blocks that a list of restrictions fills at most, and items that make it one.
LIST_BLOCKS: Final = 14
LISTED: Final = 3
LAST_RESTRICTION: Final = "gambling"


def wrong_date(checked: Checked) -> Iterator[Finding]:
    """Yield the citations of a known act with another day than its own."""
    for item in citations(checked):
        if item.fit is Fit.WRONG_DATE and item.reference.date and item.act.date:
            yield checked.finding(
                "DC301",
                item.span,
                cited=item.reference.date.isoformat(),
                right=item.act.date.isoformat(),
                act=item.act.id,
            )


def repealed(checked: Checked) -> Iterator[Finding]:
    """Yield the citations of acts that had ceased on the day of the document."""
    for item in citations(checked):
        last = item.act.in_force.last
        day, known = _day(checked, item.checked)
        if last is None or item.fit is not Fit.RIGHT or day <= last:
            continue
        if _is_repealed_here(checked, item):
            continue
        sure = known and item.act.sure not in UNSURE
        replaced = _successor(checked, item.act, day)
        yield checked.finding(
            "DC302",
            item.span,
            Severity.WARNING if sure else Severity.NOTE,
            act=item.act.id,
            until=last.isoformat(),
            day=day.isoformat(),
            **({"replaced_by": replaced.id} if replaced else {"variant": "unreplaced"}),
        )


def _day(checked: Checked, item: CheckedPart) -> tuple[datetime.date, bool]:
    """Return the day whose law counts for a part, and whether anything tells it."""
    if checked.asked:
        return item.day, True
    dates = (other.date for other in (item, *checked.parts))
    date = next(filter(None, dates), None)
    return (date, True) if date else (item.day, False)


def _is_repealed_here(checked: Checked, item: Citation) -> bool:
    phrases = checked.data("DC302").phrases["repeals"]
    first, stop = max(0, item.block - AROUND), item.block + AROUND + 1
    return bool(checked.hits(phrases, first, stop))


def _successor(checked: Checked, act: Act, day: datetime.date) -> Act | None:
    """Return the act that stood in the place of another on a day."""
    found = checked.acts.get(act.replaced_by or "")
    seen = {act.id}
    while found and found.in_force.last and found.in_force.last < day:
        if found.id in seen:
            break
        seen.add(found.id)
        found = checked.acts.get(found.replaced_by or "")
    return found


def unknown_number(checked: Checked) -> Iterator[Finding]:
    """Yield the citations of a known title, or day, under a number it does not have."""
    for item in citations(checked):
        if item.fit is Fit.WRONG_NUMBER and item.reference.number:
            yield checked.finding(
                "DC303",
                item.span,
                Severity.NOTE,
                cited=item.reference.number,
                right=str(item.act.number),
                act=item.act.id,
            )


def amending_act(checked: Checked) -> Iterator[Finding]:
    """Yield the citations of an amending act as if it had approved the rules."""
    found = citations(checked)
    amended = {new: act for act in checked.acts.values() for new in act.amended_by}
    for item in found:
        base = amended.get(item.act.id)
        if base is None or base.kind == "law" or item.fit is not Fit.RIGHT:
            continue
        named = any(
            other.act is base and abs(other.block - item.block) <= AROUND
            for other in found
        )
        if not named and _approves(checked, item):
            yield checked.finding(
                "DC304", item.span, Severity.NOTE, act=item.act.id, base=base.id
            )


def _approves(checked: Checked, item: Citation) -> bool:
    text, span = checked.document.text, item.span
    around = text[max(0, span.start - 3 * BESIDE) : span.end + BESIDE]
    return APPROVED.search(around) is not None


def former_body(checked: Checked) -> Iterator[Finding]:
    """Yield the bodies of the past that are given a part in what is to be done."""
    for item in checked.parts:
        day, known = _day(checked, item)
        for body in checked.terms.bodies.values():
            last = body.in_force.last
            if last is None or day <= last:
                continue
            for hit in _named_with_a_duty(checked, item, body):
                yield checked.finding(
                    "DC305",
                    hit.span,
                    Severity.WARNING if known else Severity.NOTE,
                    until=last.isoformat(),
                    day=day.isoformat(),
                    body=body.id,
                    **{
                        f"successor_{name}": text
                        for name, text in body.successor.items()
                    },
                )


def _named_with_a_duty(
    checked: Checked, item: CheckedPart, body: Body
) -> Iterator[Hit]:
    part = item.part
    phrases = checked.data("DC305").phrases
    hits = checked.hits(body.names, part.start, part.stop)
    taken: list[Span] = []
    for hit in hits:
        if any(hit.span.overlaps(span) for span in taken) or _is_loose(checked, hit):
            continue
        taken.append(hit.span)
        inside = checked.hits(phrases["not_a_duty"], hit.block, hit.block + 1)
        duties = checked.hits(phrases["duties"], hit.block, hit.block + 1)
        if any(_distance(hit.span, other.span) < BESIDE for other in inside):
            continue
        if any(_distance(hit.span, other.span) < NEAR_DUTY for other in duties):
            yield hit


def _is_loose(checked: Checked, hit: Hit) -> bool:
    """Say whether the words of a name stand too far apart to be one."""
    tokens = checked.analysed.blocks[hit.block].tokens
    inside = [token for token in tokens if hit.span.contains(token.span)]
    return len(inside) > len(hit.phrase.words) + SPARE_WORDS


def _distance(first: Span, second: Span) -> int:
    return max(0, second.start - first.end, first.start - second.end)


def outdated_restrictions(checked: Checked) -> Iterator[Finding]:
    """Yield the lists of restrictions that lack the last one."""
    data = checked.data("DC306")
    for item in checked.parts:
        day, _ = _day(checked, item)
        if item.type not in data.types or not data.in_force.covers(day):
            continue
        part = item.part
        named = [
            (hit, group.id)
            for group in data.groups
            for hit in checked.hits(group.words, part.start, part.stop)
        ]
        if any(group == LAST_RESTRICTION for _, group in named):
            continue
        lists = checked.hits(data.phrases["list"], part.start, part.stop)
        for head in lists:
            near = [
                (hit, group)
                for hit, group in named
                if 0 <= hit.block - head.block < LIST_BLOCKS
            ]
            number = len({group for _, group in near})
            if number >= LISTED:
                yield checked.finding(
                    "DC306", head.span, Severity.NOTE, number=str(number)
                )
                break


def norm_of_civil_service(checked: Checked) -> Iterator[Finding]:
    """Yield the bans that bind civil servants, not the workers of an enterprise."""
    data = checked.data("DC307")
    for item in checked.parts:
        if item.organisation is not Organisation.QUASI_STATE:
            continue
        part = item.part
        for group in data.groups:
            for hit in checked.hits(group.words, part.start, part.stop):
                if not checked.hits(group.but, hit.block - 1, hit.block + 2):
                    yield checked.finding(
                        "DC307", hit.span, Severity.NOTE, variant=group.id
                    )
                    break


RULES: Final = (
    Rule(code="DC301", severity=Severity.WARNING, find=wrong_date),
    Rule(code="DC302", severity=Severity.WARNING, find=repealed),
    Rule(code="DC303", severity=Severity.NOTE, find=unknown_number),
    Rule(code="DC304", severity=Severity.NOTE, find=amending_act),
    Rule(code="DC305", severity=Severity.WARNING, find=former_body),
    Rule(code="DC306", severity=Severity.NOTE, find=outdated_restrictions),
    Rule(code="DC307", severity=Severity.NOTE, find=norm_of_civil_service),
)
