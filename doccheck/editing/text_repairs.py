"""Repairs in plain text: encoding and line ends stay as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from doccheck.document import Document
from doccheck.editing.repairs import Repair, changes
from doccheck.errors import UsageError
from doccheck.parsers import read_bytes
from doccheck.parsers.encoding import encoding_of

_LINE: Final = re.compile(r"[^\r\n\f]+")


class TextMender:
    """Repairs a TXT file."""

    def __init__(self, data: bytes) -> None:
        self.document: Document = read_bytes(data)
        self._mark, self._codec = encoding_of(data)
        self._data = data
        self._text = data[len(self._mark) :].decode(self._codec, errors="replace")
        self._offsets = _offsets(self.document.text, self._text)

    def apply(self, repairs: Iterable[Repair]) -> tuple[bytes, list[Repair]]:
        """Return the file after its repairs, and those that could be made."""
        letters = list(self._text)
        made = [repair for repair in repairs if self._make(repair, letters)]
        if not made:
            return self._data, made
        if self._encoded(self._text) != self._data:
            raise UsageError(
                f"some bytes of the file are no text in its encoding ({self._codec}):"
                " save it as UTF-8 first"
            )
        return self._encoded("".join(letters)), made

    def _make(self, repair: Repair, letters: list[str]) -> bool:
        wanted = list(changes(repair, self.document))
        known = all(change.offset in self._offsets for change in wanted)
        if not known or not self._can_hold(repair.text):
            return False
        for change in wanted:
            letters[self._offsets[change.offset]] = change.text
        return bool(wanted)

    def _can_hold(self, text: str) -> bool:
        try:
            text.encode(self._codec)
        except UnicodeEncodeError:
            return False
        return True

    def _encoded(self, text: str) -> bytes:
        return self._mark + text.encode(self._codec, errors="replace")


def _offsets(read: str, written: str) -> dict[int, int]:
    """Return where in the file the letters of the text that was read stand.

    Reading makes line ends plain and moves running heads away, line by line.
    """
    offsets: dict[int, int] = {}
    lines = iter(list(_LINE.finditer(written)))
    for line in _LINE.finditer(read):
        same = next((other for other in lines if other[0] == line[0]), None)
        if same is None:
            return offsets
        offsets |= zip(range(*line.span()), range(*same.span()), strict=True)
    return offsets
