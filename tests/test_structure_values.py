"""Values in running text are found by what they look like."""

from __future__ import annotations

import pytest

from doccheck.document import BlockKind, DocumentBuilder
from doccheck.language import analyse
from doccheck.structure.values import ValueKind, find_values, scan_values


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        ("number", "Барлығы 24 адам қатысты", ["24"]),
        ("number", "Присутствовало: 15.", ["15"]),
        ("number", "бөлінді: 1 200 000,5 тг", ["1 200 000,5"]),
        ("number", "он төрт адам", ["он", "төрт"]),
        ("date", "с 03.06.2025", ["03.06.2025"]),
        ("period", "за 2021–2023 годы", ["2021–2023 год"]),
        ("period", "2024 жылғы 9 айында", ["2024 жылғы 9 ай"]),
        ("period", "с мая по июнь 2024 года", ["мая по июнь"]),
        ("email", "пишите на info@example.kz", ["info@example.kz"]),
        ("phone", "8 (700) 000-00-00", ["8 (700) 000-00-00"]),
        ("phone", "+7 7172 55 12 34", ["+7 7172 55 12 34"]),
        ("link", "(https://example.kz/news/1)", ["https://example.kz/news/1)"]),
        ("link", "example.kz/news", ["example.kz/news"]),
        ("person", "төраға А. Үлгілиев", ["А. Үлгілиев"]),
    ],
)
def test_a_value_is_found(kind: str, text: str, found: list[str]) -> None:
    spans = scan_values(ValueKind(kind), text)
    assert [text[span.start : span.end] for span in spans] == found


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("number", "Повестка дня: 1. Обсуждение"),
        ("number", "приказ № 5 от 3 июня 2025 года, каб. 104, в 15:00"),
        ("number", "2024 жылғы 20 маусымда, 3-тармақ"),
        ("number", "присутствовали: 1) юрист, 2) врач"),
        ("date", "«___» ________ 2025 года"),
        ("period", "за 2024 год"),
        ("period", "заслушали и решили"),
        ("phone", "приказ № 8-700 от 8 июня 2024 года"),
        ("link", "г. Алматы, info@example.kz"),
        ("person", "директор предприятия"),
    ],
)
def test_what_only_looks_like_a_value_is_not_taken_for_one(
    kind: str, text: str
) -> None:
    assert scan_values(ValueKind(kind), text) == ()


def test_values_come_with_their_block_and_place() -> None:
    builder = DocumentBuilder("txt")
    builder.add(BlockKind.PARAGRAPH, "Участники")
    builder.add(BlockKind.PARAGRAPH, "всего 24 человека")
    document = builder.finish()
    [(block, span)] = find_values(analyse(document), ValueKind.NUMBER, 0, 2)
    assert block == 1
    assert document.text_of(span) == "24"
