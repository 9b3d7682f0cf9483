from __future__ import annotations

import pytest

from doccheck.document import Alignment, BlockKind, DocumentBuilder, Style
from doccheck.document.build import CellText
from doccheck.language import Language, analyse
from doccheck.parsers import read_document
from doccheck.structure import PartRole, RequisiteKind, split_parts
from doccheck.structure.forms import is_form

CENTRED = Style(bold=True, alignment=Alignment.CENTRE)
ORDER_KK = (
    "БҰЙРЫҚ",
    "2024 жылғы 5 наурыз № 17",
    "Ішкі тәртіп қағидаларын бекіту туралы",
    "Заңның 10-бабына сәйкес БҰЙЫРАМЫН:",
    "1. Қоса беріліп отырған Ішкі тәртіп қағидалары бекітілсін.",
    "2. Осы бұйрық қол қойылған күнінен бастап күшіне енеді.",
    "Директор С. Әлімов",
)
ORDER_RU = (
    "ПРИКАЗ",
    "от 5 марта 2024 года № 17",
    "Об утверждении Правил внутреннего распорядка",
    "В соответствии со статьёй 10 Закона ПРИКАЗЫВАЮ:",
    "1. Утвердить прилагаемые Правила внутреннего распорядка.",
    "2. Настоящий приказ вводится в действие со дня подписания.",
    "Директор С. Алимов",
)
RULES_KK = (
    "1-тарау. Жалпы ережелер",
    "1. Осы Қағидалар кәсіпорынның ішкі тәртібін айқындайды және бәріне міндетті.",
    "2-тарау. Жұмыс уақыты",
    "2. Жұмыс күні сағат тоғызда басталады және алтыда аяқталады.",
)
RULES_RU = (
    "Глава 1. Общие положения",
    "1. Настоящие Правила определяют внутренний распорядок и обязательны для всех.",
    "Глава 2. Рабочее время",
    "2. Рабочий день начинается в девять часов и заканчивается в восемнадцать часов.",
)


def parts_of(*items):
    """Return the parts of blocks; a list of rows is a table, a pair has a style."""
    builder = DocumentBuilder("docx")
    for item in items:
        if isinstance(item, list):
            rows = [[CellText(text=t, column=n) for n, t in enumerate(r)] for r in item]
            builder.add_table(rows)
        else:
            text, style = item if isinstance(item, tuple) else (item, Style())
            builder.add(BlockKind.PARAGRAPH, text, style=style)
    return split_parts(analyse(builder.finish()))


def roles(*items):
    return [(part.role, part.start) for part in parts_of(*items)]


@pytest.mark.parametrize(
    ("order", "stamp", "title", "rules"),
    [
        (
            ORDER_KK,
            ("Директордың", "2024 жылғы 5 наурыздағы", "№ 17 бұйрығымен", "бекітілген"),
            "Ішкі тәртіп қағидалары",
            RULES_KK,
        ),
        (
            ORDER_KK,
            ("Директордың 2024 жылғы 5 наурыздағы\n№ 17 бұйрығымен бекітілген",),
            "Ішкі тәртіп қағидалары",
            RULES_KK,
        ),
        (
            ORDER_RU,
            ("Утверждены приказом", "директора", "от 5 марта 2024 года № 17"),
            "Правила внутреннего распорядка",
            RULES_RU,
        ),
        (
            ORDER_RU,
            ("Утвержцены приказом директора\nот 5 марта 2024 года № 17",),
            "Правила внутреннего распорядка",
            RULES_RU,
        ),
        (
            ORDER_RU,
            ([["", "Утверждены\nприказом директора от 5 марта 2024 года № 17"]],),
            "Правила внутреннего распорядка",
            RULES_RU,
        ),
    ],
)
def test_rules_are_a_part_behind_the_order_that_approves_them(
    order, stamp, title, rules
):
    main, approved = parts_of(*order, *stamp, title, *rules)
    assert (main.role, approved.role) == (PartRole.MAIN, PartRole.APPROVED)
    assert approved.start == len(order)
    assert approved.title.text == title
    assert main.title.text == order[2]
    assert [section.number for section in approved.sections] == ["1", "2"]


def test_list_of_a_working_group_stays_with_its_order():
    assert roles(
        *ORDER_RU,
        "Приложение к приказу",
        "Состав рабочей группы",
        "Руководитель группы – заместитель директора.",
        "Члены группы – юрист и кадровый работник предприятия.",
    ) == [(PartRole.MAIN, 0)]


def test_table_of_a_plan_stays_with_its_order():
    assert roles(
        *ORDER_RU,
        "Приложение 1 к приказу",
        "План мероприятий на 2024 год",
        [
            ["№", "Мероприятие", "Срок", "Ответственный"],
            ["1", "Обучение работников", "Март", "Юрист"],
            ["2", "Анализ рисков", "Май", "Юрист"],
        ],
    ) == [(PartRole.MAIN, 0)]


def test_annexed_policy_is_a_part_of_its_own():
    assert roles(
        *ORDER_RU, "Приложение 1", "к приказу", "Политика предприятия", *RULES_RU
    ) == [(PartRole.MAIN, 0), (PartRole.APPENDIX, len(ORDER_RU))]


@pytest.mark.parametrize(
    "form",
    [
        (
            "Приложение № 1",
            "к Правилам внутреннего распорядка",
            "Лист ознакомления",
            [["№", "Ф.И.О.", "Дата", "Подпись"], *[["", "", "", ""]] * 4],
        ),
        (
            "Қағидаларға",
            "1-қосымша",
            "Нысан",
            "Есеп",
            "Атауы: ____________________",
            "Кезеңі: ____________ басталды",
        ),
        (
            "Приложение к Правилам",
            "ОБЯЗАТЕЛЬСТВО",
            "Я, ______________________________",
            "(Ф.И.О., должность)",
            "обязуюсь соблюдать Правила предприятия и не разглашать сведения.",
            "Дата __________ Подпись __________",
        ),
    ],
)
def test_blank_appendix_is_a_form(form):
    first, second = parts_of("Правила внутреннего распорядка", *RULES_RU, *form)
    assert (first.role, second.role) == (PartRole.MAIN, PartRole.FORM)
    assert second.start == 1 + len(RULES_RU)


def test_each_form_is_a_part():
    form = ("Форма", "Отчёт", "Наименование: ____________", "Период: ____________")
    found = roles(
        "Правила",
        *RULES_RU,
        "Приложение 1",
        *form,
        "Приложение 2",
        *form,
    )
    assert [role for role, _ in found] == [
        PartRole.MAIN,
        PartRole.FORM,
        PartRole.FORM,
    ]


def test_a_line_on_who_has_read_an_order_is_part_of_it():
    found = roles(
        "Правила внутреннего распорядка",
        *RULES_RU,
        "С Правилами ознакомлена: ____________ А. Мысалова",
    )
    assert [role for role, _ in found] == [PartRole.MAIN]


def test_sheet_of_acquaintance_without_a_stamp_is_a_form():
    found = roles(
        "Правила внутреннего распорядка",
        *RULES_RU,
        "С Правилами ознакомлен:",
        [["№", "Ф.И.О.", "Дата", "Подпись"], *[["", "", "", ""]] * 5],
    )
    assert found[1] == (PartRole.FORM, 1 + len(RULES_RU))


@pytest.mark.parametrize(
    "stamp",
    [
        ("БЕКІТЕМІН", "Директор С. Әлімов", "2024 жылғы 5 наурыз"),
        ("УТВЕРЖДЕНЫ:", "Приказом директора № ____ от «___» ______ 2024 года"),
        ("Приложение 2", "к аналитической справке", "УТВЕРЖДАЮ", "С. Алимов"),
    ],
)
def test_stamp_at_the_top_begins_no_second_part(stamp):
    (part,) = parts_of(*stamp, "ПРАВИЛА", *RULES_RU)
    assert part.role is PartRole.MAIN


def test_second_letterhead_begins_a_second_document():
    assert roles(*ORDER_KK, *ORDER_RU) == [
        (PartRole.MAIN, 0),
        (PartRole.MAIN, len(ORDER_KK)),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Есеп осы Қағидалардың 1-қосымшасына сәйкес жасалады.",
        "Отчёт составляется по форме согласно Приложению № 1 к настоящим Правилам.",
        "Приложение 1 к настоящим Правилам обязательно для всех работников.",
        "Мәліметтер қоса беріледі (Нұсқаулыққа № 1 қосымша).",
        "Положение утверждено приказом директора от 5 марта 2024 года № 17.",
    ],
)
def test_mention_of_an_appendix_cuts_nothing(sentence):
    assert len(parts_of("Правила", *RULES_RU, sentence, *RULES_RU)) == 1


def test_parts_hold_each_block_once():
    parts = parts_of(*ORDER_KK, "Утверждены приказом", "Правила", *RULES_RU)
    places = [place for part in parts for place in range(part.start, part.stop)]
    assert places == list(range(len(parts[0].document.blocks)))


def test_title_of_several_lines_is_joined():
    (part,) = parts_of(
        ("«Үлгі» кәсіпорнының", CENTRED),
        ("сыбайлас жемқорлыққа қарсы комплаенс-қызметі туралы", CENTRED),
        ("ЕРЕЖЕСІ", CENTRED),
        *RULES_KK,
    )
    assert part.title.text == (
        "«Үлгі» кәсіпорнының сыбайлас жемқорлыққа қарсы комплаенс-қызметі туралы"
        " ЕРЕЖЕСІ"
    )
    assert part.title in part.of_kind(RequisiteKind.TITLE)


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            ("Ойын ережелеріне арналған мониторингтің", "ҚОРЫТЫНДЫЛАРЫ"),
            "Ойын ережелеріне арналған мониторингтің ҚОРЫТЫНДЫЛАРЫ",
        ),
        (
            ("Ойын мониторингінің қорытындылары туралы", "АНЫҚТАМА"),
            "Ойын мониторингінің қорытындылары туралы АНЫҚТАМА",
        ),
    ],
)
def test_a_kazakh_title_ends_with_the_word_for_its_kind(lines, title):
    (part,) = parts_of(*lines, "1. Мониторинг жүргізілді.")
    assert part.title.text == title


def test_first_chapter_is_no_line_of_the_title():
    (part,) = parts_of("Кодекс этики", "Общие положения", RULES_RU[1], RULES_RU[3])
    assert part.title.text == "Кодекс этики"
    assert [section.title for section in part.sections] == ["Общие положения"]


def test_title_of_a_russian_order_ends_before_the_next_line():
    (part,) = parts_of(
        "Об утверждении Правил внутреннего распорядка",
        "Приказ директора предприятия от 5 марта 2024 года № 17",
        *ORDER_RU[3:],
    )
    assert part.title.text == "Об утверждении Правил внутреннего распорядка"


def test_text_without_a_title_has_none():
    (part,) = parts_of(*RULES_RU)
    assert part.title is None


def test_language_of_a_part_is_that_of_most_letters():
    main, approved = parts_of(
        *ORDER_KK, "Утверждены приказом", "Правила распорядка", *RULES_RU
    )
    assert (main.language, approved.language) == (Language.KAZAKH, Language.RUSSIAN)


def test_part_in_two_languages_is_mixed():
    (part,) = parts_of(*RULES_KK, *RULES_RU)
    assert part.language is Language.MIXED


def test_file_without_blocks_has_no_parts():
    assert parts_of() == ()


def test_long_text_is_no_form():
    text = "Работники предприятия соблюдают правила и отвечают за их нарушение."
    builder = DocumentBuilder("txt")
    for _ in range(80):
        builder.add(BlockKind.PARAGRAPH, text)
    builder.add(BlockKind.PARAGRAPH, "Подпись ______")
    document = builder.finish()
    assert not is_form(document, 0, len(document.blocks))


@pytest.mark.shared
@pytest.mark.parametrize(
    ("seed", "expected"),
    [
        ("000", [("main", 1), ("approved", 35), ("form", 163)]),
        ("001", [("main", 1)]),
        ("002", [("main", 1), ("approved", 36), ("form", 182)]),
        ("003", [("main", 1), ("approved", 25)]),
        (
            "004",
            [
                ("main", 1),
                ("form", 1762),
                ("form", 1810),
                ("form", 1932),
                ("form", 1989),
                ("form", 2045),
                ("form", 2096),
            ],
        ),
    ],
)
def test_seeds_fall_into_their_known_parts(shared, seed, expected):
    (path,) = (shared / "seeds").glob(f"{seed}_*.txt")
    document = read_document(path)
    parts = split_parts(analyse(document))
    starts = [document.blocks[part.start].span.start for part in parts]
    lines = [document.text.count("\n", 0, start) + 1 for start in starts]
    assert [part.role for part in parts] == [role for role, _ in expected]
    for line, (_, wanted) in zip(lines, expected, strict=True):
        assert abs(line - wanted) <= 3
