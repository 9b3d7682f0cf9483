"""How the runs of a Word paragraph look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from doccheck.parsers import docx_names as w
from doccheck.parsers.docx_paragraph import Paragraph
from doccheck.parsers.docx_styles import StyleInfo, Styles
from doccheck.parsers.look import LONGEST_STYLED, Run, Typed

if TYPE_CHECKING:
    from lxml.etree import _Element


def typed_of(paragraph: Paragraph, styles: Styles) -> Typed:
    """Return a paragraph with its runs, where they may differ in weight.

    A long one is not looked at so closely: it is no heading.
    """
    text, style = paragraph.text, paragraph.style
    weighted = paragraph.weighted
    runs: list[Run] = []
    if weighted and (len(text) <= LONGEST_STYLED or "\n" in text):
        runs = runs_of(paragraph.element, style, styles)
    bold = bool(style.bold) and not weighted
    centred = paragraph.alignment == "center"
    capitals = bool(style.capitals)
    level, label = paragraph.level, paragraph.label
    return Typed(text, level, label, bold, centred, capitals, runs)


def runs_of(paragraph: _Element, style: StyleInfo, styles: Styles) -> list[Run]:
    return [_run(run, style, styles) for run in paragraph.iter(w.R)]


def _run(run: _Element, style: StyleInfo, styles: Styles) -> Run:
    """Return a run of a part in its final view, where all its text is in children."""
    text, bold = "", None
    for child in run:
        if child.tag == w.RPR:
            bold = _told_bold(child, styles)
        elif child.text:
            text += child.text
    return Run(text, bool(style.bold if bold is None else bold))


def _told_bold(properties: _Element, styles: Styles) -> bool | None:
    named = None
    for item in properties:
        if item.tag == w.BOLD:
            return w.is_on(item)
        if item.tag == w.R_STYLE:
            named = item.get(w.VAL)
    return styles.resolve(named).bold if named else None
