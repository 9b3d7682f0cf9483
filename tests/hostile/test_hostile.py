"""No file may hurt a run: every one ends in its code, within its limits."""

import time
import warnings
from dataclasses import replace

import pytest

from doccheck.batch import LIMITS, MEBIBYTE, check_files
from doccheck.cli.files import collect
from doccheck.findings import Status
from doccheck.pipeline import check_document
from hostile.hostile_files import READ, write_hostile, write_sound

#: A third of what is usual, so that bombs burst early.
SMALL = replace(LIMITS, seconds=20, memory=400 * MEBIBYTE)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("құжаттар мен 'қулықтар'")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # two members of one name
        return folder, write_hostile(folder), write_sound(folder)


@pytest.fixture(scope="module")
def run(made, law):
    """Reports and times of one run over a folder with everything in it."""
    folder, _, _ = made

    def check(path):
        return check_document(path, law)

    began, found = time.monotonic(), {}
    for item in check_files(collect([folder]).files, check, jobs=2, limits=SMALL):
        found[item.report.path] = item
    return found, time.monotonic() - began


def places(path, found):
    """Return the paths of the reports on a file; members of an archive have theirs."""
    return [name for name in found if name == str(path) or name.startswith(f"{path}/")]


def test_every_hostile_file_ends_in_its_code(made, run):
    _, hostile, _ = made
    found, _ = run
    wrong = []
    for item in hostile:
        for name in places(item.path, found):
            error = found[name].report.error
            code = error[0] if error else READ
            if code not in item.codes:
                wrong.append((name, code, sorted(item.codes)))
    assert not wrong


def test_none_of_them_meets_a_bug_of_ours(run):
    found, _ = run
    assert {name: item.bug for name, item in found.items() if item.bug} == {}


def test_good_files_among_them_are_checked_as_if_alone(made, run, law):
    _, _, sound = made
    found, _ = run
    for path in sound:
        alone = check_document(path, law)
        assert alone.status is Status.CHECKED
        assert found[str(path)].report == alone


def test_all_files_have_a_report(made, run):
    _, hostile, sound = made
    found, _ = run
    assert all(places(path, found) for path in [*sound, *(h.path for h in hostile)])
