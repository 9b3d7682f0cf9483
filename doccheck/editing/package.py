"""A package with some parts changed; all else stays as it is, byte for byte."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Final

from doccheck.parsers.guards import damaged, open_zip, read_member
from doccheck.parsers.ooxml_package import STRICT_MARK, STRICT_NAMES, parse_part

if TYPE_CHECKING:
    from lxml.etree import _Element

#: New members bear no day, so that the same input gives the same bytes.
_NO_DAY: Final = (1980, 1, 1, 0, 0, 0)


def read_part(data: bytes, name: str) -> bytes:
    """Return a part of a package."""
    with open_zip(data) as archive:
        found = read_member(archive, name)
    if found is None:
        raise damaged(f"it has no part {name}")
    return found


def part_names(data: bytes) -> frozenset[str]:
    with open_zip(data) as archive:
        return frozenset(archive.namelist())


def rewritten(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Return a package with these parts in place of its own, new ones at its end."""
    stream = BytesIO()
    left = dict(parts)
    with (
        open_zip(data) as archive,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as copy,
    ):
        copy.comment = archive.comment
        for member in archive.infolist():
            own = read_member(archive, member.filename) or b""
            kind = member.compress_type
            copy.writestr(member, left.pop(member.filename, own), kind)
        for name, content in left.items():
            member = zipfile.ZipInfo(name, _NO_DAY)
            copy.writestr(member, content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def parse_whole(data: bytes, name: str) -> _Element:
    """Return the root of a part with everything in it, comments too."""
    from lxml import etree  # noqa: PLC0415 - lazy: costs 30 ms

    parse_part(data, name)  # what is refused when read is refused here
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    if STRICT_MARK in data:
        for strict, usual in STRICT_NAMES:
            data = data.replace(strict, usual)
    return etree.fromstring(data, parser)


def new_root(tag: str, namespaces: dict[str | None, str]) -> _Element:
    from lxml import etree  # noqa: PLC0415 - lazy: costs 30 ms

    return etree.Element(tag, nsmap=namespaces)  # type: ignore[arg-type]


def written(root: _Element, before: bytes) -> bytes:
    """Return a part as bytes, in the variant of the format that it had before."""
    from lxml import etree  # noqa: PLC0415 - lazy: costs 30 ms

    data: bytes = etree.tostring(
        root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True
    )
    if STRICT_MARK in before:
        for strict, usual in STRICT_NAMES:
            data = data.replace(usual, strict)
    return data


def relations_name(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")
