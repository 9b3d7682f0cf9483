"""A paragraph of a DOCX: its properties, number and text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from doccheck.parsers import docx_names as w
from doccheck.parsers.docx_facts import Facts, gather
from doccheck.parsers.docx_numbering import Numbering
from doccheck.parsers.docx_pages import Pages
from doccheck.parsers.docx_styles import (
    StyleInfo,
    Styles,
    heading_level,
    inherited,
    numbered,
)
from doccheck.parsers.docx_view import View

if TYPE_CHECKING:
    from lxml.etree import _Element


_BLOCKS: Final = frozenset({w.P, w.TBL, w.ALT_CHUNK, w.SUB_DOCUMENT})


@dataclass(slots=True, kw_only=True)
class Context:
    """What a paragraph needs of the file around it."""

    styles: Styles
    numbering: Numbering
    pages: Pages
    facts: dict[_Element, Facts]
    #: Contents of text boxes by the paragraph that anchors them.
    boxes: dict[_Element, list[_Element]]
    #: Text of notes by tag of their reference and id.
    notes: dict[tuple[str, str], str]
    #: Notes cited since they were last taken, in their order.
    cited: list[str] = field(default_factory=list)
    #: Tags of references to notes that were met.
    references: set[str] = field(default_factory=set)
    #: Documents within cells and notes, which are not read.
    lost: int = 0

    def take_in(self, root: _Element, view: View) -> None:
        """Learn the paragraphs of a part that is in its final view."""
        found = gather(root)
        for boxes in view.boxes.values():
            for box in boxes:
                found |= gather(box)
        for facts in found.values():
            if facts.notes:
                self.references.update(tag for tag, _ in facts.notes)
        self.styles.prepare({facts.style for facts in found.values()})
        self.facts |= found
        self.boxes |= view.boxes

    def cite(self, notes: Sequence[tuple[str, str]]) -> None:
        self.cited += [self.notes[note] for note in notes if note in self.notes]

    def take_cited(self) -> list[str]:
        cited, self.cited = self.cited, []
        return cited


class Paragraph(NamedTuple):
    """A paragraph with a text; a tuple, for there are very many."""

    element: _Element
    style: StyleInfo
    #: As printed; None where there is no automatic number.
    label: str | None
    #: Without the label, nor spaces at either end.
    text: str
    page: int | None
    #: As in the file: "center", "both".
    alignment: str | None
    #: What style or properties say; None where they say nothing.
    level: int | None
    #: Whether any run may be bolder or lighter than the style.
    weighted: bool

    @property
    def labelled(self) -> str:
        return f"{self.label} {self.text}" if self.label else self.text


def read_paragraph(element: _Element, context: Context) -> Paragraph | None:
    """Return a paragraph, or None for an empty one, which is counted all the same."""
    facts = context.facts[element]
    style = context.styles.of_paragraph(facts.style)
    numbering = style.numbered
    if facts.numbering is not None:
        numbering = inherited(numbered(facts.numbering), numbering)
    label = context.numbering.label(numbering, facts.style) if numbering else None
    text = "".join(facts.texts).strip()
    page = context.pages.read(element, has_text=bool(text))
    if facts.notes:
        context.cite(facts.notes)
    if not text:
        return None
    alignment = facts.alignment or style.alignment
    level = style.level if facts.outline is None else heading_level(facts.outline)
    weighted = facts.weighted
    return Paragraph(element, style, label, text, page, alignment, level, weighted)


def blocks_of(parent: _Element) -> Iterator[_Element]:
    """Yield paragraphs and tables in their order, through wrappers."""
    for child in parent:
        if child.tag in _BLOCKS:
            yield child
        elif child.tag in w.WRAPPERS:
            yield from blocks_of(child)
