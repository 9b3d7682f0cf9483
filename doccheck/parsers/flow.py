"""Adding paragraphs to a document as what they look like."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from doccheck.document import (
    PLAIN,
    BlockKind,
    DocumentBuilder,
    Style,
)
from doccheck.document.build import CellText
from doccheck.errors import ErrorCode, UnreadableDocumentError
from doccheck.parsers.guards import LIMITS
from doccheck.parsers.lines import opens_item
from doccheck.parsers.look import ALIGNMENTS, Look, Typed

#: Read for every block, and slow to read from the class in Python 3.11.
_HEADING: Final = BlockKind.HEADING
_LIST_ITEM: Final = BlockKind.LIST_ITEM
_PARAGRAPH: Final = BlockKind.PARAGRAPH


class Flow:
    """Blocks in their order; tells headings, list items and paragraphs apart."""

    def __init__(self, format_: str) -> None:
        self.builder = DocumentBuilder(format_)
        self.characters = 0
        #: Of the paragraph before.
        self._level = 0

    def add_paragraph(
        self,
        typed: Typed,
        look: Look,
        *,
        page: int | None = None,
        style: Style = PLAIN,
    ) -> None:
        """Add a paragraph that has a text."""
        look = self._in_place(typed, look)
        if look.run_in is not None:
            self._add_run_in(typed, look, page=page, style=style)
            return
        text, label = typed.text, typed.label
        self.add(
            kind_of(text, label, look.level),
            f"{label} {text}" if label else text,
            page=page,
            level=look.level,
            style=style,
            label=label,
        )

    def add_table(
        self, rows: Sequence[Sequence[CellText]], *, page: int | None = None
    ) -> None:
        """Add a table if there is a word in it."""
        filled = [row for row in rows if row]
        length = sum(len(cell.text) for row in filled for cell in row)
        self._count(length)
        if length:
            self.builder.add_table(filled, page=page)

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
        self._count(len(text))
        self.builder.add(kind, text, page=page, level=level, style=style, label=label)

    def _in_place(self, typed: Typed, look: Look) -> Look:
        """Return a look; bold small letters are a heading only where they go on one."""
        stray = (
            look.level and typed.text[0].islower() and not (typed.level or self._level)
        )
        if stray:
            look = look._replace(level=0, run_in=None)
        self._level = look.level
        return look

    def _add_run_in(
        self, typed: Typed, look: Look, *, page: int | None, style: Style
    ) -> None:
        """Add a bold first line as the heading that it is, then what follows it."""
        edge, label = look.run_in, typed.label
        title, body = typed.text[:edge], typed.text[edge:].strip()
        self.add(
            _HEADING,
            f"{label} {title}" if label else title,
            page=page,
            level=look.level,
            style=style,
            label=label,
        )
        self.add(kind_of(body, None, 0), body, page=page)

    def _count(self, characters: int) -> None:
        self.characters += characters
        if self.characters > LIMITS.characters:
            raise UnreadableDocumentError(
                ErrorCode.TOO_LARGE,
                f"the document has over {LIMITS.characters} characters of text",
            )


def kind_of(text: str, label: str | None, level: int) -> BlockKind:
    if level:
        return _HEADING
    return _LIST_ITEM if label or opens_item(text) else _PARAGRAPH


@lru_cache(maxsize=1024)
def style_of(
    bold: bool | None,  # noqa: FBT001 - a key of the cache
    italic: bool | None = None,  # noqa: FBT001
    size: float | None = None,
    alignment: str | None = None,
    name: str | None = None,
) -> Style:
    """Return a style; documents have few, and each of them often.

    Args:
        alignment: As in the file: "center", "both", "end".
    """
    return Style(
        bold=bold,
        italic=italic,
        size=size,
        alignment=ALIGNMENTS.get(alignment or ""),
        name=name,
    )
