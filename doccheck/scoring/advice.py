"""What to mend first: the gain of each thing, found by scoring again with it mended."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from doccheck.scoring.figures import ZERO, Figure
from doccheck.scoring.measures import SHORT, Thing
from doccheck.scoring.measures.holders import Holders
from doccheck.scoring.score import AssessedPart, Assessment, Sheet, rescored


class AdviceKind(StrEnum):
    #: One organisation mends or adds what it lacks.
    ONE = "one"
    #: So many organisations together reach the next step.
    NEXT_STEP = "next_step"
    ALL = "all"
    #: The body raises a number of its own.
    RAISE = "raise"


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    indicator: str
    gain: Decimal
    kind: AdviceKind
    #: Id of the organisation, None for the portfolio.
    member: str | None = None
    #: What to mend or add.
    things: tuple[Thing, ...] = ()
    #: How many organisations.
    count: int = 1
    #: The figure to be reached, where one is raised; of which fact, on which scale.
    needed: Figure | None = None
    fact: str = ""
    scale: str = ""


def advise(sheet: Sheet) -> tuple[Advice, ...]:
    """Return what would add points, the most first."""
    found = [
        advice
        for assessment in sheet.assessments.values()
        for advice in _of(assessment, sheet.subject.choices)
        if advice.gain > 0
    ]
    return tuple(sorted(found, key=_order))


def _order(advice: Advice) -> tuple[Decimal, str, str]:
    return -advice.gain, advice.indicator, advice.member or ""


def _of(assessment: Assessment, choices: Mapping[str, str]) -> Iterator[Advice]:
    things: dict[str, dict[Thing, None]] = {}
    for part in assessment.parts:
        for reading in part.taken.readings:
            short = (thing for thing in reading.things if thing.state in SHORT)
            things.setdefault(reading.member, {}).update(dict.fromkeys(short))
    mending = _Mending(assessment, choices, things)
    yield from mending.ones()
    yield from mending.together()
    yield from mending.raised()


@dataclass(frozen=True, slots=True)
class _Mending:
    """Scores one indicator again, with this or that mended."""

    assessment: Assessment
    choices: Mapping[str, str]
    #: What each organisation must mend or add.
    things: Mapping[str, Mapping[Thing, None]]

    def ones(self) -> Iterator[Advice]:
        """Yield what each organisation can do for itself."""
        parts = self.assessment.parts
        members = dict.fromkeys(name for part in parts for name in part.taken.mended)
        gains: dict[tuple[Figure | None, ...], Decimal] = {}
        for member in members:
            figures = tuple(
                part.taken.mended.get(member, part.taken.figure) for part in parts
            )
            if figures not in gains:
                gains[figures] = self._gain(figures)
            yield Advice(
                indicator=self.assessment.indicator.id,
                gain=gains[figures],
                kind=AdviceKind.ONE,
                member=member,
                things=tuple(self.things.get(member, ())),
            )

    def together(self) -> Iterator[Advice]:
        """Yield what several organisations can do only together."""
        parts = self.assessment.parts
        short = {name for part in parts for name in part.taken.mended}
        if len(short) < 2:
            return
        all_ = [part.taken.all_mended or part.taken.figure for part in parts]
        yield self._group(AdviceKind.ALL, len(short), self._gain(all_))
        one = next(iter(self.ones())).gain
        step = None if one else self._next_step(len(short))
        if step is not None:
            yield step

    def raised(self) -> Iterator[Advice]:
        """Yield the numbers of the body itself that can be raised."""
        figures = [part.taken.figure for part in self.assessment.parts]
        for number, part in enumerate(self.assessment.parts):
            start = part.taken.all_mended or part.taken.figure or Figure()
            if isinstance(part.part.measure, Holders) or _is_unsaid(part):
                continue
            needed = part.part.scale.enough(start)
            if needed is None or needed == part.taken.figure:
                continue
            before, after = list(figures), list(figures)
            before[number], after[number] = part.taken.all_mended, needed
            yield Advice(
                indicator=self.assessment.indicator.id,
                gain=self._points(after) - self._points(before),
                kind=AdviceKind.RAISE,
                things=tuple(t for r in part.taken.readings for t in r.things),
                needed=needed,
                fact=part.part.measure.facts[0],
                scale=part.part.kind,
            )

    def _next_step(self, most: int) -> Advice | None:
        """Return how few organisations must mend what they lack to gain anything."""
        parts = self.assessment.parts
        for count in range(2, most):
            gain = self._gain([_more(part, count) for part in parts])
            if gain > 0:
                return self._group(AdviceKind.NEXT_STEP, count, gain)
        return None

    def _group(self, kind: AdviceKind, count: int, gain: Decimal) -> Advice:
        name = self.assessment.indicator.id
        return Advice(indicator=name, gain=gain, kind=kind, count=count)

    def _gain(self, figures: Sequence[Figure | None]) -> Decimal:
        return self._points(figures) - self.assessment.points

    def _points(self, figures: Sequence[Figure | None]) -> Decimal:
        indicator, parts = self.assessment.indicator, self.assessment.parts
        return rescored(indicator, parts, self.choices, figures)


def _more(part: AssessedPart, count: int) -> Figure | None:
    """Return the figure if so many more organisations held what is needed."""
    figure = part.taken.figure
    if figure is None or figure.of is None or figure.series:
        return figure
    number = min(figure.of, figure.number + count)
    return Figure(number=number, of=figure.of)


def _is_unsaid(part: AssessedPart) -> bool:
    """Tell whether nothing is known that a number could be raised from."""
    is_number = part.part.kind == "bonus"
    return part.taken.figure is None and not is_number


def gain_of(advice: Sequence[Advice], member: str) -> Decimal:
    """Return what an organisation gains if it mends all that it lacks."""
    own = (item.gain for item in advice if item.member == member)
    return sum(own, ZERO)
