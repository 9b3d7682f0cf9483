"""`doccheck checklist`: the tools for the author of a checklist."""

from __future__ import annotations

from pathlib import Path

import pytest

from doccheck.cli import run

MEMO = """\
type: memo
titles: {kk: Жазба, ru: Записка, en: Memo}
requirements:
  - id: memo.goals
    force: M
    title: {kk: Мақсат, ru: Цель, en: Goal}
    advice: {kk: Жазыңыз, ru: Напишите, en: Write}
    source: [{act: law-410-v-2015, at: "15"}]
    match:
      kind: statement
      points: [{kk: [мақсаты], ru: [целью записки]}]
"""
CASES = """\
requirement: memo.goals
cases:
  met_kk: {text: "Жазбаның ⟦мақсаты⟧ сыйлықтарды есепке алу."}
  met_ru: {text: "⟦Целью записки⟧ является учет подарков."}
  not_met_kk: {text: "Жазба қысқа."}
  not_met_ru: {text: "Записка коротка."}
"""


@pytest.fixture
def memo(tmp_path: Path) -> Path:
    """A folder with one checklist and its cases."""
    (tmp_path / "cases").mkdir()
    (tmp_path / "memo.yaml").write_text(MEMO, encoding="utf-8")
    (tmp_path / "cases" / "memo.goals.yaml").write_text(CASES, encoding="utf-8")
    return tmp_path


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def said(capsys, command: str, *arguments: object, status: int = 0) -> str:
    words = ["checklist", command, *map(str, arguments), "--lang", "en"]
    assert run(words) == status
    return capsys.readouterr().out


def test_what_is_shipped_is_valid(capsys):
    assert "in order" in said(capsys, "validate")


def test_a_folder_of_the_author_is_valid_with_its_cases(memo, capsys):
    assert said(capsys, "validate", memo) == "Files in order: 2.\n"


@pytest.mark.parametrize(
    ("old", "new", "line", "text"),
    [
        ("kind: statement", "kind: statment", 10, "statment is none of: section"),
        ("force: M", "force: X", 5, "X is none of: M, R"),
        ("    force: M\n", "", 4, "the key force is missing"),
        ("points:", "point:", 11, "unknown key point; near to it: points"),
        ("id: memo.goals", "id: order.goals", 4, "must begin with memo"),
        ("law-410-v-2015", "law-410-v-2016", 8, "near to it: law-410-v-2015"),
        ('[{act: law-410-v-2015, at: "15"}]', "[]", 8, "must not be empty"),
        ("titles: {", "titles: [", 2, "not YAML"),
        ('at: "15"', "at: 15", 8, "15 is of another kind; expected: string"),
    ],
)
def test_a_mistake_is_shown_with_its_line(memo, capsys, old, new, line, text):
    change(memo / "memo.yaml", old, new)
    out = said(capsys, "validate", memo, status=2)
    assert any(
        row.startswith(f"{memo / 'memo.yaml'}:{line}: ") and text in row
        for row in out.splitlines()
    ), out


def test_all_mistakes_of_all_files_are_shown(memo, capsys):
    change(memo / "memo.yaml", "force: M", "force: X")
    change(memo / "memo.yaml", "points:", "point:")
    change(memo / "cases" / "memo.goals.yaml", "met_ru: {text", "fine_ru: {text")
    (memo / "order.yml").write_text(MEMO, encoding="utf-8")
    out = said(capsys, "validate", memo, status=2)
    for words in ("X is none", "unknown key point", "fine_ru", "rename it"):
        assert words in out


def test_a_type_that_two_files_have_is_a_mistake(memo, capsys):
    (memo / "note.yaml").write_text(MEMO, encoding="utf-8")
    assert "memo is in memo.yaml already" in said(capsys, "validate", memo, status=2)


def test_a_key_that_comes_twice_is_only_warned_of(memo, capsys):
    change(memo / "memo.yaml", "    force: M\n", "    force: M\n    force: R\n")
    out = said(capsys, "validate", memo)
    assert f"{memo / 'memo.yaml'}:6: the key force comes twice" in out


def test_files_that_are_no_checklists_are_refused_in_a_line_each(tmp_path, capsys):
    for name, text in (
        ("empty", ""),
        ("list", "- a"),
        ("text", "a"),
        ("nan", "type: ["),
    ):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    assert len(said(capsys, "validate", tmp_path, status=2).splitlines()) == 5


def test_a_day_that_does_not_exist_is_a_mistake(memo, capsys):
    change(
        memo / "memo.yaml",
        "    force: M",
        "    force: M\n    in_force: {from: 2024-02-30}",
    )
    assert "day" in said(capsys, "validate", memo, status=2)


def test_cases_beside_the_checklist_pass(memo, capsys):
    assert said(capsys, "test", memo) == "Cases: 4, failed: 0.\n"


def test_a_failed_case_says_what_was_expected_and_what_was_shown(memo, capsys):
    change(
        memo / "cases" / "memo.goals.yaml",
        'not_met_kk: {text: "',
        'not_met_kk: {text: "Мақсаты. ',
    )
    out = said(capsys, "test", memo / "memo.yaml", status=1)
    for words in (
        "memo.goals · not_met_kk",
        "expected: not met, got: met",
        "Мақсаты",
        "failed: 1",
    ):
        assert words in out


def test_a_mark_that_is_not_shown_fails_the_case(memo, capsys):
    change(
        memo / "cases" / "memo.goals.yaml",
        "⟦мақсаты⟧ сыйлықтарды есепке алу.",
        "мақсаты осы. ⟦Соңы.⟧",
    )
    assert "marked, but not shown: “Соңы.”" in said(capsys, "test", memo, status=1)


def test_a_case_of_a_requirement_that_nobody_has_is_an_error(memo, capsys):
    change(
        memo / "cases" / "memo.goals.yaml",
        "requirement: memo.goals",
        "requirement: memo.gaols",
    )
    assert run(["checklist", "test", str(memo)]) == 2
    assert "memo.gaols" in capsys.readouterr().err


def test_without_cases_the_author_is_told_where_to_put_them(tmp_path, capsys):
    (tmp_path / "memo.yaml").write_text(MEMO, encoding="utf-8")
    assert run(["checklist", "test", str(tmp_path)]) == 2
    assert "--cases" in capsys.readouterr().err


def test_coverage_names_what_is_missing(memo, capsys):
    assert "1 of 1" in said(capsys, "coverage", memo)
    change(memo / "cases" / "memo.goals.yaml", "  not_met_ru", "  partial_ru")
    out = said(capsys, "coverage", memo, "--cases", memo / "cases", status=1)
    assert "memo.goals: no case not_met_ru" in out


def test_diff_shows_the_document_that_passed_and_now_fails(memo, text_file, capsys):
    signals = (
        "signals:\n  - {name: a, where: text, weight: 6, any_of: {ru: [записка]}}\n"
    )
    change(memo / "memo.yaml", "requirements:", signals + "requirements:")
    changed = memo / "changed"
    changed.mkdir()
    text = (memo / "memo.yaml").read_text(encoding="utf-8")
    (changed / "memo.yaml").write_text(
        text.replace("целью записки", "срок хранения"), encoding="utf-8"
    )
    path = text_file("ЗАПИСКА\n\nЦелью записки является учет подарков.\n", "in/a.txt")
    folders = ("--against", memo, "--checklists", changed)

    out = said(capsys, "diff", *folders, path.parent, status=1)
    back = said(capsys, "diff", "--against", changed, "--checklists", memo, path.parent)
    same = said(capsys, "diff", "--against", memo, "--checklists", memo, path.parent)

    assert f"✗ {path} · verdict: Conforms → Falls short" in out
    assert f"✗ {path} · part 1 · memo.goals: met → not met" in out
    assert "memo.goals: not met → met" in back
    assert same == "Differences: 0, for the worse: 0.\n"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_new_checklist_is_valid_as_it_stands(tmp_path, capsys, language):
    path = tmp_path / "memo.yaml"
    assert run(["checklist", "new", "memo", "-o", str(path), "--lang", language]) == 0
    assert said(capsys, "validate", path) == "Files in order: 1.\n"


def test_a_new_checklist_does_not_overwrite_a_file(memo, capsys):
    assert run(["checklist", "new", "memo", "-o", str(memo / "memo.yaml")]) == 2
    assert (memo / "memo.yaml").read_text(encoding="utf-8") == MEMO


def test_a_type_is_written_in_small_latin_letters(capsys):
    assert run(["checklist", "new", "Записка"]) == 2
