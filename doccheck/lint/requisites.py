"""DC2xx: numbering, numbers of the order itself."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

from doccheck.findings import Finding, Severity
from doccheck.lint.citations import same_number
from doccheck.lint.clause_numbers import broken_runs
from doccheck.lint.numerals import ROMAN, ROMAN_LOOK, last_number
from doccheck.lint.rule import Checked, CheckedPart, Rule
from doccheck.structure import PartRole, Requisite, RequisiteKind, Section
from doccheck.structure.lines import lines_of_blocks

#: The type of a part that is law itself.
LEGAL_ACT: Final = "legal_act"
#: A larger step is a number read wrongly, not a chapter left out.
LONGEST_JUMP: Final = 3


def numbering_jump(checked: Checked) -> Iterator[Finding]:
    """Yield the sections and clauses whose number does not follow the one before."""
    for item in checked.parts:
        if item.part.role is PartRole.FORM:
            continue
        families: dict[tuple[int, tuple[str, ...]], list[Section]] = defaultdict(list)
        for section in item.part.sections:
            families[section.level, section.path].append(section)
        pairs = (pair for family in families.values() for pair in pairwise(family))
        for before, after in pairs:
            jump = _jump(before, after)
            if jump and not _stands_between(checked, before, after, jump):
                yield checked.finding(
                    "DC201",
                    after.title_span,
                    Severity.NOTE,
                    before=str(before.number),
                    after=str(after.number),
                )
        yield from _broken_clauses(checked, item)


def _broken_clauses(checked: Checked, item: CheckedPart) -> Iterator[Finding]:
    if checked.document.ocr or item.type == LEGAL_ACT:
        return  # digits misread, clauses struck out by later acts
    for before, after in broken_runs(checked, item.part):
        yield checked.finding(
            "DC201",
            after.span,
            Severity.NOTE,
            before=before.text,
            after=after.text,
            variant="clauses",
        )


def _jump(before: Section, after: Section) -> str | None:
    """Return the number that was to come, where another one came."""
    first, second = last_number(before.number), last_number(after.number)
    if first is None or second is None or first[0] != second[0]:
        return None
    prefix, step = first[0], second[1] - first[1]
    if step == 1 or second[1] == 1 or not -LONGEST_JUMP <= step <= LONGEST_JUMP:
        return None
    return f"{prefix}{first[1] + 1}"


def _stands_between(
    checked: Checked, before: Section, after: Section, number: str
) -> bool:
    """Say whether the missing number opens a line that was not taken for a heading."""
    digits = int(number.rpartition(".")[2])
    labels = [re.escape(number)]
    if digits <= len(ROMAN):
        labels.append(ROMAN[digits - 1])
    pattern = re.compile(rf"(?:\w+\s)?(?:{'|'.join(labels)})(?!\w)", re.IGNORECASE)
    lines = lines_of_blocks(checked.analysed, before.start, after.start)
    return any(pattern.match(line.text.translate(ROMAN_LOOK)) for line in lines)


def number_of_the_order(checked: Checked) -> Iterator[Finding]:
    """Yield the stamps that give the order of the file another number or date."""
    for item in checked.parts:
        if item.part.role is not PartRole.MAIN:
            continue
        own = _own(item)
        if own is None:
            continue
        for other in checked.parts:
            for stamp in other.part.of_kind(RequisiteKind.APPROVAL):
                if stamp.values.get("form") == "act" and _differs(own, stamp.values):
                    yield checked.finding(
                        "DC203",
                        stamp.span,
                        order=_shown(own),
                        stamp=_shown(stamp.values),
                    )


def _own(item: CheckedPart) -> Mapping[str, str] | None:
    """Return number and date of an order itself, where it has both."""
    number = _first(item, RequisiteKind.NUMBER, "number")
    date = _first(item, RequisiteKind.DATE, "date")
    return {"number": number, "date": date} if number and date else None


def _first(item: CheckedPart, kind: RequisiteKind, name: str) -> str | None:
    found: Iterator[Requisite] = item.part.of_kind(kind)
    return next((one.values[name] for one in found if one.values.get(name)), None)


def _differs(own: Mapping[str, str], stamp: Mapping[str, str]) -> bool:
    """Say whether a stamp means the same order, and writes it otherwise."""
    number, date = stamp.get("number"), stamp.get("date")
    if not number or not date:
        return False
    if date == own["date"]:
        return _plain(number) != _plain(own["number"])
    return same_number(number, own["number"])


def _plain(number: str) -> str:
    return number.replace(" ", "").replace("–", "-").upper()


def _shown(values: Mapping[str, str]) -> str:
    year, month, day = values["date"].split("-")
    return f"{day}.{month}.{year} № {values['number']}"


RULES: Final = (
    Rule(code="DC201", severity=Severity.NOTE, find=numbering_jump),
    Rule(code="DC203", severity=Severity.WARNING, find=number_of_the_order),
)
