"""Workbooks for a spreadsheet program: sheets of text that nobody can execute."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from io import BytesIO
from math import ceil
from types import MappingProxyType
from typing import Any, Final

from doccheck.reports.style import printable, shorten

#: A spreadsheet would take a text that begins so for a formula once it is edited.
_FORMULA_SIGNS: Final = ("=", "+", "-", "@")
_LONGEST_TEXT: Final = 32_000  # letters that a cell can hold
_LONGEST_NAME: Final = 31  # letters of the name of a sheet
_NOT_IN_NAMES: Final = re.compile(r"[\[\]:*?/\\']")
_A4: Final = 9  # as spreadsheet programs number paper
_LINE: Final = 15.5  # points
_MOST_LINES: Final = 14
_STEEP_LINES: Final = 12
#: The same run gives the same bytes, whenever it is made.
_MADE: Final = datetime.datetime(2000, 1, 1)  # noqa: DTZ001 - Excel knows no zones


class Tone(StrEnum):
    PLAIN = "plain"
    TITLE = "title"
    HEAD = "head"
    #: A head that is read from below, for narrow columns.
    STEEP = "steep"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    FAINT = "faint"


_TOP: Final = MappingProxyType({"valign": "top", "text_wrap": True})
_SIGN: Final = MappingProxyType({"align": "center", "valign": "top", "text_wrap": True})
_LOOKS: Final[Mapping[Tone, Mapping[str, Any]]] = MappingProxyType(
    {
        Tone.PLAIN: _TOP,
        Tone.TITLE: {"bold": True, "font_size": 14},
        Tone.HEAD: {**_TOP, "bold": True, "bg_color": "#DDE6F1", "bottom": 1},
        Tone.STEEP: {
            "bold": True,
            "bg_color": "#DDE6F1",
            "bottom": 1,
            "rotation": 90,
            "text_wrap": True,
        },
        Tone.GOOD: {**_SIGN, "bg_color": "#D9F0E1", "font_color": "#0B5128"},
        Tone.WARN: {**_SIGN, "bg_color": "#FCEBC5", "font_color": "#6B4600"},
        Tone.BAD: {**_SIGN, "bg_color": "#F9D9D5", "font_color": "#8A1510"},
        Tone.FAINT: {**_SIGN, "font_color": "#666666"},
    }
)

#: A text or a number, with a tone where it has one of its own.
Value = str | int | float | None
Cell = Value | tuple[Value, Tone]


class Workbook:
    """Writes sheets row by row; what is written is no longer held in memory."""

    def __init__(self, title: str) -> None:
        from xlsxwriter import Workbook as Writer  # noqa: PLC0415 - lazy

        self._file = BytesIO()
        self._writer = Writer(self._file, {"constant_memory": True})
        self._writer.set_properties({"title": title, "created": _MADE})
        self._formats: dict[tuple[Tone, bool], Any] = {}
        self._names: set[str] = set()

    def sheet(self, name: str, widths: Sequence[float]) -> Sheet:
        """Return a new sheet; its name is shortened and made the only one.

        Args:
            widths: Of the columns, in letters.
        """
        worksheet = self._writer.add_worksheet(self._name(name))
        worksheet.set_landscape()
        worksheet.set_paper(_A4)
        worksheet.fit_to_pages(1, 0)  # as wide as a page, as long as it takes
        for column, width in enumerate(widths):
            worksheet.set_column(column, column, width)
        return Sheet(worksheet, self, widths)

    def finish(self) -> bytes:
        self._writer.close()
        return self._file.getvalue()

    def format(self, tone: Tone, *, quoted: bool) -> Any:  # noqa: ANN401 - untyped library
        """Return a format; a quoted one stays text in the hands of an editor."""
        key = (tone, quoted)
        if key not in self._formats:
            look = dict(_LOOKS[tone]) | ({"quote_prefix": True} if quoted else {})
            self._formats[key] = self._writer.add_format(look)
        return self._formats[key]

    def _name(self, wanted: str) -> str:
        base = _NOT_IN_NAMES.sub(" ", printable(wanted)).strip() or "–"
        name, number = shorten(base, _LONGEST_NAME), 1
        while name.casefold() in self._names:
            number += 1
            tail = f" {number}"
            name = shorten(base, _LONGEST_NAME - len(tail)) + tail
        self._names.add(name.casefold())
        return name


class Sheet:
    """Rows of one sheet, from the top."""

    def __init__(
        self,
        worksheet: Any,  # noqa: ANN401 - untyped library
        book: Workbook,
        widths: Sequence[float],
    ) -> None:
        self._worksheet = worksheet
        self._book = book
        self._widths = widths
        self._row = 0
        self._head: tuple[int, int] | None = None

    def row(self, *cells: Cell, tone: Tone = Tone.PLAIN) -> None:
        """Add a row; cells without a tone of their own have that of the row."""
        toned = [cell if isinstance(cell, tuple) else (cell, tone) for cell in cells]
        self._worksheet.set_row(self._row, _LINE * self._lines(toned))
        for column, (value, own) in enumerate(toned):
            self._write(column, value, own)
        self._row += 1

    def _lines(self, cells: Iterable[tuple[Value, Tone]]) -> int:
        """Return how many lines the longest text of a row takes.

        Not every program works that out when it opens a file.
        """
        lines = 1
        for width, (value, tone) in zip(self._widths, cells, strict=False):
            if tone is Tone.STEEP:
                lines = max(lines, _STEEP_LINES)
            elif isinstance(value, str) and tone is not Tone.TITLE:
                lines = max(lines, ceil(len(value) / width))
        return min(lines, _MOST_LINES)

    def head(self, *cells: Cell) -> None:
        """Add the row of heads; it stays in sight with the first column."""
        self._worksheet.repeat_rows(self._row)
        self._head = (self._row, len(cells) - 1)
        self.row(*cells, tone=Tone.HEAD)
        self._worksheet.freeze_panes(self._row, 1)

    def finish(self) -> None:
        """Let every column below its head be filtered."""
        if self._head:
            first, last = self._head
            self._worksheet.autofilter(first, 0, max(first, self._row - 1), last)

    def _write(self, column: int, value: Value, tone: Tone) -> None:
        if value is None:
            return
        if not isinstance(value, str):
            look = self._book.format(tone, quoted=False)
            self._worksheet.write_number(self._row, column, value, look)
            return
        text = shorten(printable(value), _LONGEST_TEXT)
        look = self._book.format(tone, quoted=text.startswith(_FORMULA_SIGNS))
        self._worksheet.write_string(self._row, column, text, look)
