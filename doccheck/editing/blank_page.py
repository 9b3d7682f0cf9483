"""How a new document looks: paper, fonts and paragraphs of an official letter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from doccheck.checklists import Look

if TYPE_CHECKING:
    from docx.table import Table
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

#: It has the Kazakh letters on every system, or is replaced by one that has them.
FONT: Final = "Times New Roman"
POINTS: Final = 14
SMALL_POINTS: Final = 12
#: Of a table with many columns.
SMALLEST_POINTS: Final = 10
MANY_COLUMNS: Final = 6
#: Millimetres: left, right, top and bottom; the first line; where a stamp begins.
MARGINS: Final = (30, 10, 20, 20)
FIRST_LINE: Final = 12.5
STAMP: Final = 85
SHEET: Final = (210, 297)
#: Where the name behind a signature begins.
NAME: Final = 90
ABOVE: Final = 10
#: Of a column with numbers.
NUMBERS: Final = 12
LOCALES: Final = {"kk": "kk-KZ", "ru": "ru-RU"}

#: What is to be filled in; it shows.
_BLANK: Final = re.compile(r"(<[^<>]+>|[«\"]?_{2,}[»\"]?|20__)")
_CENTRED: Final = frozenset({Look.HEAD, Look.TITLE, Look.SECTION})
_BOLD: Final = frozenset({Look.HEAD, Look.TITLE, Look.SECTION})
_INDENTED: Final = frozenset({Look.TEXT, Look.BLANK})


class Page:
    """A Word document that grows piece by piece."""

    def __init__(self, language: str) -> None:
        from docx import Document  # noqa: PLC0415 - lazy: python-docx

        self.document = Document()
        self._last: Look | None = None
        self._set_paper()
        for name in ("Normal", "Heading 1"):
            self._set_style(name, language)
        properties = self.document.core_properties
        properties.author = properties.comments = ""
        properties.language = LOCALES[language]

    def break_off(self) -> None:
        self.document.add_page_break()  # type: ignore[no-untyped-call]

    def add(self, line: str, look: Look) -> list[Run]:
        """Add a paragraph and return its runs."""
        style = "Heading 1" if look is Look.SECTION else "Normal"
        paragraph = self.document.add_paragraph(style=style)
        self._lay_out(paragraph, look)
        self._last = look
        return self._write(paragraph, line, bold=look in _BOLD)

    def add_table(self, columns: Sequence[str], heads: Sequence[str]) -> list[Run]:
        """Add a table with a number in its first column, if that is for numbers.

        Args:
            heads: Of rows, in the first column for words; "" for an empty row.
        """
        table = self.document.add_table(rows=1, cols=len(columns), style="Table Grid")
        runs = [
            run
            for cell, text in zip(table.rows[0].cells, columns, strict=True)
            for run in self._write(cell.paragraphs[0], text, bold=True)
        ]
        first = int(columns[0] == "№")
        for number, head in enumerate(heads, start=1):
            cells = table.add_row().cells
            if first:
                self._write(cells[0].paragraphs[0], str(number))
            self._write(cells[first].paragraphs[0], head)
        if first:
            self._narrow(table)
        size = SMALLEST_POINTS if len(columns) >= MANY_COLUMNS else SMALL_POINTS
        for row in table.rows:
            for cell in row.cells:
                self._shrink(cell.paragraphs[0], size)
        self.document.add_paragraph()
        return runs

    def _write(
        self, paragraph: Paragraph, line: str, *, bold: bool = False
    ) -> list[Run]:
        from docx.enum.text import WD_COLOR_INDEX  # noqa: PLC0415 - lazy: python-docx

        runs = []
        for piece in filter(None, _BLANK.split(line)):
            run = paragraph.add_run(piece)
            run.bold = bold or None
            if _BLANK.fullmatch(piece):
                run.font.highlight_color = WD_COLOR_INDEX.YELLOW
            runs.append(run)
        return runs

    def _lay_out(self, paragraph: Paragraph, look: Look) -> None:
        from docx.enum.text import (  # noqa: PLC0415 - lazy: python-docx
            WD_ALIGN_PARAGRAPH,
            WD_TAB_ALIGNMENT,
        )
        from docx.shared import Mm  # noqa: PLC0415 - lazy: python-docx

        form = paragraph.paragraph_format
        if look in _CENTRED:
            form.alignment = WD_ALIGN_PARAGRAPH.CENTER
        elif look in _INDENTED:
            form.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
            form.first_line_indent = Mm(FIRST_LINE)
        elif look is Look.STAMP:
            form.left_indent = Mm(STAMP)
            form.space_after = Mm(0)
        elif look is Look.SIGNATURE:
            form.space_before = Mm(ABOVE)
        if look is Look.TITLE:
            form.space_before = Mm(ABOVE if self._last is Look.STAMP else 0)
        form.tab_stops.add_tab_stop(Mm(NAME), WD_TAB_ALIGNMENT.LEFT)

    def _narrow(self, table: Table) -> None:
        """Leave the width of the first column to the others."""
        from docx.shared import Mm  # noqa: PLC0415 - lazy: python-docx

        width = SHEET[0] - MARGINS[0] - MARGINS[1] - NUMBERS
        others = Mm(width / (len(table.columns) - 1))
        table.autofit = False
        for number, column in enumerate(table.columns):
            column.width = others if number else Mm(NUMBERS)
            for cell in column.cells:
                cell.width = others if number else Mm(NUMBERS)

    def _shrink(self, paragraph: Paragraph, size: int) -> None:
        from docx.shared import Pt  # noqa: PLC0415 - lazy: python-docx

        for run in paragraph.runs:
            run.font.size = Pt(size)

    def _set_paper(self) -> None:
        from docx.shared import Mm  # noqa: PLC0415 - lazy: python-docx

        section = self.document.sections[0]
        section.page_width, section.page_height = map(Mm, SHEET)
        left, right, top, bottom = map(Mm, MARGINS)
        section.left_margin, section.right_margin = left, right
        section.top_margin, section.bottom_margin = top, bottom

    def _set_style(self, name: str, language: str) -> None:
        from docx.oxml.ns import qn  # noqa: PLC0415 - lazy: python-docx
        from docx.shared import Pt, RGBColor  # noqa: PLC0415 - lazy: python-docx

        style: Any = self.document.styles[name]
        style.font.name, style.font.size = FONT, Pt(POINTS)
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.paragraph_format.space_after = Pt(6)
        fonts = style.element.rPr.rFonts
        fonts.attrib.clear()
        for key in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(key), FONT)
        spelling = style.element.rPr.makeelement(qn("w:lang"), {})
        spelling.set(qn("w:val"), LOCALES[language])
        style.element.rPr.append(spelling)
