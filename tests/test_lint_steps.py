"""Terms between the dates of a schedule, a row for each object of the analysis."""

from __future__ import annotations

import pytest

from doccheck.findings import Finding
from doccheck.pipeline import Law, check_document
from doccheck.reports import Reader
from doccheck.reports.rules import finding_message
from doccheck.shipped import data_folder

RUSSIAN = (
    "Объект анализа",
    "Объявление о начале анализа",
    "Дата начала",
    "Публичное обсуждение",
    "Дата окончания",
    "Подписание справки",
    "Утверждение плана",
    "Размещение на сайте",
)
KAZAKH = (
    "Талдау объектісі",
    "Талдау туралы хабарландыру",
    "Басталу күні",
    "Жария талқылау",
    "Аяқталу күні",
    "Анықтамаға қол қою",
    "Жоспарды бекіту",
    "Сайтта орналастыру",
)
#: Kept terms: 16.05, 02.06, 18.06, 27.06, 11.07, 25.07, 30.07.
DATES = (
    "16.05.2025",
    "02.06.2025",
    "18.06.2025",
    "27.06.2025",
    "11.07.2025",
    "25.07.2025",
    "30.07.2025",
)
TITLES = {
    RUSSIAN: "ГРАФИК проведения внутреннего анализа коррупционных рисков",
    KAZAKH: "Сыбайлас жемқорлық тәуекелдеріне ішкі талдау жүргізу КЕСТЕСІ",
}


@pytest.fixture
def found_in(law: Law, text_file):
    """A function that returns the findings DC4xx about a schedule."""

    def check(head: tuple[str, ...], *rows: tuple[str, ...]) -> list[Finding]:
        lines = "".join(map(row_of, (head, *rows)))
        page = f"<p>{TITLES.get(head, TITLES[RUSSIAN])}</p><table>{lines}</table>"
        report = check_document(text_file(page, "schedule.html"), law)
        return [item for item in report.findings if item.code.startswith("DC4")]

    return check


def row_of(cells: tuple[str, ...]) -> str:
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


@pytest.mark.parametrize("head", [RUSSIAN, KAZAKH], ids=["ru", "kk"])
def test_a_schedule_that_keeps_its_terms_has_no_findings(found_in, head) -> None:
    assert found_in(head, ("Отдел закупок", *DATES)) == []


@pytest.mark.parametrize("head", [RUSSIAN, KAZAKH], ids=["ru", "kk"])
@pytest.mark.parametrize(
    ("column", "day", "code", "shown"),
    [
        (0, "20.05.2025", "DC401", "02.06.2025"),
        (2, "25.06.2025", "DC403", "25.06.2025"),
        (3, "18.07.2025", "DC402", "18.07.2025"),
        (4, "15.07.2025", "DC404", "15.07.2025"),
        (5, "28.07.2025", "DC408", "28.07.2025"),
        (6, "31.07.2025", "DC409", "31.07.2025"),
        (4, "17.06.2025", "DC405", "17.06.2025"),
    ],
)
def test_each_column_is_a_step(found_in, head, column, day, code, shown) -> None:
    dates = (*DATES[:column], day, *DATES[column + 1 :])

    found = found_in(head, ("Отдел закупок", *dates))

    assert (code, shown) in {(item.code, item.location.quote) for item in found}


def test_rows_are_analyses_of_their_own(found_in) -> None:
    later = (
        "15.08.2025",
        "01.09.2025",
        "17.09.2025",
        "26.09.2025",
        "10.10.2025",
        "24.10.2025",
        "31.10.2025",
    )

    found = found_in(RUSSIAN, ("Отдел закупок", *DATES), ("Отдел кадров", *later))

    assert [(item.code, item.location.quote) for item in found] == [
        ("DC409", "31.10.2025")
    ]


def test_a_column_may_hold_the_whole_period(found_in) -> None:
    head = ("Объект", "Срок проведения анализа", "Подписание справки")

    found = found_in(head, ("Отдел закупок", "с 2 по 27 июня 2025 года", "15.07.2025"))

    assert [item.code for item in found] == ["DC404"]


def test_the_head_may_have_two_rows(law: Law, text_file) -> None:
    page = (
        "<table><tr><td rowspan=2>Объект</td><td colspan=2>Сроки анализа</td>"
        "<td rowspan=2>Подписание справки</td></tr>"
        "<tr><td>Начало анализа</td><td>Окончание анализа</td></tr>"
        f"{row_of(('Отдел', '02.06.2025', '27.06.2025', '15.07.2025'))}</table>"
    )

    findings = check_document(text_file(page, "schedule.html"), law).findings

    assert [item.code for item in findings] == ["DC404"]


def test_the_message_says_how_the_days_were_counted(found_in) -> None:
    [finding] = found_in(RUSSIAN, ("Отдел закупок", "20.05.2025", *DATES[1:]))

    assert finding.params["counting"] == "last"
    assert (finding.params["days"], finding.params["limit"]) == ("9", "10")


def test_whether_the_day_of_publication_counts_is_an_option(
    tmp_path, text_file
) -> None:
    shipped = data_folder("checklists") / "lint" / "DC401.yaml"
    folder = tmp_path / "own" / "lint"
    folder.mkdir(parents=True)
    changed = shipped.read_text(encoding="utf-8").replace("first: false", "first: true")
    (folder / "DC401.yaml").write_text(changed, encoding="utf-8")
    dates = ("21.05.2025", *DATES[1:])
    late = f"<table>{row_of(RUSSIAN)}{row_of(('Отдел', *dates))}</table>"

    laws = {"last": Law.load(), "both": Law.load([tmp_path / "own"])}
    found = {
        counting: check_document(text_file(late, "late.html"), law).findings
        for counting, law in laws.items()
    }

    assert [item.params["days"] for item in found["last"]] == ["8"]
    assert [item.params["days"] for item in found["both"]] == ["9"]
    assert found["both"][0].params["counting"] == "both"
    reader = Reader(checklists={}, acts={}, language="en")
    assert "Both days are counted." in finding_message(found["both"][0], reader)
