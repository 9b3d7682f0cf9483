"""Pictures of pages drawn with Pillow, as a scanner would give them."""

from __future__ import annotations

import io
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import font_roboto
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

DPI = 200
WIDTH, HEIGHT = 1654, 2339  # A4
LEFT, RIGHT, TOP = 240, 1530, 200
INDENT = 98


@dataclass
class Sheet:
    """A white page that is written on from the top."""

    size: float = 14  # points
    image: Image.Image = field(
        default_factory=lambda: Image.new("L", (WIDTH, HEIGHT), 255)
    )
    y: int = TOP

    def put(self, x: float, text: str, *, bold: bool = False, size: float = 0) -> None:
        """Write on the line where the pen is, and leave it there."""
        self._pen.text((x, self.y), text, fill=20, font=self._font(size, bold=bold))

    def line(self, x: float, text: str, *, bold: bool = False, size: float = 0) -> None:
        self.put(x, text, bold=bold, size=size)
        self.y += round(1.35 * (size or self.size) * DPI / 72)

    def heading(self, text: str, *, bold: bool = True, size: float = 0) -> None:
        self.y += 30
        wide = self._font(size, bold=bold).getlength(text)
        self.line((LEFT + RIGHT - wide) / 2, text, bold=bold, size=size)
        self.y += 30

    def paragraph(self, text: str) -> None:
        for number, words in enumerate(self._wrap(text)):
            self.line(LEFT + (0 if number else INDENT), words)

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self._pen.line((x0, y0, x1, y1), fill=40, width=3)

    def table(self, rows: Sequence[Sequence[str]], widths: Sequence[int]) -> None:
        edges = [LEFT + sum(widths[:n]) for n in range(len(widths) + 1)]
        high, top = 80, self.y
        for number, row in enumerate(rows):
            self.y = top + number * high + 18
            for x, text in zip(edges, row, strict=False):
                self.put(x + 16, text)
        for number in range(len(rows) + 1):
            y = top + number * high
            self.rule(edges[0], y, edges[-1], y)
        for x in edges:
            self.rule(x, top, x, top + len(rows) * high)
        self.y = top + len(rows) * high + 40

    @property
    def _pen(self) -> ImageDraw.ImageDraw:
        return ImageDraw.Draw(self.image)

    def _font(self, size: float, *, bold: bool) -> ImageFont.FreeTypeFont:
        file = font_roboto.RobotoBold if bold else font_roboto.Roboto
        return ImageFont.truetype(file, round((size or self.size) * DPI / 72))

    def _wrap(self, text: str) -> Iterable[str]:
        font, lines, room = self._font(0, bold=False), [""], RIGHT - LEFT - INDENT
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and font.getlength(longer) > room:
                lines.append(word)
                room = RIGHT - LEFT
            else:
                lines[-1] = longer
        return lines


def worn(image: Image.Image, *, slant: float = 0, noise: float = 0, blur: float = 0.7):
    """Return a picture after a bad scanner."""
    image = image.rotate(slant, Image.Resampling.BICUBIC, fillcolor=255)
    image = image.filter(ImageFilter.GaussianBlur(blur))
    if not noise:
        return image
    dice = random.Random(7)
    grain = bytes(
        min(255, max(0, round(dice.gauss(128, noise)))) for _ in range(256 * 256)
    )
    tile = Image.frombytes("L", (256, 256), grain)
    cover = Image.new("L", image.size, 128)
    for x in range(0, image.width, 256):
        for y in range(0, image.height, 256):
            cover.paste(tile, (x, y))
    return Image.blend(image, cover, 0.5).point(lambda level: level * 2 - 128)


def as_pdf(*images: Image.Image, text: Sequence[str] = ()) -> bytes:
    """Return a PDF with a picture on each page, and a layer of text under the first."""
    file = io.BytesIO()
    canvas = Canvas(file, invariant=1)
    for image in images:
        wide, high = (side * 72 / DPI for side in image.size)
        canvas.setPageSize((wide, high))
        if image is images[0]:
            _lay_text(canvas, text, high)
        canvas.drawImage(ImageReader(image), 0, 0, wide, high)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _lay_text(canvas: Canvas, lines: Sequence[str], high: float) -> None:
    from pdf_by_hand import width_of

    for number, line in enumerate(lines):
        width_of(line)  # registers the font
        canvas.setFont("Roboto", 12)
        canvas.drawString(80, high - 80 - 18 * number, line)


def as_file(image: Image.Image, kind: str, **options) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()
