import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from reports_by_hand import (
    FINDING,
    UNREAD,
    failed,
    hostile,
    reader,
    report,
    with_suppressions,
)

from doccheck.findings import SuppressedBy, Suppression
from doccheck.reports.gitlab import gitlab_pieces

SCHEMA = json.loads(
    (Path(__file__).parent / "schemas" / "gitlab-code-quality.json").read_text("utf-8")
)


def issues(*reports, language="en"):
    text = "".join(gitlab_pieces(reports, reader(language)))
    found = json.loads(text.encode(errors="backslashreplace"))
    Draft202012Validator(SCHEMA).validate(found)
    return found


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_report_is_valid_in_every_language(language):
    found = issues(report(findings=(FINDING,)), failed(), language=language)
    grades = [(item["check_name"], item["severity"]) for item in found]
    assert grades == [
        ("charter.duties", "critical"),
        ("charter.seal", "critical"),
        ("charter.terms", "minor"),
        ("DC101", "minor"),
        ("encrypted", "critical"),
    ]


def test_report_on_nothing_is_an_empty_list():
    assert issues() == []


def test_no_two_issues_have_the_same_fingerprint():
    reports = (hostile(), report(unread=UNREAD), report(path="copy.docx"), failed())
    marks = [item["fingerprint"] for item in issues(*reports)]
    assert len(set(marks)) == len(marks)


def test_fingerprints_are_those_of_the_last_run():
    reports = (hostile(), report(unread=UNREAD))
    assert issues(*reports) == issues(*reports)


def test_line_is_that_of_a_plain_text():
    lines = {
        item["check_name"]: item["location"]["lines"]["begin"]
        for item in issues(hostile())
    }
    assert lines["DC101"] == 7
    assert lines["charter.seal"] == 1


def test_what_is_suppressed_is_left_out():
    assert issues(with_suppressions(Suppression(by=SuppressedBy.BASELINE))) == []
