"""A document of a type that is still to be filled in, with guidance as comments."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Final

from doccheck.checklists import Look, Piece, Requirement, Skeleton
from doccheck.editing.blank_page import Page
from doccheck.editing.docx_comment_part import AUTHOR, INITIALS
from doccheck.findings import Force
from doccheck.reports import Reader

if TYPE_CHECKING:
    from docx.text.run import Run

#: Rows to be filled in under the heads of a table.
EMPTY_ROWS: Final = 3


def blank_document(skeleton: Skeleton, readers: Sequence[Reader]) -> bytes:
    """Return a DOCX to be filled in, in the languages of its readers one by one.

    Args:
        readers: One for each language, kk or ru.
    """
    page = Page(language=readers[0].language)
    for number, reader in enumerate(readers):
        if number:
            page.break_off()
        _Version(page, reader).write(skeleton)
    stream = BytesIO()
    page.document.save(stream)
    return stream.getvalue()


class _Version:
    """A document in one of its languages."""

    def __init__(self, page: Page, reader: Reader) -> None:
        self._page = page
        self._reader = reader
        self._sections = 0
        self._clauses = 0
        #: Requirements with a comment already.
        self._explained: set[str] = set()

    def write(self, skeleton: Skeleton) -> None:
        for piece in skeleton.pieces:
            runs = self._write(piece)
            asked = [r for r in piece.requirements if r.id not in self._explained]
            self._explained |= {requirement.id for requirement in asked}
            for requirement in asked:
                self._page.document.add_comment(
                    runs, self._guidance(requirement), author=AUTHOR, initials=INITIALS
                )

    def _write(self, piece: Piece) -> list[Run]:
        """Write a piece and return what a comment on it is about."""
        text = piece.text.get(self._reader.language, "")
        if piece.look is Look.TABLE:
            return self._table(piece)
        if piece.look is Look.SECTION:
            self._sections += 1
            text = f"{self._sections}. {text}"
        if piece.numbered:
            self._clauses += 1
            text = f"{self._clauses}. {text}"
        return [
            run for line in text.split("\n") for run in self._page.add(line, piece.look)
        ]

    def _table(self, piece: Piece) -> list[Run]:
        language = self._reader.language
        columns = piece.columns[language]
        heads = piece.row_heads.get(language, ("",) * EMPTY_ROWS)
        return self._page.add_table(columns, heads)

    def _guidance(self, requirement: Requirement) -> str:
        reader, words = self._reader, self._reader.words
        title = reader.requirement_title(requirement.id)
        force = words.say(f"force.{requirement.force}")
        lines = [
            f"{title} ({requirement.id})",
            reader.advice(requirement.id),
            words.say("text.source", source=reader.sources(requirement.id)),
        ]
        if requirement.force is Force.RECOMMENDED:
            lines.append(force)
        return "\n".join(lines)
