"""How a text report is laid out: width, colour, wrapping, nothing that could harm."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final

#: Width where the reader of the text is not a terminal.
PLAIN_WIDTH: Final = 100
NARROWEST: Final = 40


class Ink(StrEnum):
    PLAIN = ""
    BOLD = "1"
    FAINT = "2"
    RED = "31"
    GREEN = "32"
    YELLOW = "33"
    BLUE = "34"


#: Cc: control characters, among them the escape of a terminal. Cf: those that turn
#: the direction of writing. Cs: halves of broken file names.
UNPRINTABLE: Final = frozenset({"Cc", "Cf", "Cs"})
#: A number stays in the line of what it counts: "ст. 10", "№ 41".
BEFORE_NUMBER: Final = re.compile(r"(?<=[.№]) (?=\d)")
#: Soft hyphen and zero-width signs say nothing and are dropped.
INVISIBLE: Final[Mapping[int, None]] = MappingProxyType(
    dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStyle:
    width: int = PLAIN_WIDTH
    colour: bool = False
    #: One line per document.
    quiet: bool = False
    #: Whole quotes, signals, every finding.
    verbose: bool = False
    #: Show the signals that decided the type of each part.
    explain: bool = False


@dataclass(slots=True)
class Sheet:
    """Lines of text that fit a width."""

    style: TextStyle
    _lines: list[str] = field(default_factory=list)
    #: The line before those that have not been taken yet.
    _before: str = ""

    def blank(self) -> None:
        if self._lines[-1] if self._lines else self._before:
            self._lines.append("")

    def line(
        self,
        text: str,
        *,
        indent: int = 0,
        mark: str = "",
        ink: Ink = Ink.PLAIN,
        mark_ink: Ink | None = None,
    ) -> None:
        """Add a paragraph; what follows its first line stands under the text."""
        margin = " " * indent
        text = printable(text)
        hanging = " " * (len(mark) + 1) if mark else ""
        width = max(NARROWEST, self.style.width) - indent - len(hanging)
        pieces = [text] if self.style.quiet else _wrapped(text, width)
        for number, piece in enumerate(pieces or [""]):
            painted = self.paint(piece, ink)
            first = mark and not number
            lead = f"{self.paint(mark, mark_ink or ink)} " if first else hanging
            self._lines.append(f"{margin}{lead}{painted}".rstrip())

    def paint(self, text: str, ink: Ink) -> str:
        if not self.style.colour or ink is Ink.PLAIN:
            return text
        return f"\x1b[{ink}m{text}\x1b[0m"

    def text(self) -> str:
        return "\n".join(self._lines) + "\n" if self._lines else ""

    def take(self) -> str:
        """Return the text since the last call; what follows goes on under it."""
        text = self.text()
        self._before = self._lines[-1] if self._lines else self._before
        self._lines.clear()
        return text


def _wrapped(text: str, width: int) -> list[str]:
    bound = BEFORE_NUMBER.sub("\u00a0", text)
    lines = textwrap.wrap(bound, width, break_long_words=False, break_on_hyphens=False)
    return [line.replace("\u00a0", " ") for line in lines]


def printable(text: str) -> str:
    """Return a text from a document without what could command a terminal.

    >>> printable("при" + chr(27) + "[31mказ" + chr(173))
    'при�[31mказ'
    """
    kept = text.translate(INVISIBLE)
    if kept.isprintable():
        return kept
    return "".join(_visible(letter) for letter in kept)


def _visible(letter: str) -> str:
    if letter.isspace():
        return " "
    return "�" if unicodedata.category(letter) in UNPRINTABLE else letter


def shorten(text: str, length: int) -> str:
    """Return the text cut between words where it is longer than asked.

    >>> shorten("Осы Саясаттың мақсаты", 14)
    'Осы Саясаттың…'
    """
    if len(text) <= length:
        return text
    words = text[:length].rpartition(" ")[0]
    return f"{words or text[: length - 1]}…"


def cut_around(text: str, said: str, length: int) -> str:
    """Return the text cut so that what is said in it can be seen.

    >>> cut_around("В целях порядка и по праву ПРИКАЗЫВАЮ:", "ПРИКАЗЫВАЮ", 24)
    '…праву ПРИКАЗЫВАЮ:'
    """
    at = text.find(said)
    lead = length // 3
    if at <= lead or at + len(said) <= length:
        return shorten(text, length)
    start = min(at, text.find(" ", at - lead) + 1)
    return "…" + shorten(text[start:], length - 1)
