"""Tables that hold running text: one column, or one for each of two languages.

Such a table is a frame for the page. Its paragraphs are those of the document, and the
text stays where it is: only the list of blocks becomes another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from doccheck.document import Block, BlockKind, Document, Span
from doccheck.document.model import Table
from doccheck.language import Language
from doccheck.language.detect import detect

#: Fewer words are a letterhead, a stamp, a line of signatures.
FEWEST_WORDS: Final = 100
LANGUAGES: Final = frozenset({Language.KAZAKH, Language.RUSSIAN})


def without_text_tables(document: Document) -> Document:
    """Return a document with the paragraphs of tables that only frame them."""
    if not any(block.table for block in document.blocks):
        return document
    blocks = tuple(
        paragraph for block in document.blocks for paragraph in _blocks(document, block)
    )
    if len(blocks) == len(document.blocks):
        return document
    return replace(document, blocks=blocks)


def _blocks(document: Document, block: Block) -> Iterator[Block]:
    if block.table is None or not _is_frame(document, block, block.table):
        yield block
        return
    for row in block.table.rows:
        for cell in row:
            for span in _lines(document, cell.span):
                yield Block(kind=BlockKind.PARAGRAPH, span=span, page=block.page)


def _is_frame(document: Document, block: Block, table: Table) -> bool:
    if len(document.text_of(block).split()) < FEWEST_WORDS:
        return False
    columns = {cell.column for row in table.rows for cell in row}
    if len(columns) > len(LANGUAGES):
        return False
    found = {detect(_column(document, table, column)) for column in columns}
    return found <= LANGUAGES and len(found) == len(columns)


def _column(document: Document, table: Table, column: int) -> str:
    cells = (cell for row in table.rows for cell in row if cell.column == column)
    return "\n".join(document.text_of(cell.span) for cell in cells)


def _lines(document: Document, span: Span) -> Iterator[Span]:
    """Yield the spans of the lines of a cell that say something."""
    start = span.start
    for line in document.text_of(span).split("\n"):
        if line.strip():
            yield Span(start, start + len(line))
        start += len(line) + 1
