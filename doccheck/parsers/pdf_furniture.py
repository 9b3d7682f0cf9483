"""Running heads, feet and page numbers: they repeat, or they count the pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from doccheck.document import BlockKind
from doccheck.parsers.pdf_model import Line, PageContent

_HEAD_BAND: Final = 0.095  # shares of the page's height
_FOOT_BAND: Final = 0.9
_SHARE_OF_PAGES: Final = 0.5
_SAME_HEIGHT: Final = 6.0  # points

_NUMBER: Final = re.compile(r"\d+")
#: "7", "- 7 -", "стр. 2 из 14", "2-бет", "Page 2 of 14", "2/14".
_PAGE_NUMBER: Final = re.compile(
    r"[^\w№]*(?:(?:стр(?:аница)?|с|бет(?:і)?|лист|page|p)\b\W*)?"
    r"\d{1,4}(?:\W*(?:бет(?:і|тен)?|стр(?:аница)?|лист)\b)?"
    r"(?:\W*(?:из|of|/|\|)?\W*\d{1,4})?(?:\W*(?:бет(?:тен|тің)?|листов|страниц)\b)?\W*",
    re.IGNORECASE,
)

#: Text of a line with the numbers that count pages hidden, and its height.
_Key = tuple[str, int, int | None]
_Outer = tuple[Line, tuple[_Key, ...]]


def take_furniture(
    pages: Sequence[PageContent],
) -> list[tuple[BlockKind, str, int]]:
    """Take heads and feet out of the pages; return kind, text, page of each."""
    outer = [
        [(line, tuple(_keys(line, page))) for line in _outer(page)] for page in pages
    ]
    repeated = _repeated(pages, outer)
    taken = []
    for page, lines in zip(pages, outer, strict=True):
        for line, keys in lines:
            if _is_number(line) or not repeated.isdisjoint(keys):
                head = line.top < _HEAD_BAND * page.height
                kind = BlockKind.HEADER if head else BlockKind.FOOTER
                taken.append((kind, line.text, page.number))
                page.lines.remove(line)
    return taken


def _outer(page: PageContent) -> list[Line]:
    """Return the lines at the upper and the lower edge of a page."""
    head, foot = _HEAD_BAND * page.height, _FOOT_BAND * page.height
    return [
        line
        for line in page.lines
        if (line.top < head or line.bottom > foot) and line.table is None
    ]


def _is_number(line: Line) -> bool:
    return _PAGE_NUMBER.fullmatch(line.text) is not None


def _keys(line: Line, page: PageContent) -> Iterable[_Key]:
    """Yield the line as it is, and with a number that goes with the page hidden."""
    height = round(line.top / _SAME_HEIGHT)
    yield line.text, height, None
    found = _NUMBER.search(line.text)
    if found and len(found.group()) < 5:
        masked = line.text[: found.start()] + "#" + line.text[found.end() :]
        yield masked, height, int(found.group()) - page.number


def _repeated(
    pages: Sequence[PageContent], outer: Sequence[Sequence[_Outer]]
) -> frozenset[_Key]:
    """Return the keys of lines that stand on many pages, at nearly the same height."""
    counts: Counter[_Key] = Counter()
    for lines in outer:
        counts.update({key for _, keys in lines for key in keys})
    enough = max(2.0, _SHARE_OF_PAGES * sum(bool(page.lines) for page in pages))
    enough = min(enough, 6.0)
    return frozenset(
        (text, near, number)
        for (text, height, number), count in counts.items()
        if count >= enough
        for near in (height - 1, height, height + 1)
    )
