from __future__ import annotations

import pytest

from doccheck.document import Alignment, BlockKind, DocumentBuilder, Style
from doccheck.language import analyse
from doccheck.structure.headings import explain_heading
from doccheck.structure.outline import explain_candidates, find_sections

CENTRED = Style(bold=True, alignment=Alignment.CENTRE)
TEXT = (
    "Осы құжат кәсіпорынның барлық қызметкерлеріне қолданылады және"
    " ресми сайтта жарияланады."
)
RULE = "Работники предприятия обязаны соблюдать настоящий документ во всех случаях."


def analysed_text(*paragraphs):
    """Return paragraphs as analysed blocks; a pair has a style."""
    builder = DocumentBuilder("docx")
    for item in paragraphs:
        text, style = item if isinstance(item, tuple) else (item, Style())
        builder.add(BlockKind.PARAGRAPH, text, style=style)
    return analyse(builder.finish())


def outline(*paragraphs):
    analysed = analysed_text(*paragraphs)
    return find_sections(analysed, 0, len(analysed.blocks))


def titles(*paragraphs):
    return [section.title for section in outline(*paragraphs)]


@pytest.mark.parametrize("label", ["{}-тарау. ", "{}. ", "Глава {}. ", "§ {} "])
def test_numbered_titles_are_headings(label):
    found = outline(
        label.format(1) + "Жалпы ережелер",
        TEXT,
        label.format(2) + "Негізгі қағидаттар",
        TEXT,
        TEXT,
    )
    assert [(item.number, item.title) for item in found] == [
        ("1", "Жалпы ережелер"),
        ("2", "Негізгі қағидаттар"),
    ]
    assert [(item.start, item.body, item.stop) for item in found] == [
        (0, 1, 2),
        (2, 3, 5),
    ]


def test_bare_titles_in_plain_text_are_headings():
    assert titles(
        "Общие положения",
        RULE,
        "Основные принципы работы",
        "1) законность и открытость;",
        "2) неотвратимость наказания;",
        "3) равенство всех перед законом.",
        "Ответственность",
        RULE,
    ) == ["Общие положения", "Основные принципы работы", "Ответственность"]


def test_clauses_are_not_headings():
    assert not titles(
        "1. Осы Ереже кәсіпорынның жұмыс тәртібін айқындайды.",
        "2. Қызметкерлер осы Ережені сақтауға міндетті.",
        "3. Бақылауды заңгер жүзеге асырады.",
    )


def test_short_numbered_rows_are_a_list():
    assert titles(
        "1. Принципы", RULE, "1. Законность", "2. Открытость", "3. Честность", RULE
    ) == ["Принципы"]


def test_chapters_hold_clauses_numbered_through_the_document():
    found = outline(
        "I. Общие положения",
        "1. Настоящая Политика определяет порядок работы предприятия.",
        "2. Политика обязательна для всех работников.",
        "II. Ответственность",
        "3. Работники несут ответственность за нарушение Политики.",
    )
    assert [item.number for item in found] == ["I", "II"]


def test_paragraphs_stand_below_their_chapter():
    found = outline(
        "1-тарау. Шаралар",
        "1-параграф. Талдау",
        TEXT,
        "2-параграф. Бақылау",
        TEXT,
        "2-тарау. Жауапкершілік",
        TEXT,
    )
    assert [item.level for item in found] == [1, 2, 2, 1]
    assert found[1].path == ("Шаралар",)
    assert found[0].stop == 5


def test_titles_numbered_two_deep_stand_below_their_number():
    found = outline(
        "2. Термины и определения",
        "2.1. Термины",
        "Риск – влияние неопределённости на цели предприятия.",
        "2.2. Сокращения",
        "РК – Республика Казахстан.",
    )
    assert [(item.number, item.level) for item in found] == [
        ("2", 1),
        ("2.1", 2),
        ("2.2", 2),
    ]


def test_title_broken_over_blocks_is_joined():
    found = outline(
        ("ГЛАВА 2", CENTRED),
        ("ЦЕЛИ И ЗАДАЧИ", CENTRED),
        ("ПРЕДПРИЯТИЯ", CENTRED),
        RULE,
    )
    assert [(item.title, item.body) for item in found] == [
        ("ЦЕЛИ И ЗАДАЧИ ПРЕДПРИЯТИЯ", 3)
    ]


def test_title_that_goes_on_in_small_letters_is_joined():
    assert titles(
        "3-тарау. Сыбайлас жемқорлықтың алдын алу", "жөніндегі шаралар", TEXT
    ) == ["Сыбайлас жемқорлықтың алдын алу жөніндегі шаралар"]


def test_text_behind_a_full_stop_runs_in():
    analysed = analysed_text(
        "Глава 1. Общие положения. 1. Настоящая Политика обязательна для работников."
    )
    (section,) = find_sections(analysed, 0, 1)
    assert section.title == "Общие положения"
    assert analysed.document.text_of(section.run_in).startswith("1. Настоящая")


def test_text_behind_a_line_break_runs_in():
    analysed = analysed_text(f"Негізгі қағидаттар\n{TEXT}", TEXT)
    (section,) = find_sections(analysed, 0, 2)
    assert section.title == "Негізгі қағидаттар"
    assert analysed.document.text_of(section.run_in) == TEXT


def test_title_of_two_sentences_is_whole():
    assert titles("Глава 4. КОНТРОЛЬ ЗАКУПОК. ОБЖАЛОВАНИЕ", RULE) == [
        "КОНТРОЛЬ ЗАКУПОК. ОБЖАЛОВАНИЕ"
    ]


def test_title_span_is_the_place_in_the_file():
    analysed = analysed_text("II. Шаралар  жоспары", TEXT)
    (section,) = find_sections(analysed, 0, 2)
    assert analysed.document.text_of(section.title_span) == "Шаралар  жоспары"
    assert section.title == "Шаралар жоспары"


@pytest.mark.parametrize(
    "contents",
    [
        ("Содержание", "Глава 1. Цели", "Глава 2. Задачи"),
        ("Глава 1. Цели…………3", "Глава 2. Задачи.......... 4", "Глава 3. Меры…….. 5"),
        ("Глава 1. Цели", "Глава 2. Задачи", "Глава 3. Меры"),
    ],
)
def test_table_of_contents_holds_no_headings(contents):
    found = outline(
        *contents,
        "Глава 1. Цели",
        RULE,
        "Глава 2. Задачи",
        RULE,
        "Глава 3. Меры",
        RULE,
    )
    assert [item.title for item in found] == ["Цели", "Задачи", "Меры"]
    assert found[0].start == len(contents)


def test_heading_of_an_empty_chapter_is_found():
    found = outline("1. Мақсаты", "2. Қағидаттары", TEXT)
    assert [(item.body, item.stop) for item in found] == [(1, 1), (2, 3)]


def test_chapter_without_its_word_keeps_its_level():
    found = outline(
        "7-тарау. Шаралар", TEXT, "8. Контрагенттер", TEXT, "9-тарау. Бақылау", TEXT
    )
    assert [item.level for item in found] == [1, 1, 1]


def test_paragraphs_stand_below_titles_that_are_only_numbered():
    found = outline(
        "5. Мәдениет",
        TEXT,
        "6. Ашықтық",
        "1-параграф. Ақпарат",
        TEXT,
        "7. Бақылау",
        TEXT,
    )
    assert [item.level for item in found] == [1, 1, 2, 1]


def test_bare_chapters_stand_over_numbered_paragraphs():
    found = outline(
        "Шаралар",
        "1-параграф. Талдау",
        TEXT,
        "2-параграф. Оқыту",
        TEXT,
        "Бақылау",
        TEXT,
    )
    assert [item.level for item in found] == [1, 2, 2, 1]


def test_bare_title_stands_over_a_count_that_begins_below_it():
    found = outline(
        ("Правила поведения", CENTRED),
        ("1. Общие требования", CENTRED),
        RULE,
        ("2. Закупки", CENTRED),
        RULE,
    )
    assert [item.level for item in found] == [1, 2, 2]


@pytest.mark.parametrize(
    "line",
    [
        "Директор А. Сапаров",
        "г. Кокшетау, 2025 год",
        "Ответственное лицо: [должность, Ф.И.О.]",
        "УТВЕРЖДАЮ",
        "_______________",
        "Запрещается:",
        "законности и этики;",
        "Сроки\t2025\tотдел кадров",
    ],
)
def test_line_that_is_no_title_is_no_heading(line):
    assert line.strip(" :;") not in titles(RULE, line, RULE)


def test_empty_range_has_no_outline():
    assert outline() == ()


def test_heading_can_be_explained():
    analysed = analysed_text("Глава 1. Цели", RULE)
    candidate, weight = next(explain_candidates(analysed, 0, 2))
    assert "is_named +6" in explain_heading(candidate)
    assert weight >= 6
