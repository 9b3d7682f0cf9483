"""Small PDFs written with reportlab (BSD) and Roboto (Apache 2.0, from font-roboto).

Roboto has all Kazakh letters and comes from a package index, so that no font of the
machine is needed. `Sheet` sets lines at places, `Writer` sets a document.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import font_roboto
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

A4 = (595.0, 842.0)
LEFT, RIGHT, TOP, BOTTOM = 85.0, 552.0, 70.0, 770.0
INDENT = 35.0
PITCH = 1.2  # of the size


def _fonts() -> None:
    if "Roboto" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Roboto", font_roboto.Roboto))
        pdfmetrics.registerFont(TTFont("RobotoBold", font_roboto.RobotoBold))


def width_of(text: str, size: float = 12, *, bold: bool = False) -> float:
    _fonts()
    return pdfmetrics.stringWidth(text, "RobotoBold" if bold else "Roboto", size)


@dataclass
class Sheet:
    """A page on which things are put at places counted from its top left corner."""

    canvas: Canvas
    height: float = A4[1]

    def line(
        self, x: float, y: float, text: str, size: float = 12, *, bold: bool = False
    ) -> None:
        self.canvas.setFont("RobotoBold" if bold else "Roboto", size)
        self.canvas.drawString(x, self.height - y, text)

    def upward(self, x: float, y: float, text: str, size: float = 12) -> None:
        """Write from the bottom to the top of the page."""
        self.canvas.saveState()
        self.canvas.translate(x, self.height - y)
        self.canvas.rotate(90)
        self.canvas.setFont("Roboto", size)
        self.canvas.drawString(0, 0, text)
        self.canvas.restoreState()

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.canvas.setLineWidth(0.5)
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)

    def picture(self, share: float = 1.0) -> None:
        """Cover a share of the page's height with a grey picture."""
        from PIL import Image

        image = ImageReader(Image.new("L", (20, 20), 200))
        high = share * self.height
        self.canvas.drawImage(image, 0, self.height - high, A4[0], high)


def make_pdf(
    *pages: Callable[[Sheet], None],
    size: tuple[float, float] = A4,
    rotate: int = 0,
    password: str | None = None,
) -> bytes:
    """Return a PDF with one page for each function that draws it."""
    _fonts()
    file = io.BytesIO()
    encrypt = StandardEncryption(password) if password else None
    canvas = Canvas(file, pagesize=size, encrypt=encrypt, invariant=1)
    for draw in pages:
        canvas.setPageRotation(rotate)
        draw(Sheet(canvas, size[1]))
        canvas.showPage()
    canvas.save()
    return file.getvalue()


@dataclass
class Writer:
    """Sets a document in one column, page after page, as a word processor does."""

    size: float = 12
    head: str = ""
    foot: str = ""  # with "{page}"
    y: float = TOP
    page: int = 1
    _file: io.BytesIO = field(default_factory=io.BytesIO)
    _canvas: Canvas = field(init=False)

    def __post_init__(self) -> None:
        _fonts()
        self._canvas = Canvas(self._file, pagesize=A4, invariant=1)
        self._furnish()

    @property
    def sheet(self) -> Sheet:
        return Sheet(self._canvas)

    def finish(self) -> bytes:
        self._canvas.showPage()
        self._canvas.save()
        return self._file.getvalue()

    def next_page(self) -> None:
        self._canvas.showPage()
        self.page += 1
        self.y = TOP
        self._furnish()

    def space(self, points: float = 12) -> None:
        self.y += points

    def heading(self, text: str, *, bold: bool = True, size: float = 0) -> None:
        self.space()
        for words in self._wrap(text, bold=bold, first=0, size=size or self.size):
            wide = width_of(words, size or self.size, bold=bold)
            self._put((LEFT + RIGHT - wide) / 2, words, size or self.size, bold=bold)
        self.space()

    def paragraph(self, text: str, *, indent: float = INDENT) -> None:
        """Set a justified paragraph with an indented first line."""
        lines = self._wrap(text, bold=False, first=indent, size=self.size)
        for number, words in enumerate(lines):
            x = LEFT + (indent if number == 0 else 0)
            last = number == len(lines) - 1
            self._put(x, words, self.size, to=None if last else RIGHT)

    def right(self, *lines: str, x: float = 330) -> None:
        for words in lines:
            self._put(x, words, self.size)

    def table(self, rows: Sequence[Sequence[str]], widths: Sequence[float]) -> None:
        """Draw a ruled table; None in a row joins the cell to the one before it."""
        self.space(self.size / 2)
        high = 2 * self.size
        edges = [LEFT + sum(widths[:n]) for n in range(len(widths) + 1)]
        for row in rows:
            top = self.y
            self.sheet.rule(edges[0], top, edges[-1], top)
            for number, text in enumerate(row):
                if text is None:
                    continue
                self.sheet.rule(edges[number], top, edges[number], top + high)
                self.sheet.line(edges[number] + 4, top + 16, text, self.size - 1)
            self.sheet.rule(edges[-1], top, edges[-1], top + high)
            self.y += high
        self.sheet.rule(edges[0], self.y, edges[-1], self.y)
        self.space(20)

    def _furnish(self) -> None:
        if self.head:
            self.sheet.line(150, 40, self.head, 9)
        if self.foot:
            self.sheet.line(280, 815, self.foot.format(page=self.page), 9)

    def _put(
        self,
        x: float,
        words: str,
        size: float,
        *,
        bold: bool = False,
        to: float | None = None,
    ) -> None:
        if self.y + size > BOTTOM:
            self.next_page()
        self.y += PITCH * size
        gaps = words.count(" ")
        spare = (to - x - width_of(words, size, bold=bold)) / gaps if to and gaps else 0
        self._canvas.setFont("RobotoBold" if bold else "Roboto", size)
        self._canvas.drawString(x, A4[1] - self.y, words, wordSpace=spare)

    def _wrap(self, text: str, *, bold: bool, first: float, size: float) -> list[str]:
        lines, room = [""], RIGHT - LEFT - first
        for word in text.split(" "):
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and width_of(longer, size, bold=bold) > room:
                lines.append(word)
                room = RIGHT - LEFT
            else:
                lines[-1] = longer
        return lines
