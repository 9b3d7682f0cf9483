"""The final view of a part: what a reader of the printed page would see.

The tree is changed in place: deletions, hidden runs and second copies of shapes go,
tabs and line breaks become text. What is left can be read by `itertext` alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Final

from doccheck.parsers import docx_names as w
from doccheck.parsers.docx_fields import settle_fields
from doccheck.parsers.docx_hidden import drop_hidden
from doccheck.parsers.docx_revisions import MARKS, accept_revisions
from doccheck.parsers.docx_signs import sign
from doccheck.parsers.docx_tree import drop, drop_all, nearest, parent_tag

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
_COUNTED: Final = (w.COMMENT_REF, w.BLIP, w.IMAGE_DATA, w.OBJECT, w.CHART)
_SPOKEN: Final = {w.TAB: "\t", w.PTAB: "\t", w.CR: "\n", w.NO_BREAK_HYPHEN: "-"}
_PAGE_BREAKS: Final = frozenset({"page", "column"})


@dataclass(slots=True)
class View:
    """What was met while a part was brought into its final view."""

    met: Counter[str] = field(default_factory=Counter)
    #: Contents of text boxes by the paragraph that anchors them.
    boxes: dict[_Element, list[_Element]] = field(default_factory=dict)


#: What does not stay as it is; most files have little of it.
_CHANGED: Final = frozenset(
    {
        *(w.FALLBACK, w.FIELD_CHAR, w.TEXT_BOX, w.RUBY_TEXT, *w.CHANGES),
        *(*MARKS, w.VANISH, w.HIDDEN, w.R_STYLE, w.P_STYLE),
    }
)
_DROPPED: Final = frozenset({w.RUBY_TEXT, *w.CHANGES})
_HIDING: Final = frozenset({w.VANISH, w.HIDDEN})
_STYLED: Final = frozenset({w.R_STYLE, w.P_STYLE})
_MUTE: Final = frozenset({*_SPOKEN, w.BR, w.SYM})
_LOOKED_FOR: Final = frozenset({*_CHANGED, *_MUTE, *_COUNTED, w.TEXT_PATH})
_FEW: Final = 60  # elements


def final_view(root: _Element, hidden_styles: frozenset[str] = frozenset()) -> View:
    """Bring a tree into its final view and return what was met."""
    view = View()
    met = _met(root)
    present = frozenset(met)
    if present & _CHANGED:
        _change(root, view, present, hidden_styles)
        met = Counter([str(element.tag) for element in root.iter(*_COUNTED)])
    if present & _MUTE:
        _speak(root, view)
    if w.TEXT_BOX in present:
        _detach_boxes(root, view)
    if w.TEXT_PATH in present:
        _read_text_paths(root, view)
    view.met["comments"] = met[w.COMMENT_REF]
    view.met["images"] = met[w.BLIP] + met[w.IMAGE_DATA]
    view.met["objects"] = met[w.OBJECT] + met[w.CHART]
    return view


def _met(root: _Element) -> Counter[str]:
    """Count what is looked for; a heading of pages is sooner looked through whole."""
    few = [str(element.tag) for element in islice(root.iter(), _FEW)]
    if len(few) < _FEW:
        return Counter([tag for tag in few if tag in _LOOKED_FOR])
    return Counter([str(element.tag) for element in root.iter(*_LOOKED_FOR)])


def _change(
    root: _Element, view: View, present: frozenset[str], hidden_styles: frozenset[str]
) -> None:
    """Take out what is not seen in the final view."""
    if w.FALLBACK in present:
        _drop_fallbacks(root)
    if present & MARKS:
        view.met.update(accept_revisions(root))
    if present & _HIDING or (hidden_styles and present & _STYLED):
        view.met["hidden"] = drop_hidden(root, hidden_styles)
    if w.FIELD_CHAR in present:
        settle_fields(root)
    if present & _DROPPED:
        drop_all(list(root.iter(*_DROPPED)))


def _drop_fallbacks(root: _Element) -> None:
    """Keep one of the alternatives in which newer shapes are written."""
    for fallback in list(root.iter(w.FALLBACK)):
        parent = fallback.getparent()
        if parent is not None and next(parent.iterchildren(w.CHOICE), None) is not None:
            parent.remove(fallback)
    for choice in list(root.iter(w.CHOICE)):
        drop_all(list(choice.itersiblings(w.CHOICE)))


def _speak(root: _Element, view: View) -> None:
    """Write out what has no text of its own; tab stops in a style stay mute."""
    for element in root.iter(*_SPOKEN, w.BR, w.SYM):
        tag = str(element.tag)
        if tag == w.BR:
            element.text = None if element.get(w.TYPE) in _PAGE_BREAKS else "\n"
        elif tag == w.SYM:
            font, code = element.get(w.FONT) or "", element.get(w.CHAR) or ""
            element.text = sign(font, code) or None
            view.met["signs"] += element.text is None
        elif parent_tag(element) == w.R:
            element.text = _SPOKEN[tag]


def _read_text_paths(root: _Element, view: View) -> None:
    """Make boxes of words that are drawn, such as a watermark."""
    for path in root.iter(w.TEXT_PATH):
        anchor = nearest(path, w.P)
        text = path.get("string")
        if anchor is not None and text:
            view.boxes.setdefault(anchor, []).append(box_of(anchor, [text]))


def box_of(anchor: _Element, lines: Iterable[str]) -> _Element:
    """Return the content of a text box with a paragraph for each line."""
    box = anchor.makeelement(w.TEXT_BOX)
    for line in filter(None, lines):
        text = box
        for tag in (w.P, w.R, w.T):
            child = text.makeelement(tag)
            text.append(child)
            text = child
        text.text = line
    return box


def _detach_boxes(root: _Element, view: View) -> None:
    for box in list(root.iter(w.TEXT_BOX)):
        anchor = nearest(box, w.P)
        drop(box)
        if anchor is not None:
            view.boxes.setdefault(anchor, []).append(box)
