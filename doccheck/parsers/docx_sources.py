"""Where in the XML of a DOCX each letter of its text stands.

The file is read as ever, but every paragraph that is read is remembered. For those who
write a changed copy of a file; a check does not pay for it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from doccheck.document import BlockKind, Document, Span
from doccheck.parsers import docx_names as w
from doccheck.parsers.contents import without_contents
from doccheck.parsers.docx import read_package
from doccheck.parsers.docx_pages import Pages
from doccheck.parsers.docx_view import TEXT_TAGS
from doccheck.parsers.guards import refuse_size
from doccheck.parsers.ooxml_package import Package, open_package

if TYPE_CHECKING:
    from lxml.etree import _Element

_NOTE_TAGS: Final = frozenset({w.FOOTNOTE, w.ENDNOTE})


class Piece(NamedTuple):
    """A stretch of the document's text that stands in one element of the XML."""

    start: int
    end: int
    #: Name of the part in the package.
    part: str
    #: Place of the element among those with text in its part, see `text_elements`.
    element: int
    #: Where in the text of the element the stretch begins.
    offset: int


@dataclass(frozen=True, kw_only=True)
class TracedDocument:
    """A DOCX with the way from its text back to its XML."""

    document: Document
    #: Name of the part with the running text.
    main: str
    #: In the order of the document's text; what no element holds, such as an automatic
    #: number, is in none of them.
    pieces: tuple[Piece, ...]

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(piece.start for piece in self.pieces)

    def quote(self, span: Span) -> str:
        return self.document.locate(span).quote

    def pieces_in(self, span: Span) -> Iterator[Piece]:
        """Yield the parts of pieces that lie in a span."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        for piece in self.pieces[first:]:
            if piece.start >= span.end:
                return
            start, end = max(piece.start, span.start), min(piece.end, span.end)
            if start < end:
                offset = piece.offset + start - piece.start
                yield Piece(start, end, piece.part, piece.element, offset)


def text_elements(root: _Element) -> list[_Element]:
    """Return the elements of a part that may hold text, in their order."""
    return list(root.iter(*TEXT_TAGS))


def trace_docx(data: bytes) -> TracedDocument:
    """Read a DOCX and remember where its text comes from.

    Raises:
        InputError: As for any reading of it.
    """
    refuse_size(len(data))
    opened = open_package(data)
    package = _Remembering(
        archive=opened.archive, main=opened.main, relations=opened.relations
    )
    log: list[_Element] = []

    def pages_of(root: _Element) -> Pages:
        return _Logged.over(Pages.of(root), log)

    document = without_contents(read_package(package, pages_of=pages_of))
    aligned = _Aligned(document, package.places())
    running: list[_Element] = []
    notes: dict[_Element, list[_Letter]] = defaultdict(list)
    for paragraph in log:
        note = _note_of(paragraph)
        if note is not None:
            notes[note] += _letters(paragraph)
        elif aligned.part_of(paragraph) == package.main:
            running.append(paragraph)
    pieces = [
        *aligned.running(map(_letters, running)),
        *aligned.notes(notes.values()),
    ]
    return TracedDocument(
        document=document, main=package.main, pieces=tuple(sorted(pieces))
    )


class _Letter(NamedTuple):
    """A character that is read, with the element it stands in."""

    text: str
    element: _Element
    offset: int


@dataclass(frozen=True, kw_only=True)
class _Remembering(Package):
    """A package that knows of each element with text where it stood in its part."""

    texts: dict[str, list[_Element]] = field(default_factory=dict)

    def root(self, name: str) -> _Element | None:
        root = super().root(name)
        if root is not None:
            self.texts[name] = text_elements(root)
        return root

    def places(self) -> dict[_Element, tuple[str, int]]:
        return {
            element: (part, place)
            for part, elements in self.texts.items()
            for place, element in enumerate(elements)
        }


@dataclass(slots=True, kw_only=True)
class _Logged(Pages):
    """Counts pages and keeps the paragraphs that it is told of."""

    log: list[_Element]

    @classmethod
    def over(cls, pages: Pages, log: list[_Element]) -> _Logged:
        return cls(_broken=pages._broken, log=log)  # noqa: SLF001 - of the same kind

    def read(self, paragraph: _Element, *, has_text: bool) -> int | None:
        if has_text:
            self.log.append(paragraph)
        # super() has no cell in a class that dataclass makes anew for its slots
        return Pages.read(self, paragraph, has_text=has_text)


class _Aligned:
    """Finds the letters of paragraphs, as they are read, in the document's text."""

    def __init__(
        self, document: Document, places: dict[_Element, tuple[str, int]]
    ) -> None:
        self._places = places
        self._document = document

    def part_of(self, paragraph: _Element) -> str | None:
        known = map(self._places.get, paragraph.iter(*TEXT_TAGS))
        return next((place[0] for place in known if place), None)

    def running(self, paragraphs: Iterable[Sequence[_Letter]]) -> Iterator[Piece]:
        """Yield the pieces of the paragraphs of the main part."""
        blocks = [b for b in self._document.blocks if b.kind is not BlockKind.FOOTNOTE]
        offsets = [
            offset
            for block in blocks
            for offset in range(
                block.span.start + len(block.label or ""), block.span.end
            )
        ]
        yield from self._follow(paragraphs, offsets)

    def notes(self, notes: Iterable[Sequence[_Letter]]) -> Iterator[Piece]:
        """Yield the pieces of notes, which stand where they are cited."""
        by_text: dict[str, list[Sequence[_Letter]]] = defaultdict(list)
        for note in notes:
            by_text[_squeezed(letter.text for letter in note)].append(note)
        for block in self._document.blocks:
            alike = by_text.get(_squeezed(self._document.text_of(block)))
            if block.kind is BlockKind.FOOTNOTE and alike:
                note = alike.pop(0) if len(alike) > 1 else alike[0]
                yield from self._follow(
                    [note], list(range(block.span.start, block.span.end))
                )

    def _follow(
        self, paragraphs: Iterable[Sequence[_Letter]], offsets: Sequence[int]
    ) -> Iterator[Piece]:
        text = self._document.text
        solid = [offset for offset in offsets if not text[offset].isspace()]
        solid_text = "".join([text[offset] for offset in solid])
        cursor = 0
        for letters in paragraphs:
            wanted = _squeezed(letter.text for letter in letters)
            found = solid_text.find(wanted, cursor) if wanted else -1
            if found < 0:
                continue
            cursor = found + len(wanted)
            yield from self._pieces(letters, solid[found:cursor])

    def _pieces(
        self, letters: Sequence[_Letter], solid: Sequence[int]
    ) -> Iterator[Piece]:
        placed = _with_spaces(letters, solid)
        runs = groupby(
            placed,
            key=lambda item: (item[0].element, item[1] - item[0].offset),
        )
        for (element, _), run in runs:
            place = self._places.get(element)
            if place:
                members = list(run)
                first, offset = members[0]
                end = offset + len(members)
                yield Piece(offset, end, *place, first.offset)


def _with_spaces(
    letters: Sequence[_Letter], solid: Sequence[int]
) -> list[tuple[_Letter, int]]:
    """Return letters with their offsets; spaces between where all of them are left."""
    places = iter(solid)
    placed: list[tuple[_Letter, int]] = []
    spaces: list[_Letter] = []
    for letter in letters:
        if letter.text.isspace():
            spaces.append(letter)
            continue
        offset = next(places)
        if placed and offset - placed[-1][1] == len(spaces) + 1:
            before = placed[-1][1] + 1
            placed += [(space, before + step) for step, space in enumerate(spaces)]
        placed.append((letter, offset))
        spaces = []
    return placed


def _squeezed(texts: Iterable[str]) -> str:
    return "".join("".join(texts).split())


def _letters(paragraph: _Element) -> list[_Letter]:
    """Return the characters of a paragraph; not those of one that stands in it."""
    letters: list[_Letter] = []
    own = True
    for element in paragraph.iter(w.P, w.TBL, *TEXT_TAGS):
        if element.tag in {w.P, w.TBL}:
            own = element is paragraph
        elif own and element.text:
            letters += [
                _Letter(sign, element, offset)
                for offset, sign in enumerate(element.text)
            ]
    return letters


def _note_of(paragraph: _Element) -> _Element | None:
    return next((a for a in paragraph.iterancestors() if a.tag in _NOTE_TAGS), None)
