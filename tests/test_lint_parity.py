"""Two versions of one document, in two files."""

from __future__ import annotations

import pytest

from doccheck.findings import Digest
from doccheck.lint import are_versions, differences
from doccheck.pipeline import Law, check_document

KAZAKH = """САЯСАТ

1. Жалпы ережелер

1.1. Саясат 2023 жылғы 31 наурыздағы № 112 бұйрығымен бекітілген ережеге
сәйкес әзірленді.

2. Хабарламаларды қарау

2.1. Хабарлама он жұмыс күні ішінде қаралады.

2.2. Хабарлама туралы мәліметтер 3 жыл сақталады.
"""
RUSSIAN = """ПОЛИТИКА

1. Общие положения

1.1. Политика разработана по положению, утвержденному приказом
от 31 марта 2023 года № 112.

2. Рассмотрение сообщений

2.1. Сообщение рассматривается в течение 10 (десяти) рабочих дней.

2.2. Сведения о сообщении хранятся три года.
"""


@pytest.fixture
def digest_of(law: Law, text_file):
    """A function that returns the digest of a text read as a policy."""

    def read(text: str) -> Digest:
        report = check_document(text_file(text), law, type_="anticorruption_policy")
        [part] = report.parts
        assert part.digest is not None
        return part.digest

    return read


def test_a_translation_has_no_differences(digest_of) -> None:
    one, other = digest_of(KAZAKH), digest_of(RUSSIAN)

    assert are_versions(one, other)
    assert differences(one, other) == ()


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ("2. Рассмотрение сообщений", "", ("DC601", "kk", "Хабарламаларды қарау")),
        (
            "2.2. Сведения о сообщении хранятся три года.",
            "",
            ("DC602", "kk", "2.2"),
        ),
        ("31 марта", "30 марта", ("DC603", "ru", "30 марта 2023 года")),
        ("10 (десяти) рабочих", "пяти рабочих", ("DC603", "kk", "он жұмыс күні")),
        ("рабочих дней", "дней", ("DC603", "kk", "он жұмыс күні")),
        ("три года", "пять лет", ("DC603", "ru", "пять лет")),
        (
            "№ 112",
            "№ 113",
            ("DC604", "ru", "приказом от 31 марта 2023 года № 113"),
        ),
    ],
)
def test_a_difference_is_shown_in_the_version_that_has_the_place(
    digest_of, right: str, wrong: str, expected: tuple[str, str, str]
) -> None:
    one, other = digest_of(KAZAKH), digest_of(RUSSIAN.replace(right, wrong))

    found = {
        (finding.code, having.language, finding.location.quote)
        for having, finding in differences(one, other)
    }

    assert expected in found
    assert {code for code, _, _ in found} <= {expected[0], "DC602"}


def test_a_difference_names_the_language_that_lacks_it(digest_of) -> None:
    one, other = digest_of(KAZAKH), digest_of(RUSSIAN.replace("№ 112", "№ 113"))

    for having, finding in differences(one, other):
        assert {having.language, finding.params["variant"]} == {"kk", "ru"}


def test_chapters_are_the_same_under_roman_and_arabic_numbers(digest_of) -> None:
    roman = RUSSIAN.replace("1. Общие", "I. Общие").replace("2. Рассм", "II. Рассм")

    assert differences(digest_of(KAZAKH), digest_of(roman)) == ()


def test_a_clause_with_the_number_of_a_chapter_is_not_taken_for_it(digest_of) -> None:
    one = """1-тарау. Жалпы ережелер

1. Қағидалар барлық жұмыскерлерге қолданылады.

2. Мерзімдер күнтізбелік күндермен есептеледі.

2-тарау. Хабарламалар

3. Хабарлама он күн ішінде қаралады.

Қорытынды ережелер

4. Қағидалар бекітілген күнінен бастап қолданылады.
"""
    other = """Глава 1. Общие положения

1. Правила распространяются на всех работников.

2. Сроки исчисляются в календарных днях.

Глава 2. Сообщения

3. Сообщение рассматривается в течение десяти дней.

Глава 3. Заключительные положения

4. Правила применяются со дня утверждения.
"""

    [(_, finding)] = differences(digest_of(one), digest_of(other))

    assert finding.code == "DC601"
    assert finding.location.quote == "Заключительные положения"


def test_texts_in_one_language_are_no_versions(digest_of) -> None:
    assert not are_versions(digest_of(KAZAKH), digest_of(KAZAKH))


def test_texts_without_common_figures_are_no_versions(digest_of) -> None:
    other = "Политика\n\nПриказ от 7 мая 2019 года № 84 хранится 15 лет.\n"

    assert not are_versions(digest_of(KAZAKH), digest_of(other))
