"""The document model: spans that never lie."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doccheck.document import (
    BlockKind,
    Document,
    DocumentBuilder,
    Page,
    PageSource,
    Span,
)
from doccheck.document.build import CellText

texts = st.lists(st.text(min_size=1, max_size=40), min_size=1, max_size=12)


@given(texts)
def test_every_block_spans_its_own_text(written: list[str]) -> None:
    builder = DocumentBuilder("txt")
    for text in written:
        builder.add(BlockKind.PARAGRAPH, text)
    document = builder.finish()
    assert [document.text_of(block) for block in document.blocks] == written


@given(texts)
def test_each_offset_of_a_block_leads_back_to_it(written: list[str]) -> None:
    builder = DocumentBuilder("txt")
    for text in written:
        builder.add(BlockKind.PARAGRAPH, text)
    document = builder.finish()
    for number, block in enumerate(document.blocks):
        assert document.block_at(block.span.start) == number
        assert document.block_at(block.span.end - 1) == number


def test_running_heads_stand_behind_the_running_text() -> None:
    builder = DocumentBuilder("pdf")
    builder.add(BlockKind.HEADER, "стр. 1", page=1)
    builder.add(BlockKind.PARAGRAPH, "Текст", page=1)
    document = builder.finish()
    assert document.text.startswith("Текст")
    (head,) = document.furniture
    assert document.text_of(head) == "стр. 1"
    assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH]


def test_cells_of_a_table_have_places_of_their_own() -> None:
    builder = DocumentBuilder("docx")
    rows = [["№", "Іс-шара"], ["1", "Оқыту"]]
    builder.add_table(
        [[CellText(text=text, column=n) for n, text in enumerate(row)] for row in rows]
    )
    document = builder.finish()
    (block,) = document.blocks
    assert document.text_of(block) == "№\tІс-шара\n1\tОқыту"
    assert block.table is not None
    cells = [[document.text_of(c.span) for c in row] for row in block.table.rows]
    assert cells == rows


def test_a_long_quote_is_cut_at_a_word_and_its_span_stays_whole() -> None:
    builder = DocumentBuilder("txt")
    builder.add(BlockKind.PARAGRAPH, "сөз " * 200)
    document = builder.finish()
    place = document.locate(document.blocks[0].span)
    assert place.quote.endswith("сөз…")
    assert place.span == document.blocks[0].span


def test_lines_are_those_of_a_plain_text_and_of_nothing_else() -> None:
    text = "ПРИКАЗ\n\n№ 15\nо мерах"
    lines = [
        Document(text=text, format="txt", blocks=()).locate(Span(at, at + 1)).line
        for at in (0, 5, 8, 11, 13)
    ]
    assert lines == [1, 1, 3, 3, 4]
    assert Document(text=text, format="docx", blocks=()).locate(Span(8, 9)).line is None
    paged = Document(
        text=text,
        format="txt",
        blocks=(),
        pages=(Page(number=1, source=PageSource.RENDERED),),
    )
    assert paged.locate(Span(8, 9)).line is None  # heads of pages are cut out


def test_a_document_cannot_be_changed() -> None:
    document = DocumentBuilder("txt").finish()
    with pytest.raises(dataclasses.FrozenInstanceError):
        document.text = "другой"  # type: ignore[misc]


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_a_cover_contains_both_spans(a: int, b: int, c: int, d: int) -> None:
    one, other = Span(min(a, b), max(a, b)), Span(min(c, d), max(c, d))
    cover = one.cover(other)
    assert cover.contains(one)
    assert cover.contains(other)
    assert one.overlaps(other) == other.overlaps(one)
