from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doccheck.structure.folding import fold
from doccheck.structure.numbering import (
    LabelKind,
    read_label,
    roman_text,
    roman_value,
)

CHAPTERS = {
    "1-тарау. Жалпы ережелер": 1,
    "2 тарау. Мақсаты": 2,
    "3. тарау. Мақсаты": 3,
    "І-тарау.Жалпы ережелер": 1,
    "ІІ тарау. Міндеттер": 2,
    "IV-ТАРАУ. МІНДЕТТЕР": 4,
    "Бірінші тарау. Жалпы ережелер": 1,
    "Глава 1. Общие положения": 1,
    "Глава II. Цели": 2,
    "ГЛАВА III ЦЕЛИ": 3,
    "ГЛАВА2.ЦЕЛИ": 2,
    "Глава первая. Общие положения": 1,
    "Глава пятая": 5,
}
DAMAGED = {
    "1-тараy. Жалпы ережелер": 1,
    "2-тapay. Мақсаты": 2,
    "Тлава 1. Общие положения": 1,
    "г лава 3. Цели": 3,
    "Гла- ва 4. Цели": 4,
    "П-тарау. Міндеттер": 2,
    "Ш тарау. Міндеттер": 3,
    "1-тарауЖалпы ережелер": 1,
}


@pytest.mark.parametrize(("text", "number"), (CHAPTERS | DAMAGED).items())
def test_chapter_is_read_with_its_number(text, number):
    label = read_label(text)
    assert label is not None
    assert (label.kind, label.values) == (LabelKind.CHAPTER, (number,))


@pytest.mark.parametrize(
    ("text", "kind", "values", "rest"),
    [
        ("Раздел 3 Цели", LabelKind.DIVISION, (3,), "Цели"),
        ("3-бөлім. Мақсаты", LabelKind.DIVISION, (3,), "Мақсаты"),
        ("§ 4. Меры", LabelKind.PARAGRAPH, (4,), "Меры"),
        ("§1 Меры", LabelKind.PARAGRAPH, (1,), "Меры"),
        ("4-параграф. Шаралар", LabelKind.PARAGRAPH, (4,), "Шаралар"),
        ("Параграф 2. Меры", LabelKind.PARAGRAPH, (2,), "Меры"),
        ("Статья 12. Сроки", LabelKind.ARTICLE, (12,), "Сроки"),
        ("12-бап. Мерзімдер", LabelKind.ARTICLE, (12,), "Мерзімдер"),
        ("Приложение 2", LabelKind.APPENDIX, (2,), ""),
        ("Приложение Ne2", LabelKind.APPENDIX, (2,), ""),
        ("Нриложение № 2", LabelKind.APPENDIX, (2,), ""),
        ("№1 қосымша", LabelKind.APPENDIX, (1,), ""),
        ("Приложение к правилам", LabelKind.APPENDIX, (), "к правилам"),
        ("IV. Меры", LabelKind.ROMAN, (4,), "Меры"),
        ("ІІ. Шаралар", LabelKind.ROMAN, (2,), "Шаралар"),
        ("Ш. Меры", LabelKind.ROMAN, (3,), "Меры"),
        ("1. Меры", LabelKind.CLAUSE, (1,), "Меры"),
        ("1.Меры", LabelKind.CLAUSE, (1,), "Меры"),
        ("3.1. Меры", LabelKind.CLAUSE, (3, 1), "Меры"),
        ("3.1 Меры", LabelKind.CLAUSE, (3, 1), "Меры"),
        ("4, Меры", LabelKind.CLAUSE, (4,), "Меры"),
        ("5 Меры", LabelKind.CLAUSE, (5,), "Меры"),
        ("2) меры", LabelKind.ITEM, (2,), "меры"),
        ("• меры", LabelKind.BULLET, (), "меры"),
        ("- меры", LabelKind.BULLET, (), "меры"),
    ],
)
def test_label_is_read_with_kind_number_and_place(text, kind, values, rest):
    label = read_label(text)
    assert label is not None
    assert (label.kind, label.values) == (kind, values)
    assert text[label.span.end :] == rest


def test_number_stays_as_printed():
    assert read_label("ІІ тарау. Міндеттер").number == "ІІ"
    assert read_label("3.1. Меры").number == "3.1"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "Общие положения",
        "25.01.2024 ж. № 33",
        "10.00 часов",
        "2023 жылғы 4 наурыз",
        "2 июня 2025 года",
        "1 шілдеге дейін",
        "в главе 2 сказано",
        "Главе 2 настоящих правил",
        "главы 2 и 3",
        "1-тараудың талаптары",
        "10-бабының 2-тармағы",
        "У работников нет обязанностей",
        "И. Сапаров",
    ],
)
def test_text_that_only_looks_like_a_label_has_none(text):
    assert read_label(text) is None


@given(st.integers(1, 39))
def test_roman_numbers_come_back_as_they_went(value):
    assert roman_value(roman_text(value)) == value


@given(st.text(max_size=60))
def test_label_stands_inside_its_text(text):
    label = read_label(text)
    if label:
        assert 0 <= label.span.start < label.span.end <= len(text)


@given(st.text(alphabet="абвгқңіАБВІXabc -.", max_size=40))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
