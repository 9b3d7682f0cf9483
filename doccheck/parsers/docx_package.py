"""A DOCX as a package: parts found by their relations, never by their names."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from doccheck.parsers.docx_names import RELATION, STRICT
from doccheck.parsers.guards import damaged, open_zip, parse_xml, read_member

if TYPE_CHECKING:
    from lxml.etree import _Element

_STRICT_MARK: Final = b"http://purl.oclc.org/ooxml/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    archive: zipfile.ZipFile
    #: Name of the part with the running text.
    main: str
    #: Kind and target of the relations of the main part, in the order of the file.
    relations: tuple[tuple[str, str], ...]

    def root(self, name: str) -> _Element | None:
        return _parse(self.archive, name)

    def related(self, kind: str) -> Iterator[_Element]:
        """Yield the roots of the parts that the main part names for this use."""
        for relation, target in self.relations:
            root = self.root(target) if relation == kind else None
            if root is not None:
                yield root

    def first(self, kind: str) -> _Element | None:
        return next(self.related(kind), None)

    def main_root(self) -> _Element:
        root = self.root(self.main)
        if root is None:
            raise damaged("the part with its text is missing")
        return root


def open_package(data: bytes) -> Package:
    archive = open_zip(data)
    start = dict(_relations(archive, ""))
    main = start.get("officeDocument")
    if main is None:
        raise damaged("nothing in it says where its text is")
    return Package(
        archive=archive, main=main, relations=tuple(_relations(archive, main))
    )


def _relations(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[str, str]]:
    """Yield the last word of each relation's type, and the part it leads to."""
    folder, name = posixpath.split(part)
    root = _parse(archive, posixpath.join(folder, "_rels", f"{name}.rels"))
    for relation in () if root is None else root.iter(RELATION):
        target = relation.get("Target") or ""
        if relation.get("TargetMode") != "External" and target:
            kind = (relation.get("Type") or "").rsplit("/", 1)[-1]
            path = posixpath.normpath(posixpath.join("/", folder, target))
            yield kind, path.lstrip("/")


def _parse(archive: zipfile.ZipFile, name: str) -> _Element | None:
    data = read_member(archive, name)
    if data is None:
        return None
    if _STRICT_MARK in data[:8192]:
        for strict, usual in STRICT:
            data = data.replace(strict, usual)
    return parse_xml(data, name)
