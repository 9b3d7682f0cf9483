"""What a template left open."""

import time

import pytest
from documents_by_hand import analysed, quote

from doccheck.structure.placeholders import find_placeholders


def found_in(text):
    document = analysed(text)
    return [
        (str(item.kind), quote(document, item.span))
        for item in find_placeholders(document, 0, len(document.blocks))
    ]


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("Осы саясат (ұйымның атауы) үшін", "instruction", "(ұйымның атауы)"),
        ("(Ұйымның атауы) комплаенс-қызметі", "instruction", "(Ұйымның атауы)"),
        (
            "в (наименование организации) действует",
            "instruction",
            "(наименование организации)",
        ),
        ("Орындаушы [лауазымы, Т.А.Ә.]", "instruction", "[лауазымы, Т.А.Ә.]"),
        ("Исполнитель [должность, Ф.И.О.]", "instruction", "[должность, Ф.И.О.]"),
        ("(указать должность) отвечает", "instruction", "(указать должность)"),
        ("Название: <наименование>", "instruction", "<наименование>"),
        ("Мерзімі 20__ жылғы «___» ____ дейін", "date", "20__ жылғы «___» ____"),
        ("от «____» ____ 2025 года", "date", "«____» ____ 2025 года"),
        ("бұйрық № ____ шықты", "number", "№ ____"),
        ("сомасы ???? теңге", "mark", "????"),
        ("срок ХХХ дней", "mark", "ХХХ"),
        ("телефоны <…> бойынша", "mark", "<…>"),
        ("Жауапты тұлға _______ болып табылады", "blank", "_______"),
    ],
)
def test_an_open_place_is_found(text, kind, place):
    assert found_in(text) == [(kind, place)]


def test_number_and_date_of_one_line_are_two_places():
    assert [kind for kind, _ in found_in("№ ____ от «___» ______ 2025 года")] == [
        "number",
        "date",
    ]


def test_a_caption_counts_alone_in_its_line_or_beside_a_rule():
    assert found_in("Мен,\n\n(тегі, аты, әкесінің аты)\n\nміндеттенемін") == [
        ("instruction", "(тегі, аты, әкесінің аты)")
    ]
    assert ("instruction", "(Т.А.Ә.)") in found_in("Басшы ________(Т.А.Ә.)")


@pytest.mark.parametrize(
    "text",
    [
        "қызметкер (лауазымы мен Т.А.Ә.) көрсетіледі",
        "работники (независимо от занимаемой должности) обязаны",
        "осы Үлгілік ереженің 5-тармағы",
        "(көрсетілетін қызметтерді) сатып алу",
        "________________________",
        "Директор ____________ А. Үлгілиев",
        "2025 жылғы 18 қыркүйектегі № 230 бұйрық",
        "пункт [1] и сноска [2]",
        "a < 5 және b > 3",
        "Не істеу керек??",
        "XXI ғасыр, XX век",
    ],
)
def test_finished_text_has_none(text):
    assert found_in(text) == []


@pytest.mark.parametrize("piece", ["_", "(", "[", "(атауы ", "<а", "?", "20__ "])
def test_a_hostile_text_takes_no_longer_than_its_length(piece):
    document = analysed(piece * (60_000 // len(piece)))
    start = time.perf_counter()
    find_placeholders(document, 0, 1)
    assert time.perf_counter() - start < 60
