"""The terms of an internal analysis, and how documents write theirs."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doccheck.checklists import Unit
from doccheck.lint.term_lengths import scan_term_lengths
from doccheck.pipeline import Law
from doccheck.structure.calendar import years_later

#: Rule, steps, least and most of each term between two days.
BETWEEN_DAYS = [
    ("DC401", "announcement", "analysis_start", 10, None),
    ("DC402", "analysis_start", "analysis_end", None, 30),
    ("DC403", "discussion", "analysis_end", 5, None),
    ("DC404", "analysis_end", "note", None, 10),
    ("DC407", "discussion_announced", "analysis_end", 10, None),
    ("DC408", "note", "plan", None, 10),
    ("DC409", "plan", "publication", None, 3),
]
IN_YEARS = [
    ("DC410", "note", "monitoring_end", None, 1),
    ("DC412", "external_end", "analysis_start", 1, None),
]


@pytest.mark.parametrize("term", [*BETWEEN_DAYS, *IN_YEARS], ids=lambda term: term[0])
def test_each_term_of_the_instruction_has_its_rule(law: Law, term) -> None:
    code, first, last, least, most = term

    limit = law.terms.rules[code].limit

    assert limit is not None
    assert (limit.first, limit.last) == (first, last)
    assert (limit.at_least, limit.at_most) == (least, most)
    assert (limit.unit is Unit.YEARS) is (term in IN_YEARS)
    assert law.terms.rules[code].source


def test_what_a_document_sets_in_words_has_the_same_limits(law: Law) -> None:
    told = {group.id: group for group in law.terms.rules["DC413"].groups}
    steps = {"analysis_start": "duration"}
    for _, first, last, least, most in BETWEEN_DAYS:
        name = steps.get(first) or (first if least else last)
        assert (told[name].at_least, told[name].at_most) == (least, most)
    [report] = law.terms.rules["DC411"].groups
    assert report.at_most == 5


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("10 жұмыс күні ішінде", 10, "working days"),
        ("10 (он) жұмыс күні ішінде", 10, "working days"),
        ("он жұмыс күнінен кешіктірмей", 10, "working days"),
        ("жиырма бес күнтізбелік күн", 25, "days"),
        ("3 күннің ішінде", 3, "days"),
        ("бір ай ішінде", 1, "months"),
        ("алты айдан кейін", 6, "months"),
        ("үш жыл бойы", 3, "years"),
        ("5 жылдан кем емес", 5, "years"),
        ("18 жасқа толмаған", 18, "years"),
        ("в течение 10 рабочих дней", 10, "working days"),
        ("в течение 10 (десяти) рабочих дней", 10, "working days"),
        ("в 10-дневный", None, None),
        ("в течение десяти рабочих дней", 10, "working days"),
        ("не позднее трёх рабочих дней", 3, "working days"),
        ("двадцати пяти календарных дней", 25, "days"),
        ("за 1 день до", 1, "days"),
        ("через шесть месяцев", 6, "months"),
        ("не менее трех лет", 3, "years"),
        ("5 лет со дня", 5, "years"),
        ("5 жұмыс күніне дейін", 5, "working days"),
        ("5 жұмыс күнінде", 5, "working days"),
        ("екі айдың ішінде", 2, "months"),
        ("үш жылға сақталады", 3, "years"),
        ("бес жылдан соң", 5, "years"),
    ],
)
def test_a_term_is_read_in_figures_and_in_words(text, number, unit) -> None:
    found = [(term.number, term.unit) for term in scan_term_lengths(text)]

    assert found == ([(number, unit)] if unit else [])


@pytest.mark.parametrize(
    "text",
    [
        "2024 жылғы 5 қыркүйек",
        "5 июня 2025 года",
        "50 айлық есептік көрсеткіш",
        "двух месячных расчетных показателей",
        "12.5 дней",
        "№ 10 день открытых дверей",
        "он лет не ждал",
        "күнделікті жұмыс",
        "бір жылжымайтын мүлік",
        "10 айыппұл",
        "екі жасырын тәсіл",
        "2 дневных задания",
    ],
)
def test_what_is_no_term_is_left_alone(text: str) -> None:
    assert [*scan_term_lengths(text)] == []


@given(st.text("0123456789 онбестіжылкүнішайрабочихднейлет.(),№-\n", max_size=80))
def test_places_of_terms_lie_in_the_text(text: str) -> None:
    for term in scan_term_lengths(text):
        assert 0 <= term.span.start < term.span.end <= len(text)


@given(
    st.dates(datetime.date(2000, 1, 1), datetime.date(2100, 1, 1)), st.integers(1, 9)
)
def test_a_year_later_is_the_same_day_or_the_one_behind_it(day, years) -> None:
    later = years_later(day, years)

    assert later.year == day.year + years
    assert (later.month, later.day) in {(day.month, day.day), (3, 1)}
