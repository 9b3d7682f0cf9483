"""What goes through the pipes between the pool and a worker."""

from __future__ import annotations

import copyreg
import os
import pickle
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from types import MappingProxyType
from typing import Any, Final

#: Kind, and length of what follows.
_HEADER: Final = struct.Struct("<BI")
#: A task is the number of a file in the list that both sides know.
_TASK: Final = struct.Struct("<I")


class Kind(IntEnum):
    DONE = 0
    #: Done, and the worker wants to be replaced.
    LAST = 1
    #: A sign of life from within a long document.
    ALIVE = 2


@dataclass(frozen=True, slots=True)
class Frame:
    kind: Kind
    body: bytes


def _rebuild_mapping(items: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(items)


#: Reports hold frozen mappings, which pickle does not know.
copyreg.pickle(MappingProxyType, lambda value: (_rebuild_mapping, (dict(value),)))


def pack(value: object) -> bytes:
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def unpack(body: bytes) -> Any:  # noqa: ANN401 - what was packed
    """Return what a worker of ours has packed; never for bytes of a document."""
    return pickle.loads(body)  # noqa: S301 - from our own fork


def send_frame(pipe: int, kind: Kind, body: bytes = b"") -> None:
    _write(pipe, _HEADER.pack(kind, len(body)) + body)


def send_task(pipe: int, index: int) -> None:
    _write(pipe, _TASK.pack(index))


def read_task(pipe: int) -> int | None:
    """Return the next task, or None when there will be no more."""
    data = os.read(pipe, _TASK.size)
    return _TASK.unpack(data)[0] if len(data) == _TASK.size else None


def take_frames(buffer: bytearray) -> Iterator[Frame]:
    """Yield the whole frames at the start of a buffer and take them out of it."""
    while len(buffer) >= _HEADER.size:
        kind, length = _HEADER.unpack_from(buffer)
        end = _HEADER.size + length
        if len(buffer) < end:
            return
        body = bytes(buffer[_HEADER.size : end])
        del buffer[:end]
        yield Frame(Kind(kind), body)


def _write(pipe: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(pipe, left) :]
