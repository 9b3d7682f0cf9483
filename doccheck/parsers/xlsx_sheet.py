"""The cells of a sheet that hold something, in the order of its rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from doccheck.parsers.docx_names import integer
from doccheck.parsers.xlsx_formats import SPREADSHEET, Formats, Look

if TYPE_CHECKING:
    from lxml.etree import _Element

ROW: Final = f"{SPREADSHEET}row"
CELL: Final = f"{SPREADSHEET}c"
_VALUE: Final = f"{SPREADSHEET}v"
_FORMULA: Final = f"{SPREADSHEET}f"
_INLINE: Final = f"{SPREADSHEET}is"
_TEXT: Final = f"{SPREADSHEET}t"
#: Small letters above others that say how to read them.
_PHONETIC: Final = f"{SPREADSHEET}rPh"
_COLUMN: Final = f"{SPREADSHEET}col"
_MERGED: Final = f"{SPREADSHEET}mergeCell"
_HIDDEN: Final = frozenset({"1", "true"})
_PLACE: Final = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
#: Files can say that a column is hidden up to the end of the sheet.
_LAST_COLUMN: Final = 16_384


class Filled(NamedTuple):
    row: int
    column: int
    text: str
    look: Look


class Area(NamedTuple):
    """A merged range; both ends are in it, and all counts begin with 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True, kw_only=True)
class Sheet:
    rows: list[list[Filled]] = field(default_factory=list)
    #: By place of the first cell.
    areas: dict[tuple[int, int], Area] = field(default_factory=dict)
    #: Cells with a text in rows or columns that are not shown.
    hidden: int = 0
    #: Formulas whose value was not saved.
    unknown: int = 0


def read_sheet(root: _Element, strings: Sequence[str], formats: Formats) -> Sheet:
    sheet = Sheet(areas=dict(_areas(root)))
    hidden = _hidden_columns(root)
    cells = _Cells(strings, formats)
    for number, row in enumerate(root.iter(ROW)):
        place = integer(row.get("r"), number + 1) - 1
        filled = [cell for cell in cells.read(row, place) if cell.text]
        shown = [cell for cell in filled if cell.column not in hidden]
        if row.get("hidden") in _HIDDEN:
            shown = []
        sheet.hidden += len(filled) - len(shown)
        if shown:
            sheet.rows.append(shown)
    sheet.unknown = cells.unknown
    return sheet


def rich_text(item: _Element) -> str:
    """Return the text of a string that may be made of pieces."""
    return "".join(
        piece.text or ""
        for piece in item.iter(_TEXT)
        if next(piece.iterancestors(_PHONETIC), None) is None
    ).strip()


class _Cells:
    def __init__(self, strings: Sequence[str], formats: Formats) -> None:
        self._strings = strings
        self._formats = formats
        self.unknown = 0

    def read(self, row: _Element, number: int) -> Iterator[Filled]:
        column = -1
        for cell in row.iterchildren(CELL):
            found = _PLACE.match(cell.get("r", ""))
            column = _column(found.group(1)) if found else column + 1
            look = self._formats.look(cell.get("s"))
            yield Filled(number, column, self._text(cell, look), look)

    def _text(self, cell: _Element, look: Look) -> str:
        kind = cell.get("t", "n")
        inline = cell.find(_INLINE)
        if inline is not None:
            return rich_text(inline)
        value = cell.findtext(_VALUE)
        if value is None:
            self.unknown += cell.find(_FORMULA) is not None
            return ""
        if kind == "s":
            place = integer(value, -1)
            return self._strings[place] if 0 <= place < len(self._strings) else ""
        if kind == "b":
            return "TRUE" if value == "1" else "FALSE"
        return self._formats.number(value, look) if kind == "n" else value.strip()


def _column(letters: str) -> int:
    """Return the number of a column, from 0.

    >>> _column("AB")
    27
    """
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    return number - 1


def _areas(root: _Element) -> Iterator[tuple[tuple[int, int], Area]]:
    for item in root.iter(_MERGED):
        ends = _PLACE.findall(item.get("ref", ""))
        if len(ends) == 2:
            (left, top), (right, bottom) = ends
            area = Area(int(top) - 1, _column(left), int(bottom) - 1, _column(right))
            yield (area.top, area.left), area


def _hidden_columns(root: _Element) -> frozenset[int]:
    hidden: set[int] = set()
    for item in root.iter(_COLUMN):
        if item.get("hidden") in _HIDDEN:
            first = integer(item.get("min"), 1)
            last = min(integer(item.get("max"), first), _LAST_COLUMN)
            hidden.update(range(first - 1, last))
    return frozenset(hidden)
