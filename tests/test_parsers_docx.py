"""The final view of a DOCX, block by block."""

from io import BytesIO

import docx as python_docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx_by_hand import (
    NAMESPACES,
    cell,
    docx,
    level,
    numbered,
    numbering,
    paragraph,
    run_of,
    table,
)

from doccheck.document import Alignment, BlockKind, Document, PageSource
from doccheck.errors import ErrorCode, InputError
from doccheck.parsers import read_bytes

FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BOX = "<w:txbxContent>{}</w:txbxContent>"


def texts(document: Document) -> list[str]:
    return [document.text_of(block) for block in document.blocks]


def read(*blocks: str, **parts: str) -> Document:
    return read_bytes(docx(*blocks, parts=parts))


def saved(document) -> Document:
    stream = BytesIO()
    document.save(stream)
    return read_bytes(stream.getvalue())


def headings(document: Document) -> list[tuple[str, int]]:
    return [
        (document.text_of(block), block.level)
        for block in document.blocks
        if block.kind is BlockKind.HEADING
    ]


def test_tabs_breaks_and_hyphens_are_text():
    run = (
        "<w:r><w:t>а</w:t><w:tab/><w:t>б</w:t><w:br/><w:t>іс</w:t>"
        "<w:noBreakHyphen/><w:t>қи</w:t><w:softHyphen/><w:t>мыл</w:t></w:r>"
    )
    stops = '<w:pPr><w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs></w:pPr>'
    assert texts(read(f"<w:p>{stops}{run}</w:p>")) == ["а\tб\nіс-қимыл"]


def test_insertions_are_in_and_deletions_out():
    inserted = f'<w:ins w:id="1">{run_of(" жаңа")}</w:ins>'
    deleted = '<w:del w:id="2"><w:r><w:delText>ескі</w:delText></w:r></w:del>'
    moved = f'<w:moveFrom w:id="3">{run_of("көшкен")}</w:moveFrom>'
    document = read(f"<w:p>{run_of('мәтін')}{inserted}{deleted}{moved}</w:p>")
    assert texts(document) == ["мәтін жаңа"]
    assert document.counts["insertions"] == 1
    assert document.counts["deletions"] == 1


def test_paragraph_whose_end_was_deleted_goes_on_in_the_next():
    mark = '<w:rPr><w:del w:id="1"/></w:rPr>'
    document = read(paragraph("бірінші ", properties=mark), paragraph("екінші"))
    assert texts(document) == ["бірінші екінші"]


def test_deleted_row_is_out():
    gone = f'<w:trPr><w:del w:id="1"/></w:trPr>{cell("ескі")}{cell("жол")}'
    document = read(table(cell("а") + cell("б"), gone))
    assert texts(document) == ["а\tб"]


def test_hidden_text_is_out_and_counted():
    document = read(
        f"<w:p>{run_of('көрінеді')}{run_of('жасырын', '<w:vanish/>')}</w:p>",
        paragraph("белгісі жасырын", properties="<w:rPr><w:vanish/></w:rPr>"),
    )
    assert texts(document) == ["көрінеді", "белгісі жасырын"]
    assert document.counts["hidden"] == 1


def test_text_of_a_hidden_style_is_out():
    styles = (
        f"<w:styles {NAMESPACES}>"
        '<w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>'
        "</w:styles>"
    )
    hidden = run_of("ішкі", '<w:rStyle w:val="h"/>')
    assert texts(read(f"<w:p>{run_of('а')}{hidden}</w:p>", styles=styles)) == ["а"]


def test_field_has_its_result_and_not_its_instruction():
    field = (
        FIELD.format("begin")
        + "<w:r><w:instrText>IF </w:instrText></w:r>"
        + FIELD.format("begin")
        + "<w:r><w:instrText>DATE</w:instrText></w:r>"
        + FIELD.format("separate")
        + run_of("сынақ")
        + FIELD.format("end")
        + FIELD.format("separate")
        + run_of("2025 жыл")
        + FIELD.format("end")
    )
    simple = f'<w:fldSimple w:instr="DATE">{run_of(" қаңтар")}</w:fldSimple>'
    assert texts(read(f"<w:p>{field}{simple}</w:p>")) == ["2025 жыл қаңтар"]


def test_wrappers_are_transparent():
    inline = f"<w:sdt><w:sdtContent>{run_of('б')}</w:sdtContent></w:sdt>"
    link = f"<w:hyperlink>{run_of('в')}</w:hyperlink>"
    smart = f"<w:smartTag>{run_of('г')}</w:smartTag>"
    block = f"<w:sdt><w:sdtContent>{paragraph('бөлек')}</w:sdtContent></w:sdt>"
    cells = f"<w:tr>{cell('в')}{cell('г')}</w:tr>"
    row = f"<w:sdt><w:sdtContent>{cells}</w:sdtContent></w:sdt>"
    boxed = f"<w:sdt><w:sdtContent>{cell('б')}</w:sdtContent></w:sdt>"
    document = read(
        f"<w:p>{run_of('а')}{inline}{link}{smart}</w:p>",
        block,
        f"<w:tbl><w:tr>{cell('а')}{boxed}</w:tr>{row}</w:tbl>",
    )
    assert texts(document) == ["абвг", "бөлек", "а\tб\nв\tг"]


def test_text_box_is_read_once_before_its_anchor():
    lines = paragraph("БЕКІТЕМІН") + paragraph("бастық")
    choice = f"<mc:Choice>{BOX.format(lines)}</mc:Choice>"
    fallback = f"<mc:Fallback>{BOX.format(paragraph('БЕКІТЕМІН'))}</mc:Fallback>"
    shape = f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>"
    document = read(f"<w:p>{shape}{run_of('негізгі мәтін')}</w:p>")
    assert texts(document) == ["БЕКІТЕМІН\nбастық", "негізгі мәтін"]
    assert document.blocks[0].kind is BlockKind.TEXTBOX


def test_fallback_alone_is_kept():
    fallback = f"<mc:Fallback>{BOX.format(paragraph('мәтін'))}</mc:Fallback>"
    shape = f"<w:r><mc:AlternateContent>{fallback}</mc:AlternateContent></w:r>"
    assert texts(read(f"<w:p>{shape}</w:p>")) == ["мәтін"]


def test_footnote_follows_the_paragraph_that_cites_it():
    notes = (
        f"<w:footnotes {NAMESPACES}>"
        f'<w:footnote w:type="separator" w:id="0">{paragraph("сызық")}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph("ескертпе")}</w:footnote></w:footnotes>'
    )
    cited = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    document = read(
        f"<w:p>{run_of('тармақ')}{cited}</w:p>", paragraph("келесі"), footnotes=notes
    )
    assert texts(document) == ["тармақ", "ескертпе", "келесі"]
    assert document.blocks[1].kind is BlockKind.FOOTNOTE


def test_running_heads_are_furniture():
    head = f"<w:hdr {NAMESPACES}>{paragraph('Ұйым атауы')}</w:hdr>"
    document = read(paragraph("мәтін"), header1=head, header2=head)
    assert texts(document) == ["мәтін"]
    assert [document.text_of(item) for item in document.furniture] == ["Ұйым атауы"]
    assert document.furniture[0].kind is BlockKind.HEADER


def test_comments_and_images_are_counted():
    marks = '<w:r><w:commentReference w:id="1"/></w:r><w:r><a:blip/></w:r>'
    document = read(f"<w:p>{run_of('мәтін')}{marks}</w:p>")
    assert (document.counts["comments"], document.counts["images"]) == (1, 1)


def test_document_of_pictures_is_unread_and_not_empty():
    document = read("<w:p><w:r><a:blip/></w:r></w:p>")
    assert document.blocks == ()
    assert [item.reason for item in document.unread] == ["image_only"]


@pytest.mark.parametrize("body", [(), ("<w:p/>",), (paragraph("   "),)])
def test_document_without_text_is_empty(body):
    with pytest.raises(InputError) as caught:
        read(*body)
    assert caught.value.code is ErrorCode.EMPTY


def test_embedded_part_is_listed_as_unread():
    document = read(paragraph("мәтін"), "<w:altChunk/>")
    assert [item.reason for item in document.unread] == ["embedded_part"]


def test_merged_cells_stand_once():
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    document = read(
        table(
            cell("басы", '<w:gridSpan w:val="2"/>') + cell("в"),
            cell("төмен", down) + cell("б1") + cell("в1"),
            cell("", on) + cell("б2") + cell("в2"),
        )
    )
    found = document.blocks[0].table
    shape = [
        [
            (document.text_of(item.span), item.column, item.column_span, item.row_span)
            for item in row
        ]
        for row in found.rows
    ]
    assert shape == [
        [("басы", 0, 2, 1), ("в", 2, 1, 1)],
        [("төмен", 0, 1, 2), ("б1", 1, 1, 1), ("в1", 2, 1, 1)],
        [("б2", 1, 1, 1), ("в2", 2, 1, 1)],
    ]


def test_nested_table_stands_inside_its_cell():
    inner = table(cell("ішкі 1") + cell("ішкі 2"))
    outer = f"<w:tc>{paragraph('сырт')}{inner}<w:p/></w:tc>"
    document = read(table(outer + cell("б")))
    assert texts(document) == ["сырт\nішкі 1 ішкі 2\tб"]


def test_frame_of_one_cell_is_no_table():
    document = read(table(cell("ПРИКАЗ")))
    assert document.blocks[0].kind is not BlockKind.TABLE


def test_strict_names_are_understood():
    data = docx(
        document=(
            '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main">'
            "<w:body><w:p><w:r><w:t>мәтін</w:t></w:r></w:p></w:body></w:document>"
        )
    )
    assert texts(read_bytes(data)) == ["мәтін"]


def test_main_part_is_found_by_its_relation():
    assert texts(read_bytes(docx(paragraph("а"), main="text/main1.xml"))) == ["а"]


def test_heading_styles_give_levels():
    document = python_docx.Document()
    document.add_heading("Ереже", 0)
    document.add_heading("Жалпы ережелер", 1)
    document.add_heading("Мақсаттар", 2)
    document.add_paragraph("мәтін.")
    assert headings(saved(document)) == [
        ("Ереже", 1),
        ("Жалпы ережелер", 1),
        ("Мақсаттар", 2),
    ]


def test_own_style_based_on_a_heading_is_a_heading():
    document = python_docx.Document()
    style = document.styles.add_style("Тарау атауы", WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Heading 2"]
    document.add_paragraph("Жалпы ережелер", style)
    block = saved(document).blocks[0]
    assert (block.kind, block.level) == (BlockKind.HEADING, 2)
    assert block.style.name == "Тарау атауы"


def test_bold_centred_line_is_a_heading_without_a_style():
    document = python_docx.Document()
    title = document.add_paragraph()
    title.add_run("Ережені бекіту туралы").bold = True
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph("Осы ереже күшіне енеді.")
    found = saved(document)
    assert headings(found) == [("Ережені бекіту туралы", 1)]
    assert found.blocks[0].style.bold is True
    assert found.blocks[0].style.alignment is Alignment.CENTRE


@pytest.mark.parametrize(
    "text",
    ["УТВЕРЖДАЮ", "ПРИКАЗЫВАЮ:", "Директор\t\tА. Асанов", "БЕКІТЕМІН", "Қосымша 2"],
)
def test_bold_stamp_command_or_signature_is_no_heading(text):
    document = python_docx.Document()
    document.add_paragraph().add_run(text).bold = True
    assert headings(saved(document)) == []


def test_heading_by_style_over_a_stamp_is_no_heading():
    document = python_docx.Document()
    document.add_heading("УТВЕРЖДЕНА:", 1)
    assert headings(saved(document)) == []


def test_bold_first_line_before_plain_text_is_a_heading_of_its_own():
    document = python_docx.Document()
    both = document.add_paragraph()
    both.add_run("1. Мақсаты").bold = True
    both.add_run().add_break()
    both.add_run("Саясаттың мақсаты тәуекелдерді азайту болып табылады.")
    found = saved(document)
    assert headings(found) == [("1. Мақсаты", 2)]
    assert texts(found)[1].startswith("Саясаттың мақсаты")


def test_bold_words_in_a_sentence_are_no_heading():
    document = python_docx.Document()
    both = document.add_paragraph()
    both.add_run("Тәуекел").bold = True
    both.add_run(" – құқық бұзушылықтың туындау мүмкіндігі.\nЖаңа жол.")
    assert headings(saved(document)) == []


def test_table_of_contents_is_no_row_of_headings():
    titles = ["1-тарау. Жалпы ережелер", "2-тарау. Тәртіп", "3-тарау. Қорытынды"]
    document = python_docx.Document()
    for title in titles:
        document.add_paragraph(title)
    for title in titles:
        document.add_paragraph(title)
        document.add_paragraph("Осы тараудың мәтіні осында тұр.")
    found = saved(document)
    assert [text for text, _ in headings(found)] == titles
    assert found.blocks[3].kind is BlockKind.HEADING


def test_pages_are_unknown_without_breaks():
    document = read(paragraph("а"))
    assert document.pages == ()
    assert document.blocks[0].page is None


def test_pages_come_from_rendered_breaks():
    rendered = "<w:r><w:lastRenderedPageBreak/><w:t>б</w:t></w:r>"
    middle = f"<w:p>{run_of('в')}{rendered}</w:p>"
    document = read(paragraph("а"), f"<w:p>{rendered}</w:p>", middle, paragraph("г"))
    assert [block.page for block in document.blocks] == [1, 2, 2, 3]
    assert {page.source for page in document.pages} == {PageSource.LAST_RENDERED_BREAK}
    assert len(document.pages) == 3


def test_typed_break_and_the_rendered_one_behind_it_turn_one_page():
    rendered = "<w:p><w:r><w:lastRenderedPageBreak/><w:t>б</w:t></w:r></w:p>"
    document = read(
        paragraph("а"), '<w:p><w:r><w:br w:type="page"/></w:r></w:p>', rendered
    )
    assert [block.page for block in document.blocks] == [1, 2]


def test_pages_are_unknown_with_typed_breaks_alone():
    document = python_docx.Document()
    document.add_paragraph("а").add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("б")
    assert [block.page for block in saved(document).blocks] == [None, None]
    assert saved(document).pages == ()


def test_cells_of_a_row_turn_one_page_together():
    broken = "<w:p><w:r><w:lastRenderedPageBreak/><w:t>б</w:t></w:r></w:p>"
    row = f"<w:tc>{broken}</w:tc><w:tc>{broken}</w:tc>"
    document = read(table(row), paragraph("соңы"))
    assert document.blocks[-1].page == 2


def test_label_opens_the_text_and_stands_in_the_block():
    document = read(
        numbered("Жалпы ережелер", 1), numbering=numbering(level(0, "%1-тарау."))
    )
    block = document.blocks[0]
    assert document.text_of(block) == "1-тарау. Жалпы ережелер"
    assert block.label == "1-тарау."
    assert block.kind is BlockKind.HEADING


def test_spans_of_all_blocks_fit_the_text():
    document = read(paragraph("а"), table(cell("б") + cell("в")), numbered("г", 1))
    for block in document.blocks:
        assert document.text[block.span.end] == "\n"
        assert document.text_of(block).strip() == document.text_of(block)
