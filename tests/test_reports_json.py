import datetime
import json

import pytest
from reports_by_hand import FINDING, UNREAD, failed, part, reader, report

from doccheck import __version__
from doccheck.findings import Verdict
from doccheck.reports import render_json


def rendered(*reports, language="en", as_of=None):
    return json.loads(render_json(reports, reader(language), as_of=as_of))


def test_head_names_schema_version_and_day():
    found = rendered(report(), as_of=datetime.date(2024, 5, 6))
    assert found["schema"] == "doccheck/1"
    assert found["version"] == __version__
    assert found["as_of"] == "2024-05-06"
    assert rendered(report())["as_of"] is None


def test_document_has_the_keys_of_the_contract():
    document = rendered(report())["documents"][0]
    expected = "path sha256 format pages ocr status language parts unread findings"
    assert set(expected.split()) | {"verdict"} <= set(document)
    assert document["status"] == "checked"
    assert document["language"] == {"main": "ru", "shares": {"ru": 1.0}}
    assert document["verdict"] == "fail"


def test_part_has_the_keys_of_the_contract():
    found = rendered(report())["documents"][0]["parts"][0]
    expected = "type confidence edition title language date number pages requirements"
    assert set(expected.split()) | {"verdict"} <= set(found)
    assert found["pages"] == [1, 3]
    assert found["date"] == "2025-03-12"


def test_requirement_says_why_by_which_norm_and_where():
    found = rendered(report(), language="ru")
    met = found["documents"][0]["parts"][0]["requirements"][0]
    assert met["id"] == "charter.goals"
    assert (met["force"], met["status"]) == ("M", "met")
    assert met["confidence"] == 0.912
    assert met["source"] == "Первый Закон, ст. 7, п. 2"
    assert met["message"] == "Раздел есть, содержание на месте."
    assert met["evidence"] == [
        {
            "page": 2,
            "block": 1,
            "start": 10,
            "end": 23,
            "quote": "Цели общества",
            "path": ["Глава 1"],
        }
    ]


def test_finding_has_location_and_repair():
    found = rendered(report(findings=(FINDING,)))["documents"][0]["findings"][0]
    assert found["code"] == "DC101"
    assert found["severity"] == "warning"
    assert found["fix"] == "өзі"
    assert found["location"]["quote"] == "өзi"
    assert "өзi" in found["message"]


def test_failed_file_has_its_code_and_no_parts():
    document = rendered(failed())["documents"][0]
    assert document["status"] == "failed"
    assert document["error"]["code"] == "encrypted"
    assert "password" in document["error"]["message"]
    assert document["parts"] == []


def test_unread_pages_are_listed_one_by_one():
    found = rendered(report(unread=UNREAD))["documents"][0]["unread"]
    assert [item["page"] for item in found] == [2, 3, 4, 7]
    assert {item["reason"] for item in found} == {"image_only"}


def test_summary_adds_up():
    reports = (
        report(),
        report(part(verdict=Verdict.PASS), verdict=Verdict.PASS),
        report(verdict=Verdict.NOT_CHECKED),
        failed(),
    )
    assert rendered(*reports)["summary"] == {
        "documents": 4,
        "passed": 1,
        "failed": 1,
        "not_checked": 1,
        "unreadable": 1,
    }


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_same_report_has_the_same_bytes(language):
    reports = (report(findings=(FINDING,), unread=UNREAD), failed())
    first = render_json(reports, reader(language))
    assert render_json(reports, reader(language)) == first


def test_broken_file_name_does_not_end_the_run():
    text = render_json([report(path="\udcffq.txt")], reader())
    written = text.encode("utf-8", errors="backslashreplace")
    assert json.loads(written)["documents"][0]["path"] == "\udcffq.txt"
