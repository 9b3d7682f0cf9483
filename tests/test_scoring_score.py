"""The sheet and the advice, on members built by hand."""

import datetime
from decimal import Decimal

import pytest

from doccheck.errors import UsageError
from doccheck.scoring.advice import AdviceKind, advise, gain_of
from doccheck.scoring.assume import parse_assumption, with_assumptions
from doccheck.scoring.frame import whole_period
from doccheck.scoring.load import load_rules
from doccheck.scoring.members import Holding, Member, Role, State, Stated
from doccheck.scoring.rules import BodyKind
from doccheck.scoring.score import Status, Subject, score

RULES = load_rules()
HELD = Holding(state=State.HELD, path="held.docx")
FLAWED = Holding(state=State.FLAWED, path="flawed.docx", lacking=("x.signature",))
UNKNOWN = Holding(state=State.UNKNOWN, path="scan.pdf")
POLICY = "anticorruption_policy"
CHOICES = RULES.defaults


def member(id_, role=Role.ORGANISATION, unreadable=(), facts=(), **holdings) -> Member:
    stated = {key: Stated(value=v, source="portfolio.yaml:3") for key, v in facts}
    return Member(
        id=id_,
        name=id_.upper(),
        role=role,
        holdings=holdings,
        facts=stated,
        unreadable=unreadable,
    )


def body(*facts, **holdings) -> Member:
    return member("body", Role.BODY, facts=facts, **holdings)


def organisations(number, held, type_=POLICY) -> list[Member]:
    return [
        member(f"o{at:03}", **({type_: HELD} if at < held else {}))
        for at in range(number)
    ]


def sheet_of(members, *, kind=BodyKind.REGION_AKIMAT, period=None, **choices):
    subject = Subject(
        kind=kind,
        period=period or whole_period(2024),
        choices={**CHOICES, **choices},
    )
    return score(members, subject, RULES)


def assessment(indicator, members, **given):
    return sheet_of(members, **given).assessments[indicator]


def of_indicator(advice, indicator):
    return [item for item in advice if item.indicator == indicator]


def test_share_of_organisations_with_a_valid_document_gives_the_points():
    found = assessment("3.2.2", [body(), *organisations(10, 9)])
    assert (found.value, found.points, found.most) == (
        Decimal("0.9"),
        Decimal("1.8"),
        2,
    )


def test_document_that_falls_short_does_not_count():
    members = [*organisations(4, 4), member("z", **{POLICY: FLAWED})]
    found = assessment("3.2.2", members)
    assert found.value == Decimal("0.8")
    assert [r.member for r in found.readings if r.state is State.FLAWED] == ["z"]


def test_what_could_not_be_seen_is_neither_held_nor_missing():
    members = [*organisations(4, 3), member("z", **{POLICY: UNKNOWN})]
    found = assessment("3.2.2", members)
    assert found.value == Decimal("0.75")
    assert found.doubt == (Decimal("1.2"), Decimal("1.6"))
    assert [reason.key for reason in found.reasons] == ["could_not_look"]
    assert found.reasons[0].params["paths"] == "scan.pdf"


def test_file_that_could_not_be_read_may_hold_any_document():
    found = assessment("1.1.1", [member("body", Role.BODY, unreadable=("locked.pdf",))])
    assert found.status is Status.COULD_NOT_LOOK
    assert found.points == 0
    assert found.reasons[0].params["paths"] == "locked.pdf"


def test_absent_schedule_takes_ten_points():
    assert assessment("1.1.1", [body()]).points == -10
    assert assessment("1.1.1", [body(analysis_schedule=HELD)]).points == 0
    assert assessment("1.1.1", [body(analysis_schedule=FLAWED)]).points == -10


def test_office_of_the_body_is_one_of_its_units():
    links = [("links.analysis_started", "a.kz/1")]
    members = [body(*links), member("u", Role.UNIT), *organisations(3, 0)]
    assert assessment("1.1.3", members).value == Decimal("0.5")


def test_discussion_needs_both_the_minutes_and_the_link():
    link = [("links.discussion_held", "a.kz/1")]
    both = member("a", Role.UNIT, facts=link, discussion_minutes=HELD)
    minutes = member("b", Role.UNIT, discussion_minutes=HELD)
    found = assessment("1.2.2", [both, minutes])
    assert found.value == Decimal("0.5")
    short = next(item for item in found.readings if item.member == "b")
    assert [t.name for t in short.things if t.state is State.MISSING] == [
        "links.discussion_held"
    ]


def test_coverage_and_risks_add_up():
    facts = [("risks.found", "4"), ("risks.removed", "3"), ("risks.completed", "2")]
    note = {"monitoring_note": HELD, "analytic_note": HELD}
    found = assessment("1.3.3", [body(*facts, **note)])
    assert found.points == 30 + 4 + 6 + 10
    assert found.most is None


def test_number_without_the_document_that_confirms_it_does_not_count():
    facts = [("violations.gifts", "2")]
    found = assessment("2.5.4", [body(*facts)])
    assert found.points == -5
    assert {reason.key for reason in found.reasons} == {"unconfirmed"}


def test_report_that_tells_nothing_of_the_kind_means_none():
    found = assessment("2.3.1", [body(violations_report=HELD)])
    assert (found.status, found.value, found.points) == (Status.ASSESSED, 0, 0)


def test_act_whose_number_could_not_be_read_is_not_taken_for_zero():
    found = assessment("2.2.1", [body(reconciliation_act=HELD)])
    assert found.status is Status.NOT_ASSESSED
    assert found.points == 0


def test_no_reconciliation_act_is_not_assessed():
    found = assessment("2.2.1", [body(("offences.committed", "0"))])
    assert found.status is Status.NOT_ASSESSED
    assert [reason.key for reason in found.reasons] == ["unconfirmed"]


def test_events_need_one_in_each_quarter():
    def minutes(*months):
        days = tuple(datetime.date(2024, month, 5) for month in months)
        return Holding(state=State.HELD, path="m.docx", days=days)

    all_four = member("a", training_minutes=minutes(2, 4, 9, 12))
    three = member("b", training_minutes=minutes(1, 2, 3, 4, 9))
    found = assessment("3.1.1", [all_four, three])
    assert found.value == Decimal("0.5")
    short = next(item for item in found.readings if item.member == "b")
    assert short.things[0].without == (4,)
    first = whole_period(2024, 1)
    assert assessment("3.1.1", [all_four, three], period=first).value == 1


def test_sittings_of_twenty_districts_as_in_the_example_of_the_source():
    facts = [("districts", "20"), ("commission.held.1", "yes")]
    facts.append(("commission.without.1", "2"))
    found = assessment(
        "4.1.1", [body(*facts, commission_schedule=HELD)], period=whole_period(2024, 1)
    )
    assert (found.points, found.value) == (Decimal("2.7"), Decimal("0.9"))


def test_quarter_that_nobody_tells_of_is_named_and_the_rest_is_scored():
    facts = [("districts", "20")]
    for quarter in (1, 2, 3):
        facts.append((f"commission.held.{quarter}", "yes"))
        facts.append((f"commission.without.{quarter}", "0"))
    found = assessment("4.1.1", [body(*facts, commission_schedule=HELD)])
    assert (found.points, found.most) == (9, 12)
    assert found.reasons[0].params["keys"] == "commission.held.4, commission.without.4"


def test_quarter_without_a_sitting_of_the_region_gives_nothing():
    facts = [("districts", "20"), ("commission.held.1", "no")]
    found = assessment(
        "4.1.1", [body(*facts, commission_schedule=HELD)], period=whole_period(2024, 1)
    )
    assert found.points == 0
    assert found.status is Status.ASSESSED


def test_missing_fact_is_named_and_the_rest_is_scored():
    sheet = sheet_of([body(("staff.trained", "4")), *organisations(2, 2)])
    found = sheet.assessments["4.2.1"]
    assert found.status is Status.NOT_ASSESSED
    assert found.reasons[0].params == {"keys": "staff.total"}
    assert sheet.assessments["3.2.2"].points == 2


@pytest.mark.parametrize("indicator", ["1.5.1", "4.1.1", "4.1.2"])
def test_indicators_of_a_region_are_not_for_a_central_body(indicator):
    found = assessment(indicator, [body()], kind=BodyKind.CENTRAL_BODY)
    assert found.status is Status.NOT_APPLICABLE


def test_list_of_positions_is_for_regions_and_central_bodies_only():
    for kind in BodyKind:
        found = assessment("1.4.1", [body(), *organisations(2, 1)], kind=kind)
        is_due = kind in (BodyKind.REGION_AKIMAT, BodyKind.CENTRAL_BODY)
        assert (found.status is not Status.NOT_APPLICABLE) == is_due


def test_nobody_with_a_list_of_positions_costs_five_points():
    assert assessment("1.4.1", organisations(10, 0, "positions_list")).points == -5
    one = assessment("1.4.1", organisations(10, 1, "positions_list"))
    assert one.points == Decimal("0.5")


@pytest.mark.parametrize(
    ("ended", "assessed"), [("2024-01-01", False), ("2023-12-31", True)]
)
def test_recent_external_analysis_leaves_only_its_plan_to_be_assessed(ended, assessed):
    facts = [("external_analysis_ended", ended)]
    members = [body(*facts, monitoring_note=HELD)]
    found = assessment("1.1.1", members)
    assert (found.status is Status.ASSESSED) == assessed
    assert found.points == (-10 if assessed else 0)
    assert assessment("1.3.3", members).points == 30


def test_unit_with_an_external_analysis_of_its_own_is_left_out():
    recent = [("external_analysis_ended", "2024-06-01")]
    members = [
        body(("links.analysis_started", "a.kz/1")),
        member("u", Role.UNIT, facts=recent),
    ]
    assert assessment("1.1.3", members).value == 1


def test_options_that_matter_are_named_with_what_another_choice_gives():
    found = assessment("3.2.2", organisations(8, 7))
    assert [(m.option, m.other, m.points) for m in found.mattered] == [
        ("between_steps", "linear", Decimal("1.75"))
    ]
    below = assessment("3.2.2", organisations(10, 3))
    assert [(m.option, m.other, m.points) for m in below.mattered] == [
        ("below_lowest", "zero", 0)
    ]
    assert not assessment("3.2.2", organisations(10, 9)).mattered


def test_option_exclusive_counts_only_the_highest_of_outreach():
    facts = [("links.outreach", "a.kz/1"), ("outreach.views", "1500")]
    members = [body(*facts, legal_outreach_report=HELD)]
    assert assessment("4.3.1", members).points == 25
    exclusive = assessment("4.3.1", members, legal_outreach="exclusive")
    assert (exclusive.points, exclusive.most) == (10, 10)


def test_total_is_the_sum_with_deductions():
    sheet = sheet_of([body(), *organisations(10, 10)])
    deducted = -10 - 10 - 5 - 5 - 5 - 5
    assert sheet.total == 2 + deducted


def test_advice_names_who_gains_what_by_scoring_again():
    members = [body(), *organisations(4, 4), member("z", **{POLICY: FLAWED})]
    advice = of_indicator(advise(sheet_of(members)), "3.2.2")
    assert [(a.member, a.gain, a.kind) for a in advice] == [
        ("z", Decimal("0.4"), AdviceKind.ONE)
    ]
    assert advice[0].things[0].lacking == ("x.signature",)


def test_advice_is_sorted_by_gain():
    gains = [a.gain for a in advise(sheet_of([body(), *organisations(10, 3)]))]
    assert gains == sorted(gains, reverse=True)
    assert gains


def test_where_one_alone_gains_nothing_the_next_step_is_named():
    advice = of_indicator(advise(sheet_of(organisations(40, 30))), "3.2.2")
    kinds = {item.kind: (item.count, item.gain) for item in advice}
    assert kinds == {
        AdviceKind.NEXT_STEP: (2, Decimal("0.2")),
        AdviceKind.ALL: (10, Decimal("0.6")),
    }


def test_gain_of_each_advice_is_what_assuming_it_adds():
    members = [body(), member("u", Role.UNIT), *organisations(5, 3)]
    before = sheet_of(members)
    period = whole_period(2024)
    for advice in advise(before):
        # `4.3.1=done` also assumes the views, which is advice of its own.
        if advice.kind is not AdviceKind.ONE or advice.indicator == "4.3.1":
            continue
        text = f"{advice.member}:{advice.indicator}=done"
        assumed = with_assumptions(
            members, [parse_assumption(text, RULES)], RULES, period
        )
        after = sheet_of(assumed).assessments[advice.indicator].points
        assert after - before.assessments[advice.indicator].points == advice.gain, text


def test_numbers_of_the_body_can_be_raised():
    facts = [
        ("staff.total", "200"),
        ("staff.trained", "7"),
        ("documentolog.share", "85"),
    ]
    advice = advise(sheet_of([body(*facts)]))
    raised = {a.indicator: a for a in advice if a.kind is AdviceKind.RAISE}
    assert raised["4.2.1"].needed.number == 10
    assert raised["4.2.1"].gain == Decimal("0.9")
    assert raised["4.2.2"].gain == 2
    assert raised["4.3.1"].needed.number == 1000


def test_nobody_is_advised_to_find_more_offences():
    facts = [("violations.gifts", "1"), ("offences.committed", "7")]
    held = {"violations_report": HELD, "reconciliation_act": HELD}
    advice = advise(sheet_of([body(*facts, **held)]))
    assert not [item for item in advice if item.indicator.startswith("2.")]


def test_gains_of_one_organisation_add_up():
    advice = advise(sheet_of([body(), *organisations(5, 4)]))
    own = [a.gain for a in advice if a.member == "o004"]
    assert gain_of(advice, "o004") == sum(own)


@pytest.mark.parametrize(
    ("text", "indicator", "expected"),
    [
        ("3.2.5=done", "3.2.5", "2"),
        ("o000:3.2.5=done", "3.2.5", "0.4"),
        ("3.2.2=missing", "3.2.2", "0"),
        ("o000:3.2.2=missing", "3.2.2", "0.8"),
        ("1.1.1=done", "1.1.1", "0"),
        ("3.1.1=done", "3.1.1", "2"),
        ("4.2.1=done", "4.2.1", "0"),
        ("4.2.2=done", "4.2.2", "10"),
        ("documentolog.share=80", "4.2.2", "8"),
        ("4.3.1=done", "4.3.1", "25"),
        ("4.2.3=done", "4.2.3", "120"),
        ("4.2.2=85", "4.2.2", "8"),
        ("2.2.1=7", "2.2.1", "12"),
        ("body:1.5.1=3", "1.5.1", "6"),
    ],
)
def test_assumptions_change_what_they_are_about(text, indicator, expected):
    members = [body(), *organisations(5, 3)]
    assumption = parse_assumption(text, RULES)
    changed = with_assumptions(members, [assumption], RULES, whole_period(2024))
    assert assessment(indicator, changed).points == Decimal(expected)


@pytest.mark.parametrize(
    "text",
    [
        *("3.2.5", "9.9.9=done", "3.2.5=often", "no.such.fact=3", "=done", "3.2.5="),
        *("3.2.5=4", "4.2.3=7"),
    ],
)
def test_assumption_that_makes_no_sense_is_refused(text):
    with pytest.raises(UsageError):
        parse_assumption(text, RULES)


def test_assumption_about_a_stranger_is_refused():
    assumption = parse_assumption("nobody:3.2.5=done", RULES)
    with pytest.raises(UsageError, match="nobody"):
        with_assumptions([body()], [assumption], RULES, whole_period(2024))
