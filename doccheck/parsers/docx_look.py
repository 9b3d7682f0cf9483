"""How a paragraph looks: runs, weight, and whether that makes it a heading."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, Final, NamedTuple

from doccheck.document import Alignment
from doccheck.parsers import docx_names as w
from doccheck.parsers.docx_numbering import BULLET
from doccheck.parsers.docx_paragraph import Paragraph
from doccheck.parsers.docx_styles import StyleInfo, Styles, switch
from doccheck.parsers.lines import (
    LONGEST_HEADING,
    chapter_level,
    has_initials,
    has_label,
    has_leader,
    is_capitals,
    is_command,
    is_stamp,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Share of bold letters that makes a paragraph bold; its number may be plain.
BOLD_SHARE: Final = 0.8
#: A heading that is only bold, neither centred nor in capitals, is not longer.
LONGEST_BOLD: Final = 160
#: Style says heading, but this long it is a paragraph in the wrong style.
LONGEST_STYLED: Final = 400

ALIGNMENTS: Final = {
    "left": Alignment.LEFT,
    "start": Alignment.LEFT,
    "center": Alignment.CENTRE,
    "right": Alignment.RIGHT,
    "end": Alignment.RIGHT,
    "both": Alignment.JUSTIFIED,
    "distribute": Alignment.JUSTIFIED,
}

#: Wide gaps of a signature or a date; one behind a number is none.
_GAP: Final = re.compile(r"(?<![.)\d])\t| {4,}|_{2,}")
_SENTENCE: Final = re.compile(r"[;,.:]$")
_ROMAN: Final = re.compile(r"[IVXІХ]{1,5}[.)]?\s")


class Run(NamedTuple):
    text: str
    bold: bool


def runs_of(paragraph: _Element, style: StyleInfo, styles: Styles) -> list[Run]:
    return [_run(run, style, styles) for run in paragraph.iter(w.R)]


def _run(run: _Element, style: StyleInfo, styles: Styles) -> Run:
    """Return a run of a part in its final view, where all its text is in children."""
    texts, bold = [], None
    for child in run:
        if child.tag == w.RPR:
            bold = _told_bold(child, styles)
        elif child.text:
            texts.append(child.text)
    return Run(text="".join(texts), bold=bool(style.bold if bold is None else bold))


def _told_bold(properties: _Element, styles: Styles) -> bool | None:
    direct = switch(properties, w.BOLD)
    if direct is not None:
        return direct
    named = w.child_value(properties, w.R_STYLE)
    return styles.resolve(named).bold if named else None


def bold_share(runs: list[Run]) -> float:
    bold = sum(len(run.text.strip()) for run in runs if run.bold)
    return bold / max(1, sum(len(run.text.strip()) for run in runs))


def run_in_heading(runs: list[Run]) -> int | None:
    """Return where a bold first line ends that plain text follows, or None.

    Such a line is a heading that a typed line break keeps in one paragraph. The place
    is counted in the text without the spaces around it.
    """
    shown = [run for run in runs if run.text.strip()]
    head = list(takewhile(lambda run: run.bold, shown))
    if not head or any(run.bold for run in shown[len(head) :]):
        return None
    text = "".join(run.text for run in runs)
    edge = _end_of(runs, head[-1])
    rest = text[edge:]
    between = rest[: len(rest) - len(rest.lstrip())]
    indent = len(text) - len(text.lstrip())
    return edge - indent if rest.strip() and "\n" in between else None


def _end_of(runs: list[Run], last: Run) -> int:
    """Return where the text of a run ends, without the spaces behind it."""
    before = takewhile(lambda run: run is not last, runs)
    return sum(len(run.text) for run in before) + len(last.text.rstrip())


def styled_level(text: str, level: int) -> int:
    """Return the level that a style gives, or 0 where the text belies it."""
    belied = (
        len(text) > LONGEST_STYLED
        or is_stamp(text)
        or has_leader(text)
        or (text.endswith((".", ":", ";")) and len(text) > LONGEST_HEADING)
    )
    return 0 if belied else level


def look_level(
    text: str,
    *,
    chapter: int,
    bold: bool,
    centred: bool,
    capitals: bool,
    labelled: bool,
) -> int:
    """Return the level of a heading that only looks like one; 0 for no heading.

    Args:
        chapter: Level by a word for chapter in the number or the text.
    """
    if len(text) > LONGEST_HEADING:
        return 0
    capitals = capitals or (not bold and not chapter and is_capitals(text))
    if not (bold or capitals or chapter):
        return 0
    labelled = labelled or has_label(text)
    if (text.endswith((";", ",")) and not labelled) or _is_other(text):
        return 0
    if chapter:
        long_sentence = text.endswith(".") and len(text) > LONGEST_BOLD
        return 0 if long_sentence else chapter
    if not centred and _GAP.search(text):
        return 0
    return _level_of_look(
        text, bold=bold, centred=centred, capitals=capitals, labelled=labelled
    )


def _level_of_look(
    text: str, *, bold: bool, centred: bool, capitals: bool, labelled: bool
) -> int:
    if centred or capitals or is_capitals(text) or _ROMAN.match(text):
        return 1
    short = len(text) <= LONGEST_BOLD and bold
    sentence = _SENTENCE.search(text) and not labelled
    return 2 if short and not sentence else 0


def _is_other(text: str) -> bool:
    """Tell whether what looks like a heading is a stamp, a signature, a command."""
    return is_stamp(text) or has_leader(text) or has_initials(text) or is_command(text)


class Look(NamedTuple):
    """What the look of a paragraph makes of it."""

    #: None where a long paragraph is bold only in places.
    bold: bool | None
    level: int = 0
    #: Where a bold first line ends that is a heading of its own, in the stripped text.
    run_in: int | None = None


def look_at(paragraph: Paragraph, styles: Styles) -> Look:
    text, style = paragraph.text, paragraph.style
    runs: list[Run] = []
    bold: bool | None = bool(style.bold)
    if paragraph.weighted and len(text) > LONGEST_STYLED and "\n" not in text:
        bold = None
    elif paragraph.weighted:
        runs = runs_of(paragraph.element, style, styles)
        bold = bold_share(runs) >= BOLD_SHARE
    run_in = run_in_heading(runs) if "\n" in text and runs else None
    title = text if run_in is None else text[:run_in]
    if paragraph.level:
        level = styled_level(title, paragraph.level)
    else:
        level = look_level(
            title,
            chapter=chapter_level(f"{paragraph.label or ''} {title}".lstrip()),
            bold=bool(bold) or run_in is not None,
            centred=paragraph.alignment == "center",
            capitals=bool(style.capitals),
            labelled=paragraph.label not in {None, BULLET},
        )
    return Look(bold=bold, level=level, run_in=run_in if level else None)
