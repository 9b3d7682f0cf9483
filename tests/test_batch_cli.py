"""`doccheck check` over folders: the same bytes however many workers there are."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from docx_by_hand import docx, paragraph
from pdf_by_hand import make_pdf

from doccheck.cli import check_run, run
from doccheck.cli.progress import state, with_progress

ORDER = (
    "«Жұлдыз» ЖШС\n\nБҰЙРЫҚ\n\n2024 жылғы 5 наурыз № {n}\n\n"
    "БҰЙЫРАМЫН:\n\n1. Орындалсын."
)


@pytest.fixture
def folder(tmp_path):
    for number in range(6):
        text = ORDER.format(n=number)
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
        (tmp_path / f"{number}.docx").write_bytes(
            docx(*map(paragraph, text.split("\n\n")))
        )
        lines = [line for line in text.split("\n\n") if line]
        (tmp_path / f"{number}.pdf").write_bytes(
            make_pdf(
                lambda sheet, lines=lines: [
                    sheet.line(90, 90 + 30 * y, line) for y, line in enumerate(lines)
                ]
            )
        )
    (tmp_path / "3-broken.docx").write_bytes(b"PK\x03\x04 cut short")
    return tmp_path


@pytest.mark.parametrize("form", [["--format", "json"], ["--verbose"]])
def test_number_of_workers_does_not_change_a_byte(folder, form, capsys):
    outputs = []
    for jobs in ("1", "3"):
        assert run(["check", str(folder), *form, "--jobs", jobs]) == 1
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1]
    assert outputs[0].count(str(folder)) == 19


def test_file_that_hangs_is_told_from_the_others(folder, monkeypatch, capsys):
    sound = check_run.check_illustrated

    def hang_on_one(path, law, **options):
        if path.name == "2.docx":
            time.sleep(60)
        return sound(path, law, **options)

    monkeypatch.setattr(check_run, "check_illustrated", hang_on_one)
    arguments = ["check", str(folder), "--quiet", "--timeout", "1", "--lang", "en"]
    assert run(arguments) == 1
    out = capsys.readouterr().out
    assert "2.docx: Not read: Reading the file took too long" in out
    assert "19 documents" in out


@pytest.mark.parametrize(
    "option", [["--jobs", "0"], ["--timeout", "0"], ["--memory", "1"]]
)
def test_limits_must_make_sense(folder, option, capsys):
    assert run(["check", str(folder), *option]) == 2
    assert "is not in the range" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_interrupted_run_ends_with_130_and_leaves_nothing(folder, tmp_path_factory):
    scratch = tmp_path_factory.mktemp("scratch")
    for number in range(300):
        (folder / f"more-{number}.txt").write_text(ORDER * 20, encoding="utf-8")
    command = [sys.executable, "-m", "doccheck", "check", folder, "--format", "json"]
    process = subprocess.Popen(
        [*map(str, command)],
        env={**os.environ, "TMPDIR": str(scratch)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    process.stdout.read(100)  # the first report is written
    workers = _children(process.pid)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert process.returncode == 130
    assert errors.decode().splitlines()[-1] == "doccheck: interrupted"
    assert workers
    assert not any(Path(f"/proc/{pid}").exists() for pid in workers)
    assert list(scratch.iterdir()) == []


def _children(process: int) -> list[int]:
    task = Path(f"/proc/{process}/task/{process}/children")
    return [int(pid) for pid in task.read_text().split()]


def test_progress_yields_every_result_and_says_how_long_it_takes(capsys, monkeypatch):
    monkeypatch.setattr("doccheck.cli.progress.SECONDS_BETWEEN_LINES", 0.0)
    assert list(with_progress(iter("abc"), 3, quiet=False)) == list("abc")
    assert capsys.readouterr().err.startswith("1/3, 0:00 left\n")
    assert list(with_progress(iter("abc"), 3, quiet=True)) == list("abc")
    assert capsys.readouterr().err == ""
    assert state(100, 10_000, 60) == "100/10000, 1:39:00 left"


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_reader_that_goes_away_ends_the_run(folder, tmp_path_factory):
    scratch = tmp_path_factory.mktemp("scratch")
    command = [sys.executable, "-m", "doccheck", "check", folder, "--format", "json"]
    process = subprocess.Popen(
        [*map(str, command)],
        env={**os.environ, "TMPDIR": str(scratch)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    process.stdout.read(100)
    process.stdout.close()
    assert process.wait(timeout=20) == 1
    assert process.stderr.read() == b""
    assert list(scratch.iterdir()) == []


def test_nothing_is_left_in_the_temporary_folder(folder, tmp_path, monkeypatch, capsys):
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    run(["check", str(folder), "--quiet"])
    assert list(scratch.iterdir()) == []
