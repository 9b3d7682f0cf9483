"""A dossier in a ZIP: its members are documents of their own.

A member has a path as if the archive were a folder: `dossier.zip/plans/plan.docx`.
Nothing is ever unpacked to disk.
"""

from __future__ import annotations

import os
import re
import struct
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Final, NoReturn

from doccheck.errors import (
    ErrorCode,
    UnreadableDocumentError,
    UnsupportedFormatError,
)
from doccheck.parsers.guards import (
    LIMITS,
    MEGABYTE,
    Limits,
    damaged,
    open_regular,
    open_zip,
    read_member,
    read_regular,
)

#: A dossier holds many documents; each of them has the usual limits for itself.
ARCHIVE_LIMITS: Final = Limits(file=1024 * MEGABYTE, unpacked=4096 * MEGABYTE)
_MEMBER_LIMITS: Final = Limits(part=LIMITS.file)
#: Archives within archives; a third one hides more than it orders.
DEEPEST: Final = 2

_MAGIC: Final = b"PK\x03\x04"
#: Members that make a ZIP a document.
_MARKS: Final = frozenset({"[Content_Types].xml", "_rels/.rels", "mimetype"})
_UTF8_FLAG: Final = 0x800
_UNICODE_NAME: Final = 0x7075
_FIELD: Final = struct.Struct("<HH")
#: What Cyrillic letters of CP1251 look like in CP866.
_FRAMES: Final = re.compile(r"[\u2500-\u259f]")
_DRIVE: Final = re.compile(r"[A-Za-z]:")


def is_archive(path: Path) -> bool:
    """Tell whether a file is a ZIP that is no document itself."""
    try:
        with open_regular(path, ARCHIVE_LIMITS) as file:
            if file.read(len(_MAGIC)) != _MAGIC:
                return False
            with open_zip(file, ARCHIVE_LIMITS) as archive:
                return _MARKS.isdisjoint(archive.namelist())
    except Exception:  # noqa: BLE001 - whatever it is, its check will say so
        return False


def member_paths(path: Path) -> tuple[Path, ...]:
    """Return the paths of the files in an archive, also of archives in it.

    Raises:
        InputError: It is damaged, encrypted, too large, or its names lead out of it.
    """
    with open_regular(path, ARCHIVE_LIMITS) as file:
        return tuple(path / name for name in _names(file, DEEPEST, _Budget()))


def read_file(path: Path) -> bytes:
    """Return the bytes of a file, or of a member of an archive.

    Raises:
        InputError: It is too large, or cannot be opened or unpacked.
    """
    outer = None if path.exists() else _outer(path)
    if outer is None:
        return read_regular(path)
    status = outer.stat()
    archive = _opened(outer, os.getpid(), status.st_mtime_ns, status.st_size)
    return _find(archive, path.relative_to(outer).as_posix())


def refuse_archive(data: bytes) -> NoReturn:
    """Say why an archive is not checked: damaged, empty, or simply no document."""
    number = sum(1 for _ in _names(BytesIO(data), DEEPEST, _Budget()))
    if not number:
        raise UnreadableDocumentError(ErrorCode.EMPTY, "the archive holds no file")
    raise UnsupportedFormatError(
        f"it is an archive of {number} files, none of which looks like a document"
    )


def _outer(path: Path) -> Path | None:
    """Return the archive that a path leads into."""
    return next((above for above in path.parents if above.is_file()), None)


@lru_cache(maxsize=1)
def _opened(path: Path, _process: int, _modified: int, _size: int) -> zipfile.ZipFile:
    """Return an archive that stays open, for its members are asked for in a row.

    A fork must open it anew: the place in the file would be shared.
    """
    return open_zip(path.open("rb"), ARCHIVE_LIMITS)


@dataclass(slots=True)
class _Budget:
    """What looking into an archive may still cost, with all archives in it."""

    names: int = ARCHIVE_LIMITS.members
    unpacked: int = ARCHIVE_LIMITS.file

    def take(self, *, names: int = 0, unpacked: int = 0) -> None:
        self.names -= names
        self.unpacked -= unpacked
        if min(self.names, self.unpacked) < 0:
            raise UnreadableDocumentError(
                ErrorCode.TOO_LARGE, "the archives within the archive hold too much"
            )


def _names(file: BinaryIO, depth: int, budget: _Budget) -> Iterator[str]:
    with open_zip(file, ARCHIVE_LIMITS) as archive:
        members = _members(archive)
        budget.take(names=len(members))
        for name, member in members.items():
            if not depth or not _is_nested(name):
                yield name
                continue
            budget.take(unpacked=member.file_size)
            inner = BytesIO(_unpack(archive, member))
            if zipfile.is_zipfile(inner):
                below = _names(inner, depth - 1, budget)
                yield from (f"{name}/{path}" for path in below)
            else:
                yield name


def _find(archive: zipfile.ZipFile, name: str) -> bytes:
    members = _members(archive)
    if name in members:
        return _unpack(archive, members[name])
    for outer, member in members.items():
        if _is_nested(outer) and name.startswith(f"{outer}/"):
            with open_zip(_unpack(archive, member), ARCHIVE_LIMITS) as inner:
                return _find(inner, name.removeprefix(f"{outer}/"))
    raise UnreadableDocumentError(ErrorCode.CORRUPT, f"the archive has no {name}")


def _members(archive: zipfile.ZipFile) -> Mapping[str, zipfile.ZipInfo]:
    """Return the files in an archive by their names as people see them."""
    members = {}
    for member in archive.infolist():
        name = shown_name(member)
        if _leads_out(name):
            raise damaged(f"a name in the archive leads out of it: {name!r}")
        if name in members:
            raise damaged(f"two of its members have the name {name!r}")
        if not name.endswith("/"):
            members[name] = member
    return members


def _unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    return read_member(archive, member.filename, _MEMBER_LIMITS) or b""


def _is_nested(name: str) -> bool:
    return name.lower().endswith(".zip")


def _leads_out(name: str) -> bool:
    path = PurePosixPath(name)
    strange = "\0" in name or bool(_DRIVE.match(name))
    return strange or path.is_absolute() or ".." in path.parts


def shown_name(member: zipfile.ZipInfo) -> str:
    """Return a name in the letters it was written in; old programs do not say which."""
    name = member.orig_filename
    if not member.flag_bits & _UTF8_FLAG:
        name = _unicode_name(member.extra) or _guessed(name)
    return name.replace("\\", "/").removeprefix("./")


def _guessed(name: str) -> str:
    raw = name.encode("cp437")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        dos = raw.decode("cp866")
        return raw.decode("kz1048", errors="replace") if _FRAMES.search(dos) else dos


def _unicode_name(extra: bytes) -> str | None:
    """Return the name in UTF-8 that some programs keep beside the other."""
    place = 0
    while place + _FIELD.size <= len(extra):
        kind, length = _FIELD.unpack_from(extra, place)
        place += _FIELD.size
        if kind == _UNICODE_NAME:
            return extra[place + 5 : place + length].decode("utf-8", errors="replace")
        place += length
    return None
