"""Tables of contents: their lines look like headings and are none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from doccheck.structure.numbering import fold
from doccheck.structure.openings import Opening

#: «Глава 1. Общие положения........ 3», also with the dots of an ellipsis or a tab.
LEADERS: Final = re.compile(r"(?:\.{3,}|…|_{4,}|(?:\s\.){3,})\s*\d{0,3}\s*$")
PAGE_NUMBER: Final = re.compile(r"[^\W\d_][\s\t]+\d{1,3}\s*$")
CAPTIONS: Final = frozenset({"мазмуны", "содержание", "оглавление", "мазмун"})
#: Shorter runs of titles are met where a chapter is empty.
FEWEST_LINES: Final = 3


def find_contents(openings: Sequence[Opening]) -> frozenset[int]:
    """Return the indices of the blocks that belong to a table of contents."""
    found: set[int] = set()
    for first, stop in _runs(openings):
        found.update(opening.index for opening in openings[first:stop])
    return frozenset(found)


def _runs(openings: Sequence[Opening]) -> Iterator[tuple[int, int]]:
    keys = [_key(opening) for opening in openings]
    place = 0
    while place < len(openings):
        stop = _run_end(openings, keys, place)
        if stop > place:
            yield place, stop
        place = max(stop, place + 1)


def _run_end(openings: Sequence[Opening], keys: Sequence[str], place: int) -> int:
    """Return where the table of contents that begins here ends; here, if none does."""
    is_caption = fold(openings[place].text.strip(" .:\n")) in CAPTIONS
    first = place + is_caption
    stop = first
    while stop < len(openings) and _is_line(openings, keys, stop, first):
        stop += 1
    if is_caption:
        return max(stop, first)
    is_marked = any(has_leaders(opening.text) for opening in openings[first:stop])
    lines = sum(_lines(opening) for opening in openings[first:stop])
    enough = lines >= FEWEST_LINES and (
        is_marked or all(keys[i] in keys[stop:] for i in range(first, stop))
    )
    return stop if enough else place


def _is_line(
    openings: Sequence[Opening], keys: Sequence[str], place: int, first: int
) -> bool:
    opening = openings[place]
    if keys[place] in keys[first:place]:
        return False  # the titles begin again: here the chapters are
    if has_leaders(opening.text):
        return True
    return bool(keys[place]) and keys[place] in keys[place + 1 :] and not opening.run_in


def _lines(opening: Opening) -> int:
    return sum(bool(line.strip()) for line in opening.text.split("\n"))


def has_leaders(text: str) -> bool:
    """Say whether most lines end in dots and a page number."""
    lines = [line for line in text.split("\n") if len(line.split()) > 1]
    marked = sum(bool(LEADERS.search(line)) for line in lines)
    return (
        bool(lines)
        and 2 * marked > len(lines)
        and bool(re.match(r"[\W\d_]*[^\W\d_]{2}", text))
    )


def _key(opening: Opening) -> str:
    """Return what the title of a chapter and its line in the contents share."""
    title = LEADERS.sub("", opening.title.split("\n")[0])
    title = re.sub(r"[\s\d]+$", "", title)
    if not opening.label and len(opening.words) > 18:
        return ""
    number = str(opening.label.values) if opening.label else ""
    return number + " ".join(re.findall(r"\w+", fold(title)))[:40]
