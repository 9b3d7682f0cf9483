"""Which files a command line means."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

from doccheck.batch import in_worker
from doccheck.errors import InputError
from doccheck.parsers.archive import is_archive, member_paths

#: Taken from a folder. A format without a reader is taken too: a document that is
#: left out in silence would look like one that conforms.
EXTENSIONS: Final = frozenset(
    {
        *(".doc", ".docm", ".docx", ".dotx", ".fodt", ".odt", ".ott"),
        *(".pdf", ".rtf", ".txt"),
        *(".htm", ".html", ".mht", ".mhtml", ".xhtml"),
        *(".ods", ".xls", ".xlsb", ".xlsm", ".xlsx", ".zip"),
    }
)

#: Word and LibreOffice keep these beside a document that is open.
TEMPORARY: Final = ("~$", "~WRL", ".~lock")


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """Files to check in a fixed order, and files of folders that were left out."""

    files: tuple[Path, ...]
    skipped: tuple[Path, ...]


def collect(paths: Iterable[Path], exclude: Sequence[str] = ()) -> Collected:
    """Return the files that are named, and the documents in folders and archives.

    A file that is named is checked whatever it is called.

    Args:
        exclude: Patterns of paths below a folder that is named; `*` is slashes, too.
    """
    taken: set[Path] = set()
    skipped: set[Path] = set()
    for path in paths:
        if not path.is_dir():
            _add(path, taken, skipped)
            continue
        for found in _walk(path):
            below = found.relative_to(path).as_posix()
            if any(fnmatchcase(below, pattern) for pattern in exclude):
                continue
            if is_document(found):
                _add(found, taken, skipped)
            else:
                skipped.add(found)
    return Collected(files=_sorted(taken), skipped=_sorted(skipped - taken))


def _add(path: Path, taken: set[Path], skipped: set[Path]) -> None:
    """Add a file, or the documents in an archive; one without them is its own."""
    members = (in_worker(_members, path) if is_archive(path) else None) or ()
    documents = {member for member in members if is_document(member)}
    taken |= documents or {path}
    skipped |= set(members) - documents if documents else set()


def _members(path: Path) -> tuple[Path, ...]:
    try:
        return member_paths(path)
    except InputError:
        return ()  # its check will say why


def is_document(path: Path) -> bool:
    hidden = path.name.startswith((".", *TEMPORARY))
    return not hidden and path.suffix.lower() in EXTENSIONS


def _walk(folder: Path) -> Iterator[Path]:
    """Yield the files under a folder; hidden folders and links to folders stay out."""
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(root, name) for name in names)


def _sorted(paths: Iterable[Path]) -> tuple[Path, ...]:
    return tuple(sorted(paths, key=lambda path: path.parts))
