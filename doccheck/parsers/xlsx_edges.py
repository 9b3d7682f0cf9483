"""What a sheet has beside its cells: text boxes, comments, running heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from doccheck.document import BlockKind
from doccheck.parsers.ooxml_package import Package
from doccheck.parsers.xlsx_formats import SPREADSHEET

if TYPE_CHECKING:
    from lxml.etree import _Element

_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_ANCHORED: Final = (
    "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}txBody"
)
_EDGES: Final = (
    *((f"{SPREADSHEET}{name}Header", BlockKind.HEADER) for name in ("odd", "first")),
    *((f"{SPREADSHEET}{name}Footer", BlockKind.FOOTER) for name in ("odd", "first")),
)
#: Codes of fonts, fields and sides in a running head; a doubled "&" is one.
_CODE: Final = re.compile(r'&(?:"[^"]*"|\d+|K[0-9A-Fa-f]{6}|[A-Za-z])')


def running_heads(sheet: _Element) -> Iterator[tuple[BlockKind, str]]:
    for tag, kind in _EDGES:
        for element in sheet.iter(tag):
            text = _CODE.sub(" ", element.text or "").replace("&&", "&").strip()
            if text:
                yield kind, " ".join(text.split())


def texts_beside(package: Package, part: str, met: Counter[str]) -> Iterator[str]:
    """Yield the texts in shapes on a sheet; count what else lies there."""
    for relation in package.relations_of(part):
        if relation.kind not in {"drawing", "comments"}:
            continue
        root = package.root(relation.target)
        if root is None:
            continue
        if relation.kind == "comments":
            met["comments"] += sum(1 for _ in root.iter(f"{SPREADSHEET}comment"))
            continue
        met["images"] += sum(1 for _ in root.iter(f"{_DRAWING}blip"))
        yield from _shapes(root)


def _shapes(root: _Element) -> Iterator[str]:
    for body in root.iter(_ANCHORED):
        lines = (
            "".join(piece.text or "" for piece in line.iter(f"{_DRAWING}t")).strip()
            for line in body.iter(f"{_DRAWING}p")
        )
        text = "\n".join(line for line in lines if line)
        if text:
            yield text
