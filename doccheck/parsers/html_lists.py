"""Numbers that a browser prints before the items of a list."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from doccheck.parsers.docx_names import integer
from doccheck.parsers.docx_numbering import letter, roman
from doccheck.parsers.look import BULLET

if TYPE_CHECKING:
    from lxml.etree import _Element

_LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
_FORMS: Final[Mapping[str, Callable[[int], str]]] = {
    "a": lambda number: letter(number, _LATIN),
    "A": lambda number: letter(number, _LATIN).upper(),
    "i": lambda number: roman(min(number, 9999)).lower(),
    "I": lambda number: roman(min(number, 9999)),
}
_BARE: Final = re.compile(r"list-style(?:-type)?\s*:[^;]*\bnone\b")
_LISTS: Final = frozenset({"ol", "ul", "menu"})


@dataclass(slots=True, kw_only=True)
class _List:
    ordered: bool
    form: str
    number: int
    step: int = 1
    #: Without numbers or bullets.
    bare: bool = False


class Lists:
    """The lists that are open, and the number that waits for its text."""

    def __init__(self) -> None:
        self._open: list[_List] = []
        self._waiting: str | None = None

    def start(self, tag: str, element: _Element) -> None:
        if tag in _LISTS:
            self._open.append(_opened(tag, element))
        elif tag == "li":
            self._waiting = self._next(element)

    def end(self, tag: str) -> None:
        if tag in _LISTS and self._open:
            self._open.pop()
        elif tag == "li":
            self._waiting = None

    def take(self) -> str | None:
        """Return the number of the item whose first paragraph this is."""
        label, self._waiting = self._waiting, None
        return label

    def _next(self, element: _Element) -> str | None:
        if not self._open or _is_bare(element):
            return None
        items = self._open[-1]
        if items.bare:
            return None
        if not items.ordered:
            return BULLET
        number = integer(element.get("value"), items.number)
        items.number = number + items.step
        return _FORMS.get(element.get("type") or items.form, str)(number) + "."


def _opened(tag: str, element: _Element) -> _List:
    backwards = element.get("reversed") is not None
    first = sum(1 for _ in element.iterchildren("li")) if backwards else 1
    return _List(
        ordered=tag == "ol",
        form=element.get("type") or "1",
        number=integer(element.get("start"), first),
        step=-1 if backwards else 1,
        bare=_is_bare(element),
    )


def _is_bare(element: _Element) -> bool:
    return bool(_BARE.search(element.get("style", "").lower()))
