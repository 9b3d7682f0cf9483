"""Texts that a DOCX keeps in parts of their own: diagrams, whole documents."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from doccheck.document import Block, Document
from doccheck.document.build import CellText
from doccheck.errors import InputError
from doccheck.parsers import docx_names as w
from doccheck.parsers.docx_tree import nearest
from doccheck.parsers.docx_view import View, box_of
from doccheck.parsers.flow import Flow
from doccheck.parsers.ooxml_package import Package
from doccheck.parsers.sniff import Format, sniff

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Formats of documents within a document that are read as if they stood in it.
_READ: Final = frozenset({Format.HTML, Format.MHTML, Format.TEXT})


def attach_diagrams(root: _Element, package: Package, view: View) -> None:
    """Make boxes of the words in diagrams, which stand in parts of their own."""
    targets = {item.id: item.target for item in package.relations}
    for mark in root.iter(w.DIAGRAM):
        anchor = nearest(mark, w.P)
        part = package.root(targets.get(mark.get(w.DIAGRAM_DATA) or "", ""))
        if anchor is not None and part is not None:
            box = box_of(anchor, list(_points(part)))
            view.boxes.setdefault(anchor, []).append(box)


def _points(part: _Element) -> Iterator[str]:
    for point in part.iter(w.DIAGRAM_POINT):
        for line in point.iter(w.DRAWING_P):
            yield "".join(piece.text or "" for piece in line.iter(w.DRAWING_T))


def read_chunk(chunk: _Element, package: Package) -> Document | None:
    """Return a document that another program has put in whole, if it can be read."""
    from doccheck.parsers.read import read_bytes  # noqa: PLC0415 - it reads DOCX, too

    identity = chunk.get(w.REL_ID)
    target = next((r.target for r in package.relations if r.id == identity), "")
    data = package.data(target)
    try:
        return read_bytes(data) if data and sniff(data) in _READ else None
    except InputError:
        return None


def add_document(document: Document, flow: Flow, page: int | None) -> None:
    """Add the blocks of a document as they are."""
    for block in document.blocks:
        if block.table is not None:
            flow.add_table(list(_rows(block, document)), page=page)
            continue
        flow.add(
            block.kind,
            document.text_of(block),
            page=page,
            level=block.level,
            style=block.style,
            label=block.label,
        )


def _rows(block: Block, document: Document) -> Iterator[list[CellText]]:
    for row in block.table.rows if block.table else ():
        yield [
            CellText(
                text=document.text_of(cell.span),
                column=cell.column,
                row_span=cell.row_span,
                column_span=cell.column_span,
            )
            for cell in row
        ]
