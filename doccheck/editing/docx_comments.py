"""Notes as comments of Word, at the letters they are about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from doccheck.document import Span
from doccheck.editing.docx_comment_part import CommentPart
from doccheck.editing.docx_runs import insert_after, insert_before
from doccheck.editing.note import Note
from doccheck.editing.package import parse_whole, read_part, rewritten, written
from doccheck.parsers import docx_names as w
from doccheck.parsers.docx_sources import Piece, TracedDocument, text_elements
from doccheck.parsers.docx_view import TEXT_TAGS

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Notes at the foot of a page cannot be commented on in Word, but what cites them can.
_REFERENCES: Final = {w.FOOTNOTE: w.FOOTNOTE_REF, w.ENDNOTE: w.ENDNOTE_REF}


class _Letter(NamedTuple):
    """A letter of the main part, by the place of its element among all others."""

    element: int
    offset: int


class _Mark(NamedTuple):
    """An end of a comment: before a letter, or behind it."""

    element: int
    #: Of the gap between two letters; at one gap, ends stand before starts.
    gap: int
    is_start: bool
    number: int
    #: Whether the comment is about letters, not about a point between two.
    is_ranged: bool


def annotate_docx(data: bytes, traced: TracedDocument, notes: Sequence[Note]) -> bytes:
    """Return a copy of a DOCX with notes as comments; the text stays as it is."""
    before = read_part(data, traced.main)
    root = parse_whole(before, traced.main)
    comments = CommentPart.of(data, traced.main, root)
    places = _Places(data, traced, root)
    marks: list[_Mark] = []
    for note in notes:
        letters = places.of(note.span)
        if letters is not None:
            quote = "" if places.is_exact(note.span) else traced.quote(note.span)
            marks += _marks(*letters, comments.add(note, quote), note.span)
    for mark in sorted(marks, reverse=True):
        _insert(mark, places.elements[mark.element])
    return rewritten(data, {traced.main: written(root, before), **comments.parts()})


def _marks(first: _Letter, last: _Letter, number: int, span: Span) -> Iterator[_Mark]:
    ranged = span.start < span.end
    if ranged:
        yield _Mark(first.element, first.offset, True, number, ranged)  # noqa: FBT003
    yield _Mark(last.element, last.offset + 1, False, number, ranged)  # noqa: FBT003


def _insert(mark: _Mark, letter: _Element) -> None:
    number = {w.ID: str(mark.number)}
    element = _commentable(letter)
    if mark.is_start:
        start = element.makeelement(w.COMMENT_START, number)
        insert_before(element, mark.gap, [start])
        return
    run = element.makeelement(w.R)
    run.append(element.makeelement(w.COMMENT_REF, number))
    end = [element.makeelement(w.COMMENT_END, number)] if mark.is_ranged else []
    insert_after(element, mark.gap - 1, [*end, run])


def _commentable(element: _Element) -> _Element:
    """Return an element, or the run of the outermost text box that it stands in.

    LibreOffice drops comments within text boxes.
    """
    boxes = list(element.iterancestors(w.TEXT_BOX))
    return next(boxes[-1].iterancestors(w.R), element) if boxes else element


class _Places:
    """The way from the text of a document to the elements of its main part."""

    def __init__(self, data: bytes, traced: TracedDocument, root: _Element) -> None:
        self._data = data
        self._traced = traced
        #: What may be marked, in its order.
        self.elements = list(root.iter(*TEXT_TAGS, *_REFERENCES.values()))
        tags = set(_REFERENCES.values())
        texts = (n for n, e in enumerate(self.elements) if e.tag not in tags)
        #: Places in `elements` of those with text.
        self._texts = list(texts)

    def of(self, span: Span) -> tuple[_Letter, _Letter] | None:
        """Return the first and the last letter of a span that the part has.

        A point, and a span of which the part has nothing, has the letter before it.
        """
        pieces = list(self._traced.pieces_in(span))
        own = [piece for piece in pieces if piece.part == self._traced.main]
        if own:  # a text box is read before what stands around it
            last = max(self._letter(item, item.end - 1 - item.start) for item in own)
            return min(map(self._letter, own)), last
        reference = next((self._reference(piece) for piece in pieces), None)
        letter = reference or self._before(span.start)
        return (letter, letter) if letter else None

    def is_exact(self, span: Span) -> bool:
        """Tell whether a comment on a span stands at its very letters."""
        if span.start == span.end:
            return True
        pieces = list(self._traced.pieces_in(span))
        return bool(pieces) and all(map(self._is_reached, pieces))

    def _is_reached(self, piece: Piece) -> bool:
        if piece.part != self._traced.main:
            return False
        element = self.elements[self._texts[piece.element]]
        return _commentable(element) is element

    def _letter(self, piece: Piece, step: int = 0) -> _Letter:
        return _Letter(self._texts[piece.element], piece.offset + step)

    def _before(self, offset: int) -> _Letter | None:
        pieces = [p for p in self._traced.pieces if p.part == self._traced.main]
        earlier = [piece for piece in pieces if piece.start < offset]
        if earlier:
            piece = max(earlier)
            return self._letter(piece, min(piece.end, offset) - 1 - piece.start)
        return self._letter(pieces[0]) if pieces else None

    def _reference(self, piece: Piece) -> _Letter | None:
        """Return the mark in the running text that cites the note of a piece."""
        root = parse_whole(read_part(self._data, piece.part), piece.part)
        element = text_elements(root)[piece.element]
        note = next(element.iterancestors(*_REFERENCES), None)
        if note is None:
            return None
        cited = (_REFERENCES[str(note.tag)], note.get(w.ID))
        marks = ((mark.tag, mark.get(w.ID)) for mark in self.elements)
        places = (place for place, mark in enumerate(marks) if mark == cited)
        return next((_Letter(place, 0) for place in places), None)
