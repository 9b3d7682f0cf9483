"""Plain text and Markdown: pages, paragraphs, tables of tabs or columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Final

from doccheck.document import (
    Block,
    BlockKind,
    Cell,
    Document,
    Page,
    PageSource,
    Span,
    Table,
)
from doccheck.errors import ErrorCode, UnreadableDocumentError
from doccheck.parsers.encoding import decode
from doccheck.parsers.guards import LIMITS
from doccheck.parsers.lines import Line
from doccheck.parsers.paragraphs import Layout, join_lines, kind_of, layout_of

PAGE_END: Final = "\f"
#: Fewer columns are an indent or a dotted line, not a row.
FEWEST_COLUMNS: Final = 3
FEWEST_ROWS: Final = 2
#: A line on top of so many pages is a running head.
RUNNING_HEADS: Final = 3

_LINE: Final = re.compile(r"[^\n\f]*[\n\f]?")
_TAB: Final = re.compile(r"\t")
_BAR: Final = re.compile(r"\|")
_WIDE_GAP: Final = re.compile(r" {3,}")
#: «1 | Оқыту | мамыр»: so many bars, and nothing else, part the cells of a row.
FEWEST_BARS: Final = 2
#: The line below the header of a Markdown table.
_RULE: Final = re.compile(r"[\s|:+–—_=-]+")
_SHEET_NUMBER: Final = re.compile(r"\s*[-–—]?\s*(\d{1,4})\s*[-–—]?\s*")
_DIGITS: Final = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class RawLine:
    """A line of the file; blank ones too, for a row of a form may be empty."""

    #: Without its line break.
    text: str
    offset: int
    page: int | None
    opens_page: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A sheet number or a running head at the edge of a page."""

    kind: BlockKind
    text: str
    page: int


def read_text(data: bytes) -> Document:
    """Return a document whose text is the decoded file, with plain line breaks.

    Sheet numbers and running heads go behind the running text.
    """
    text = decode(data)
    if not text.strip():
        raise UnreadableDocumentError(ErrorCode.EMPTY, "the file has no text")
    if len(text) > LIMITS.characters:
        raise UnreadableDocumentError(
            ErrorCode.TOO_LARGE, f"the file has {len(text)} characters of text"
        )
    pages = text.split(PAGE_END) if PAGE_END in text.rstrip() else [text]
    if not pages[-1].strip() and len(pages) > 1:
        pages[-2:] = ["".join(pages[-2:])]
    return _from_pages(pages)


def _from_pages(pages: list[str]) -> Document:
    edges = [edge for edge in _edges(pages) if edge.text] if len(pages) > 1 else []
    running = PAGE_END.join(_without_edges(pages, edges))
    text = "\n".join((running, *(edge.text for edge in edges)))
    numbers = range(1, len(pages) + 1) if len(pages) > 1 else ()
    return Document(
        text=text,
        format="txt",
        blocks=tuple(_blocks(_raw_lines(running))),
        furniture=tuple(_furniture(edges, len(running) + 1)),
        pages=tuple(Page(number=page, source=PageSource.RENDERED) for page in numbers),
    )


def _edges(pages: Sequence[str]) -> Iterator[Edge]:
    """Yield what stands alone on top or at the foot of pages and is not their text."""
    filled = [[line for line in page.split("\n") if line.strip()] for page in pages]
    tops = Counter(_masked(lines[0]) for lines in filled if lines)
    for page, lines in enumerate(filled, start=1):
        if len(lines) < 2:
            continue
        top, foot = lines[0], lines[-1]
        if _is_sheet_number(foot, len(pages)):
            yield Edge(kind=BlockKind.FOOTER, text=foot, page=page)
        repeated = tops[_masked(top)] >= max(RUNNING_HEADS, len(pages) / 2)
        if repeated or _is_sheet_number(top, len(pages)):
            yield Edge(kind=BlockKind.HEADER, text=top, page=page)


def _masked(line: str) -> str:
    return _DIGITS.sub("0", line.strip())


def _is_sheet_number(line: str, sheets: int) -> bool:
    """Tell a sheet number from a year or a sum; an extract may begin at page 20."""
    found = _SHEET_NUMBER.fullmatch(line)
    return found is not None and int(found.group(1)) <= sheets + 50


def _without_edges(pages: Sequence[str], edges: Sequence[Edge]) -> list[str]:
    cut = list(pages)
    for edge in edges:
        lines = cut[edge.page - 1].split("\n")
        order = range(len(lines))
        places = reversed(order) if edge.kind is BlockKind.FOOTER else order
        del lines[next(place for place in places if lines[place] == edge.text)]
        cut[edge.page - 1] = "\n".join(lines)
    return cut


def _furniture(edges: Sequence[Edge], offset: int) -> Iterator[Block]:
    for edge in edges:
        span = Span(offset, offset + len(edge.text))
        yield Block(kind=edge.kind, span=span, page=edge.page)
        offset = span.end + 1


def _raw_lines(text: str) -> list[RawLine]:
    lines: list[RawLine] = []
    page, opens, paged = 1, True, PAGE_END in text
    for found in _LINE.finditer(text):
        lines.append(
            RawLine(
                text=found.group().rstrip("\n\f"),
                offset=found.start(),
                page=page if paged else None,
                opens_page=opens,
            )
        )
        opens = found.group().endswith(PAGE_END)
        page += opens
    return lines


def _blocks(raw: Sequence[RawLine]) -> Iterator[Block]:
    rows = _row_marks(raw)
    layout = layout_of(_lines(raw))
    marked = zip(raw, rows, strict=True)
    for is_table, run in groupby(marked, key=lambda item: item[1]):
        members = [line for line, _ in run]
        if is_table:
            yield _table(members)
        else:
            yield from _paragraphs(_lines(members), layout)


def _lines(raw: Sequence[RawLine]) -> list[Line]:
    lines: list[Line] = []
    gap, opens = 0, False
    for line in raw:
        opens = opens or line.opens_page
        content = line.text.rstrip()
        if not content:
            gap += 1
            continue
        lines.append(
            Line(
                text=content,
                offset=line.offset,
                page=line.page,
                gap=gap,
                opens_page=opens,
            )
        )
        gap, opens = 0, False
    return lines


def _paragraphs(lines: Sequence[Line], layout: Layout) -> Iterator[Block]:
    for group in join_lines(lines, layout):
        kind, level = kind_of(group, layout)
        yield Block(
            kind=kind,
            span=Span(group[0].start + group[0].hashes, group[-1].end),
            page=group[0].page,
            level=level,
        )


def _row_marks(raw: Sequence[RawLine]) -> list[bool]:
    """Tell for each line whether it is a row of a table; one row alone is none."""
    rows = [_columns(line.text) >= FEWEST_COLUMNS for line in raw]
    alike = [_alike(before.text, line.text) for before, line in pairwise(raw)]
    for place, same in enumerate(alike, start=1):
        text = raw[place].text
        exact = "\t" in text or _inner_bars(text) >= FEWEST_BARS
        rows[place] = rows[place] or (rows[place - 1] and same and exact)
    marks = [False] * len(raw)
    for place, same in enumerate(alike, start=1):
        if rows[place - 1] and rows[place] and same:
            marks[place - 1] = marks[place] = True
    return marks


def _alike(before: str, text: str) -> bool:
    """Tell whether two rows have the same tabs, or the same bars.

    Columns of spaces are never exact.
    """
    tabs, bars = text.count("\t"), _inner_bars(text)
    if not tabs and bars >= FEWEST_BARS:
        return bars == _inner_bars(before) and "\t" not in before
    return tabs == before.count("\t") and tabs != 1


def _inner_bars(text: str) -> int:
    """Return how many bars part cells; those at both edges frame a row."""
    bars = text.count("|")
    return bars - 2 if _is_framed(text) else bars


def _is_framed(text: str) -> bool:
    bare = text.strip()
    return len(bare) > 1 and bare[0] == bare[-1] == "|"


def _columns(text: str) -> int:
    """Return the number of columns that hold text, as tabs or wide gaps part them."""
    parts = _separator(text).split(text.strip())
    return sum(bool(part.strip()) for part in parts)


def _separator(text: str) -> re.Pattern[str]:
    if "\t" in text.strip():
        return _TAB
    return _BAR if _inner_bars(text) >= FEWEST_BARS else _WIDE_GAP


def _table(raw: Sequence[RawLine]) -> Block:
    filled = [line for line in raw if not _is_rule(line.text)]
    rows = tuple(tuple(_cells(line, number)) for number, line in enumerate(filled))
    last = raw[-1]
    return Block(
        kind=BlockKind.TABLE,
        span=Span(raw[0].offset, last.offset + len(last.text)),
        page=raw[0].page,
        table=Table(rows=rows),
    )


def _is_rule(text: str) -> bool:
    return "|" in text and "-" in text and _RULE.fullmatch(text) is not None


def _cells(line: RawLine, row: int) -> Iterator[Cell]:
    separator = _TAB if "\t" in line.text else _separator(line.text)
    start, stop = _edges_of_row(line.text, separator)
    ends = [*separator.finditer(line.text, start, stop), None]
    for column, found in enumerate(ends):
        end = found.start() if found else stop
        span = Span(line.offset + start, line.offset + end)
        yield Cell(span=span, row=row, column=column)
        start = found.end() if found else end


def _edges_of_row(text: str, separator: re.Pattern[str]) -> tuple[int, int]:
    """Return where the first cell begins and the last one ends."""
    if separator is _TAB:
        return 0, len(text)
    start = len(text) - len(text.lstrip())
    if separator is _WIDE_GAP:
        return start, len(text)
    stop = len(text.rstrip())
    framed = _is_framed(text)
    return start + framed, stop - framed
