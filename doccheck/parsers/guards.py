"""Limits and refusals that come before any parsing."""

from __future__ import annotations

import os
import stat
import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from io import BufferedReader, BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from doccheck.errors import ErrorCode, UnreadableDocumentError, UnsupportedFormatError
from doccheck.parsers.inflate import inflate

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
    #: Of what the list of members takes for each of those that are allowed.
    entry: int = 1_024
    #: Characters of text in one document.
    characters: int = 20_000_000


LIMITS: Final = Limits()


#: The record that ends an archive: where its list of members is and how long.
_END: Final = struct.Struct("<4s4H2LH")
_END_MARK: Final = b"PK\x05\x06"
_LONGEST_COMMENT: Final = 0xFFFF
#: What libxml2 calls the want of memory.
_XML_NO_MEMORY: Final = 2


@contextmanager
def open_regular(path: Path, limits: Limits = LIMITS) -> Iterator[BufferedReader]:
    """Open a file for reading, after a look at what it is.

    A pipe would keep us waiting for ever, a device might never end.

    Raises:
        InputError: It is no file, too large, or cannot be opened or read.
    """
    try:
        with open(path, "rb", opener=_open_at_once) as file:
            _refuse_irregular(os.fstat(file.fileno()), limits)
            yield file
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableDocumentError(
            ErrorCode.CORRUPT, f"the file cannot be opened: {reason}"
        ) from error


def _open_at_once(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _refuse_irregular(status: os.stat_result, limits: Limits) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise UnsupportedFormatError("it is a pipe or a device, not a file")
    refuse_size(status.st_size, limits)


def read_regular(path: Path, limits: Limits = LIMITS) -> bytes:
    """Return the bytes of a file, which may have grown since it was looked at.

    Raises:
        InputError: As `open_regular` does.
    """
    with open_regular(path, limits) as file:
        size = os.fstat(file.fileno()).st_size  # to ask for more would make room for it
        data = file.read(size + 1)
        if len(data) > size:
            data += file.read(limits.file)
    refuse_size(len(data), limits)
    return data


def refuse_size(size: int, limits: Limits = LIMITS) -> None:
    if size > limits.file:
        raise UnreadableDocumentError(
            ErrorCode.TOO_LARGE,
            f"the file has {size // MEGABYTE} MB; {limits.file // MEGABYTE} MB are"
            " allowed: split it or remove its pictures",
        )


def open_zip(source: bytes | BinaryIO, limits: Limits = LIMITS) -> zipfile.ZipFile:
    """Return the archive after a look at its directory; nothing is unpacked yet."""
    file = BytesIO(source) if isinstance(source, bytes) else source
    _refuse_directory(file, limits)
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError) as error:
        raise damaged("its ZIP directory cannot be read") from error
    _refuse_members(archive.infolist(), limits)
    return archive


def _refuse_directory(file: BinaryIO, limits: Limits) -> None:
    """Refuse an archive whose list of members alone would fill the memory."""
    file.seek(max(0, file.seek(0, os.SEEK_END) - _LONGEST_COMMENT - _END.size))
    end = file.read()
    place = end.rfind(_END_MARK)
    if 0 <= place <= len(end) - _END.size:
        size = _END.unpack_from(end, place)[5]
        if size > limits.members * limits.entry:
            raise _bomb("a list of members of unusual length")


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
    info = archive.NameToInfo.get(name)
    if info is None:
        return None
    data = inflate(archive, info, limits.part)
    if data is None:
        data = _read_slowly(archive, info, limits)
    if len(data) > limits.part:
        raise _bomb(f"{name} unpacks to over {limits.part // MEGABYTE} MB")
    return data


def _read_slowly(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits
) -> bytes:
    try:
        with archive.open(info) as member:
            return member.read(limits.part + 1)
    except MemoryError:
        raise
    except Exception as error:
        # zlib.error, BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError
        raise damaged(f"{info.filename} cannot be unpacked") from error


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
        if getattr(error, "code", None) == _XML_NO_MEMORY:
            raise MemoryError from error
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
