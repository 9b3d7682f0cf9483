"""Numbers of sections, Arabic and Roman."""

from __future__ import annotations

from typing import Final

#: What scanners and Kazakh keyboards make of Roman numbers.
ROMAN_LOOK: Final = str.maketrans("ІУХПШ", "IVX23")
ROMAN: Final = tuple(
    f"{ten}{one}"
    for ten in ("", "X")
    for one in ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
)


def last_number(label: str | None) -> tuple[str, int] | None:
    """Return what stands before the last number of a label, and that number.

    >>> last_number("2.3"), last_number("ІІ")
    (('2.', 3), ('', 2))
    """
    if not label:
        return None
    prefix, dot, last = label.rpartition(".")
    if last.isdecimal():
        return prefix + dot, int(last)
    roman = last.translate(ROMAN_LOOK)
    if roman in ROMAN:
        return prefix + dot, ROMAN.index(roman) + 1
    return (prefix + dot, int(roman)) if roman.isdecimal() else None
