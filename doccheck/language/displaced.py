"""Link text that the official legal database's export drops at the end of a line.

The export leaves a gap where the link stood, two spaces or a line that begins with one,
and glues the text of the link to the end of that line: «осы Қағидалардың  көзделген
ақпаратты жинау 7-тармағында».
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from doccheck.language.anomalies import Anomaly, AnomalyKind
from doccheck.language.way_back import Draft, Part

#: What such links name: an act or its part.
_LINK_WORD: Final = r"""
    (?: тармақша|тармағ|тармақ|бап|баб|қосымша|қағида|бұйры|заң|кодекс|ереже
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
    r"\s*(?:сәйкес|көзделген|бекітілсін|белгіленген|негізінде|көрсетілген"
    r"|утвержд|согласно|предусмотрен)"
)
_GLUED: Final = re.compile(r"(?<=[^\W\d_])[.,;:](?=[^\s.,;:]+\s*$)")


#: The word of command was a link too: «" :ПРИКАЗЫВАЮ».
_COMMAND: Final = re.compile(r"(?<= ):([А-ЯӘҒҚҢӨҰҮҺІ]{6,})(?=\s*$|\n)")
_OPENING: Final = tuple('(«"“')


class _Move(NamedTuple):
    """The text from `start` to `end` goes to `gap`."""

    gap: int
    start: int
    end: int

    def parts(self, text: str) -> Iterator[Part]:
        between = text[self.gap : self.start]
        stop = self.gap + len(between.rstrip())
        yield self.start, self.end, None
        if between.strip() != ":":
            yield self.start, self.start, " "
        yield stop - len(between.strip()), stop, None

    def resume(self, text: str) -> int:
        """Return where the text goes on: at once behind an opening mark."""
        rest = (
            text[self.end :] if text[: self.start].rstrip().endswith(_OPENING) else ""
        )
        return self.end + len(rest) - len(rest.lstrip())


def put_links_back(draft: Draft) -> Iterator[Anomaly]:
    moves = [move for line in _LINE.finditer(draft.text) if (move := _move_in(line))]
    yield from _apply(draft, moves)
    whole = _move_over_all(draft.text)
    yield from _apply(draft, [whole] if whole else [])
    commands = [
        _Move(item.start(), item.start(1), item.end())
        for item in _COMMAND.finditer(draft.text)
    ]
    yield from _apply(draft, commands)


def _apply(draft: Draft, moves: Sequence[_Move]) -> Iterator[Anomaly]:
    parts: list[Part] = []
    done = 0
    for move in moves:
        parts.append((done, move.gap, None))
        parts += move.parts(draft.text)
        done = move.resume(draft.text)
        yield _anomaly(draft, move)
    if moves:
        draft.rebuild([*parts, (done, len(draft.text), None)])


def _anomaly(draft: Draft, move: _Move) -> Anomaly:
    between = draft.text[move.gap : move.start]
    first = move.gap + len(between) - len(between.lstrip())
    link = draft.text[move.start : move.end]
    return Anomaly(
        kind=AnomalyKind.DISPLACED_LINK,
        span=draft.original(first, move.end),
        repaired=f"{link} {between.strip()}".replace(" :", ":"),
    )


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
    gaps = list(_GAP.finditer(text.rstrip(), len(text) - len(text.lstrip())))
    if len(gaps) == 1 and not _WIDE_GAP.search(text.strip()):
        return gaps[0].start() + 1
    before = line.string[: line.start()].rstrip(" ")
    opens = not before or before.endswith("\n\n")
    if opens and line.end() < len(line.string) and _GOVERNING.match(text):
        return len(text) - len(text.lstrip())
    return None


def _move_over_all(text: str) -> _Move | None:
    """A block that begins in a gap and ends in the link, glued to the last word."""
    glued = _GLUED.search(text)
    link = _LINK.match(text, glued.end()) if glued else None
    if link is None or not _GOVERNING.match(text):
        return None
    return _Move(len(text) - len(text.lstrip()), link.start(), len(text.rstrip()))
