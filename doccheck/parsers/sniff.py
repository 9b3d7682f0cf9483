"""What a file is, by its first bytes and never by its name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Final
from zipfile import ZipFile

from doccheck.errors import ErrorCode, UnreadableDocumentError
from doccheck.parsers.guards import open_zip, read_member


class Format(StrEnum):
    DOCX = "docx"
    PDF = "pdf"
    TEXT = "txt"
    DOC = "doc"
    RTF = "rtf"
    ODT = "odt"
    ODS = "ods"
    ODP = "odp"
    XLSX = "xlsx"
    XLS = "xls"
    XLSB = "xlsb"
    PPTX = "pptx"
    OLE = "ole"
    HTML = "html"
    MHTML = "mhtml"
    #: A text of Word in one XML file.
    WORD_XML = "wordxml"
    #: An OpenDocument text in one XML file.
    FODT = "fodt"
    XML = "xml"
    IMAGE = "image"
    ZIP = "zip"
    ARCHIVE = "archive"
    BINARY = "binary"


OLE_MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BYTE_ORDER_MARKS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
#: How far into a file its PDF header may stand.
PDF_HEADER_WITHIN: Final = 1024

MAGIC: Final = (
    (b"{\\rtf", Format.RTF),
    (b"\x89PNG\r\n\x1a\n", Format.IMAGE),
    (b"\xff\xd8\xff", Format.IMAGE),
    (b"GIF8", Format.IMAGE),
    (b"II*\x00", Format.IMAGE),
    (b"MM\x00*", Format.IMAGE),
    (b"Rar!\x1a\x07", Format.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", Format.ARCHIVE),
    (b"\x1f\x8b", Format.ARCHIVE),
)

#: Names of streams stand in the directory of an OLE file in UTF-16.
OLE_STREAMS: Final = (
    ("WordDocument", Format.DOC),
    ("Workbook", Format.XLS),
    ("Book", Format.XLS),
)

#: A telling string in [Content_Types].xml.
OOXML_KINDS: Final = (
    (b"wordprocessingml", Format.DOCX),
    (b"ms-word", Format.DOCX),
    (b"ms-excel.sheet.binary", Format.XLSB),
    (b"spreadsheetml", Format.XLSX),
    (b"ms-excel", Format.XLSX),
    (b"presentationml", Format.PPTX),
)

_OPENDOCUMENT: Final = b"application/vnd.oasis.opendocument."
#: What the mimetype of an OpenDocument file says; others are drawings of some kind.
OPENDOCUMENT_KINDS: Final = {
    b"text": Format.ODT,
    b"text-master": Format.ODT,
    b"spreadsheet": Format.ODS,
}

#: Members that make a ZIP a document of Word, whatever else is in it.
USUAL_DOCX: Final = (b"word/document.xml", b"_rels/.rels")
#: What begins an entry in the directory of a ZIP, and how far before the name.
_ENTRY: Final = b"PK\x01\x02"
_ENTRY_LENGTH: Final = 46

#: A telling string near the beginning of an XML file.
XML_KINDS: Final = (
    ("office/word/2003/wordml", Format.WORD_XML),
    ("office/2006/xmlPackage", Format.WORD_XML),
    ('"application/vnd.oasis.opendocument.text"', Format.FODT),
)

#: How far into a text its kind must show.
_HEAD: Final = 8192
_MARKUP: Final[Mapping[Format, re.Pattern[str]]] = {
    Format.MHTML: re.compile(
        r"(?=(?:.*\n)*?mime-version:)(?=(?:.*\n)*?.*(?:multipart/related|text/html))",
        re.IGNORECASE,
    ),
    Format.HTML: re.compile(
        r"\s*+(?:<\?xml[^>]*\?>\s*+)?(?:(?><!--.*?-->)\s*+)*+"
        r"<(?:!doctype\s+html|html|head|body|meta|title|style|table|div|p|h1|center)\b",
        re.IGNORECASE | re.DOTALL,
    ),
    Format.XML: re.compile(r"\s*<\?xml\b", re.IGNORECASE),
}


def sniff(data: bytes) -> Format:
    """Return the format of a file by its content.

    Raises:
        UnreadableDocumentError: It is empty, encrypted, or a damaged archive.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise UnreadableDocumentError(ErrorCode.EMPTY, "the file is empty")
    for magic, found in MAGIC:
        if data.startswith(magic):
            return found
    if data.startswith(OLE_MAGIC):
        return _sniff_ole(data)
    if data.startswith(b"PK"):
        return _sniff_zip(data)
    if b"%PDF-" in data[:PDF_HEADER_WITHIN]:
        return Format.PDF
    return _sniff_text(data)


def _sniff_ole(data: bytes) -> Format:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise UnreadableDocumentError(
            ErrorCode.ENCRYPTED,
            "the file is protected by a password: save it without one",
        )
    for stream, found in OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            return found
    return Format.OLE


def _sniff_zip(data: bytes) -> Format:
    if all(_lists(data, name) for name in USUAL_DOCX):
        return Format.DOCX
    with open_zip(data) as archive:
        kind = read_member(archive, "mimetype") or b""
        if kind.startswith(_OPENDOCUMENT):
            return _sniff_opendocument(archive, kind)
        types = read_member(archive, "[Content_Types].xml") or b""
        names = archive.namelist()
    for mark, found in OOXML_KINDS:
        if mark in types:
            return found
    # Some writers leave the list of types out; the relations still tell.
    return Format.DOCX if "_rels/.rels" in names else Format.ZIP


def _lists(data: bytes, name: bytes) -> bool:
    """Tell whether a member stands in the directory, which is the end of a ZIP."""
    place = data.rfind(name)
    if place < _ENTRY_LENGTH:
        return False
    entry = data[place - _ENTRY_LENGTH : place]
    length = int.from_bytes(entry[28:30], "little")
    return entry.startswith(_ENTRY) and length == len(name)


def _sniff_opendocument(archive: ZipFile, kind: bytes) -> Format:
    manifest = read_member(archive, "META-INF/manifest.xml") or b""
    if b"encryption-data" in manifest:
        raise UnreadableDocumentError(
            ErrorCode.ENCRYPTED,
            "the file is protected by a password: save it without one",
        )
    name = kind.removeprefix(_OPENDOCUMENT).strip()
    return OPENDOCUMENT_KINDS.get(name.removesuffix(b"-template"), Format.ODP)


def _sniff_text(data: bytes) -> Format:
    head = _head(data[:_HEAD])
    for found, pattern in _MARKUP.items():
        if pattern.match(head):
            return _sniff_xml(head) if found is Format.XML else found
    return Format.BINARY if _is_binary(data) else Format.TEXT


def _sniff_xml(head: str) -> Format:
    return next((found for mark, found in XML_KINDS if mark in head), Format.XML)


def _head(sample: bytes) -> str:
    """Return the letters of English at the beginning of a text."""
    if sample.startswith(BYTE_ORDER_MARKS[1:]):
        codec = "utf-16"
    else:
        codec = looks_utf16(sample) or "latin-1"
        sample = sample.removeprefix(BYTE_ORDER_MARKS[0])
    return sample.decode(codec, errors="replace")


def _is_binary(data: bytes) -> bool:
    """Tell whether there are bytes that no text has; UTF-16 has its NULs in order."""
    if data.startswith(BYTE_ORDER_MARKS):
        return False
    sample = data[:65_536]
    controls = sum(sample.count(code) for code in range(32) if code not in b"\t\n\r\f")
    if looks_utf16(sample):
        return False
    return sample.count(0) > 0 or controls > 0.02 * len(sample)


def looks_utf16(sample: bytes) -> str | None:
    """Return the codec of UTF-16 without a mark, by where its high bytes stand.

    Cyrillic has the high byte 4, spaces, digits and Latin letters have 0.
    """
    even, odd = sample[0::2], sample[1::2]
    pairs = ((odd, even, "utf-16-le"), (even, odd, "utf-16-be"))
    for high, low, codec in pairs:
        if _high_bytes(high) > 0.8 and _high_bytes(low) < 0.2:
            return codec
    return None


def _high_bytes(half: bytes) -> float:
    return (half.count(0) + half.count(4)) / max(1, len(half))
