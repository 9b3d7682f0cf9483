"""The kinds of reading, by the word that checklists use."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, Protocol

from doccheck.checklists import FactRule
from doccheck.extraction.approved import ApprovedReading
from doccheck.extraction.forms import (
    FilledRowsReading,
    ItemsReading,
    NamedRowReading,
    RowsReading,
)
from doccheck.extraction.lists import ListedReading
from doccheck.extraction.names import NamesReading
from doccheck.extraction.requisites import (
    BlankReading,
    MarkedReading,
    RequisiteReading,
)
from doccheck.extraction.statements import ChoiceReading, StatedReading, ValuesReading
from doccheck.extraction.steps import StepReading
from doccheck.extraction.view import View
from doccheck.findings import Fact


class Reader(Protocol):
    """Reads one fact. Pure: same view, same facts; what is not sure is left out."""

    def read(self, key: str, view: View) -> Iterator[Fact]: ...


READINGS: Final[Mapping[str, Callable[[Mapping[str, Any]], Reader]]] = MappingProxyType(
    {
        "approved": ApprovedReading.from_params,
        "blank": BlankReading.from_params,
        "choice": ChoiceReading.from_params,
        "filled_rows": FilledRowsReading.from_params,
        "items": ItemsReading.from_params,
        "listed": ListedReading.from_params,
        "marked": MarkedReading.from_params,
        "named_row": NamedRowReading.from_params,
        "names": NamesReading.from_params,
        "requisite": RequisiteReading.from_params,
        "rows": RowsReading.from_params,
        "stated": StatedReading.from_params,
        "step": StepReading.from_params,
        "values": ValuesReading.from_params,
    }
)


def read_facts(rules: Sequence[FactRule], view: View) -> tuple[Fact, ...]:
    """Return what a part tells, in the order of the rules."""
    readers = ((rule.key, READINGS[rule.read.kind](rule.read.params)) for rule in rules)
    return tuple(fact for key, reader in readers for fact in reader.read(key, view))
