"""What stands in a paragraph of an OpenDocument text: runs, notes, shapes, breaks."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from doccheck.parsers import odt_names as o
from doccheck.parsers.docx_names import integer
from doccheck.parsers.look import Run
from doccheck.parsers.odt_styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACES: Final = re.compile(r"[ \t\r\n]+")
_SOFT_HYPHEN: Final = "\u00ad"
_STYLE_NAME: Final = f"{o.TEXT}style-name"
_COUNT: Final = f"{o.TEXT}c"
_HIDDEN: Final = f"{o.TEXT}is-hidden"
_SPOKEN: Final = frozenset({o.SPACES, o.TAB, o.BREAK})
#: A file may ask for any number of spaces.
_MOST_SPACES: Final = 1_000


@dataclass(slots=True)
class Inline:
    """The content of one paragraph, in its order."""

    runs: list[Run] = field(default_factory=list)
    shapes: list[_Element] = field(default_factory=list)
    notes: list[_Element] = field(default_factory=list)
    #: Automatic page breaks before the first word, and behind it.
    breaks_before: int = 0
    breaks_within: int = 0

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs).strip()


class InlineReader:
    def __init__(self, styles: Styles, met: Counter[str]) -> None:
        self._styles = styles
        self._met = met

    def read(self, paragraph: _Element, *, bold: bool) -> Inline:
        """Return what is in a paragraph whose style is so bold."""
        inline = Inline()
        self._children(paragraph, inline, bold=bold)
        return inline

    def _children(self, parent: _Element, inline: Inline, *, bold: bool) -> None:
        self._add(parent.text, inline, bold=bold)
        for child in parent:
            self._child(child, inline, bold=bold)
            self._add(child.tail, inline, bold=bold)

    def _child(self, child: _Element, inline: Inline, *, bold: bool) -> None:
        tag = str(child.tag)
        if tag in _SPOKEN:
            inline.runs.append(Run(_spoken(tag, child), bold))
        elif tag == o.SPAN:
            self._span(child, inline, bold=bold)
        elif tag == o.ANNOTATION:
            self._met["comments"] += 1
        elif not (_set_aside(tag, child, inline) or _is_mute(tag, child)):
            self._children(child, inline, bold=bold)

    def _span(self, span: _Element, inline: Inline, *, bold: bool) -> None:
        info = self._styles.of_text(span.get(_STYLE_NAME, ""))
        if info.hidden:
            self._met["hidden"] += 1
            return
        self._children(span, inline, bold=bold if info.bold is None else info.bold)

    def _add(self, text: str | None, inline: Inline, *, bold: bool) -> None:
        if text:
            plain = _SPACES.sub(" ", text.replace(_SOFT_HYPHEN, ""))
            inline.runs.append(Run(plain, bold))


def _set_aside(tag: str, element: _Element, inline: Inline) -> bool:
    """Keep what is no text of the paragraph itself; tell whether it was such."""
    if tag == o.NOTE:
        inline.notes.append(element)
    elif tag in o.SHAPES:
        inline.shapes.append(element)
    elif tag != o.SOFT_PAGE_BREAK:
        return False
    elif inline.text:
        inline.breaks_within += 1
    else:
        inline.breaks_before += 1
    return True


def _is_mute(tag: str, element: _Element) -> bool:
    return tag in o.MUTE or element.get(_HIDDEN) == "true"


def _spoken(tag: str, element: _Element) -> str:
    if tag == o.SPACES:
        return " " * min(_MOST_SPACES, integer(element.get(_COUNT), 1))
    return "\t" if tag == o.TAB else "\n"
