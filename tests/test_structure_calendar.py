"""Working days of Kazakhstan."""

import datetime
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from doccheck.checklists import load_terms
from doccheck.structure.calendar import Counting, WorkingCalendar

CASES = yaml.safe_load(
    (Path(__file__).parent / "calendar_cases.yaml").read_text(encoding="utf-8")
)
CALENDAR = load_terms().calendar
WHOLE = Counting(first=True)
MONDAY = datetime.date(2024, 6, 3)
DAYS = st.dates(datetime.date(2023, 1, 1), datetime.date(2026, 12, 31))


def named(case):
    return f"{case['from']}-{case['crosses']}"


@pytest.mark.parametrize("case", CASES["between"], ids=named)
def test_days_between_two_dates_are_those_of_the_table(case):
    assert CALENDAR.working_days_between(case["from"], case["to"]) == case["days"]


@pytest.mark.parametrize("case", CASES["whole"], ids=named)
def test_days_of_a_whole_period_are_those_of_the_table(case):
    found = CALENDAR.working_days_between(case["from"], case["to"], WHOLE)
    assert found == case["days"]


@pytest.mark.parametrize("case", CASES["add"], ids=named)
def test_a_term_ends_on_the_day_of_the_table(case):
    assert CALENDAR.add_working_days(case["from"], case["days"]) == case["gives"]


def test_every_case_of_the_table_says_where_it_is_from():
    cases = [case for kind in CASES.values() for case in kind]
    assert len(cases) >= 40
    assert all(case["source"] and case["crosses"] for case in cases)


def test_the_day_of_publication_counts_only_where_that_is_asked():
    friday = MONDAY + datetime.timedelta(days=4)
    assert CALENDAR.working_days_between(MONDAY, friday) == 4
    assert CALENDAR.working_days_between(MONDAY, friday, WHOLE) == 5


def test_a_date_before_the_start_gives_a_number_below_zero():
    friday = MONDAY + datetime.timedelta(days=4)
    assert CALENDAR.working_days_between(friday, MONDAY) == -4


def test_days_of_the_data_file_outrank_those_of_the_library():
    saturday = datetime.date(2024, 6, 8)
    calendar = WorkingCalendar(
        days_off=frozenset({MONDAY}), working_days=frozenset({saturday})
    )
    assert not calendar.is_working(MONDAY)
    assert calendar.is_working(saturday)


@given(DAYS, st.integers(1, 60))
def test_adding_days_and_counting_them_are_inverse(start, number):
    end = CALENDAR.add_working_days(start, number)
    assert CALENDAR.is_working(end)
    assert CALENDAR.working_days_between(start, end) == number
