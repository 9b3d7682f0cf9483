"""The pool of workers, with work that does what a document should not do."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import pytest

from doccheck.batch import LIMITS, MEBIBYTE, Checked, check_files
from doccheck.batch.scratch import PREFIX, scratch_folder
from doccheck.errors import ErrorCode
from doccheck.findings import DocumentReport, Status
from doccheck.parsers.pulse import beat

ROOM = 150 * MEBIBYTE
QUICK = replace(LIMITS, seconds=0.5, memory=ROOM)
PATIENT = replace(LIMITS, memory=ROOM)

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="asks the Linux kernel")


def report(path: Path, text: str = "") -> DocumentReport:
    return DocumentReport(path=str(path), sha256=text)


def swallow_memory(_path: Path) -> None:
    kept = []
    while True:
        kept.append(bytearray(os.urandom(MEBIBYTE)))


def abort_when_full(path: Path) -> None:
    """End as PDFium does when it gets no more memory."""
    try:
        swallow_memory(path)
    except MemoryError:
        os.abort()


def interrupt(_path: Path) -> None:
    raise KeyboardInterrupt


DEEDS = {
    "abort": lambda _: os.abort(),
    "fault": lambda _: os.kill(os.getpid(), signal.SIGSEGV),
    "killed": lambda _: os.kill(os.getpid(), signal.SIGKILL),
    "hang": lambda _: time.sleep(60),
    "swell": swallow_memory,
    "swell_and_abort": abort_when_full,
    "bug": lambda _: 1 / 0,
    "leave": lambda _: os._exit(3),
    "stop": lambda _: os.kill(os.getpid(), signal.SIGSTOP),
    "interrupt": interrupt,
}


def work(path: Path) -> DocumentReport:
    if path.name in DEEDS:
        DEEDS[path.name](path)
    return report(path, path.name * 50_000)


def outcomes(names, *, jobs=2, limits=QUICK) -> list[Checked]:
    return list(
        check_files([Path(name) for name in names], work, jobs=jobs, limits=limits)
    )


@pytest.mark.parametrize(
    ("deed", "code", "limits"),
    [
        ("abort", ErrorCode.CORRUPT, PATIENT),
        ("fault", ErrorCode.CORRUPT, PATIENT),
        ("killed", ErrorCode.OUT_OF_MEMORY, PATIENT),
        ("swell", ErrorCode.OUT_OF_MEMORY, PATIENT),
        ("swell_and_abort", ErrorCode.OUT_OF_MEMORY, PATIENT),
        ("hang", ErrorCode.TIMED_OUT, QUICK),
        ("stop", ErrorCode.TIMED_OUT, QUICK),
        ("bug", "internal", PATIENT),
        ("leave", "internal", PATIENT),
    ],
)
@pytest.mark.parametrize("jobs", [1, 3])
def test_what_a_file_does_costs_that_file_only(deed, code, limits, jobs):
    names = ["1", "2", deed, "3", "4", deed, "5"]
    found = outcomes(names, jobs=jobs, limits=limits)
    assert [item.report.path for item in found] == names
    for name, item in zip(names, found, strict=True):
        if name == deed:
            assert item.report.status is Status.FAILED
            assert item.report.error[0] == code
            assert (item.bug is not None) == (code == "internal")
        else:
            assert item == Checked(report=work(Path(name)))


def test_bug_comes_with_its_traceback():
    (item,) = outcomes(["bug"])
    assert "Traceback" in item.bug
    assert item.report.error == ("internal", "ZeroDivisionError: division by zero")


@pytest.mark.parametrize("jobs", [1, 2, 8])
def test_results_come_in_the_order_of_the_files(jobs):
    names = [str(number) for number in range(500)]
    found = outcomes(names, jobs=jobs, limits=PATIENT)
    assert [item.report.path for item in found] == names


def test_no_files_give_no_results():
    assert outcomes([]) == []


def test_results_come_while_the_run_goes_on():
    paths = [Path("1"), Path("hang")]
    results = check_files(paths, work, limits=LIMITS)
    assert next(results).report.path == "1"
    results.close()


def test_worker_is_replaced_after_so_many_files():
    limits = replace(PATIENT, recycle_after=10)

    def who(path):
        return report(path, str(os.getpid()))

    paths = [Path(str(number)) for number in range(35)]
    found = [item.report.sha256 for item in check_files(paths, who, limits=limits)]
    assert len(set(found)) == 4
    assert str(os.getpid()) not in found


def test_worker_that_grew_is_replaced():
    def grow(path):
        bytearray(b"x" * int(0.4 * ROOM))
        return report(path, str(os.getpid()))

    paths = [Path(str(number)) for number in range(3)]
    found = {item.report.sha256 for item in check_files(paths, grow, limits=PATIENT)}
    assert len(found) == 3


def test_signs_of_life_prolong_a_check_up_to_a_bound():
    def crawl(path):
        for _ in range(8):
            time.sleep(0.2)
            beat()
        return report(path)

    (slow,) = check_files([Path("slow")], crawl, limits=QUICK)
    assert slow.report.status is Status.CHECKED
    bounded = replace(QUICK, longest=0.8)
    (endless,) = check_files([Path("endless")], crawl, limits=bounded)
    assert endless.report.error[0] == ErrorCode.TIMED_OUT


def is_alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False
    return state.rpartition(")")[2].split()[0] != "Z"


def wait_for_death(process: int) -> bool:
    for _ in range(200):
        if not is_alive(process):
            return True
        time.sleep(0.02)
    return False


@linux_only
def test_programs_that_a_file_started_end_with_its_worker(tmp_path):
    def start_and_hang(path):
        child = subprocess.Popen(["sleep", "60"])
        (tmp_path / "child").write_text(str(child.pid))
        time.sleep(60)
        return report(path)

    (item,) = check_files([Path("a")], start_and_hang, limits=QUICK)
    assert item.report.error[0] == ErrorCode.TIMED_OUT
    assert wait_for_death(int((tmp_path / "child").read_text()))


@pytest.mark.parametrize("deed", ["hang", "abort", "bug"])
def test_temporary_files_are_private_and_go_with_the_run(tmp_path, monkeypatch, deed):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    seen = tmp_path / "seen"

    def leave_files(path):
        folder = Path(tempfile.mkdtemp())
        (folder / "text").write_text("secret")
        seen.write_text(f"{oct(folder.parent.stat().st_mode)} {os.environ['TMPDIR']}")
        return work(path)

    list(check_files([Path(deed)], leave_files, limits=QUICK))
    mode, folder = seen.read_text().split()
    assert mode.endswith("700")
    assert Path(folder).is_relative_to(tmp_path)
    assert [item.name for item in tmp_path.iterdir()] == ["seen"]


def test_folders_of_killed_runs_are_removed_and_those_of_others_kept(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    abandoned = tmp_path / f"{PREFIX}old"
    abandoned.mkdir()
    (abandoned / "lock").touch()
    strange = tmp_path / f"{PREFIX}notes"
    strange.mkdir()
    with scratch_folder() as first, scratch_folder() as second:
        assert first.is_dir()
        assert second.is_dir()
        assert not abandoned.exists()
    assert list(tmp_path.iterdir()) == [strange]


def test_worker_can_neither_write_large_files_nor_dump_its_memory():
    limits = replace(PATIENT, file_size=MEBIBYTE)

    def write(path):
        with tempfile.TemporaryFile() as file:
            try:
                file.write(bytes(2 * MEBIBYTE))
                file.flush()
            except OSError:
                return report(path, "refused")
        return report(path, "written")

    (item,) = check_files([Path("a")], write, limits=limits)
    assert item.report.sha256 == "refused"


def test_what_a_library_prints_does_not_reach_the_report(capfd):
    def shout(path):
        os.write(1, b"to stdout")
        os.write(2, b"to stderr")
        return report(path)

    list(check_files([Path("a")], shout, limits=PATIENT))
    assert capfd.readouterr() == ("", "")


def test_interrupt_in_a_worker_is_one_of_the_run():
    with pytest.raises(KeyboardInterrupt):
        outcomes(["1", "interrupt"], limits=PATIENT)


RUN = """
import os, sys, time
from pathlib import Path
from doccheck.batch import check_files
from doccheck.findings import DocumentReport

def work(path):
    with open(sys.argv[1], "a") as file:
        file.write(f"{os.getpid()}\\n")
    time.sleep(60)

try:
    list(check_files([Path("a"), Path("b"), Path("c")], work, jobs=2))
except KeyboardInterrupt:
    sys.exit(130)
"""


@linux_only
@pytest.mark.parametrize(
    ("number", "status"),
    [
        (signal.SIGINT, 130),
        (signal.SIGTERM, 130),
        (signal.SIGKILL, -signal.SIGKILL),
    ],
)
def test_run_that_is_ended_leaves_no_worker_behind(tmp_path, number, status):
    known = tmp_path / "workers"
    known.touch()
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    run = subprocess.Popen([sys.executable, "-c", RUN, known], env=environment)
    while run.poll() is None and len(known.read_text().split()) < 2:
        time.sleep(0.02)
    run.send_signal(number)
    assert run.wait(10) == status
    assert all(wait_for_death(int(pid)) for pid in known.read_text().split())
    if status == 130:
        assert [item.name for item in tmp_path.iterdir()] == ["workers"]
