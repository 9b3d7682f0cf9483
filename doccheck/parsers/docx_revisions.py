"""Tracked changes, accepted: what was inserted stays, what was deleted goes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from doccheck.parsers import docx_names as w
from doccheck.parsers.docx_tree import drop, nearest, parent_tag

if TYPE_CHECKING:
    from lxml.etree import _Element

MARKS: Final = frozenset({w.INS, w.DEL, w.MOVE_FROM, w.CELL_DEL})


def accept_revisions(root: _Element) -> Counter[str]:
    """Bring a tree into the state after all changes; return how many there were."""
    met: Counter[str] = Counter()
    met["insertions"] = sum(1 for mark in root.iter(w.INS) if parent_tag(mark) != w.RPR)
    for mark in list(root.iter(w.DEL, w.MOVE_FROM, w.CELL_DEL)):
        if parent_tag(mark) == w.RPR:
            _join_with_next(mark)
            continue
        met["moves" if mark.tag == w.MOVE_FROM else "deletions"] += 1
        drop(_deleted(mark))
    return met


def _deleted(mark: _Element) -> _Element:
    """Return what a mark deletes: a row, a cell, or what stands in it."""
    around = {w.TR_PR: w.TR, w.TC_PR: w.TC}.get(parent_tag(mark))
    whole = nearest(mark, around) if around else None
    return mark if whole is None else whole


def _join_with_next(mark: _Element) -> None:
    """Move what is left of a paragraph whose end was deleted into the next one."""
    paragraph = nearest(mark, w.P)
    if paragraph is None or parent_tag(mark.getparent()) != w.PPR:  # type: ignore[arg-type]
        return
    following = paragraph.getnext()
    rest = [child for child in paragraph if child.tag != w.PPR]
    if following is None or following.tag != w.P:
        return
    first = following[0] if len(following) else None
    at = 1 if first is not None and first.tag == w.PPR else 0
    following[at:at] = rest
    drop(paragraph)
