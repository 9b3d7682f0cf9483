"""Text that a printed page does not show."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from doccheck.parsers import docx_names as w
from doccheck.parsers.docx_tree import drop, nearest

if TYPE_CHECKING:
    from lxml.etree import _Element


def drop_hidden(root: _Element, hidden_styles: frozenset[str]) -> int:
    """Take hidden runs and rows out of a tree; return how many there were.

    Args:
        hidden_styles: Of runs or of paragraphs.
    """
    hidden = list(dict.fromkeys(_hidden(root, hidden_styles)))
    for element in hidden:
        drop(element)
    return len(hidden)


def _hidden(root: _Element, styles: frozenset[str]) -> Iterator[_Element]:
    for mark in root.iter(w.VANISH, w.HIDDEN):
        run = nearest(mark, w.TR if mark.tag == w.HIDDEN else w.R)
        if run is not None and w.is_on(mark):
            yield run
    if not styles:
        return
    for mark in root.iter(w.R_STYLE):
        run = nearest(mark, w.R)
        if run is not None and mark.get(w.VAL) in styles:
            yield run
    for mark in root.iter(w.P_STYLE):
        paragraph = nearest(mark, w.P)
        if paragraph is not None and mark.get(w.VAL) in styles:
            yield from (run for run in paragraph.iter(w.R) if not _is_shown(run))


def _is_shown(run: _Element) -> bool:
    """Tell whether a run says of itself that it is not hidden."""
    mark = w.child(w.child(run, w.RPR), w.VANISH)
    return mark is not None and not w.is_on(mark)
