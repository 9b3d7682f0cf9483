"""A pool of workers that survives whatever a document does to one of them."""

from __future__ import annotations

import gc
import os
import selectors
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from types import FrameType
from typing import Final, Generic, NoReturn, TypeVar

from doccheck.batch.death import explain_death, explain_delay
from doccheck.batch.frames import Kind, take_frames, unpack
from doccheck.batch.hand import Death, Hand, start
from doccheck.batch.limits import LIMITS, Limits
from doccheck.batch.scratch import scratch_folder
from doccheck.batch.worker import INTERRUPTED, Answer, Job

#: Tasks given to a worker at once: the second waits in the pipe, so that the worker
#: need not wait for us.
AHEAD: Final = 2
#: Results that may wait for a slow file before them; bounds the memory of a run.
WINDOW: Final = 256
_CHUNK: Final = 1 << 20

T = TypeVar("T")


def answers(
    paths: Sequence[Path],
    work: Callable[[Path], T],
    *,
    jobs: int = 1,
    limits: Limits = LIMITS,
) -> Generator[Answer[T], None, None]:
    """Yield what came of each file, in the order of the files.

    A worker inherits all that is in memory now: load what is heavy before.

    Args:
        work: Done in a worker; what it raises costs its file only.
        jobs: How many workers there are at most.
    """
    job = Job(paths=paths, work=work, limits=limits)
    with _terminable(), scratch_folder() as folder, _heap_left_alone():
        pool = _Pool(job=job, jobs=jobs, folder=folder)
        try:
            yield from pool.results()
        finally:
            pool.close()


@contextmanager
def _terminable() -> Iterator[None]:
    """Let SIGTERM end a run as Ctrl-C does, with everything put away."""
    main = threading.current_thread() is threading.main_thread()
    if not main or signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL:
        yield
        return
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


@contextmanager
def _heap_left_alone() -> Iterator[None]:
    """Keep the collector from writing to, and so copying, what workers share."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


@dataclass(slots=True, kw_only=True)
class _Pool(Generic[T]):
    job: Job[T]
    jobs: int
    folder: Path
    _hands: list[Hand] = field(default_factory=list)
    _waiting: deque[int] = field(default_factory=deque)
    _ready: dict[int, bytes | Answer[T]] = field(default_factory=dict)
    _selector: selectors.BaseSelector = field(default_factory=selectors.DefaultSelector)
    _names: Iterator[int] = field(default_factory=count)

    def results(self) -> Iterator[Answer[T]]:
        self._waiting.extend(range(len(self.job.paths)))
        for index in range(len(self.job.paths)):
            while index not in self._ready:
                self._give_out(index + WINDOW)
                self._wait()
            self._give_out(index + WINDOW)
            found = self._ready.pop(index)
            yield found if isinstance(found, Answer) else unpack(found)

    def close(self) -> None:
        while self._hands:
            self._end(self._hands[-1])
        self._selector.close()

    def _give_out(self, stop: int) -> None:
        """Give tasks before a number to workers that have too little to do."""
        while self._waiting and self._waiting[0] < stop:
            hand = self._idlest()
            if hand is None:
                return
            hand.give(self._waiting.popleft())

    def _idlest(self) -> Hand | None:
        hand = min(self._hands, key=lambda item: len(item.queue), default=None)
        if hand is None or (hand.queue and len(self._hands) < self.jobs):
            return self._start()
        return hand if len(hand.queue) < AHEAD else None

    def _start(self) -> Hand:
        folder = self.folder / str(next(self._names))
        hand = start(self.job, folder, self._hands)
        self._hands.append(hand)
        self._selector.register(hand.results, selectors.EVENT_READ, hand)
        return hand

    def _wait(self) -> None:
        """Take in what workers say; end those that have said nothing for too long."""
        deadlines = [self._deadline(hand) for hand in self._hands if hand.queue]
        rest = min(deadlines) - time.monotonic()
        for key, _ in self._selector.select(max(0.0, rest)):
            self._read(key.data)
        now = time.monotonic()
        for hand in [item for item in self._hands if item.queue]:
            if now >= self._deadline(hand):
                self._overdue(hand)

    def _deadline(self, hand: Hand) -> float:
        limits = self.job.limits
        longest = max(limits.longest, limits.seconds)
        return min(hand.alive + limits.seconds, hand.began + longest)

    def _read(self, hand: Hand) -> None:
        data = os.read(hand.results, _CHUNK)
        if not data:
            self._lost(hand)
            return
        hand.alive = time.monotonic()
        hand.buffer += data
        for frame in take_frames(hand.buffer):
            if frame.kind is Kind.ALIVE:
                continue
            self._ready[hand.answered()] = frame.body
            if frame.kind is Kind.LAST:
                self._end(hand)
                return

    def _overdue(self, hand: Hand) -> None:
        index = hand.queue.popleft()
        self._end(hand)
        self._ready[index] = explain_delay(self.job.limits)

    def _lost(self, hand: Hand) -> None:
        """Deal with a worker that has ended without being asked to."""
        index = hand.queue.popleft() if hand.queue else None
        death = self._end(hand)
        if death.code == INTERRUPTED:
            raise KeyboardInterrupt
        if index is not None:
            self._ready[index] = explain_death(death, self.job.limits)

    def _end(self, hand: Hand) -> Death:
        """End a worker; what it had not begun goes to others."""
        self._hands.remove(hand)
        self._selector.unregister(hand.results)
        self._waiting.extendleft(reversed(hand.queue))
        return hand.end()
