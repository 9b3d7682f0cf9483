"""The whole exception tree: an error is for what stops the work.

What a check finds in a document is a value (`findings.py`), never an exception.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path


class DoccheckError(Exception):
    """Anything that doccheck raises on purpose; the message is for a person."""


class ErrorCode(StrEnum):
    """Why a file could not be checked: the `error.code` of a report."""

    EMPTY = "empty"
    ENCRYPTED = "encrypted"
    CORRUPT = "corrupt"
    UNSUPPORTED = "unsupported"
    TOO_LARGE = "too_large"
    TIMED_OUT = "timed_out"
    OUT_OF_MEMORY = "out_of_memory"


class InputError(DoccheckError):
    """The file cannot be checked."""

    def __init__(self, code: ErrorCode, message: str) -> None:
        super().__init__(message)
        self.code = code


class UnsupportedFormatError(InputError):
    """No reader knows the content of this file."""

    def __init__(self, message: str) -> None:
        super().__init__(ErrorCode.UNSUPPORTED, message)


class UnreadableDocumentError(InputError):
    """The format is known, but the file is damaged, encrypted, empty or too large."""


class ChecklistError(DoccheckError):
    """A checklist or another data file; its author must edit the named line."""

    def __init__(
        self, message: str, *, path: Path | None = None, line: int | None = None
    ) -> None:
        place = ":".join(str(item) for item in (path, line) if item is not None)
        super().__init__(f"{place}: {message}" if place else message)
        self.path = path
        self.line = line


class ModelError(DoccheckError):
    """A file of models/ is missing or of another version."""


class UsageError(DoccheckError):
    """The command line or the configuration asks for what cannot be done."""
