"""OpenDocument texts: numbers, tables, notes, shapes, what is deleted or hidden."""

import pytest
from docx_by_hand import zipped

from doccheck.document import BlockKind, Document, PageSource
from doccheck.errors import ErrorCode, InputError
from doccheck.parsers import read_bytes

NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        *(("office", "office"), ("text", "text"), ("table", "table")),
        *(("draw", "drawing"), ("style", "style"), ("fo", "xsl-fo-compatible")),
    )
)
MIMETYPE = "application/vnd.oasis.opendocument.text"
NUMBERED = (
    '<text:list-style style:name="L">'
    '<text:list-level-style-number text:level="1" style:num-format="1"'
    ' style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="1"'
    ' style:num-suffix=")" text:display-levels="2"/>'
    '<text:list-level-style-bullet text:level="3"/></text:list-style>'
)


def odt(body: str, *, automatic: str = "", styles: str = "") -> bytes:
    content = (
        f"<office:document-content {NAMES}><office:automatic-styles>{automatic}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
        "</office:body></office:document-content>"
    )
    return zipped(
        {
            "mimetype": MIMETYPE,
            "content.xml": content,
            "styles.xml": f"<office:document-styles {NAMES}>{styles}"
            "</office:document-styles>",
        }
    )


def read(body: str, **given: str) -> Document:
    return read_bytes(odt(body, **given))


def texts(document: Document) -> list[str]:
    return [document.text_of(block) for block in document.blocks]


def style(
    name: str, properties: str = "", *, family: str = "paragraph", more=""
) -> str:
    return (
        f'<style:style style:name="{name}" style:family="{family}" {more}>'
        f"{properties}</style:style>"
    )


def p(text: str, name: str = "") -> str:
    return f'<text:p text:style-name="{name}">{text}</text:p>'


def items(*contents: str, more: str = 'text:style-name="L"') -> str:
    inner = "".join(
        f"<text:list-item>{content}</text:list-item>" for content in contents
    )
    return f"<text:list {more}>{inner}</text:list>"


def labels(document: Document) -> list[str | None]:
    return [block.label for block in document.blocks]


def test_spaces_tabs_and_breaks_are_text():
    document = read(
        p(
            'а<text:s text:c="3"/>б<text:tab/>в<text:line-break/>г\n  <text:span>ғ'
            "</text:span>іс\u00adқимыл"
        )
    )
    assert texts(document) == ["а   б\tв\nг ғісқимыл"]


def test_headings_are_told_by_their_element_their_style_or_their_look():
    look = (
        '<style:paragraph-properties fo:text-align="center"/>'
        '<style:text-properties fo:font-weight="bold"/>'
    )
    document = read(
        '<text:h text:outline-level="2">Мақсаты</text:h>'
        + p("Ереже туралы", "Title")
        + p("Жалпы ережелер", "P1")
        + p("Осы Ереже айқындайды", "P2"),
        automatic=style("P1", look) + style("P2"),
        styles=style("Title"),
    )
    assert [block.level for block in document.blocks] == [2, 1, 1, 0]


def test_properties_come_from_parents_and_the_default():
    bold = '<style:text-properties fo:font-weight="bold" fo:font-size="14pt"/>'
    default = (
        '<style:default-style style:family="paragraph"><style:text-properties '
        'fo:font-style="italic"/></style:default-style>'
    )
    document = read(
        p("мәтін", "P1"),
        automatic=style("P1", more='style:parent-style-name="Base"'),
        styles=default + style("Base", bold, more='style:display-name="Негізгі"'),
    )
    (block,) = document.blocks
    assert block.style.bold
    assert block.style.italic
    assert block.style.size == 14
    assert block.style.name == "Негізгі"


def test_style_that_is_its_own_parent_ends_nothing():
    circle = style("A", more='style:parent-style-name="A"')
    assert texts(read(p("мәтін", "A"), styles=circle)) == ["мәтін"]


def test_items_have_the_numbers_of_all_their_levels():
    inner = items(p("в"), p("г") + items(p("ғ")), more="")
    document = read(items(p("а"), p("б") + p("тағы") + inner, p("д")), styles=NUMBERED)
    assert labels(document) == ["1.", "2.", None, "2.1)", "2.2)", "•", "3."]


def test_lists_begin_anew_unless_they_continue_another():
    document = read(
        items(p("а"), more='text:style-name="L" xml:id="x"')
        + items(p("б"))
        + items(p("в"), more='text:style-name="L" text:continue-list="x"')
        + items(p("г"), more='text:style-name="L" text:continue-numbering="true"'),
        styles=NUMBERED,
    )
    assert labels(document) == ["1.", "1.", "2.", "3."]


def test_item_may_say_its_number_itself():
    start = '<text:list-item text:start-value="7">' + p("а") + "</text:list-item>"
    header = "<text:list-header>" + p("тақырып") + "</text:list-header>"
    again = "<text:list-item>" + p("б") + "</text:list-item>"
    body = f'<text:list text:style-name="L">{header}{start}{again}</text:list>'
    assert labels(read(body, styles=NUMBERED)) == [None, "7.", "8."]


def test_inner_items_without_an_outer_paragraph_do_not_use_up_its_number():
    document = read(
        items(items(p("а"), more="")) + items(p("б"), more='text:style-name="L"'),
        styles=NUMBERED,
    )
    assert labels(document) == ["1.1)", "1."]


def test_words_of_a_number_are_printed():
    chapter = (
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" '
        'style:num-format="I" style:num-list-format="%1%-тарау."/></text:list-style>'
    )
    document = read(items(p("Жалпы ережелер"), p("Мақсаты")), styles=chapter)
    assert texts(document) == ["I-тарау. Жалпы ережелер", "II-тарау. Мақсаты"]


def test_headings_have_the_numbers_of_the_outline():
    outline = (
        '<text:outline-style><text:outline-level-style text:level="1" '
        'style:num-format="1" style:num-suffix="."/></text:outline-style>'
    )
    heading = '<text:h text:outline-level="1">{}</text:h>'
    unnumbered = '<text:h text:outline-level="1" text:is-list-header="true">в</text:h>'
    document = read(
        heading.format("А") + heading.format("Б") + unnumbered, styles=outline
    )
    assert labels(document) == ["1.", "2.", None]


def test_deletions_hidden_text_and_comments_are_out_and_counted():
    hidden = '<style:text-properties text:display="none"/>'
    document = read(
        "<text:tracked-changes><text:changed-region><text:deletion>"
        f"{p('ескі')}</text:deletion></text:changed-region><text:changed-region>"
        "<text:insertion/></text:changed-region></text:tracked-changes>"
        + p(
            'бар<text:change-start/> жаңа<text:span text:style-name="T">жасырын'
            f"</text:span><office:annotation>{p('пікір')}</office:annotation>"
        )
        + p("көрінбейді", "H")
        + f'<text:section text:display="none">{p("жабық")}</text:section>',
        automatic=style("T", hidden, family="text") + style("H", hidden),
    )
    assert texts(document) == ["бар жаңа"]
    assert document.counts == {
        "insertions": 1,
        "deletions": 1,
        "comments": 1,
        "hidden": 3,
    }


def test_notes_follow_the_paragraph_that_cites_them():
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        f"{p('Ескертпе')}</text:note-body></text:note>"
    )
    document = read(p(f"сөз{note} тағы") + p("соңы"))
    assert texts(document) == ["сөз тағы", "Ескертпе", "соңы"]
    assert document.blocks[1].kind is BlockKind.FOOTNOTE


def test_shapes_are_text_boxes_before_their_anchor():
    frame = f"<draw:frame><draw:text-box>{p('БЕКІТЕМІН')}</draw:text-box></draw:frame>"
    document = read(
        p(f"{frame}мәтін") + p(f"<draw:custom-shape>{p('қол')}</draw:custom-shape>")
    )
    assert texts(document) == ["БЕКІТЕМІН", "мәтін", "қол"]
    assert document.blocks[0].kind is BlockKind.TEXTBOX


def test_merged_cells_stand_once_and_inner_tables_are_text():
    cell = "<table:table-cell{}>{}</table:table-cell>"
    inner = (
        f"<table:table><table:table-row>{cell.format('', p('х'))}"
        f"{cell.format('', p('у'))}</table:table-row></table:table>"
    )
    wide = ' table:number-columns-spanned="2" table:number-rows-spanned="2"'
    rows = (
        "<table:table-header-rows><table:table-row>"
        f"{cell.format(wide, p('а') + p('ә'))}<table:covered-table-cell/>"
        f"{cell.format('', p('б'))}</table:table-row></table:table-header-rows>"
        '<table:table-row><table:covered-table-cell table:number-columns-repeated="2"/>'
        f"{cell.format('', inner)}</table:table-row>"
        f'<table:table-row table:visibility="collapse">{cell.format("", p("жоқ"))}'
        "</table:table-row>"
    )
    document = read(f"<table:table>{rows}</table:table>")
    table = document.blocks[0].table
    assert table is not None
    cells = [
        (document.text_of(c.span), c.row, c.column, c.row_span, c.column_span)
        for row in table.rows
        for c in row
    ]
    assert cells == [("а\nә", 0, 0, 2, 2), ("б", 0, 2, 1, 1), ("х у", 1, 2, 1, 1)]


def test_table_of_one_cell_is_a_frame():
    table = (
        "<table:table><table:table-row><table:table-cell>"
        f"{p('бір')}{p('екі')}</table:table-cell></table:table-row></table:table>"
    )
    assert texts(read(table)) == ["бір", "екі"]


def test_pages_are_known_where_the_program_left_its_breaks():
    broken = style("B", '<style:paragraph-properties fo:break-before="page"/>')
    document = read(
        p("а", "B")
        + p("<text:soft-page-break/>б")
        + p("в<text:soft-page-break/>г")
        + p("ғ", "B"),
        automatic=broken,
    )
    assert [block.page for block in document.blocks] == [1, 2, 2, 4]
    assert {page.source for page in document.pages} == {PageSource.LAST_RENDERED_BREAK}
    assert read(p("а") + p("б", "B"), automatic=broken).pages == ()


def test_running_heads_are_furniture():
    master = (
        "<style:master-page><style:header>"
        f"{p('Ұйым')}</style:header><style:footer>{p('1')}</style:footer>"
        f"<style:header-first>{p('Ұйым')}</style:header-first></style:master-page>"
    )
    document = read(p("мәтін"), styles=master)
    heads = [(item.kind, document.text_of(item)) for item in document.furniture]
    assert heads == [(BlockKind.HEADER, "Ұйым"), (BlockKind.FOOTER, "1")]


def test_index_is_read_without_its_recipe():
    document = read(
        "<text:table-of-content><text:table-of-content-source>үлгі"
        f"</text:table-of-content-source><text:index-body>{p('Мазмұны')}"
        "</text:index-body></text:table-of-content>"
    )
    assert texts(document) == ["Мазмұны"]


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ({"mimetype": MIMETYPE}, ErrorCode.CORRUPT),
        ({"mimetype": MIMETYPE, "content.xml": "<x/>"}, ErrorCode.CORRUPT),
        (
            {"mimetype": MIMETYPE, "META-INF/manifest.xml": "<encryption-data/>"},
            ErrorCode.ENCRYPTED,
        ),
    ],
)
def test_broken_files_say_what_is_wrong(members, code):
    with pytest.raises(InputError) as caught:
        read_bytes(zipped(members))
    assert caught.value.code is code


def test_text_in_one_file_is_read_too():
    body = f"<office:body><office:text>{items(p('а'))}</office:text></office:body>"
    document = read_bytes(
        f'<?xml version="1.0"?><office:document {NAMES} office:mimetype="{MIMETYPE}">'
        f"<office:styles>{NUMBERED}</office:styles>{body}</office:document>".encode()
    )
    assert document.format == "fodt"
    assert texts(document) == ["1. а"]


def test_text_without_a_word_is_empty():
    with pytest.raises(InputError) as caught:
        read(p(""))
    assert caught.value.code is ErrorCode.EMPTY


def test_level_of_an_enemy_does_not_cost_the_memory():
    document = read('<text:h text:outline-level="1999999999">Жалпы ережелер</text:h>')
    assert "Жалпы ережелер" in document.text
