"""Measures: from the members of a portfolio to a figure. `MEASURES` names all kinds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from doccheck.scoring.measures.amount import Amount
from doccheck.scoring.measures.cycles import Months, Quarters
from doccheck.scoring.measures.holders import Holders
from doccheck.scoring.measures.measure import (
    SHORT,
    Measure,
    Reading,
    Taken,
    Thing,
    ThingKind,
    Whom,
)
from doccheck.scoring.measures.ratio import Ratio

MEASURES: Final[Mapping[str, Callable[[Mapping[str, Any]], Measure]]] = (
    MappingProxyType(
        {
            "holders": Holders.from_params,
            "amount": Amount.from_params,
            "ratio": Ratio.from_params,
            "months": Months.from_params,
            "quarters": Quarters.from_params,
        }
    )
)

__all__ = [
    "MEASURES",
    "SHORT",
    "Measure",
    "Reading",
    "Taken",
    "Thing",
    "ThingKind",
    "Whom",
]
