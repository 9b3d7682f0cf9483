"""What a PDF becomes: blocks in reading order, furniture, pages that say why not."""

import pytest
from pdf_by_hand import Sheet, Writer, make_pdf, width_of

from doccheck.document import Alignment, BlockKind, Document, PageSource
from doccheck.errors import ErrorCode, UnreadableDocumentError
from doccheck.parsers.pdf import read_pdf

pytestmark = pytest.mark.usefixtures("no_recognition")

TITLE = (
    "«Үлгі» акционерлік қоғамының сыбайлас жемқорлыққа қарсы іс-қимыл саясаты"
    " және оны іске асыру тәртібі туралы"
)
LONG_KK = (
    "Осы Саясат қоғамның барлық қызметкерлеріне таралады, олардың міндеттері мен"
    " жауапкершілігін айқындайды және сыбайлас жемқорлықтың алдын алу тәртібін"
    " белгілейді."
)
LONG_RU = (
    "Настоящая Политика распространяется на всех работников общества, определяет их"
    " обязанности и ответственность, а также порядок предупреждения коррупции."
)


def texts(document: Document, kind: BlockKind | None = None) -> list[str]:
    """Return the texts of blocks, each on one line."""
    return [
        " ".join(document.text_of(block).split())
        for block in document.blocks
        if kind is None or block.kind is kind
    ]


def plain(sheet: Sheet) -> None:
    for row in range(6):
        text = f"Строка номер {row} обычного текста, который читают слева направо"
        sheet.line(85, 100 + 15 * row, text)


@pytest.fixture(scope="module")
def policy() -> Document:
    """A policy of three pages with all that such documents have."""
    writer = Writer(head="«Үлгі» АҚ ішкі құжаты", foot="стр. {page} из 3")
    writer.right("Басқарма төрағасының", "2024 жылғы 5 мамырдағы", "№ 15 бұйрығымен")
    writer.heading(TITLE)
    writer.heading("1-тарау. Жалпы ережелер")
    for number in range(1, 19):
        writer.paragraph(f"{number}. {LONG_KK}")
    writer.heading("2-тарау. Мақсаттар", bold=False)
    for number in range(19, 30):
        writer.paragraph(f"{number}. {LONG_RU}")
    writer.table([["№", "Шара", "Мерзімі"], ["1", "Оқыту", ""]], [40, 200, 150])
    writer.paragraph("Соңғы абзац.")
    return read_pdf(writer.finish())


def test_headings_are_found_and_joined_over_lines(policy):
    assert texts(policy, BlockKind.HEADING) == [
        TITLE,
        "1-тарау. Жалпы ережелер",
        "2-тарау. Мақсаттар",
    ]


def test_paragraphs_are_whole_also_across_pages(policy):
    listed = texts(policy, BlockKind.LIST_ITEM)
    assert listed[:18] == [f"{number}. {LONG_KK}" for number in range(1, 19)]
    assert listed[18:] == [f"{number}. {LONG_RU}" for number in range(19, 30)]


def test_blocks_keep_the_line_breaks_of_the_page(policy):
    block = policy.blocks[3]
    assert policy.text_of(block).count("\n") >= 2
    assert block.style.alignment is Alignment.JUSTIFIED


def test_the_stamp_of_approval_is_a_block_of_its_own_on_the_right(policy):
    stamp = policy.blocks[0]
    assert policy.text_of(stamp).split("\n") == [
        "Басқарма төрағасының",
        "2024 жылғы 5 мамырдағы",
        "№ 15 бұйрығымен",
    ]
    assert stamp.style.alignment is Alignment.RIGHT


def test_running_heads_and_page_numbers_stand_apart(policy):
    assert "ішкі құжаты" not in " ".join(texts(policy))
    furniture = {(block.kind, policy.text_of(block)) for block in policy.furniture}
    assert (BlockKind.HEADER, "«Үлгі» АҚ ішкі құжаты") in furniture
    assert (BlockKind.FOOTER, "стр. 2 из 3") in furniture


def test_a_ruled_table_stands_at_its_place(policy):
    kinds = [block.kind for block in policy.blocks]
    at = kinds.index(BlockKind.TABLE)
    assert texts(policy)[at + 1] == "Соңғы абзац."
    rows = policy.blocks[at].table.rows
    assert [[policy.text_of(cell.span) for cell in row] for row in rows] == [
        ["№", "Шара", "Мерзімі"],
        ["1", "Оқыту", ""],
    ]


def test_pages_are_those_of_the_file(policy):
    assert [page.number for page in policy.pages] == [1, 2, 3]
    assert {page.source for page in policy.pages} == {PageSource.RENDERED}
    numbers = [block.page for block in policy.blocks]
    assert numbers == sorted(numbers)
    assert set(numbers) == {1, 2, 3}


def test_merged_cells_say_how_far_they_reach():
    def draw(sheet: Sheet) -> None:
        for y in (100, 120, 140):
            sheet.rule(85, y, 385, y)
        for x in (85, 185, 385):
            sheet.rule(x, 100, x, 140)
        sheet.rule(285, 120, 285, 140)
        sheet.line(90, 115, "Топ")
        sheet.line(190, 115, "Екі бағанға ортақ")
        for x, text in ((90, "а"), (190, "б"), (290, "в")):
            sheet.line(x, 135, text)

    document = read_pdf(make_pdf(draw))
    (block,) = document.blocks
    spans = [
        [(document.text_of(cell.span), cell.column_span) for cell in row]
        for row in block.table.rows
    ]
    assert spans == [
        [("Топ", 1), ("Екі бағанға ортақ", 2)],
        [("а", 1), ("б", 1), ("в", 1)],
    ]


def test_a_hyphen_at_the_end_of_a_line_stays_in_a_cell():
    def draw(sheet: Sheet) -> None:
        for y in (100, 200):
            sheet.rule(100, y, 500, y)
        for x in (100, 300, 500):
            sheet.rule(x, 100, x, 200)
        sheet.line(110, 130, "сыбайлас іс-")
        sheet.line(110, 146, "шараларын өткізу")
        sheet.line(310, 130, "маман")

    document = read_pdf(make_pdf(draw))
    ((first, second),) = document.blocks[0].table.rows
    assert document.text_of(first.span) == "сыбайлас іс-\nшараларын өткізу"
    assert document.text_of(second.span) == "маман"


def test_a_frame_around_text_is_no_table():
    def draw(sheet: Sheet) -> None:
        plain(sheet)
        for y in (80, 200):
            sheet.rule(70, y, 560, y)
        for x in (70, 560):
            sheet.rule(x, 80, x, 200)

    assert not any(block.table for block in read_pdf(make_pdf(draw)).blocks)


def test_a_footnote_is_apart_and_its_mark_leaves_the_text():
    def draw(sheet: Sheet) -> None:
        plain(sheet)
        sheet.line(85, 200, "Оның қағидалары")
        sheet.line(85 + width_of("Оның қағидалары"), 196, "1", 7)
        sheet.line(90 + width_of("Оның қағидалары "), 200, "2 рет қаралсын.")
        sheet.rule(85, 700, 230, 700)
        sheet.line(85, 712, "1 Ескертпе: мерзім жұмыс күндерімен есептеледі.", 9)

    document = read_pdf(make_pdf(draw))
    assert "Оның қағидалары 2 рет қаралсын." in texts(document)
    assert texts(document, BlockKind.FOOTNOTE) == [
        "1 Ескертпе: мерзім жұмыс күндерімен есептеледі."
    ]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_turned_pages_read_as_upright_ones(rotate):
    upright = texts(read_pdf(make_pdf(plain)))
    assert texts(read_pdf(make_pdf(plain, rotate=rotate))) == upright


@pytest.mark.parametrize("rotate", [0, 90])
def test_text_that_runs_up_the_page_reads_as_upright(rotate):
    def draw(sheet: Sheet) -> None:
        for row in range(6):
            sheet.upward(100 + 15 * row, 700, f"Строка {row} повернутого текста")

    lines = read_pdf(make_pdf(draw, rotate=rotate)).text.split("\n")
    assert lines[:6] == [f"Строка {row} повернутого текста" for row in range(6)]


def test_a_stamp_up_the_margin_comes_after_the_text():
    def draw(sheet: Sheet) -> None:
        sheet.upward(30, 600, "Құжатқа ЭЦҚ қойылды")
        plain(sheet)

    assert texts(read_pdf(make_pdf(draw)))[-1] == "Құжатқа ЭЦҚ қойылды"


def test_newspaper_columns_are_read_one_after_the_other():
    def draw(sheet: Sheet) -> None:
        sheet.line(85, 60, "Заголовок над двумя колонками, во всю ширину страницы", 14)
        for x, side in ((85, "левой"), (330, "правой")):
            for row in range(8):
                sheet.line(x, 100 + 15 * row, f"строка {row} {side} колонки газеты")

    text = read_pdf(make_pdf(draw)).text
    assert text.index("строка 7 левой") < text.index("строка 0 правой")


def test_the_halves_of_a_letterhead_are_two_blocks():
    def draw(sheet: Sheet) -> None:
        halves = {
            85: ("ҚАЗАҚСТАН РЕСПУБЛИКАСЫ", "«ҮЛГІ»", "АКЦИОНЕРЛІК ҚОҒАМЫ"),
            350: ("РЕСПУБЛИКА КАЗАХСТАН", "АКЦИОНЕРНОЕ ОБЩЕСТВО", "«ҮЛГІ»"),
        }
        for row in range(3):
            for x, lines in halves.items():
                sheet.line(x, 60 + 15 * row, lines[row], 11, bold=True)
        plain_order(sheet)

    document = read_pdf(make_pdf(draw))
    assert texts(document)[:2] == [
        "ҚАЗАҚСТАН РЕСПУБЛИКАСЫ «ҮЛГІ» АКЦИОНЕРЛІК ҚОҒАМЫ",
        "РЕСПУБЛИКА КАЗАХСТАН АКЦИОНЕРНОЕ ОБЩЕСТВО «ҮЛГІ»",
    ]
    assert texts(document, BlockKind.HEADING) == ["БҰЙРЫҚ"]


def plain_order(sheet: Sheet) -> None:
    sheet.line(268, 140, "БҰЙРЫҚ", 14, bold=True)
    sheet.line(85, 170, "2024 жылғы 5 мамыр")
    sheet.line(480, 170, "№ 15")
    sheet.line(85, 200, "Басқарма төрағасы", bold=True)
    sheet.line(430, 200, "А. Сәрсенов", bold=True)


def test_a_wide_gap_in_a_row_is_a_tab():
    document = read_pdf(make_pdf(plain_order))
    assert "2024 жылғы 5 мамыр\t№ 15" in document.text
    assert "Басқарма төрағасы\tА. Сәрсенов" in document.text


def test_two_stamps_side_by_side_are_not_mixed():
    def draw(sheet: Sheet) -> None:
        for x, lines in (
            (85, ("КЕЛІСІЛДІ", "Кәсіподақ төрағасы", "2024 жылғы 3 мамыр")),
            (350, ("БЕКІТЕМІН", "Бас директор", "2024 жылғы 5 мамыр")),
        ):
            for row, text in enumerate(lines):
                sheet.line(x, 60 + 15 * row, text)
        plain(sheet)

    text = read_pdf(make_pdf(draw)).text
    assert text.index("3 мамыр") < text.index("БЕКІТЕМІН") < text.index("5 мамыр")


def test_a_text_box_written_last_stands_where_it_is_seen():
    def draw(sheet: Sheet) -> None:
        for row in range(3):
            sheet.line(
                85, 200 + 15 * row, f"Абзац {row} во всю ширину страницы, длинный"
            )
        sheet.line(350, 60, "Утверждена приказом")
        sheet.line(350, 75, "от 5 мая 2024 года № 15")

    document = read_pdf(make_pdf(draw))
    assert texts(document)[0] == "Утверждена приказом от 5 мая 2024 года № 15"


def test_a_picture_without_text_is_an_unread_page():
    document = read_pdf(make_pdf(Sheet.picture, plain))
    assert [(item.reason, item.page) for item in document.unread] == [("image_only", 1)]
    assert document.blocks[0].page == 2


def test_a_scan_with_a_stamp_is_unread_though_the_stamp_is_read():
    def draw(sheet: Sheet) -> None:
        sheet.picture()
        sheet.line(100, 50, "Кіріс № 15")

    document = read_pdf(make_pdf(draw))
    assert texts(document) == ["Кіріс № 15"]
    assert [item.reason for item in document.unread] == ["image_only"]


def test_a_file_of_pictures_only_is_a_document_without_blocks():
    document = read_pdf(make_pdf(Sheet.picture, Sheet.picture))
    assert document.blocks == ()
    assert [item.page for item in document.unread] == [1, 2]


def test_text_over_a_picture_of_the_page_is_recognised_text():
    def draw(sheet: Sheet) -> None:
        sheet.picture()
        plain(sheet)

    assert read_pdf(make_pdf(draw)).ocr
    assert not read_pdf(make_pdf(plain)).ocr


def test_lost_kazakh_letters_are_told_and_the_rest_is_read():
    def draw(sheet: Sheet) -> None:
        for row in range(4):
            sheet.line(85, 100 + 15 * row, "аза стан Республикасыны зaны ж не ызмет")

    document = read_pdf(make_pdf(draw))
    assert [item.reason for item in document.unread] == ["garbled_text"]
    assert document.blocks


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (make_pdf(plain, password="12345"), ErrorCode.ENCRYPTED),
        (b"%PDF-1.7\nnothing more", ErrorCode.CORRUPT),
        (make_pdf(plain)[:600], ErrorCode.CORRUPT),
        (make_pdf(lambda sheet: None), ErrorCode.EMPTY),
    ],
    ids=["password", "no structure", "cut off", "blank"],
)
def test_files_that_cannot_be_read_say_why(data, code):
    with pytest.raises(UnreadableDocumentError) as caught:
        read_pdf(data)
    assert caught.value.code is code


def test_too_many_pages_are_refused(monkeypatch):
    monkeypatch.setattr("doccheck.parsers.pdf.MOST_PAGES", 1)
    with pytest.raises(UnreadableDocumentError) as caught:
        read_pdf(make_pdf(plain, plain))
    assert caught.value.code is ErrorCode.TOO_LARGE
