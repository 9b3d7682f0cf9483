"""Work on a document of unknown origin, in a worker that may die of it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

from doccheck.batch.pool import answers
from doccheck.errors import (
    DoccheckError,
    ErrorCode,
    InputError,
    UnreadableDocumentError,
    UsageError,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outcome(Generic[T]):
    """What came of the work; an exception does not travel well between processes."""

    value: T | None = None
    #: Of an error that is no bug; the code is that of an `InputError`.
    code: ErrorCode | None = None
    message: str = ""


def guarded(work: Callable[[Path], T], path: Path) -> T:
    """Return what a function makes of a file within the limits of a check.

    Raises:
        DoccheckError: What the function raises, or that the file broke a limit.
    """
    with closing(answers([path], partial(_attempt, work))) as found:
        answer = next(found)
    if answer.bug is not None:
        raise RuntimeError(answer.bug)
    if answer.value is None:
        code, message = answer.error or (ErrorCode.CORRUPT, "no answer")
        raise UnreadableDocumentError(ErrorCode(code), message)
    outcome = answer.value
    if outcome.value is not None:
        return outcome.value
    if outcome.code is not None:
        raise InputError(outcome.code, outcome.message)
    raise UsageError(outcome.message)


def _attempt(work: Callable[[Path], T], path: Path) -> _Outcome[T]:
    try:
        return _Outcome(value=work(path))
    except InputError as error:
        return _Outcome(code=error.code, message=str(error))
    except DoccheckError as error:
        return _Outcome(message=str(error))
