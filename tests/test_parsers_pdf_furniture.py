"""Running heads, feet and page numbers."""

import pytest

from doccheck.document import BlockKind
from doccheck.parsers.pdf_furniture import take_furniture
from doccheck.parsers.pdf_model import Line, PageContent


def page(number: int, head: str = "", foot: str = "") -> PageContent:
    lines = [Line("Мәтін жолы " * 5, 85, 300, 500, 312, 12.0)]
    if head:
        lines.append(Line(head, 85, 30, 300, 42, 10.0))
    if foot:
        lines.append(Line(foot, 280, 810, 300, 822, 10.0))
    return PageContent(number=number, width=595, height=842, lines=lines)


def taken(*pages: PageContent) -> list[str]:
    return [text for _, text, _ in take_furniture(pages)]


@pytest.mark.parametrize(
    "text",
    [
        "7",
        "- 7 -",
        "стр. 2 из 14",
        "Страница 2",
        "2-бет",
        "2 бет",
        "Page 2 of 14",
        "2/14",
    ],
)
def test_a_page_number_is_furniture_even_on_one_page(text):
    assert taken(page(1, foot=text)) == [text]


@pytest.mark.parametrize("text", ["2024 жылғы 5 мамыр", "№ 15", "Астана", "1. Мақсаты"])
def test_other_lines_at_the_edge_are_text(text):
    assert taken(page(1, foot=text)) == []


def test_a_head_that_repeats_is_furniture():
    head = "Сыбайлас жемқорлыққа қарсы саясат"
    found = take_furniture([page(1), page(2, head), page(3, head), page(4, head)])
    assert [(kind, number) for kind, _, number in found] == [
        (BlockKind.HEADER, 2),
        (BlockKind.HEADER, 3),
        (BlockKind.HEADER, 4),
    ]


def test_a_foot_whose_number_goes_with_the_page_is_furniture():
    feet = [f"«Үлгі» АҚ саясаты, {number}" for number in (1, 2, 3)]
    assert taken(*(page(n, foot=foot) for n, foot in enumerate(feet, 1))) == feet


def test_titles_of_appendices_at_the_same_height_are_text():
    titles = [f"Қосымша № {number}" for number in (1, 5, 2, 8)]
    assert taken(*(page(n, title) for n, title in enumerate(titles, 1))) == []
