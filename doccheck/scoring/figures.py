"""What a scale is given, and what it gives: exact numbers, with how they came about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import Final

ZERO: Final = Decimal(0)
HUNDRED: Final = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number, of how many where it is a share, or one figure per month or quarter."""

    number: Decimal = ZERO
    #: None where the number is no share of anything.
    of: Decimal | None = None
    series: tuple[Figure, ...] = ()

    @property
    def per_cent(self) -> Decimal:
        """Return the share, from 0 to 100; that of nothing is 0."""
        if not self.of:
            return ZERO
        return min(HUNDRED, self.number * HUNDRED / self.of)


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    points: Decimal
    #: Key of a sentence in the message catalogue: the arithmetic in words.
    working: str
    values: Mapping[str, Decimal] = field(default_factory=lambda: MappingProxyType({}))


def plain(value: Decimal) -> Decimal:
    """Return a number without zeros at its end.

    >>> plain(Decimal("1.80")), plain(Decimal("30"))
    (Decimal('1.8'), Decimal('30'))
    """
    if value == value.to_integral():
        return value.quantize(Decimal(1))
    return value.normalize()
