"""Names of OpenDocument, spelled as lxml spells them."""

from __future__ import annotations

from typing import Final

_URN: Final = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE: Final = f"{_URN}office:1.0}}"
TEXT: Final = f"{_URN}text:1.0}}"
TABLE: Final = f"{_URN}table:1.0}}"
DRAW: Final = f"{_URN}drawing:1.0}}"
STYLE: Final = f"{_URN}style:1.0}}"
FO: Final = f"{_URN}xsl-fo-compatible:1.0}}"
LOEXT: Final = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
XML_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"

BODY: Final = f"{OFFICE}text"
P: Final = f"{TEXT}p"
H: Final = f"{TEXT}h"
SPAN: Final = f"{TEXT}span"
LIST: Final = f"{TEXT}list"
LIST_ITEM: Final = f"{TEXT}list-item"
LIST_HEADER: Final = f"{TEXT}list-header"
TRACKED: Final = f"{TEXT}tracked-changes"
INSERTION: Final = f"{TEXT}insertion"
DELETION: Final = f"{TEXT}deletion"
NOTE: Final = f"{TEXT}note"
NOTE_BODY: Final = f"{TEXT}note-body"
SPACES: Final = f"{TEXT}s"
TAB: Final = f"{TEXT}tab"
BREAK: Final = f"{TEXT}line-break"
SOFT_PAGE_BREAK: Final = f"{TEXT}soft-page-break"
ANNOTATION: Final = f"{OFFICE}annotation"
IMAGE: Final = f"{DRAW}image"
OBJECTS: Final = frozenset({f"{DRAW}object", f"{DRAW}object-ole", f"{DRAW}plugin"})

TABLE_ITSELF: Final = f"{TABLE}table"
ROW: Final = f"{TABLE}table-row"
CELL: Final = f"{TABLE}table-cell"
COVERED: Final = f"{TABLE}covered-table-cell"
#: Rows may stand in groups of groups.
ROW_GROUPS: Final = frozenset(
    f"{TABLE}{name}" for name in ("table-header-rows", "table-rows", "table-row-group")
)

#: Shapes that can hold paragraphs.
SHAPES: Final = frozenset(
    f"{DRAW}{name}"
    for name in (
        *("frame", "text-box", "custom-shape", "rect", "circle", "ellipse", "g", "a"),
        *("line", "polyline", "polygon", "path", "connector", "caption", "measure"),
    )
)
#: Blocks in blocks that a reader does not see.
WRAPPERS: Final = frozenset(
    f"{TEXT}{name}"
    for name in (
        *("section", "index-body", "index-title", "numbered-paragraph"),
        *("table-of-content", "illustration-index", "table-index", "object-index"),
        *("user-index", "alphabetical-index", "bibliography"),
    )
)
#: Children of a paragraph that are no text of it.
MUTE: Final = frozenset(
    {
        *(f"{TEXT}{name}" for name in ("ruby-text", "note-citation", "hidden-text")),
        *(f"{TEXT}{name}" for name in ("bibliography-mark", "script")),
        f"{OFFICE}annotation-end",
    }
)
