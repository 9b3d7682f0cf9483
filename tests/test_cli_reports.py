"""Several reports from one run."""

import json

import pytest
from lxml import etree

from doccheck.cli import run

ORDER = "ПРИКАЗ\n\n5 марта 2024 года № 17\n\nО рабочей группе\n\nПРИКАЗЫВАЮ:\n"


@pytest.fixture
def orders(text_file):
    for number in range(3):
        text_file(ORDER, f"in/{number}.txt")
    return text_file(ORDER, "in/last.txt").parent


def check(*arguments):
    return run(["check", "--config", "-", *map(str, arguments)])


def test_reports_are_written_beside_the_result(orders, tmp_path, capsys):
    sarif, junit = tmp_path / "a.sarif", tmp_path / "b:c.xml"
    assert check(orders, "--lang", "ru") == 1
    alone = capsys.readouterr().out
    reports = ("--report", f"sarif:{sarif}", "--report", f"junit:{junit}")
    assert check(orders, "--lang", "ru", *reports) == 1
    assert capsys.readouterr().out == alone
    results = json.loads(sarif.read_text("utf-8"))["runs"][0]["results"]
    suites = etree.fromstring(junit.read_bytes())
    assert len(suites) == 4
    assert len({str(result["locations"]) for result in results}) >= 4


@pytest.mark.parametrize("name", ["jsonl", "sarif", "junit", "gitlab", "github"])
def test_report_is_the_same_on_stdout_and_in_a_file(name, orders, tmp_path, capsys):
    target = tmp_path / "report"
    assert check(orders, "--format", name, "--report", f"{name}:{target}") == 1
    assert capsys.readouterr().out == target.read_text("utf-8")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("saref:a.json", "did you mean 'sarif'?"),
        ("sarif", "name a file after the format"),
        ("sarif:", "name a file after the format"),
    ],
)
def test_report_that_cannot_be_is_refused(value, said, orders, capsys):
    assert check(orders, "--report", value) == 2
    assert said in capsys.readouterr().err


def test_two_reports_in_one_file_are_refused(orders, tmp_path, capsys):
    target = tmp_path / "report.json"
    assert check(orders, "-o", target, "--report", f"json:{target}") == 2
    assert "two reports go to" in capsys.readouterr().err
    assert not target.exists()


def test_no_report_is_left_where_one_cannot_be_written(orders, tmp_path, capsys):
    reports = (
        *("--report", f"sarif:{tmp_path / 'a.sarif'}"),
        *("--report", f"junit:{tmp_path / 'none' / 'b.xml'}"),
    )
    assert check(orders, *reports) == 2
    assert "cannot write" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_line_of_a_finding_is_that_of_the_text_file(text_file, capsys):
    path = text_file("\n\nПРИКАЗ\n\n«___» ________ 2024 года\n\nПРИКАЗЫВАЮ:\n")
    check(path, "--format", "github")
    found = [line for line in capsys.readouterr().out.splitlines() if "DC501" in line]
    assert "line=5," in found[0]


def test_workbook_is_not_written_to_a_terminal(orders, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert check(orders, "--format", "xlsx") == 2
    assert "give -o FILE" in capsys.readouterr().err


def test_workbook_goes_through_a_pipe_as_it_is(orders, tmp_path, capfdbinary):
    target = tmp_path / "report.xlsx"
    assert check(orders, "--format", "xlsx", "--report", f"xlsx:{target}") == 1
    assert capfdbinary.readouterr().out == target.read_bytes()


def test_run_that_is_stopped_leaves_no_report(orders, tmp_path, monkeypatch):
    def fail(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("doccheck.reports.json_lines._line", fail)
    reports = ("--report", f"sarif:{tmp_path / 'a.sarif'}")
    status = check(orders, "--format", "jsonl", "-o", tmp_path / "b.jsonl", *reports)
    assert status not in (0, 1, 2)
    assert [path.name for path in tmp_path.iterdir()] == ["in"]
