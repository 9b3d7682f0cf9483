"""The sentences of a score sheet: arithmetic, reasons, advice, problems."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Final

from doccheck.reports.catalogue import Catalogue
from doccheck.reports.facts import Reader, show_date
from doccheck.scoring.advice import Advice, AdviceKind
from doccheck.scoring.declared import Problem
from doccheck.scoring.figures import Figure, plain
from doccheck.scoring.measures import Thing, ThingKind
from doccheck.scoring.measures.ratio import Ratio
from doccheck.scoring.members import State
from doccheck.scoring.report import ScoreReport
from doccheck.scoring.score import AssessedPart, Assessment, Mattered, Reason

#: Decimals that are shown of a share that has no end.
SHOWN: Final = Decimal("0.01")
#: Of requirements that a document lacks, and of files that were not seen.
MOST_NAMED: Final = 3


@dataclass(frozen=True, slots=True)
class ScoreWords:
    report: ScoreReport
    reader: Reader

    @property
    def words(self) -> Catalogue:
        return self.reader.words

    def number(self, value: Decimal | None) -> str:
        """Return a number as readers of the language write it; "–" for none."""
        if value is None:
            return "–"
        exact = value == value.quantize(SHOWN)
        text = str(plain(value if exact else value.quantize(SHOWN)))
        text = text.replace("-", "−")
        return text if self.words.language == "en" else text.replace(".", ",")

    def signed(self, value: Decimal) -> str:
        return f"+{self.number(value)}" if value > 0 else self.number(value)

    def day(self, day: datetime.date) -> str:
        return show_date(day.isoformat())

    def name(self, member: str) -> str:
        return self.report.member(member).name

    def line(self, assessment: Assessment) -> str:
        """Return an indicator with its points, their maximum and how they changed."""
        name = assessment.indicator.id
        key = "score.line_open" if assessment.most is None else "score.line"
        line = self.words.say(
            key,
            id=name,
            title=self.title(name),
            points=self.number(assessment.points),
            most=self.number(assessment.most),
        )
        earlier = self.report.earlier
        before = earlier.points.get(name) if earlier else None
        if before is None or before == assessment.points:
            return line
        change = self.signed(assessment.points - before)
        return self.words.say("score.line_trend", line=line, change=change)

    def confirms(self, indicator: str) -> str:
        return self.words.name(self.report.rules.indicators[indicator].confirms)

    def notes(self, assessment: Assessment) -> Iterator[str]:
        """Yield what must be known beside the points."""
        yield from self.remarks(assessment)
        yield from map(self.mattered, assessment.mattered)

    def remarks(self, assessment: Assessment, *, all_: bool = True) -> Iterator[str]:
        """Yield why not all could be assessed, and the note of the rules."""
        for reason in assessment.reasons:
            yield self.reason(reason)
        if assessment.doubt:
            least, most = map(self.number, assessment.doubt)
            yield self.words.say("score.doubt", least=least, most=most)
        if assessment.indicator.note and all_:
            yield self.words.name(assessment.indicator.note)

    def title(self, indicator: str) -> str:
        return self.words.name(self.report.rules.indicators[indicator].titles)

    def fact(self, key: str) -> str:
        """Return the name of a fact with its key: what to write, and where."""
        rule = self.report.rules.fact(key) or self.report.rules.facts.get(key)
        return f"{self.words.name(rule.titles)} ({key})" if rule else key

    def thing(self, name: str) -> str:
        """Return the name of a type of document, or of a link."""
        rule = self.report.rules.facts.get(name)
        return self.words.name(rule.titles) if rule else self.reader.type_title(name)

    def workings(self, assessment: Assessment) -> Iterator[str]:
        """Yield the arithmetic in words, part by part."""
        several = len(assessment.parts) > 1
        for part in assessment.parts:
            if part.points is None:
                continue
            text = self._working(part)
            yield f"{self._label(part)}: {text}" if several else text

    def _working(self, part: AssessedPart) -> str:
        points, figure = part.points, part.taken.figure
        if points is None or figure is None:
            return ""
        values = {name: self.number(value) for name, value in points.values.items()}
        values.setdefault("number", self.number(figure.number))
        values |= {"of": self.number(figure.of), "points": self.number(points.points)}
        measure = part.part.measure
        is_told = isinstance(measure, Ratio) and measure.of is None
        key = f"{points.working}_told" if is_told else points.working
        return self.words.say(f"score.working.{key}", **values)

    def _label(self, part: AssessedPart) -> str:
        measure = part.part.measure
        names = measure.facts or measure.documents
        return ", ".join(map(self.thing, names[:1]))

    def reason(self, reason: Reason) -> str:
        shown = {name: self._param(name, v) for name, v in reason.params.items()}
        file = self.report.portfolio.path.name
        return self.words.say(f"score.reason.{reason.key}", file=file, **shown)

    def _param(self, name: str, value: str) -> str:
        items = value.split(", ")
        if name == "keys":
            return "; ".join(map(self.fact, items))
        if name == "paths":
            return self._few(items)
        if name in ("types", "things"):
            return ", ".join(map(self.thing, items))
        if name == "kind":
            return self.words.say(f"score.body_kind.{value}")
        return show_date(value)

    def mattered(self, item: Mattered, points: str = "") -> str:
        """Return what another choice would give; of one indicator by default."""
        option = self.report.rules.options[item.option]
        return self.words.say(
            "score.mattered",
            title=self.words.name(option.titles),
            choice=self.words.name(option.choices[item.choice]),
            other=self.words.name(option.choices[item.other]),
            name=f"{item.option}={item.other}",
            points=points or self.number(item.points),
        )

    def problem(self, problem: Problem) -> str:
        params = dict(problem.params)
        if "type" in params:
            params["expected"] = self.words.say(f"score.fact_type.{params['type']}")
        if params.get("close"):
            params["close"] = self.words.say("score.close", key=params["close"])
        said = self.words.say(f"score.problem.{problem.reason}", **params)
        return f"{problem.place}: {said}"

    def advice(self, advice: Advice) -> str:
        """Return what to do, without the gain."""
        if advice.kind is AdviceKind.RAISE:
            return self._raise(advice)
        if advice.member is None:
            key = f"score.advice.{advice.kind}"
            named = self._kinds(advice)
            return self.words.say(key, count=advice.count, things=named)
        return f"{self.name(advice.member)}: {self.what(advice)}"

    def what(self, advice: Advice) -> str:
        """Return what an organisation must mend or add."""
        ordered = sorted(advice.things, key=_what_to_do)
        return "; ".join(
            self._to_do(key, list(things))
            for key, things in groupby(ordered, key=_what_to_do)
        )

    def _to_do(self, key: str, things: list[Thing]) -> str:
        if key == "add_link":
            names = ", ".join(self.thing(thing.name) for thing in things)
            return self.words.say("score.advice.add_link", things=names)
        return "; ".join(self._document(key, thing) for thing in things)

    def _document(self, key: str, thing: Thing) -> str:
        params: dict[str, object] = {
            "document": self.thing(thing.name),
            "path": thing.path or "",
            "standing": self.words.say(f"score.standing.{thing.standing}"),
            "lacking": self._lacking(thing.lacking),
            "quarters": ", ".join(map(str, thing.without)),
        }
        return self.words.say(f"score.advice.{key}", **params)

    def _lacking(self, ids: tuple[str, ...]) -> str:
        return self._few([self.reader.requirement_title(name) for name in ids])

    def _few(self, names: Sequence[str]) -> str:
        rest = len(names) - MOST_NAMED
        more = f" … (+{rest})" if rest > 0 else ""
        return ", ".join(names[:MOST_NAMED]) + more

    def _kinds(self, advice: Advice) -> str:
        parts = self.report.rules.indicators[advice.indicator].parts
        names = (n for p in parts for n in (*p.measure.documents, *p.measure.facts))
        return self._few([self.thing(name) for name in dict.fromkeys(names)])

    def _raise(self, advice: Advice) -> str:
        needed = advice.needed or Figure()
        return self.words.say(
            f"score.advice.raise_{RAISABLE.get(advice.scale, 'number')}",
            fact=self.thing(advice.fact),
            number=self.number(needed.number),
            of=self.number(needed.of),
        )


#: How a number is raised, by the kind of scale.
RAISABLE: Final[Mapping[str, str]] = {
    "share_steps": "share",
    "share_per_cent": "share",
    "capped_per_item": "months",
    "proportional_deduction": "quarters",
}


def _what_to_do(thing: Thing) -> str:
    if thing.kind is not ThingKind.DOCUMENT:
        return "add_link" if thing.state is State.MISSING else "mend_link"
    if thing.state is State.FLAWED:
        return "mend_document"
    if thing.without and thing.path and not thing.standing:
        return "add_quarters"
    return "add_instead" if thing.standing else "add_document"
