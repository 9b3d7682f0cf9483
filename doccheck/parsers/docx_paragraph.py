"""A paragraph of a DOCX: its properties, number and text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from doccheck.parsers import docx_names as w
from doccheck.parsers.docx_numbering import Numbering
from doccheck.parsers.docx_pages import Pages
from doccheck.parsers.docx_styles import (
    Numbered,
    StyleInfo,
    Styles,
    heading_level,
    inherited,
    numbered,
)
from doccheck.parsers.docx_view import read_text

if TYPE_CHECKING:
    from lxml.etree import _Element

_TOLD: Final = (w.P_STYLE, w.NUM_PR, w.JC, w.OUTLINE)


@dataclass(slots=True, kw_only=True)
class Context:
    """What a paragraph needs of the file around it."""

    styles: Styles
    numbering: Numbering
    pages: Pages
    #: Contents of text boxes by the paragraph that anchors them.
    boxes: dict[_Element, list[_Element]]
    #: Text of notes by tag of their reference and id.
    notes: dict[tuple[str, str], str]
    #: Notes cited since they were last taken, in their order.
    cited: list[str] = field(default_factory=list)

    def take_cited(self) -> list[str]:
        cited, self.cited = self.cited, []
        return cited


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
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

    @property
    def labelled(self) -> str:
        return f"{self.label} {self.text}" if self.label else self.text


def read_paragraph(element: _Element, context: Context) -> Paragraph | None:
    """Return a paragraph, or None for an empty one, which is counted all the same."""
    properties = next(element.iterchildren(w.PPR), None)
    style_id = level = alignment = direct = None
    for child in () if properties is None else properties.iterchildren(*_TOLD):
        if child.tag == w.P_STYLE:
            style_id = child.get(w.VAL)
        elif child.tag == w.JC:
            alignment = child.get(w.VAL)
        elif child.tag == w.OUTLINE:
            level = heading_level(child.get(w.VAL) or "")
        else:
            direct = numbered(properties)
    style = context.styles.of_paragraph(style_id)
    label = _label(inherited(direct, style.numbered), style_id, context)
    text = read_text(element).strip()
    page = context.pages.read(element, has_text=bool(text))
    _cite(element, context)
    if not text:
        return None
    return Paragraph(
        element=element,
        style=style,
        label=label,
        text=text,
        page=page,
        alignment=alignment or style.alignment,
        level=style.level if level is None else level,
    )


def _label(
    numbering: Numbered | None, style_id: str | None, context: Context
) -> str | None:
    return context.numbering.label(numbering, style_id) if numbering else None


def _cite(element: _Element, context: Context) -> None:
    if not context.notes:
        return
    for reference in element.iter(w.FOOTNOTE_REF, w.ENDNOTE_REF):
        key = (str(reference.tag), reference.get(w.ID) or "")
        context.cited += [context.notes[key]] if key in context.notes else []


def blocks_of(parent: _Element) -> Iterator[_Element]:
    """Yield paragraphs and tables in their order, through wrappers."""
    for child in parent:
        if child.tag in w.WRAPPERS:
            yield from blocks_of(child)
        elif child.tag in {w.P, w.TBL, w.ALT_CHUNK}:
            yield child
