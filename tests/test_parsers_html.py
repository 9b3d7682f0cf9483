"""Web pages: what is text, what is furniture, and what a browser prints of itself."""

import contextlib
import time

import pytest

from doccheck.document import Alignment, BlockKind, Document
from doccheck.errors import ErrorCode, InputError
from doccheck.parsers import read_bytes
from doccheck.parsers.sniff import Format, sniff


def read(body: str, head: str = "") -> Document:
    page = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return read_bytes(page.encode())


def texts(document: Document) -> list[str]:
    return [document.text_of(block) for block in document.blocks]


def furniture(document: Document) -> list[str]:
    return [document.text_of(block) for block in document.furniture]


def cells(document: Document) -> list[list[tuple[str, int, int, int]]]:
    table = document.blocks[0].table
    assert table is not None
    return [
        [
            (document.text_of(cell.span), cell.column, cell.column_span, cell.row_span)
            for cell in row
        ]
        for row in table.rows
    ]


def test_spaces_are_those_that_a_browser_shows():
    document = read("<p>  Осы\n\tЕреже <b> мен</b>\n<i>тәртіп</i><br>\n жаңа  жол</p>")
    assert texts(document) == ["Осы Ереже мен тәртіп\nжаңа жол"]


def test_paragraphs_of_text_between_blocks_are_kept():
    assert texts(read("бір<p>екі<div>үш</div>төрт")) == ["бір", "екі", "үш", "төрт"]


def test_preformatted_text_keeps_its_lines():
    assert texts(read("<pre>бір\n  екі</pre>")) == ["бір\n  екі"]


def test_headings_have_the_level_of_their_tag():
    document = read("<h2>Жалпы ережелер</h2><p>Осы саясат</p>")
    assert [(b.kind, b.level) for b in document.blocks] == [
        (BlockKind.HEADING, 2),
        (BlockKind.PARAGRAPH, 0),
    ]


def test_bold_centred_line_is_a_heading_by_its_look():
    document = read('<p style="text-align: center"><b>Жалпы ережелер</b></p>')
    (block,) = document.blocks
    assert block.kind is BlockKind.HEADING
    assert block.style.bold
    assert block.style.alignment is Alignment.CENTRE


def test_look_may_stand_in_a_style_sheet():
    sheet = "<style>p.head, .other {font-weight: bold; text-align: center}</style>"
    document = read('<p class="head">Жалпы ережелер</p>', sheet)
    assert document.blocks[0].kind is BlockKind.HEADING


def test_bold_first_line_is_a_heading_of_its_own():
    document = read("<p><b>1. Мақсаты</b><br>Осы саясат айқындайды.</p>")
    assert texts(document) == ["1. Мақсаты", "Осы саясат айқындайды."]
    assert document.blocks[0].kind is BlockKind.HEADING


@pytest.mark.parametrize(
    ("opening", "labels"),
    [
        ("<ol>", ["1.", "2."]),
        ("<ol start=5>", ["5.", "6."]),
        ("<ol type=a>", ["a.", "b."]),
        ("<ol type=I start=4>", ["IV.", "V."]),
        ("<ol reversed>", ["2.", "1."]),
        ("<ul>", ["•", "•"]),
        ('<ol style="list-style-type: none">', [None, None]),
    ],
)
def test_items_have_the_number_that_a_browser_prints(opening, labels):
    document = read(f"{opening}<li>бірінші<li><p>екінші</p><p>тағы</ol>")
    assert [block.label for block in document.blocks] == [*labels, None]


def test_lists_within_items_count_for_themselves():
    inner = "<ol type=a><li>ішкі</ol>"
    document = read(f"<ol><li>бірінші{inner}<li value=7>екінші<li>үшінші</ol>")
    labels = [block.label for block in document.blocks]
    assert labels == ["1.", "a.", "7.", "8."]


def test_cells_stand_where_merged_ones_leave_room():
    rows = (
        "<tr><td rowspan=2>а<td colspan=2>б",
        "<tr><td>в<td><p>г<p>ғ",
    )
    document = read(f"<table>{''.join(rows)}</table>")
    assert cells(document) == [
        [("а", 0, 1, 2), ("б", 1, 2, 1)],
        [("в", 1, 1, 1), ("г\nғ", 2, 1, 1)],
    ]


def test_table_within_a_cell_is_text_of_the_cell():
    inner = "<table><tr><td>х<td>у<tr><td>ц<td></table>"
    document = read(f"<table><tr><td>а<td>б{inner}</table>")
    assert cells(document) == [[("а", 0, 1, 1), ("б\nх у\nц", 1, 1, 1)]]


def test_table_that_only_arranges_the_page_is_read_through():
    document = read("<table><tr><td><h1>ЕРЕЖЕ</h1><p>бір</p></td></tr></table>")
    assert texts(document) == ["ЕРЕЖЕ", "бір"]
    assert document.blocks[0].kind is BlockKind.HEADING


def test_scripts_styles_and_buttons_are_no_text():
    document = read("<script>var а;</script><p>мәтін<style>б{}</style> бар</p>")
    assert texts(document) == ["мәтін бар"]


def test_hidden_and_deleted_text_is_out_and_counted():
    document = read(
        '<p>мәтін <span style="display:none">жасырын</span>бар<del>ескі</del>'
        "<ins> жаңа</ins></p><div hidden>тағы</div>"
    )
    assert texts(document) == ["мәтін бар жаңа"]
    assert document.counts == {"hidden": 2, "deletions": 1, "insertions": 1}


def test_article_is_the_document_and_the_rest_is_furniture():
    document = read(
        "<header>Сайт</header><nav>Мәзір</nav>"
        f"<article><header><h1>ЕРЕЖЕ</h1></header><p>{'Осы Ереже. ' * 9}</p></article>"
        "<div>Авторлық құқық</div>"
    )
    assert texts(document)[0] == "ЕРЕЖЕ"
    assert len(document.blocks) == 2
    assert furniture(document) == ["Сайт", "Мәзір", "Авторлық құқық"]
    assert document.furniture[2].kind is BlockKind.FOOTER


def test_title_before_the_article_belongs_to_the_document():
    document = read(
        "<ul><li>Мәзір</ul><div><h1>ЕРЕЖЕ</h1><p>2024 жылғы бұйрық</p></div>"
        f"<div>Басып шығару</div><article><p>{'Осы Ереже. ' * 9}</p></article>"
    )
    assert texts(document)[:2] == ["ЕРЕЖЕ", "2024 жылғы бұйрық"]
    assert len(document.blocks) == 3
    assert furniture(document) == ["• Мәзір", "Басып шығару"]


def test_menu_of_links_is_furniture_and_a_list_with_links_is_not():
    menu = "<ul>" + "<li><a href='#'>Бет</a>" * 5 + "</ul>"
    acts = "<ul>" + "<li>Осы заң: <a href='#'>мәтіні</a>" * 5 + "</ul>"
    document = read(menu + acts)
    assert len(document.blocks) == len(document.furniture) == 5


def test_small_article_beside_much_text_is_not_the_document():
    document = read(f"<p>{'Осы Ереже. ' * 30}</p><article>Жаңалық</article>")
    assert len(document.blocks) == 2


def test_running_heads_of_a_word_processor_are_furniture():
    document = read(
        '<div title="header"><p>Колонтитул</p></div><p>мәтін</p>'
        "<div style='mso-element:footer'><p>7</p></div>"
    )
    assert texts(document) == ["мәтін"]
    assert furniture(document) == ["Колонтитул", "7"]


def test_notes_are_footnotes_without_their_marks():
    document = read(
        '<p>сөз<sup><a class="sdfootnoteanc" href="#n">1</a></sup> тағы</p>'
        '<div id="sdfootnote1"><p><a class="sdfootnotesym">1</a>Ескертпе</p></div>'
    )
    assert texts(document) == ["сөз тағы", "Ескертпе"]
    assert document.blocks[1].kind is BlockKind.FOOTNOTE


@pytest.mark.parametrize(
    ("codec", "named"),
    [
        ("utf-8", "utf-8"),
        ("kz1048", "windows-1251"),
        ("kz1048", None),
        ("kz1048", "utf-8"),
        ("utf-16", None),
        ("utf-8-sig", "windows-1251"),
    ],
)
def test_encoding_is_the_named_one_unless_the_bytes_belie_it(codec, named):
    meta = f'<meta charset="{named}">' if named else ""
    text = "Қазақстан Республикасының заңнамасына сәйкес ұйым бұйрығы шығарылды"
    page = f"<html><head>{meta}</head><body><p>{text}</p></body></html>"
    assert texts(read_bytes(page.encode(codec))) == [text]


def test_web_archive_holds_its_page():
    page = "<html><body><p>Мәтін =3D бар</p></body></html>"
    archive = (
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n"
        'Content-Type: text/html; charset="utf-8"\n'
        f"Content-Transfer-Encoding: quoted-printable\n\n{page}\n--x--\n"
    )
    document = read_bytes(archive.encode())
    assert document.format == "mhtml"
    assert texts(document) == ["Мәтін = бар"]


@pytest.mark.parametrize(
    "start",
    [
        "<html>",
        "\ufeff<!doctype HTML>",
        "<!-- saved --><html>",
        '<?xml version="1.0"?><!DOCTYPE html PUBLIC "x">',
        "<p>",
    ],
)
def test_page_is_told_by_its_first_tag(start):
    assert sniff(f"{start} мәтін".encode()) is Format.HTML


def test_page_without_text_is_empty():
    with pytest.raises(InputError) as caught:
        read("<script>1</script>")
    assert caught.value.code is ErrorCode.EMPTY


def test_page_of_pictures_says_that_they_were_not_read():
    document = read('<img src="a.png"><img src="b.png">')
    assert [item.reason for item in document.unread] == ["image_only"]


@pytest.mark.parametrize(
    "page",
    [
        "<!---->" * 580 + "x",
        f"<style>{'a ' * 100_000}</style><p>б",
        f"<style>{'/*' * 100_000}</style><p>б",
        "<table>" + "<tr><td colspan=9999 rowspan=9999>б" * 2_000,
        "<article>б</article>" * 20_000,
        f'<p style="{"display " * 50_000}">б',
    ],
    ids=["comments", "selectors", "notes", "spans", "articles", "styles"],
)
def test_hostile_page_takes_no_long_time(page):
    start = time.process_time()
    with contextlib.suppress(InputError):
        read_bytes(page.encode())
    assert time.process_time() - start < 5


def test_page_nested_too_deep_is_refused_and_not_cut():
    with pytest.raises(InputError) as caught:
        read("<div>" * 5000 + "түбі" + "</div>" * 5000)
    assert caught.value.code is ErrorCode.TOO_LARGE


def test_signs_that_no_text_has_do_not_end_the_reading():
    document = read("<p>Осы<del>ескі</del>&#1;\x0bЕреже\x01</p>")
    assert document.text.startswith("Осы")
    assert "Ереже" in document.text
