"""Phrases of checklists are found in inflected, damaged and reordered text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doccheck.document import BlockKind, DocumentBuilder
from doccheck.language import analyse
from doccheck.structure.phrases import Lexicon, PhraseIndex, compile_phrase


def found(phrase: str, language: str, text: str, *others: str) -> list[str]:
    """Return what a phrase finds in one block; `others` are known too."""
    builder = DocumentBuilder("txt")
    builder.add(BlockKind.PARAGRAPH, text)
    document = builder.finish()
    wanted = compile_phrase(phrase, language)
    known = [wanted, *(compile_phrase(other, language) for other in others)]
    index = PhraseIndex(analyse(document), Lexicon.of(known))
    return [document.text_of(hit.span) for hit in index.find(wanted, 0, 1)]


@pytest.mark.parametrize(
    ("phrase", "language", "text"),
    [
        ("мүдделер қақтығысы", "kk", "Мүдделер қақтығысын реттеу тәртібі бекітілді"),
        ("мүдделер қақтығысы", "kk", "МҮДДЕЛЕР ҚАҚТЫҒЫСЫ туралы хабарлама беріледі"),
        ("мүдделер қақтығысы", "kk", "мудделер кактыгысын болдырмау шаралары туралы"),
        ("мүдделер қақтығысы", "kk", "мүддeлер қaқтығысы болғанда хабарлайды"),
        ("конфликт интересов", "ru", "О возникшем конфликте интересов сообщают сразу"),
        ("конфликт интересов", "ru", "при конфликте личных интересов работник обязан"),
        ("интерес|выгода конфликт", "ru", "всякий конфликт выгод должен быть раскрыт"),
        ("ответственность работников", "ru", "работники несут ответствеиность за это"),
    ],
)
def test_a_phrase_is_found(phrase: str, language: str, text: str) -> None:
    assert found(phrase, language, text)


@pytest.mark.parametrize(
    ("phrase", "language", "text"),
    [
        ("внутренний анализ", "ru", "Внешний анализ рисков проводит орган"),
        ("ішкі талдау", "kk", "Сыртқы талдау жүргізу тәртібі айқындалады"),
        ("конфликт интересов", "ru", "Интересы работников защищает профсоюз"),
        (
            "конфликт интересов",
            "ru",
            (
                "Конфликт между сменами разбирает мастер участка, а потом, если нужно, "
                "начальник цеха вместе с представителем коллектива; интересы дела выше"
            ),
        ),
    ],
)
def test_a_phrase_is_not_found(phrase: str, language: str, text: str) -> None:
    assert not found(phrase, language, text)


def test_a_word_that_another_phrase_knows_is_not_taken_for_its_neighbour() -> None:
    text = "Осы Қағидалар қызметкерлерге қолданылады"
    assert not found("негізгі қағидаттар", "kk", text, "қағида")


def test_both_words_must_stand_in_their_own_place() -> None:
    assert not found("сот сот", "kk", "Сот шешімі күшіне енеді және орындалады")


@given(st.text(alphabet="абвгдежзқғңөұ", min_size=5, max_size=14), st.data())
def test_one_slip_in_a_long_word_is_mended(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(word) - 1))
    damaged = word[:place] + "щ" + word[place + 1 :]
    readings = dict(Lexicon([word]).readings(damaged))
    assert 0 < readings[word] < 1


@given(st.text(max_size=20))
def test_a_known_word_stands_for_itself(word: str) -> None:
    assert Lexicon([word]).readings(word) == ((word, 1.0),)


@pytest.mark.parametrize(
    ("phrase", "language", "text"),
    [
        ("период {date} {date}", "ru", "Период: с 05.02.2024 по 22.03.2024"),
        ("период {period}", "ru", "в период с 10 марта по 18 апреля 2025 года"),
        ("кезең {date}", "kk", "Кезеңі: 2022 жылғы 3 қазан мен 31 қазан"),
        (
            "пишите {email}",
            "ru",
            "Пишите нам на адрес k.otdel@kokbulak.example, ответим",
        ),
        ("хабарлас {phone}", "kk", "8 (7172) 00-00-12 нөміріне хабарласыңыз"),
        ("{number} қатысты", "kk", "Семинарға 46 мұғалім қатысты"),
    ],
)
def test_a_mark_stands_for_what_has_no_wording(
    phrase: str, language: str, text: str
) -> None:
    assert found(phrase, language, text, "хабарласыңыз")


@pytest.mark.parametrize(
    ("phrase", "language", "text"),
    [
        ("период {date} {date}", "ru", "Период: с 05.02.2024"),
        ("период {date}", "ru", "Период с майданом"),
        ("{phone}", "ru", "приказ от 28.03.2025 № 87005551234, сумма 8 200 тенге"),
        ("{email}", "ru", "цена @ 5 тенге"),
    ],
)
def test_a_mark_is_not_seen_in_other_figures(
    phrase: str, language: str, text: str
) -> None:
    assert not found(phrase, language, text)
