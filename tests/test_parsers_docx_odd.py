"""What few Word documents have, and no reader may lose."""

import pytest
from docx_by_hand import (
    NAMESPACES,
    R,
    cell,
    docx,
    level,
    numbered,
    numbering,
    paragraph,
    run_of,
    table,
    zipped,
)

from doccheck.document import BlockKind, Document
from doccheck.parsers import read_bytes
from doccheck.parsers.docx_signs import sign

CHOSEN = '<w:result w:val="1"/><w:listEntry w:val="а"/><w:listEntry w:val="ә"/>'
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"


def read(*blocks: str, **parts: str) -> Document:
    return read_bytes(docx(*blocks, parts=parts))


def texts(document: Document) -> list[str]:
    return [document.text_of(block) for block in document.blocks]


def run(inner: str) -> str:
    return f"<w:p><w:r>{inner}</w:r></w:p>"


def packed(body: str, parts: dict[str, tuple[str, str | bytes]]) -> bytes:
    """Return a DOCX whose parts have ids: id -> (kind, content)."""
    items = "".join(
        f'<Relationship Id="{key}" Type="{R}/{kind}" Target="{key}.bin"/>'
        for key, (kind, _) in parts.items()
    )
    return zipped(
        {
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r" '
            f'Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body>"
            "</w:document>",
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}">{items}'
            "</Relationships>",
            **{f"word/{key}.bin": content for key, (_, content) in parts.items()},
        }
    )


def test_moved_text_stands_once_and_is_counted():
    moved = f'<w:moveFrom w:id="1">{run_of("көшті")}</w:moveFrom>'
    arrived = f'<w:moveTo w:id="2">{run_of("көшті")}</w:moveTo>'
    document = read(f"<w:p>{run_of('бір ')}{moved}</w:p>", f"<w:p>{arrived}</w:p>")
    assert texts(document) == ["бір", "көшті"]
    assert document.counts == {"moves": 1}


def test_deleted_cell_is_out():
    gone = cell("ескі", '<w:cellDel w:id="1"/>')
    document = read(table(cell("а") + gone + cell("б")))
    assert texts(document) == ["а\tб"]
    assert document.counts == {"deletions": 1}


def test_deleted_item_takes_no_number():
    gone = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        '<w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:del w:id="2"><w:r>'
        "<w:delText>ескі</w:delText></w:r></w:del></w:p>"
    )
    document = read(
        numbered("а", 1),
        gone,
        numbered("б", 1),
        numbering=numbering(level(0, "%1.")),
    )
    assert texts(document) == ["1. а", "2. б"]


def test_hidden_rows_and_paragraphs_are_out():
    styles = (
        f'<w:styles {NAMESPACES}><w:style w:type="paragraph" w:styleId="H">'
        "<w:rPr><w:vanish/></w:rPr></w:style></w:styles>"
    )
    shown = run_of("көрінеді", "<w:vanish w:val='0'/>")
    properties = '<w:pPr><w:pStyle w:val="H"/></w:pPr>'
    hidden = f"<w:p>{properties}{run_of('жасырын')}{shown}</w:p>"
    row = f"<w:trPr><w:hidden/></w:trPr>{cell('жол')}{cell('жоқ')}"
    document = read(hidden, table(cell("а") + cell("б"), row), styles=styles)
    assert texts(document) == ["көрінеді", "а\tб"]
    assert document.counts == {"hidden": 2}


@pytest.mark.parametrize(
    ("state", "shown"),
    [
        ("<w:checkBox><w:checked/></w:checkBox>", "☒ иә"),
        ('<w:checkBox><w:default w:val="0"/></w:checkBox>', "☐ иә"),
        ('<w:checkBox><w:default/><w:checked w:val="0"/></w:checkBox>', "☐ иә"),
        (f"<w:ddList>{CHOSEN}</w:ddList>", "ә иә"),
    ],
)
def test_fields_of_a_form_have_their_state(state, shown):
    field = f'<w:fldChar w:fldCharType="begin"><w:ffData>{state}</w:ffData></w:fldChar>'
    end = '<w:fldChar w:fldCharType="end"/>'
    body = f"<w:p><w:r>{field}</w:r><w:r>{end}</w:r>{run_of(' иә')}</w:p>"
    assert texts(read(body)) == [shown]


def test_signs_of_fonts_are_letters_and_unknown_ones_are_counted():
    known = '<w:sym w:font="Wingdings" w:char="F0FE"/><w:t> иә</w:t>'
    unknown = '<w:sym w:font="Webdings" w:char="F061"/><w:t> жоқ</w:t>'
    document = read(run(known), run(unknown))
    assert texts(document) == ["☑ иә", "жоқ"]
    assert document.counts == {"signs": 1}


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [
        ("Symbol", "F0B0", "°"),
        ("Symbol", "61", "α"),
        ("Wingdings", "F0A8", "☐"),
        ("Wingdings 2", "F052", "☑"),
        ("Arial", "2116", "№"),
        ("Arial", "F0FF", ""),
        ("Arial", "zz", ""),
        ("Wingdings", "F001", ""),
    ],
)
def test_sign_is_the_letter_that_unicode_has(font, code, shown):
    assert sign(font, code) == shown


def test_drawn_words_are_a_text_box():
    drawn = '<w:pict><v:shape><v:textpath string="ЖОБА"/></v:shape></w:pict>'
    header = f"<w:hdr {NAMESPACES}>{run(drawn)}</w:hdr>"
    document = read(run(f"{drawn}<w:t>мәтін</w:t>"), header=header)
    assert texts(document) == ["ЖОБА", "мәтін"]
    assert document.blocks[0].kind is BlockKind.TEXTBOX
    assert document.text_of(document.furniture[0]) == "ЖОБА"


def test_words_of_a_diagram_are_a_text_box():
    data = (
        f'<d:dataModel xmlns:d="{DIAGRAM}" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><d:ptLst>'
        "<d:pt><d:t><a:p><a:r><a:t>Басқарма</a:t></a:r></a:p></d:t></d:pt>"
        "<d:pt><d:t><a:p><a:r><a:t>Комп</a:t></a:r><a:r><a:t>лаенс</a:t></a:r></a:p>"
        "</d:t></d:pt><d:pt/></d:ptLst></d:dataModel>"
    )
    mark = f'<w:drawing><d:relIds xmlns:d="{DIAGRAM}" r:dm="d1"/></w:drawing>'
    document = read_bytes(
        packed(run(f"{mark}<w:t>Құрылым</w:t>"), {"d1": ("diagramData", data)})
    )
    assert texts(document) == ["Басқарма\nКомплаенс", "Құрылым"]


@pytest.mark.parametrize(
    ("content", "read_as"),
    [
        ("<html><h1>Ереже</h1><table><tr><td>а<td>б</table></html>", ["Ереже", "а\tб"]),
        ("Жай мәтін", ["Жай мәтін"]),
    ],
)
def test_document_within_is_read_where_it_stands(content, read_as):
    body = f'{paragraph("басы")}<w:altChunk r:id="c1"/>{paragraph("соңы")}'
    document = read_bytes(packed(body, {"c1": ("aFChunk", content)}))
    assert texts(document) == ["басы", *read_as, "соңы"]
    assert not document.unread


@pytest.mark.parametrize("content", [b"{\\rtf1 a}", b"\x00\x01\x02", b""])
def test_document_within_that_cannot_be_read_is_named(content):
    body = f'{paragraph("басы")}<w:altChunk r:id="c1"/>'
    document = read_bytes(packed(body, {"c1": ("aFChunk", content)}))
    assert [item.reason for item in document.unread] == ["embedded_part"]


def test_document_within_a_cell_is_named():
    inner = f"<w:tc><w:altChunk/>{paragraph('а')}</w:tc>"
    document = read(table(inner + cell("б")))
    assert [item.reason for item in document.unread] == ["embedded_part"]


def test_equations_and_reading_aids_keep_their_words():
    maths = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    equation = f'<m:oMath xmlns:m="{maths}"><m:r><m:t>a+b</m:t></m:r></m:oMath>'
    ruby = (
        f"<w:r><w:ruby><w:rt>{run_of('оқылуы')}</w:rt><w:rubyBase>{run_of('сөз')}"
        "</w:rubyBase></w:ruby></w:r>"
    )
    assert texts(read(f"<w:p>{equation}</w:p>", f"<w:p>{ruby}</w:p>")) == ["a+b", "сөз"]


def test_charts_and_objects_are_counted():
    chart = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    mark = f'<w:drawing><c:chart xmlns:c="{chart}" r:id="x"/></w:drawing>'
    document = read(run(f"{mark}<w:object/><w:t>мәтін</w:t>"))
    assert document.counts == {"objects": 2}


END = "</w:style>"
HEADING = '<w:style w:type="paragraph" w:styleId="{}"><w:name w:val="heading 1"/>' + END
BASED = '<w:style w:type="paragraph" {}><w:basedOn w:val="B"/>' + END


@pytest.mark.parametrize(
    "inner",
    [
        HEADING.format("A"),
        HEADING.format("A").replace('"', "'"),
        f"<!-- x --><w:latentStyles/>{HEADING.format('A')}",
        HEADING.format("B") + BASED.format('w:styleId="A"'),
        f'<w:style w:styleId="Z"/>{HEADING.format("A")}',
        HEADING.format("B") + BASED.format('w:default="1" w:styleId="N"'),
    ],
    ids=["usual", "single quotes", "comment", "base", "short one before", "default"],
)
@pytest.mark.parametrize("prefix", ["w", "x"])
def test_styles_are_read_however_they_are_written(inner, prefix):
    names = NAMESPACES.replace("xmlns:w=", f"xmlns:{prefix}=")
    text = inner.replace("w:", f"{prefix}:")
    document = read(
        paragraph("Мақсаты", properties='<w:pStyle w:val="A"/>'),
        styles=f"<{prefix}:styles {names}>{text}</{prefix}:styles>",
    )
    assert document.blocks[0].level == 1


@pytest.mark.parametrize("missing", ["Z", "A&amp;B", "Ж"])
def test_a_paragraph_whose_style_is_missing_has_the_usual_one(missing):
    usual = HEADING.replace("<w:style ", '<w:style w:default="1" ').format("N")
    document = read(
        paragraph("Мақсаты", properties=f'<w:pStyle w:val="{missing}"/>'),
        styles=f"<w:styles {NAMESPACES}>{usual}</w:styles>",
    )
    assert document.blocks[0].level == 1


def test_styles_may_be_written_in_an_old_encoding():
    style = HEADING.format("Заголовок1").replace("heading", "заголовок")
    part = f"<w:styles {NAMESPACES}>{style}</w:styles>"
    xml = '<?xml version="1.0" encoding="windows-1251"?>' + part
    body = paragraph("Цель", properties='<w:pStyle w:val="Заголовок1"/>')
    document = read_bytes(packed(body, {"s": ("styles", xml.encode("cp1251"))}))
    assert document.blocks[0].level == 1


def test_a_table_of_a_hundred_thousand_rows_is_read_whole():
    rows = (cell(f"{number}") for number in range(100_000))
    document = read(table(*rows))
    assert len(document.blocks[0].table.rows) == 100_000
    assert document.text.endswith("99999\n")
