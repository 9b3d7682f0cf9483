from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doccheck.language.misread import may_be, reread_kazakh, reread_russian, shape


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("нриказываю", "приказываю"),
        ("щентра", "центра"),
        ("обьектов", "объектов"),
        ("сообшеииями", "сообщениями"),
    ],
)
def test_a_russian_word_is_read_as_the_one_of_the_dictionary(
    word: str, expected: str
) -> None:
    assert reread_russian(word) == expected


@pytest.mark.parametrize("word", ["приказ", "Ермухамбетов", "нн", "бббб", "приёмная"])
def test_a_russian_word_without_slips_or_neighbours_stays(word: str) -> None:
    assert reread_russian(word) is None


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("жоснарының", "жоспарының"),
        ("тәуекелдеріие", "тәуекелдеріне"),
        ("бұйрығымеи", "бұйрығымен"),
        ("бекітилгеи", "бекітилген"),
    ],
)
def test_a_kazakh_word_is_read_as_a_listed_stem_with_endings(
    word: str, expected: str
) -> None:
    assert reread_kazakh(word) == expected


@pytest.mark.parametrize("word", ["алтын", "жанындағы", "қалай", "Еркін", "тапсырма"])
def test_true_neighbours_of_kazakh_words_are_left_alone(word: str) -> None:
    assert reread_kazakh(word.lower()) is None


def test_a_letter_never_stands_for_a_rarer_one() -> None:
    assert may_be("ішіиде", "ішінде")
    assert not may_be("ішінде", "ішіиде")


@given(st.text("аеинпйщшцьқғөүұіңғбтр", max_size=14))
def test_what_a_word_is_read_as_has_its_shape(word: str) -> None:
    for reading in filter(None, (reread_kazakh(word), reread_russian(word))):
        assert len(reading) == len(word)
        assert reading != word
    assert len(shape(word)) == len(word)
