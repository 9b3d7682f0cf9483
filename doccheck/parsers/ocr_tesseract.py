"""Tesseract by its command line: a picture goes in by a pipe, hOCR comes out.

No file is written. One thread for each process: with more, Tesseract spins and takes
five times as long.
"""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Final

from doccheck.parsers.ocr_hocr import Row, rows_in
from doccheck.parsers.pulse import beat

if TYPE_CHECKING:
    from PIL.Image import Image

PROGRAM: Final = "tesseract"
LANGUAGES: Final = ("kaz", "rus")
#: For addresses and Roman numerals, where it is there; it comes with the program.
LATIN: Final = "eng"
#: Its model that tells which way is up; without it the four ways are tried.
ORIENTATION: Final = "osd"
INSTALL: Final = "apt-get install tesseract-ocr" + "".join(
    f" tesseract-ocr-{name}" for name in (*LANGUAGES, ORIENTATION)
)

_SECONDS: Final = 60  # for a page; a usual one takes two
_SHORT_SECONDS: Final = 20
_MEMORY: Final = 2 << 30  # bytes of address space; a usual page takes 0.3 GB

_TURN: Final = re.compile(r"^Rotate: (\d+)$", re.MULTILINE)
_SURE: Final = re.compile(r"^Orientation confidence: ([\d.]+)$", re.MULTILINE)


class TesseractError(Exception):
    """It did not do its work; the message says why, in a few words."""


def lacking() -> tuple[str, ...]:
    """Return what is not installed: the program, or the data of languages."""
    program = shutil.which(PROGRAM)
    if program is None:
        return (PROGRAM,)
    known = _known_data(program)
    return tuple(f"{PROGRAM}-{name}" for name in LANGUAGES if name not in known)


@cache
def _known_data(program: str) -> frozenset[str]:
    """Return the names of the data that a program has.

    Args:
        program: Its path, so that another one is asked anew.
    """
    try:
        answer = _run(program, ["--list-langs"], b"", _SHORT_SECONDS)
    except TesseractError:
        return frozenset()
    return frozenset(answer.decode(errors="replace").split())


def rows_of(image: Image, dpi: float) -> list[Row]:
    """Return the recognised lines of a grey picture.

    Raises:
        TesseractError: It failed or took too long.
    """
    program = _program()
    latin = {LATIN} & _known_data(program)
    options = [*_pipe(dpi), "-l", "+".join((*LANGUAGES, *latin)), "hocr"]
    return rows_in(_run(program, options, _pgm(image), _SECONDS))


def turn_of(image: Image, dpi: float) -> int | None:
    """Return the quarter turns to the right that bring a picture upright.

    None where Tesseract cannot tell, as for a page with few words.
    """
    program = _program()
    if ORIENTATION not in _known_data(program):
        return None
    options = [*_pipe(dpi), "--psm", "0"]
    try:
        answer = _run(program, options, _pgm(image), _SHORT_SECONDS)
    except TesseractError:
        return None
    text = answer.decode(errors="replace")
    turn, sure = _TURN.search(text), _SURE.search(text)
    if not turn or not sure or float(sure.group(1)) < 1.0:
        return None
    return int(turn.group(1)) // 90


def _pipe(dpi: float) -> list[str]:
    return ["stdin", "stdout", "--dpi", str(round(dpi))]


def _pgm(image: Image) -> bytes:
    """Return a picture in the simplest of formats, which costs no packing."""
    file = BytesIO()
    image.save(file, "PPM")
    return file.getvalue()


def _program() -> str:
    return shutil.which(PROGRAM) or PROGRAM


def _run(program: str, options: Sequence[str], picture: bytes, seconds: float) -> bytes:
    beat()
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        with subprocess.Popen(  # noqa: S603 - our own words, no shell
            [program, *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        ) as process:
            return _answer(process, picture, seconds)
    except OSError as error:
        raise TesseractError(f"cannot be started: {error.strerror}") from error


def _answer(process: subprocess.Popen[bytes], picture: bytes, seconds: float) -> bytes:
    _limit(process.pid, seconds)
    try:
        answer, _ = process.communicate(picture, timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise TesseractError(f"took over {seconds:.0f} seconds") from error
    finally:
        process.kill()
    if process.returncode != 0:
        raise TesseractError(f"ended with {process.returncode}")
    return answer


def _limit(process: int, seconds: float) -> None:
    """Bound what a process may take, for the case that nobody is left to end it."""
    limits = {resource.RLIMIT_CPU: round(seconds) + 1, resource.RLIMIT_AS: _MEMORY}
    for kind, most in limits.items():
        try:
            resource.prlimit(process, kind, (most, most))
        except (OSError, ValueError, AttributeError):
            continue  # it has ended, our own limit is lower, or this is not Linux
