"""Plain text for comparison, with the way back to what stands in the file.

Repaired: composed letters, spaces and line breaks, soft hyphens, private-use bullets,
words broken at a hyphen, look-alike letters, fonts and code pages of the past, the
number sign, link text displaced by an export. Kept: case, «№», dashes, quotes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from doccheck.document import Span
from doccheck.language.anomalies import Anomaly, AnomalyKind
from doccheck.language.characters import (
    BULLETS,
    IGNORABLE,
    PLAIN_CHARACTERS,
    PRIVATE_USE,
    SUSPECT,
)
from doccheck.language.displaced import put_links_back
from doccheck.language.legacy import decode_legacy
from doccheck.language.lookalikes import false_letters, initials, repairs
from doccheck.language.way_back import Draft, Piece, original_span

__all__ = ["Anomaly", "AnomalyKind", "NormalisedText", "normalise"]

#: A stretch that may compose, with the plain letter before it.
_COMPOSING: Final = re.compile(
    r"[\x00-\x7f\u0400-\u0482\u048a-\u052f]?[^\x00-\x7f\u0400-\u0482\u048a-\u052f]+"
)
_SPACES: Final = re.compile(r"^\s+|\s+$|[ \n]{2,}")
_BROKEN_WORD: Final = re.compile(
    r"""(?<=[^\W\d_])-(?:
        [ ]*\n\s*(?=[^\W\d_])            # at the end of a line
      | [ ]+(?=[а-яёәғқңөұүһі])          # read apart by a scanner
    )(?!(?:и|или|және|мен|не|немесе)\b)  # "физико- и химико-"
    """,
    re.VERBOSE,
)
#: Six letters at least: fewer may be initials, items of a list, cells of a form.
_SPREAD_WORD: Final = re.compile(r"(?<![^\W_])(?:[^\W\d_][ ]){5,}[^\W\d_](?![^\W_])")
_BROKEN_NUMBER: Final = re.compile(r"(?<=\d)([-/])[ ]*\n[ ]*(?=\d)")
_DASH_IN_WORD: Final = re.compile(r"(?<=[^\W\d_])[–—](?=[^\W\d_])")
_NUMBER_SIGN: Final = re.compile(
    r"(?<![\w№-])(?:N[еeоoº°]\.?|[ХX][оo](?=\s)|N(?=\s))(?=\s*(?:\d|_{2}))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NormalisedText:
    r"""Repaired text of a stretch of a document.

    >>> text = normalise("iс-\nшара", offset=10)
    >>> text.text
    'іс-шара'
    >>> text.original(Span(3, 7))
    Span(start=14, end=18)
    """

    text: str
    #: See `way_back.Piece`; use `original()` and `span_of()`.
    pieces: tuple[Piece, ...]
    anomalies: tuple[Anomaly, ...] = ()

    @property
    def offsets(self) -> tuple[int, ...]:
        """Return the original offset of each character, and of the end."""
        return tuple(
            self.original(Span(place, place)).start
            for place in range(len(self.text) + 1)
        )

    def original(self, span: Span) -> Span:
        """Return the span in the document; of a reordered stretch, all around it."""
        return original_span(self.pieces, len(self.text), span)

    def span_of(self, original: Span) -> Span | None:
        """Return what became of a span of the document; None where nothing is left."""
        first, last = original.start, original.end
        found = [
            _overlap(piece, self._stop(index), original)
            for index, piece in enumerate(self.pieces)
            if piece[1] < last and first < piece[2]  # long tables ask for every cell
        ]
        if not found:
            return None
        return Span(min(item.start for item in found), max(item.end for item in found))

    def _stop(self, index: int) -> int:
        after = index + 1
        return self.pieces[after][0] if after < len(self.pieces) else len(self.text)


def _overlap(piece: Piece, stop: int, original: Span) -> Span:
    """Return what became of the letters that a piece shares with a span."""
    at, start, end = piece
    if end - start != stop - at:
        return Span(at, stop)
    first, last = max(start, original.start), min(end, original.end)
    return Span(at + first - start, at + last - start)


def normalise(text: str, offset: int = 0) -> NormalisedText:
    """Return the text made plain.

    Args:
        text: As it stands in the file.
        offset: Where it begins in its document.
    """
    if not text:
        return NormalisedText(text="", pieces=((0, offset, offset),))
    draft = Draft.of(text, offset)
    anomalies: tuple[Anomaly, ...] = ()
    if SUSPECT.search(text):
        anomalies = tuple(
            anomaly for repair in _REPAIRS for anomaly in repair(draft) or ()
        )
    pieces = tuple(draft.pieces) or ((0, offset, offset + len(text)),)
    return NormalisedText(text=draft.text, pieces=pieces, anomalies=anomalies)


def _drop_ignorable(draft: Draft) -> Iterator[Anomaly]:
    edits = [(item.start(), item.end(), "") for item in IGNORABLE.finditer(draft.text)]
    for start, end, _ in edits:
        place = draft.original(start, end)
        yield Anomaly(kind=AnomalyKind.SOFT_HYPHEN, span=place, repaired="")
    draft.replace(edits)


def _compose(draft: Draft) -> Iterator[Anomaly]:
    if not unicodedata.is_normalized("NFC", draft.text):
        draft.replace(
            (item.start(), item.end(), composed)
            for item in _COMPOSING.finditer(draft.text)
            if (composed := unicodedata.normalize("NFC", item[0])) != item[0]
        )
    yield from ()


def _decode_legacy(draft: Draft) -> Iterator[Anomaly]:
    text = decode_legacy(draft.text)
    if text != draft.text:
        place = draft.original(0, len(text))
        yield Anomaly(
            kind=AnomalyKind.LEGACY_ENCODING,
            span=place,
            repaired=" ".join(text.split()),
        )
        draft.text = text


def _plain_characters(draft: Draft) -> Iterator[Anomaly]:
    for item in PRIVATE_USE.finditer(draft.text):
        if item[0] not in BULLETS:
            place = draft.original(*item.span())
            yield Anomaly(kind=AnomalyKind.PRIVATE_USE, span=place, repaired="•")
    draft.text = draft.text.translate(PLAIN_CHARACTERS)


def _number_signs(draft: Draft) -> Iterator[Anomaly]:
    edits = [(*item.span(), "№") for item in _NUMBER_SIGN.finditer(draft.text)]
    for start, end, sign in edits:
        place = draft.original(start, end)
        yield Anomaly(kind=AnomalyKind.NUMBER_SIGN, span=place, repaired=sign)
    draft.replace(edits)


def _lookalikes(draft: Draft) -> Iterator[Anomaly]:
    for find in (repairs, initials, false_letters):
        edits = list(find(draft.text))
        for start, end, letters in edits:
            place = draft.original(start, end)
            yield Anomaly(kind=AnomalyKind.LOOKALIKE, span=place, repaired=letters)
        draft.replace(edits)


def _spread_words(draft: Draft) -> Iterator[Anomaly]:
    """Close up words set with a space between their letters: «п р и к а з ы в а ю»."""
    draft.replace(
        (item.start() + place, item.start() + place + 1, "")
        for item in _SPREAD_WORD.finditer(draft.text)
        for place in range(1, len(item[0]), 2)
    )
    yield from ()


def _broken_words(draft: Draft) -> Iterator[Anomaly]:
    """Join words at their hyphen; what the page broke is no anomaly."""
    draft.text = _DASH_IN_WORD.sub("-", draft.text)
    edits = [(*item.span(), "-") for item in _BROKEN_WORD.finditer(draft.text)]
    for start, end, hyphen in edits:
        if "\n" not in draft.text[start:end]:
            place = draft.original(start, end)
            yield Anomaly(kind=AnomalyKind.BROKEN_WORD, span=place, repaired=hyphen)
    draft.replace(edits)
    draft.replace(
        (*item.span(), item[1]) for item in _BROKEN_NUMBER.finditer(draft.text)
    )


def _spaces(draft: Draft) -> Iterator[Anomaly]:
    text = draft.text
    draft.replace(
        (
            item.start(),
            item.end(),
            " " if item.start() > 0 and item.end() < len(text) else "",
        )
        for item in _SPACES.finditer(text)
    )
    draft.text = draft.text.replace("\n", " ")
    yield from ()


#: In their order: later ones count on what earlier ones made plain.
_REPAIRS: Final[tuple[Callable[[Draft], Iterator[Anomaly]], ...]] = (
    _drop_ignorable,
    _compose,
    _decode_legacy,
    _compose,
    _plain_characters,
    _number_signs,
    _lookalikes,
    _spread_words,
    put_links_back,
    _number_signs,
    _broken_words,
    _spaces,
    _compose,
)
