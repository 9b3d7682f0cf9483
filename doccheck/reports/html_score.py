"""The score sheet of a portfolio as a page for a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any, Final

from doccheck import __version__
from doccheck.checklists.model import Wording
from doccheck.reports.html_page import data_block, page
from doccheck.reports.html_texts import Sentences, page_words
from doccheck.reports.score_map import ScoreMap
from doccheck.reports.score_words import ScoreWords
from doccheck.reports.style import printable
from doccheck.scoring.advice import Advice, gain_of
from doccheck.scoring.figures import ZERO
from doccheck.scoring.measures import SHORT, Thing
from doccheck.scoring.members import Member
from doccheck.scoring.report import ScoreReport
from doccheck.scoring.score import Assessment, Status

#: Sections of the catalogue that the scripts of the page speak with.
SECTIONS: Final = ("page", "score_page", "score.state", "score.role", "score.status")
SCRIPTS: Final = ("score",)

Json = dict[str, Any]
Say = Callable[[ScoreWords], str]


def html_score(words: ScoreWords) -> Iterator[str]:
    """Yield the page; it speaks three languages and loads nothing."""
    language = words.reader.language
    head, tail = page("score", "score_title", SCRIPTS, language=language)
    yield head
    run = _ScoreData(words.report, Sentences.of(words.reader)).json()
    run |= {"version": __version__, "language": language}
    yield data_block("words", page_words(*SECTIONS)) + data_block("run", run) + tail


class _ScoreData:
    """Turns a score report into data with numbers for sentences."""

    def __init__(self, report: ScoreReport, sentences: Sentences) -> None:
        self._report = report
        self._sentences = sentences
        self._map = ScoreMap.of(report)

    def json(self) -> Json:
        report = self._report
        data = {
            "body": printable(report.portfolio.body),
            "about": self._say(_about),
            "total": self._say(lambda words: words.number(report.sheet.total)),
            "trend": self._trend(),
            "assumed": [printable(text) for text in report.assumed],
            "projects": list(self._projects()),
            "unassessed": list(self._unassessed()),
            "advice": [self._advice(item) for item in report.advice],
            "columns": [self._column(name) for name in self._map.columns],
            "members": [self._member(item) for item in report.members],
            "options": list(self._options()),
            "problems": self._several(
                lambda words: map(words.problem, report.problems)
            ),
        }
        return data | {"sentences": self._sentences.all()}

    def _say(self, say: Say) -> int:
        report = self._report
        return self._sentences.number(lambda reader: say(ScoreWords(report, reader)))

    def _number(self, value: Decimal | None) -> int:
        return self._say(lambda words: words.number(value))

    def _signed(self, value: Decimal) -> int:
        return self._say(lambda words: words.signed(value))

    def _trend(self) -> Json | None:
        report = self._report
        if report.earlier is None:
            return None
        change = report.sheet.total - report.earlier.total
        return {
            "change": self._signed(change),
            "tone": _tone(change),
            "against": printable(report.earlier.name),
        }

    def _projects(self) -> Iterator[Json]:
        report = self._report
        for number, titles in report.rules.projects.items():
            found = [
                item
                for item in report.sheet.assessments.values()
                if item.indicator.project == number and item.status is Status.ASSESSED
            ]
            if found:
                yield self._project(number, titles, found)

    def _project(self, number: int, titles: Wording, found: list[Assessment]) -> Json:
        points = sum((item.points for item in found), ZERO)
        return {
            "number": number,
            "title": self._sentences.number(lambda reader: reader.words.name(titles)),
            "points": self._number(points),
            "items": [self._indicator(item) for item in found],
        }

    def _indicator(self, item: Assessment) -> Json:
        name = item.indicator.id
        return {
            "id": name,
            "title": self._title(name),
            "points": self._number(item.points),
            "most": None if item.most is None else self._number(item.most),
            "share": _share(item),
            "tone": _tone_of(item),
            "change": self._change(item),
            "confirms": self._say(lambda words: words.confirms(name)),
            "workings": self._several(lambda words: words.workings(item)),
            "notes": self._notes(item),
            "short": [
                printable(self._report.member(reading.member).name)
                for reading in item.readings
                if reading.state in SHORT
            ],
        }

    def _title(self, name: str) -> int:
        return self._say(lambda words: words.title(name))

    def _several(self, lines: Callable[[ScoreWords], Iterable[str]]) -> list[int]:
        report = self._report
        return self._sentences.numbers(lambda reader: lines(ScoreWords(report, reader)))

    def _change(self, item: Assessment) -> Json | None:
        earlier = self._report.earlier
        before = earlier.points.get(item.indicator.id) if earlier else None
        if before is None or before == item.points:
            return None
        change = item.points - before
        return {"points": self._signed(change), "tone": _tone(change)}

    def _unassessed(self) -> Iterator[Json]:
        for item in self._report.sheet.assessments.values():
            if item.status is not Status.ASSESSED:
                yield {
                    "id": item.indicator.id,
                    "title": self._title(item.indicator.id),
                    "status": item.status,
                    "notes": self._notes(item),
                }

    def _notes(self, item: Assessment) -> list[int]:
        return self._several(lambda words: words.notes(item))

    def _advice(self, advice: Advice) -> Json:
        return {
            "gain": self._signed(advice.gain),
            "indicator": advice.indicator,
            "title": self._title(advice.indicator),
            "what": self._say(lambda words: words.advice(advice)),
            "member": advice.member,
        }

    def _member(self, member: Member) -> Json:
        advice = self._report.advice
        own = [item for item in advice if item.member == member.id]
        return {
            "id": member.id,
            "name": printable(member.name),
            "role": member.role,
            "gain": self._signed(gain_of(own, member.id)) if own else None,
            "things": len(own),
            "unread": [printable(path) for path in member.unreadable],
            "cells": [self._cell(member.id, name) for name in self._map.columns],
        }

    def _column(self, name: str) -> int:
        return self._say(lambda words: words.thing(name))

    def _cell(self, member: str, column: str) -> Json | None:
        thing = self._map.things.get((member, column))
        if thing is None:
            return None
        return {
            "state": thing.state,
            "path": printable(thing.path or ""),
            "lacking": [self._requirement(name) for name in thing.lacking],
            "standing": self._standing(thing),
            "without": list(thing.without),
        }

    def _requirement(self, name: str) -> int:
        return self._sentences.number(lambda reader: reader.requirement_title(name))

    def _standing(self, thing: Thing) -> int | None:
        if not thing.standing:
            return None
        key = f"score.standing.{thing.standing}"
        return self._sentences.number(lambda reader: reader.words.say(key))

    def _options(self) -> Iterator[Json]:
        for name, item in self._report.sheet.assessments.items():
            for number in self._mattered(item):
                yield {"indicator": name, "said": number}

    def _mattered(self, item: Assessment) -> list[int]:
        return self._several(lambda words: map(words.mattered, item.mattered))


def _about(words: ScoreWords) -> str:
    portfolio = words.report.portfolio
    return words.words.say(
        "score.period",
        kind=words.words.say(f"score.body_kind.{portfolio.kind}"),
        first=words.day(portfolio.period.first),
        last=words.day(portfolio.period.last),
    )


def _share(item: Assessment) -> float | None:
    """Return how much of what can be had is had, 0 to 1; None without a limit."""
    if not item.most:
        return None
    share = max(ZERO, item.points / item.most)
    return round(min(1.0, float(share)), 4)


def _tone_of(item: Assessment) -> str:
    """Return how an indicator looks; one without a limit is never had in full."""
    if item.points < 0:
        return "bad"
    if item.most is None:
        return ""
    if item.points >= item.most:
        return "good"
    return "warn" if item.points else "bad"


def _tone(change: Decimal) -> str:
    return "good" if change > 0 else "bad" if change < 0 else ""
