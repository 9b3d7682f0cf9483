"""Starting doccheck: quick, and with the right language."""

import subprocess
import sys

import pytest

from doccheck import __version__
from doccheck.cli import run
from doccheck.cli.options import language_of_locale

HEAVY = {"doccheck.pipeline", "jsonschema", "lxml", "pdfplumber", "pymorphy3", "spacy"}


def python(*arguments):
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, check=False
    )


def test_version_is_printed():
    done = python("-m", "doccheck", "--version")
    assert (done.returncode, done.stdout) == (0, f"doccheck {__version__}\n")


def test_version_needs_no_heavy_library():
    code = "import sys, doccheck.cli as c; c.run(['--version']); print(*sys.modules)"
    loaded = set(python("-c", code).stdout.split())
    assert "doccheck.cli.app" in loaded
    assert HEAVY & loaded == set()


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LANG": "kk_KZ.UTF-8"}, "kk"),
        ({"LANG": "ru_RU.UTF-8"}, "ru"),
        ({"LANG": "ru_RU.UTF-8", "LC_ALL": "kk_KZ"}, "kk"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
    ],
)
def test_messages_are_in_the_language_of_the_locale(variables, language, monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert language_of_locale() == language


@pytest.mark.parametrize("command", ["check", "parse", "explain", "list", "doctor"])
def test_every_command_has_help(command, capsys):
    assert run([command, "--help"]) == 0
    assert "Usage: doccheck" in capsys.readouterr().out


def test_reader_of_the_output_may_leave():
    command = f"{sys.executable} -m doccheck list acts --format json | head -n 1"
    done = subprocess.run(
        ["/bin/sh", "-c", command], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
