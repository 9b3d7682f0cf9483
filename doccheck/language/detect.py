"""The language of a block."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from doccheck.language.model import Language

_KAZAKH: Final = re.compile(r"[әғқңөұүһі]")
_CYRILLIC: Final = re.compile(r"[\u0400-\u052f]")
_LATIN: Final = re.compile(r"[a-z]")
_SHARE: Final = 0.03


def detect(text: str) -> Language:
    """Return the language of a text."""
    small = text.lower()
    cyrillic = len(_CYRILLIC.findall(small))
    latin = len(_LATIN.findall(small))
    if not cyrillic:
        return Language.OTHER if latin else Language.UNKNOWN
    if latin > cyrillic:
        return Language.OTHER
    if len(_KAZAKH.findall(small)) > _SHARE * cyrillic:
        return Language.KAZAKH
    return Language.RUSSIAN


def detect_blocks(texts: Sequence[str]) -> tuple[Language, ...]:
    """Return the language of each block; short ones go by their neighbours."""
    return tuple(detect(text) for text in texts)
