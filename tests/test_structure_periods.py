"""Periods, from one day to another."""

import datetime

import pytest

from doccheck.structure.periods import scan_periods

SEPTEMBER = (datetime.date(2024, 9, 23), datetime.date(2024, 10, 18))
JUNE = (datetime.date(2024, 6, 3), datetime.date(2024, 6, 28))


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Анализ проводился с 23 сентября по 18 октября 2024 года.", SEPTEMBER),
        ("с 23 сентября 2024 года по 18 октября 2024 года", SEPTEMBER),
        ("в период с 23.09.2024 по 18.10.2024 г.", SEPTEMBER),
        ("23.09.2024 – 18.10.2024", SEPTEMBER),
        ("с 23.09 по 18.10.2024", SEPTEMBER),
        ("23 сентября - 18 октября 2024 года", SEPTEMBER),
        ("с «23» сентября по «18» октября 2024 года", SEPTEMBER),
        ("2024 жылғы 23 қыркүйектен бастап 18 қазанға дейін жүргізілсін", SEPTEMBER),
        ("2024 жылғы 23 қыркүйектен 2024 жылғы 18 қазанға дейін", SEPTEMBER),
        ("2024 жылғы 23 қыркүйек пен 18 қазан аралығында", SEPTEMBER),
        ("2024 жылғы 23 қыркүйек – 18 қазан аралығында", SEPTEMBER),
        ("2024 жылғы 3 маусым мен 28 маусым аралығында өткізіледі", JUNE),
        ("2024 жылғы 3 – 28 маусым аралығында", JUNE),
        ("с 3 по 28 июня 2024 года", JUNE),
    ],
)
def test_period_is_read_in_every_shape(text, period):
    found = scan_periods(text)
    assert [(item.first, item.last) for item in found] == ([period] if period else [])


@pytest.mark.parametrize(
    "text",
    [
        "с 28 по 3 июня 2024 года",
        "пункты 3 – 28",
        "телефон 8 (700) 123-45-67",
        "2015-2025 жылдарға арналған",
        "с 31 по 32 июня 2024 года",
        "статьи 12–15 Закона",
    ],
)
def test_other_numbers_are_no_period(text):
    assert scan_periods(text) == ()
