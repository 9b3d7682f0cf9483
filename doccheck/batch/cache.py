"""Reports of earlier runs, by what they depend on: a second run only reads them.

A report depends on the bytes of the file and how they are named, on the day, on what
was asked for, and on doccheck itself: code, checklists, models and programs it calls.
All of it is in the key, so that nothing old is ever shown as new.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from doccheck.batch.codec import decoder, encoded
from doccheck.errors import InputError
from doccheck.findings import DocumentReport, Status
from doccheck.parsers import read_file

#: Opens every file; a new form of the reports begins with other bytes.
MAGIC: Final = b"doccheck report 1\n"
#: Bytes that all files together may take; a report takes some ten thousand.
MOST: Final = 512 * 1024 * 1024
#: What is left of that when the oldest are taken out.
LEFT: Final = 0.8
#: Reasons why a page was not read that may be gone the next time.
PASSING: Final = frozenset({"ocr_failed", "ocr_missing"})
_DIGEST: Final = hashlib.sha256().digest_size
#: A packed report that unpacks to more is none of ours.
_LONGEST: Final = 256 * 1024 * 1024


def _nothing_more(_path: Path) -> str:
    """Return "": of no file anything else is asked than of the others."""
    return ""


@dataclass(slots=True, kw_only=True)
class ReportCache:
    """A private folder of reports. What goes wrong with it costs time, no result."""

    folder: Path
    #: What all reports of the run depend on beside their file.
    basis: str
    #: What a report depends on beside that: whose document it is, for instance.
    asked_of: Callable[[Path], str] = _nothing_more
    most: int = MOST
    _stored: int = field(default=0)

    def reading(
        self, work: Callable[[Path], DocumentReport]
    ) -> Callable[[Path], DocumentReport]:
        """Return work that is only done where no report is there."""

        def read_or_work(path: Path) -> DocumentReport:
            return self.load(path) or work(path)

        return read_or_work

    def load(self, path: Path) -> DocumentReport | None:
        """Return the report on a file as it is now, None where there is none."""
        try:
            sha256 = hashlib.sha256(read_file(path)).hexdigest()
        except InputError:
            return None  # the check will say so
        place = self._place(sha256, path)
        try:
            report = _unpacked(place.read_bytes())
        except (OSError, ValueError, TypeError, KeyError, zlib.error):
            return None
        with contextlib.suppress(OSError):
            os.utime(place)  # what is read is not the oldest
        return replace(report, path=str(path))

    def store(self, path: Path, report: DocumentReport) -> None:
        """Keep a report; on what could not be read the next run tries again."""
        if not _is_lasting(report):
            return
        place = self._place(report.sha256, path)
        with contextlib.suppress(OSError):
            if not place.exists():
                _write(place, _packed(replace(report, path="")))
                self._stored += 1

    def close(self) -> None:
        """Take out the oldest reports where they are too many."""
        if self._stored:
            with contextlib.suppress(OSError):
                _prune(self.folder, self.most)

    def _place(self, sha256: str, path: Path) -> Path:
        said = (self.basis, sha256, path.suffix.lower(), self.asked_of(path))
        key = hashlib.sha256("\n".join(said).encode()).hexdigest()
        return self.folder / key[:2] / key[2:]


def _is_lasting(report: DocumentReport) -> bool:
    """Say whether the next run would come to the same report."""
    passing = any(item.reason in PASSING for item in report.unread)
    was_read = report.status is Status.CHECKED and bool(report.sha256)
    return was_read and not passing and not report.pictures


def default_folder() -> Path:
    """Return where the user's caches are, by the rules of XDG."""
    home = os.environ.get("XDG_CACHE_HOME")
    base = Path(home) if home and Path(home).is_absolute() else Path.home() / ".cache"
    return base / "doccheck" / "reports"


def open_cache(folder: Path, basis: str) -> ReportCache | None:
    """Return a cache; None where the folder cannot be kept from other users."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = folder.stat()
    except OSError:
        return None
    is_private = status.st_uid == os.getuid() and not status.st_mode & 0o022
    return ReportCache(folder=folder, basis=basis) if is_private else None


def _packed(report: DocumentReport) -> bytes:
    text = json.dumps(encoded(report), ensure_ascii=False, separators=(",", ":"))
    body = zlib.compress(text.encode("utf-8", "surrogatepass"), 6)
    return MAGIC + hashlib.sha256(body).digest() + body


def _unpacked(data: bytes) -> DocumentReport:
    start = len(MAGIC) + _DIGEST
    body = data[start:]
    if not data.startswith(MAGIC) or data[len(MAGIC) : start] != (
        hashlib.sha256(body).digest()
    ):
        raise ValueError("not a report, or damaged")
    unpacker = zlib.decompressobj()
    text = unpacker.decompress(body, _LONGEST).decode("utf-8", "surrogatepass")
    report: DocumentReport = decoder(DocumentReport)(json.loads(text))
    return report


def _write(place: Path, data: bytes) -> None:
    """Write a file that is whole or not there at all, also if the run is stopped."""
    place.parent.mkdir(mode=0o700, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(place)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _prune(folder: Path, most: int) -> None:
    known = sorted(_files(folder))
    total = sum(size for _, size, _ in known)
    if total <= most:
        return
    for _, size, path in known:
        path.unlink(missing_ok=True)
        total -= size
        if total <= LEFT * most:
            return


def _files(folder: Path) -> Iterator[tuple[float, int, Path]]:
    """Yield when each file was last used, its size and its path."""
    for inner in os.scandir(folder):
        if inner.is_dir(follow_symlinks=False):
            for item in os.scandir(inner):
                status = item.stat(follow_symlinks=False)
                yield status.st_mtime, status.st_size, Path(item.path)
