"""Link text that the official legal database's export drops at the end of a line.

The export leaves a gap where the link stood, two spaces or a line that begins with one,
and glues the text of the link to the end of that line: «осы Қағидалардың  көзделген
ақпаратты жинау 7-тармағында».
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from doccheck.language.anomalies import Anomaly, AnomalyKind
from doccheck.language.way_back import Draft, Part

#: What such links name: an act or its part.
_LINK_WORD: Final = r"""
    (?: тармақша|тармағ|тармақ|бап|баб|тарма|қосымша|қағида|бұйры|заң|кодекс|ереже
      | нұсқаул|қаулы|жарлы
      | стать|пункт|подпункт|приказ|правил|приложени|закон|постановлени|указ|инструкци
    )\w*"""
_LINK: Final = re.compile(
    rf"""(?: \d+\)\s | \d+(?:-\d+)?-(?=\w) )?
         {_LINK_WORD} (?: [ ]\d+(?:-\d+)? )?
         (?: [ ]\d+-{_LINK_WORD} )?
         [ ]*$
       | №[ ]?\d+[ ]*$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LINE: Final = re.compile(r"[^\n]+")
#: Lines of the export are shorter; a longer one is a paragraph of a word processor.
_LONGEST_LINE: Final = 120
#: Exactly two spaces inside a line; wider gaps are columns or blanks.
_GAP: Final = re.compile(r"(?<=[^ ])  (?=[^ ])")
_WIDE_GAP: Final = re.compile(r" {3,}(?=[^ ])|\t")
#: Words that a link goes before: a line cannot begin with them.
_GOVERNING: Final = re.compile(
    r" {0,2}(?:сәйкес|көзделген|бекітілсін|белгіленген|негізінде|көрсетілген"
    r"|утвержд|согласно|предусмотрен)"
)
_GLUED: Final = re.compile(r"(?<=[^\W\d_])[.,;:](?=[^\s.]+\s*$)")


class _Move(NamedTuple):
    gap: int
    start: int
    end: int


def put_links_back(draft: Draft) -> Iterator[Anomaly]:
    moves = [move for line in _LINE.finditer(draft.text) if (move := _move_in(line))]
    if not moves:
        return
    parts: list[Part] = []
    done = 0
    for move in moves:
        middle = draft.text[move.gap : move.start]
        first = move.gap + len(middle) - len(middle.lstrip())
        stretch = draft.original(first, move.end)
        link = draft.text[move.start : move.end]
        text = f"{link} {middle.strip()}"
        yield Anomaly(kind=AnomalyKind.DISPLACED_LINK, span=stretch, repaired=text)
        parts += (
            (done, move.gap, None),
            (move.start, move.end, None),
            (move.start, move.start, " "),
            (move.gap, move.start, None),
        )
        done = move.end
    draft.rebuild([*parts, (done, len(draft.text), None)])


def _move_in(line: re.Match[str]) -> _Move | None:
    text = line[0]
    gap = _gap_in(line) if len(text) <= _LONGEST_LINE else None
    if gap is None:
        return None
    link = _LINK.search(text, gap)
    if link is None or link.start() <= gap:
        return None
    start = line.start()
    end = start + len(text.rstrip())
    return _Move(start + gap, start + link.start(), end)


def _gap_in(line: re.Match[str]) -> int | None:
    """Return where in the line the link stood."""
    text = line[0]
    inside = _GAP.search(text.rstrip(), len(text) - len(text.lstrip()))
    if inside is not None and not _WIDE_GAP.search(text.strip()):
        return inside.start() + 1
    before = line.string[: line.start()].rstrip(" ")
    opens = not before or before.endswith("\n\n")
    followed = line.end() < len(line.string) or _GLUED.search(text)
    if opens and followed and _GOVERNING.match(text):
        return len(text) - len(text.lstrip())
    return None
