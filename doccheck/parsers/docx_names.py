"""Names of WordprocessingML, spelled as lxml spells them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W: Final = f"{{{NAMESPACE}}}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DGM: Final = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_V: Final = "{urn:schemas-microsoft-com:vml}"

BODY: Final = f"{_W}body"
P: Final = f"{_W}p"
R: Final = f"{_W}r"
T: Final = f"{_W}t"
PPR: Final = f"{_W}pPr"
RPR: Final = f"{_W}rPr"
VAL: Final = f"{_W}val"

TAB: Final = f"{_W}tab"
PTAB: Final = f"{_W}ptab"
BR: Final = f"{_W}br"
CR: Final = f"{_W}cr"
NO_BREAK_HYPHEN: Final = f"{_W}noBreakHyphen"
SYM: Final = f"{_W}sym"
MATH_TEXT: Final = f"{_M}t"
RENDERED_BREAK: Final = f"{_W}lastRenderedPageBreak"
TYPE: Final = f"{_W}type"
FONT: Final = f"{_W}font"
CHAR: Final = f"{_W}char"

FALLBACK: Final = f"{_MC}Fallback"
CHOICE: Final = f"{_MC}Choice"
TEXT_BOX: Final = f"{_W}txbxContent"
INS: Final = f"{_W}ins"
DEL: Final = f"{_W}del"
MOVE_FROM: Final = f"{_W}moveFrom"
CELL_DEL: Final = f"{_W}cellDel"
HIDDEN: Final = f"{_W}hidden"
CHECK_BOX: Final = f"{_W}checkBox"
CHECKED: Final = f"{_W}checked"
LIST_BOX: Final = f"{_W}ddList"
LIST_ENTRY: Final = f"{_W}listEntry"
RESULT: Final = f"{_W}result"
VANISH: Final = f"{_W}vanish"
CHANGES: Final = tuple(
    f"{_W}{name}Change" for name in ("pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr")
)
RUBY_TEXT: Final = f"{_W}rt"
FIELD_CHAR: Final = f"{_W}fldChar"
FIELD_CHAR_TYPE: Final = f"{_W}fldCharType"
COMMENT_REF: Final = f"{_W}commentReference"
COMMENT_START: Final = f"{_W}commentRangeStart"
COMMENT_END: Final = f"{_W}commentRangeEnd"
COMMENT: Final = f"{_W}comment"
COMMENTS: Final = f"{_W}comments"
AUTHOR: Final = f"{_W}author"
INITIALS: Final = f"{_W}initials"
FOOTNOTE: Final = f"{_W}footnote"
ENDNOTE: Final = f"{_W}endnote"
FOOTNOTE_REF: Final = f"{_W}footnoteReference"
ENDNOTE_REF: Final = f"{_W}endnoteReference"
BLIP: Final = f"{_A}blip"
IMAGE_DATA: Final = f"{_V}imagedata"
CHART: Final = f"{_C}chart"
OBJECT: Final = f"{_W}object"
TEXT_PATH: Final = f"{_V}textpath"
DIAGRAM: Final = f"{_DGM}relIds"
DIAGRAM_DATA: Final = f"{_R}dm"
DIAGRAM_POINT: Final = f"{_DGM}pt"
DRAWING_P: Final = f"{_A}p"
DRAWING_T: Final = f"{_A}t"
REL_ID: Final = f"{_R}id"
ALT_CHUNK: Final = f"{_W}altChunk"
SUB_DOCUMENT: Final = f"{_W}subDoc"
ID: Final = f"{_W}id"

STYLE: Final = f"{_W}style"
STYLE_ID: Final = f"{_W}styleId"
STYLE_TYPE: Final = f"{_W}type"
DEFAULT: Final = f"{_W}default"
NAME: Final = f"{_W}name"
BASED_ON: Final = f"{_W}basedOn"
DOC_DEFAULTS: Final = f"{_W}docDefaults"
P_STYLE: Final = f"{_W}pStyle"
R_STYLE: Final = f"{_W}rStyle"
OUTLINE: Final = f"{_W}outlineLvl"
JC: Final = f"{_W}jc"
BOLD: Final = f"{_W}b"
ITALIC: Final = f"{_W}i"
SIZE: Final = f"{_W}sz"
SPACING: Final = f"{_W}spacing"
BEFORE: Final = f"{_W}before"
AFTER: Final = f"{_W}after"
INDENT: Final = f"{_W}ind"
LEFT: Final = f"{_W}left"
FIRST_LINE: Final = f"{_W}firstLine"
CAPS: Final = f"{_W}caps"
PAGE_BREAK_BEFORE: Final = f"{_W}pageBreakBefore"

NUM_PR: Final = f"{_W}numPr"
NUM_ID: Final = f"{_W}numId"
ILVL: Final = f"{_W}ilvl"
ABSTRACT_NUM: Final = f"{_W}abstractNum"
ABSTRACT_NUM_ID: Final = f"{_W}abstractNumId"
NUM: Final = f"{_W}num"
LVL: Final = f"{_W}lvl"
LVL_OVERRIDE: Final = f"{_W}lvlOverride"
START_OVERRIDE: Final = f"{_W}startOverride"
START: Final = f"{_W}start"
NUM_FMT: Final = f"{_W}numFmt"
LVL_TEXT: Final = f"{_W}lvlText"
LVL_RESTART: Final = f"{_W}lvlRestart"
IS_LGL: Final = f"{_W}isLgl"
NUM_STYLE_LINK: Final = f"{_W}numStyleLink"

TBL: Final = f"{_W}tbl"
TR: Final = f"{_W}tr"
TC: Final = f"{_W}tc"
TR_PR: Final = f"{_W}trPr"
TC_PR: Final = f"{_W}tcPr"
GRID_BEFORE: Final = f"{_W}gridBefore"
GRID_SPAN: Final = f"{_W}gridSpan"
V_MERGE: Final = f"{_W}vMerge"

SDT: Final = f"{_W}sdt"
SDT_CONTENT: Final = f"{_W}sdtContent"
#: Wrappers of blocks, rows and cells that a reader does not see.
WRAPPERS: Final = frozenset(
    f"{_W}{name}"
    for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")
)

_OFF: Final = frozenset({"0", "false", "off", "none"})


def child(parent: _Element | None, tag: str) -> _Element | None:
    """Return the first child of this name."""
    return None if parent is None else next(parent.iterchildren(tag), None)


def child_value(parent: _Element | None, tag: str) -> str | None:
    """Return the `w:val` of the first child of this name."""
    found = child(parent, tag)
    return None if found is None else found.get(VAL)


def is_on(element: _Element) -> bool:
    """Tell whether a switch such as `w:b` is on; without a value it is."""
    return is_true(element.get(VAL))


def is_true(value: str | None) -> bool:
    """Tell whether a switch with this value is on."""
    return value not in _OFF


def integer(text: str | None, default: int = 0) -> int:
    """Return a number from an attribute; files have worse things than digits there."""
    try:
        return int(text) if text else default
    except ValueError:
        return default
