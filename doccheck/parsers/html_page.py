"""From the bytes of a web page to its elements."""

from __future__ import annotations

import codecs
import email
import email.policy
import re
from typing import TYPE_CHECKING, Final

from doccheck.errors import ErrorCode, UnreadableDocumentError
from doccheck.parsers.encoding import decode
from doccheck.parsers.guards import LIMITS, MEGABYTE, damaged

if TYPE_CHECKING:
    from lxml.etree import _Element

#: How far into a page its encoding may be named.
_HEAD: Final = 4096
_CHARSET: Final = re.compile(
    rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE
)
_DECLARATION: Final = re.compile(r"\s*<\?xml[^>]*\?>")
_MARKS: Final = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
#: What this library would read as something else than browsers do.
_NAMES: Final = {
    "windows-1251": "kz1048",  # its letters are those of CP1251, and Kazakh ones
    "cp1251": "kz1048",
    "unicode": "utf-16",
}
#: Deeper pages come from no editor; the library would cut them off in silence.
_TOO_DEEP: Final = "depth"


def root_of(data: bytes) -> _Element:
    """Return the root of a page, comments and instructions left out."""
    from lxml import etree  # noqa: PLC0415 - lazy

    if len(data) > LIMITS.part:
        raise UnreadableDocumentError(
            ErrorCode.TOO_LARGE, f"the page has over {LIMITS.part // MEGABYTE} MB"
        )
    text = _DECLARATION.sub("", _text_of(data), count=1)
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", errors="replace"), parser)
    except etree.ParserError as error:
        raise damaged("it holds no element of HTML") from error
    if root is None:
        raise UnreadableDocumentError(ErrorCode.EMPTY, "the page is empty")
    if any(_TOO_DEEP in entry.message for entry in parser.error_log):
        raise UnreadableDocumentError(
            ErrorCode.TOO_LARGE, "the elements of the page are nested too deep"
        )
    return root


def page_of_archive(data: bytes) -> bytes:
    """Return the first page in a web archive (MHTML), in UTF-8."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            charset = part.get_content_charset()
            if isinstance(content, bytes):
                return _decoded(content, charset).encode("utf-8", errors="replace")
    raise damaged("the web archive has no page in it")


def _text_of(data: bytes) -> str:
    named = _CHARSET.search(data[:_HEAD])
    return _decoded(data, named.group(1).decode("ascii") if named else None)


def _decoded(data: bytes, charset: str | None) -> str:
    """Return text by the encoding that is named, unless the bytes belie it."""
    if charset is None or data.startswith(_MARKS):
        return decode(data)
    name = charset.lower()
    try:
        text = data.decode(_NAMES.get(name, name))
    except (UnicodeDecodeError, LookupError):
        return decode(data)
    return text.replace("\r\n", "\n").replace("\r", "\n")
