"""Workbooks: each sheet is a heading and a table, with what stands above and below."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from doccheck.document import BlockKind, Document, Unread
from doccheck.document.build import CellText
from doccheck.errors import ErrorCode, UnreadableDocumentError
from doccheck.parsers.flow import Flow, style_of
from doccheck.parsers.look import Typed, look_of
from doccheck.parsers.ooxml_package import Package, open_package
from doccheck.parsers.xlsx_edges import running_heads, texts_beside
from doccheck.parsers.xlsx_formats import SPREADSHEET, Formats
from doccheck.parsers.xlsx_sheet import Area, Filled, Sheet, read_sheet, rich_text

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Reason in `Document.unread`.
IMAGE_ONLY: Final = "image_only"

_SHEET: Final = f"{SPREADSHEET}sheet"
_STRING: Final = f"{SPREADSHEET}si"
_PROPERTIES: Final = f"{SPREADSHEET}workbookPr"
_REL_ID: Final = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
)
#: What programs call a sheet that nobody has named.
_NAMELESS: Final = re.compile(r"(?:sheet|лист|парақ|бет)\s*\d*", re.IGNORECASE)
_ON: Final = frozenset({"1", "true"})


def read_xlsx(data: bytes) -> Document:
    """Return the sheets that are shown, formulas by the values they had when saved."""
    package = open_package(data)
    main = package.main_root()
    reader = Reader(package, main)
    targets = {item.id: item.target for item in package.relations}
    for sheet in main.iter(_SHEET):
        if sheet.get("state", "visible") != "visible":
            reader.met["hidden_sheets"] += 1
        else:
            part = targets.get(sheet.get(_REL_ID) or "", "")
            reader.read(sheet.get("name", ""), part)
    return reader.finish()


def read_cells(data: bytes) -> Iterator[tuple[str, Sheet]]:
    """Yield the name and the cells of each sheet that is shown, for files of data.

    Raises:
        UnreadableDocumentError: The file is damaged, encrypted or no workbook.
    """
    package = open_package(data)
    main = package.main_root()
    reader = Reader(package, main)
    targets = {item.id: item.target for item in package.relations}
    for sheet in main.iter(_SHEET):
        root = package.root(targets.get(sheet.get(_REL_ID) or "", ""))
        if root is not None and sheet.get("state", "visible") == "visible":
            yield sheet.get("name", ""), reader.cells(root)


class Reader:
    """Adds one sheet after the other to a document."""

    def __init__(self, package: Package, main: _Element) -> None:
        self.met: Counter[str] = Counter()
        self._package = package
        self._flow = Flow("xlsx")
        shared = package.first("sharedStrings")
        items = () if shared is None else shared.iter(_STRING)
        self._strings = [rich_text(item) for item in items]
        from_1904 = any(item.get("date1904") in _ON for item in main.iter(_PROPERTIES))
        self._formats = Formats.of(package.first("styles"), from_1904=from_1904)

    def read(self, name: str, part: str) -> None:
        root = self._package.root(part)
        if root is None:
            return
        sheet = self.cells(root)
        self.met["hidden"] += sheet.hidden
        self.met["uncalculated"] += sheet.unknown
        beside = list(texts_beside(self._package, part, self.met))
        if (sheet.rows or beside) and not _NAMELESS.fullmatch(name.strip()):
            self._flow.add(BlockKind.HEADING, name.strip(), level=1)
        self._add_rows(sheet)
        for text in beside:
            self._flow.add(BlockKind.TEXTBOX, text)
        for kind, text in running_heads(root):
            self._flow.builder.add(kind, text)

    def cells(self, root: _Element) -> Sheet:
        return read_sheet(root, self._strings, self._formats)

    def finish(self) -> Document:
        builder = self._flow.builder
        builder.counts = dict(+self.met)
        if not self._flow.characters:
            images = self.met["images"]
            if not images:
                raise UnreadableDocumentError(
                    ErrorCode.EMPTY, "the sheets of the workbook have no text"
                )
            detail = f"{images} pictures"
            builder.unread.append(Unread(reason=IMAGE_ONLY, detail=detail))
        return builder.finish()

    def _add_rows(self, sheet: Sheet) -> None:
        """Add the table of a sheet; single cells above and below it are paragraphs."""
        rows = sheet.rows
        above = len(list(takewhile(_is_single, rows)))
        below = len(list(takewhile(_is_single, reversed(rows[above:]))))
        end = len(rows) - below
        self._add_paragraphs(rows[:above])
        self._flow.add_table(list(_placed(rows[above:end], sheet.areas)))
        self._add_paragraphs(rows[end:])

    def _add_paragraphs(self, rows: Sequence[Sequence[Filled]]) -> None:
        for cell in (cell for row in rows for cell in row):
            look = cell.look
            typed = Typed(
                text=cell.text, bold=look.bold, centred=look.alignment == "center"
            )
            style = style_of(bold=look.bold, alignment=look.alignment)
            self._flow.add_paragraph(typed, look_of(typed), style=style)


def _is_single(row: Sequence[Filled]) -> bool:
    return len(row) == 1


def _placed(
    rows: Sequence[Sequence[Filled]], areas: dict[tuple[int, int], Area]
) -> Iterator[list[CellText]]:
    """Yield rows of cells; a merged cell spans only rows with something in them."""
    kept = [row[0].row for row in rows]
    for row in rows:
        cells = []
        for cell in row:
            place = (cell.row, cell.column)
            area = areas.get(place, Area(*place, *place))
            height = bisect_right(kept, area.bottom) - bisect_left(kept, area.top)
            cells.append(
                CellText(
                    text=cell.text,
                    column=cell.column,
                    row_span=max(1, height),
                    column_span=max(1, area.right - area.left + 1),
                )
            )
        yield cells
