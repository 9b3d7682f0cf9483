"""Settings, suppressions and baselines as the keeper of a repository uses them."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from doccheck.cli import run

#: Latin letters in two words, and nothing of what a policy must have.
POLICY = """Политика противодействия коррупции ТОО «Ромашка»

1. Цели и задачи

Политика cодержит слово с латинской буквой, и этo – второе такое слово.
"""


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """A folder with one document that falls short, which is the current one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    write(tmp_path / "docs" / "policy.txt", POLICY)
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def configure(repository: Path, text: str) -> None:
    write(repository / "doccheck.toml", text)


def results(capsys, *options: str) -> dict[str, object]:
    run(["check", ".", "--format", "json", *options])
    (document,) = json.loads(capsys.readouterr().out)["documents"]
    found = {f["code"] + f["location"]["quote"]: f for f in document["findings"]}
    return found | {r["id"]: r for p in document["parts"] for r in p["requirements"]}


def suppressed(capsys, *options: str) -> set[str]:
    found = results(capsys, *options)
    return {name for name, result in found.items() if "suppression" in result}


def test_a_setting_is_the_default_of_its_option(repository, capsys):
    configure(repository, 'lang = "kk"\nselect = ["DC5"]\nfail-on = "never"\n')
    assert run(["check", "."]) == 0
    said = capsys.readouterr().out
    assert "Сәйкес келмейді" in said
    assert "DC101" not in said
    assert run(["check", ".", "--lang", "ru", "--fail-on", "error"]) == 1
    assert "Не соответствует" in capsys.readouterr().out


def test_settings_of_a_folder_above_hold_and_are_not_needed(repository, capsys):
    configure(repository, 'lang = "ru"\n')
    (repository / "docs").joinpath("inner").mkdir()
    for folder in ("docs", "docs/inner"):
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(repository / folder)
            run(["check", str(repository / "docs")])
            assert "Не соответствует" in capsys.readouterr().out
            run(["check", str(repository / "docs"), "--config", "-"])
            assert "Falls short" in capsys.readouterr().out


def test_settings_may_stand_in_pyproject(repository, capsys):
    write(repository / "pyproject.toml", '[tool.other]\n[tool.doccheck]\nlang = "ru"\n')
    run(["check", "."])
    assert "Не соответствует" in capsys.readouterr().out


def test_paths_begin_at_the_file_of_settings(repository, capsys, monkeypatch):
    configure(repository, 'baseline = "known.json"\nchecklists = ["own"]\n')
    write(repository / "own" / "README.md", "")
    monkeypatch.chdir(repository / "docs")
    assert run(["check", ".", "--update-baseline"]) == 0
    assert (repository / "known.json").is_file()
    assert run(["check", "."]) == 0


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("langu = 'ru'", "no setting is called 'langu'; did you mean 'lang'?"),
        ("jobs = 'two'", "jobs is a whole number, not 'two'"),
        ("jobs = true", "jobs is a whole number, not True"),
        ("select = 'DC1'", "select is a list of texts"),
        ("lang = 'fr'", "'fr' is not one of 'kk', 'ru', 'en'. (in "),
        ("lang = ", "doccheck.toml: Invalid value (at "),
        ("suppress = 'DC1'", "write [[suppress]] before each suppression"),
        ("[[suppress]]\ncode = 'DC1'", "suppress 1: give the reason"),
        ("[[suppress]]\nreason = 'x'", "suppress 1: name either a code or a"),
        ("[[suppress]]\nwhy = 'x'", "suppress 1: no key is called 'why'"),
        ("[[suppress]]\ncode = 1", "suppress 1: code is a text, not 1"),
        ("[[suppress]]\nuntil = '2027'", "suppress 1: until is a day such as"),
        ("[[suppress]]\ncode = 'XX1'\nreason = 'x'", "suppress 1: no rule begins"),
        (
            "[[suppress]]\nrequirement = 'order.dat'\nreason = 'x'",
            "suppress 1: no requirement 'order.dat'; did you mean 'order.date'?",
        ),
    ],
)
def test_wrong_settings_are_named_with_their_file(repository, capsys, text, message):
    configure(repository, text)
    assert run(["check", "."]) == 2
    said = capsys.readouterr().err
    assert message in said
    assert "doccheck.toml" in said
    assert said.count("\n") == 1


def test_suppression_opens_the_gate_and_changes_no_verdict(repository, capsys):
    configure(
        repository,
        """
        [[suppress]]
        requirement = "anticorruption_policy.principles"
        path = "docs/*"
        reason = "revised in January"
        [[suppress]]
        code = "DC101"
        reason = "the editor is old"
        """,
    )
    assert suppressed(capsys) == {
        "anticorruption_policy.principles",
        "DC101cодержит",
        "DC101этo",
    }
    run(["check", ".", "--lang", "en"])
    said = capsys.readouterr().out
    assert "Falls short" in said
    assert "not counted: 3" in said
    assert "Not counted: revised in January" in said


def test_exit_status_is_0_where_all_is_suppressed(repository, capsys):
    names = {
        name
        for name, result in results(capsys).items()
        if result.get("status") in {"unmet", "partial"} and result["force"] == "M"
    }
    assert names
    rules = [f'[[suppress]]\nrequirement = "{name}"\nreason = "x"' for name in names]
    configure(repository, "\n".join(rules))
    assert run(["check", "."]) == 0
    configure(repository, "\n".join(rules[1:]))
    assert run(["check", "."]) == 1


def test_suppression_holds_for_its_paths_and_days_only(repository, capsys):
    rule = '[[suppress]]\ncode = "DC1"\nreason = "x"\n'
    configure(repository, rule + 'path = "other/*"\n')
    assert suppressed(capsys) == set()
    configure(repository, rule + "until = 2020-01-31\n")
    assert suppressed(capsys) == set()
    assert "expired" in run_and_read_errors(capsys)


def run_and_read_errors(capsys, *options: str) -> str:
    run(["check", ".", *options])
    return capsys.readouterr().err


def test_suppression_without_use_is_named_when_all_was_looked_at(repository, capsys):
    configure(repository, '[[suppress]]\ncode = "DC6"\nreason = "x"\n')
    assert "suppresses nothing" in run_and_read_errors(capsys)
    run(["check", "docs/policy.txt"])
    assert "suppresses nothing" not in capsys.readouterr().err


def test_baseline_lets_old_results_pass_and_no_new_ones(repository, capsys):
    keep = ["--baseline", "known.json"]
    assert run(["check", ".", *keep, "--update-baseline"]) == 0
    assert run(["check", ".", *keep]) == 0
    capsys.readouterr()
    everything = set(results(capsys))
    assert {name for name in everything if "DC" in name} <= suppressed(capsys, *keep)

    write(repository / "docs" / "policy.txt", "Абзац.\n\n" + POLICY)
    assert run(["check", ".", *keep]) == 0
    write(repository / "docs" / "policy.txt", POLICY + "\nИ тpетье.\n")
    capsys.readouterr()
    assert "DC101тpетье" not in suppressed(capsys, *keep)
    assert run(["check", ".", *keep, "--fail-on", "warning"]) == 1


def test_baseline_knows_a_document_that_was_moved(repository):
    keep = ["--baseline", "known.json"]
    run(["check", ".", *keep, "--update-baseline"])
    (repository / "docs" / "policy.txt").rename(repository / "policy-2026.txt")
    assert run(["check", ".", *keep]) == 0


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"schema": "doccheck-baseline/9"}'])
def test_what_is_no_baseline_ends_the_run(repository, capsys, text):
    write(repository / "known.json", text)
    assert run(["check", ".", "--baseline", "known.json"]) == 2
    assert "baseline" in capsys.readouterr().err


def test_lack_of_a_baseline_says_how_to_write_one(repository, capsys):
    assert run(["check", ".", "--baseline", "none.json"]) == 2
    assert "--update-baseline writes it" in capsys.readouterr().err
    assert run(["check", ".", "--update-baseline"]) == 2


def test_excluded_files_of_folders_are_left_out(repository, capsys):
    write(repository / "old" / "draft.txt", POLICY)
    run(["check", ".", "--exclude", "old/*", "--format", "json"])
    documents = json.loads(capsys.readouterr().out)["documents"]
    assert [item["path"] for item in documents] == ["docs/policy.txt"]


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.org"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True)


def test_diff_checks_what_changed_since_a_revision(repository, capsys):
    write(repository / "docs" / "құжат 2.txt", "Прочее.\n")
    git(repository, "init", "--quiet")
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "-m", "first")
    assert run(["check", ".", "--diff", "HEAD"]) == 0
    assert capsys.readouterr().out == ""

    write(repository / "docs" / "құжат 2.txt", POLICY)
    write(repository / "new.txt", POLICY)
    run(["check", ".", "--diff", "HEAD", "--format", "json"])
    documents = json.loads(capsys.readouterr().out)["documents"]
    assert [item["path"] for item in documents] == ["docs/құжат 2.txt", "new.txt"]


@pytest.mark.parametrize("revision", ["nowhere", "--output=stolen", ""])
def test_diff_against_what_is_no_revision_is_a_usage_error(
    repository, capsys, revision
):
    git(repository, "init", "--quiet")
    assert run(["check", ".", f"--diff={revision}"]) == 2
    assert capsys.readouterr().err.startswith("doccheck: error: --diff")
    assert not (repository / "stolen").exists()


def test_document_may_come_through_a_pipe(repository):
    command = ["doccheck", "check", "-", "--format", "json", "--lang", "en"]
    done = subprocess.run(
        [sys.executable, "-m", *command],
        input=POLICY.encode(),
        capture_output=True,
        check=False,
    )
    (document,) = json.loads(done.stdout)["documents"]
    assert (document["path"], done.returncode) == ("stdin", 1)
    assert document["parts"][0]["type"] == "anticorruption_policy"


def test_settings_of_the_guide_are_accepted(repository):
    path = Path(__file__).parent.parent / "docs" / "ci.md"
    guide = path.read_text(encoding="utf-8")
    blocks = re.findall(r"```toml\n(.*?)```", guide, re.DOTALL)
    assert len(blocks) == 2
    configure(repository, "\n".join(blocks))
    (repository / "norms").mkdir()
    assert run(["check", ".", "--update-baseline"]) == 0


def test_shell_completion_knows_commands_and_options(repository):
    def complete(*words: str) -> list[str]:
        asked = {"COMP_WORDS": " ".join(words), "COMP_CWORD": str(len(words) - 1)}
        done = subprocess.run(
            [sys.executable, "-m", "doccheck"],
            env={**os.environ, **asked, "_DOCCHECK_COMPLETE": "bash_complete"},
            capture_output=True,
            text=True,
            check=True,
        )
        return [line.partition(",")[2] for line in done.stdout.splitlines()]

    assert "check" in complete("doccheck", "che")
    assert complete("doccheck", "check", "--fail") == ["--fail-on"]
    assert complete("doccheck", "check", "--lang", "k") == ["kk"]


@pytest.mark.parametrize("shell", ["bash", "fish", "zsh"])
def test_completion_script_calls_doccheck(shell, capsys):
    assert run(["completion", shell]) == 0
    assert f"_DOCCHECK_COMPLETE={shell}_complete" in capsys.readouterr().out
