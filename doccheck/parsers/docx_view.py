"""The final view of a part: what a reader of the printed page would see.

The tree is changed in place: deletions, hidden runs and second copies of shapes go,
tabs and line breaks become text. What is left can be read by `itertext` alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from doccheck.parsers import docx_names as w

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Elements whose text is read; in this view a tab or a break has text, too.
TEXT_TAGS: Final = (
    w.T,
    w.TAB,
    w.BR,
    w.CR,
    w.PTAB,
    w.NO_BREAK_HYPHEN,
    w.SYM,
    w.MATH_TEXT,
)
_COUNTED: Final = (w.COMMENT_REF, w.BLIP, w.IMAGE_DATA, w.OBJECT)
_SPOKEN: Final = {w.TAB: "\t", w.PTAB: "\t", w.CR: "\n", w.NO_BREAK_HYPHEN: "-"}
_PAGE_BREAKS: Final = frozenset({"page", "column"})
#: Symbol fonts have their signs here; without the font they mean nothing.
_PRIVATE: Final = range(0xE000, 0xF900)


@dataclass(slots=True)
class View:
    """What was met while a part was brought into its final view."""

    insertions: int = 0
    deletions: int = 0
    comments: int = 0
    hidden: int = 0
    images: int = 0
    objects: int = 0
    #: Contents of text boxes by the paragraph that anchors them.
    boxes: dict[_Element, list[_Element]] = field(default_factory=dict)


#: What does not stay as it is; most files have little of it.
_CHANGED: Final = frozenset(
    {
        *(w.FALLBACK, w.INS, w.DEL, w.MOVE_FROM, w.VANISH, w.R_STYLE, w.FIELD_CHAR),
        *(w.TEXT_BOX, w.RUBY_TEXT, *w.CHANGES),
    }
)
_DROPPED: Final = frozenset({w.RUBY_TEXT, *w.CHANGES})
_MUTE: Final = frozenset({*_SPOKEN, w.BR, w.SYM})
_LOOKED_FOR: Final = (*_CHANGED, *_MUTE, *_COUNTED)


def final_view(root: _Element, hidden_styles: frozenset[str] = frozenset()) -> View:
    """Bring a tree into its final view and return what was met."""
    view = View()
    met = Counter([str(element.tag) for element in root.iter(*_LOOKED_FOR)])
    present = frozenset(met)
    if present & _CHANGED:
        _change(root, view, present, hidden_styles)
        met = Counter([str(element.tag) for element in root.iter(*_COUNTED)])
    if present & _MUTE:
        _speak(root)
    if w.TEXT_BOX in present:
        _detach_boxes(root, view)
    view.comments = met[w.COMMENT_REF]
    view.images = met[w.BLIP] + met[w.IMAGE_DATA]
    view.objects = met[w.OBJECT]
    return view


def _change(
    root: _Element, view: View, present: frozenset[str], hidden_styles: frozenset[str]
) -> None:
    """Take out what is not seen in the final view."""
    if w.FALLBACK in present:
        _drop_fallbacks(root)
    if present & {w.INS, w.DEL, w.MOVE_FROM}:
        _accept_revisions(root, view)
    if w.VANISH in present or (hidden_styles and w.R_STYLE in present):
        _drop_hidden(root, view, hidden_styles)
    if w.FIELD_CHAR in present:
        _drop_instructions(root)
    if present & _DROPPED:
        _drop_all(list(root.iter(*_DROPPED)))


def _drop(element: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _drop_all(elements: Iterable[_Element]) -> None:
    for element in elements:
        _drop(element)


def _drop_fallbacks(root: _Element) -> None:
    """Keep one of the alternatives in which newer shapes are written."""
    for fallback in list(root.iter(w.FALLBACK)):
        parent = fallback.getparent()
        if parent is not None and next(parent.iterchildren(w.CHOICE), None) is not None:
            parent.remove(fallback)
    for choice in list(root.iter(w.CHOICE)):
        _drop_all(list(choice.itersiblings(w.CHOICE)))


def _accept_revisions(root: _Element, view: View) -> None:
    view.insertions = sum(1 for mark in root.iter(w.INS) if _parent_tag(mark) != w.RPR)
    for mark in list(root.iter(w.DEL, w.MOVE_FROM)):
        place = _parent_tag(mark)
        if place == w.RPR:
            _join_with_next(mark)
        elif place == w.TR_PR:
            view.deletions += 1
            _drop_row(mark)
        else:
            view.deletions += mark.tag == w.DEL
            _drop(mark)


def _parent_tag(element: _Element) -> str:
    parent = element.getparent()
    return "" if parent is None else str(parent.tag)


def _drop_row(mark: _Element) -> None:
    row = next(mark.iterancestors(w.TR), None)
    if row is not None:
        _drop(row)


def _join_with_next(mark: _Element) -> None:
    """Move what is left of a paragraph whose end was deleted into the next one."""
    paragraph = next(mark.iterancestors(w.P), None)
    if paragraph is None or mark.getparent().getparent().tag != w.PPR:  # type: ignore[union-attr]
        return
    following = paragraph.getnext()
    rest = [child for child in paragraph if child.tag != w.PPR]
    if following is None or following.tag != w.P:
        return
    first = following[0] if len(following) else None
    at = 1 if first is not None and first.tag == w.PPR else 0
    following[at:at] = rest
    _drop(paragraph)


def _drop_hidden(root: _Element, view: View, hidden_styles: frozenset[str]) -> None:
    runs = [
        mark.getparent().getparent()  # type: ignore[union-attr]
        for mark in root.iter(w.VANISH)
        if w.is_on(mark)
    ]
    if hidden_styles:
        runs += [
            mark.getparent().getparent()  # type: ignore[union-attr]
            for mark in root.iter(w.R_STYLE)
            if mark.get(w.VAL) in hidden_styles
        ]
    for run in runs:
        if run is not None and run.tag == w.R:
            view.hidden += 1
            _drop(run)


def _drop_instructions(root: _Element) -> None:
    """Drop text that is part of a field's instruction, as nested fields have it."""
    depth_of_instruction: list[bool] = []
    nested = False
    for mark in root.iter(w.FIELD_CHAR):
        _step(depth_of_instruction, mark)
        nested = nested or len(depth_of_instruction) > 1
    if nested:
        _drop_all(_instruction_texts(root))


def _step(fields: list[bool], mark: _Element) -> None:
    """Follow the marks of fields; True while the instruction of one is read."""
    kind = mark.get(w.FIELD_CHAR_TYPE)
    if kind == "begin":
        fields.append(True)
    elif kind == "separate" and fields:
        fields[-1] = False
    elif kind == "end" and fields:
        fields.pop()


def _instruction_texts(root: _Element) -> list[_Element]:
    fields: list[bool] = []
    found = []
    for element in root.iter(w.FIELD_CHAR, w.T):
        if element.tag == w.FIELD_CHAR:
            _step(fields, element)
        elif any(fields):
            found.append(element)
    return found


def _speak(root: _Element) -> None:
    """Write out what has no text of its own; tab stops in a style stay mute."""
    for element in root.iter(*_SPOKEN, w.BR, w.SYM):
        tag = str(element.tag)
        if tag == w.BR:
            element.text = None if element.get(w.TYPE) in _PAGE_BREAKS else "\n"
        elif tag == w.SYM:
            element.text = _sign(element.get(w.CHAR))
        elif _parent_tag(element) == w.R:
            element.text = _SPOKEN[tag]


def _sign(code: str | None) -> str | None:
    try:
        number = int(code or "0", 16)
    except ValueError:
        return None
    return chr(number) if 32 <= number < 0x110000 and number not in _PRIVATE else None


def _detach_boxes(root: _Element, view: View) -> None:
    for box in list(root.iter(w.TEXT_BOX)):
        anchor = next(box.iterancestors(w.P), None)
        _drop(box)
        if anchor is not None:
            view.boxes.setdefault(anchor, []).append(box)
