"""Automatic numbers as Word prints them."""

import pytest
from docx_by_hand import NAMESPACES, docx, level, numbered, numbering, paragraph
from hypothesis import given
from hypothesis import strategies as st

from doccheck.document import Document
from doccheck.parsers import read_bytes
from doccheck.parsers.docx_numbering import letter, roman

TWO_LISTS = (
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/>{}</w:num>'
)
OVERRIDE = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{}"/></w:lvlOverride>'


def labels(*paragraphs: str, **parts: str) -> list[str | None]:
    document: Document = read_bytes(docx(*paragraphs, parts=parts))
    return [block.label for block in document.blocks]


def items(*places: tuple[int, int]) -> list[str]:
    return [numbered("мәтін", number, depth) for number, depth in places]


def test_deeper_levels_begin_anew_under_each_item():
    part = numbering(
        level(0, "%1."), level(1, "%1.%2."), level(2, "%3)", "lowerLetter")
    )
    found = labels(
        *items((1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 0), (1, 1)), numbering=part
    )
    assert found == ["1.", "1.1.", "a)", "b)", "1.2.", "2.", "2.1."]


def test_level_that_never_restarts_goes_on():
    part = numbering(
        level(0, "%1-тарау."), level(1, "%2.", more='<w:lvlRestart w:val="0"/>')
    )
    found = labels(*items((1, 0), (1, 1), (1, 0), (1, 1)), numbering=part)
    assert found == ["1-тарау.", "1.", "2-тарау.", "2."]


def test_lists_of_one_abstract_numbering_share_the_count():
    part = numbering(level(0, "%1."), numbers=TWO_LISTS.format(""))
    assert labels(*items((1, 0), (2, 0), (1, 0)), numbering=part) == ["1.", "2.", "3."]


def test_override_of_the_start_holds_once():
    part = numbering(level(0, "%1."), numbers=TWO_LISTS.format(OVERRIDE.format(1)))
    found = labels(*items((1, 0), (1, 0), (2, 0), (2, 0)), numbering=part)
    assert found == ["1.", "2.", "1.", "2."]


def test_empty_paragraph_takes_a_number():
    part = numbering(level(0, "%1."))
    found = labels(numbered("а", 1), numbered("", 1), numbered("б", 1), numbering=part)
    assert found == ["1.", "3."]


def test_level_that_was_passed_over_counts_as_used():
    part = numbering(level(0, "%1."), level(1, "%1.%2."))
    assert labels(*items((1, 1), (1, 0)), numbering=part) == ["1.1.", "2."]


def test_legal_numbers_are_figures():
    part = numbering(
        level(0, "%1.", "upperRoman"), level(1, "%1.%2.", more="<w:isLgl/>")
    )
    assert labels(*items((1, 0), (1, 1)), numbering=part) == ["I.", "1.1."]


@pytest.mark.parametrize(
    ("form", "printed"),
    [
        ("upperRoman", "II)"),
        ("lowerRoman", "ii)"),
        ("upperLetter", "B)"),
        ("russianLower", "б)"),
        ("russianUpper", "Б)"),
        ("decimalZero", "02)"),
        ("none", ")"),
        ("bullet", "•"),
    ],
)
def test_formats(form, printed):
    part = numbering(level(0, "%1)", form))
    assert labels(*items((1, 0), (1, 0)), numbering=part)[1] == printed


def test_number_zero_takes_a_paragraph_out():
    assert labels(numbered("а", 0), numbering=numbering(level(0, "%1."))) == [None]


def test_unknown_list_has_no_number():
    assert labels(numbered("а", 7), numbering=numbering(level(0, "%1."))) == [None]


def test_style_brings_its_number():
    styles = (
        f"<w:styles {NAMESPACES}>"
        '<w:style w:type="paragraph" w:styleId="item"><w:pPr><w:numPr>'
        '<w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="child"><w:basedOn w:val="item"/>'
        "</w:style></w:styles>"
    )
    part = numbering(level(0, "%1."), level(1, "%2)"))
    child = paragraph("мәтін", properties='<w:pStyle w:val="child"/>')
    assert labels(child, child, styles=styles, numbering=part) == ["1)", "2)"]


def test_level_of_a_style_can_stand_in_the_numbering():
    styles = (
        f"<w:styles {NAMESPACES}>"
        '<w:style w:type="paragraph" w:styleId="item"><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>'
    )
    part = numbering(level(0, "%1."), level(1, "%2)", more='<w:pStyle w:val="item"/>'))
    item = paragraph("мәтін", properties='<w:pStyle w:val="item"/>')
    assert labels(item, styles=styles, numbering=part) == ["1)"]


@given(st.integers(1, 3999), st.integers(1, 3999))
def test_roman_numerals_differ(first, second):
    assert (roman(first) == roman(second)) is (first == second)


@given(st.integers(1, 250))
def test_letters_are_doubled_behind_the_last(number):
    assert set(letter(number, "абв")) <= set("абв")
    assert len(letter(number, "абв")) == min(10, (number - 1) // 3 + 1)
