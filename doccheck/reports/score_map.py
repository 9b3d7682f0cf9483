"""Which organisation has what an indicator needs of it: the map of a portfolio."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from doccheck.scoring.measures import Thing, ThingKind
from doccheck.scoring.members import WORST_FIRST
from doccheck.scoring.report import ScoreReport


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreMap:
    """Documents and links by organisation."""

    #: Types of documents and keys of links, in the order of the indicators.
    columns: tuple[str, ...]
    #: By id of the organisation and column; nothing where nobody asks for it.
    things: Mapping[tuple[str, str], Thing]

    @classmethod
    def of(cls, report: ScoreReport) -> ScoreMap:
        columns: dict[str, None] = {}
        things: dict[tuple[str, str], Thing] = {}
        for member, thing in _needed(report):
            columns[thing.name] = None
            place = member, thing.name
            if place not in things or _is_worse(thing, things[place]):
                things[place] = thing
        return cls(columns=tuple(columns), things=things)


def _needed(report: ScoreReport) -> Iterator[tuple[str, Thing]]:
    for assessment in report.sheet.assessments.values():
        for part in assessment.parts:
            for reading in part.taken.readings:
                for thing in reading.things:
                    if thing.kind is not ThingKind.FACT:
                        yield reading.member, thing


def _is_worse(thing: Thing, other: Thing) -> bool:
    return WORST_FIRST.index(thing.state) < WORST_FIRST.index(other.state)
