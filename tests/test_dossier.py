"""What each document is in the set of an organisation, and what the set tells."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from dossier_texts import (
    KK,
    OTHER_RU,
    RU,
    kk_minutes,
    kk_policy,
    ru_conflict,
    ru_ethics,
    ru_order,
    ru_policy,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doccheck.checklists import Organisation, Period
from doccheck.dossier import Dossier, Standing, assemble
from doccheck.findings import DocumentReport, Status
from doccheck.pipeline import Law, check_document
from doccheck.reports import load_catalogue
from doccheck.shipped import PACKAGE, data_folder

LONG = """
4. Меры

4.1. Работники сообщают о каждом обращении в целях склонения к правонарушению.
"""


@pytest.fixture
def dossier(law: Law, text_file):
    """A function that makes a set of texts by name."""

    def make(texts: dict[str, str], **given) -> Dossier:
        return assembled(
            [
                check_document(text_file(text, name), law)
                for name, text in texts.items()
            ],
            law,
            **given,
        )

    return make


def assembled(reports: Iterable[DocumentReport], law: Law, **given) -> Dossier:
    named = [replace(item, path=Path(item.path).name) for item in reports]
    return assemble(named, law.terms, law.holdings, **given)


def standings(dossier: Dossier) -> dict[str, tuple[str, str]]:
    return {item.path: (str(item.standing), item.reason) for item in dossier.documents}


def test_the_newer_of_two_versions_holds_and_says_why(dossier) -> None:
    found = dossier(
        {
            "final.txt": ru_policy("5 февраля 2023 года", "9"),
            "old.txt": ru_policy(more=LONG),
        }
    )

    assert standings(found) == {
        "final.txt": ("superseded", "older"),
        "old.txt": ("current", "newest"),
    }
    current = next(found.current("anticorruption_policy"))
    assert dict(current.params) == {
        "other": "final.txt",
        "date": "2025-02-05",
        "other_date": "2023-02-05",
    }


def test_a_dated_document_holds_before_one_without_a_date(dossier) -> None:
    undated = "\n".join(ru_policy(more=LONG).splitlines()[4:])
    found = dossier({"a.txt": undated + LONG * 4, "b.txt": ru_policy()})
    assert standings(found) == {
        "a.txt": ("superseded", "undated"),
        "b.txt": ("current", "dated"),
    }


def test_the_kazakh_and_the_russian_version_are_one_document(dossier) -> None:
    found = dossier({"a.txt": kk_policy(), "b.txt": ru_policy()})
    reasons = {reason for _, reason in standings(found).values()}
    assert sorted(standing for standing, _ in standings(found).values()) == [
        "current",
        "translation",
    ]
    assert reasons == {"only_with_translation", "other_language"}
    assert found.findings == ()


def test_an_older_version_in_the_other_language_is_no_translation(dossier) -> None:
    found = dossier(
        {"a.txt": kk_policy(), "b.txt": ru_policy("5 февраля 2022 года", "3")}
    )
    assert standings(found)["b.txt"] == ("superseded", "older")
    assert [item.finding.code for item in found.findings] == ["DC711"]


def test_the_same_file_under_another_name_is_a_copy(dossier) -> None:
    found = dossier({"a.txt": ru_policy(), "b/copy of a.txt": ru_policy()})
    assert standings(found)["copy of a.txt"] == ("duplicate", "same_file")


def test_nearly_the_same_text_of_the_same_day_is_a_copy(dossier) -> None:
    text = ru_policy(more=LONG * 3)
    slip = text.replace("обращении", "обpащении", 1)
    found = dossier({"a.txt": text, "b.txt": slip})
    assert sorted(standings(found).values()) == [
        ("current", "only"),
        ("duplicate", "same_text"),
    ]


@pytest.mark.parametrize(
    ("stamp", "reason"),
    [
        ("от «___» __________ 2025 года № ____", "blank_stamp"),
        ("от 5 февраля 2025 года № ____", "blank_stamp"),
    ],
)
def test_a_stamp_with_blanks_makes_a_draft(dossier, stamp: str, reason: str) -> None:
    found = dossier({"a.txt": ru_conflict(stamp=stamp)})
    assert standings(found) == {"a.txt": ("draft", reason)}
    assert "conflict_of_interest_policy" in (found.lacking or ())


@pytest.mark.parametrize("mark", ["ПРОЕКТ", "Жоба", "Проект"])
def test_a_document_marked_as_a_draft_does_not_hold(dossier, mark: str) -> None:
    found = dossier({"a.txt": f"{mark}\n\n{ru_policy()}"})
    assert standings(found) == {"a.txt": ("draft", "marked_draft")}


def test_a_sentence_on_projects_marks_no_draft(dossier) -> None:
    text = f"Проект развития водоснабжения города Кольсай\n\n{ru_policy()}"
    assert standings(dossier({"a.txt": text}))["a.txt"][0] == "current"


def test_a_blank_on_a_scan_may_have_been_filled_in_by_hand(law: Law, text_file) -> None:
    text = ru_conflict(stamp="от «___» __________ 2025 года № ____")
    scan = replace(check_document(text_file(text), law), ocr=True)
    (found,) = assembled([scan], law).documents
    assert found.standing is Standing.CURRENT


def test_a_document_of_another_organisation_stands_apart(dossier) -> None:
    found = dossier(
        {"a.txt": ru_policy(), "b.txt": ru_conflict(), "c.txt": ru_ethics(OTHER_RU)}
    )
    assert standings(found)["c.txt"] == ("foreign", "other_name")
    assert found.organisation == "Тұнық су арнасы"
    assert "ethics_code" in (found.lacking or ())


def test_of_two_names_in_two_documents_none_is_foreign(dossier) -> None:
    found = dossier({"a.txt": ru_policy(), "c.txt": ru_ethics(OTHER_RU)})
    assert {item.standing for item in found.documents} == {Standing.CURRENT}
    assert found.organisation is None


def test_a_founder_in_the_stamp_makes_no_document_foreign(dossier) -> None:
    founder = "ГУ «Управление водного хозяйства»"
    stamp = f"приказом руководителя {founder}"
    above = {
        f"{number}.txt": text.replace(f"приказом директора {RU}", stamp)
        for number, text in enumerate((ru_policy(), ru_ethics(), ru_conflict()))
    }
    found = dossier({**above, "own.txt": ru_order()})
    assert {item.standing for item in found.documents} == {Standing.CURRENT}


def test_the_name_that_the_user_gives_decides(dossier) -> None:
    found = dossier(
        {"a.txt": ru_policy(), "c.txt": ru_ethics(OTHER_RU)}, names=[OTHER_RU, RU]
    )
    assert {item.standing for item in found.documents} == {Standing.CURRENT}
    one = dossier(
        {"a.txt": ru_policy(), "c.txt": ru_ethics(OTHER_RU)}, names=[OTHER_RU]
    )
    assert standings(one)["a.txt"] == ("foreign", "other_name")


def test_minutes_of_two_days_stand_side_by_side(dossier) -> None:
    found = dossier(
        {
            "a.txt": kk_minutes("2025 жылғы 14 наурыз"),
            "b.txt": kk_minutes("2025 жылғы 20 маусым"),
        }
    )
    assert set(standings(found).values()) == {("current", "of_series")}
    days = [item.part.date for item in found.current("training_minutes")]
    assert days == ["2025-06-20", "2025-03-14"]


def test_one_form_filled_in_twice_is_two_documents(dossier) -> None:
    day = "2025 жылғы 14 наурыз"
    again = kk_minutes(day).replace("12 адам", "15 адам")
    found = dossier({"a.txt": kk_minutes(day), "b.txt": again})
    assert set(standings(found).values()) == {("current", "of_series")}
    slip = kk_minutes(day).replace("Төраға", "Төрага")
    assert standings(dossier({"a.txt": kk_minutes(day), "b.txt": slip}))["b.txt"] == (
        "duplicate",
        "same_text",
    )


def test_a_name_that_is_the_same_in_both_languages_is_shown_once(dossier) -> None:
    found = dossier(
        {"a.txt": kk_policy(), "b.txt": kk_minutes("2025 жылғы 14 наурыз")}
        | {"c.txt": ru_policy(), "d.txt": ru_ethics()}
    )
    assert found.names == ("Тұнық су арнасы",)


def test_a_period_leaves_out_what_is_of_other_days(dossier) -> None:
    period = Period(first=datetime.date(2025, 1, 1), last=datetime.date(2025, 3, 31))
    found = dossier(
        {
            "a.txt": kk_minutes("2025 жылғы 14 наурыз"),
            "b.txt": kk_minutes("2025 жылғы 20 маусым"),
            "c.txt": kk_minutes("2024 жылғы 20 маусым"),
            "d.txt": ru_policy("5 февраля 2023 года"),
        },
        period=period,
    )
    assert standings(found) == {
        "a.txt": ("current", "only"),
        "b.txt": ("out_of_period", "later"),
        "c.txt": ("out_of_period", "earlier"),
        "d.txt": ("current", "only"),
    }


def test_what_no_set_holds_stands_beside(dossier) -> None:
    found = dossier({"a.txt": "Объявление: в субботу день здоровья.", "b.txt": KK})
    assert {item.standing for item in found.documents} == {Standing.BESIDE}
    assert found.lacking is None or "ethics_code" in found.lacking


def test_what_lacks_is_known_by_the_kind_of_organisation(dossier) -> None:
    texts = {"a.txt": ru_policy(), "b.txt": ru_conflict()}
    assert dossier(texts).kind is Organisation.QUASI_STATE
    asked = dossier(texts, kind=Organisation.STATE_BODY)
    assert "analytic_note" in (asked.lacking or ())
    assert "ethics_code" not in (asked.lacking or ())


def test_only_current_documents_tell_facts(dossier) -> None:
    found = dossier(
        {"old.txt": ru_policy("5 февраля 2023 года", "9"), "new.txt": ru_policy()}
    )
    fact = found.fact("approval.number")
    assert fact is not None
    assert [(item.value, item.path) for item in fact.told] == [("14", "new.txt")]
    assert not fact.is_contradictory


def test_documents_that_contradict_each_other_are_told_so(dossier) -> None:
    found = dossier({"a.txt": ru_policy(), "b.txt": ru_conflict()})
    fact = found.fact("approval.number")
    assert fact is not None
    assert fact.is_contradictory
    assert fact.values == ("14", "16")


def test_a_file_that_could_not_be_read_is_named(law: Law) -> None:
    failed = DocumentReport(path="x.pdf", sha256="", status=Status.FAILED)
    assert assembled([failed], law).unreadable == ("x.pdf",)


def test_an_order_and_its_stamp_agree_whatever_the_signs_of_the_number(dossier) -> None:
    found = dossier({"o.txt": ru_order(number="14-ө"), "p.txt": ru_policy(number="14")})
    assert [item.finding.code for item in found.findings] == []


def test_every_standing_and_reason_has_a_sentence() -> None:
    known = load_catalogue("en").messages["dossier"]
    assert {str(item) for item in Standing} == set(known["standing"])
    source = (PACKAGE / "dossier" / "standing.py").read_text(encoding="utf-8")
    assert [reason for reason in known["reason"] if f'"{reason}"' not in source] == []


def test_versions_in_two_files_are_compared(law: Law, text_file) -> None:
    path = data_folder("checklists") / "lint" / "DC601.yaml"
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    kazakh, russian = raw["examples"]["ru"]["bad"].split("ПОЛИТИКА", 1)
    files = [text_file(kazakh, "kk.txt"), text_file(f"ПОЛИТИКА{russian}", "ru.txt")]
    found = assembled(
        [check_document(file, law, type_="anticorruption_policy") for file in files],
        law,
    )
    (finding,) = [item for item in found.findings if item.finding.code == "DC601"]
    assert finding.path == "kk.txt"


@pytest.fixture(scope="module")
def pool(law: Law, tmp_path_factory) -> list[DocumentReport]:
    """Reports on all sorts of documents of one organisation."""
    texts = [
        kk_policy(),
        ru_policy(),
        ru_policy("5 февраля 2023 года", "9"),
        f"ПРОЕКТ\n\n{ru_policy()}",
        ru_policy(more=LONG),
        ru_policy(),
        ru_ethics(),
        ru_ethics(OTHER_RU),
        ru_order(),
        kk_minutes("2025 жылғы 14 наурыз"),
        kk_minutes("2025 жылғы 20 маусым"),
    ]
    folder = tmp_path_factory.mktemp("pool")
    paths = [folder / f"{number:02}.txt" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return [check_document(path, law) for path in paths]


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_any_files_in_any_order_make_a_set_that_makes_sense(law: Law, pool, data):
    chosen = data.draw(st.lists(st.sampled_from(pool), unique_by=id))
    found = assembled(chosen, law)
    assert assembled(reversed(chosen), law) == found

    assert len(found.documents) == sum(len(item.parts) for item in chosen)
    current = [item for item in found.documents if item.standing is Standing.CURRENT]
    single = [item.type for item in current if law.holdings[item.type].is_single]
    assert len(single) == len(set(single))
    held = {item.type for item in current}
    for item in found.documents:
        if item.standing in {Standing.SUPERSEDED, Standing.TRANSLATION}:
            assert item.type in held
    assert held.isdisjoint(found.lacking or ())
