"""Figures and other values by the words that stand beside them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from doccheck.document import Span
from doccheck.extraction.values import Reading, read_values
from doccheck.extraction.view import View
from doccheck.language import NormalisedText, Token
from doccheck.structure.phrases import Phrase

#: Ends of clauses; a comma between digits parts nothing. A sentence may end with a
#: figure: «устранено 3.».
CLAUSE_END: Final = re.compile(
    r"(?:(?<=[^\W\d_]{3})|(?<=[^\W\d_]\s\d)|(?<=[^\W\d_]\s\d\d))[.!?](?=\s|$)"
    r"|[;\n]|,(?!\d)"
)


def clauses_of(text: str) -> Iterator[Span]:
    """Yield the clauses of a text."""
    start = 0
    for end in [*(match.end() for match in CLAUSE_END.finditer(text)), len(text)]:
        if end > start:
            yield Span(start, end)
        start = end


def figure_beside(
    view: View, text: NormalisedText, phrases: Sequence[Phrase]
) -> str | None:
    """Return the one figure of the clause that says one of the phrases."""
    blocks = view.context.index.analysed.blocks
    whole = text.original(Span(0, len(text.text)))
    tokens = blocks[view.context.document.block_at(whole.start)].tokens
    found = []
    for clause in clauses_of(text.text):
        inside = tokens_in(tokens, text.original(clause))
        if says(view, phrases, inside):
            values = read_values(Reading.NUMBER, text.text[clause.start : clause.end])
            found += [value for value, _ in values]
    return the_only(found)


def tokens_in(tokens: Sequence[Token], place: Span) -> Sequence[Token]:
    """Return the tokens of a block that lie in a place."""
    return tokens[slice(*range_of(tokens, place))]


def range_of(tokens: Sequence[Token], place: Span) -> tuple[int, int]:
    """Return where those of a place lie among tokens in reading order."""
    start = bisect_left(tokens, place.start, key=lambda token: token.span.start)
    stop = bisect_right(tokens, place.end, key=lambda token: token.span.end)
    return start, max(start, stop)


def says(view: View, phrases: Iterable[Phrase], tokens: Sequence[Token]) -> bool:
    """Say whether words hold one of the phrases."""
    index = view.context.index
    return any(index.similarity_to_words(phrase, tokens) for phrase in phrases)


def the_only(values: Iterable[str]) -> str | None:
    """Return the value on which all agree; None where there is none, or several."""
    different = set(values)
    return different.pop() if len(different) == 1 else None
