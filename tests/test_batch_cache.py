"""Reports that are kept for the next run: never wrong, never in the way."""

from __future__ import annotations

import dataclasses
import json
import os
from pathlib import Path

import pytest
from dossier_texts import ru_policy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reports_by_hand import UNREAD, failed, report

from doccheck.batch import ReportCache, basis_of, check_files, default_folder
from doccheck.batch import cache as cache_module
from doccheck.batch.cache import MAGIC, open_cache
from doccheck.batch.codec import decoder, encoded
from doccheck.findings import DocumentReport, PartReport
from doccheck.pipeline import Law, check_document


@pytest.fixture
def cache(tmp_path: Path) -> ReportCache:
    opened = open_cache(tmp_path / "cache", "basis")
    assert opened is not None
    return opened


@pytest.fixture
def checked(law: Law, text_file) -> tuple[Path, DocumentReport]:
    path = text_file(ru_policy())
    return path, check_document(path, law)


def files_in(cache: ReportCache) -> list[Path]:
    return [path for path in cache.folder.rglob("*") if path.is_file()]


def never(path: Path) -> DocumentReport:
    raise AssertionError(f"{path} is checked again")


def test_a_report_comes_back_as_it_was(cache, checked) -> None:
    path, made = checked
    cache.store(path, made)
    assert cache.load(path) == made


def test_a_report_of_every_field_comes_back_as_it_was() -> None:
    made = report()
    assert decoder(DocumentReport)(encoded(made)) == made


@settings(max_examples=40, deadline=None, suppress_health_check=[*HealthCheck])
@given(made=st.from_type(PartReport))
def test_any_part_comes_back_as_it_was(made: PartReport) -> None:
    text = json.dumps(encoded(made))
    again = decoder(PartReport)(json.loads(text))
    assert type(again) is PartReport
    assert json.dumps(encoded(again)) == text


def test_a_changed_file_has_no_report(cache, checked) -> None:
    path, made = checked
    cache.store(path, made)
    path.write_text(ru_policy(number="15"), encoding="utf-8")
    assert cache.load(path) is None


def test_the_same_bytes_elsewhere_have_the_report_with_their_own_path(
    cache, checked, text_file
) -> None:
    path, made = checked
    cache.store(path, made)
    other = text_file(ru_policy(), "elsewhere/b.txt")
    loaded = cache.load(other)
    assert loaded == dataclasses.replace(made, path=str(other))


def test_the_same_bytes_of_another_format_are_checked_anew(
    cache, checked, text_file
) -> None:
    path, made = checked
    cache.store(path, made)
    assert cache.load(text_file(ru_policy(), "b.html")) is None


@pytest.mark.parametrize("asked", [("2025-01-01",), ("2025-01-02", "order"), ()])
def test_other_questions_have_other_answers(cache, checked, asked) -> None:
    path, made = checked
    cache.store(path, made)
    cache.basis = basis_of((), asked)
    assert cache.load(path) is None


def test_a_changed_checklist_changes_the_basis(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text("type: a", encoding="utf-8")
    before = basis_of([tmp_path], ())
    assert basis_of([tmp_path], ()) == before
    file.write_text("type: b", encoding="utf-8")
    assert basis_of([tmp_path], ()) != before


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:-3],
        lambda data: data.replace(MAGIC, b"doccheck report 0\n"),
        lambda data: data[: len(MAGIC) + 40] + b"x" + data[len(MAGIC) + 41 :],
        lambda data: b"\x80\x04K\x01.",
    ],
)
def test_a_damaged_file_is_as_good_as_none(cache, checked, damage) -> None:
    path, made = checked
    cache.store(path, made)
    (stored,) = files_in(cache)
    stored.write_bytes(damage(stored.read_bytes()))
    assert cache.load(path) is None


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: raw[:-1],
        lambda raw: [*raw, 1],
        lambda raw: [7, *raw[1:]],
        lambda raw: "text",
        lambda raw: None,
    ],
)
def test_json_of_another_shape_is_refused(checked, change) -> None:
    with pytest.raises((ValueError, TypeError, KeyError)):
        decoder(PartReport)(change(encoded(checked[1].parts[0])))


def test_no_other_type_can_be_made_from_a_file() -> None:
    with pytest.raises(TypeError):
        decoder(os._Environ)


def test_what_could_not_be_read_is_not_kept(cache, text_file) -> None:
    cache.store(text_file("x"), failed())
    assert files_in(cache) == []


def test_a_page_that_could_not_be_recognised_is_tried_again(cache, checked) -> None:
    path, made = checked
    unread = dataclasses.replace(UNREAD[0], reason="ocr_failed")
    cache.store(path, dataclasses.replace(made, unread=(unread,)))
    assert files_in(cache) == []


def test_a_second_run_only_reads(cache, law: Law, text_file) -> None:
    paths = [text_file(ru_policy(number=str(n)), f"{n}.txt") for n in range(3)]
    first = [
        item.report
        for item in check_files(
            paths, lambda path: check_document(path, law), cache=cache
        )
    ]
    second = [item.report for item in check_files(paths, never, cache=cache)]
    assert second == first


def test_a_run_that_was_stopped_goes_on(cache, law: Law, text_file) -> None:
    paths = [text_file(ru_policy(number=str(n)), f"{n}.txt") for n in range(4)]
    run = check_files(paths, lambda path: check_document(path, law), cache=cache)
    next(run)
    next(run)
    run.close()
    assert cache.load(paths[1]) is not None
    assert cache.load(paths[3]) is None


def test_a_bug_is_met_again(cache, text_file) -> None:
    path = text_file("x")
    for _ in range(2):
        (item,) = check_files([path], never, cache=cache)
        assert item.bug is not None


def test_the_oldest_reports_make_room(cache, law: Law, text_file) -> None:
    paths = [text_file(ru_policy(number=str(n)), f"{n}.txt") for n in range(4)]
    known: set[Path] = set()
    for age, path in enumerate(paths):
        cache.store(path, check_document(path, law))
        (newest,) = set(files_in(cache)) - known
        os.utime(newest, (1000 + age, 1000 + age))
        known.add(newest)
    cache.load(paths[0])  # what is read is not the oldest
    cache.most = sum(file.stat().st_size for file in known) - 1

    cache.close()

    left = [number for number, path in enumerate(paths) if cache.load(path)]
    assert left == [0, 2, 3]


def test_other_users_cannot_read_reports(cache, checked) -> None:
    path, made = checked
    cache.store(path, made)
    (stored,) = files_in(cache)
    assert not stored.stat().st_mode & 0o077
    assert not cache.folder.stat().st_mode & 0o077


def test_a_folder_that_others_can_write_to_is_not_used(tmp_path: Path) -> None:
    folder = tmp_path / "open"
    folder.mkdir()
    folder.chmod(0o777)
    assert open_cache(folder, "basis") is None


def test_the_cache_is_where_the_user_keeps_caches(monkeypatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/var/caches/me")
    assert default_folder() == Path("/var/caches/me/doccheck/reports")
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert default_folder() == Path.home() / ".cache/doccheck/reports"


def test_a_full_disk_costs_no_report(cache, checked, monkeypatch) -> None:
    def refuse(*_given: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(cache_module, "_write", refuse)
    cache.store(*checked)
    cache.close()
    assert files_in(cache) == []
