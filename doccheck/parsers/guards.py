"""Limits and refusals that come before any parsing."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Final

from doccheck.errors import ErrorCode, UnreadableDocumentError

if TYPE_CHECKING:
    from lxml.etree import XMLParser, _Element

MEGABYTE: Final = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a file may cost; sizes in bytes."""

    file: int = 100 * MEGABYTE
    unpacked: int = 400 * MEGABYTE
    #: Of one XML part; parsing takes about twenty times as much memory.
    part: int = 64 * MEGABYTE
    #: Unpacked against packed, for parts over `ratio_from`; text packs at 10 to 30.
    ratio: int = 200
    ratio_from: int = 8 * MEGABYTE
    members: int = 5_000
    #: Characters of text in one document.
    characters: int = 20_000_000


LIMITS: Final = Limits()


def refuse_size(size: int, limits: Limits = LIMITS) -> None:
    if size > limits.file:
        raise UnreadableDocumentError(
            ErrorCode.TOO_LARGE,
            f"the file has {size // MEGABYTE} MB; {limits.file // MEGABYTE} MB are"
            " allowed: split it or remove its pictures",
        )


def open_zip(data: bytes, limits: Limits = LIMITS) -> zipfile.ZipFile:
    """Return the archive after a look at its directory; nothing is unpacked yet."""
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError) as error:
        raise damaged("its ZIP directory cannot be read") from error
    _refuse_members(archive.infolist(), limits)
    return archive


def _refuse_members(members: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(members) > limits.members:
        raise _bomb(f"{len(members)} members")
    if sum(member.file_size for member in members) > limits.unpacked:
        raise _bomb("too much to unpack")
    if any(_inflates(member, limits) for member in members):
        raise _bomb("a member that unpacks out of all proportion")
    if any(member.flag_bits & 1 for member in members):
        raise UnreadableDocumentError(
            ErrorCode.ENCRYPTED, "the archive is encrypted: save it without a password"
        )
    names = [member.filename for member in members]
    if len(set(names)) != len(names):
        raise damaged("two of its members have the same name")


def _inflates(member: zipfile.ZipInfo, limits: Limits) -> bool:
    return (
        member.file_size > limits.ratio_from
        and member.file_size > limits.ratio * member.compress_size
    )


def read_member(
    archive: zipfile.ZipFile, name: str, limits: Limits = LIMITS
) -> bytes | None:
    """Return a member unpacked, or None where there is none of this name.

    Sizes in a directory can lie, so that no more than the limit is read.
    """
    try:
        with archive.open(name) as member:
            data = member.read(limits.part + 1)
    except KeyError:
        return None
    except Exception as error:
        # zlib.error, BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError
        raise damaged(f"{name} cannot be unpacked") from error
    if len(data) > limits.part:
        raise _bomb(f"{name} unpacks to over {limits.part // MEGABYTE} MB")
    return data


@cache
def _parser() -> XMLParser:
    from lxml import etree  # noqa: PLC0415 - lazy

    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def parse_xml(data: bytes, name: str) -> _Element:
    """Return the root of an XML part.

    OOXML forbids a DOCTYPE; with one, text can vanish or multiply unseen.
    """
    from lxml import etree  # noqa: PLC0415 - lazy: costs 30 ms

    try:
        root = etree.fromstring(data, _parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged(f"{name} is not well-formed XML") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise damaged(f"{name} has a DOCTYPE, which the format forbids")
    return root


def damaged(what: str) -> UnreadableDocumentError:
    return UnreadableDocumentError(
        ErrorCode.CORRUPT,
        f"the file is damaged: {what}; open it in its program and save it anew",
    )


def _bomb(what: str) -> UnreadableDocumentError:
    return UnreadableDocumentError(
        ErrorCode.TOO_LARGE, f"the file is refused before it is unpacked: {what}"
    )
