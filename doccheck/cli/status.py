"""Exit statuses of the command `doccheck`: a contract."""

from __future__ import annotations

from enum import IntEnum


class ExitStatus(IntEnum):
    FINE = 0
    #: Some document falls short, or could not be read or checked.
    FALLS_SHORT = 1
    #: Usage, configuration or checklist error, or nothing to check.
    USAGE = 2
    #: Our own bug.
    BUG = 3
    INTERRUPTED = 130
