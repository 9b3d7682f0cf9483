"""Plain text: decoding, paragraphs, headings, tables, pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doccheck.document import BlockKind, Document, PageSource
from doccheck.errors import InputError
from doccheck.parsers import read_bytes
from doccheck.parsers.encoding import decode

LETTER = "Бұйрық № 5: қызметкерлердің өтініштері мен ұсыныстары әділ қаралсын."
WRAPPED = """\
БҰЙРЫҚ

Сыбайлас жемқорлық тәуекелдеріне ішкі талдау жүргізу
туралы

Ішкі талдау жүргізу мақсатында және заңның талаптарын
орындау үшін, сондай-ақ жұмыс тобының құрамын бекіту
үшін БҰЙЫРАМЫН:

1. Жұмыс тобының құрамы осы бұйрыққа қосымшаға сәйкес
бекітілсін.
2. Жұмыс тобы талдауды отыз жұмыс күні ішінде жүргізсін
және нәтижесін баяндасын.

1-тарау. Жалпы ережелер және ішкі талдау жүргізудің негізгі
қағидаттары

1.1. Осы тарау талдау жүргізу тәртібін айқындайды.
"""


def read(text: str) -> Document:
    return read_bytes(text.encode())


def texts(document: Document) -> list[str]:
    """Return the text of each block on one line."""
    return [" ".join(document.text_of(block).split()) for block in document.blocks]


def kinds(document: Document) -> list[BlockKind]:
    return [block.kind for block in document.blocks]


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "kz1048"]
)
def test_kazakh_text_is_decoded(codec):
    assert decode(LETTER.encode(codec)) == LETTER


@pytest.mark.parametrize("codec", ["cp1251", "koi8-r", "cp866"])
def test_russian_text_is_decoded(codec):
    text = "Настоящая политика определяет основные цели и задачи предприятия."
    assert decode(text.encode(codec)) == text


def test_older_kazakh_page_is_decoded():
    text = "Қызметкерлердің өтініштері мен ұсыныстары әділ қаралсын, ғимарат."
    assert decode(text.encode("ptcp154")) == text


def test_one_broken_byte_does_not_change_the_encoding():
    data = (LETTER * 3).encode() + b"\xff"
    assert decode(data).startswith(LETTER)


def test_line_breaks_of_all_systems_are_plain():
    assert decode("а\r\nб\rв".encode()) == "а\nб\nв"


def test_text_stays_as_it_was_decoded():
    assert read(WRAPPED).text.rstrip("\n") == WRAPPED.rstrip("\n")


def test_blocks_are_paragraphs_rebuilt_from_wrapped_lines():
    assert texts(read(WRAPPED)) == [
        "БҰЙРЫҚ",
        "Сыбайлас жемқорлық тәуекелдеріне ішкі талдау жүргізу туралы",
        (
            "Ішкі талдау жүргізу мақсатында және заңның талаптарын орындау үшін, "
            "сондай-ақ жұмыс тобының құрамын бекіту үшін БҰЙЫРАМЫН:"
        ),
        "1. Жұмыс тобының құрамы осы бұйрыққа қосымшаға сәйкес бекітілсін.",
        (
            "2. Жұмыс тобы талдауды отыз жұмыс күні ішінде жүргізсін және нәтижесін "
            "баяндасын."
        ),
        "1-тарау. Жалпы ережелер және ішкі талдау жүргізудің негізгі қағидаттары",
        "1.1. Осы тарау талдау жүргізу тәртібін айқындайды.",
    ]


def test_kinds_follow_the_look():
    heading, item, plain = (
        BlockKind.HEADING,
        BlockKind.LIST_ITEM,
        BlockKind.PARAGRAPH,
    )
    assert kinds(read(WRAPPED)) == [heading, plain, plain, item, item, heading, item]


def test_wrapped_lines_with_a_blank_one_after_each_are_joined():
    spaced = WRAPPED.replace("\n\n", "\n \n\n").replace("\n", "\n\n")
    assert texts(read(spaced)) == texts(read(WRAPPED))


def test_a_short_line_between_sentences_is_a_block_of_its_own():
    text = (
        "Бөлімде алты маман жұмыс істейді, сынамалар тіркеліп, журналға\n"
        "енгізіледі, төлем банк арқылы жүргізіледі, шағым түспеген еді.\n"
        "Қорытынды\n"
        "Талдау барысында тәуекелдер анықталған жоқ деп есептейміз бе,\n"
        "жоқ па, оны комиссия шешеді.\n"
    )
    assert "Қорытынды" in texts(read(text))


def test_one_paragraph_to_a_line():
    lines = [
        "Глава 1. Общие положения",
        (
            "Настоящая политика определяет цели предприятия в области противодействия "
            "коррупции, а также порядок их достижения всеми работниками предприятия."
        ),
        (
            "Политика обязательна для всех работников предприятия, независимо от их "
            "должности, а также для лиц, которые действуют от имени предприятия."
        ),
        "Принципы:",
        "законность;",
        "прозрачность.",
    ]
    document = read("\n".join(lines))
    assert texts(document) == lines
    assert kinds(document)[0] is BlockKind.HEADING


def test_indented_first_lines_begin_paragraphs():
    text = """\
      Уполномоченный орган рассматривает отчеты постоянно и
направляет предложения в иные государственные органы края.
      Отчет размещается на официальном ресурсе органа не
позднее десяти рабочих дней после его утверждения.
      Итоги могут быть рассмотрены на заседаниях всех
консультативных органов при органе и его подразделениях.
"""
    assert len(read(text).blocks) == 3


def test_sentence_goes_on_over_a_blank_line_at_a_page_end():
    text = WRAPPED + "1.2. Талдау қорытындысы бойынша жұмыс тобы\n\nанықтама жасайды.\n"
    assert texts(read(text))[-1].endswith("жұмыс тобы анықтама жасайды.")


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("1-тарау. Жалпы ережелер", 1),
        ("І-тарау.Жалпы ережелер", 1),
        ("П-тарау. Мақсаты мен міндеттері", 1),
        ("2-бөлім. Тәртіп", 1),
        ("6. тарау. Ынтымақтастық", 1),
        ("Глава 6. Сотрудничество", 1),
        ("Глaвa 6. Сотрудничество", 1),
        ("Раздел II. Порядок", 1),
        ("1-параграф. Мүдделер қақтығысы", 2),
        ("§ 6. Подарки", 2),
        ("Статья 3. Понятия", 3),
        ("16-бап. Сатып алу негіздері", 3),
        ("III. Заключительная часть", 1),
        ("## Мақсаты", 2),
        ("ҰСЫНЫС:", 1),
    ],
)
def test_look_of_a_heading(line, level):
    block = read(f"{line}\nОсы бөлікте айтылған талаптар орындалсын.").blocks[0]
    assert (block.kind, block.level) == (BlockKind.HEADING, level)


@pytest.mark.parametrize(
    "line",
    [
        "БЕКІТЕМІН",
        "УТВЕРЖДАЮ",
        "БҰЙЫРАМЫН:",
        "Глава 1. Общие положения......... 3",
        "Б.Е. АСАНОВ",
        "2-тарауда көрсетілген талаптар",
        "21-бабы 1-тармағының талабы",
        "№3 бөлім талаптары",
        "Глава и члены комиссии",
    ],
)
def test_what_only_looks_like_a_heading(line):
    assert read(f"{line}\n\nМәтін осында.").blocks[0].kind is not BlockKind.HEADING


def test_marks_of_markdown_are_not_part_of_a_title():
    document = read("# Саясат\n\n## 1-тарау. Мақсаты\n\nМәтін.")
    assert texts(document)[:2] == ["Саясат", "1-тарау. Мақсаты"]
    assert [block.level for block in document.blocks] == [1, 2, 0]


def test_title_of_a_chapter_may_stand_on_the_next_line():
    text = "2-тарау.\nСаясаттың мақсаты мен міндеттері\n1. Мақсаты мынадай болады."
    assert texts(read(text))[0] == "2-тарау. Саясаттың мақсаты мен міндеттері"


def test_heading_and_the_text_below_it_are_two_blocks():
    text = "КІРІСПЕ\nОсы саясат ұйымның барлық қызметкерлеріне қолданылады."
    assert kinds(read(text)) == [BlockKind.HEADING, BlockKind.PARAGRAPH]


@pytest.mark.parametrize("number", ["1.", "1)", "1.1.", "а)", "-", "•", "4,", "< 1."])
def test_list_numbers_begin_items(number):
    document = read(f"Мыналар қаралсын:\n{number} Бірінші мәселе;\nЕкінші жол.")
    assert kinds(document)[1] is BlockKind.LIST_ITEM


def test_number_at_the_start_of_a_wrapped_line_is_no_list_item():
    text = WRAPPED + (
        "1.2. Тәуекелдерді бағалау осы бұйрықтың қосымшасы\n"
        "- және ішкі құжаттардың талаптары ескеріле отырып жүргізіледі №\n"
        "22. нысан бойынша.\n"
    )
    assert texts(read(text))[-1].endswith("жүргізіледі № 22. нысан бойынша.")


@pytest.mark.parametrize(
    "text",
    [
        "Кесте\n№ | Шара | Мерзімі\n1 | Оқыту |\nСоңы.",
        "Кесте\n| № | Шара | Мерзімі |\n|---|---|---|\n| 1 | Оқыту |  |\nСоңы.",
    ],
)
def test_rows_of_bars_are_a_table_with_empty_cells(text):
    document = read(text)
    table = document.blocks[1].table
    cells = [
        [document.text_of(cell.span).strip() for cell in row] for row in table.rows
    ]
    assert cells == [["№", "Шара", "Мерзімі"], ["1", "Оқыту", ""]]


def test_rows_of_tabs_are_a_table_with_empty_cells():
    text = "Қосымша\n№\tАты-жөні\tҚолы\n1\tА. Асанов\t\n\t\t\n\nСоңы."
    document = read(text)
    table = document.blocks[1].table
    cells = [[document.text_of(cell.span) for cell in row] for row in table.rows]
    assert cells == [["№", "Аты-жөні", "Қолы"], ["1", "А. Асанов", ""], ["", "", ""]]


def test_columns_of_spaces_are_a_table():
    text = "Іс-шара      Мерзімі     Жауапты\nОқыту        қаңтар      кадр маманы\n"
    table = read(text).blocks[0].table
    assert [len(row) for row in table.rows] == [3, 3]


def test_tabs_between_words_are_no_table():
    text = "3) анықтау\tлиц, к\tсовершению\n4) взыскания\tубытков\tв\tрезультате\n"
    assert BlockKind.TABLE not in kinds(read(text))


def test_form_feeds_are_pages():
    document = read("Бірінші бет.\n\fЕкінші бет.\n\f")
    assert [block.page for block in document.blocks] == [1, 2]
    assert [page.source for page in document.pages] == [PageSource.RENDERED] * 2


def test_text_without_form_feeds_has_no_pages():
    document = read("Мәтін.")
    assert document.pages == ()
    assert document.blocks[0].page is None


def test_sheet_numbers_and_running_heads_go_behind_the_text():
    page = "Ұйым атауы\nБұл беттегі мәтін осындай және\n{}\n"
    document = read("\f".join(page.format(number) for number in range(1, 5)))
    assert "Ұйым атауы" not in " ".join(texts(document))
    assert {document.text_of(item) for item in document.furniture} == {
        *("Ұйым атауы", "1", "2", "3", "4")
    }
    start = max(block.span.end for block in document.blocks)
    assert all(item.span.start > start for item in document.furniture)


def test_year_at_the_end_of_a_page_is_text():
    assert read("Астана\n2024\n\fМәтін.\nСоңы.\n").furniture == ()


def test_text_of_spaces_is_empty():
    with pytest.raises(InputError, match="empty"):
        read(" \n\t\n")


@given(st.text(alphabet="аБ1. \n\t\f-–№_()«:;,қIХ#|", max_size=400))
def test_every_letter_stands_in_one_block(text):
    try:
        document = read(text)
    except InputError:
        assert not text.strip()
        return
    spans = [block.span for block in (*document.blocks, *document.furniture)]
    covered = [False] * len(document.text)
    for span in spans:
        for place in range(span.start, span.end):
            assert not covered[place]
            covered[place] = True
    for place, char in enumerate(document.text):
        assert covered[place] or char.isspace() or char == "#"
    starts = [block.span.start for block in document.blocks]
    assert starts == sorted(starts)
