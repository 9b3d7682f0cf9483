"""The encoding of a plain text, told by marks and by its letters."""

from __future__ import annotations

import codecs
import re
from typing import Final

from doccheck.parsers.sniff import looks_utf16

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: One byte to a letter. KZ-1048 is CP1251 with the Kazakh letters; PTCP154 is the older
#: Kazakh page of Windows.
_ONE_BYTE: Final = ("kz1048", "ptcp154", "koi8-r", "cp866")
#: The commonest letters of both languages make up half of any text.
_COMMON: Final = frozenset("оеаинтсрлвыдкі")
_SAMPLE: Final = 20_000

_CAPITAL_INSIDE: Final = re.compile(r"[а-яёәіңғүұқөһ][А-ЯЁӘІҢҒҮҰҚӨҺ]")
_KNOWN_LETTER: Final = re.compile(r"[А-Яа-яЁёӘәІіҢңҒғҮүҰұҚқӨөҺһ]")
#: Neither a letter of the two languages nor anything that is usual in a text.
_ODD: Final = re.compile(
    r"[^А-Яа-яЁёӘәІіҢңҒғҮүҰұҚқӨөҺһA-Za-z0-9\s"
    r".,;:!?()\[\]«»„“”‘’'\"№%/–—•…§°+=*#@&<>|\\_-]"
)


def decode(data: bytes) -> str:
    """Return text from bytes of an unknown encoding, line breaks made plain.

    >>> decode("Бұйрық № 5".encode("kz1048"))
    'Бұйрық № 5'
    """
    return _decode(data).replace("\r\n", "\n").replace("\r", "\n")


def _decode(data: bytes) -> str:
    mark, codec = encoding_of(data)
    return data[len(mark) :].decode(codec, errors="replace")


def encoding_of(data: bytes) -> tuple[bytes, str]:
    """Return the mark that opens a text, b"" for none, and the name of its encoding."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return mark, codec
    wide = looks_utf16(data[:_SAMPLE])
    if wide:
        return b"", wide
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return b"", _likeliest(data[:_SAMPLE])
    return b"", "utf-8"


def _likeliest(sample: bytes) -> str:
    text = sample.decode("utf-8", errors="replace")
    if text.count("\ufffd") < 0.01 * len(text):
        return "utf-8"  # a few broken bytes in a good text
    return max(_ONE_BYTE, key=lambda codec: _plausibility(sample, codec))


def _plausibility(sample: bytes, codec: str) -> float:
    """Return how much bytes look like Kazakh or Russian in an encoding."""
    text = sample.decode(codec, errors="replace")
    common = sum(char in _COMMON for char in text)
    letters = len(_KNOWN_LETTER.findall(text))
    strange = len(_CAPITAL_INSIDE.findall(text)) + len(_ODD.findall(text))
    return common + 0.5 * letters - 3.0 * strange
