"""How an organisation holds its documents: one in force, or a series."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from doccheck.checklists.load import validate
from doccheck.checklists.model import Organisation
from doccheck.checklists.yaml_lines import load_yaml
from doccheck.shipped import data_folder

HOLDINGS: Final = "terms/dossier.yaml"
HOLDINGS_SCHEMA: Final = "dossier-1.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """How documents of a type stand in a set."""

    type: str
    #: One is in force; otherwise each stands for itself.
    is_single: bool
    #: Whose set lacks something without it.
    due: tuple[Organisation, ...] = ()


def load_holdings(extra: Sequence[Path] = ()) -> Mapping[str, Holding]:
    """Return the types that sets hold, in their order.

    Raises:
        ChecklistError: A file is wrong.
    """
    found: dict[str, Holding] = {}
    for folder in (data_folder("checklists"), *extra):
        path = folder / HOLDINGS
        if path.is_file():
            raw: Any = load_yaml(path)
            validate(raw, HOLDINGS_SCHEMA, path)
            for type_, item in raw["types"].items():
                found[type_] = Holding(
                    type=type_,
                    is_single=item["held"] == "once",
                    due=tuple(map(Organisation, item.get("due") or ())),
                )
    return MappingProxyType(found)
