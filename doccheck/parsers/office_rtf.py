"""Numbers of lists as the program that wrote an RTF has printed them."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from doccheck.parsers.look import BULLET

_TOKEN: Final = re.compile(
    r"\\(?P<word>[a-z]+)(?P<number>-?\d{1,10})? ?|\\'(?P<byte>[0-9a-fA-F]{2})"
    r"|\\(?P<sign>.)|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)
_PAGE: Final = re.compile(r"\\ansicpg(\d{3,5})")
_LISTED: Final = frozenset({"listtext", "pntext"})
_ENDS: Final = frozenset({"tab", "par"})
_ALNUM: Final = re.compile(r"[^\W_]")


@dataclass(slots=True)
class _Number:
    """A number while it is read."""

    depth: int
    text: list[str] = field(default_factory=list)
    #: Characters still to be passed over: they stand for one of Unicode before them.
    skip: int = 0
    over: bool = False


def printed_numbers(data: bytes) -> list[str]:
    """Return the numbers and bullets of all lists, in the order of the file."""
    source = data.decode("latin-1")
    page = _PAGE.search(source)
    codec = _codec(page.group(1) if page else "1251")
    found = ("".join(number.text).strip() for number in _numbers(source, codec))
    return [text if _ALNUM.search(text) else BULLET for text in found if text]


def _numbers(source: str, codec: str) -> Iterator[_Number]:
    depth, width, number = 0, 1, None
    for token in _TOKEN.finditer(source):
        brace = token["brace"]
        if brace == "{":
            depth += 1
        elif brace:
            depth -= 1
            if number is not None and depth < number.depth:
                yield number
                number = None
        elif token["word"] in _LISTED and number is None:
            number = _Number(depth)
        elif token["word"] == "uc":
            width = int(token["number"] or 1)
        elif number is not None and not number.over:
            _take(number, token, codec, width)


def _take(number: _Number, token: re.Match[str], codec: str, width: int) -> None:
    word = token["word"]
    if word == "u":
        number.text.append(chr(int(token["number"] or 0) % 0x10000))
        number.skip = width
    elif word in _ENDS:
        number.over = True
    elif token["byte"]:
        _add(number, bytes.fromhex(token["byte"]).decode(codec, errors="replace"))
    elif token["sign"] in {"{", "}", "\\", "-", "~", "_"}:
        _add(number, {"~": " ", "_": "-"}.get(token["sign"], token["sign"]))
    elif token["text"]:
        _add(number, token["text"])


def _add(number: _Number, text: str) -> None:
    passed = min(number.skip, len(text))
    number.skip -= passed
    number.text.append(text[passed:])


def _codec(page: str) -> str:
    try:
        return codecs.lookup("kz1048" if page == "1251" else f"cp{page}").name
    except LookupError:
        return "kz1048"
