"""Dates that no calendar knows: «31 ноября 2025 года», «29.02.2023»."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Final

from doccheck.document import Span
from doccheck.structure.dates import month_of

_SHAPES: Final = (
    re.compile(
        r"(?<![\w./-])(?P<day>\d{2})\.(?P<digits>\d{2})\.(?P<year>20\d\d)(?!\d)"
    ),
    re.compile(
        r"(?<![\w.])[«\"]?(?P<day>\d{1,2})[»\"]?\s(?P<month>[^\W\d_]{3,10})"
        r"\s(?P<year>20\d\d)(?=\s?(?:год|г\.|жыл))",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?P<year>20\d\d)\sжыл[^\W\d_]{1,4}\s[«\"]?(?P<day>\d{1,2})[»\"]?"
        r"\s(?P<month>[^\W\d_]{3,14})",
        re.IGNORECASE,
    ),
)


def scan_impossible_dates(text: str) -> Iterator[Span]:
    """Yield the places of a normalised text that look like a date and are none.

    >>> [span.start for span in scan_impossible_dates("до 31.02.2025")]
    [3]
    """
    for shape in _SHAPES:
        for match in shape.finditer(text):
            if _is_impossible(match):
                yield Span(*match.span())


def _is_impossible(match: re.Match[str]) -> bool:
    parts = match.groupdict()
    digits = parts.get("digits")
    month = int(digits) if digits else month_of(parts.get("month") or "")
    if month is None:
        return False
    try:
        datetime.date(int(parts["year"]), month, int(parts["day"]))
    except ValueError:
        return True
    return False
