"""Signs that are a number in a font of signs, such as the ticks of a form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

#: Where fonts of signs have them in Unicode; the low byte is their own number.
_PRIVATE: Final = range(0xF000, 0xF100)
_UNKNOWN: Final = range(0xE000, 0xF900)

_GREEK: Final = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
_SMALL_GREEK: Final = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
_SYMBOL: Final[Mapping[int, str]] = {
    **{0x41 + place: letter for place, letter in enumerate(_GREEK)},
    **{0x61 + place: letter for place, letter in enumerate(_SMALL_GREEK)},
    0x2D: "−",
    0xA3: "≤",
    0xA5: "∞",
    0xAE: "→",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0xBC: "…",
    0xD7: "⋅",
    0xDE: "⇒",
    0xE5: "∑",
    0xD6: "√",
}
_WINGDINGS: Final[Mapping[int, str]] = {
    0x6C: "●",
    0x6E: "■",
    0x6F: "☐",
    0x71: "☐",
    0x72: "☐",
    0x75: "◆",
    0x76: "❖",
    0x9F: "•",
    0xA7: "▪",
    0xA8: "☐",
    0xD8: "➢",
    0xE0: "→",
    0xF0: "⇨",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
_WINGDINGS_2: Final[Mapping[int, str]] = {
    0x4F: "✗",
    0x50: "✓",
    0x51: "☒",
    0x52: "☑",
    0x53: "☒",
    0x54: "☒",
    0xA3: "☐",
}
_FONTS: Final = {
    "symbol": _SYMBOL,
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
}


def sign(font: str, code: str) -> str:
    """Return a sign as a letter of Unicode; "" where only the font knows it.

    >>> sign("Wingdings", "F0FE")
    '☑'
    """
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    known = _FONTS.get(font.strip().lower())
    if known is not None and (number in _PRIVATE or number < 0x100):
        return known.get(number & 0xFF, "")
    return chr(number) if 32 <= number < 0x110000 and number not in _UNKNOWN else ""
