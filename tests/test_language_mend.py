from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doccheck.document import BlockKind, Document, DocumentBuilder
from doccheck.language import AnalysedBlock, analyse

RUSSIAN = "Порядок информирования руководства о случаях конфликта интересов"
KAZAKH = "Мүдделер қақтығысы туралы басшылыққа хабарлау тәртібі осы бұйрықпен"


def document_of(*texts: str) -> Document:
    builder = DocumentBuilder("txt")
    for text in texts:
        builder.add(BlockKind.PARAGRAPH, text)
    return builder.finish()


def mended(text: str, *others: str) -> str:
    return analyse(document_of(*others, text)).blocks[-1].text.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Порядок ииформироваиия", "Порядок информирования"),
        ("ОБЩИЕ НОЛОЖЕНИЯ", "ОБЩИЕ ПОЛОЖЕНИЯ"),
        ("Порядокинформирования", "Порядок информирования"),
        ("информированияруководства", "информирования руководства"),
        ("о случаях коифликтаинтересов", "о случаях конфликта интересов"),
        ("защита отответных мер", "защита от ответных мер"),
        ("руководствои работники", "руководство и работники"),
        ("предс- тавляет отчёт", "представляет отчёт"),
        ("государстве- ииых органов", "государственных органов"),
        ("об этом дол- жен проинформиро- вать", "об этом должен проинформировать"),
        ("Утвердитьприлагаемые правила", "Утвердить прилагаемые правила"),
        ("статья 10Закона", "статья 10 Закона"),
    ],
)
def test_damaged_russian_words_are_put_right(text: str, expected: str) -> None:
    assert mended(text, RUSSIAN) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("хабарлау тәртібіиде", "хабарлау тәртібінде"),
        ("қақтығысытуралы хабарлау", "қақтығысы туралы хабарлау"),
        ("осыбұйрықпен", "осы бұйрықпен"),
        ("бұйрығымеи бекітіл- ген", "бұйрығымен бекітілген"),
        ("ҚАҚТЫҒЫСЫТУРАЛЫ", "ҚАҚТЫҒЫСЫ ТУРАЛЫ"),
    ],
)
def test_damaged_kazakh_words_are_put_right(text: str, expected: str) -> None:
    assert mended(text, KAZAKH) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Серікбаев Ерлан Қанатұлы, Ермухамбетов И. С.",
        "іс-қимыл мен мінез-құлық, комплаенс-қызмет",
        "қызметкерлерге аудандардағы тарифтерді платформада",
        "делопроизводство, антикоррупционный, электронды құжаттама",
        "ISO 37001, e-Qyzmet, № 301/НҚ, 5А, 12-тармақ",
    ],
)
def test_whole_words_and_names_stay_as_they_are(text: str) -> None:
    assert mended(text, KAZAKH, RUSSIAN) == text


def test_a_word_that_stands_often_is_no_slip() -> None:
    name = "Нурлыкент"
    assert mended(f"{name} {name} {name}", "Нур и кент") == f"{name} {name} {name}"


def test_a_misread_word_is_read_as_its_more_frequent_twin() -> None:
    assert mended("құзырлыиы", "құзырлыны", "құзырлыны") == "құзырлыны"


def placed(block: AnalysedBlock, document: Document) -> list[str]:
    return [document.text_of(token.span) for token in block.tokens]


def test_mended_words_stand_where_the_document_has_them() -> None:
    document = document_of(RUSSIAN, "1. Порядокииформироваиия предс- тавлен.")
    block = analyse(document).blocks[1]
    assert [token.word for token in block.tokens] == [
        "1",
        "порядок",
        "информирования",
        "представлен",
    ]
    assert placed(block, document) == [
        "1",
        "Порядок",
        "ииформироваиия",
        "предс- тавлен",
    ]


@settings(max_examples=50)
@given(st.text("абеикностұқіңпйщ -\n.", max_size=60))
def test_no_letter_is_lost_or_read_twice(text: str) -> None:
    document = document_of(KAZAKH, text)
    spans = [token.span for token in analyse(document).blocks[1].tokens]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    letters = "".join(document.text_of(span) for span in spans)
    assert [x for x in letters if x.isalpha()] == [x for x in text if x.isalpha()]
