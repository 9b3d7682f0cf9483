"""Writes a sample as DOCX, with what Word's own users put into such documents."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Sequence
from io import BytesIO

from docx import Document
from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from lxml import etree
from source import SIGNED, Line, Source

FONT = "Times New Roman"
DAY = datetime.datetime(2024, 1, 9, 9, 0)  # noqa: DTZ001 - Word keeps no zone
ZIP_DAY = (1980, 1, 1, 0, 0, 0)
ALIGNED = {
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "middle": WD_ALIGN_PARAGRAPH.CENTER,
    "chapter": WD_ALIGN_PARAGRAPH.CENTER,
}
#: What python-docx's template holds and no sample needs.
UNWANTED = ("docProps/thumbnail.jpeg", "word/stylesWithEffects.xml")
#: Word's own numbering: chapters, clauses through the document, items in a clause.
CHAPTERS, CLAUSES = 91, 92
CHAPTER_FORM = {"kk": "%1-тарау.", "ru": "Глава %1."}
LEVEL = (
    '<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:suff w:val="space"/><w:lvlText w:val="{form}"/><w:lvlJc w:val="left"/></w:lvl>'
)


def docx_bytes(source: Source) -> bytes:
    document = _blank(source)
    if source.letterhead:
        _write_letterhead(document, source)
    if source.stamp:
        _write_stamp(document, source)
    for text in source.title:
        _write(document, "middle", text, bold=True)
    for line in source.body:
        _write_line(document, line, source)
    stream = BytesIO()
    document.save(stream)
    return _repacked(stream.getvalue())


def _blank(source: Source) -> Docx:
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(2)
    for name in ("Normal", "Heading 1", "Heading 2"):
        _set_font(document, name)
    properties = document.core_properties
    properties.author = properties.last_modified_by = ""
    properties.created = properties.modified = DAY
    properties.comments = ""
    properties.title = " ".join(source.title)
    properties.language = {"kk": "kk-KZ", "ru": "ru-RU"}[source.language]
    if source.foot:
        foot = section.footer.paragraphs[0]
        foot.text = source.foot
        foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if source.look == "numbered":
        _define_numbering(document, source.language)
    return document


def _set_font(document: Docx, name: str) -> None:
    style = document.styles[name]
    style.font.name = FONT
    style.font.size = Pt(14 if name == "Heading 1" else 12)
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.rPr.rFonts
    for key in list(fonts.attrib):
        if key.endswith("Theme"):
            del fonts.attrib[key]
    for key in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(key), FONT)
    style.paragraph_format.space_after = Pt(6)


def _define_numbering(document: Docx, language: str) -> None:
    numbering = document.part.numbering_part.element
    forms = {CHAPTERS: [CHAPTER_FORM[language]], CLAUSES: ["%1.", "%2)"]}
    for number, levels in forms.items():
        inner = "".join(
            LEVEL.format(place=place, form=form) for place, form in enumerate(levels)
        )
        abstract = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
            f'<w:multiLevelType w:val="multilevel"/>{inner}</w:abstractNum>'
        )
        numbering.insert(0, abstract)
        numbering.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{number}">'
                f'<w:abstractNumId w:val="{number}"/></w:num>'
            )
        )


def _write_line(document: Docx, line: Line, source: Source) -> None:
    if line.kind == "page":
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    elif line.kind == "table":
        _write_table(document, line.rows)
    elif line.kind == "signature":
        _write_signature(document, line.text)
    elif line.kind in ("chapter", "section") and source.look == "styles":
        paragraph = document.add_heading(line.text, 1 if line.kind == "chapter" else 2)
        paragraph.alignment = ALIGNED.get(line.kind)
    else:
        bold = line.kind in ("chapter", "section")
        paragraph = _write(document, line.kind, line.text, bold=bold)
        _number(paragraph, line.kind, source.look)


def _write(document: Docx, kind: str, text: str, *, bold: bool = False) -> Paragraph:
    paragraph = document.add_paragraph()
    paragraph.add_run(text).bold = bold or None
    paragraph.alignment = ALIGNED.get(kind, WD_ALIGN_PARAGRAPH.JUSTIFY)
    if kind == "text":
        paragraph.paragraph_format.first_line_indent = Cm(1.25)
    return paragraph


def _number(paragraph: Paragraph, kind: str, look: str) -> None:
    known = {"chapter": (CHAPTERS, 0), "item1": (CLAUSES, 0), "item2": (CLAUSES, 1)}
    if look != "numbered" or kind not in known:
        return
    number, level = known[kind]
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = number


def _write_signature(document: Docx, text: str) -> None:
    post, name = text.split(SIGNED)
    paragraph = document.add_paragraph(f"{post}\t{name}")
    paragraph.paragraph_format.space_before = Pt(18)
    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(16), WD_TAB_ALIGNMENT.RIGHT)


def _write_table(document: Docx, rows: Sequence[Sequence[str]]) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    for cell in table.rows[0].cells:
        cell.paragraphs[0].runs[0].bold = True
    document.add_paragraph()


def _write_stamp(document: Docx, source: Source) -> None:
    """Write the approval in the top right corner: in a table's cell, or indented."""
    lines = source.stamp["lines"]
    if source.stamp["as"] == "table":
        table = document.add_table(rows=1, cols=2)
        cell = table.rows[0].cells[1]
        cell.paragraphs[0].text = lines[0]
        for text in lines[1:]:
            cell.add_paragraph(text)
        document.add_paragraph()
        return
    for text in lines:
        paragraph = document.add_paragraph(text)
        paragraph.paragraph_format.left_indent = Cm(8.5)


def _write_letterhead(document: Docx, source: Source) -> None:
    """Write the form of an order: the names side by side, then its data."""
    head = source.letterhead
    for pair, bold in ((head["names"], True), (head["kinds"], True)):
        _write_pair(document, pair, bold=bold)
    _write_pair(document, head["data"], bold=False)
    if "places" in head:
        _write_pair(document, head["places"], bold=False)
    for text in head.get("about", ()):
        document.add_paragraph().add_run(text).bold = True


def _write_pair(document: Docx, texts: Sequence[str], *, bold: bool) -> None:
    table = document.add_table(rows=1, cols=len(texts))
    for cell, text in zip(table.rows[0].cells, texts, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.add_run(text).bold = bold or None
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph()


def _repacked(content: bytes) -> bytes:
    """Return a package without what is not needed, and with fixed dates inside."""
    old = zipfile.ZipFile(BytesIO(content))
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
        for name in old.namelist():
            if name not in UNWANTED:
                info = zipfile.ZipInfo(name, ZIP_DAY)
                info.compress_type = zipfile.ZIP_DEFLATED
                new.writestr(info, _without_relations(name, old.read(name)))
    return stream.getvalue()


def _without_relations(name: str, content: bytes) -> bytes:
    """Drop the relations of a part to the parts that were left out."""
    if not name.endswith(".rels"):
        return content
    root = parse_xml(content)
    for relation in list(root):
        target = relation.get("Target", "")
        if any(unwanted.endswith(target) for unwanted in UNWANTED if target):
            root.remove(relation)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
