"""Places between the letters of a DOCX, made by splitting runs where needed.

Places must be made from the end of a part to its beginning: a split leaves what stands
before it as it was, and what was inserted behind it where it is.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Final

from doccheck.parsers import docx_names as w

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def insert_before(element: _Element, offset: int, new: list[_Element]) -> None:
    """Put elements before a letter of an element with text."""
    unit = _unit(element)
    if _has_before(unit, element, offset):
        unit = _split(unit, element, offset)
    for item in new:
        unit.addprevious(item)


def insert_after(element: _Element, offset: int, new: list[_Element]) -> None:
    """Put elements behind a letter of an element with text."""
    unit = _unit(element)
    if _has_after(unit, element, offset + 1):
        _split(unit, element, offset + 1)
    for item in reversed(new):
        tail, unit.tail = unit.tail, None
        unit.addnext(item)
        item.tail = tail


def _unit(element: _Element) -> _Element:
    """Return the run of an element, or itself; of an equation, all of it."""
    for around in (element, *element.iterancestors()):
        parent = around.getparent()
        if around.tag == w.R or parent is None or parent.tag == w.P:
            return around
    return element


def _children(run: _Element) -> list[_Element]:
    return [child for child in run if child.tag != w.RPR]


def _has_before(unit: _Element, element: _Element, offset: int) -> bool:
    if unit.tag != w.R or element.getparent() is not unit:
        return False
    return offset > 0 or _children(unit)[0] is not element


def _has_after(unit: _Element, element: _Element, offset: int) -> bool:
    if unit.tag != w.R or element.getparent() is not unit:
        return False
    is_within = element.tag == w.T and offset < len(element.text or "")
    return is_within or _children(unit)[-1] is not element


def _split(run: _Element, element: _Element, offset: int) -> _Element:
    """Move what stands in a run from a letter on into a new run behind it."""
    behind = run.makeelement(run.tag)
    for name, value in run.attrib.items():
        behind.set(name, value)
    properties = w.child(run, w.RPR)
    if properties is not None:
        behind.append(deepcopy(properties))
    following = list(element.itersiblings())
    text = element.text or ""
    if element.tag != w.T:
        moved = [element, *following] if offset == 0 else following
    elif 0 < offset < len(text):
        second = deepcopy(element)
        second.tail = None
        set_text(element, text[:offset])
        set_text(second, text[offset:])
        moved = [second, *following]
    else:
        moved = following if offset else [element, *following]
    behind.extend(moved)
    behind.tail, run.tail = run.tail, None
    run.addnext(behind)
    return behind


def set_text(element: _Element, text: str) -> None:
    """Write a text whose spaces at the ends count."""
    element.text = text
    if text != text.strip():
        element.set(_SPACE, "preserve")
