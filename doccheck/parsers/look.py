"""How a paragraph looks, whatever its format, and whether that makes it a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final, NamedTuple

from doccheck.document import Alignment
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

#: A bullet as a label, whatever sign the file draws it with.
BULLET: Final = "•"
#: Share of bold letters that makes a paragraph bold; its number may be plain.
BOLD_SHARE: Final = 0.8
#: A heading that is only bold, neither centred nor in capitals, is not longer.
LONGEST_BOLD: Final = 160
#: Style says heading, but this long it is a paragraph in the wrong style.
LONGEST_STYLED: Final = 400

#: Wide gaps of a signature or a date; one behind a number is none.
_GAP: Final = re.compile(r"(?<![.)\d])\t| {4,}|_{2,}")
_SENTENCE: Final = re.compile(r"[;,.:]$")
_ROMAN: Final = re.compile(r"[IVXІХ]{1,5}[.)]?\s")


class Run(NamedTuple):
    text: str
    bold: bool


class Typed(NamedTuple):
    """A paragraph as its format describes it."""

    #: Without its label, nor spaces at either end.
    text: str
    #: What style or properties say; None where they say nothing.
    level: int | None = None
    #: The automatic number as printed.
    label: str | None = None
    #: Whether all of it is; `runs` say so where that differs within.
    bold: bool = False
    centred: bool = False
    capitals: bool = False
    runs: Sequence[Run] = ()


class Look(NamedTuple):
    """What the look of a paragraph makes of it."""

    #: None where a long paragraph is bold only in places.
    bold: bool | None
    level: int = 0
    #: Where a bold first line ends that is a heading of its own, in the stripped text.
    run_in: int | None = None


_PLAIN: Final = Look(bold=False)


def look_of(typed: Typed) -> Look:
    text = typed.text
    if typed.runs:
        bold = bold_share(typed.runs) >= BOLD_SHARE
        run_in = run_in_heading(typed.runs) if "\n" in text else None
    else:
        bold, run_in = typed.bold, None
    if typed.level:
        level = styled_level(text[:run_in], typed.level)
    else:
        level = look_level(typed, text[:run_in], bold=bold or run_in is not None)
    if not (level or bold):
        return _PLAIN
    return Look(bold=bold, level=level, run_in=run_in if level else None)


def bold_share(runs: Sequence[Run]) -> float:
    bold = sum(len(run.text.strip()) for run in runs if run.bold)
    return bold / max(1, sum(len(run.text.strip()) for run in runs))


def run_in_heading(runs: Sequence[Run]) -> int | None:
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


def _end_of(runs: Sequence[Run], last: Run) -> int:
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


def look_level(typed: Typed, text: str, *, bold: bool) -> int:
    """Return the level of a heading that only looks like one; 0 for no heading.

    Args:
        text: All of the paragraph, or its first line.
        bold: Whether this text is bold.
    """
    label = typed.label
    if len(text) > LONGEST_HEADING:
        return 0
    chapter = chapter_level(f"{label} {text}" if label else text)
    marked = bold or chapter or typed.capitals
    if not marked and not is_capitals(text):
        return 0
    labelled = label not in {None, BULLET} or has_label(text)
    if (text.endswith((";", ",")) and not labelled) or _is_other(text):
        return 0
    if chapter:
        long_sentence = text.endswith(".") and len(text) > LONGEST_BOLD
        return 0 if long_sentence else chapter
    if not typed.centred and _has_gap(text):
        return 0
    return _level_of_look(typed, text, bold=bold, labelled=labelled)


def _has_gap(text: str) -> bool:
    may = "\t" in text or "    " in text or "__" in text  # much faster than the search
    return may and _GAP.search(text) is not None


def _level_of_look(typed: Typed, text: str, *, bold: bool, labelled: bool) -> int:
    if (
        typed.centred
        or typed.capitals
        or not bold  # it would not have come here but for its capitals
        or is_capitals(text)
        or _ROMAN.match(text)
    ):
        return 1
    sentence = _SENTENCE.search(text) and not labelled
    return 2 if len(text) <= LONGEST_BOLD and not sentence else 0


def _is_other(text: str) -> bool:
    """Tell whether what looks like a heading is a stamp, a signature, a command."""
    return is_stamp(text) or has_leader(text) or has_initials(text) or is_command(text)


ALIGNMENTS: Final = {
    "left": Alignment.LEFT,
    "start": Alignment.LEFT,
    "center": Alignment.CENTRE,
    "right": Alignment.RIGHT,
    "end": Alignment.RIGHT,
    "both": Alignment.JUSTIFIED,
    "distribute": Alignment.JUSTIFIED,
    "justify": Alignment.JUSTIFIED,
}
