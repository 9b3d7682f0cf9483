"""Signs of life from readers that have much to do, such as a page recognised."""

from __future__ import annotations

from collections.abc import Callable

_listeners: list[Callable[[], None]] = []


def beat() -> None:
    """Say that a long piece of work has come a step further.

    The time limit of a document counts from the last step; without one, from the
    beginning. Call it where a step costs about a second or more.
    """
    for listener in _listeners:
        listener()


def listen(listener: Callable[[], None]) -> None:
    """Have a function called at every step, from now on."""
    _listeners.append(listener)
