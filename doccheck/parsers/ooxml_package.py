"""An OOXML file as a package: parts found by their relations, never by their names."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from doccheck.parsers.guards import damaged, open_zip, parse_xml, read_member

if TYPE_CHECKING:
    from lxml.etree import _Element

_RELATION: Final = (
    "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
)
_MAIN: Final = "officeDocument"
STRICT_MARK: Final = b"http://purl.oclc.org/ooxml/"
#: The strict variant of the format has other names for the same things.
STRICT_NAMES: Final = tuple(
    (
        STRICT_MARK + strict,
        b"http://schemas.openxmlformats.org/" + usual,
    )
    for strict, usual in (
        (b"wordprocessingml/main", b"wordprocessingml/2006/main"),
        (b"spreadsheetml/main", b"spreadsheetml/2006/main"),
        (b"officeDocument/relationships", b"officeDocument/2006/relationships"),
        (b"officeDocument/math", b"officeDocument/2006/math"),
        (b"drawingml/main", b"drawingml/2006/main"),
        (b"drawingml/diagram", b"drawingml/2006/diagram"),
    )
)


class Relation(NamedTuple):
    id: str
    #: The last word of its type: "styles".
    kind: str
    #: Name of the part that it leads to.
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    archive: zipfile.ZipFile
    #: Name of the part with the running text.
    main: str
    #: Of the main part, in the order of the file.
    relations: tuple[Relation, ...]

    def data(self, name: str) -> bytes | None:
        return read_member(self.archive, name)

    def root(self, name: str) -> _Element | None:
        data = self.data(name)
        return None if data is None else parse_part(data, name)

    def related(self, kind: str) -> Iterator[_Element]:
        """Yield the roots of the parts that the main part names for this use."""
        for name in self.names(kind):
            root = self.root(name)
            if root is not None:
                yield root

    def first(self, kind: str) -> _Element | None:
        return next(self.related(kind), None)

    def names(self, kind: str) -> list[str]:
        return [item.target for item in self.relations if item.kind == kind]

    def relations_of(self, part: str) -> tuple[Relation, ...]:
        return tuple(_relations(self.archive, part))

    def main_root(self) -> _Element:
        root = self.root(self.main)
        if root is None:
            raise damaged("the part with its text is missing")
        return root


def open_package(data: bytes) -> Package:
    archive = open_zip(data)
    main = next(
        (item.target for item in _relations(archive, "") if item.kind == _MAIN), None
    )
    if main is None:
        raise damaged("nothing in it says where its text is")
    return Package(
        archive=archive, main=main, relations=tuple(_relations(archive, main))
    )


def parse_part(data: bytes, name: str) -> _Element:
    if STRICT_MARK in data[:8192]:
        for strict, usual in STRICT_NAMES:
            data = data.replace(strict, usual)
    return parse_xml(data, name)


def _relations(archive: zipfile.ZipFile, part: str) -> Iterator[Relation]:
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    data = read_member(archive, path)
    for item in () if data is None else parse_part(data, path).iter(_RELATION):
        target = item.get("Target") or ""
        if item.get("TargetMode") != "External" and target:
            kind = (item.get("Type") or "").rsplit("/", 1)[-1]
            yield Relation(item.get("Id") or "", kind, _resolved(folder, target))


def _resolved(folder: str, target: str) -> str:
    """Return the name of a part from what a part in a folder calls it."""
    if target[0] not in "./" and "./" not in target:
        return f"{folder}/{target}" if folder else target
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
