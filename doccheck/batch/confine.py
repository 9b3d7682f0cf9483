"""What a worker does to itself before it opens a document."""

from __future__ import annotations

import contextlib
import faulthandler
import fcntl
import os
import resource
import signal
import sys
import tempfile
from pathlib import Path
from typing import Final

from doccheck.batch.limits import Limits

_PAGE: Final = resource.getpagesize()
#: Places in /proc/self/statm.
_RESIDENT: Final = 1
_DATA: Final = 5


def confine(limits: Limits, folder: Path, lifeline: int) -> None:
    """Bound what this process and its children can take, keep, say and outlive."""
    _become_leader()
    _forget_signals()
    _die_with_parent(lifeline)
    _silence()
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, limits.file_size)
    _limit(resource.RLIMIT_DATA, _data_in_use() + limits.memory)
    tempfile.tempdir = str(folder)
    for name in ("TMPDIR", "TMP", "TEMP"):
        os.environ[name] = str(folder)


def peak_memory() -> int:
    """Return the most memory that this process has held at once, in bytes."""
    return in_bytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def in_bytes(maxrss: int) -> int:
    """Return a `ru_maxrss` in bytes; only macOS counts in them already."""
    return maxrss if sys.platform == "darwin" else maxrss * 1024


def _become_leader() -> None:
    """Head a process group, so that programs started by a reader die with us."""
    with contextlib.suppress(PermissionError):  # the parent was quicker
        os.setpgid(0, 0)


def _forget_signals() -> None:
    """Leave the ways of the parent; the terminal's Ctrl-C goes to it alone."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def _die_with_parent(lifeline: int) -> None:
    """Let the kernel kill the whole group when the other end of a pipe is gone.

    It does so even while a library holds the interpreter. Only Linux can: elsewhere
    a worker ends after its document.
    """
    if sys.platform != "linux":
        return
    fcntl.fcntl(lifeline, fcntl.F_SETOWN, -os.getpgrp())
    fcntl.fcntl(lifeline, fcntl.F_SETSIG, signal.SIGKILL)
    flags = fcntl.fcntl(lifeline, fcntl.F_GETFL)
    fcntl.fcntl(lifeline, fcntl.F_SETFL, flags | os.O_ASYNC)


def _silence() -> None:
    """Close the terminal to libraries that print what stands in a file."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    os.close(nothing)
    faulthandler.disable()


def _limit(kind: int, wanted: int) -> None:
    _, hard = resource.getrlimit(kind)
    if hard != resource.RLIM_INFINITY:
        wanted = min(wanted, hard)
    resource.setrlimit(kind, (wanted, wanted))


def _data_in_use() -> int:
    """Return the bytes that count against RLIMIT_DATA."""
    return _statm(_DATA)


def resident_memory() -> int:
    """Return the bytes that this process holds in memory now."""
    return _statm(_RESIDENT)


def _statm(place: int) -> int:
    """Return a size of this process; 0 where nobody tells."""
    try:
        fields = Path("/proc/self/statm").read_bytes().split()
    except OSError:
        return 0
    return int(fields[place]) * _PAGE
