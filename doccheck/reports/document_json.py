"""The document model for programs: `doccheck parse`."""

from __future__ import annotations

import dataclasses
import json
from typing import Any, Final

from doccheck.document import Block, Cell, Document, Span, Style

SCHEMA: Final = "doccheck-document/1"

Json = dict[str, Any]


def render_document(document: Document) -> str:
    """Return a document as JSON; offsets are code points of its "text"."""
    model = {
        "schema": SCHEMA,
        "format": document.format,
        "ocr": document.ocr,
        "pages": [
            {"number": page.number, "source": page.source} for page in document.pages
        ],
        "unread": [dataclasses.asdict(item) for item in document.unread],
        "counts": dict(sorted(document.counts.items())),
        "notes": list(document.notes),
        "text": document.text,
        "blocks": [_block(item, document) for item in document.blocks],
        "furniture": [_block(item, document) for item in document.furniture],
    }
    return json.dumps(model, ensure_ascii=False, indent=2) + "\n"


def _block(block: Block, document: Document) -> Json:
    return {
        "kind": block.kind,
        "page": block.page,
        **_span(block.span),
        "level": block.level,
        "label": block.label,
        "style": _style(block.style),
        "text": document.text_of(block),
        "rows": [
            [_cell(cell, document) for cell in row]
            for row in (block.table.rows if block.table else ())
        ],
    }


def _cell(cell: Cell, document: Document) -> Json:
    return {
        **_span(cell.span),
        "row": cell.row,
        "column": cell.column,
        "row_span": cell.row_span,
        "column_span": cell.column_span,
        "text": document.text_of(cell.span),
    }


def _span(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _style(style: Style) -> Json:
    """Return what is known of a style."""
    known = dataclasses.asdict(style)
    return {name: value for name, value in known.items() if value is not None}
