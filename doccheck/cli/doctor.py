"""`doccheck doctor`: what is installed, what is missing, what that means."""

from __future__ import annotations

import json
import platform
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from importlib import metadata
from typing import Final

import click

from doccheck import __version__
from doccheck.checklists import load_acts, load_checklists
from doccheck.cli.options import examples, format_option
from doccheck.cli.status import ExitStatus
from doccheck.errors import DoccheckError
from doccheck.parsers import ocr_tesseract
from doccheck.shipped import data_folder

#: Of a program that is asked for its version.
SECONDS: Final = 20


class State(StrEnum):
    FINE = "ok"
    #: Everything works without it, but for what the line says.
    OPTIONAL = "not found"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    what: str
    state: State
    detail: str


@click.command(epilog=examples("doctor", "doctor --format json"))
@format_option
def doctor(format_: str) -> int:
    """Say what is installed: versions, checklists, models, OCR, LibreOffice."""
    found = list(examine())
    if format_ == "json":
        rows = [asdict(item) for item in found]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        width = max(len(item.what) for item in found)
        for item in found:
            click.echo(f"{item.what:{width}}  {item.state:9}  {item.detail}")
    broken = any(item.state is State.BROKEN for item in found)
    return ExitStatus.FALLS_SHORT if broken else ExitStatus.FINE


def examine() -> Iterator[Diagnosis]:
    yield _fine("doccheck", __version__)
    yield _fine("Python", platform.python_version())
    yield from _libraries()
    yield _checklists()
    yield _models()
    yield _ocr()
    yield _libreoffice()


def _libraries() -> Iterator[Diagnosis]:
    """Yield the libraries that doccheck asks for itself."""
    try:
        required = metadata.requires("doccheck") or []
    except metadata.PackageNotFoundError:
        yield Diagnosis(
            what="libraries", state=State.BROKEN, detail="doccheck is not installed"
        )
        return
    for name in sorted({_name(line) for line in required if "extra ==" not in line}):
        try:
            yield _fine(name, metadata.version(name))
        except metadata.PackageNotFoundError:
            yield Diagnosis(what=name, state=State.BROKEN, detail="not installed")


def _name(requirement: str) -> str:
    """Return the name in a line such as `spacy<4,>=3.8`."""
    letters = (c if c.isalnum() or c in "-_." else " " for c in requirement)
    return "".join(letters).split()[0]


def _checklists() -> Diagnosis:
    try:
        checklists, acts = load_checklists(), load_acts()
    except DoccheckError as error:
        return Diagnosis(what="checklists", state=State.BROKEN, detail=str(error))
    number = sum(len(item.requirements) for item in checklists.values())
    detail = f"{len(checklists)} types, {number} requirements, {len(acts)} acts"
    return _fine("checklists", f"{detail} ({data_folder('checklists')})")


def _models() -> Diagnosis:
    try:
        folder = data_folder("models")
    except DoccheckError as error:
        return Diagnosis(what="models", state=State.BROKEN, detail=str(error))
    names = sorted(path.name for path in folder.iterdir() if path.is_dir())
    return _fine("models", f"{', '.join(names)} ({folder})")


def _ocr() -> Diagnosis:
    missing = ocr_tesseract.lacking()
    if missing:
        detail = f"{', '.join(missing)}: scans stay unread; {ocr_tesseract.INSTALL}"
        return Diagnosis(what="OCR", state=State.OPTIONAL, detail=detail)
    version = _answer(ocr_tesseract.PROGRAM, "--version").partition("\n")[0]
    return _fine("OCR", f"{version} with {', '.join(ocr_tesseract.LANGUAGES)}")


def _libreoffice() -> Diagnosis:
    output = _answer("soffice", "--version")
    if output:
        return _fine("LibreOffice", output.splitlines()[0])
    return Diagnosis(
        what="LibreOffice",
        state=State.OPTIONAL,
        detail="doc, rtf, xls and ods stay unread: apt-get install "
        "libreoffice-writer-nogui libreoffice-calc-nogui",
    )


def _answer(program: str, option: str) -> str:
    """Return what a program prints; nothing where it is not there or does not work."""
    path = shutil.which(program)
    if path is None:
        return ""
    try:
        done = subprocess.run(  # noqa: S603 - our own words, no shell
            [path, option], capture_output=True, text=True, timeout=SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip()


def _fine(what: str, detail: str) -> Diagnosis:
    return Diagnosis(what=what, state=State.FINE, detail=detail)
