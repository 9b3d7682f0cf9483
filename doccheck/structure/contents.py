"""Tables of contents: their lines look like headings and are none."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from doccheck.structure.folding import fold
from doccheck.structure.openings import Opening

#: «Глава 1. Общие положения........ 3», also with the dots of an ellipsis or a tab.
LEADERS: Final = re.compile(
    r"(?:[.…·]{3,}|…[.…]*|(?:\s\.){3,}|\t(?=\s*\d))\s*\d{0,3}\s*$"
)
CAPTIONS: Final = frozenset(
    map(fold, ("мазмұны", "мазмұн", "содержание", "оглавление"))
)
#: Shorter runs of titles are met where chapters are empty.
FEWEST_LINES: Final = 3
#: Words of the longest title of a chapter.
LONGEST_TITLE: Final = 25
#: Letters in which leaders are looked for; no line of contents is longer.
END_OF_LINE: Final = 300
#: Of titles in a table of contents and above their chapters, as read by a scanner.
SAME_TITLE: Final = 85


@dataclass(frozen=True, slots=True)
class Titles:
    """What each block would say as a title; "" for what is none."""

    keys: Sequence[str]
    #: Where each comes for the last time.
    last: Mapping[str, int]

    def come_again(self, place: int) -> bool:
        key = self.keys[place]
        return bool(key) and self.last[key] > place


def find_contents(openings: Sequence[Opening]) -> frozenset[int]:
    """Return the indices of the blocks that belong to a table of contents."""
    found: set[int] = set()
    keys = [_key(opening) for opening in openings]
    titles = Titles(keys, {key: place for place, key in enumerate(keys)})
    place = 0
    while place < len(openings):
        stop = _contents_end(openings, titles, place)
        found.update(opening.index for opening in openings[place:stop])
        place = max(stop, place + 1)
    return frozenset(found)


def _contents_end(openings: Sequence[Opening], titles: Titles, place: int) -> int:
    """Return where the table of contents that begins here ends; here, if none does."""
    if is_caption(openings[place].text):
        return _captioned_end(openings, titles.keys, place + 1)
    stop = place
    while stop < len(openings) and has_leaders(openings[stop].text):
        stop += 1
    if sum(_lines(opening) for opening in openings[place:stop]) >= FEWEST_LINES:
        return stop
    seen: set[str] = set()
    stop = place
    while stop < len(openings) and titles.come_again(stop):
        if titles.keys[stop] in seen:
            break  # the titles begin again: here the chapters are
        seen.add(titles.keys[stop])
        stop += 1
    return stop if stop - place >= FEWEST_LINES else place


def _captioned_end(openings: Sequence[Opening], keys: Sequence[str], first: int) -> int:
    """Return where the titles under «Содержание» end: where the first comes again.

    Right behind the caption where they stand in a table.
    """
    stop = first
    beside = openings[first - 1].index + 1
    if first == len(openings) or openings[first].index != beside:
        return first
    while stop < len(openings):
        is_line = bool(keys[stop]) or has_leaders(openings[stop].text)
        if not is_line or (stop > first and _is_same(keys[stop], keys[first])):
            break
        stop += 1
    return stop


def is_caption(text: str) -> bool:
    return fold(text.strip(" .:\n")) in CAPTIONS


def _is_same(one: str, other: str) -> bool:
    return bool(one) and fuzz.ratio(one, other) >= SAME_TITLE


def _lines(opening: Opening) -> int:
    return sum(bool(line.strip()) for line in opening.text.split("\n"))


def has_leaders(text: str) -> bool:
    """Say whether most lines end in dots and a page number."""
    lines = [line for line in text.split("\n") if re.search(r"[^\W\d_]{2}", line)]
    marked = sum(bool(LEADERS.search(line[-END_OF_LINE:])) for line in lines)
    return bool(lines) and 2 * marked > len(lines)


def _key(opening: Opening) -> str:
    """Return what the title of a chapter and its line in the contents share.

    Nothing for what is no title: items, sentences, long texts.
    """
    if len(opening.title) > END_OF_LINE:
        return ""
    title = LEADERS.sub("", opening.title).rstrip("0123456789 \t")
    words = re.findall(r"[^\W\d_]+", fold(title))
    is_title = not (opening.run_in or opening.is_listed) and title[-1:] not in ".;:,"
    return " ".join(words) if is_title and len(words) <= LONGEST_TITLE else ""
