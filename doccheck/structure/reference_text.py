"""A text with what an act may be named by: dates, numbers, titles in quotes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Protocol, TypeVar

from doccheck.document import Span
from doccheck.structure.dates import FoundDate, FoundNumber, scan_dates, scan_numbers

#: How far date, number and title may stand from the word for the act.
REACH: Final = 520
#: A title longer than this has lost its closing quotation mark.
TITLE_LENGTH: Final = 400

_TITLE: Final = re.compile(
    rf"«([^«»]{{4,{TITLE_LENGTH}}})»|\"([^\"«»]{{4,{TITLE_LENGTH}}})\""
    rf"|“([^“”]{{4,{TITLE_LENGTH}}})”"
)
#: A title in which a sentence ends has lost its closing mark.
_RUNS_ON: Final = re.compile(r"(?<=[^\W\d_]{3})[.;:]\s")
#: The end of a sentence or of an item; "ж." and "м.а." are too short to be one.
_STOP: Final = re.compile(
    r"(?<=[^\W\d_]{3})[.!?](?=\s)|[;:]|\n\s{0,4}(?=[-•–]|\d{1,2}(?:\.\d{1,2}){0,2}[.)])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """Words between quotation marks; the span holds the marks."""

    span: Span
    words: str


class Placed(Protocol):
    @property
    def span(self) -> Span: ...


_Item = TypeVar("_Item", bound=Placed)


def start_of(item: Placed) -> int:
    return item.span.start


def within(items: Sequence[_Item], place: Span) -> Sequence[_Item]:
    """Return the items that lie in a place; they are in order."""
    first = bisect_left(items, place.start, key=start_of)
    last = bisect_left(items, place.end, key=start_of)
    return [item for item in items[first:last] if item.span.end <= place.end]


@dataclass(frozen=True)
class CitingText:
    """A text with everything found in it that an act may be named by."""

    text: str

    @cached_property
    def dates(self) -> Sequence[FoundDate]:
        return [found for found in scan_dates(self.text) if not found.blank]

    @cached_property
    def numbers(self) -> Sequence[FoundNumber]:
        return [found for found in scan_numbers(self.text) if found.number]

    @cached_property
    def titles(self) -> Sequence[Title]:
        return [
            Title(
                span=Span(*match.span()), words=" ".join(match[0][1:-1].split()).strip()
            )
            for match in _TITLE.finditer(self.text)
            if not _RUNS_ON.search(match[0])
        ]

    @cached_property
    def stops(self) -> Sequence[int]:
        """Ends of sentences and items outside titles."""
        ends = (match.end() for match in _STOP.finditer(self.text))
        return [end for end in ends if not self.in_title(end)]

    def in_title(self, place: int) -> bool:
        index = bisect_right(self.titles, place, key=start_of) - 1
        return index >= 0 and place < self.titles[index].span.end

    def sentence(self, start: int, end: int) -> Span:
        """Return the surroundings of a word within its sentence and reach."""
        before = bisect_right(self.stops, start) - 1
        after = bisect_left(self.stops, end)
        first = self.stops[before] if before >= 0 else 0
        last = self.stops[after] if after < len(self.stops) else len(self.text)
        return Span(max(first, start - REACH), min(last, end + REACH))

    def words(self, item: Placed) -> str:
        return self.text[item.span.start : item.span.end]

    def untitled_length(self, start: int, end: int) -> int:
        """Return the length of a stretch without the titles in it."""
        inside = within(self.titles, Span(start, end))
        return end - start - sum(len(title.span) for title in inside)
