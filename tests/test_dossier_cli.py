"""`doccheck dossier` as its users call it."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from dossier_texts import (
    KK,
    OTHER_RU,
    kk_policy,
    ru_conflict,
    ru_ethics,
    ru_order,
    ru_policy,
)

from doccheck.cli import run
from doccheck.cli.dossier import parse_period

#: Names that say nothing, or the wrong thing.
FILES = {
    "scan001.txt": kk_policy(),
    "приказ о премировании.txt": ru_policy(),
    "архив/политика (последняя).txt": ru_policy("5 февраля 2022 года", "3"),
    "ethics.txt": ru_conflict(stamp="от «___» __________ 2025 года № ____"),
    "this is not a code.txt": ru_ethics(OTHER_RU),
    "копия.txt": ru_order(),
    "final FINAL.txt": ru_order(),
    "меню столовой.txt": "Меню столовой на неделю: борщ, плов, компот.",
}


@pytest.fixture
def folder(text_file, tmp_path: Path) -> Path:
    for name, text in FILES.items():
        text_file(text, f"set/{name}")
    return tmp_path / "set"


def read(capsys: pytest.CaptureFixture[str]) -> dict:
    return json.loads(capsys.readouterr().out)


def test_a_set_is_sorted_whatever_the_files_are_called(folder, capsys) -> None:
    status = run(["dossier", str(folder), "--format", "json", "--lang", "ru"])
    found = read(capsys)

    assert status == 1
    assert found["schema"] == "doccheck-dossier/1"
    assert found["organisation"] == "Тұнық су арнасы"
    assert found["kind"] == "quasi_state"
    assert {item["path"]: item["standing"] for item in found["documents"]} == {
        "scan001.txt": "current",
        "приказ о премировании.txt": "translation",
        "архив/политика (последняя).txt": "superseded",
        "ethics.txt": "draft",
        "this is not a code.txt": "foreign",
        "копия.txt": "duplicate",
        "final FINAL.txt": "current",
        "меню столовой.txt": "beside",
    }
    assert "anticorruption_policy" not in found["lacking"]
    assert {"conflict_of_interest_policy", "ethics_code"} <= set(found["lacking"])
    assert [item["code"] for item in found["findings"]] == ["DC701"]


def test_the_report_for_people_says_what_holds_lacks_and_why(folder, capsys) -> None:
    run(["dossier", str(folder), "--lang", "ru"])
    text = capsys.readouterr().out
    assert "Документы организации «Тұнық су арнасы»" in text
    assert "новее (05.02.2025), чем архив/политика (последняя).txt" in text
    assert "на русском языке: приказ о премировании.txt" in text
    assert "только проект: ethics.txt" in text
    assert "только чужой: this is not a code.txt" in text
    assert "тот же файл, что final FINAL.txt" in text


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_sentence_is_there_in_every_language(folder, capsys, language) -> None:
    run(["dossier", str(folder), "--lang", language])
    text = capsys.readouterr().out
    assert "…" not in text
    assert "dossier." not in text


def test_a_zip_is_a_folder(folder, tmp_path: Path, capsys) -> None:
    archive = tmp_path / "set.zip"
    with zipfile.ZipFile(archive, "w") as file:
        for name, text in FILES.items():
            file.writestr(name, text)
    run(["dossier", str(archive), "--format", "json"])
    paths = {item["path"] for item in read(capsys)["documents"]}
    assert paths == set(FILES)


def test_a_second_run_says_the_same(folder, capsys) -> None:
    run(["dossier", str(folder), "--lang", "kk"])
    first = capsys.readouterr().out
    run(["dossier", str(folder), "--lang", "kk"])
    assert capsys.readouterr().out == first
    run(["dossier", str(folder), "--lang", "kk", "--no-cache", "--jobs", "1"])
    assert capsys.readouterr().out == first


def test_reports_of_a_check_serve_a_dossier(folder, capsys, monkeypatch) -> None:
    def never(*_given, **_named):
        raise AssertionError("checked again")

    run(["check", str(folder), "-q"])
    monkeypatch.setattr("doccheck.cli.dossier_run.check_document", never)
    assert run(["dossier", str(folder), "-q"]) == 1
    capsys.readouterr()


def test_the_organisation_s_own_file_tells_its_name(folder, capsys) -> None:
    own = "name: ТОО «Алтын дән элеваторы»\nrole: organisation\n"
    (folder / "organisation.yaml").write_text(own, encoding="utf-8")
    run(["dossier", str(folder), "--format", "json"])
    found = read(capsys)
    standings = {item["path"]: item["standing"] for item in found["documents"]}
    assert standings["this is not a code.txt"] == "current"
    assert standings["приказ о премировании.txt"] == "foreign"


def test_the_cache_may_be_put_anywhere(folder, tmp_path: Path, capsys) -> None:
    place = tmp_path / "here"
    run(["dossier", str(folder), "--cache-dir", str(place), "-q"])
    capsys.readouterr()
    assert any(path.is_file() for path in place.rglob("*"))


def test_a_whole_set_is_fine(text_file, tmp_path: Path, capsys) -> None:
    text_file(f"{KK}\n\nҚызметкерлер күні туралы хабарландыру.", "whole/a.txt")
    status = run(["dossier", str(tmp_path / "whole"), "--fail-on", "never"])
    assert status == 0
    assert capsys.readouterr().out


def test_an_empty_folder_is_a_usage_error(tmp_path: Path, capsys) -> None:
    assert run(["dossier", str(tmp_path)]) == 2
    assert "no document found" in capsys.readouterr().err


@pytest.mark.parametrize("period", ["20", "2025-Q5", "2025-02-01..2025-01-01", "x"])
def test_a_period_that_is_none_is_a_usage_error(folder, capsys, period) -> None:
    assert run(["dossier", str(folder), "--period", period]) == 2
    assert "is no period" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-Q4", "2025-10-01", "2025-12-31"),
        ("2024-Q1", "2024-01-01", "2024-03-31"),
        ("2025-02-03..2025-02-03", "2025-02-03", "2025-02-03"),
    ],
)
def test_periods_are_years_quarters_or_days(text, first, last) -> None:
    period = parse_period(text)
    assert (str(period.first), str(period.last)) == (first, last)
