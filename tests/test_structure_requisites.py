"""Requisites at the top and the end of a document."""

import pytest
from documents_by_hand import analysed, analysed_table, quote

from doccheck.structure.model import Completeness, RequisiteKind
from doccheck.structure.requisites import find_requisites


def requisites(text):
    document = analysed(text)
    return document, find_requisites(document, 0, len(document.blocks))


def shown(text, kind):
    document, found = requisites(text)
    return [quote(document, item.span) for item in found if item.kind is kind]


def value(text, kind, name):
    _, found = requisites(text)
    return [item.values.get(name) for item in found if item.kind is kind]


KAZAKH = """КОММУНАЛЬНОЕ ГОСУДАРСТВЕННОЕ
ПРЕДПРИЯТИЕ «ПРИМЕР»

«ҮЛГІ» КОММУНАЛДЫҚ
МЕМЛЕКЕТТІК КӘСІПОРНЫ

БҰЙРЫҚ ПРИКАЗ
25.01.2024ж. № 33-05/01
Үлгітау қаласы город Ульгитау

Сыбайлас жемқорлық тәуекелдеріне
ішкі талдау жүргізу туралы

«Ойын туралы» 2015 жылғы 18 қарашадағы № 5 Заңын орындау мақсатында БҰЙЫРАМЫН:

1. Талдау жүргізілсін.

Бас дәрігер А.Үлгілиев"""

RUSSIAN = """ТОВАРИЩЕСТВО С ОГРАНИЧЕННОЙ ОТВЕТСТВЕННОСТЬЮ «ПРИМЕР»

П Р И К А З

от 15.05.2025 г. № 45-н
г. Астана

О проведении анализа

ПРИКАЗЫВАЮ:

1. Провести анализ с 1 по 30 июня 2025 года.

Директор ____________ Примеров А.Б."""


def test_an_order_on_a_bilingual_blank_has_all_its_requisites():
    _, found = requisites(KAZAKH)
    assert [str(item.kind) for item in found] == [
        "organisation",
        "kind",
        "date",
        "number",
        "place",
        "place",
        "signature",
    ]
    assert all(item.completeness is Completeness.COMPLETE for item in found)


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        (RequisiteKind.KIND, "kind", ["БҰЙРЫҚ ПРИКАЗ"]),
        (RequisiteKind.DATE, "date", ["2024-01-25"]),
        (RequisiteKind.NUMBER, "number", ["33-05/01"]),
        (RequisiteKind.PLACE, "place", ["Үлгітау қаласы", "город Ульгитау"]),
        (RequisiteKind.SIGNATURE, "person", ["А.Үлгілиев"]),
    ],
)
def test_values_of_a_kazakh_order(kind, name, expected):
    assert value(KAZAKH, kind, name) == expected


def test_the_letterhead_is_shown_as_a_whole():
    (printed,) = shown(KAZAKH, RequisiteKind.ORGANISATION)
    assert printed.startswith("КОММУНАЛЬНОЕ")
    assert printed.endswith("КӘСІПОРНЫ")


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        (RequisiteKind.KIND, "kind", ["ПРИКАЗ"]),
        (RequisiteKind.DATE, "date", ["2025-05-15"]),
        (RequisiteKind.NUMBER, "number", ["45-н"]),
        (RequisiteKind.PLACE, "place", ["г. Астана"]),
        (RequisiteKind.SIGNATURE, "post", ["Директор"]),
    ],
)
def test_values_of_a_russian_order(kind, name, expected):
    assert value(RUSSIAN, kind, name) == expected


@pytest.mark.parametrize(
    ("statement", "kind", "post"),
    [
        (
            (
                "Приказ Председателя Агентства по играм (Службы игр) от 28 января 2020 "
                "года № 22. Зарегистрирован 29 января 2020 года № 19941."
            ),
            "Приказ",
            "Председателя",
        ),
        (
            (
                "Ойын агенттігі (Ойын қызметі) төрағасының 2020 жылғы 28 қаңтардағы № "
                "22 "
                "бұйрығы. Әділет министрлігінде 2020 жылы 29 қаңтарда № 19941 тіркелді"
            ),
            "бұйрығы",
            "төрағасының",
        ),
    ],
)
def test_the_statement_line_of_a_publication_gives_all(statement, kind, post):
    text = f"Қағидаларды бекіту туралы\n\n{statement}\n\n1. Бекітілсін."
    assert value(text, RequisiteKind.KIND, "kind") == [kind]
    assert value(text, RequisiteKind.DATE, "date") == ["2020-01-28"]
    assert value(text, RequisiteKind.NUMBER, "number") == ["22"]
    assert value(text, RequisiteKind.ORGANISATION, "post") == [post]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (
            (
                "12 мая 2025 года № 5\n\nПРИКАЗ\n\nО создании комиссии\n\n"
                "В соответствии с постановлением Правительства Республики "
                "от 12 августа 2015 года № 703 ПРИКАЗЫВАЮ:\n\n1. Создать комиссию."
            ),
            "2025-05-12",
        ),
        (
            (
                "2025 жылғы 12 мамыр № 5\n\nБҰЙРЫҚ\n\nКомиссия құру туралы\n\n"
                "Республика Үкіметінің 2015 жылғы 12 тамыздағы № 703 қаулысы\n"
                "негізінде БҰЙЫРАМЫН:\n\n1. Комиссия құрылсын."
            ),
            "2025-05-12",
        ),
    ],
)
def test_an_act_cited_as_the_basis_gives_no_requisites(text, date):
    assert value(text, RequisiteKind.DATE, "date") == [date]
    assert value(text, RequisiteKind.NUMBER, "number") == ["5"]
    assert value(text, RequisiteKind.ORGANISATION, "organisation") == []


@pytest.mark.parametrize(
    "line",
    [
        "2025 жылғы «15» мамыр № 45",
        "№ 45 2025 жылғы 15 мамыр",
        "15.05.2025 ж. № 45 Астана қ.",
        "№ 45 от 15 мая 2025 года",
        "15.05.2025 г. 45/1",
        "№ 45\n\n15.05.2025",
    ],
)
def test_date_and_number_stand_in_lines_of_their_own(line):
    text = f"БҰЙРЫҚ\n\n{line}\n\nІшкі талдау туралы\n\n1. Жүргізілсін."
    assert value(text, RequisiteKind.DATE, "date") == ["2025-05-15"]
    (number,) = value(text, RequisiteKind.NUMBER, "number")
    assert number.startswith("45")


def test_the_number_may_stand_beside_the_word_for_the_kind():
    text = (
        "ПРОТОКОЛ № 3\nзаседания группы\n\nг. Алматы «10» июня 2025 года\n\n1. Слушали."
    )
    assert value(text, RequisiteKind.KIND, "kind") == ["ПРОТОКОЛ"]
    assert value(text, RequisiteKind.NUMBER, "number") == ["3"]
    assert value(text, RequisiteKind.DATE, "date") == ["2025-06-10"]
    assert value(text, RequisiteKind.PLACE, "place") == ["г. Алматы"]


def test_open_places_of_an_order_are_blank():
    _, found = requisites("БҰЙРЫҚ № ____\n«___» ________ 2025 ж.\n\n1. Бекітілсін.")
    states = {str(item.kind): str(item.completeness) for item in found}
    assert states == {"kind": "complete", "number": "blank", "date": "blank"}


@pytest.mark.parametrize(
    "text",
    [
        (
            "Ішкі талдау туралы\n\nМинистрдің 2024 жылғы 31 желтоқсандағы № 285 "
            "бұйрығымен "
            "бекітілген ұсынымдарға сәйкес БҰЙЫРАМЫН:\n\n1. Жүргізілсін."
        ),
        "В соответствии с приказом министра от 31 декабря 2024 года № 285 ПРИКАЗЫВАЮ:",
    ],
)
def test_date_and_number_of_a_cited_act_are_not_the_documents_own(text):
    assert value(text, RequisiteKind.DATE, "date") == []
    assert value(text, RequisiteKind.NUMBER, "number") == []


def test_a_law_cited_below_the_head_does_not_date_an_order():
    text = (
        "ПРИКАЗ\n\n20 января 2025 года № 17\n\nгород Жаркайнар\n\nО комиссии\n\n"
        "В соответствии с Законом Республики Казахстан от 18 ноября 2015 года № 410-V "
        "ПРИКАЗЫВАЮ:"
    )
    assert value(text, RequisiteKind.DATE, "date") == ["2025-01-20"]
    assert value(text, RequisiteKind.NUMBER, "number") == ["17"]


def test_the_date_of_a_stamp_is_not_the_documents_own():
    text = "БЕКІТЕМІН\nДиректор\nА. Үлгілиев\n05.01.2024 ж.\n\nЖоспар"
    assert value(text, RequisiteKind.DATE, "date") == []
    assert value(text, RequisiteKind.APPROVAL, "date") == ["2024-01-05"]
    assert value(text, RequisiteKind.SIGNATURE, "person") == []


def test_the_date_of_a_long_schedule_is_not_the_documents_own():
    document = analysed_table([[str(day), f"{day:02}.05.2025"] for day in range(1, 12)])
    assert find_requisites(document, 0, 1) == ()


def test_an_order_whose_letterhead_is_an_image_names_itself():
    text = (
        "Стандартты бекіту туралы\n\nСәйкес БҰЙЫРАМЫН:\n\n1. Бекітілсін.\n\n"
        "2. Осы бұйрық күшіне енеді.\n\nОйын министрі А. Үлгілиев"
    )
    assert shown(text, RequisiteKind.KIND) == ["бұйрық"]
    assert value(text, RequisiteKind.ORGANISATION, "organisation") == ["Ойын министрі"]


def test_an_ordinary_text_has_no_requisites():
    _, found = requisites("Ойын туралы\n\nБұл мәтін ештеңені бұйырмайды.")
    assert found == ()


def test_only_the_asked_blocks_are_read():
    document = analysed(KAZAKH)
    last = len(document.blocks)
    (found,) = find_requisites(document, last - 1, last)
    assert found.kind is RequisiteKind.SIGNATURE


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "corpus/labelled/006-kk-ovkd-order-2024.txt",
            {
                "organisation": (3, 16),
                "kind": (18, 18),
                "date": (19, 19),
                "number": (19, 19),
                "place": (20, 20),
                "signature": (62, 62),
            },
        ),
        (
            "corpus/labelled/014-kk-ovkd-anyqtama-2021-23.txt",
            {"date": (6, 6), "place": (6, 6)},
        ),
        (
            "corpus/labelled/016-kk-ovkd-minutes-talk-2024.txt",
            {"date": (5, 5), "place": (5, 5), "signature": (34, 34)},
        ),
    ],
)
def test_requisites_of_published_documents(shared, name, expected):
    from doccheck.language import analyse
    from doccheck.parsers import read_document

    document = analyse(read_document(shared / name))
    first = {}
    for item in find_requisites(document, 0, len(document.blocks)):
        lines = document.document.text
        first.setdefault(
            str(item.kind),
            (
                lines.count("\n", 0, item.span.start) + 1,
                lines.count("\n", 0, item.span.end - 1) + 1,
            ),
        )
    assert expected.items() <= first.items()
