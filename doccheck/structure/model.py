"""What the structure of a text is made of: parts, sections, requisites, references."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from doccheck.document import Document, Span
from doccheck.language import AnalysedBlock, AnalysedDocument, Language, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with everything up to the next heading of its level or above.

    Blocks are counted as in `Document.blocks`; ranges are half-open.
    """

    #: Normalised title without its number; several lines are joined.
    title: str
    #: Place of the title in the document, without its number.
    title_span: Span
    #: As printed, without the word for chapter and the final dot: "1", "II", "3.1".
    number: str | None
    #: 1 for a top section.
    level: int
    #: First block of the heading.
    start: int
    #: First block of the body.
    body: int
    #: First block behind the section, subsections included.
    stop: int
    #: Text of the body that stands in the heading's own block ("run-in"), if any.
    run_in: Span | None = None
    #: Titles of the sections above it, from the top.
    path: tuple[str, ...] = ()


class RequisiteKind(StrEnum):
    ORGANISATION = "organisation"
    KIND = "kind"  # the word for the kind of document: ПРИКАЗ, БҰЙРЫҚ
    DATE = "date"
    NUMBER = "number"
    PLACE = "place"
    TITLE = "title"
    SIGNATURE = "signature"
    APPROVAL = "approval"


class Completeness(StrEnum):
    """How a requisite stands: filled in, with a blank left open, or not legible."""

    COMPLETE = "complete"
    BLANK = "blank"
    ILLEGIBLE = "illegible"


@dataclass(frozen=True, slots=True, kw_only=True)
class Requisite:
    """An element of form, with its place.

    `values` holds what could be read: "date" (ISO), "number", "person", "post",
    "organisation", "act" (the word of the approving act).
    """

    kind: RequisiteKind
    span: Span
    text: str
    completeness: Completeness = Completeness.COMPLETE
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """An act cited in the text.

    `kind` is "law", "order", "decree", "code", "rules" or "other".
    """

    span: Span
    kind: str
    number: str | None
    date: datetime.date | None
    #: Words between quotation marks beside the reference, normalised.
    title: str | None


class PartRole(StrEnum):
    MAIN = "main"  # the document itself
    APPROVED = "approved"  # a document that an order in the same file approves
    APPENDIX = "appendix"
    FORM = "form"  # blank, to be filled in later


#: Words at the beginning of a part that count as its opening.
OPENING_WORDS: Final = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of a file that is a document of its own.

    Blocks are counted as in `Document.blocks`; the range is half-open.
    """

    analysed: AnalysedDocument
    start: int
    stop: int
    role: PartRole
    language: Language
    title: Requisite | None
    sections: tuple[Section, ...]
    requisites: tuple[Requisite, ...]
    references: tuple[Reference, ...]

    @property
    def document(self) -> Document:
        return self.analysed.document

    @property
    def blocks(self) -> tuple[AnalysedBlock, ...]:
        return self.analysed.blocks[self.start : self.stop]

    def of_kind(self, kind: RequisiteKind) -> Iterator[Requisite]:
        return (item for item in self.requisites if item.kind is kind)

    def title_tokens(self, section: Section) -> tuple[Token, ...]:
        """Return the words of a section's title."""
        blocks = self.analysed.blocks[section.start : section.body + 1]
        return _tokens_in(blocks, section.title_span)

    def own_title_tokens(self) -> tuple[Token, ...]:
        """Return the words of the part's title, none where it has no title."""
        return _tokens_in(self.blocks, self.title.span) if self.title else ()

    def opening_stop(self) -> int:
        """Return the block behind the opening of the part."""
        words = 0
        for block in self.blocks:
            words += len(block.tokens)
            if words >= OPENING_WORDS:
                return block.index + 1
        return self.stop

    def path_at(self, block: int) -> tuple[str, ...]:
        """Return the titles of the sections around a block, from the top."""
        around = (item for item in self.sections if item.start <= block < item.stop)
        inner = max(around, key=lambda item: item.start, default=None)
        return (*inner.path, inner.title) if inner else ()


def _tokens_in(blocks: Iterable[AnalysedBlock], span: Span) -> tuple[Token, ...]:
    return tuple(
        token
        for block in blocks
        if span.overlaps(block.block.span)
        for token in block.tokens
        if span.contains(token.span)
    )
