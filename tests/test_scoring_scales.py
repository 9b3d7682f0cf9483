"""Scales: every step and worked example of the scoring, with its points."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doccheck.scoring.figures import Figure
from doccheck.scoring.load import load_rules
from doccheck.scoring.scales import SCALES

RULES = load_rules()
DEFAULTS = {option.name: option.default for option in RULES.options.values()}
#: Of the ten document indicators and the training events of project 3.
COMPLIANCE = ["3.1.1", *(f"3.2.{number}" for number in range(1, 10))]


def scale_of(indicator: str, part: int = 0):
    return RULES.indicators[indicator].parts[part].scale


def points(indicator: str, number, of=None, *, part: int = 0, **choices) -> Decimal:
    figure = Figure(
        number=Decimal(str(number)), of=None if of is None else Decimal(str(of))
    )
    return scale_of(indicator, part).points(figure, {**DEFAULTS, **choices}).points


def series(indicator: str, *items, **choices) -> Decimal:
    figures = (Figure(number=Decimal(n), of=Decimal(of)) for n, of in items)
    given_ = Figure(series=tuple(figures))
    return scale_of(indicator).points(given_, {**DEFAULTS, **choices}).points


@pytest.mark.parametrize("indicator", ["1.1.3", "1.2.1", "1.3.2"])
@pytest.mark.parametrize("tens", range(11))
def test_each_tenth_of_the_units_that_published_gives_a_third_of_a_point(
    indicator, tens
):
    assert points(indicator, tens, 10) == Decimal("0.3") * tens


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        (100, "5"),
        (90, "4.5"),
        (80, "4"),
        (70, "3.5"),
        (60, "3"),
        (50, "2.5"),
        (40, "2"),
        (39, "0"),
        (30, "0"),
        (0, "0"),
    ],
)
def test_discussion_gives_half_a_point_a_tenth_and_nothing_under_forty(share, expected):
    assert points("1.2.2", share, 100) == Decimal(expected)


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        (100, "30"),
        (90, "27"),
        (80, "24"),
        (70, "21"),
        (99, "29.7"),
        (71, "21.3"),
        (87, "26.1"),
        (69, "20.7"),
        (1, "0.3"),
        (0, "0"),
    ],
)
def test_coverage_of_units_gives_three_tenths_a_per_cent(share, expected):
    assert points("1.3.3", share, 100) == Decimal(expected)


@pytest.mark.parametrize(
    ("part", "number", "expected"), [(1, 4, 4), (2, 3, 6), (3, 2, 10), (1, 0, 0)]
)
def test_risks_found_removed_and_completed_give_one_two_and_five(
    part, number, expected
):
    assert points("1.3.3", number, part=part) == expected


@pytest.mark.parametrize("tens", range(11))
def test_lists_of_positions_give_half_a_point_a_tenth(tens):
    assert points("1.4.1", tens, 10) == Decimal("0.5") * tens


def test_no_list_of_positions_at_all_takes_five_points():
    assert points("1.4.1", 0, 10, part=1) == -5
    assert points("1.4.1", 1, 10, part=1) == 0


@pytest.mark.parametrize(
    ("indicator", "off"), [("1.1.1", 10), ("1.1.2", 10), ("1.2.3", 5), ("1.3.1", 5)]
)
def test_what_is_absent_is_taken_from_the_total(indicator, off):
    assert points(indicator, 0, 1) == -off
    assert points(indicator, 1, 1) == 0


def test_gifts_give_three_each_and_information_not_submitted_takes_five():
    assert points("2.5.4", 2) == 6
    assert points("2.5.4", 0, 1, part=1) == -5


def test_each_section_of_the_cartogram_gives_two():
    assert points("1.5.1", 1) == 2
    assert points("1.5.1", 17) == 34


def test_notifications_give_three_and_five():
    assert points("2.1.1", 2) == 6
    assert points("2.1.1", 2, part=1) == 10


@pytest.mark.parametrize(
    ("facts", "expected"),
    [(0, 18), (1, 15), (5, 15), (6, 12), (20, 12), (21, 9), (40, 9), (41, 6), (99, 6)],
)
def test_brackets_of_the_reconciliation(facts, expected):
    assert points("2.2.1", facts) == expected


@pytest.mark.parametrize(
    "indicator",
    ["2.3.1", "2.3.2", "2.4.1", "2.5.1", "2.5.2", "2.5.3", "2.5.4", "2.5.5"],
)
def test_each_fact_that_the_body_found_gives_three(indicator):
    assert [points(indicator, number) for number in (0, 1, 4)] == [0, 3, 12]


@pytest.mark.parametrize("indicator", COMPLIANCE)
@pytest.mark.parametrize("tens", range(11))
def test_each_tenth_of_the_organisations_gives_a_fifth_of_a_point(indicator, tens):
    assert points(indicator, tens, 10) == Decimal("0.2") * tens


def test_each_certified_organisation_gives_ten():
    assert points("3.3.1", 3, 5) == 30


def test_two_of_twenty_districts_without_a_sitting_leave_two_and_seven_tenths():
    assert series("4.1.1", (2, 20)) == Decimal("2.7")


@pytest.mark.parametrize(
    ("quarters", "expected"),
    [
        ([(0, 20)], "3"),
        ([(1, 20)], "3"),
        ([(3, 20)], "2.7"),
        ([(20, 20)], "0"),
        ([(0, 20), (2, 20), (4, 20), (0, 20)], "11.1"),
    ],
)
def test_districts_without_a_sitting_count_by_the_quarter(quarters, expected):
    assert series("4.1.1", *quarters) == Decimal(expected)


@pytest.mark.parametrize("tens", range(11))
def test_state_social_order_gives_half_a_point_a_tenth(tens):
    assert points("4.1.2", tens, 10) == Decimal("0.5") * tens


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        ("5", "3"),
        ("6.7", "3"),
        ("4.5", "2.7"),
        ("4.7", "2.7"),
        ("0.5", "0.3"),
        ("0.4", "0"),
        ("2.5", "1.5"),
    ],
)
def test_training_of_one_in_twenty_gives_all_three_points(share, expected):
    assert points("4.2.1", share, 100) == Decimal(expected)


@pytest.mark.parametrize("tens", range(11))
def test_online_course_gives_a_point_a_tenth(tens):
    assert points("4.2.2", tens * 10, 100) == tens


@pytest.mark.parametrize(
    ("events", "expected"), [(0, 0), (1, 2), (4, 8), (5, 10), (6, 10)]
)
def test_events_give_two_each_and_ten_a_month_at_most(events, expected):
    assert series("4.2.3", (events, 1)) == expected
    assert series("4.2.3", (events, 1), (1, 1)) == expected + 2


@pytest.mark.parametrize(("people", "expected"), [(0, 0), (1, 1), (10, 10), (25, 10)])
def test_preventive_work_gives_one_each_and_ten_a_month_at_most(people, expected):
    assert series("4.2.4", (people, 1)) == expected


def test_outreach_gives_ten_for_the_report_five_for_links_ten_for_views():
    assert [points("4.3.1", 1, part=part) for part in (0, 1)] == [10, 5]
    views = (999, 1000, 1001)
    assert [points("4.3.1", number, part=2) for number in views] == [0, 10, 10]


@pytest.mark.parametrize(
    ("indicator", "share", "floor", "linear"),
    [
        ("3.2.2", 87, "1.6", "1.74"),
        ("1.2.2", 87, "4", "4.35"),
        ("1.3.3", "87.5", "26.1", "26.25"),
        ("4.2.1", "4.7", "2.7", "2.82"),
        ("4.1.2", 99, "4.5", "4.95"),
        ("1.2.2", "39.9", "0", "0"),
    ],
)
def test_between_two_steps_the_option_decides(indicator, share, floor, linear):
    assert points(indicator, share, 100) == Decimal(floor)
    assert points(indicator, share, 100, between_steps="linear") == Decimal(linear)


def test_option_linear_takes_districts_in_exact_proportion():
    assert series("4.1.1", (3, 20), between_steps="linear") == Decimal("2.55")


@pytest.mark.parametrize(
    ("indicator", "share", "goes_on"),
    [
        ("3.2.2", 40, "0.8"),
        ("3.1.1", 10, "0.2"),
        ("1.3.3", 69, "20.7"),
        ("4.1.2", 70, "3.5"),
    ],
)
def test_below_the_lowest_listed_step_the_option_decides(indicator, share, goes_on):
    assert points(indicator, share, 100) == Decimal(goes_on)
    assert points(indicator, share, 100, below_lowest="zero") == 0


@pytest.mark.parametrize(
    ("indicator", "lowest", "expected"), [("3.2.2", 50, 1), ("1.3.3", 70, 21)]
)
def test_the_lowest_listed_step_itself_has_its_points(indicator, lowest, expected):
    assert points(indicator, lowest, 100, below_lowest="zero") == expected


def test_share_of_nothing_is_nothing():
    assert points("3.2.2", 0, 0) == 0


@given(st.integers(0, 500), st.integers(1, 500), st.sampled_from(["floor", "linear"]))
def test_more_of_the_same_never_costs_points(number, of, choice):
    for indicator in ("1.2.2", "1.3.3", "3.2.2", "4.2.1"):
        less = points(indicator, number, of, between_steps=choice)
        assert less <= points(indicator, number + 1, of, between_steps=choice)


@given(st.integers(0, 300), st.integers(1, 300))
def test_points_for_a_share_stay_within_their_maximum(number, of):
    for indicator in ("1.1.3", "1.3.3", "3.2.9", "4.2.2"):
        scale = scale_of(indicator)
        assert 0 <= points(indicator, number, of) <= scale.most(1)
        floor = points(indicator, number, of)
        assert floor <= points(indicator, number, of, between_steps="linear")


def test_every_kind_of_scale_is_used():
    kinds = {type(SCALES[kind]) for kind in SCALES}
    assert kinds
    used = {part.kind for item in RULES.indicators.values() for part in item.parts}
    assert used == set(SCALES)
