"""LibreOffice as a converter, locked in: no macros, no network, a time limit."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from doccheck.errors import (
    ErrorCode,
    UnreadableDocumentError,
    UnsupportedFormatError,
)
from doccheck.parsers.guards import damaged, refuse_size
from doccheck.parsers.pulse import beat

#: Of one conversion; below the time that a worker has without a sign of life.
SECONDS: Final = 90.0
#: LibreOffice asks to be started anew when it has set up a profile.
START_AGAIN: Final = 81
STARTS: Final = 3

#: Where it is when no path leads to it.
_PLACES: Final = (
    "/usr/lib/libreoffice/program/soffice",
    "/usr/lib64/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)

#: Ways to lock a program in, the best first: no network and death with its parent,
#: then the latter alone.
_LOCKS: Final = (
    (
        *("unshare", "--user", "--map-root-user", "--net"),
        *("--pid", "--fork", "--kill-child=SIGKILL"),
    ),
    ("setpriv", "--pdeathsig", "KILL"),
)

#: No macros, no links to anywhere, no recovery of what another run has left.
_SETTINGS: Final = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Writer/Content/Update", "Link", "0"),
    ("Calc/Content/Update", "Link", "1"),
    ("Recovery/RecoveryInfo", "Enabled", "false"),
    ("Common/Misc", "FirstRun", "false"),
)


def convert(data: bytes, suffix: str, target: str) -> bytes:
    """Return a file in another format.

    Args:
        suffix: Of the format it is in: "doc".
        target: Of the format to be had: "docx".

    Raises:
        UnsupportedFormatError: There is no LibreOffice.
        UnreadableDocumentError: It cannot open the file, or not in time.
    """
    program = find_program()
    if program is None:
        raise UnsupportedFormatError(
            f"reading {suffix.upper()} needs LibreOffice: install it"
            " (apt-get install libreoffice-writer-nogui libreoffice-calc-nogui),"
            f" or save the file as {target.upper()}"
        )
    with tempfile.TemporaryDirectory(prefix="office-") as name:
        folder = Path(name)
        source = folder / f"document.{suffix}"
        source.write_bytes(data)
        _write_profile(folder)
        _run(_command(program, source, target), folder)
        return _result(folder / "out" / f"document.{target}")


def find_program() -> Path | None:
    """Return the LibreOffice of this machine, itself and not the script before it."""
    named = (shutil.which(name) for name in ("soffice", "libreoffice"))
    for path in filter(None, (*named, *_PLACES)):
        program = Path(path).resolve()
        if program.is_file():
            inner = program.with_name("soffice.bin")
            return inner if inner.is_file() else program
    return None


def _command(program: Path, source: Path, target: str) -> list[str]:
    folder = source.parent
    options = ("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck")
    return [
        *lock(),
        str(program),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *options,
        *("--convert-to", target, "--outdir", str(folder / "out")),
        str(source),
    ]


@cache
def lock() -> tuple[str, ...]:
    """Return the best way to lock a program in that this machine allows."""
    for words in _LOCKS:
        path = shutil.which(words[0])
        if path is not None and _works([path, *words[1:], "true"]):
            return (path, *words[1:])
    return ()


def _works(command: Sequence[str]) -> bool:
    try:
        done = subprocess.run(  # noqa: S603 - our own words, no shell
            command, capture_output=True, timeout=10, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _run(command: Sequence[str], folder: Path) -> None:
    """Run a program to its end or to the end of its time; it dies with us."""
    environment = {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "LC_ALL": "C.UTF-8",
        "SAL_USE_VCLPLUGIN": "svp",
    }
    for _ in range(STARTS):
        beat()
        try:
            done = subprocess.run(  # noqa: S603 - our own words, no shell
                command,
                cwd=folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            message = f"LibreOffice was stopped after {SECONDS:.0f} seconds"
            raise UnreadableDocumentError(ErrorCode.TIMED_OUT, message) from error
        if done.returncode != START_AGAIN:
            break
    beat()


def _result(path: Path) -> bytes:
    try:
        refuse_size(path.stat().st_size)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise damaged("LibreOffice cannot open it") from error


def _write_profile(folder: Path) -> None:
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{path}">'
        f'<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{items}</oor:items>",
        encoding="utf-8",
    )
