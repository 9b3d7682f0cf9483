"""A worker as the pool sees it: started, given tasks, watched, ended."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from doccheck.batch.confine import in_bytes, resident_memory
from doccheck.batch.frames import send_task
from doccheck.batch.scratch import remove
from doccheck.batch.worker import Ends, Job, serve


@dataclass(frozen=True, slots=True, kw_only=True)
class Death:
    """How a worker ended."""

    #: As `os.waitstatus_to_exitcode` tells: negative for a signal.
    code: int
    #: The most memory that it took beside what it inherited, in bytes.
    taken: int


@dataclass(slots=True, kw_only=True, eq=False)
class Hand:
    pid: int
    tasks: int
    results: int
    lifeline: int
    folder: Path
    #: Memory that it began with, in bytes.
    inherited: int
    #: Given and not answered; it works on the first.
    queue: deque[int] = field(default_factory=deque)
    #: When the work on the first began, and when it last showed a sign of life.
    began: float = 0.0
    alive: float = 0.0
    buffer: bytearray = field(default_factory=bytearray)

    @property
    def pipes(self) -> tuple[int, int, int]:
        return self.tasks, self.results, self.lifeline

    def give(self, index: int) -> None:
        if not self.queue:
            self.began = self.alive = time.monotonic()
        self.queue.append(index)
        with contextlib.suppress(BrokenPipeError):  # dead: its results end, too
            send_task(self.tasks, index)

    def answered(self) -> int:
        """Take its first task off, as done, and return it."""
        self.began = self.alive = time.monotonic()
        return self.queue.popleft()

    def end(self) -> Death:
        """Kill it with all its children, whatever it does; return how it ended."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)
        _, status, usage = os.wait4(self.pid, 0)
        for pipe in self.pipes:
            os.close(pipe)
        remove(self.folder)
        return Death(
            code=os.waitstatus_to_exitcode(status),
            taken=in_bytes(usage.ru_maxrss) - self.inherited,
        )


def start(job: Job[Any], folder: Path, others: Iterable[Hand]) -> Hand:
    """Fork a worker.

    Args:
        folder: For its temporary files; made here, removed at its end.
        others: Workers whose pipes it inherits and must not hold open.
    """
    folder.mkdir(mode=0o700)
    read_tasks, tasks = os.pipe()
    results, write_results = os.pipe()
    read_lifeline, lifeline = os.pipe()
    inherited = resident_memory()
    pid = os.fork()
    if not pid:
        ends = Ends(tasks=read_tasks, results=write_results, lifeline=read_lifeline)
        foreign = [tasks, results, lifeline]
        serve(
            job, ends, folder, [*foreign, *(p for item in others for p in item.pipes)]
        )
    for pipe in (read_tasks, write_results, read_lifeline):
        os.close(pipe)
    with contextlib.suppress(OSError):  # the worker was quicker
        os.setpgid(pid, pid)
    return Hand(
        pid=pid,
        tasks=tasks,
        results=results,
        lifeline=lifeline,
        folder=folder,
        inherited=inherited,
    )
