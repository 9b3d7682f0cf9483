"""A text under repair that never forgets which characters it came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from doccheck.document import Span

#: (place in the repaired text, start and end in the original). As long as the next
#: piece is away: character for character. Otherwise the piece stands as a whole for
#: its original stretch.
Piece = tuple[int, int, int]

#: As an edit; None keeps what is there.
Part = tuple[int, int, str | None]


#: (start, end, new text) in the text as it stands.
Edit = tuple[int, int, str]


def original_span(pieces: Sequence[Piece], length: int, span: Span) -> Span:
    """Return the shortest original span that holds every character of `span`.

    Args:
        pieces: In order of their place in the repaired text.
        length: Of the repaired text.
        span: In the repaired text.
    """
    if len(pieces) == 1:
        at, start, end = pieces[0]
        if end - start == length:
            return span.shift(start - at)
    cut = list(cut_pieces(pieces, length, span.start, max(span.end, span.start + 1)))
    if not cut:
        end = max((piece[2] for piece in pieces), default=0)
        return Span(end, end)
    start = min(piece[1] for piece in cut)
    return Span(start, max(piece[2] for piece in cut) if len(span) else start)


def cut_pieces(
    pieces: Sequence[Piece], length: int, start: int, end: int
) -> Iterator[Piece]:
    """Yield what a stretch of the repaired text is made of, places counted anew."""
    index = max(0, bisect_right(pieces, start, key=lambda piece: piece[0]) - 1)
    while index < len(pieces) and pieces[index][0] < end:
        at, first, last = pieces[index]
        stop = pieces[index + 1][0] if index + 1 < len(pieces) else length
        index += 1
        if stop <= start:
            continue
        left, right = max(at, start), min(stop, end)
        if last - first == stop - at:
            first, last = first + left - at, first + right - at
        yield left - start, first, last


@dataclass(slots=True)
class Draft:
    """Text with its pieces; each repair replaces both."""

    text: str
    pieces: list[Piece] = field(default_factory=list)

    @classmethod
    def of(cls, text: str, offset: int) -> Draft:
        return cls(text, [(0, offset, offset + len(text))])

    def original(self, start: int, end: int) -> Span:
        return original_span(self.pieces, len(self.text), Span(start, end))

    def replace(self, edits: Iterable[Edit]) -> None:
        """Apply replacements that are in order and do not overlap."""
        parts: list[Part] = []
        done = 0
        for start, end, text in edits:
            parts += ((done, start, None), (start, end, text))
            done = end
        if parts:
            self.rebuild([*parts, (done, len(self.text), None)])

    def rebuild(self, parts: Iterable[Part]) -> None:
        """Put the text together anew from stretches of itself, in any order."""
        texts: list[str] = []
        pieces: list[Piece] = []
        length = 0
        for start, end, text in parts:
            new = self.text[start:end] if text is None else text
            for at, first, last in self._pieces_of(start, end, new):
                pieces.append((length + at, first, last))
            texts.append(new)
            length += len(new)
        self.text, self.pieces = "".join(texts), pieces

    def _pieces_of(self, start: int, end: int, new: str) -> Sequence[Piece]:
        if not new:
            return ()
        if len(new) == end - start:
            return list(cut_pieces(self.pieces, len(self.text), start, end))
        span = self.original(start, end)
        return ((0, span.start, span.end),)
