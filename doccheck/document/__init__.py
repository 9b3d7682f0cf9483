"""The document model: frozen, serialisable, without files, language or law."""

from doccheck.document.build import DocumentBuilder
from doccheck.document.model import (
    FURNITURE,
    PLAIN,
    Alignment,
    Block,
    BlockKind,
    Cell,
    Document,
    Location,
    Page,
    PageSource,
    Style,
    Table,
    Unread,
)
from doccheck.document.picture import Mark, PagePicture, Rectangle
from doccheck.document.span import Span

__all__ = [
    "FURNITURE",
    "PLAIN",
    "Alignment",
    "Block",
    "BlockKind",
    "Cell",
    "Document",
    "DocumentBuilder",
    "Location",
    "Mark",
    "Page",
    "PagePicture",
    "PageSource",
    "Rectangle",
    "Span",
    "Style",
    "Table",
    "Unread",
]
