"""Footnotes: small type below a short rule at the foot of a page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from doccheck.parsers.pdf_model import Line, PageContent

_UPPER_LIMIT: Final = 0.4  # shares of the page
_SHORTEST: Final = 0.08
_LONGEST: Final = 0.45
_SMALLER: Final = 0.5  # points
_MARK: Final = re.compile(r"(?:\d{1,3}|[*¹²³⁴-⁹]+)[\s.)]?\s*\S")


def take_notes(pages: Sequence[PageContent]) -> list[tuple[int, str]]:
    """Take footnotes out of the pages; return page and text of each."""
    return [(page.number, note) for page in pages for note in _notes(page)]


def _notes(page: PageContent) -> list[str]:
    height = _rule(page)
    if height is None:
        return []
    usual = _usual_size(page.lines)
    below = [line for line in page.lines if _is_note(line, height, usual)]
    if not below:
        return []
    page.lines = [line for line in page.lines if line not in below]
    notes: list[str] = []
    for line in below:
        if notes and not _MARK.match(line.text):
            notes[-1] += "\n" + line.text
        else:
            notes.append(line.text)
    return notes


def _rule(page: PageContent) -> float | None:
    """Return the height of a rule that can part notes from the text."""
    tables = [table.box for table in page.tables]
    heights = [
        rule.top
        for rule in page.rules
        if rule.top > _UPPER_LIMIT * page.height
        and _SHORTEST * page.width < rule.x1 - rule.x0 < _LONGEST * page.width
        and not any(box.top - 4 <= rule.top <= box.bottom + 4 for box in tables)
    ]
    return min(heights, default=None)


def _usual_size(lines: Sequence[Line]) -> float:
    sizes = Counter[float]()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _is_note(line: Line, height: float, usual: float) -> bool:
    small = line.table is None and line.size < usual - _SMALLER
    return small and line.top > height - 2
