"""Fixtures and markers shared by all tests."""

import os
import shutil
from pathlib import Path

import pytest

from doccheck.parsers.ocr_tesseract import lacking
from doccheck.pipeline import Law

ROOT = Path(__file__).parent.parent
BROWSER = ("chromium", "chromedriver")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    missing = item.get_closest_marker("tesseract") and lacking()
    if item.get_closest_marker("chromium"):
        missing = [name for name in BROWSER if not shutil.which(name)]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference documents beside the checkout."""
    folder = Path(os.environ.get("DOCCHECK_SHARED", ROOT.parent / "shared"))
    if not (folder / "corpus").is_dir():
        pytest.skip("no reference documents: DOCCHECK_SHARED names no folder with them")
    return folder


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch):
    """Reports of earlier runs must not answer for what a test looks at."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))


@pytest.fixture
def text_file(tmp_path: Path):
    """A function that writes a TXT document and returns its path."""

    def write(text: str, name: str = "document.txt") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture(scope="session")
def law() -> Law:
    """The shipped checklists, prepared once."""
    return Law.load()


@pytest.fixture
def no_recognition(monkeypatch):
    """Pages without text stay as the file has them, whatever is installed."""
    monkeypatch.setattr("doccheck.parsers.pdf.recognise_pages", lambda _, pages: pages)
