"""Acts cited in a text."""

import datetime
import time

import pytest
from documents_by_hand import analysed, quote

from doccheck.structure.references import find_references


def only(text):
    document = analysed(text)
    (found,) = find_references(document, 0, len(document.blocks))
    return found


LAW = datetime.date(2015, 11, 18)
ORDER = datetime.date(2023, 3, 31)


@pytest.mark.parametrize(
    ("text", "kind", "number", "date", "title"),
    [
        (
            (
                "«Ойыншықтар туралы» 2015 жылғы 18 қарашадағы Қазақстан Республикасы "
                "Заңының 10-бабына сәйкес"
            ),
            "law",
            None,
            LAW,
            "Ойыншықтар туралы",
        ),
        (
            "«Ойыншықтар туралы» ҚР 2015 жылғы 18 қарашадағы № 410-V Заңы;",
            "law",
            "410-V",
            LAW,
            "Ойыншықтар туралы",
        ),
        (
            (
                "Қазақстан Республикасының 2015 жылғы 18 қарашадағы «Ойыншықтар\n"
                "туралы» Заңын орындау мақсатында"
            ),
            "law",
            None,
            LAW,
            "Ойыншықтар туралы",
        ),
        (
            "«Ойыншықтар туралы» Қазақстан Республикасының Заңына (бұдан әрі – Заң)",
            "law",
            None,
            None,
            "Ойыншықтар туралы",
        ),
        ("Бұл да, Ойыншықтар туралы Заң да", "law", None, None, "Ойыншықтар туралы"),
        (  # read by a scanner without Kazakh letters
            (
                "«Ойыншыктар туралы» Казакстан Республикасынын 2015 жылгы 18 "
                "карашадагы Занынын 10-бабы"
            ),
            "law",
            None,
            LAW,
            "Ойыншыктар туралы",
        ),
        (
            "Закон РК от 18 ноября 2015 года № 410-V «О мягких игрушках»",
            "law",
            "410-V",
            LAW,
            "О мягких игрушках",
        ),
        (
            (
                "статьи 10 Закона Республики Казахстан № 410-V от 18.11.2015 "
                "«О мягких игрушках»"
            ),
            "law",
            "410-V",
            LAW,
            "О мягких игрушках",
        ),
        ("предусмотрено Законом «Об играх»;", "law", None, None, "Об играх"),
        (
            "в соответствии с Законом РК о мягких игрушках, а также",
            "law",
            None,
            None,
            "о мягких игрушках",
        ),
        (
            (
                "Агенттік (Ойыншық қызметі) Төрағасының 2023 жылғы 31 наурыздағы № 112 "
                "бұйрығымен бекітілген «Үлгі ережесі» негізінде"
            ),
            "order",
            "112",
            ORDER,
            "Үлгі ережесі",
        ),
        (
            (
                "министрдің 2023 жылғы 31 наурыздағы «Үлгі қағидаларын бекіту туралы» "
                "№112 бұйрығын басшылыққа алып"
            ),
            "order",
            "112",
            ORDER,
            "Үлгі қағидаларын бекіту туралы",
        ),
        (
            "31.03.2023 жылдың №4/05-01 бас дәрігердің бұйрығымен бекітілген:",
            "order",
            "4/05-01",
            ORDER,
            None,
        ),
        (
            (
                "утверждённым приказом Председателя Агентства по игрушкам "
                "(Службы игр) от 31 марта 2023 года № 112, а также"
            ),
            "order",
            "112",
            ORDER,
            None,
        ),
        ("Приказом № 356 министерства", "order", "356", None, None),
        (
            "Указ Президента от 31 марта 2023 года № 112 «О мерах по играм»",
            "decree",
            "112",
            ORDER,
            "О мерах по играм",
        ),
        (
            "Үкіметтің 2023 жылғы 31 наурыздағы № 112 қаулысына сәйкес",
            "decree",
            "112",
            ORDER,
            None,
        ),
        ("Еңбек кодексінің талаптары", "code", None, None, "Еңбек кодексінің"),
        ("нормы Трудового кодекса", "code", None, None, "Трудового кодекса"),
        (
            "нормы Кодекса об играх, а также",
            "code",
            None,
            None,
            "об играх",
        ),
        (
            "руководствуясь Правилами «Игра без ошибок»",
            "rules",
            None,
            None,
            "Игра без ошибок",
        ),
        ("решением Правления от 31 марта 2023 года № 7", "other", "7", ORDER, None),
    ],
)
def test_an_act_is_read_with_what_is_written_of_it(text, kind, number, date, title):
    found = only(text)
    assert (found.kind, found.number, found.date) == (kind, number, date)
    assert found.title == title


@pytest.mark.parametrize(
    "text",
    [
        "осы бұйрықтың орындалуын бақылау",
        "Контроль за исполнением настоящего приказа",
        "Қазақстан Республикасының заңнамасына сәйкес",
        "заңда белгіленген тәртіппен",
        "заңды тұлға және заңгер",
        "в установленном законом порядке",
        "Этика кодексі мен Корпоративный кодекс",
        "согласно приложению № 2 к настоящему приказу",
        "№4 бағыттың жобалары",
        "анализ за период с 1 января 2024 года по 1 июня 2024 года",
        "Заңның 10-бабы",
    ],
)
def test_a_word_without_number_date_or_title_cites_nothing(text):
    document = analysed(text)
    assert find_references(document, 0, 1) == ()


def test_a_date_of_something_else_is_not_the_date_of_the_law():
    found = only(
        "В соответствии с Законом «Об играх» проверка начата 2 июня 2025 года."
    )
    assert found.date is None


def test_the_registration_number_of_another_act_is_not_taken():
    document = analysed(
        "Әділет министрлігінде 2020 жылы 29 қаңтарда № 19941 болып тіркелді "
        "«Ойыншықтар туралы» 2015 жылғы 18 қарашадағы Заңның 5-бабына сәйкес"
    )
    (found,) = find_references(document, 0, 1)
    assert (found.number, found.date) == (None, LAW)


def test_two_acts_in_one_sentence_keep_their_own_dates():
    document = analysed(
        "«Ойыншықтар туралы» 2015 жылғы 18 қарашадағы Заңын және министрдің 2023 жылғы "
        "31 наурыздағы № 112 бұйрығын басшылыққа алып"
    )
    law, order = find_references(document, 0, 1)
    assert (law.date, law.number, order.date, order.number) == (LAW, None, ORDER, "112")


def test_what_an_amendment_takes_effect_on_is_not_its_date():
    found = only("31.03.2023 № 172-VIII (01.01.2025 бастап енгізіледі) Заңымен")
    assert (found.number, found.date) == ("172-VIII", ORDER)


def test_a_title_that_lost_its_closing_mark_is_not_taken():
    found = only(
        "«Ойыншық заңы. Келесі жыл: сатып алу туралы» басшының 31.03.2023 жылғы "
        "№ 4 бұйрығымен"
    )
    assert (found.number, found.title) == ("4", None)


def test_the_span_covers_title_date_and_number_as_printed():
    document = analysed("Негіз: «Ойыншық\nтуралы» 2015 жылғы 18 қарашадағы Заңы бар.")
    (found,) = find_references(document, 0, 1)
    printed = "«Ойыншық\nтуралы» 2015 жылғы 18 қарашадағы Заңы"
    assert quote(document, found.span) == printed


def test_only_the_asked_blocks_are_read():
    document = analysed("Закон «Об играх»\n\nЗакон «О мячах»")
    (found,) = find_references(document, 1, 2)
    assert found.title == "О мячах"


@pytest.mark.parametrize("piece", ["бұйрық ", "закон о ", "«", "№ 1 ", "заң туралы "])
def test_a_hostile_text_takes_no_longer_than_its_length(piece):
    document = analysed(piece * (60_000 // len(piece)))
    start = time.perf_counter()
    find_references(document, 0, 1)
    assert time.perf_counter() - start < 60


@pytest.mark.parametrize(
    "text",
    [
        "Приказ Председателя Агентства игр от 28 января 2020 года № 22.\n\n1. Ввести.",
        "Утверждены приказом\nПредседателя игр\nот 28 января 2020 года № 22\n\nПравила",
        "Директордың\n2024 жылғы 10 қаңтардағы\n№ 12 бұйрығымен\nбекітілген\n\nЕреже",
    ],
)
def test_a_document_does_not_cite_itself(text):
    document = analysed(text)
    assert find_references(document, 0, len(document.blocks)) == ()


@pytest.mark.shared
def test_acts_of_an_order_of_2020_are_found(shared):
    from doccheck.language import analyse
    from doccheck.parsers import read_document

    (path,) = (shared / "seeds").glob("002_*.txt")
    document = analyse(read_document(path))
    found = find_references(document, 0, len(document.blocks))
    numbers = {(item.kind, item.number, str(item.date)) for item in found}
    assert {
        ("order", "192", "2023-06-16"),
        ("order", "13", "2016-10-19"),
    } <= numbers
