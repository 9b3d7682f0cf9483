"""The reports on the samples stay as they were; `make golden` writes them anew."""

import json
import os
from pathlib import Path

import pytest

from doccheck.cli import run

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden"
WRITES = os.environ.get("DOCCHECK_GOLDEN") == "write"
#: Of these the JSON is kept too: an order with what it approves, pages, findings.
IN_JSON = (
    "samples/dossier/anticorruption-policy.kk.flawed.docx",
    "samples/dossier/conflict-of-interest-policy.ru.pdf",
    "samples/dossier/monitoring-report.kk.docx",
    "samples/dossier/order-and-standard.kk.docx",
)


def compare(name: str, found: str) -> None:
    path = GOLDEN / name
    if WRITES:
        GOLDEN.mkdir(exist_ok=True)
        path.write_text(found, encoding="utf-8")
    assert path.is_file(), "run 'make golden' and read what it writes"
    assert found == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_text_report_on_the_samples_is_as_it_was(language, capsys, monkeypatch):
    """Each by the law of its own day: that does not grow old either."""
    monkeypatch.chdir(ROOT)
    assert run(["check", "samples/dossier", "--lang", language]) == 1
    compare(f"samples.{language}.txt", capsys.readouterr().out)


def test_json_report_on_the_samples_is_as_it_was(capsys, monkeypatch):
    """All by the law of one day, which the report of 2021 no longer follows."""
    monkeypatch.chdir(ROOT)
    options = ("--as-of", "2026-03-02", "--lang", "en", "--format", "json")
    assert run(["check", *IN_JSON, *options]) == 1
    report = json.loads(capsys.readouterr().out)
    del report["version"]
    for document in report["documents"]:
        for part in document["parts"]:
            del part["signals"]  # of every type: a word in any checklist changes them
    text = json.dumps(report, ensure_ascii=False, indent=1)
    compare("samples.json", text + "\n")
