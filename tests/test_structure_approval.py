"""Approval stamps in the shapes that clerks and scanners give them."""

import pytest
from documents_by_hand import analysed, analysed_table, quote

from doccheck.structure.approval import find_approvals, says_i_approve
from doccheck.structure.model import Completeness, RequisiteKind


def stamps(text):
    document = analysed(text)
    return find_approvals(document, 0, len(document.blocks))


def only(text):
    (stamp,) = stamps(text)
    assert stamp.kind is RequisiteKind.APPROVAL
    return stamp


PERSONAL = """БЕКІТЕМІН
«Үлгі» ЖШС бас директоры
____________ А. Үлгілиев
«12» наурыз 2025 ж.

Сыбайлас жемқорлыққа қарсы саясат

1. Жалпы ережелер"""


def test_a_personal_stamp_gives_post_body_person_and_date():
    stamp = only(PERSONAL)
    assert stamp.completeness is Completeness.COMPLETE
    assert dict(stamp.values) == {
        "act": "",
        "form": "personal",
        "date": "2025-03-12",
        "year": "2025",
        "post": "бас директоры",
        "organisation": "«Үлгі» ЖШС",
        "person": "А. Үлгілиев",
    } | {"post": stamp.values["post"], "organisation": stamp.values["organisation"]}
    assert "директоры" in stamp.values["post"]
    assert "«Үлгі» ЖШС" in stamp.values["organisation"]


def test_the_span_holds_the_whole_stamp_and_no_more():
    document = analysed(PERSONAL)
    (stamp,) = find_approvals(document, 0, len(document.blocks))
    printed = quote(document, stamp.span)
    assert printed.startswith("БЕКІТЕМІН")
    assert printed.endswith("2025 ж.")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            (
                "УТВЕРЖДАЮ:\nГенеральный директор\nТОО «Пример»\n____ Примеров А. Б.\n"
                '"12" марта 2025 г.\n\nПОЛИТИКА'
            ),
            {
                "date": "2025-03-12",
                "person": "Примеров А. Б.",
                "post": "Генеральный директор",
                "organisation": "ТОО «Пример»",
            },
        ),
        (
            "БЕКІТЕМІН: «Үлгі» КММ басшысы А.Үлгілиев 05.01.2024 ж.\n\nЖоспар",
            {
                "date": "2024-01-05",
                "person": "А.Үлгілиев",
                "organisation": "«Үлгі» КММ",
            },
        ),
        (
            (
                "КЕЛІСІЛДІ БЕКІТЕМІН\nКәсіподақ төрағасы Мектеп директоры\n"
                "____ Б. Мысалов ____ А. Үлгілиев\n«05» қаңтар 2024 ж.\n\nЖоспар"
            ),
            {"date": "2024-01-05"},
        ),
        (
            "Бекітемін\n\nМектеп директоры\n\nА. Үлгілиев\n\n05.01.2024\n\nЖоспар",
            {"date": "2024-01-05", "person": "А. Үлгілиев"},
        ),
        (
            "БЕКГТЕМIH\n«Үлгі» КММ басшысы\nА. Үлгілиев\n05.01.2024 ж.\n\nЕреже",
            {"date": "2024-01-05", "person": "А. Үлгілиев"},
        ),
    ],
)
def test_a_personal_stamp_is_known_in_every_layout(text, values):
    stamp = only(text)
    assert stamp.values["form"] == "personal"
    assert stamp.completeness is Completeness.COMPLETE
    assert values.items() <= dict(stamp.values).items()


@pytest.mark.parametrize(
    ("text", "act", "date", "number"),
    [
        (
            (
                "Үлгі Республикасы\nМинистрінің орынбасары –\nойын министрінің\n"
                "2025 жылғы 18 қыркүйектегі\n№ 230 бұйрығымен\nбекітілген\n\nСтандарт"
            ),
            "бұйрық",
            "2025-09-18",
            "230",
        ),
        (
            (
                "Агенттік\n\n(Ойын\n\nқызметі) Төрағасының\n2020 жылғы 28 қаңтары\n\n"
                "№ 22 бұйрығымен\nбекітілген\n\nҚағидалар"
            ),
            "бұйрық",
            "2020-01-28",
            "22",
        ),
        (
            (
                "Утверждены приказом\nПредседателя Агентства\n\n(Службы игр)\n\n"
                "от 28 января 2020 года № 22\n\nПравила"
            ),
            "приказ",
            "2020-01-28",
            "22",
        ),
        (
            "Утверждено решением Правления от 1 августа 2022 года № 22-24\n\nКодекс",
            "решение",
            "2022-08-01",
            "22-24",
        ),
        (
            "Утверждено решением Правления № 22-24 от 1 августа 2022 года\n\nКодекс",
            "решение",
            "2022-08-01",
            "22-24",
        ),
        (
            (
                "УТВЕРЖДЕНО\nрешением Совета директоров\nАО «Пример»\nот 5 мая 2024 "
                "года\n"
                "(протокол № 7)\n\nПолитика"
            ),
            "решение",
            "2024-05-05",
            "7",
        ),
        (
            (
                "Приложение № 1\nк приказу директора школы № 5\nот 10.01.2024 № 12-ө\n"
                "\nПлан"
            ),
            "приказ",
            "2024-01-10",
            "12-ө",
        ),
        (
            "10.01.2024 жылғы\n№ 12-ө бұйрығына қосымша\n\nТоптың құрамы",
            "бұйрық",
            "2024-01-10",
            "12-ө",
        ),
        (
            (
                "Директордың\n2024 жылғы «10» қаңтардағы\n№ 12-ө бұйрығына\n1-қосымша\n"
                "\n"
                "Жоспар"
            ),
            "бұйрық",
            "2024-01-10",
            "12-ө",
        ),
        (
            (
                "БЕКІТІЛДІ\nдиректордың 2024 жылғы 10 қаңтардағы\n№ 5-Н бұйрығымен\n\n"
                "Ереже"
            ),
            "бұйрық",
            "2024-01-10",
            "5-Н",
        ),
        (
            (
                "«Үлгі» АҚ Басқармасының\n2022 жылғы 1 тамыздағы\nшешімімен бекітілді\n"
                "(№ 22-24 хаттама)\n\nСаясат"
            ),
            "шешім",
            "2022-08-01",
            "22-24",
        ),
    ],
)
def test_a_stamp_by_an_act_gives_its_date_and_number(text, act, date, number):
    stamp = only(text)
    values = stamp.values
    assert (values["form"], values["act"]) == ("act", act)
    assert (values["date"], values["number"]) == (date, number)
    assert stamp.completeness is Completeness.COMPLETE


def test_a_stamp_is_known_without_kazakh_letters():
    stamp = only("Директордын\n2024 жылгы 10 кантардагы\n№ 5 буйрыгымен\nбекитилген")
    assert (stamp.values["act"], stamp.values["date"]) == ("бұйрық", "2024-01-10")


def test_the_issuer_is_parted_into_post_and_body():
    russian = only(
        "УТВЕРЖДЕН\nприказом директора ГККП «Пример»\nот 1.02.2024 № 3\n\nПлан"
    )
    assert russian.values["post"] == "директора"
    assert russian.values["organisation"] == "ГККП «Пример»"
    kazakh = only(
        "«Үлгі» МКҚК директорының\n2024 жылғы 1 ақпандағы\n№ 3 бұйрығымен\nбекітілген"
    )
    assert kazakh.values["post"] == "директорының"
    assert kazakh.values["organisation"] == "«Үлгі» МКҚК"


@pytest.mark.parametrize(
    ("text", "year"),
    [
        (
            (
                "УТВЕРЖДЕНА:\nПриказом руководителя ГККП «Пример» акимата города № "
                "________\n"
                "от «____» __________ 2025 года\n\nПОЛИТИКА"
            ),
            "2025",
        ),
        (
            (
                "Приложение\nк приказу руководителя\nГККП «Пример»\nОт «___»______2025 "
                "года\n"
                "№______\n\nКодекс"
            ),
            "2025",
        ),
        (
            (
                "Бас дәрігердің 2024 жылғы «__» ______ № ___ бұйрығымен бекітілген\n\n"
                "Ереже"
            ),
            "2024",
        ),
        (
            "БЕКІТЕМІН\nбас дәрігер\n\nқ ес Же жесі ері\n\n« » 2023 жылғы\n\nЕреже",
            "2023",
        ),
        ("УТВЕРЖДАЮ\nДиректор\nА. Примеров\nиюля 2023 года\n\nПлан", "2023"),
        ("БЕКІТЕМІН\nбас дәрігер\nА.Б.Үлгілиев\n\nЖОСПАРЫ", None),
        ("УТВЕРЖДЕН\nприказом директора от 1.02.2024 № ____\n\nПлан", "2024"),
    ],
)
def test_a_stamp_with_an_open_place_is_blank(text, year):
    stamp = only(text)
    assert stamp.completeness is Completeness.BLANK
    assert stamp.values.get("year") == year


@pytest.mark.parametrize(
    "date", ["«4» Жж 2023 ж.", "«1Z» нayр 2O24 ж", "ОЯ бал 2023 жылғы"]
)
def test_a_date_read_as_junk_is_illegible(date):
    stamp = only(f"БЕКІТЕМІН\n«Үлгі» КММ басшысы\nА.Үлгілиев\n\n{date}\n\nСаясат")
    assert stamp.completeness is Completeness.ILLEGIBLE
    assert "date" not in stamp.values


@pytest.mark.parametrize(
    "text",
    [
        "Политика утверждается приказом директора от 1.02.2024 № 3.",
        "Саясат директордың 2024 жылғы 10 қаңтардағы № 5 бұйрығымен бекітілді.",
        "Утвержденные планы пересматриваются ежегодно приказом.",
        "Осы тәртіпті бекітемін деп ешкім айтқан жоқ.",
        "Приложение 2\nк аналитической справке\n\nПлан",
        "Осы бұйрықтың қосымшасына сәйкес топтың құрамы бекітілсін. Қосымша №1.",
        (
            "Төрағаның 2023 жылғы 31 наурыздағы № 112 бұйрығымен\nбекітілген «Үлгі "
            "ереже» "
            "негізінде әзірленді."
        ),
        "басшының 04.01.2023 жылғы №4/05 бұйрығымен\nбекітілген:\n\n- бірінші",
        "КЕЛІСІЛДІ\nТоп мүшелері:",
        "Директор бұйрық шығарып,\nбекітеді.",
    ],
)
def test_a_sentence_about_approval_is_no_stamp(text):
    assert stamps(text) == ()


def test_what_stands_above_a_stamp_is_left_out():
    stamp = only(
        "5. Осы бұйрық күшіне енеді.\n\nБас дәрігер А.Үлгілиев\n10.01.2024 жылғы\n"
        "№ 12 бұйрығына қосымша"
    )
    assert stamp.text == "10.01.2024 жылғы № 12 бұйрығына қосымша"


def test_a_stamp_in_a_cell_is_read_by_itself():
    document = analysed_table(
        [
            [
                "КЕЛІСІЛДІ\nЗаңгер\nБ. Мысалов",
                "БЕКІТЕМІН\nДиректор\nА. Үлгілиев\n5.01.2024",
            ]
        ]
    )
    (stamp,) = find_approvals(document, 0, 1)
    assert stamp.values["person"] == "А. Үлгілиев"
    assert quote(document, stamp.span).startswith("БЕКІТЕМІН")


def test_kazakh_stamp_may_begin_with_its_last_word():
    stamp = only(
        "БЕКІТІЛГЕН\n«Тұмар» КМК\nБайқау кеңесінің\n"
        "2024 жылғы 12 сәуірдегі\n№ 5 шешімімен\n\nСАЯСАТ"
    )
    assert stamp.values["date"] == "2024-04-12"
    assert stamp.values["number"] == "5"
    assert stamp.text.endswith("шешімімен")


def test_two_stamps_of_one_file_are_two():
    found = stamps(PERSONAL + "\n\nҚорытынды.\n\n" + PERSONAL)
    assert len(found) == 2


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("БЕКІТЕМІН", True),
        ("«УТВЕРЖДАЮ»", True),
        ("Бекітемін", True),
        ("БЕКIТЕМIН:", True),
        ("БЕКИТЕМИН", True),
        ("КЕЛІСЕМІН", False),
        ("УТВЕРЖДЕН", False),
        ("ПОДТВЕРЖДАЮ", False),
        ("", False),
    ],
)
def test_the_word_of_a_personal_stamp(text, says):
    assert says_i_approve(text.replace("I", "І")) is says


KNOWN = {
    "001": ("blank", 1, 8),
    "002": ("illegible", 1, 7),
    "008": ("blank", 3, 12),
    "026": ("blank", 2, 4),
    "029": ("blank", 1, 3),
    "032": ("blank", 1, 4),
    "035": ("blank", 1, 3),
    "038": ("blank", 1, 6),
    "041": ("blank", 1, 4),
    "057": ("blank", 4, 8),
}
WITHOUT = ("024", "025", "027", "028", "030", "031", "033", "034", "036", "037")


@pytest.mark.shared
def test_stamps_of_published_documents_stand_where_people_saw_them(shared):
    from doccheck.language import analyse
    from doccheck.parsers import read_document

    for path in sorted((shared / "corpus" / "labelled").glob("*.txt")):
        number = path.name[:3]
        if number not in KNOWN and number not in WITHOUT:
            continue
        analysed_file = analyse(read_document(path))
        found = find_approvals(analysed_file, 0, len(analysed_file.blocks))
        text = analysed_file.document.text
        answers = [
            (
                str(stamp.completeness),
                text.count("\n", 0, stamp.span.start) + 1,
                text.count("\n", 0, stamp.span.end - 1) + 1,
            )
            for stamp in found
        ]
        assert answers == ([KNOWN[number]] if number in KNOWN else []), path.name
