"""Names, posts and the lines they sign in."""

import pytest
from documents_by_hand import analysed, analysed_table

from doccheck.structure.lines import lines_of_blocks
from doccheck.structure.model import Completeness
from doccheck.structure.signature import find_name, find_post, find_signatures


def signed(text):
    document = analysed(text)
    lines = lines_of_blocks(document, 0, len(document.blocks))
    return [
        (found.values.get("post"), found.values.get("person"))
        for found in find_signatures(lines, ())
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Төраға А. Үлгілиев", "А. Үлгілиев"),
        ("бас дәрігер С.Мысалов", "С.Мысалов"),
        ("Хатшы К. М.Үлгіова", "К. М.Үлгіова"),
        ("Примеров А.Б.", "Примеров А.Б."),
        ("К. ПРИМЕРОВ", "К. ПРИМЕРОВ"),
        ("К,Үлгілиев", "К,Үлгілиев"),
        ("А.Мысал-Үлгіов", "А.Мысал-Үлгіов"),
        ("Директор А.", None),
        ("г. Алматы", None),
        ("ст. 5", None),
    ],
)
def test_a_name_is_known_by_its_initials(text, name):
    found = find_name(text)
    assert (found.text if found else None) == name


@pytest.mark.parametrize(
    "text",
    [
        "Бас дәрігер",
        "төрағасының",
        "Главный врач",
        "руководителя",
        "Кадр маманы",
        "И.о.",
    ],
)
def test_a_post_is_known_in_any_case(text):
    assert find_post(text)


@pytest.mark.parametrize(
    "text", ["министрлігі", "Совет директоров", "әкімдігі", "ережелер"]
)
def test_a_body_is_no_post(text):
    assert find_post(text) is None


@pytest.mark.parametrize(
    ("text", "signatures"),
    [
        ("Мәтін.\n\nТөраға А. Үлгілиев", [("Төраға", "А. Үлгілиев")]),
        ("Мәтін.\n\nДиректор ____________ А. Үлгілиев", [("Директор", "А. Үлгілиев")]),
        ("Текст.\n\nДиректор Примеров А.Б.", [("Директор", "Примеров А.Б.")]),
        (
            (
                "Мәтін.\n\nҮлгі Республикасы\n\nПремьер-Министрінің орынбасары –\n\n"
                "ойын министрі                 С. Үлгіғарин"
            ),
            [
                (
                    "Үлгі Республикасы Премьер-Министрінің орынбасары – ойын министрі",
                    "С. Үлгіғарин",
                )
            ],
        ),
        (
            "Текст.\n\nКомплаенс-офицер\nАО «Пример» Б. Образцов",
            [("Комплаенс-офицер АО «Пример»", "Б. Образцов")],
        ),
        (
            "Топ мүшелері:\n\nКадр маманы - Б.Мысалова\n\nЗаңгер - М.Үлгіова",
            [("Кадр маманы", "Б.Мысалова"), ("Заңгер", "М.Үлгіова")],
        ),
        (
            "Мәтін.\n\nБасқарма төрағасы\n«Үлгі» АҚ\nҮлгілиев Асан Мысалұлы",
            [("Басқарма төрағасы «Үлгі» АҚ", "Үлгілиев Асан Мысалұлы")],
        ),
        (
            "Мәтін.\n\nКомплаенс-офицер Үлгіева Ару",
            [("Комплаенс-офицер", "Үлгіева Ару")],
        ),
    ],
)
def test_signatures_are_read_with_their_posts(text, signatures):
    assert signed(text) == signatures


@pytest.mark.parametrize(
    "text",
    [
        "2. Комиссия төрайымы - Г.Үлгіоваға",
        "Төрағалық еткен: С.Мысалов",
        "Осы тапсырма диспансер маманы\nзаңгер М.Үлгіова",
        "4. Приказ возложить на\nПредседателя\nАгентства Республики",
        "Саясат 2024 жылы қабылданды.",
    ],
)
def test_a_name_in_a_sentence_signs_nothing(text):
    assert signed(text) == []


@pytest.mark.parametrize(
    ("line", "signature"),
    [
        ("Хатшы: Ж.Мысалова", ("Хатшы", "Ж.Мысалова")),
        ("Әдеп жөніндегі уәкіл ________ (Ы.Үлгіов)", None),
        ("комплаенс-офицер ________ Б. Мысалова", None),
    ],
)
def test_the_foot_of_minutes_is_signed_in_many_ways(line, signature):
    minutes = "\n\n".join(f"Бесінші мәселе бойынша {word}." for word in "абвгде")
    (found,) = signed(f"{minutes}\n\n{line}")
    assert found[1] in line
    assert signature in (None, found)


@pytest.mark.parametrize(
    "line", ["Мысалов К. ____________", "Қ. Мысалов, комплаенс-қызмет басшысы ________"]
)
def test_a_name_with_a_rule_is_signed(line):
    ((_, person),) = signed(f"Жұмыс тобының мүшелері:\n\n{line}")
    assert person in line


def test_a_post_with_a_rule_and_no_name_is_left_open():
    document = analysed("Мәтін.\n\nДиректор ____________________")
    (found,) = find_signatures(lines_of_blocks(document, 0, 2), ())
    assert found.completeness is Completeness.BLANK
    assert found.values == {"post": "Директор"}


def test_a_row_of_a_table_signs_as_a_line():
    document = analysed_table([["Директор", "", "А. Үлгілиев"]])
    (found,) = find_signatures(lines_of_blocks(document, 0, 1), ())
    assert found.values == {"post": "Директор", "person": "А. Үлгілиев"}


def test_the_person_of_a_stamp_does_not_sign():
    document = analysed("Директор А. Үлгілиев\n\nЗаңгер Б. Мысалов")
    lines = lines_of_blocks(document, 0, 2)
    (found,) = find_signatures(lines, [lines[0].span])
    assert found.values["person"] == "Б. Мысалов"
