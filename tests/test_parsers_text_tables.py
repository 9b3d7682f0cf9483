from __future__ import annotations

from doccheck.document import BlockKind, Document, DocumentBuilder
from doccheck.document.build import CellText
from doccheck.parsers.text_tables import without_text_tables

KAZAKH = (
    "Кәсіпорын қызметкерлері осы саясаттың талаптарын сақтауға міндетті болып табылады."
)
RUSSIAN = (
    "Работники предприятия обязаны соблюдать требования настоящей политики во всём."
)


def table_of(*rows: tuple[str, ...]) -> Document:
    builder = DocumentBuilder("docx")
    builder.add(BlockKind.PARAGRAPH, "САЯСАТ")
    builder.add_table(
        [
            [CellText(text=text, column=column) for column, text in enumerate(row)]
            for row in rows
        ]
    )
    return builder.finish()


def kinds(document: Document) -> list[BlockKind]:
    return [block.kind for block in document.blocks]


def test_a_column_for_each_language_is_read_as_paragraphs() -> None:
    before = table_of(
        ("1. Жалпы ереже", "1. Общие положения"), *[(KAZAKH, RUSSIAN)] * 8
    )
    after = without_text_tables(before)
    assert after.text == before.text
    assert set(kinds(after)) == {BlockKind.PARAGRAPH}
    assert [after.text_of(block) for block in after.blocks][:5] == [
        "САЯСАТ",
        "1. Жалпы ереже",
        "1. Общие положения",
        KAZAKH,
        RUSSIAN,
    ]


def test_a_page_framed_by_one_cell_is_read_as_its_paragraphs() -> None:
    after = without_text_tables(table_of(("\n\n".join([RUSSIAN] * 12),)))
    assert [after.text_of(block) for block in after.blocks] == [
        "САЯСАТ",
        *[RUSSIAN] * 12,
    ]


def test_a_letterhead_in_two_languages_stays_a_table() -> None:
    document = table_of(("«Тұнық су» ЖШС бұйрығы", "Приказ ТОО «Тұнық су»"))
    assert without_text_tables(document) is document


def test_a_table_of_data_stays_a_table() -> None:
    rows = [(RUSSIAN, "до 31 марта", "директор")] * 12
    assert kinds(without_text_tables(table_of(*rows)))[1] is BlockKind.TABLE
    rows = [(RUSSIAN, "Отчёт руководителя рабочей группы за квартал")] * 12
    assert kinds(without_text_tables(table_of(*rows)))[1] is BlockKind.TABLE
