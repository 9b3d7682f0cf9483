"""Logs of our own bugs, kept out of the folders of documents."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import traceback
from pathlib import Path

import click

from doccheck import __version__


def write_crash(details: str | None = None) -> Path:
    """Write a traceback to a log file and return its path.

    Args:
        details: The traceback; that of the exception being handled if there is none.
    """
    lines = (
        f"doccheck {__version__}, Python {platform.python_version()}, {sys.platform}",
        f"arguments: {sys.argv[1:]}",
        details or traceback.format_exc(),
    )
    path = _new_log()
    path.write_text("\n".join(lines), encoding="utf-8", errors="backslashreplace")
    return path


def say_bug(path: str, details: str) -> None:
    """Say that a file met a bug of ours, which goes into a log."""
    log = write_crash(details)
    click.echo(f"doccheck: bug met in {path}; details: {log}", err=True)


def _new_log() -> Path:
    """Return a new empty file in the user's state folder, else in the temporary one."""
    try:
        folder = _state_folder()
        folder.mkdir(parents=True, exist_ok=True)
        return _make_file(folder)
    except OSError:
        return _make_file(Path(tempfile.gettempdir()))


def _make_file(folder: Path) -> Path:
    handle, name = tempfile.mkstemp(prefix="crash-", suffix=".log", dir=folder)
    os.close(handle)
    return Path(name)


def _state_folder() -> Path:
    """Return where the platform keeps logs of a user's programs."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "doccheck"
    base = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(base) / "doccheck"
