"""Writes a sample as PDF with reportlab (BSD) and Roboto (Apache 2.0)."""

from __future__ import annotations

from io import BytesIO
from xml.sax.saxutils import escape

import font_roboto
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    Flowable,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)
from source import SIGNED, Line, Source

SIZE, PITCH = 12, 15
TEXT = ParagraphStyle(
    "text",
    fontName="Roboto",
    fontSize=SIZE,
    leading=PITCH,
    alignment=TA_JUSTIFY,
    firstLineIndent=1.25 * cm,
    spaceAfter=4,
)
PLAIN = ParagraphStyle("plain", parent=TEXT, firstLineIndent=0)
CHAPTER = ParagraphStyle(
    "chapter",
    parent=PLAIN,
    fontName="RobotoBold",
    alignment=TA_CENTER,
    spaceBefore=12,
    spaceAfter=8,
    keepWithNext=1,
)
CELL = ParagraphStyle("cell", parent=PLAIN, fontSize=SIZE - 1, leading=PITCH - 2)
STYLES = {
    "chapter": CHAPTER,
    "section": ParagraphStyle("section", parent=CHAPTER, alignment=TA_JUSTIFY),
    "middle": ParagraphStyle("middle", parent=PLAIN, alignment=TA_CENTER),
    "right": ParagraphStyle("right", parent=PLAIN, alignment=TA_RIGHT),
}
STAMP = ParagraphStyle("stamp", parent=PLAIN, leftIndent=8.5 * cm, spaceAfter=0)
GRID = TableStyle(
    [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
)


def pdf_bytes(source: Source) -> bytes:
    pdfmetrics.registerFont(TTFont("Roboto", font_roboto.Roboto))
    pdfmetrics.registerFont(TTFont("RobotoBold", font_roboto.RobotoBold))
    stream = BytesIO()
    template = SimpleDocTemplate(
        stream,
        pagesize=A4,
        leftMargin=3 * cm,
        rightMargin=1.5 * cm,
        topMargin=2 * cm,
        bottomMargin=2 * cm,
        title=" ".join(source.title),
        lang=source.language,
        invariant=1,  # no dates, and a name of the file that its content makes
    )

    def furnish(canvas: Canvas, _: SimpleDocTemplate) -> None:
        canvas.setFont("Roboto", 9)
        canvas.drawCentredString(A4[0] / 2, 1.2 * cm, str(canvas.getPageNumber()))
        if source.foot:
            canvas.drawCentredString(A4[0] / 2, A4[1] - 1.2 * cm, source.foot)

    template.build(_flowables(source), onFirstPage=furnish, onLaterPages=furnish)
    return stream.getvalue()


def _flowables(source: Source) -> list[Flowable]:
    found: list[Flowable] = [
        _paragraph(text, STAMP) for text in source.stamp.get("lines", ())
    ]
    found.append(Spacer(0, PITCH))
    found += [_paragraph(text, CHAPTER) for text in source.title]
    found += [_flowable(line) for line in source.body]
    return found


def _flowable(line: Line) -> Flowable:
    if line.kind == "page":
        return PageBreak()
    if line.kind == "table":
        rows = [[_paragraph(text, CELL) for text in row] for row in line.rows]
        return Table(rows, style=GRID, repeatRows=1, spaceBefore=6, spaceAfter=6)
    if line.kind == "signature":
        texts = [_paragraph(text, PLAIN) for text in line.text.split(SIGNED)]
        return Table([texts], colWidths=[10 * cm, 6.5 * cm], spaceBefore=18)
    return _paragraph(line.text, STYLES.get(line.kind, TEXT))


def _paragraph(text: str, style: ParagraphStyle) -> Paragraph:
    return Paragraph(escape(text), style)
