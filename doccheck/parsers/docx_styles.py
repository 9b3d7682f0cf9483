"""Styles of paragraphs: level, numbering and look along the chain of `basedOn`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from doccheck.parsers import docx_names as w
from doccheck.parsers.docx_style_source import StyleSource

if TYPE_CHECKING:
    from lxml.etree import _Element

#: `w:outlineLvl` of body text.
BODY_LEVEL: Final = 9
#: Word itself allows no more; real chains have three or four.
LONGEST_CHAIN: Final = 11
_HEADING_NAME: Final = re.compile(
    r"(?:heading|заголовок|тақырып)\s*№?\s*([1-9])$", re.IGNORECASE
)
_TITLE_NAMES: Final = frozenset({"title", "название", "заголовок"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """Where a paragraph gets its number from."""

    #: None where a style above says it.
    number: str | None
    #: None where the numbering itself says which level has the style.
    level: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleInfo:
    """What a style says after all it is based on; None where none of them says it."""

    name: str | None = None
    #: 1 for the top; 0 for body text.
    level: int | None = None
    numbered: Numbered | None = None
    bold: bool | None = None
    italic: bool | None = None
    capitals: bool | None = None
    hidden: bool | None = None
    #: In points.
    size: float | None = None
    alignment: str | None = None


class Styles:
    """The styles of a file; each is read and resolved when it is first asked for."""

    def __init__(self, source: StyleSource) -> None:
        self._source = source
        self._resolved: dict[str | None, StyleInfo] = {}
        self._of_paragraphs: dict[str | None, StyleInfo] = {}

    def prepare(self, styles: Iterable[str | None]) -> None:
        """Read the styles that paragraphs name, all at once."""
        self._source.prepare(set(filter(None, (*styles, self._source.default))))

    def of_paragraph(self, style: str | None) -> StyleInfo:
        info = self._of_paragraphs.get(style)
        if info is None:
            known = style if style in self._source else self._source.default
            info = self._of_paragraphs[style] = self.resolve(known)
        return info

    def resolve(self, style: str | None) -> StyleInfo:
        info = self._resolved.get(style)
        if info is None:
            told = _Told()
            for link in reversed(self._chain(style)):
                told.add(link)
            info = self._resolved[style] = told.info()
        return info

    def _chain(self, style: str | None) -> list[_Element]:
        """Return a style and what it is based on; a chain can lead back to itself."""
        chain: list[_Element] = []
        element = self._source.get(style)
        while element is not None and len(chain) < LONGEST_CHAIN:
            chain.append(element)
            element = self._source.get(w.child_value(element, w.BASED_ON))
        return chain

    def hidden(self) -> frozenset[str]:
        """Return the styles whose text is not shown."""
        keys = self._source.naming(w.VANISH)
        return frozenset(key for key in keys if self.resolve(key).hidden)


class _Told:
    """What the styles of a chain say; what comes later outdoes what came before."""

    def __init__(self) -> None:
        self._name: str | None = None
        self._level: int | None = None
        self._numbered: Numbered | None = None
        #: Values by the names of properties.
        self._run: dict[str, str | None] = {}
        self._paragraph: dict[str, str | None] = {}

    def add(self, style: _Element) -> None:
        name = outline = None
        for child in style:
            if child.tag == w.NAME:
                name = child.get(w.VAL)
            elif child.tag == w.RPR:
                self._run |= {str(item.tag): item.get(w.VAL) for item in child}
            elif child.tag == w.PPR:
                own = {str(item.tag): item.get(w.VAL) for item in child}
                outline = own.get(w.OUTLINE)
                if w.NUM_PR in own:
                    named = numbered(w.child(child, w.NUM_PR))
                    self._numbered = inherited(named, self._numbered)
                self._paragraph |= own
        level = level_of_name(name) if outline is None else heading_level(outline)
        self._level = self._level if level is None else level
        self._name = name or self._name

    def info(self) -> StyleInfo:
        size = self._run.get(w.SIZE)
        return StyleInfo(
            name=self._name,
            level=self._level,
            numbered=self._numbered,
            bold=self._switch(w.BOLD),
            italic=self._switch(w.ITALIC),
            capitals=self._switch(w.CAPS),
            hidden=self._switch(w.VANISH),
            size=w.integer(size) / 2 if size else None,
            alignment=self._paragraph.get(w.JC),
        )

    def _switch(self, tag: str) -> bool | None:
        return w.is_true(self._run[tag]) if tag in self._run else None


def level_of_name(name: str | None) -> int | None:
    """Return the level that a style's name promises; programs translate these names."""
    named = _HEADING_NAME.match(name or "")
    if named:
        return int(named.group(1))
    return 1 if (name or "").lower() in _TITLE_NAMES else None


def heading_level(outline: str) -> int:
    """Return the level from a `w:outlineLvl`, which counts from 0."""
    level = w.integer(outline, BODY_LEVEL)
    return level + 1 if 0 <= level < BODY_LEVEL else 0


def numbered(properties: _Element | None) -> Numbered | None:
    """Return the numbering that a `w:numPr` names."""
    if properties is None:
        return None
    told = {str(child.tag): child.get(w.VAL) for child in properties}
    return _shared(told.get(w.NUM_ID), told.get(w.ILVL))


@lru_cache(maxsize=256)
def _shared(number: str | None, level: str | None) -> Numbered:
    """Return what a paragraph names; a document has hundreds and few of a kind."""
    return Numbered(number=number, level=w.integer(level) if level else None)


def inherited(own: Numbered | None, base: Numbered | None) -> Numbered | None:
    """Return a numbering of which the number or the level may come from the base."""
    if own is None or base is None:
        return own or base
    return Numbered(
        number=own.number or base.number,
        level=base.level if own.level is None else own.level,
    )
