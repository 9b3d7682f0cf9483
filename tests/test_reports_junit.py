from pathlib import Path

import pytest
from lxml import etree
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
from doccheck.reports.junit import junit_pieces

SCHEMA = etree.XMLSchema(file=Path(__file__).parent / "schemas" / "junit-10.xsd")


def suites(*reports, language="en"):
    text = "".join(junit_pieces(reports, reader(language)))
    root = etree.fromstring(text.encode())
    SCHEMA.assertValid(root)
    return root.findall("testsuite")


def results(suite):
    return {
        case.get("name"): case[0].tag if len(case) else "passed"
        for case in suite.findall("testcase")
    }


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_report_is_valid_in_every_language(language):
    found = suites(
        report(findings=(FINDING,), unread=UNREAD), failed(), language=language
    )
    assert [suite.get("name") for suite in found] == ["charter.docx", "secret.pdf"]


def test_report_on_nothing_is_valid():
    assert suites() == []


def test_only_law_that_is_not_met_is_a_failure():
    found = results(suites(report(findings=(FINDING,)))[0])
    assert found == {
        "read": "passed",
        "goals: goals (en)": "passed",
        "duties: duties (en)": "failure",
        "seal: seal (en)": "failure",
        "terms: terms (en)": "skipped",
        "DC101: Latin letters in a Cyrillic word": "skipped",
    }


def test_counts_are_those_of_the_cases():
    for suite in suites(report(findings=(FINDING,)), hostile(), failed()):
        found = list(results(suite).values())
        cases = suite.findall("testcase")
        assert int(suite.get("tests")) == len(cases)
        for name, tag in (("failures", "failure"), ("errors", "error")):
            assert int(suite.get(name)) == sum(c.find(tag) is not None for c in cases)
        assert len(found) <= len(cases)


def test_failure_says_why_how_to_mend_it_and_by_which_norm():
    case = suites(report())[0].find("testcase/failure")
    assert case.get("message")
    assert "add duties (en)" in case.text
    assert "First Law, art. 7, para. 2" in case.text
    assert "Цели общества" in case.text


def test_file_that_was_not_read_is_an_error():
    found = results(suites(failed())[0])
    assert found == {"encrypted": "error"}
    pages = results(suites(report(unread=UNREAD))[0])
    assert [name for name, tag in pages.items() if tag == "error"] == [
        f"image_only {page}" for page in (2, 3, 4, 7)
    ]


def test_what_is_suppressed_is_skipped_with_the_reason():
    why = Suppression(by=SuppressedBy.CONFIGURATION, reason="agreed with the owner")
    suite = suites(with_suppressions(why))[0]
    assert suite.get("failures") == "0"
    assert "agreed with the owner" in suite.find("testcase/skipped").text


def test_hostile_texts_stay_texts():
    suite = suites(hostile())[0]
    texts = "".join(suite.itertext())
    assert "</script>" in texts
    assert "]]>" in texts
    assert "\x00" not in texts
    assert {item.tag for item in suite.iter()} <= {
        "testsuite",
        "testcase",
        "failure",
        "error",
        "skipped",
    }
