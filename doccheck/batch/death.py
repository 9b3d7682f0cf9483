"""What the end of a worker says about the document it had in hand."""

from __future__ import annotations

import signal
from typing import Any, Final

from doccheck.batch.hand import Death
from doccheck.batch.limits import MEBIBYTE, Limits
from doccheck.batch.worker import INTERNAL, Answer
from doccheck.errors import ErrorCode

#: Of the memory allowed: a library that cannot get more aborts somewhat below.
_NEARLY_ALL: Final = 0.75


def explain_delay(limits: Limits) -> Answer[Any]:
    message = (
        f"the check was stopped after {limits.seconds:.0f} seconds without progress;"
        " allow more with --timeout, or split the file"
    )
    return Answer(error=(ErrorCode.TIMED_OUT.value, message))


def explain_death(death: Death, limits: Limits) -> Answer[Any]:
    """Tell want of memory from damage by how the worker ended and what it held."""
    if -death.code == signal.SIGKILL or death.taken >= _NEARLY_ALL * limits.memory:
        message = (
            f"a document may take {limits.memory // MEBIBYTE} MiB of memory;"
            " allow more with --memory, or split the file"
        )
        return Answer(error=(ErrorCode.OUT_OF_MEMORY.value, message))
    if death.code < 0:
        message = f"the file is damaged: reading it ended in {_name(-death.code)}"
        return Answer(error=(ErrorCode.CORRUPT.value, message))
    message = f"the worker ended with status {death.code}"
    return Answer(error=(INTERNAL, message), bug=message)


def _name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
