"""The score sheet for a person: the total, each indicator, then what to mend first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from doccheck.reports.score_words import ScoreWords
from doccheck.reports.style import Ink, Sheet, TextStyle
from doccheck.scoring.advice import gain_of
from doccheck.scoring.figures import ZERO
from doccheck.scoring.members import State
from doccheck.scoring.score import Assessment, Mattered, Status

#: Of advice and of names, where not all of them are asked for.
SHOWN: Final = 12
SHOWN_NAMES: Final = 5


def score_text(words: ScoreWords, style: TextStyle) -> Iterator[str]:
    """Yield the sheet section by section."""
    sheet = Sheet(style)
    _write_head(words, sheet)
    for section in SECTIONS:
        section(words, sheet)
        yield sheet.take()


def _write_head(words: ScoreWords, sheet: Sheet) -> None:
    report = words.report
    portfolio = report.portfolio
    period = portfolio.period
    say = words.words.say
    sheet.line(say("score.title", body=portfolio.body), ink=Ink.BOLD)
    sheet.line(
        say(
            "score.period",
            kind=say(f"score.body_kind.{portfolio.kind}"),
            first=words.day(period.first),
            last=words.day(period.last),
        )
    )
    sheet.line(_total(words), ink=Ink.BOLD)
    if report.assumed:
        sheet.line(say("score.assumed", what=", ".join(report.assumed)), mark="!")


def _total(words: ScoreWords) -> str:
    report = words.report
    points = words.number(report.sheet.total)
    if report.earlier is None:
        return words.words.say("score.total", points=points)
    change = words.signed(report.sheet.total - report.earlier.total)
    return words.words.say(
        "score.total_trend", points=points, change=change, name=report.earlier.name
    )


def _write_projects(words: ScoreWords, sheet: Sheet) -> None:
    report = words.report
    for number, titles in report.rules.projects.items():
        found = [
            item
            for item in report.sheet.assessments.values()
            if item.indicator.project == number and item.status is Status.ASSESSED
        ]
        if not found:
            continue
        sheet.blank()
        points = words.number(sum((item.points for item in found), ZERO))
        title = words.words.name(titles)
        said = words.words.say(
            "score.project", number=number, title=title, points=points
        )
        sheet.line(said, ink=Ink.BOLD)
        for item in found:
            _write_assessment(item, words, sheet)


def _write_assessment(item: Assessment, words: ScoreWords, sheet: Sheet) -> None:
    mark, ink = MARKS[_standing(item)]
    sheet.line(words.line(item), indent=2, mark=mark, mark_ink=ink)
    if sheet.style.quiet:
        return
    for text in words.workings(item):
        sheet.line(text, indent=6, ink=Ink.FAINT)
    short = [words.name(r.member) for r in item.readings if r.state in SHORT]
    if short and len(item.readings) > 1:
        named = _few(short, sheet)
        sheet.line(words.words.say("score.short", names=named), indent=6)
    for note in words.remarks(item, all_=sheet.style.verbose):
        sheet.line(note, indent=6)


SHORT: Final = frozenset({State.MISSING, State.FLAWED})
MARKS: Final[Mapping[str, tuple[str, Ink]]] = MappingProxyType(
    {
        "full": ("✓", Ink.GREEN),
        "part": ("◐", Ink.YELLOW),
        "none": ("✗", Ink.RED),
        "open": ("•", Ink.PLAIN),
    }
)


def _standing(item: Assessment) -> str:
    """Return whether all is had that can be had; "open" where there is no limit."""
    if item.points < 0 or (item.most and not item.points):
        return "none"
    if item.most is None:
        return "open"
    return "full" if item.points >= item.most else "part"


def _few(names: Sequence[str], sheet: Sheet) -> str:
    shown = names if sheet.style.verbose else names[:SHOWN_NAMES]
    rest = len(names) - len(shown)
    return ", ".join(shown) + (f" … (+{rest})" if rest else "")


def _write_unassessed(words: ScoreWords, sheet: Sheet) -> None:
    headings = {
        Status.COULD_NOT_LOOK: "score.unseen",
        Status.NOT_ASSESSED: "score.not_assessed",
        Status.NOT_APPLICABLE: "score.not_applicable",
    }
    for status, key in headings.items():
        found = [
            item
            for item in words.report.sheet.assessments.values()
            if item.status is status
        ]
        if found:
            sheet.blank()
            sheet.line(words.words.say(key), ink=Ink.BOLD)
        for item in found:
            name = f"{item.indicator.id} {words.title(item.indicator.id)}"
            sheet.line(name, indent=2, mark="–")
            for reason in item.reasons if not sheet.style.quiet else ():
                sheet.line(words.reason(reason), indent=6)


def _write_options(words: ScoreWords, sheet: Sheet) -> None:
    """Write each choice once, with the indicators that it decided."""
    decided: dict[tuple[str, str], list[tuple[str, Mattered]]] = {}
    for name, item in words.report.sheet.assessments.items():
        for mattered in item.mattered:
            key = (mattered.option, mattered.other)
            decided.setdefault(key, []).append((name, mattered))
    found = [
        words.mattered(
            items[0][1],
            "; ".join(f"{name} – {words.number(item.points)}" for name, item in items),
        )
        for items in decided.values()
    ]
    _write_list("score.options", found, words, sheet)


def _write_advice(words: ScoreWords, sheet: Sheet) -> None:
    found = [
        words.words.say(
            "score.advice_line",
            gain=words.signed(item.gain),
            indicator=item.indicator,
            title=words.title(item.indicator),
            what=words.advice(item),
        )
        for item in words.report.advice
    ]
    _write_list("score.advice_title", found, words, sheet)


def _write_organisations(words: ScoreWords, sheet: Sheet) -> None:
    """Write what each organisation gains if it mends all that it lacks."""
    advice = words.report.advice
    own: dict[str, int] = {}
    for item in advice:
        if item.member is not None:
            own[item.member] = own.get(item.member, 0) + 1
    gains: list[tuple[Decimal, str]] = [(gain_of(advice, name), name) for name in own]
    gains.sort(key=lambda item: (-item[0], item[1]))
    found = [
        words.words.say(
            "score.by_organisation_line",
            gain=words.signed(gain),
            name=words.name(name),
            count=own[name],
        )
        for gain, name in gains
    ]
    _write_list("score.by_organisation", found, words, sheet)


def _write_problems(words: ScoreWords, sheet: Sheet) -> None:
    found = [words.problem(item) for item in words.report.problems]
    _write_list("score.problems", found, words, sheet, mark="!")


def _write_list(
    key: str, lines: Sequence[str], words: ScoreWords, sheet: Sheet, *, mark: str = ""
) -> None:
    if not lines:
        return
    sheet.blank()
    sheet.line(words.words.say(key), ink=Ink.BOLD)
    shown = lines if sheet.style.verbose else lines[:SHOWN]
    for text in shown:
        sheet.line(text, indent=2, mark=mark)
    if len(shown) < len(lines):
        rest = words.words.say("score.and_more", n=len(lines) - len(shown))
        sheet.line(rest, indent=2)


SECTIONS: Final = (
    _write_projects,
    _write_unassessed,
    _write_options,
    _write_advice,
    _write_organisations,
    _write_problems,
)
