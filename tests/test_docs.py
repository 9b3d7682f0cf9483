"""What the documentation shows is what doccheck does."""

import re
from pathlib import Path

import pytest

from doccheck.cli import run

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "docs" / "checklists.md").read_text(encoding="utf-8")
#: A block of text or YAML whose first line names the file that it is.
FILE = re.compile(
    r"```(?:yaml|text)\n# (?P<name>\S+\.\w+)\n(?P<text>.*?)```", re.DOTALL
)
OUTPUT = re.compile(r"```text\n(?P<text>gifts\.txt\n.*?)```", re.DOTALL)


@pytest.fixture
def example(tmp_path, monkeypatch) -> Path:
    """The files of the worked example, in the working folder."""
    for block in FILE.finditer(GUIDE):
        path = tmp_path / block["name"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block["text"], encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(capsys) -> str:
    run(["check", "gifts.txt", "--checklists", "my-checklists", "--lang", "ru"])
    return capsys.readouterr().out


def test_example_of_the_guide_prints_what_the_guide_shows(example, capsys):
    assert check(capsys) == OUTPUT.search(GUIDE)["text"]


def test_example_of_the_guide_conforms_once_it_is_mended(example, capsys):
    path = example / "gifts.txt"
    mended = path.read_text(encoding="utf-8").replace("под опись", "в течение 7 дней")
    path.write_text(mended, encoding="utf-8")
    assert "✓ Соответствует" in check(capsys)


def test_checklist_of_the_guide_is_valid_and_its_cases_pass(example, capsys):
    assert run(["checklist", "validate", "my-checklists"]) == 0
    assert run(["checklist", "test", "my-checklists"]) == 0
    capsys.readouterr()
    run(["checklist", "coverage", "my-checklists", "--lang", "en"])
    assert f"```text\n{capsys.readouterr().out}```" in GUIDE


def test_readme_shows_what_doccheck_prints(capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    folder = "samples/dossier/"
    run(["check", f"{folder}anticorruption-policy.kk.flawed.docx", "--lang", "en"])
    assert capsys.readouterr().out in readme
    names = ("monitoring-report.kk.docx", "monitoring-report.ru.flawed.docx")
    run(["check", *(folder + name for name in names), "--lang", "ru", "--quiet"])
    assert capsys.readouterr().out in readme


def test_every_relative_link_leads_to_a_file():
    for page in (
        ROOT / "README.md",
        *(ROOT / "docs").rglob("*.md"),
        *ROOT.glob("samples/*.md"),
    ):
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"
