"""What the reports of a run depend on beside their files, as one value."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

from doccheck.shipped import PACKAGE, data_folder

#: Programs that readers call, whatever they are named on this machine.
PROGRAMS: Final = ("tesseract", "soffice", "libreoffice")
#: Of the environment: where Tesseract finds its languages.
VARIABLES: Final = ("TESSDATA_PREFIX",)


def basis_of(extra: Sequence[Path], asked: Iterable[object]) -> str:
    """Return a value that changes when the same file could get another report.

    Args:
        extra: Folders of the user's own checklists.
        asked: The day and all options that a report depends on.
    """
    digest = hashlib.sha256(_of_installation().encode())
    for folder in extra:
        for line in _contents(folder, "*.yaml"):
            digest.update(line.encode())
    for item in asked:
        digest.update(f"\n{item!r}".encode())
    return digest.hexdigest()


@lru_cache(maxsize=1)
def _of_installation() -> str:
    """Return a value for code, data, libraries and programs."""
    lines = [
        sys.version,
        *_contents(PACKAGE, "*.py"),
        *_contents(data_folder("checklists"), "*.yaml"),
        *_states(data_folder("models")),
        *_libraries(),
        *(_program(name) for name in PROGRAMS),
        *(f"{name}={os.environ.get(name)}" for name in VARIABLES),
    ]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _libraries() -> list[str]:
    """Return names with versions, as their installer names folders after them."""
    folders = [Path(entry) for entry in sys.path if entry and Path(entry).is_dir()]
    return sorted({path.name for item in folders for path in item.glob("*.dist-info")})


def _contents(folder: Path, pattern: str) -> Iterator[str]:
    for path in sorted(folder.rglob(pattern)):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        yield f"{path.relative_to(folder)} {digest}"


def _states(folder: Path) -> Iterator[str]:
    """Yield size and time of files that are too large to be read each time."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            status = path.stat()
            place = path.relative_to(folder)
            yield f"{place} {status.st_size} {status.st_mtime_ns}"


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        return f"{name} -"
    status = Path(found).resolve().stat()
    return f"{name} {found} {status.st_size} {status.st_mtime_ns}"
