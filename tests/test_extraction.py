"""Facts that documents tell, with the place that tells them."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
import yaml
from dossier_texts import KK, RU, kk_policy, ru_conflict, ru_order, ru_policy

from doccheck.batch.frames import pack, unpack
from doccheck.checklists import load_checklists, load_terms
from doccheck.extraction import READINGS, likeness
from doccheck.extraction.forms import items_of
from doccheck.extraction.values import Reading, number_of, read_values
from doccheck.findings import Fact
from doccheck.pipeline import Law, check_document
from doccheck.structure.organisations import same_name, scan_organisations

CASES = Path(__file__).parent / "cases"


@pytest.fixture
def facts(law: Law, text_file):
    """A function that returns the facts of a text."""

    def read(text: str, type_: str | None = None) -> list[Fact]:
        report = check_document(text_file(text), law, type_=type_)
        return [fact for part in report.parts for fact in part.facts]

    return read


@pytest.fixture
def told(facts):
    """A function that returns values by key, those of rows with their number."""

    def read(text: str, type_: str | None = None) -> dict[str, str]:
        return {
            fact.key if fact.row is None else f"{fact.key}#{fact.row}": fact.value
            for fact in facts(text, type_)
        }

    return read


def case(name: str, case_name: str) -> str:
    raw = yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    return raw["cases"][case_name]["text"].replace("⟦", "").replace("⟧", "")


def test_every_kind_of_reading_is_used_and_known() -> None:
    rules = [rule for item in load_checklists().values() for rule in item.facts]
    used = {rule.read.kind for rule in (*rules, *load_terms().facts)}
    assert used == set(READINGS)


def test_a_stamp_tells_the_act_that_approved(told) -> None:
    known = told(ru_policy())
    assert known["approval.act"] == "приказ"
    assert known["approval.date"] == "2025-02-05"
    assert known["approval.number"] == "14"


def test_a_fact_shows_its_place(facts) -> None:
    text = ru_policy()
    for fact in facts(text):
        span = fact.evidence.location.span
        assert text[span.start : span.end].split() != []
    name = next(fact for fact in facts(text) if fact.key == "organisation.name")
    assert name.evidence.location.quote == RU


def test_names_are_told_by_where_they_stand(told) -> None:
    known = told(kk_policy())
    assert known["organisation.name"] == "Тұнық су арнасы"
    assert known["organisation.subject"] == "Тұнық су арнасы"


def test_an_organisation_that_is_only_cited_is_no_subject(told) -> None:
    text = "Политика разработана с учетом опыта АО «Чужой холдинг» и других."
    known = told(text, "anticorruption_policy")
    assert known["organisation.mentioned"] == "Чужой холдинг"
    assert "organisation.subject" not in known


def test_blanks_of_a_stamp_are_told(told) -> None:
    blank = told(ru_conflict(stamp="от «___» ________ 2025 года № ___"))
    assert blank["approval.blank"] == "blank"
    assert "approval.blank" not in told(ru_conflict())


def test_an_order_tells_what_it_approves(facts) -> None:
    found = [fact for fact in facts(ru_order()) if fact.key == "approves.type"]
    assert [fact.value for fact in found] == ["anticorruption_policy"]
    assert "Утвердить" in found[0].evidence.location.quote


def test_an_order_may_approve_a_list(told, facts) -> None:
    text = ru_order().replace(
        "1. Утвердить прилагаемую политику противодействия коррупции.",
        "1. Утвердить:\n\n1) политику противодействия коррупции;\n\n"
        "2) антикоррупционный стандарт;\n\n3) кодекс корпоративной этики.",
    )
    values = [fact.value for fact in facts(text) if fact.key == "approves.type"]
    assert sorted(values) == [
        "anticorruption_policy",
        "anticorruption_standard",
        "ethics_code",
    ]


NINE = "violations_report.form"


def test_none_said_outright_is_zero(told) -> None:
    known = told(case(NINE, "met_kk_none_nine_times"), "violations_report")
    violations = {key: v for key, v in known.items() if key.startswith("violations.")}
    assert len(violations) == 8
    assert set(violations.values()) == {"0"}
    assert known["notifications.criminal"] == "0"


def test_figures_of_the_nine_rows_are_told_and_categories_not_guessed(told) -> None:
    known = told(case(NINE, "met_ru_none_and_figures"), "violations_report")
    assert known["violations.conflict_of_interest"] == "1"
    assert known["notifications.total"] == "2"
    assert "notifications.administrative" not in known


@pytest.mark.parametrize(
    ("said", "administrative", "criminal"),
    [
        ("административных – 2, уголовных – 1", "2", "1"),
        ("2 административных; 1 уголовное", "2", "1"),
        ("административных 3", "3", None),
    ],
)
def test_notifications_are_told_by_category(
    told, said: str, administrative: str, criminal: str | None
) -> None:
    text = case(NINE, "met_ru_none_and_figures").replace(
        "2 сообщения, направлены в орган", said
    )
    known = told(text, "violations_report")
    assert known.get("notifications.administrative") == administrative
    assert known.get("notifications.criminal") == criminal


def test_a_dash_or_a_number_of_the_row_tells_nothing(told) -> None:
    for name in ("not_met_ru_dashes", "not_met_kk_only_counted"):
        known = told(case(NINE, name), "violations_report")
        assert [key for key in known if key.startswith("violations.")] == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("met_kk_rows_below_each_category", ("1", "0", "1")),
        ("met_ru_values_beside", ("0", "1", "0")),
        ("met_ru_figures", ("0", "2", "0")),
    ],
)
def test_offences_are_counted_by_figure_or_by_rows(told, name, expected) -> None:
    known = told(case("reconciliation_act.form", name), "reconciliation_act")
    keys = ("administrative", "criminal", "discrediting")
    assert tuple(known[f"offences.{key}"] for key in keys) == expected


def test_a_sum_in_a_description_is_no_number_of_offences(told) -> None:
    text = case("reconciliation_act.form", "met_ru_values_beside").replace(
        "получение взятки", "получение взятки 500 000 тенге 12.03.2025"
    )
    assert told(text, "reconciliation_act")["offences.criminal"] == "1"


def test_rows_of_outreach_tell_day_link_and_name(told) -> None:
    text = case("legal_outreach_report.form", "met_kk_event_date_link")
    known = told(text, "legal_outreach_report")
    assert known["outreach.date#0"] == "2025-03-14"
    assert known["outreach.link#1"] == "www.example.kz/p/2"
    assert known["outreach.date#1"] == "2025-03-21"


def test_rows_of_a_social_order_tell_sum_and_link(told) -> None:
    text = case("social_order_schedule.form", "met_ru_columns_by_name")
    known = told(text, "social_order_schedule")
    assert known["social_order.sum#0"] == "4000000"
    assert known["social_order.unit#1"] == "Примерный район"
    assert "social_order.sum#2" not in known


def test_events_of_the_commissioner_are_told_one_by_one() -> None:
    cell = "1) 15.01.2025 семинар, 25 человек\n2) 20.02.2025 лекция\nв зале, 30 человек"
    assert [text.split()[1] for _, text in items_of(cell)] == [
        "15.01.2025",
        "20.02.2025",
    ]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("В ходе анализа выявлено 4 коррупционных риска.", "4"),
        ("По итогам анализа выявлены три коррупционных риска.", "3"),
        ("По результатам анализа коррупционные риски не выявлены.", "0"),
    ],
)
def test_the_number_of_risks_is_told_in_words_or_figures(told, text, number) -> None:
    assert told(text, "analytic_note")["risks.found"] == number


def test_figures_that_contradict_each_other_are_left_out(told) -> None:
    text = "Выявлено 4 коррупционных риска.\n\nВыявлено 5 коррупционных рисков."
    assert "risks.found" not in told(text, "analytic_note")


def test_an_announcement_tells_what_it_is_about(told) -> None:
    start = "2 июня 2025 года планируется начать проведение внутреннего анализа рисков."
    talk = "Приглашаем на публичное обсуждение результатов внутреннего анализа."
    assert told(start, "announcement")["announcement.subject"] == "start"
    assert told(talk, "announcement")["announcement.subject"] == "discussion"


def test_facts_travel_between_processes(facts) -> None:
    found = facts(ru_policy())
    assert unpack(pack(found)) == found
    assert pickle.loads(pickle.dumps(found)) == found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("в деятельности ГККП «Үлгі орталығы» акимата", ["Үлгі орталығы"]),
        ("«Үлгі орталығы» ШЖҚ КМК-ның жарғысы", ["Үлгі орталығы"]),
        ("товарищество с ограниченной ответственностью «Үлгі»", ["Үлгі"]),
        ("«Үлгі» шаруашылық жүргізу құқығындағы кәсіпорны", ["Үлгі"]),
        ("Закон «О противодействии коррупции» и газета «Вестник»", []),
        ("«Қоғамдық бақылау туралы» Заң және қоғам", []),
    ],
)
def test_organisations_are_known_by_the_words_of_their_form(text, names) -> None:
    assert [found.name for found in scan_organisations(text)] == names


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Үлгі қаласының орталығы", "Үлгі қаласының орталығында", True),
        ("Кызылжар су арнасы", "Қызылжар су арнасы", True),
        ("Школа-гимназия № 12", "Школа-гимназия № 21", False),
        ("Жарық", "Жылу", False),
        ("Үлгі облысы денсаулық басқармасы", "Үлгі облысы білім басқармасы", False),
    ],
)
def test_names_are_compared_whatever_their_endings(one, other, same) -> None:
    assert same_name(one, other) is same


@pytest.mark.parametrize(
    ("text", "number"),
    [("1 500 000", "1500000"), ("2,5", "2.5"), ("жеті", "7"), ("около", None)],
)
def test_numbers_are_kept_as_digits(text, number) -> None:
    assert number_of(text) == number


def test_a_link_ends_before_the_full_stop() -> None:
    text = "см. https://example.kz/a?b=1. Далее"
    assert [value for value, _ in read_values(Reading.LINK, text)] == [
        "https://example.kz/a?b=1"
    ]


def test_texts_are_as_alike_as_the_words_they_share(law: Law, text_file) -> None:
    def sketch(text: str) -> tuple[int, ...]:
        return check_document(text_file(text), law).parts[0].sketch

    policy = ru_policy()
    assert likeness(sketch(policy), sketch(policy)) == 1.0
    assert likeness(sketch(policy), sketch(policy.replace("честь", "", 1))) == 1.0
    assert likeness(sketch(policy), sketch(ru_conflict())) < 0.5
    assert likeness(sketch(policy), sketch(KK)) < 0.1
    assert likeness((), sketch(policy)) == 0.0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "4 сыбайлас жемқорлық тәуекелі анықталды. Оның 3 тәуекелі жойылды.",
            {"risks.found": "4", "risks.removed": "3"},
        ),
        (
            "Устранено 2 риска, из них доведено до реального завершения 1.",
            {"risks.removed": "2", "risks.completed": "1"},
        ),
        (
            (
                "Выявлено 5 коррупционных рисков, из них устранено 3. Внесено 7 "
                "рекомендаций, из них исполнено 6, не исполнено 1."
            ),
            {
                "risks.found": "5",
                "risks.removed": "3",
                "recommendations.given": "7",
                "recommendations.done": "6",
            },
        ),
    ],
)
def test_each_clause_counts_for_itself(told, text, expected) -> None:
    known = told(text, "monitoring_note")
    assert {key: value for key, value in known.items() if key in expected} == expected
    assert {key for key in known if key.startswith(("risks", "recomm"))} == set(
        expected
    )


def test_none_of_some_kind_is_not_none_at_all(told) -> None:
    text = "В кадровых вопросах коррупционные риски не выявлены."
    assert "risks.found" not in told(text, "analytic_note")
