import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft4Validator
from reports_by_hand import (
    FINDING,
    HOSTILE,
    UNREAD,
    failed,
    hostile,
    part,
    reader,
    report,
    with_suppressions,
)

from doccheck.document import Location, Span
from doccheck.findings import SuppressedBy, Suppression
from doccheck.lint import RULES
from doccheck.reports.sarif import sarif_pieces

SCHEMA = json.loads(
    (Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text("utf-8")
)


def text_of(*reports, language="en", **given):
    return "".join(sarif_pieces(reports, reader(language), **given))


def run_of(*reports, **given):
    """The only run of the log, which is valid."""
    log = json.loads(text_of(*reports, **given))
    Draft4Validator(SCHEMA).validate(log)
    assert log["version"] == "2.1.0"
    return log["runs"][0]


def results_of(*reports, **given):
    return run_of(*reports, **given)["results"]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_log_is_valid_and_says_its_language(language):
    run = run_of(report(findings=(FINDING,), unread=UNREAD), language=language)
    assert run["tool"]["driver"]["language"] == language
    assert run["columnKind"] == "unicodeCodePoints"


def test_log_of_nothing_is_valid():
    assert results_of() == []


def test_every_requirement_and_rule_is_listed_with_its_help():
    rules = {item["id"]: item for item in run_of()["tool"]["driver"]["rules"]}
    assert {"charter.goals", "charter.terms"} <= set(rules)
    assert {rule.code for rule in RULES} <= set(rules)
    assert "First Law, art. 7, para. 2" in rules["charter.goals"]["help"]["text"]
    assert "add goals (en)" in rules["charter.goals"]["help"]["text"]
    assert rules["charter.goals"]["defaultConfiguration"]["level"] == "error"
    assert rules["charter.terms"]["defaultConfiguration"]["level"] == "warning"


def test_results_are_what_falls_short_and_point_to_their_rule():
    run = run_of(report(findings=(FINDING,)))
    found = [(item["ruleId"], item["level"]) for item in run["results"]]
    assert found == [
        ("charter.duties", "error"),
        ("charter.seal", "error"),
        ("charter.terms", "warning"),
        ("DC101", "warning"),
    ]
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[i["ruleIndex"]]["id"] == i["ruleId"] for i in run["results"])


def test_place_has_offsets_quote_page_and_section():
    location = results_of(report())[0]["locations"][0]
    region = location["physicalLocation"]["region"]
    assert region["charOffset"] == 10
    assert region["charLength"] == len("Цели общества")
    assert region["snippet"] == {"text": "Цели общества"}
    assert "startLine" not in region
    assert location["properties"] == {"page": 2}
    assert location["logicalLocations"][0]["name"] == "Глава 1"


def test_line_is_given_where_the_file_has_lines():
    place = Location(span=Span(3, 7), block=0, page=None, quote="өзi", line=12)
    found = results_of(report(findings=(replace(FINDING, location=place),)))
    region = found[-1]["locations"][0]["physicalLocation"]["region"]
    assert region["startLine"] == 12


def test_names_of_files_are_relative_and_encoded(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    name = "приказ №1 #2.docx"
    inside, outside = results_of(
        report(part(), path=str(tmp_path / name)), report(part(), path="/else/a b.txt")
    )[:: len(results_of(report()))]
    uris = [
        item["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for item in (inside, outside)
    ]
    assert uris[0].startswith("%D0%BF")
    assert uris[0].endswith("%20%232.docx")
    assert uris[1] == "file:///else/a%20b.txt"


def test_fingerprint_stays_when_the_place_moves():
    def marks(offset, **given):
        place = replace(FINDING.location, span=Span(offset, offset + 4), **given)
        moved = replace(FINDING, location=place)
        found = results_of(report(findings=(moved, moved)))
        return [item["partialFingerprints"]["doccheck/v1"] for item in found[-2:]]

    assert marks(3) == marks(900, page=7)
    assert len(set(marks(3))) == 2


def test_undetermined_is_open_and_has_no_level():
    found = {item["ruleId"]: item for item in results_of(hostile())}
    assert found["charter.seal"]["kind"] == "open"
    assert found["charter.seal"]["level"] == "none"


def test_suppression_is_kept_with_its_reason():
    why = Suppression(by=SuppressedBy.CONFIGURATION, reason="agreed with the owner")
    for result in results_of(with_suppressions(why)):
        assert result["suppressions"] == [
            {
                "kind": "external",
                "status": "accepted",
                "justification": "agreed with the owner",
            }
        ]
        assert "baselineState" not in result


def test_state_is_said_where_there_is_a_baseline():
    known = with_suppressions(Suppression(by=SuppressedBy.BASELINE))
    found = results_of(known, baseline=True)
    assert {item["baselineState"] for item in found} == {"unchanged"}
    found = results_of(report(), baseline=True)
    assert {item["baselineState"] for item in found} == {"new"}


def test_what_was_not_checked_is_notified():
    invocation = run_of(report(unread=UNREAD), failed())["invocations"][0]
    assert invocation["executionSuccessful"] is False
    found = invocation["toolExecutionNotifications"]
    assert [(item["descriptor"]["id"], item["level"]) for item in found] == [
        *[("image_only", "warning")] * 4,
        ("encrypted", "error"),
    ]
    assert found[0]["locations"][0]["properties"] == {"page": 2}
    assert run_of(report())["invocations"] == [{"executionSuccessful": True}]


def test_hostile_texts_do_not_break_the_log():
    text = text_of(hostile(), report())
    log = json.loads(text.encode(errors="backslashreplace"))
    Draft4Validator(SCHEMA).validate(log)
    quotes = [
        place["physicalLocation"].get("region", {}).get("snippet", {}).get("text")
        for result in log["runs"][0]["results"]
        for place in result["locations"]
    ]
    assert HOSTILE in quotes


def test_log_comes_document_by_document():
    pieces = sarif_pieces(iter([report(), failed(), report()]), reader())
    assert len(list(pieces)) == 5
