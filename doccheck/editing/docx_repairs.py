"""Repairs in the runs of a DOCX: letters change, nothing else does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from doccheck.document import Document, Span
from doccheck.editing.docx_runs import set_text
from doccheck.editing.package import parse_whole, read_part, rewritten, written
from doccheck.editing.repairs import Change, Repair, changes
from doccheck.parsers import docx_names as w
from doccheck.parsers.docx_sources import TracedDocument, text_elements, trace_docx

if TYPE_CHECKING:
    from lxml.etree import _Element

_WRITABLE: Final = frozenset({w.T, w.MATH_TEXT})


class DocxMender:
    """Repairs a DOCX."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._traced: TracedDocument = trace_docx(data)

    @property
    def document(self) -> Document:
        return self._traced.document

    def apply(self, repairs: Iterable[Repair]) -> tuple[bytes, list[Repair]]:
        """Return the file after its repairs, and those that could be made."""
        parts = _Parts(self._data)
        made = [repair for repair in repairs if self._make(repair, parts)]
        return rewritten(self._data, parts.written()) if made else self._data, made

    def _make(self, repair: Repair, parts: _Parts) -> bool:
        """Make a repair if each letter that it changes stands in a run."""
        wanted = list(changes(repair, self.document))
        places = [self._place(change) for change in wanted]
        if not all(parts.may_write(place) for place in places):
            return False
        for change, place in zip(wanted, places, strict=True):
            if place is not None:
                parts.write(place, change.text)
        return bool(wanted)

    def _place(self, change: Change) -> Place | None:
        span = Span(change.offset, change.offset + 1)
        piece = next(self._traced.pieces_in(span), None)
        return None if piece is None else (piece.part, piece.element, piece.offset)


#: Part, element among those with text, letter in it.
Place = tuple[str, int, int]


class _Parts:
    """The parts of a package while letters in them change."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._roots: dict[str, _Element] = {}
        self._elements: dict[str, list[_Element]] = {}
        #: Letters of elements that change; a letter may have become several or none.
        self._letters: dict[tuple[str, int], list[str]] = {}

    def may_write(self, place: Place | None) -> bool:
        if place is None:
            return False
        part, element, offset = place
        found = self._of(part)[element]
        return found.tag in _WRITABLE and offset < len(found.text or "")

    def write(self, place: Place, text: str) -> None:
        part, element, offset = place
        own = list(self._of(part)[element].text or "")
        self._letters.setdefault((part, element), own)[offset] = text

    def written(self) -> dict[str, bytes]:
        """Return the parts that have changed."""
        for (part, place), letters in self._letters.items():
            element = self._of(part)[place]
            text = "".join(letters)
            for copy in list(_copies(element)):
                set_text(copy, text)
            set_text(element, text)
        changed = {part for part, _ in self._letters}
        return {
            part: written(self._roots[part], read_part(self._data, part))
            for part in sorted(changed)
        }

    def _of(self, part: str) -> Sequence[_Element]:
        if part not in self._elements:
            root = parse_whole(read_part(self._data, part), part)
            self._roots[part], self._elements[part] = root, text_elements(root)
        return self._elements[part]


def _copies(element: _Element) -> Iterator[_Element]:
    """Yield the same text in what older programs show in place of a shape."""
    for choice in element.iterancestors(w.CHOICE):
        for fallback in choice.itersiblings(w.FALLBACK):
            yield from (t for t in fallback.iter(w.T) if t.text == element.text)
