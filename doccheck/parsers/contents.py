"""Tables of contents: their lines look like headings and are none."""

from __future__ import annotations

import string
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import takewhile
from typing import Final

from doccheck.document import BlockKind, Document
from doccheck.parsers.lines import has_leader

#: Titles in a row that come again further down make a table of contents.
FEWEST_ENTRIES: Final = 3

#: What stands there more often are titles of forms, one after the other.
MOST_TIMES: Final = 3

#: Asked of every block, and slow to read from the class in Python 3.11.
_HEADING: Final = BlockKind.HEADING
#: What stands between an entry and its page.
_LEADERS: Final = string.whitespace + "\u00a0.…_·"
_DIGITS: Final = string.digits
_LONGEST_PAGE: Final = 3


def without_contents(document: Document) -> Document:
    """Return a document in which entries of a table of contents are paragraphs."""
    entries = _entries(document)
    if not entries:
        return document
    blocks = tuple(
        replace(block, kind=BlockKind.PARAGRAPH, level=0) if index in entries else block
        for index, block in enumerate(document.blocks)
    )
    return replace(document, blocks=blocks)


def _entries(document: Document) -> frozenset[int]:
    """Return the blocks that are headings by look and entries by their place."""
    titles = {
        index: _title(document.text_of(block))
        for index, block in enumerate(document.blocks)
        if block.kind is _HEADING
    }
    last = {title: index for index, title in titles.items()}
    times = Counter(titles.values())

    def is_listed(index: int) -> bool:
        if not 0 <= index < len(document.blocks):
            return False
        if index in titles:
            return comes_again(index) or is_between(index)
        block = document.blocks[index]
        return not block.table and has_leader(document.text_of(block))

    def comes_again(index: int) -> bool:
        """Tell whether a title stands further down, with its text behind it."""
        if not 1 < times[titles[index]] <= MOST_TIMES:
            return False
        place, following = last[titles[index]], titles.get(index + 1)
        return place > index and last.get(following or "") != place + 1

    def is_between(index: int) -> bool:
        before, after = index - 1, index + 1
        if before in titles or after in titles:
            return False
        return is_listed(before) and is_listed(after)

    return frozenset(
        index
        for index in titles
        if is_listed(index) and _run(index, is_listed) >= FEWEST_ENTRIES
    )


def _run(index: int, is_listed: Callable[[int], bool]) -> int:
    """Return how many entries stand together around one of them, as far as needed."""
    before = takewhile(is_listed, range(index - 1, index - FEWEST_ENTRIES, -1))
    after = takewhile(is_listed, range(index + 1, index + FEWEST_ENTRIES))
    return 1 + sum(1 for _ in before) + sum(1 for _ in after)


def _title(text: str) -> str:
    """Return what a title is compared by."""
    title = text.rstrip(_DIGITS)
    if len(text) - len(title) > _LONGEST_PAGE or title[-1:] not in _LEADERS:
        title = text
    return " ".join(title.rstrip(_LEADERS).lower().split())
