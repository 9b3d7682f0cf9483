"""Reads the sources of the samples: Markdown with a head of YAML.

The body holds one paragraph a line:

    ## chapter          ### section          1) a clause, typed as it stands
    + a clause that Word numbers itself      ++ a clause of the second level
    >> to the right     == in the middle     | a | row<br>of | a | table |
    post ~~ name: a signature                ---8<--- a new page
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

MARKS = {
    "## ": "chapter",
    "### ": "section",
    "++ ": "item2",
    "+ ": "item1",
    ">> ": "right",
    "== ": "middle",
}
CUT = "---8<---"
SIGNED = " ~~ "


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A paragraph, a table or a new page."""

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    #: Of the document to be written; its ending says which format.
    name: str
    language: str
    #: How Word marks headings: styles, bold, numbered.
    look: str = "bold"
    title: tuple[str, ...] = ()
    stamp: Mapping[str, Any] = field(default_factory=dict)
    letterhead: Mapping[str, Any] = field(default_factory=dict)
    foot: str = ""
    body: tuple[Line, ...] = ()


def read_source(path: Path) -> Source:
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    known = yaml.safe_load(head)
    known["title"] = tuple(known.get("title", ()))
    return Source(body=tuple(parse_lines(body)), **known)


def parse_lines(body: str) -> Iterator[Line]:
    rows: list[tuple[str, ...]] = []
    for text in (*body.splitlines(), ""):
        if text.startswith("|"):
            cells = text.replace("<br>", "\n").strip("|").split("|")
            rows.append(tuple(cell.strip() for cell in cells))
            continue
        if rows:
            yield Line(kind="table", rows=tuple(rows))
            rows = []
        if text.strip():
            yield _line(text)


def _line(text: str) -> Line:
    if text == CUT:
        return Line(kind="page")
    for mark, kind in MARKS.items():
        if text.startswith(mark):
            return Line(kind=kind, text=text.removeprefix(mark))
    return Line(kind="signature" if SIGNED in text else "text", text=text)
