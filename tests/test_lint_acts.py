"""What is known of the acts that documents cite, and how."""

from __future__ import annotations

import datetime
import json

import pytest

from doccheck.pipeline import Law
from doccheck.reports import Reader
from doccheck.reports.explanation import explain
from doccheck.reports.inventory import render_inventory
from doccheck.reports.style import TextStyle

#: Number and day of every act on which the checklists rest or which documents cite.
NAMED = [
    ("410-V", "2015-11-18"),
    ("188-VII", "2023-01-03"),
    ("223-VII", "2023-04-19"),
    ("116-VIII", "2024-07-08"),
    ("175-VIII", "2025-03-18"),
    ("204-VIII", "2025-06-30"),
    ("219-VIII", "2025-09-19"),
    ("251-VIII", "2026-01-03"),
    ("256-VIII", "2026-01-09"),
    ("291-VIII", "2026-05-19"),
    ("112", "2023-03-31"),
    ("285", "2024-12-31"),
    ("18", "2015-12-29"),
    ("12", "2016-10-19"),
    ("21", "2023-01-16"),
    ("488", "2022-12-30"),
    ("307", "2023-09-29"),
    ("806", "2017-12-04"),
    ("915", "2023-10-17"),
    ("438", "2023-12-29"),
    ("13", "2016-10-19"),
    ("22", "2020-01-28"),
    ("192", "2023-06-16"),
    ("236", "2023-08-25"),
    ("329-НҚ", "2024-07-23"),
    ("703", "2018-10-31"),
    ("780", "2023-09-11"),
    ("144", "2014-12-22"),
    ("1570", "2011-12-21"),
    ("301/НҚ", "2023-07-31"),
    ("944", "2025-07-14"),
    ("21", "2018-10-05"),
    ("19", "2024-04-23"),
]


@pytest.mark.parametrize(("number", "date"), NAMED)
def test_every_act_that_documents_rest_on_is_known(law: Law, number, date) -> None:
    day = datetime.date.fromisoformat(date)
    assert [act for act in law.acts.values() if (act.number, act.date) == (number, day)]


def test_each_act_names_known_ones_and_ends_after_it_began(law: Law) -> None:
    for act in law.acts.values():
        assert {*act.amended_by, *filter(None, [act.replaced_by])} <= {*law.acts}
        first, last = act.in_force.first, act.in_force.last
        assert not (first and last) or first <= last
        assert act.replaced_by is None or last


def test_what_was_read_says_where(law: Law) -> None:
    read = [act for act in law.acts.values() if act.sure != "memory"]
    assert [act.id for act in read if not act.origin] == []


def test_the_rules_of_documentation_follow_each_other(law: Law) -> None:
    chain, act = [], law.acts["decree-1570-2011"]
    while act:
        chain.append(act.number)
        act = law.acts.get(act.replaced_by or "")
    assert chain == ["1570", "144", "703", "236"]


def test_what_is_not_known_stays_unknown(law: Law) -> None:
    unknown = {act.id for act in law.acts.values() if not act.number and not act.date}
    assert "standard-recommendations-earlier" in unknown
    assert law.acts["decree-reorganisation-2025"].number is None


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_an_act_is_explained(law: Law, language: str) -> None:
    reader = Reader(checklists=law.checklists, acts=law.acts, language=language)

    text = explain("order-12-2016", reader, TextStyle()) or ""

    for known in ("№ 12", "19.10.2016", "14441", "21.11.2016", "№ 21"):
        assert known in text


def test_the_list_of_acts_tells_all_of_each(law: Law) -> None:
    reader = Reader(checklists=law.checklists, acts=law.acts, language="ru")

    rows = json.loads(render_inventory("acts", reader, as_json=True))

    [order] = [row for row in rows if row["id"] == "order-22-2020"]
    assert order["registered"] == "19941"
    assert order["amended_by"] == ["order-192-2023"]
    assert (order["from"], order["until"]) == ("2020-01-29", None)
    assert len(rows) == len(law.acts)
