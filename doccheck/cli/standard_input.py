"""A document that comes through a pipe."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from doccheck.errors import UsageError
from doccheck.findings import DocumentReport

DASH: Final = Path("-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spooled:
    """Paths to check, one of which may hold what came from standard input."""

    paths: tuple[Path, ...]
    #: Where it was put, and what it is called in reports.
    file: Path | None = None
    name: str = ""

    def named(self, report: DocumentReport) -> DocumentReport:
        """Return a report without the name of our copy."""
        if self.file is None or report.path != str(self.file):
            return report
        return replace(report, path=self.name)


@contextmanager
def spooled(paths: Sequence[Path], name: str) -> Iterator[Spooled]:
    """Put what comes from standard input into a private file, as long as needed.

    Args:
        name: For reports; its extension helps where the content does not tell.
    """
    if DASH not in paths:
        yield Spooled(paths=tuple(paths))
        return
    if os.sep in name or name in {"", ".", ".."}:
        raise UsageError(f"--stdin-name is the name of a file, not {name!r}")
    with tempfile.TemporaryDirectory(prefix="doccheck-") as folder:
        file = Path(folder, name)
        with file.open("wb") as copy:
            shutil.copyfileobj(sys.stdin.buffer, copy)
        given = tuple(file if path == DASH else path for path in paths)
        yield Spooled(paths=given, file=file, name=name)
