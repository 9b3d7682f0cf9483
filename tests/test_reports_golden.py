"""The reports on `samples/` stay as they were; `make golden` writes them anew."""

import json
import os
from pathlib import Path

import pytest

from doccheck.cli import run
from doccheck.cli.files import collect

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden"
#: A fixed day, so that nothing grows old.
OPTIONS = ("check", "samples", "--as-of", "2026-03-02")
WRITES = os.environ.get("DOCCHECK_GOLDEN") == "write"

if not collect([ROOT / "samples"]).files:
    pytest.skip("samples/ holds no documents", allow_module_level=True)


def compare(name: str, found: str) -> None:
    path = GOLDEN / name
    if WRITES:
        GOLDEN.mkdir(exist_ok=True)
        path.write_text(found, encoding="utf-8")
    assert path.is_file(), "run 'make golden' and read what it writes"
    assert found == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_text_report_on_the_samples_is_as_it_was(language, capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    assert run([*OPTIONS, "--lang", language]) == 1
    compare(f"samples.{language}.txt", capsys.readouterr().out)


def test_json_report_on_the_samples_is_as_it_was(capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    assert run([*OPTIONS, "--lang", "en", "--format", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    del report["version"]
    text = json.dumps(report, ensure_ascii=False, indent=1)
    compare("samples.json", text + "\n")
