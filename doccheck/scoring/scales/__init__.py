"""Scales: from a figure to points. One module per kind; `SCALES` names them all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from doccheck.scoring.scales.bonus import Bonus
from doccheck.scoring.scales.brackets import Brackets
from doccheck.scoring.scales.deduction import Deduction
from doccheck.scoring.scales.items import CappedPerItem, PerItem
from doccheck.scoring.scales.proportional import ProportionalDeduction
from doccheck.scoring.scales.scale import Scale
from doccheck.scoring.scales.share import Share

SCALES: Final[Mapping[str, Callable[[Mapping[str, Any]], Scale]]] = MappingProxyType(
    {
        "share_steps": Share.from_params,
        "share_per_cent": Share.per_cent,
        "brackets": Brackets.from_params,
        "per_item": PerItem.from_params,
        "capped_per_item": CappedPerItem.from_params,
        "deduction": Deduction.from_params,
        "proportional_deduction": ProportionalDeduction.from_params,
        "bonus": Bonus.from_params,
    }
)

__all__ = ["SCALES", "Scale"]
