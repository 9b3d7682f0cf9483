"""The score sheet of a portfolio as a workbook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from doccheck.reports.score_map import ScoreMap
from doccheck.reports.score_words import ScoreWords
from doccheck.reports.workbook import Cell, Sheet, Tone, Workbook
from doccheck.scoring.measures import SHORT
from doccheck.scoring.members import Member, State
from doccheck.scoring.score import Assessment, Status

SIGNS: Final = MappingProxyType(
    {
        State.HELD: ("✓", Tone.GOOD),
        State.FLAWED: ("◐", Tone.WARN),
        State.MISSING: ("✗", Tone.BAD),
        State.UNKNOWN: ("?", Tone.WARN),
    }
)
SHEET_HEAD: Final = (
    *(("indicator", 11), ("title", 44), ("status", 18), ("points", 10)),
    *(("most", 10), ("change", 10), ("arithmetic", 60), ("without", 50)),
    *(("notes", 60), ("confirmed", 40)),
)
ADVICE_HEAD: Final = (("gain", 10), ("indicator", 11), ("title", 44), ("what", 90))
#: Width of a name, and of the sign under a head that is read from below.
NAME_WIDTH: Final = 44
SIGN_WIDTH: Final = 7


def xlsx_score(words: ScoreWords) -> Iterator[bytes]:
    """Yield the workbook: the sheet, advice, the map, what to look at."""
    yield _ScoreBook(words).written()


class _ScoreBook:
    def __init__(self, words: ScoreWords) -> None:
        self._words = words
        self._report = words.report
        self._book = Workbook(self._say("page.score_title"))

    def written(self) -> bytes:
        self._write_summary()
        self._write_sheet()
        self._write_advice()
        self._write_map()
        self._write_problems()
        return self._book.finish()

    def _say(self, key: str, **params: object) -> str:
        return self._words.words.say(key, **params)

    def _table(self, name: str, head: Iterable[tuple[str, int]]) -> Sheet:
        columns = list(head)
        sheet = self._book.sheet(self._say(name), [width for _, width in columns])
        sheet.head(*(self._say(f"score_table.{key}") for key, _ in columns))
        return sheet

    def _write_summary(self) -> None:
        report, words, say = self._report, self._words, self._say
        portfolio = report.portfolio
        sheet = self._book.sheet(say("page.summary"), (70, 14, 14))
        sheet.row(say("score.title", body=portfolio.body), tone=Tone.TITLE)
        first, last = (
            words.day(portfolio.period.first),
            words.day(portfolio.period.last),
        )
        kind = say(f"score.body_kind.{portfolio.kind}")
        sheet.row(say("score.period", kind=kind, first=first, last=last))
        for text in report.assumed:
            sheet.row(say("score_page.assumed", what=text))
        sheet.row()
        sheet.row(None, *self._heads("points", "change"), tone=Tone.HEAD)
        earlier = report.earlier.total if report.earlier else None
        sheet.row(say("score_page.total"), *_numbers(report.sheet.total, earlier))
        for number, titles in report.rules.projects.items():
            items = [
                item
                for item in report.sheet.assessments.values()
                if item.indicator.project == number and item.status is Status.ASSESSED
            ]
            if items:
                points = sum((item.points for item in items), Decimal())
                name = f"{number}. {words.words.name(titles)}"
                sheet.row(name, *_numbers(points, self._earlier(items)))

    def _heads(self, *keys: str) -> Iterator[Cell]:
        return (self._say(f"score_table.{key}") for key in keys)

    def _earlier(self, items: Iterable[Assessment]) -> Decimal | None:
        """Return the earlier points of indicators, None where one had none."""
        earlier = self._report.earlier
        points = [earlier.points.get(i.indicator.id) for i in items] if earlier else []
        known = [item for item in points if item is not None]
        return sum(known, Decimal()) if known and len(known) == len(points) else None

    def _write_sheet(self) -> None:
        sheet = self._table("score_page.projects", SHEET_HEAD)
        for item in self._report.sheet.assessments.values():
            sheet.row(*self._indicator(item))
        sheet.finish()

    def _indicator(self, item: Assessment) -> Iterator[Cell]:
        words, name = self._words, item.indicator.id
        yield name
        yield words.title(name)
        yield self._say(f"score.status.{item.status}")
        if item.status is Status.ASSESSED:
            points, change = _numbers(item.points, self._earlier([item]))
            yield points, _tone(item)
            yield None if item.most is None else float(item.most)
            yield change
        else:
            yield from (None, None, None)
        yield "\n".join(words.workings(item))
        short = (r.member for r in item.readings if r.state in SHORT)
        yield "; ".join(map(words.name, short))
        yield "\n".join(words.notes(item))
        yield words.confirms(name)

    def _write_advice(self) -> None:
        words = self._words
        sheet = self._table("score_page.advice", ADVICE_HEAD)
        for item in self._report.advice:
            title = words.title(item.indicator)
            gain = float(item.gain), Tone.GOOD
            sheet.row(gain, item.indicator, title, words.advice(item))
        sheet.finish()

    def _write_map(self) -> None:
        """Write which organisation has what; nothing where nobody asks for it."""
        words, found = self._words, ScoreMap.of(self._report)
        widths = (NAME_WIDTH, 16, *[SIGN_WIDTH] * len(found.columns))
        sheet = self._book.sheet(self._say("score_page.map"), widths)
        columns = ((words.thing(name), Tone.STEEP) for name in found.columns)
        sheet.head(*self._heads("organisation", "role"), *columns)
        for member in self._report.members:
            sheet.row(*self._member(member, found))
        sheet.row()
        for state, sign in SIGNS.items():
            sheet.row(self._say(f"score.state.{state}"), sign)

    def _member(self, member: Member, found: ScoreMap) -> Iterator[Cell]:
        yield member.name
        yield self._say(f"score.role.{member.role}")
        for column in found.columns:
            thing = found.things.get((member.id, column))
            yield SIGNS[thing.state] if thing else None

    def _write_problems(self) -> None:
        words = self._words
        if not self._report.problems:
            return
        sheet = self._book.sheet(self._say("score_page.problems"), (120,))
        sheet.head(self._say("score_page.problems"))
        for problem in self._report.problems:
            sheet.row(words.problem(problem))


def _numbers(points: Decimal, earlier: Decimal | None) -> tuple[float, float | None]:
    """Return points, and how they changed where they are known from before."""
    return float(points), None if earlier is None else float(points - earlier)


def _tone(item: Assessment) -> Tone:
    """Return how an indicator looks; one without a limit is never had in full."""
    if item.points < 0:
        return Tone.BAD
    if item.most is None:
        return Tone.PLAIN
    return Tone.GOOD if item.points >= item.most else Tone.WARN
