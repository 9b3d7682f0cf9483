"""`doccheck check` as its users call it."""

import dataclasses
import json
import os
from pathlib import Path

import pytest
from reports_by_hand import FINDING, UNREAD, failed, judgement, part, report

from doccheck.cli import check as check_module
from doccheck.cli import check_run, run
from doccheck.cli.files import collect
from doccheck.cli.verdict import FailOn, exit_status
from doccheck.findings import Outcome, Severity, Verdict

ORDER = """«Жұлдыз» ЖШС

БҰЙРЫҚ

2024 жылғы 5 наурыз № 17

Астана қаласы

Жұмыс тобын құру туралы

Құжат айналымын жақсарту мақсатында БҰЙЫРАМЫН:

1. Жұмыс тобы құрылсын.

2. Осы бұйрықтың орындалуын бақылау маған жүктелсін.

3. Осы бұйрық қол қойылған күнінен бастап күшіне енеді.

Директор А. Сәтбаева
"""


GRAVE = dataclasses.replace(FINDING, severity=Severity.ERROR)


@pytest.fixture
def folder(text_file, tmp_path):
    text_file(ORDER, "b/order.txt")
    text_file("Просто заметка без вида и даты.", "a/note.txt")
    text_file("open in Word", "b/~$order.docx")
    text_file("hidden", ".trash/old.txt")
    text_file("picture", "b/logo.svg")
    return tmp_path


@pytest.fixture
def crash_logs(tmp_path_factory, monkeypatch):
    state = tmp_path_factory.mktemp("state")
    monkeypatch.setenv("XDG_STATE_HOME", str(state))
    return state


def test_json_goes_to_stdout_and_messages_to_stderr(folder, capsys):
    run(["check", str(folder), "--format", "json", "--lang", "en"])
    out, err = capsys.readouterr()
    report = json.loads(out)
    names = [Path(item["path"]).name for item in report["documents"]]
    assert names == ["note.txt", "order.txt"]
    assert "left out, no documents: 2 (logo.svg, ~$order.docx)" in err


def test_two_runs_print_the_same_bytes(folder, capsys):
    outputs = []
    for _ in range(2):
        run(["check", str(folder), "--format", "json"])
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1]


def test_named_file_is_checked_whatever_it_is_called(text_file, capsys):
    path = text_file(ORDER, "order.без-расширения")
    run(["check", str(path), "--format", "json"])
    document = json.loads(capsys.readouterr().out)["documents"][0]
    assert document["parts"][0]["type"] == "order"


def test_file_named_twice_is_checked_once(text_file):
    path = text_file(ORDER, "order.txt")
    assert collect([path, path, path.parent]).files == (path,)


def test_unreadable_file_costs_one_entry(folder, capsys):
    (folder / "c.docx").write_bytes(b"PK\x03\x04 cut short")
    status = run(["check", str(folder), "--format", "json", "--fail-on", "never"])
    report = json.loads(capsys.readouterr().out)
    assert status == 1
    assert [item["status"] for item in report["documents"]].count("failed") == 1
    assert report["summary"]["unreadable"] == 1


def test_fail_on_never_silences_verdicts(text_file, capsys):
    path = text_file(ORDER.replace("№ 17", "").replace("БҰЙРЫҚ", ""), "order.txt")
    common = ["check", str(path), "--type", "order"]
    assert run(common) == 1
    assert run([*common, "--fail-on", "never"]) == 0


def passed(outcome: Outcome, name: str = "goals", **given):
    return report(part(judgement(name, outcome)), verdict=Verdict.PASS, **given)


@pytest.mark.parametrize(
    ("made", "error", "warning", "never"),
    [
        (passed(Outcome.MET), 0, 0, 0),
        (passed(Outcome.UNMET, "terms"), 0, 1, 0),
        (passed(Outcome.MET, findings=(FINDING,)), 0, 1, 0),
        (passed(Outcome.MET, findings=(GRAVE,)), 1, 1, 0),
        (report(), 1, 1, 0),
        (report(verdict=Verdict.NOT_CHECKED, unread=UNREAD), 1, 1, 0),
        (failed(), 1, 1, 1),
    ],
)
def test_exit_status_follows_the_grade_asked_for(made, error, warning, never):
    grades = (FailOn.ERROR, FailOn.WARNING, FailOn.NEVER)
    assert [exit_status([made], grade) for grade in grades] == [error, warning, never]


def test_selected_and_ignored_rules_narrow_the_findings(text_file, capsys):
    path = text_file(ORDER + "\nҚұжат өзiнің № ________ «__» ____ 2024 жылғы\n")

    def codes(*options):
        run(["check", str(path), "--format", "json", *options])
        document = json.loads(capsys.readouterr().out)["documents"][0]
        return {item["code"] for item in document["findings"]}

    assert codes() >= {"DC101", "DC501"}
    assert codes("--select", "dc1") == {"DC101"}
    assert "DC101" not in codes("--ignore", "DC101,DC102")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check"], "Missing argument"),
        (["check", "nowhere.pdf"], "nowhere.pdf"),
        (["check", ".", "--format", "yaml"], "'yaml' is not one of"),
        (["check", ".", "--as-of", "soon"], "'soon' does not match"),
        (["check", ".", "--ignore", "order.date"], "cannot be turned off"),
        (["check", ".", "--colour"], "No such option"),
        (["chek", "."], "No such command"),
        (["--chek"], "No such option"),
    ],
)
def test_misuse_is_one_line_on_stderr(arguments, message, capsys):
    assert run(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert message in err
    assert len(err.splitlines()) == 1


def test_unknown_type_is_answered_with_a_near_one(text_file, capsys):
    path = text_file(ORDER)
    assert run(["check", str(path), "--type", "ordr"]) == 2
    assert "did you mean 'order'?" in capsys.readouterr().err


def test_folder_without_documents_is_misuse(tmp_path, capsys):
    assert run(["check", str(tmp_path)]) == 2
    assert "no document found" in capsys.readouterr().err


def test_bad_checklist_is_told_with_file_and_line(text_file, tmp_path, capsys):
    path = text_file(ORDER)
    bad = text_file(
        "type: charter\ntitles: {kk: a, ru: b, en: c}\nsignal: []\n", "own/c.yaml"
    )
    status = run(["check", str(path), "--checklists", str(bad.parent)])
    err = capsys.readouterr().err
    assert status == 2
    assert f"{bad}:" in err
    assert len(err.splitlines()) == 1


def test_result_can_be_written_to_a_file(text_file, tmp_path, capsys):
    path, output = text_file(ORDER), tmp_path / "report.json"
    run(["check", str(path), "--format", "json", "-o", str(output)])
    assert json.loads(output.read_text(encoding="utf-8"))["schema"] == "doccheck/1"
    assert capsys.readouterr().out == ""


def test_output_that_cannot_be_written_is_misuse(text_file, tmp_path, capsys):
    output = tmp_path / "no" / "such" / "folder.txt"
    assert run(["check", str(text_file(ORDER)), "-o", str(output)]) == 2
    assert "cannot write" in capsys.readouterr().err


def test_nothing_is_written_beside_the_input(folder, capsys):
    before = sorted(folder.rglob("*"))
    run(["check", str(folder)])
    assert sorted(folder.rglob("*")) == before


def test_bug_in_one_file_costs_that_file(folder, monkeypatch, crash_logs, capsys):
    sound = check_run.check_illustrated

    def check_badly(path, law, **options):
        if path.name == "note.txt":
            raise ZeroDivisionError
        return sound(path, law, **options)

    monkeypatch.setattr(check_run, "check_illustrated", check_badly)
    assert run(["check", str(folder), "--format", "json"]) == 3
    out, err = capsys.readouterr()
    statuses = [item["status"] for item in json.loads(out)["documents"]]
    assert statuses == ["failed", "checked"]
    log = next(crash_logs.rglob("crash-*.log"))
    assert str(log) in err
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")


def test_want_of_memory_costs_one_file_and_is_no_bug(folder, monkeypatch, capsys):
    def swell(*_args, **_options):
        raise MemoryError

    monkeypatch.setattr(check_run, "check_illustrated", swell)
    assert run(["check", str(folder), "--format", "json"]) == 1
    documents = json.loads(capsys.readouterr().out)["documents"]
    assert {item["error"]["code"] for item in documents} == {"out_of_memory"}


def test_bug_outside_of_files_is_logged(folder, monkeypatch, crash_logs, capsys):
    monkeypatch.setattr(check_module, "collect", lambda *_: 1 / 0)
    assert run(["check", str(folder)]) == 3
    assert str(next(crash_logs.rglob("crash-*.log"))) in capsys.readouterr().err


def test_interrupt_ends_cleanly(folder, monkeypatch, capsys):
    def interrupt(*_args, **_options):
        raise KeyboardInterrupt

    monkeypatch.setattr(check_run, "check_illustrated", interrupt)
    assert run(["check", str(folder)]) == 130
    assert capsys.readouterr().err.splitlines()[-1] == "doccheck: interrupted"


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")
def test_name_that_is_no_text_is_checked_all_the_same(tmp_path, capsys):
    path = os.fsencode(tmp_path) + b"/\xff.txt"
    Path(os.fsdecode(path)).write_text(ORDER, encoding="utf-8")
    run(["check", str(tmp_path), "--format", "json"])
    assert json.loads(capsys.readouterr().out)["summary"]["documents"] == 1


def test_explain_shows_the_signals_that_decided(text_file, capsys) -> None:
    path = str(text_file(ORDER))
    run(["check", path, "--explain", "--lang", "en"])
    assert "order: +" in capsys.readouterr().out
    run(["check", path, "--lang", "en"])
    assert "order: +" not in capsys.readouterr().out
