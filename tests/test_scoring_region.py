"""The region of the samples: its sheet by hand, and what every loss in it costs."""

import datetime
import functools
import re
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from doccheck.checklists import Organisation
from doccheck.cli.portfolio_files import read_portfolio_in
from doccheck.cli.score_run import ScoreRun, gate_of
from doccheck.pipeline import check_bytes
from doccheck.scoring.advice import AdviceKind, advise
from doccheck.scoring.load import load_rules
from doccheck.scoring.members import Role
from doccheck.scoring.score import Subject, score

ROOT = Path(__file__).parent.parent
REGION = ROOT / "samples" / "region"
RULES = load_rules()
DAY = datetime.date(2024, 12, 31)

sys.path.append(str(ROOT / "samples"))
from build_region import planned  # noqa: E402 - a script beside the samples

PLANNED = tuple(planned())
#: The indicators that lose points when a valid document of a type is gone.
LOST = {
    "analysis_schedule": {"1.1.1"},
    "analysis_order": {"1.1.2"},
    "discussion_minutes": {"1.2.2"},
    "analytic_note": {"1.2.3"},
    "risk_elimination_plan": {"1.3.1"},
    "monitoring_note": {"1.3.3"},
    "positions_list": {"1.4.1"},
    "cartogram_report": {"1.5.1"},
    "violations_report": {"2.1.1", "2.4.1", "2.5.2", "2.5.4"},
    "reconciliation_act": {"2.2.1"},
    "training_minutes": {"3.1.1"},
    "compliance_regulation": {"3.2.1"},
    "anticorruption_policy": {"3.2.2"},
    "anticorruption_instruction": {"3.2.3"},
    "conflict_of_interest_policy": {"3.2.4"},
    "anticorruption_standard": {"3.2.5"},
    "action_plan": {"3.2.6"},
    "notification_procedure": {"3.2.7"},
    "ethics_code": {"3.2.8"},
    "iso37001_certificate": {"3.3.1"},
    "commission_schedule": {"4.1.1"},
    "social_order_schedule": {"4.1.2"},
    "ethics_commissioner_report": {"4.2.3", "4.2.4"},
    "legal_outreach_report": {"4.3.1"},
}
#: It has no events in the third quarter as it is.
ALREADY_SHORT = {("bilim-uji", "training_minutes")}


class Region:
    """The portfolio with its reports, so that one document can be taken away."""

    def __init__(self, law):
        self.law = law
        self.portfolio = read_portfolio_in(REGION, RULES)
        self.gate = gate_of(law)
        self.reports = {item.place: self.report(item) for item in PLANNED}
        self.sheet = self.sheet_of(self.members())

    def report(self, item, without=frozenset()):
        state = item.folder in {
            listed.folder.name
            for listed in self.portfolio.listed
            if listed.role is not Role.ORGANISATION
        }
        kind = Organisation.STATE_BODY if state else Organisation.QUASI_STATE
        return check_bytes(
            item.bytes(without),
            REGION / item.place,
            self.law,
            organisation=kind,
            today=DAY,
        )

    def member(self, listed, changed=None):
        """Return a member; `changed` maps places to other reports, None to none."""
        own = {
            place: (changed or {}).get(place, report)
            for place, report in self.reports.items()
            if place.startswith(f"{listed.folder.name}/")
        }
        run = ScoreRun(
            portfolio=self.portfolio,
            rules=RULES,
            law=self.law,
            today=DAY,
            jobs=1,
            quiet=True,
        )
        reports = [report for report in own.values() if report is not None]
        return run.member(listed, reports, self.gate)

    @functools.cache  # noqa: B019 - one region a session
    def members(self):
        return tuple(map(self.member, self.portfolio.listed))

    def without(self, item, report=None):
        """Return the members as they are with one document gone or changed."""
        return tuple(
            self.member(listed, {item.place: report})
            if listed.folder.name == item.folder
            else member
            for listed, member in zip(
                self.portfolio.listed, self.members(), strict=True
            )
        )

    def sheet_of(self, members, **choices):
        subject = Subject(
            kind=self.portfolio.kind,
            period=self.portfolio.period,
            choices={**RULES.defaults, **choices},
        )
        return score(members, subject, RULES)


@pytest.fixture(scope="module")
def region(law) -> Region:
    return Region(law)


def changed(before, after) -> set[str]:
    return {
        name
        for name, item in before.assessments.items()
        if item.points != after.assessments[name].points
    }


def expected_of(item) -> set[str]:
    is_short = bool(item.without) or (item.folder, item.type) in ALREADY_SHORT
    return set() if is_short else LOST[item.type]


def assert_advised(region, item, after):
    """Each loss must be advised to whoever had it, with what it cost as the gain."""
    advice = advise(after)
    member = next(
        listed.id
        for listed in region.portfolio.listed
        if listed.folder.name == item.folder
    )
    for name in changed(region.sheet, after):
        cost = region.sheet.assessments[name].points - after.assessments[name].points
        own = [
            advised
            for advised in advice
            if advised.kind is AdviceKind.ONE
            and (advised.indicator, advised.member) == (name, member)
        ]
        assert [advised.gain for advised in own] == [cost], name
        assert item.type in {thing.name for thing in own[0].things}


def test_every_document_of_the_plan_is_in_the_region():
    there = {
        path.relative_to(REGION).as_posix()
        for path in REGION.rglob("*")
        if path.is_file() and path.suffix != ".yaml"
    }
    assert there == {item.place for item in PLANNED}


def test_documents_are_what_their_sources_make():
    for item in PLANNED:
        path = REGION / item.place
        if path.suffix == ".txt":
            assert path.read_bytes() == item.bytes(), item.name


def test_each_document_is_known_and_falls_short_only_where_planned(region):
    for item in PLANNED:
        report = region.reports[item.place]
        assert [part.type for part in report.parts] == [item.type], item.name
        verdict = "fail" if item.without else "pass"
        assert report.parts[0].verdict == verdict, item.name


def test_facts_of_the_portfolio_agree_with_the_documents(region):
    assert not region.portfolio.problems
    run = ScoreRun(
        portfolio=region.portfolio,
        rules=RULES,
        law=region.law,
        today=DAY,
        jobs=1,
        quiet=True,
    )
    for listed in region.portfolio.listed:
        folder = f"{listed.folder.name}/"
        own = [report for p, report in region.reports.items() if p.startswith(folder)]
        run.member(listed, own, region.gate)
    assert run.problems == []


@pytest.mark.parametrize("item", PLANNED, ids=lambda item: item.place)
def test_document_that_is_gone_costs_exactly_its_indicators(item, region):
    after = region.sheet_of(region.without(item))
    assert changed(region.sheet, after) == expected_of(item)
    assert_advised(region, item, after)


FIRST_VALID = {
    (item.type, item.language): item
    for item in reversed(PLANNED)
    if not item.without and (item.folder, item.type) not in ALREADY_SHORT
}
PIECES = [
    pytest.param(item, piece, id=f"{item.type}.{item.language}-{piece}")
    for item in FIRST_VALID.values()
    for piece in item.pieces()
]


@pytest.mark.parametrize(("item", "piece"), PIECES)
def test_chapter_date_or_signature_that_is_gone_costs_the_same(item, piece, region):
    report = region.report(item, frozenset({piece}))
    assert [part.type for part in report.parts] == [item.type]
    assert report.parts[0].verdict == "fail"
    after = region.sheet_of(region.without(item, report))
    assert changed(region.sheet, after) == LOST[item.type]
    assert_advised(region, item, after)


def test_fact_that_is_gone_costs_its_indicator(region):
    body = region.members()[0]
    for key, indicator in (
        ("links.outreach", "4.3.1"),
        ("links.note_and_plan", "1.3.2"),
        ("staff.trained", "4.2.1"),
        ("documentolog.share", "4.2.2"),
        ("districts", "4.1.1"),
        ("commission.held.4", "4.1.1"),
    ):
        facts = {name: item for name, item in body.facts.items() if name != key}
        if key == "links.outreach":
            continue  # the report on the outreach tells it too
        members = (replace(body, facts=facts), *region.members()[1:])
        assert changed(region.sheet, region.sheet_of(members)) == {indicator}, key


def test_sheet_is_the_one_worked_out_by_hand_in_the_guide(region):
    guide = (ROOT / "docs" / "scoring.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d\.\d\.\d) \|.*\| ([−\d.]+) \|$", guide, re.MULTILINE)
    by_hand = {name: Decimal(points.replace("−", "-")) for name, points in rows}
    assert by_hand == {
        name: item.points for name, item in region.sheet.assessments.items()
    }
    total = re.search(r"^\*\*Total: ([\d.]+)\*\*$", guide, re.MULTILINE)
    assert Decimal(total[1]) == region.sheet.total == sum(by_hand.values())
