"""The score sheet: every indicator with its value, its points and how they came."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from doccheck.scoring.figures import ZERO, Figure, Points
from doccheck.scoring.measures import Reading, Taken, ThingKind
from doccheck.scoring.members import Member, Role, State
from doccheck.scoring.periods import ScoredPeriod
from doccheck.scoring.rules import BodyKind, Indicator, Rules, ScoredPart

#: Key of the fact that keeps an internal analysis from being assessed.
EXTERNAL: Final = "external_analysis_ended"
#: The choice of an option by which only the highest of several points counts.
EXCLUSIVE: Final = "exclusive"


class Status(StrEnum):
    ASSESSED = "assessed"
    NOT_ASSESSED = "not_assessed"
    #: Files that could not be read, or places in them: never taken for missing.
    COULD_NOT_LOOK = "could_not_look"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Key of a sentence in the message catalogue, with the values of its places."""

    key: str
    params: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Who is scored, for which days, by which choices."""

    kind: BodyKind
    period: ScoredPeriod
    choices: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessedPart:
    part: ScoredPart
    taken: Taken
    #: None where nothing can be said.
    points: Points | None
    #: Why nothing, or not everything, can be said.
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mattered:
    """A named option that decided: what another choice would give."""

    option: str
    choice: str
    other: str
    points: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    indicator: Indicator
    status: Status
    #: 0 to 1 for a share, a number of things otherwise.
    value: Decimal | None = None
    points: Decimal = ZERO
    #: None where there is no limit.
    most: Decimal | None = None
    parts: tuple[AssessedPart, ...] = ()
    reasons: tuple[Reason, ...] = ()
    mattered: tuple[Mattered, ...] = ()
    #: Points if all that could not be seen were missing, and if it were there.
    doubt: tuple[Decimal, Decimal] | None = None

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Return how each organisation stands: with the first part that tells."""
        return next((p.taken.readings for p in self.parts if p.taken.readings), ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    subject: Subject
    assessments: Mapping[str, Assessment]

    @property
    def total(self) -> Decimal:
        return sum((item.points for item in self.assessments.values()), ZERO)


def score(members: Sequence[Member], subject: Subject, rules: Rules) -> Sheet:
    """Return the sheet of a portfolio. Pure: the same members, the same points."""
    found = {
        name: assess(indicator, members, subject, rules)
        for name, indicator in rules.indicators.items()
    }
    return Sheet(subject=subject, assessments=MappingProxyType(found))


def assess(
    indicator: Indicator, members: Sequence[Member], subject: Subject, rules: Rules
) -> Assessment:
    """Return the assessment of one indicator."""
    reason = _not_due(indicator, members, subject)
    if reason is not None:
        is_due = reason.key != "not_for_kind"
        status = Status.NOT_ASSESSED if is_due else Status.NOT_APPLICABLE
        return Assessment(indicator=indicator, status=status, reasons=(reason,))
    if indicator.unless_external:
        members = [item for item in members if not _was_analysed(item, subject)]
    parts = tuple(_part(part, members, subject) for part in indicator.parts)
    seen = [part for part in parts if part.points is not None]
    return Assessment(
        indicator=indicator,
        status=_status(parts),
        value=_value([part.taken.figure for part in seen]),
        points=joined(indicator, [part.points for part in parts], subject.choices),
        most=_most(indicator, subject),
        parts=parts,
        reasons=_distinct(reason for part in parts for reason in part.reasons),
        mattered=tuple(_mattered(indicator, parts, subject, rules)),
        doubt=_doubt(indicator, parts, subject),
    )


def _distinct(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    found: list[Reason] = []
    for reason in reasons:
        if reason not in found:
            found.append(reason)
    return tuple(found)


def joined(
    indicator: Indicator, points: Sequence[Points | None], choices: Mapping[str, str]
) -> Decimal:
    """Return the points of an indicator from those of its parts."""
    numbers = [item.points for item in points if item is not None]
    if indicator.joined and choices.get(indicator.joined) == EXCLUSIVE:
        return max(numbers, default=ZERO)
    return sum(numbers, ZERO)


def _not_due(
    indicator: Indicator, members: Sequence[Member], subject: Subject
) -> Reason | None:
    if indicator.kinds and subject.kind not in indicator.kinds:
        return Reason(key="not_for_kind", params={"kind": str(subject.kind)})
    if indicator.unless_external:
        for member in members:
            if member.role is Role.BODY and _was_analysed(member, subject):
                day = member.facts[EXTERNAL].value
                return Reason(key="recent_external", params={"day": day})
    return None


def _was_analysed(member: Member, subject: Subject) -> bool:
    """Tell whether an external analysis ended less than a year before the last day."""
    stated = member.facts.get(EXTERNAL)
    if stated is None:
        return False
    ended = datetime.date.fromisoformat(stated.value)
    last = subject.period.last
    return _year_before(last) < ended <= last


def _year_before(day: datetime.date) -> datetime.date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year - 1, day=28)


def _part(
    part: ScoredPart, members: Sequence[Member], subject: Subject
) -> AssessedPart:
    taken = part.measure.take(members, subject.period)
    figure = taken.figure
    return AssessedPart(
        part=part,
        taken=taken,
        points=part.scale.points(figure, subject.choices) if figure else None,
        reasons=tuple(_reasons(part, taken)),
    )


def _reasons(part: ScoredPart, taken: Taken) -> Iterator[Reason]:
    """Yield why nothing, or not everything, can be said of a part."""
    states = {reading.state for reading in taken.readings}
    if State.UNKNOWN in states:
        yield Reason(key="could_not_look", params={"paths": _paths(taken.readings)})
    if taken.figure is None and states & {State.MISSING, State.FLAWED}:
        yield Reason(key="unconfirmed", params={"things": _lacking(taken.readings)})
    if taken.lacks and not taken.readings and part.measure.documents:
        types = ", ".join(part.measure.documents)
        params = {"types": types, "keys": ", ".join(taken.lacks)}
        yield Reason(key="no_document", params=params)
    elif taken.lacks:
        yield Reason(key="no_fact", params={"keys": ", ".join(taken.lacks)})
    if taken.figure is None and not taken.readings and not taken.lacks:
        yield Reason(key="no_organisations")


def _paths(readings: Sequence[Reading]) -> str:
    """Return the files that could not be looked at, or not everywhere."""
    unseen = (
        thing.path
        for reading in readings
        for thing in reading.things
        if reading.state is State.UNKNOWN and thing.state is State.UNKNOWN
    )
    return ", ".join(dict.fromkeys(filter(None, unseen)))


def _lacking(readings: Sequence[Reading]) -> str:
    names = (
        thing.name
        for reading in readings
        for thing in reading.things
        if thing.state in (State.MISSING, State.FLAWED)
        and thing.kind is not ThingKind.FACT
    )
    return ", ".join(dict.fromkeys(names))


def _status(parts: Sequence[AssessedPart]) -> Status:
    if any(part.points is not None for part in parts):
        return Status.ASSESSED
    keys = {reason.key for part in parts for reason in part.reasons}
    return Status.COULD_NOT_LOOK if "could_not_look" in keys else Status.NOT_ASSESSED


def _value(figures: Sequence[Figure | None]) -> Decimal | None:
    """Return the value of the first part; of parts that only count, their sum."""
    known = [figure for figure in figures if figure]
    if not known:
        return None
    if all(figure.of is None and not figure.series for figure in known):
        return sum((figure.number for figure in known), ZERO)
    return _share(known[0])


def _share(figure: Figure) -> Decimal:
    if figure.series:
        shares = [item.number / item.of for item in figure.series if item.of]
        if shares:  # the share that did, where the figures are those that did not
            return 1 - sum(shares, ZERO) / len(shares)
        return sum((item.number for item in figure.series), ZERO)
    return figure.number if figure.of is None else figure.per_cent / 100


def _most(indicator: Indicator, subject: Subject) -> Decimal | None:
    numbers = [
        part.scale.most(part.measure.periods(subject.period))
        for part in indicator.parts
    ]
    known = [number for number in numbers if number is not None]
    if len(known) < len(numbers):
        return None
    if indicator.joined and subject.choices.get(indicator.joined) == EXCLUSIVE:
        return max(known)
    return sum(known, ZERO)


def _mattered(
    indicator: Indicator,
    parts: Sequence[AssessedPart],
    subject: Subject,
    rules: Rules,
) -> Iterator[Mattered]:
    now = joined(indicator, [part.points for part in parts], subject.choices)
    for option in rules.options.values():
        chosen = subject.choices[option.name]
        for other in option.choices:
            choices = {**subject.choices, option.name: other}
            points = rescored(indicator, parts, choices)
            if points != now:
                yield Mattered(
                    option=option.name, choice=chosen, other=other, points=points
                )


def rescored(
    indicator: Indicator,
    parts: Sequence[AssessedPart],
    choices: Mapping[str, str],
    figures: Sequence[Figure | None] | None = None,
) -> Decimal:
    """Return the points by other choices, or with other figures for the parts."""
    if figures is None:
        figures = [part.taken.figure for part in parts]
    found = [
        part.part.scale.points(figure, choices) if figure else None
        for part, figure in zip(parts, figures, strict=True)
    ]
    return joined(indicator, found, choices)


def _doubt(
    indicator: Indicator, parts: Sequence[AssessedPart], subject: Subject
) -> tuple[Decimal, Decimal] | None:
    """Return the least and the most points that what was not seen could give."""
    if not any(part.taken.doubt for part in parts):
        return None
    ends = []
    for end in (0, 1):
        figures = [
            part.taken.doubt[end] if part.taken.doubt else part.taken.figure
            for part in parts
        ]
        ends.append(rescored(indicator, parts, subject.choices, figures))
    return ends[0], ends[1]
