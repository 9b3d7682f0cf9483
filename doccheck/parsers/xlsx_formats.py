"""How a workbook shows the value of a cell: dates, shares, weight and alignment."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from doccheck.parsers.docx_names import integer

if TYPE_CHECKING:
    from lxml.etree import _Element

SPREADSHEET: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_FORMATS: Final = f"{SPREADSHEET}cellXfs"
_FORMAT: Final = f"{SPREADSHEET}xf"
_FONTS: Final = f"{SPREADSHEET}fonts"
_FONT: Final = f"{SPREADSHEET}font"
_BOLD: Final = f"{SPREADSHEET}b"
_ALIGNMENT: Final = f"{SPREADSHEET}alignment"
_NUMBER_FORMAT: Final = f"{SPREADSHEET}numFmt"

#: Formats that a file need not describe; the others of them are plain numbers.
_BUILT_IN: Final = {
    **dict.fromkeys((*range(14, 18), *range(27, 32), 36, *range(50, 59)), "dd.mm.yyyy"),
    **dict.fromkeys((*range(18, 22), *range(32, 36), *range(45, 48)), "hh:mm"),
    2: "0.00",
    4: "0.00",
    9: "0%",
    10: "0.00%",
    22: "dd.mm.yyyy hh:mm",
}
#: What of a format code is shown as it is, or says only the colour.
_LITERAL: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_DECIMALS: Final = re.compile(r"\.([0#?]+)")
#: What day the number 0 is; for day 60 of the first, which never was, and before it
#: this is one day off.
_EPOCHS: Final = {
    False: datetime.datetime(1899, 12, 30),  # noqa: DTZ001 - a day without a place
    True: datetime.datetime(1904, 1, 1),  # noqa: DTZ001
}


class Look(NamedTuple):
    """What a format says of a cell."""

    code: str = ""
    bold: bool = False
    #: As in the file: "center".
    alignment: str | None = None


PLAIN: Final = Look()


@dataclass(frozen=True, slots=True)
class Formats:
    looks: tuple[Look, ...]
    #: Whether days count from 1904, as old programs for the Macintosh have it.
    from_1904: bool

    @classmethod
    def of(cls, root: _Element | None, *, from_1904: bool) -> Formats:
        if root is None:
            return cls((), from_1904)
        fonts = root.iterfind(f"{_FONTS}/{_FONT}")
        bold = [font.find(_BOLD) is not None for font in fonts]
        codes = {
            integer(item.get("numFmtId")): item.get("formatCode", "")
            for item in root.iter(_NUMBER_FORMAT)
        }
        formats = root.iterfind(f"{_FORMATS}/{_FORMAT}")
        return cls(tuple(_look(item, bold, codes) for item in formats), from_1904)

    def look(self, style: str | None) -> Look:
        place = integer(style)
        return self.looks[place] if 0 <= place < len(self.looks) else PLAIN

    def number(self, value: str, look: Look) -> str:
        """Return a number as it is shown.

        >>> Formats((), False).number("45306", Look(code="dd.mm.yyyy"))
        '15.01.2024'
        >>> Formats((), False).number("0.305", Look(code="0.0%"))
        '30.5%'
        """
        try:
            number = float(value)
        except ValueError:
            return value
        code = _LITERAL.sub("", look.code.split(";")[0]).lower()
        if any(sign in code for sign in "dyhs"):
            return self._moment(number, code) or value
        if "%" in code:
            return f"{100 * number:.{_decimals(code)}f}%"
        if "0" in code:
            return f"{number:.{_decimals(code)}f}"
        return f"{number:.15g}" if abs(number) < 1e15 else value

    def _moment(self, days: float, code: str) -> str | None:
        try:
            moment = _EPOCHS[self.from_1904] + datetime.timedelta(days=days)
        except OverflowError:
            return None
        moment += datetime.timedelta(seconds=0.5)
        day = f"{moment:%d.%m.%Y}" if "d" in code or "y" in code else ""
        return f"{day} {moment:%H:%M}".strip() if "h" in code else day


def _look(item: _Element, bold: list[bool], codes: dict[int, str]) -> Look:
    font, number = integer(item.get("fontId")), integer(item.get("numFmtId"))
    alignment = item.find(_ALIGNMENT)
    return Look(
        code=codes.get(number, _BUILT_IN.get(number, "")),
        bold=0 <= font < len(bold) and bold[font],
        alignment=None if alignment is None else alignment.get("horizontal"),
    )


def _decimals(code: str) -> int:
    found = _DECIMALS.search(code)
    return len(found.group(1)) if found else 0
