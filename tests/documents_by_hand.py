"""Documents built by hand for tests: paragraphs are parted by empty lines."""

from doccheck.document import BlockKind, DocumentBuilder, Span
from doccheck.language import AnalysedDocument, analyse


def analysed(text: str) -> AnalysedDocument:
    builder = DocumentBuilder("txt")
    for paragraph in text.strip("\n").split("\n\n"):
        builder.add(BlockKind.PARAGRAPH, paragraph)
    return analyse(builder.finish())


def analysed_table(rows: list[list[str]]) -> AnalysedDocument:
    from doccheck.document.build import CellText

    builder = DocumentBuilder("docx")
    builder.add_table(
        [
            [CellText(text=text, column=number) for number, text in enumerate(row)]
            for row in rows
        ]
    )
    return analyse(builder.finish())


def quote(document: AnalysedDocument, span: Span) -> str:
    return document.document.text_of(span)
