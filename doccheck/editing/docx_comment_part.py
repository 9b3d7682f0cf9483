"""The part of a DOCX that holds the comments, and what makes it known."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from doccheck.editing.note import Note
from doccheck.editing.package import (
    new_root,
    parse_whole,
    part_names,
    read_part,
    relations_name,
    written,
)
from doccheck.parsers import docx_names as w
from doccheck.parsers.ooxml_package import open_package

if TYPE_CHECKING:
    from lxml.etree import _Element

AUTHOR: Final = "doccheck"
INITIALS: Final = "dc"
_TYPES: Final = "[Content_Types].xml"
_KIND: Final = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
)
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT: Final = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
)
#: Half points; a comment in the style of the text would fill the margin.
_SMALL: Final = "18"


@dataclass(slots=True)
class CommentPart:
    """Comments of the file with those that are added; theirs stay first."""

    _name: str
    _root: _Element
    _next: int
    #: The part as it was; the other parts that must change for a new one.
    _before: bytes
    _others: dict[str, bytes]

    @classmethod
    def of(cls, data: bytes, main: str, text: _Element) -> CommentPart:
        """Return the part that a file has, or a new one.

        Args:
            text: Root of the part with the running text, which may cite comments that
                are not there.
        """
        named = open_package(data).names("comments")
        name = next((n for n in named if n in part_names(data)), None)
        if name is not None:
            before, others = read_part(data, name), {}
            root = parse_whole(before, name)
        else:
            name, before = _free_name(data, main), read_part(data, main)
            root = new_root(w.COMMENTS, {"w": w.NAMESPACE})
            others = dict(_made_known(data, main, name))
        used = (w.integer(item.get(w.ID)) for item in (*root, *text.iter(*_CITING)))
        return cls(name, root, max(used, default=-1) + 1, before, others)

    def add(self, note: Note, quote: str = "") -> int:
        """Add a comment and return its number.

        Args:
            quote: What it is about, where it cannot stand at its very letters.
        """
        number = self._next
        self._next += 1
        who = {w.ID: str(number), w.AUTHOR: AUTHOR, w.INITIALS: INITIALS}
        comment = self._root.makeelement(w.COMMENT, who)
        comment.append(_paragraph(self._root, note.head, bold=True))
        lines = (f"«{quote}»", *note.lines) if quote else note.lines
        comment.extend(_paragraph(self._root, line) for line in lines)
        self._root.append(comment)
        return number

    def parts(self) -> dict[str, bytes]:
        """Return the parts of the package that are new or changed."""
        if not len(self._root):
            return {}
        return {**self._others, self._name: written(self._root, self._before)}


_CITING: Final = (w.COMMENT_START, w.COMMENT_END, w.COMMENT_REF)


def _paragraph(root: _Element, line: str, *, bold: bool = False) -> _Element:
    paragraph = root.makeelement(w.P)
    properties = _child(paragraph, w.PPR)
    _child(properties, w.SPACING, {w.BEFORE: "0", w.AFTER: "0"})
    _child(properties, w.INDENT, {w.LEFT: "0", w.FIRST_LINE: "0"})
    _child(properties, w.JC, {w.VAL: "left"})
    run = _child(paragraph, w.R)
    look = _child(run, w.RPR)
    if bold:
        _child(look, w.BOLD)
    _child(look, w.SIZE, {w.VAL: _SMALL})
    _child(run, w.T).text = "".join(filter(_is_allowed, line))
    return paragraph


def _is_allowed(letter: str) -> bool:
    """Say whether XML may hold a letter; a quote may have others in it."""
    return letter.isprintable() or letter == "\t"


def _child(
    parent: _Element, tag: str, attributes: dict[str, str] | None = None
) -> _Element:
    child = parent.makeelement(tag, attributes or {})
    parent.append(child)
    return child


def _free_name(data: bytes, main: str) -> str:
    taken = part_names(data)
    folder = posixpath.dirname(main)
    names = (f"comments{number or ''}.xml" for number in range(len(taken) + 1))
    paths = (posixpath.join(folder, name) for name in names)
    return next(path for path in paths if path not in taken)


def _made_known(data: bytes, main: str, name: str) -> Iterator[tuple[str, bytes]]:
    """Yield the lists of types and of relations with a new part in them."""
    before = read_part(data, _TYPES)
    types = parse_whole(before, _TYPES)
    namespace = str(types.tag).rpartition("Types")[0]
    attributes = {"PartName": f"/{name}", "ContentType": _CONTENT}
    _child(types, f"{namespace}Override", attributes)
    yield _TYPES, written(types, before)
    path = relations_name(main)
    if path in part_names(data):
        before = read_part(data, path)
        relations = parse_whole(before, path)
    else:
        before = b""
        relations = new_root(f"{{{_RELATIONS}}}Relationships", {None: _RELATIONS})
    taken = {item.get("Id") for item in relations}
    free = next(
        f"rIdNotes{n}" for n in range(len(taken) + 1) if f"rIdNotes{n}" not in taken
    )
    target = posixpath.basename(name)
    attributes = {"Id": free, "Type": _KIND, "Target": target}
    _child(relations, f"{{{_RELATIONS}}}Relationship", attributes)
    yield path, written(relations, before)
