"""Putting a document together block by block, so that no reader counts offsets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from doccheck.document.model import (
    FURNITURE,
    PLAIN,
    Block,
    BlockKind,
    Cell,
    Document,
    Page,
    Style,
    Table,
    Unread,
)
from doccheck.document.span import Span

#: Between blocks; a reader of offsets can rely on blocks never touching.
BLOCK_END: Final = "\n"
CELL_END: Final = "\t"


@dataclass(frozen=True, slots=True, kw_only=True)
class CellText:
    """A cell before it has a place in the text."""

    text: str
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(slots=True)
class DocumentBuilder:
    """Collects blocks in reading order and lays their text end to end.

    >>> builder = DocumentBuilder("txt")
    >>> builder.add(BlockKind.HEADING, "ПРИКАЗ", level=1)
    >>> builder.add(BlockKind.PARAGRAPH, "№ 15")
    >>> document = builder.finish()
    >>> [document.text_of(block) for block in document.blocks]
    ['ПРИКАЗ', '№ 15']
    """

    format: str
    pages: list[Page] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    ocr: bool = False
    _texts: list[str] = field(default_factory=list)
    _length: int = 0
    _blocks: list[Block] = field(default_factory=list)
    _furniture: list[tuple[BlockKind, str, int | None]] = field(default_factory=list)

    def add(
        self,
        kind: BlockKind,
        text: str,
        *,
        page: int | None = None,
        level: int = 0,
        style: Style = PLAIN,
        label: str | None = None,
    ) -> None:
        """Add a block; a head or foot of the page is kept for the end of the text.

        Args:
            text: Begins with `label` where there is one.
        """
        if kind in FURNITURE:
            self._furniture.append((kind, text, page))
            return
        span = self._lay(text)
        self._blocks.append(
            Block(
                kind=kind, span=span, page=page, level=level, style=style, label=label
            )
        )

    def add_table(
        self, rows: Sequence[Sequence[CellText]], *, page: int | None = None
    ) -> None:
        """Add a table; cells of a row are parted by tabs, rows by line breaks."""
        start = self._length
        placed: list[tuple[Cell, ...]] = []
        for number, row in enumerate(rows):
            cells = []
            for cell in row:
                end = CELL_END if cell is not row[-1] else BLOCK_END
                cells.append(
                    Cell(
                        span=self._lay(cell.text, end=end),
                        row=number,
                        column=cell.column,
                        row_span=cell.row_span,
                        column_span=cell.column_span,
                    )
                )
            placed.append(tuple(cells))
        span = Span(start, max(start, self._length - 1))
        self._blocks.append(
            Block(
                kind=BlockKind.TABLE,
                span=span,
                page=page,
                table=Table(rows=tuple(placed)),
            )
        )

    def finish(self) -> Document:
        blocks = tuple(self._blocks)
        furniture = tuple(
            Block(kind=kind, span=self._lay(text), page=page)
            for kind, text, page in self._furniture
        )
        counts: Mapping[str, int] = MappingProxyType(dict(self.counts))
        return Document(
            text="".join(self._texts),
            format=self.format,
            blocks=blocks,
            furniture=furniture,
            pages=tuple(self.pages),
            unread=tuple(self.unread),
            counts=counts,
            ocr=self.ocr,
        )

    def _lay(self, text: str, end: str = BLOCK_END) -> Span:
        span = Span(self._length, self._length + len(text))
        self._texts += (text, end)
        self._length += len(text) + len(end)
        return span
