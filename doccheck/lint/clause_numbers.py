"""DC201 among clauses: «1, 2, 4», «1, 2, 3, 2», «1.3» and then «6»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from doccheck.document import Span
from doccheck.language import AnalysedBlock
from doccheck.lint.rule import Checked
from doccheck.structure import Part
from doccheck.structure.lines import Line, lines_of_block

#: The family of «1)», «2)».
LIST: Final = ")"
#: So many numbers in a row make a run that may be broken.
RUN: Final = 2
#: A larger step is a number read wrongly, or that of another list.
LONGEST_JUMP: Final = 3
#: «1.», «2)», «3.1.», «3.1 Слово»
_LABEL: Final = re.compile(
    r"(?P<prefix>(?:\d{1,2}\.){0,3})(?P<number>\d{1,3})(?P<mark>[.)]?)\s{1,4}"
    r"(?=(?P<next>\S))"
)
#: A line goes on with a sentence unless the one before it ended.
_ENDED: Final = re.compile(r"[.;:!?]\s*$")


@dataclass(frozen=True, slots=True)
class Label:
    #: "1.2." of «1.2.3», `LIST` of «3)»: what the numbers of one list share.
    family: str
    number: int
    span: Span
    #: The section in which it stands, counted from 0.
    section: int

    @property
    def text(self) -> str:
        return f"{self.family.strip(LIST)}{self.number}"


@dataclass(slots=True)
class _Run:
    last: Label
    length: int = 1


def broken_runs(checked: Checked, part: Part) -> Iterator[tuple[Label, Label]]:
    """Yield two neighbours of a list whose numbers do not follow each other."""
    runs: dict[str, list[_Run]] = {}
    before: Label | None = None
    for label in _labels(checked, part):
        family = runs.setdefault(label.family, [])
        run = next((r for r in family[::-1] if r.last.number + 1 == label.number), None)
        if run:
            run.last, run.length = label, run.length + 1
        elif family and _is_broken(checked, family[-1], label):
            yield family[-1].last, label
            family[-1].last = label
        else:
            if before and not family and _changes(before, label):
                yield before, label
            family.append(_Run(label))
        if label.family != LIST:
            runs.pop(LIST, None)  # the lists below a clause begin anew with the next
            before = label


def _is_broken(checked: Checked, run: _Run, label: Label) -> bool:
    step = label.number - run.last.number
    if (
        label.number == 1
        or run.length < RUN
        or not -LONGEST_JUMP <= step <= LONGEST_JUMP
    ):
        return False
    missing = f"{label.family.strip(LIST)}{run.last.number + 1}"
    between = checked.document.text[run.last.span.end : label.span.start]
    return not re.search(rf"(?<!\d){re.escape(missing)}(?!\d)", between)


def _changes(before: Label, label: Label) -> bool:
    """Say whether «1.3» goes on as «6»; «2» after it is the next chapter."""
    chapter, _, below = before.family.partition(".")
    if not chapter or below or label.family or before.section != label.section:
        return False
    return label.number not in (1, int(chapter) + 1)


def _labels(checked: Checked, part: Part) -> Iterator[Label]:
    """Yield the numbers that open clauses, headings left out."""
    headings = {
        number
        for section in part.sections
        for number in range(section.start, max(section.body, section.start + 1))
    }
    section = 0
    for block in part.blocks:
        if block.index in headings:
            section += 1
        elif block.block.table is None:
            for line in _openings(checked, block):
                if label := _label(line, section):
                    yield label


def _openings(checked: Checked, block: AnalysedBlock) -> Iterator[Line]:
    """Yield the lines of a block with which something new begins."""
    lines: Sequence[Line] = [*lines_of_block(checked.document, block)]
    for number, line in enumerate(lines):
        if not number or _ENDED.search(lines[number - 1].text):
            yield line


def _label(line: Line, section: int) -> Label | None:
    match = _LABEL.match(line.text)
    if match is None:
        return None
    is_list = match["mark"] == LIST and not match["prefix"]
    opens = match["next"].isupper() or match["next"] in '«"“'
    if not is_list and not (opens and (match["mark"] or match["prefix"])):
        return None
    return Label(
        family=LIST if is_list else match["prefix"],
        number=int(match["number"]),
        span=line.original(match.start("prefix"), match.end("number")),
        section=section,
    )
