"""Small changes of a tree."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element


def drop(element: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def drop_all(elements: Iterable[_Element]) -> None:
    for element in elements:
        drop(element)


def parent_tag(element: _Element) -> str:
    parent = element.getparent()
    return "" if parent is None else str(parent.tag)


def nearest(element: _Element, tag: str) -> _Element | None:
    """Return the nearest element of a name around another."""
    return next(element.iterancestors(tag), None)
