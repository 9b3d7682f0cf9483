"""Paragraphs out of lines, by where a new one begins.

Three habits are told apart: one paragraph to a line (long lines), lines wrapped at a
width, and wrapped lines with a blank one after each (some converters write them so).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from doccheck.document import BlockKind
from doccheck.parsers.lines import (
    LIST_ENDS,
    LONGEST_HEADING,
    SENTENCE_ENDS,
    Line,
    Start,
    chapter_level,
    has_leader,
    is_capitals,
    is_command,
    is_stamp,
)

#: Share of lines that begin in the middle of a sentence, in a wrapped text.
WRAPPED_SHARE: Final = 0.2
#: How near the width a line comes that was broken for want of room.
FULL_SHARE: Final = 0.9
#: Longest line of a wrapped text; longer ones are paragraphs.
WIDEST: Final = 140
INDENT: Final = 3
#: Words of a line that may be a heading though the line before it is full.
TITLE_WORDS: Final = 4

_HYPHEN: Final = re.compile(r"[^\W\d_][-\u00ad\u2010]$")
_BLANK: Final = re.compile(r"[\s_.…,;-]*_{3}[\s_.…,;-]*")
_ONLY_NUMBER: Final = re.compile(r"[\W\d_]*(?:[^\W\d_]{4,9}[\W\d_]*)?[IVXІХ]*\W*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Habits of a whole text."""

    #: Characters in a full line; None where a line is a paragraph.
    width: int | None
    #: Whether a blank line stands after each line and means nothing.
    double_spaced: bool
    #: Characters before the first line of a paragraph; None where it is not indented.
    first_indent: int | None

    def gap(self, line: Line) -> int:
        return max(0, line.gap - 1) if self.double_spaced else line.gap

    def is_full(self, line: Line, following: Line) -> bool:
        """Tell whether the next word had no room in a line."""
        if self.width is None:
            return False
        needed = len(line.text) + 1 + len(following.first_word)
        return needed >= FULL_SHARE * self.width

    def opens_paragraph(self, line: Line) -> bool:
        """Tell whether a line is indented as the first ones of paragraphs are."""
        usual = self.first_indent
        return usual is not None and abs(line.indent - usual) <= 1

    def is_centred(self, line: Line) -> bool:
        """Tell whether a line stands in the middle, as far as spaces can show it."""
        if self.width is None or line.indent < 2 * INDENT or self.opens_paragraph(line):
            return False
        right = self.width - len(line.text)
        return right > INDENT and abs(line.indent - right) <= 2 * INDENT + 2


def layout_of(lines: Sequence[Line]) -> Layout:
    tight = [pair for pair in pairwise(lines) if pair[1].gap == 0]
    spaced = [pair for pair in pairwise(lines) if pair[1].gap == 1]
    double = len(spaced) > len(tight) and _broken_share(spaced) > WRAPPED_SHARE
    wrapped = double or _broken_share(tight) > WRAPPED_SHARE
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0
    wrapped = wrapped and width <= WIDEST
    return Layout(
        width=width if wrapped else None,
        double_spaced=double,
        first_indent=_first_indent(lines) if wrapped else None,
    )


def _broken_share(pairs: Sequence[tuple[Line, Line]]) -> float:
    """Return the share of lines that go on in the middle of a sentence."""
    broken = sum(
        after.small and not before.ends_with(SENTENCE_ENDS + LIST_ENDS)
        for before, after in pairs
    )
    return broken / max(1, len(pairs))


def _first_indent(lines: Sequence[Line]) -> int | None:
    """Return the indent that marks paragraphs: frequent, and few begin small there."""
    indents = Counter(line.indent for line in lines if line.indent >= INDENT)
    usual, _ = indents.most_common(1)[0] if indents else (0, 0)
    with_it = [line for line in lines if usual and abs(line.indent - usual) <= 1]
    if not 0.05 * len(lines) <= len(with_it) <= 0.8 * len(lines) or len(with_it) < 3:
        return None
    small = sum(line.small for line in with_it)
    return usual if small < 0.2 * len(with_it) else None


#: True: a new block; False: the same one; None: the next rule decides.
Rule = Callable[[Line, Line, Layout], bool | None]


def _marked(before: Line, line: Line, layout: Layout) -> bool | None:
    """List numbers and words for chapter begin a block, unless a sentence wrapped."""
    if before.marker is Start.MARKDOWN:
        return True
    if line.marker is None:
        return None
    return not _wrapped_at_marker(before, line, layout)


def _wrapped_at_marker(before: Line, line: Line, layout: Layout) -> bool:
    if line.marker not in {Start.NUMBER, Start.BULLET} or layout.gap(line):
        return False
    if line.words[0] in "•●▪◦■" or layout.opens_paragraph(line):
        return False
    if before.words.endswith(("№", "N", "(")):
        return True
    open_end = not before.ends_with((*SENTENCE_ENDS, *LIST_ENDS, ","))
    inner = line.marker is Start.BULLET or line.small
    return open_end and inner and layout.is_full(before, line)


def _stamped(before: Line, _line: Line, _layout: Layout) -> bool | None:
    return True if before.marker is Start.STAMP else None


def _numbered_only(before: Line, line: Line, layout: Layout) -> bool | None:
    """A line that is only "Chapter 2" has its title on the next line."""
    if before.marker is not Start.CHAPTER or not _ONLY_NUMBER.match(before.words):
        return None
    body = line.ends_with(SENTENCE_ENDS + LIST_ENDS) or len(line.words) > WIDEST
    return True if body else None if line.small else bool(layout.gap(line) > 1)


def _left_open(before: Line, line: Line, _layout: Layout) -> bool | None:
    """A line to be filled in belongs to the words that ask for it."""
    if _BLANK.fullmatch(line.words):
        return not (before.ends_with((":", ",", "№")) or "__" in before.words)
    if _BLANK.fullmatch(before.words):
        return not line.small or line.words.startswith("(")
    return None


def _hyphenated(before: Line, line: Line, layout: Layout) -> bool | None:
    going_on = _HYPHEN.search(before.words) and line.words[0].isalpha()
    return False if going_on and layout.gap(line) <= 1 else None


def _small(before: Line, line: Line, layout: Layout) -> bool | None:
    if not line.small:
        return None
    if before.ends_with(LIST_ENDS):
        return True
    if layout.gap(line):
        title = (
            before.marker is Start.NUMBER
            and not layout.is_full(before, line)
            and not before.words.endswith(("-", "–", "—", ",", "("))
        )
        return title or before.ends_with(SENTENCE_ENDS) or _ends_heading(before)
    if layout.width is None:
        return line.ends_with((";", ",")) and not before.ends_with((",",))
    return False


def _ends_heading(line: Line) -> bool:
    return line.capitals or line.marker in {Start.CHAPTER, Start.STAMP}


def _spaced(before: Line, line: Line, layout: Layout) -> bool | None:
    """A blank line parts paragraphs, but for one that only the page's end made."""
    if not layout.gap(line):
        return None
    if before.marker is Start.CHAPTER and before.capitals and line.capitals:
        return line.marker is not None or layout.gap(line) > 1
    going_on = (
        (line.opens_page or before.marker is Start.NUMBER)
        and layout.is_full(before, line)
        and before.words[-1].islower()
        and not _ends_heading(before)
        and not line.capitals
    )
    return not going_on


def _cased(before: Line, line: Line, _layout: Layout) -> bool | None:
    """Capitals go with capitals; a command word in capitals ends its sentence."""
    if before.capitals and line.capitals:
        return before.ends_with((*SENTENCE_ENDS, ":"))
    if before.capitals:
        return True
    if line.capitals:
        inside = " " not in line.words and line.words.endswith((":", "."))
        return not (inside and not before.ends_with(SENTENCE_ENDS))
    return None


def _centred(before: Line, line: Line, layout: Layout) -> bool | None:
    first, second = layout.is_centred(before), layout.is_centred(line)
    if first and second:
        return False
    if line.small and not layout.gap(line):
        return None
    return True if first != second and (first or line.indent > before.indent) else None


def _indented(_before: Line, line: Line, layout: Layout) -> bool | None:
    return True if layout.opens_paragraph(line) else None


def _full(before: Line, line: Line, layout: Layout) -> bool | None:
    return not layout.is_full(before, line)


def _titled(before: Line, line: Line, _layout: Layout) -> bool | None:
    """A few words without an end, after a whole sentence, are a heading.

    A paragraph's last line has its full stop.
    """
    bare = line.words[:1].isupper() and line.words[-1:].isalpha()
    short = len(line.words.split()) <= TITLE_WORDS
    return True if bare and short and before.ends_with(SENTENCE_ENDS) else None


#: In this order; the last one always answers.
RULES: Final[tuple[Rule, ...]] = (
    _marked,
    _stamped,
    _numbered_only,
    _left_open,
    _hyphenated,
    _centred,
    _small,
    _spaced,
    _cased,
    _indented,
    _titled,
    _full,
)


def begins_block(before: Line, line: Line, layout: Layout) -> bool:
    for rule in RULES:
        answer = rule(before, line, layout)
        if answer is not None:
            return answer
    return True


def join_lines(lines: Iterable[Line], layout: Layout) -> list[list[Line]]:
    """Return lines grouped into paragraphs, in their order."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not begins_block(groups[-1][-1], line, layout):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def kind_of(group: Sequence[Line], layout: Layout) -> tuple[BlockKind, int]:
    """Return what a paragraph is by its look, and its level as a heading."""
    level = _level(group, layout)
    if level:
        return BlockKind.HEADING, level
    if group[0].marker in {Start.NUMBER, Start.BULLET, Start.ROMAN}:
        return BlockKind.LIST_ITEM, 0
    return BlockKind.PARAGRAPH, 0


def _level(group: Sequence[Line], layout: Layout) -> int:
    first = group[0]
    if first.markdown_level:
        return first.markdown_level
    text = " ".join(line.words for line in group)
    other = has_leader(first.text) or is_stamp(text) or is_command(text)
    if len(text) > LONGEST_HEADING or other:
        return 0
    if first.marker is Start.CHAPTER:
        sentence = text.endswith(".") and len(text) > LONGEST_HEADING / 2
        return 0 if sentence else chapter_level(first.words)
    if text.endswith((";", ",", ".")):
        return 0
    looks = (
        is_capitals(first.words),
        first.marker is Start.ROMAN,
        not first.marker and not first.small and layout.is_centred(group[-1]),
    )
    return 1 if any(looks) else 0
