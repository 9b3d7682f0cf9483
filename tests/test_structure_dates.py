"""Dates and act numbers as clerks write them."""

import datetime
import time
from itertools import pairwise

import pytest
from documents_by_hand import analysed, quote
from hypothesis import given
from hypothesis import strategies as st

from doccheck.structure.dates import (
    find_dates,
    month_of,
    scan_dates,
    scan_numbers,
)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2025 жылғы 18 қыркүйектегі № 230", "2025-09-18"),
        ("2024 жылғы «15» наурыз", "2024-03-15"),
        ("2020 жылы 29 қаңтарда тіркелді", "2020-01-29"),
        ("2020 жылғы 28 қаңтары", "2020-01-28"),
        ("18 қыркүйек 2025 жыл", "2025-09-18"),
        ("18 қыркүйек 2025 жылы", "2025-09-18"),
        ("2023 жылдың 5 мамырында", "2023-05-05"),
        ("2024 жылғы 04 наурыз", "2024-03-04"),
        ("от 28 января 2020 года", "2020-01-28"),
        ("«28» января 2020 г.", "2020-01-28"),
        ('"12" марта 2025 г.', "2025-03-12"),
        ("с 1 мая 2024 года", "2024-05-01"),
        ("16.06.2023", "2023-06-16"),
        ("23.04.2025ж.", "2025-04-23"),
        ("25.01.2024 жылғы", "2024-01-25"),
        ("01/12/2024", "2024-12-01"),
        ("16.06.23 г.", "2023-06-16"),
        ("2025-09-18", "2025-09-18"),
        ("2025 ж. 18.09", "2025-09-18"),
        ("«05» 01 2024 ж.", "2024-01-05"),
        ("2024 жылғы\n31\nжелтоқсандағы", "2024-12-31"),
        ("2010 жылғы 23 карашадагы", "2010-11-23"),  # Kazakh letters lost
        ("2010 жылғы 23 қapашадағы", "2010-11-23"),  # a Latin pair inside
        ("12 cентября 2024 года", "2024-09-12"),
        ("2023 жылғы 31 щілдедегі", "2023-07-31"),  # a scanner's slip
    ],
)
def test_a_date_is_read_in_any_shape(text, date):
    analysed_text = analysed(text)
    (found,) = find_dates(analysed_text, 0, 1)
    assert (str(found.date), found.blank) == (date, False)
    assert found.year == int(date[:4])


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("«___» ______ 2025 года", 2025),
        ("от «____» __________ 2025 года", 2025),
        ("«___»___________2025 года", 2025),
        ("« » 2023 жылғы", 2023),
        ("«     »________________2024 ж.", 2024),
        ("2024 жылғы «     »______________", 2024),
        ("2025 жылғы «___» наурыз", 2025),
        ("«__» июля 2023 года", 2023),
        ("«20» ________ 2025 г.", 2025),
        ("20__ жылғы «___» ____", None),
        ("20___ жылғы", None),
        ("«___» __________ 20__ г.", None),
        ("«___» ____________", None),
    ],
)
def test_a_date_to_be_filled_in_is_blank(text, year):
    (found,) = scan_dates(text)
    assert (found.date, found.year, found.blank) == (None, year, True)


@pytest.mark.parametrize(
    "text",
    [
        "31.02.2024",
        "2023 жылғы 12 жоба",
        "«4» Жж 2023 ж.",
        "2023 жылға арналған",
        "33-05/01",
        "тел. 8 701 123 45 67",
        "от 5 до 20 г. вещества",
        "1-тармақ 2-тармақша",
        "№ 12.05",
        "",
    ],
)
def test_what_is_no_date_is_left_out(text):
    assert scan_dates(text) == ()


def test_a_date_is_shown_where_it_stands_in_the_file():
    document = analysed("Кіріспе.\n\nБұйрық 2025  жылғы\n18 қыркүйектегі шықты.")
    (found,) = find_dates(document, 0, 2)
    assert quote(document, found.span) == "2025  жылғы\n18 қыркүйектегі"


def test_a_date_broken_over_two_blocks_is_one_date():
    document = analysed("Төрағаның 2023 жылғы 31\n\nшілдедегі № 301/НҚ бұйрығы")
    (found,) = find_dates(document, 0, 2)
    assert found.date == datetime.date(2023, 7, 31)
    assert quote(document, found.span) == "2023 жылғы 31\nшілдедегі"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("№ 22", ["22"]),
        ("№301/НҚ бұйрығы", ["301/НҚ"]),
        ("№ 33-05/01", ["33-05/01"]),
        ("N 5", ["5"]),
        ("№ 45-н приказ", ["45-н"]),
        ("№ 55А-05/01", ["55А-05/01"]),
        ("№06-07-13", ["06-07-13"]),
        ("№46/05-01бұйрығымен", ["46/05-01"]),
        ("№ ҚР ДСМ-175/2020 бұйрығы", ["ҚР ДСМ-175/2020"]),
        ("№ 410-V ҚРЗ", ["410-V"]),
        ("410-V", ["410-V"]),
        ("№ 360-УІ ҚРЗ Кодексі", ["360-VI"]),  # Roman figures in Cyrillic
        ("№ ____", [None]),
        ("№ « » және № 7", [None, "7"]),
        ("бұйрық нөмірсіз", []),
        ("№", []),
    ],
)
def test_act_numbers_are_read_without_their_sign(text, numbers):
    assert [found.number for found in scan_numbers(text)] == numbers


@pytest.mark.parametrize(
    ("word", "month"),
    [
        ("қаңтардағы", 1),
        ("апреля", 4),
        ("мая", 5),
        ("май", 5),
        ("июня", 6),
        ("июля", 7),
        ("ТАМЫЗ", 8),
        ("кыркуйегі", 9),
        ("желтоксан", 12),
        ("декарря", 12),
        ("қызметкер", None),
        ("маңызы", None),
        ("мамандар", None),
        ("", None),
    ],
)
def test_a_month_is_known_in_any_ending_and_with_slips(word, month):
    assert month_of(word) == month


@given(
    st.dates(datetime.date(1950, 1, 1), datetime.date(2049, 12, 31)),
    st.sampled_from(["{:%d.%m.%Y}", "{:%Y-%m-%d}", "{:%d.%m.%Y} ж.", "{:%d.%m.%y} г."]),
)
def test_every_day_of_the_calendar_is_read_back(date, shape):
    (found,) = scan_dates(shape.format(date))
    assert found.date == date


@given(st.text(alphabet='«»"_ 0123456789.№жылгқаңтр\n', max_size=80))
def test_dates_never_overlap_and_stay_inside_the_text(text):
    found = [item.span for item in scan_dates(text)]
    assert found == sorted(found)
    assert all(0 <= span.start < span.end <= len(text) for span in found)
    assert not any(one.overlaps(other) for one, other in pairwise(found))


@pytest.mark.parametrize("piece", ["_", "« ", "№ ", "2024 жылғы ", "20__ ", "1.1."])
def test_a_hostile_text_takes_no_longer_than_its_length(piece):
    text = piece * (100_000 // len(piece))
    start = time.perf_counter()
    scan_dates(text)
    scan_numbers(text)
    assert time.perf_counter() - start < 60
