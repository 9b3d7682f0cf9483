"""Checks whose reports show pages, and what happens when a picture cannot be made."""

import json
import os
import signal
from pathlib import Path

import pytest
from reports_by_hand import FINDING, evidence, judgement, part, report

from doccheck.cli import run
from doccheck.findings import Outcome
from doccheck.illustration import check_illustrated, quotes_by_page
from doccheck.pipeline import check_document

SAMPLES = Path(__file__).parent.parent / "samples" / "dossier"
PDF = SAMPLES / "anticorruption-policy.ru.pdf"
DOCX = SAMPLES / "order.ru.flawed.docx"


def on(page, quote, outcome=Outcome.MET):
    found = (evidence(quote, page),)
    return judgement("goals", outcome, "section_found", evidence=found)


def test_what_falls_short_is_shown_before_what_is_in_order():
    judgements = (on(5, "met"), on(7, "partial", Outcome.PARTIAL))
    found = report(part(*judgements), findings=(FINDING,))
    assert quotes_by_page(found, 1) == {7: ["partial"]}
    assert quotes_by_page(found, 2) == {1: ["өзi"], 7: ["partial"]}
    assert list(quotes_by_page(found, 9)) == [1, 5, 7]


def test_quotes_of_one_page_are_marked_together_and_once():
    found = report(part(on(2, "a"), on(2, "b"), on(2, "a"), on(None, "c")))
    assert quotes_by_page(found, 1) == {2: ["a", "b"]}


def test_pages_of_a_pdf_are_shown_and_bounded(law):
    found = check_illustrated(PDF, law, most=2)
    assert len(found.pictures) == 2
    assert all(picture.marks for picture in found.pictures)


def test_without_pictures_the_check_is_the_plain_one(law):
    assert check_illustrated(PDF, law, most=0) == check_document(PDF, law)
    assert check_illustrated(DOCX, law, most=9) == check_document(DOCX, law)


def html_of(tmp_path, *options):
    target = tmp_path / "report.html"
    call = ("check", "--config", "-", "-q", str(PDF), "--report", f"html:{target}")
    status = run([*call, *options])
    blocks = target.read_text("utf-8").split('<script type="application/json" ')
    data = next(item for item in blocks if item.startswith('id="data-0"'))
    return status, json.loads(data.partition(">")[2].partition("</script>")[0])


def test_pictures_can_be_left_out(tmp_path):
    status, data = html_of(tmp_path, "--pictures", "0")
    assert (status, data["pictures"]) == (0, [])


def test_documents_share_what_a_report_can_show(tmp_path, monkeypatch):
    monkeypatch.setattr("doccheck.cli.check_run.MOST_PICTURES", 3)
    _, alone = html_of(tmp_path)
    other = SAMPLES / "conflict-of-interest-policy.ru.pdf"
    _, one_of_two = html_of(tmp_path, str(other))
    assert [len(item["pictures"]) for item in (alone, one_of_two)] == [3, 1]


@pytest.mark.parametrize("signal_", [signal.SIGKILL, signal.SIGSEGV])
def test_picture_that_costs_the_worker_does_not_cost_the_check(
    signal_, tmp_path, monkeypatch
):
    def die(*_):
        os.kill(os.getpid(), signal_)

    monkeypatch.setattr("doccheck.illustration.picture_pages", die)
    status, data = html_of(tmp_path)
    assert status == 0
    assert data["pictures"] == []
    assert data["parts"][0]["items"]
