"""The samples: good ones conform, flawed ones fall short of what was planted only."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml

from doccheck.findings import Outcome
from doccheck.parsers import read_document
from doccheck.pipeline import check_document

SAMPLES = Path(__file__).parent.parent / "samples"
DOSSIER = SAMPLES / "dossier"
EXPECTED = yaml.safe_load((SAMPLES / "expected.yaml").read_text(encoding="utf-8"))
FINE = {Outcome.MET, Outcome.NOT_APPLICABLE}


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("dossier")
    build(folder)
    return folder


def build(folder: Path) -> None:
    command = (sys.executable, SAMPLES / "build.py", "--into", folder)
    subprocess.run(list(map(str, command)), check=True)


def found(part) -> dict:
    """Return what `expected.yaml` says of a part."""
    short = {
        item.requirement.partition(".")[2]: str(item.outcome)
        for item in part.judgements
        if item.outcome not in FINE
    }
    known = {"type": part.type, "edition": part.edition, "short": short}
    return {name: value for name, value in known.items() if value}


def test_every_sample_has_its_expectation():
    assert {path.name for path in DOSSIER.iterdir()} == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_sample_falls_short_of_what_was_planted_only(name, law):
    expected = EXPECTED[name]
    report = check_document(DOSSIER / name, law)
    assert [found(part) for part in report.parts] == expected["parts"]
    assert [item.code for item in report.findings] == expected.get("findings", [])
    assert str(report.verdict) == expected["verdict"]
    assert not report.unread


@pytest.mark.parametrize("name", EXPECTED)
def test_only_documents_with_flaws_are_called_flawed(name):
    assert (".flawed." in name) == (EXPECTED[name]["verdict"] == "fail")


@pytest.mark.parametrize("name", EXPECTED)
def test_sample_is_what_its_source_makes(name, rebuilt):
    assert content(rebuilt / name) == content(DOSSIER / name)


def content(path: Path) -> object:
    """Return what a file holds, whichever zlib packed it."""
    if path.suffix == ".docx":
        package = zipfile.ZipFile(path)
        return {name: package.read(name) for name in package.namelist()}
    if path.suffix == ".pdf":
        return read_document(path).text
    return path.read_bytes()


def test_building_twice_gives_the_same_bytes(rebuilt, tmp_path):
    build(tmp_path)
    for path in rebuilt.iterdir():
        assert path.read_bytes() == (tmp_path / path.name).read_bytes(), path.name
