import datetime
import json

from reports_by_hand import FINDING, failed, hostile, reader, report

from doccheck.reports import render_json
from doccheck.reports.json_lines import json_lines


def lines(*reports, **given):
    text = "".join(json_lines(reports, reader(), **given))
    encoded = text.encode(errors="backslashreplace")
    return [json.loads(line) for line in encoded.decode().split("\n")[:-1]]


def test_each_document_is_a_line_as_in_the_whole_report():
    reports = (report(findings=(FINDING,)), failed())
    *documents, _ = lines(*reports)
    whole = json.loads(render_json(reports, reader()))
    assert [item["document"] for item in documents] == whole["documents"]


def test_last_line_has_the_summary():
    last = lines(report(), failed(), as_of=datetime.date(2024, 5, 6))[-1]
    assert last["schema"] == "doccheck/1"
    assert last["as_of"] == "2024-05-06"
    assert last["summary"]["documents"] == 2
    assert lines()[-1]["summary"]["documents"] == 0


def test_no_text_of_a_document_breaks_its_line():
    assert len(lines(hostile(), hostile())) == 3


def test_each_document_is_there_before_the_next_is_checked():
    def reports():
        yield report()
        raise KeyError("the next one is not asked for yet")

    assert next(json_lines(reports(), reader())).endswith("}\n")
