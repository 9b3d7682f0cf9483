"""DC703-DC705, DC712: the order in a stamp, what an order approves and encloses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from doccheck.dossier.model import DossierFinding, Filed, Standing
from doccheck.dossier.rule import (
    ORDER,
    DossierRule,
    Examined,
    facts_of,
    first_fact,
    found_at,
)
from doccheck.findings import Evidence, Outcome, Severity
from doccheck.lint import same_number

#: Words of acts, as stamps have them, that mean an order of the head.
ORDERS: Final = frozenset({"бұйрық", "приказ"})
APPROVES: Final = "approves.type"
#: Name of the requirement that what is enclosed stands in the same file.
APPENDIX: Final = "appendix"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """The order that a document says it was approved by."""

    filed: Filed
    date: str
    number: str
    evidence: Evidence


def _stamps(examined: Examined) -> Iterator[Stamp]:
    for filed in examined.ours:
        act = first_fact(filed, "approval.act")
        date, number = (
            first_fact(filed, "approval.date"),
            first_fact(filed, "approval.number"),
        )
        if act and act.value in ORDERS and date and number:
            yield Stamp(
                filed=filed,
                date=date.value,
                number=number.value,
                evidence=date.evidence,
            )


def _orders(examined: Examined) -> list[Filed]:
    """Return the orders of the set with their day and number."""
    known = (Standing.CURRENT, Standing.TRANSLATION)
    return [
        item
        for item in examined.of_standing(*known)
        if item.type == ORDER and item.part.date and item.part.number
    ]


def _approves(order: Filed, type_: str) -> bool:
    return any(fact.value == type_ for fact in facts_of(order, APPROVES))


def _is_of(stamp: Stamp, order: Filed) -> bool:
    same_day = order.part.date == stamp.date
    return same_day and same_number(stamp.number, order.part.number)


def order_disagrees(examined: Examined) -> Iterator[DossierFinding]:
    """Yield the stamps that give the order of the set another day or number.

    Where both differ it is another order, of an earlier version perhaps.
    """
    orders = _orders(examined)
    for stamp in _stamps(examined):
        if any(_is_of(stamp, order) for order in orders):
            continue
        for order in orders:
            same_day = order.part.date == stamp.date
            numbered = same_number(stamp.number, order.part.number)
            if _approves(order, stamp.filed.type) and same_day != numbered:
                yield found_at(
                    stamp.filed,
                    stamp.evidence,
                    "DC703",
                    date=stamp.date,
                    number=stamp.number,
                    order_date=order.part.date or "",
                    order_number=order.part.number or "",
                    file=order.path,
                )
                break


def order_lacking(examined: Examined) -> Iterator[DossierFinding]:
    """Yield the stamps whose order is not in a set that holds such orders."""
    orders = _orders(examined)
    if not any(first_fact(order, APPROVES) for order in orders):
        return
    for stamp in _stamps(examined):
        near = [order for order in orders if _is_close(stamp, order)]
        if not near:
            yield found_at(
                stamp.filed,
                stamp.evidence,
                "DC704",
                Severity.NOTE,
                date=stamp.date,
                number=stamp.number,
            )


def _is_close(stamp: Stamp, order: Filed) -> bool:
    """Say whether an order is that of a stamp, but for a slip that DC703 tells."""
    if _is_of(stamp, order):
        return True
    same_day = order.part.date == stamp.date
    numbered = same_number(stamp.number, order.part.number)
    return _approves(order, stamp.filed.type) and (same_day or numbered)


def approved_lacking(examined: Examined) -> Iterator[DossierFinding]:
    """Yield what a current order approves and no file of the set holds."""
    held = {item.type for item in examined.dossier.documents}
    for order in examined.of_standing(Standing.CURRENT):
        for fact in facts_of(order, APPROVES):
            if fact.value not in held:
                yield found_at(
                    order, fact.evidence, "DC705", Severity.NOTE, type=fact.value
                )


def appendix_lacking(examined: Examined) -> Iterator[DossierFinding]:
    """Yield the orders that enclose something which no file of the set holds.

    What they approve is told by DC705.
    """
    for order in examined.of_standing(Standing.CURRENT):
        named = _enclosed_elsewhere(order)
        if named is None or first_fact(order, APPROVES):
            continue
        if not any(_is_enclosed(item, order) for item in examined.dossier.documents):
            yield found_at(order, named, "DC712", Severity.NOTE)


def _enclosed_elsewhere(order: Filed) -> Evidence | None:
    """Return where an order names something enclosed that is not in its file."""
    for judgement in order.part.judgements:
        is_appendix = judgement.requirement == f"{order.type}.{APPENDIX}"
        if is_appendix and judgement.outcome is Outcome.UNMET and judgement.evidence:
            return judgement.evidence[0]
    return None


def _is_enclosed(item: Filed, order: Filed) -> bool:
    date, number = order.part.date, order.part.number
    dates = {fact.value for fact in facts_of(item, "approval.date")}
    numbers = (fact.value for fact in facts_of(item, "approval.number"))
    return date in dates and any(same_number(number, other) for other in numbers)


RULES: Final = (
    DossierRule(code="DC703", severity=Severity.WARNING, find=order_disagrees),
    DossierRule(code="DC704", severity=Severity.NOTE, find=order_lacking),
    DossierRule(code="DC705", severity=Severity.NOTE, find=approved_lacking),
    DossierRule(code="DC712", severity=Severity.NOTE, find=appendix_lacking),
)
