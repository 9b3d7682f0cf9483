"""The part with the styles, of which a document uses few: only these are parsed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from typing import TYPE_CHECKING, Final

from doccheck.parsers import docx_names as w
from doccheck.parsers.ooxml_package import Package, parse_part

if TYPE_CHECKING:
    from lxml.etree import _Element

_START: Final = b"<w:style "
_END: Final = b"</w:style>"
_CLOSE: Final = b"</w:styles>"
_ROOT: Final = re.compile(rb"<w:styles\b[^>]*>")
_DEFAULT: Final = re.compile(rb'<w:style [^>]*?w:default="(?:1|true)"[^>]*>')
_ID: Final = re.compile(rb'w:styleId="([^"&]*)"')
_BASE: Final = re.compile(rb'<w:basedOn w:val="([^"&]*)"')
_OTHER_ENCODING: Final = re.compile(
    rb"""(?:\xef\xbb\xbf)?<\?xml[^>]*encoding=["'](?!utf-8)""", re.IGNORECASE
)
_PARAGRAPH: Final = b'w:type="paragraph"'
#: Letters that the bytes of a file spell as they are.
_SPELLED: Final = re.compile(r"[^\"'&<>\s]+")
_W: Final = w.STYLE[1:].partition("}")[0].encode()
#: Faster to parse than the root of a file, which declares a dozen prefixes.
_SHORT_ROOT: Final = b'<w:styles xmlns:w="' + _W + b'">'


class StyleSource:
    """Styles by their ids, each sought in the bytes of the part and parsed alone.

    The whole part is parsed where it is written in another way than Word's.
    """

    def __init__(self, data: bytes = b"", name: str = "styles.xml") -> None:
        self._name = name
        self._data = data
        #: None for a style that the file lacks.
        self._parsed: dict[str, _Element | None] = {}
        self._is_whole = not data
        self.default = _default(data)
        root = _ROOT.search(data)
        self._root = root.group() if root else b""
        if data and (root is None or self._is_odd()):
            self._parse_all()

    @classmethod
    def of(cls, package: Package) -> StyleSource:
        for name in package.names("styles"):
            data = package.data(name)
            if data is not None:
                return cls(data, name)
        return cls()

    def __contains__(self, style: str | None) -> bool:
        return self.get(style) is not None

    def get(self, style: str | None) -> _Element | None:
        if style is None:
            return None
        if style not in self._parsed:
            self.prepare({style})
        return self._parsed.get(style)

    def prepare(self, styles: Set[str]) -> None:
        """Parse styles with all that they are based on, for each parse has its cost."""
        pieces: dict[str, bytes] = {}
        wanted = set(styles)
        while not self._is_whole and (wanted := wanted - self._parsed.keys()):
            style = wanted.pop()
            piece = self._piece(style)
            if piece is not None:
                pieces[style] = piece
                wanted |= {_spelled(key) for key in _BASE.findall(piece)}
                wanted -= pieces.keys()
            elif self._lacks(style):
                self._parsed[style] = None
            else:
                self._parse_all()
                return
        if pieces:
            self._parsed |= zip(pieces, self._parse(pieces.values()), strict=True)

    def naming(self, tag: str) -> list[str]:
        """Return the styles in which an element stands."""
        if not self._is_whole:
            if b"<w:" + tag.rpartition("}")[2].encode() not in self._data:
                return []
            self._parse_all()
        return [
            key
            for key, style in self._parsed.items()
            if style is not None and next(style.iter(tag), None) is not None
        ]

    def _is_odd(self) -> bool:
        data = self._data
        undecided = self.default is None and b"w:default=" in data
        marked = b"!" in data and b"<!" in data  # one sign is sought much faster
        return undecided or marked or _OTHER_ENCODING.match(data) is not None

    def _piece(self, style: str) -> bytes | None:
        """Return the bytes of a style; None where it is not as Word writes it."""
        data = self._data
        place = data.rfind(b'w:styleId="' + style.encode() + b'"')
        start, end = data.rfind(_START, 0, max(0, place)), data.find(_END, place)
        if min(place, start, end) < 0 or not _SPELLED.fullmatch(style):
            return None
        piece = data[start:end]
        is_one = piece.count(_START) == 1 and piece.find(b">") > place - start
        return piece + _END if is_one else None

    def _lacks(self, style: str) -> bool:
        """Tell whether a style is missing, and not only written in an unusual way."""
        data = self._data
        written = data.count(b"<w:style") - data.count(b"<w:styles")
        found = _ID.findall(data)
        return len(found) == written and style.encode() not in found

    def _parse(self, pieces: Iterable[bytes]) -> _Element:
        """Return styles under a root."""
        data = b"".join(pieces)
        plain = sum(map(data.count, (b" w:", b"<w:", b"/w:"))) == data.count(b":")
        root = _SHORT_ROOT if plain and _W in self._root else self._root
        return parse_part(root + data + _CLOSE, self._name)

    def _parse_all(self) -> None:
        self._is_whole = True
        self._parsed, self.default = {}, None
        for style in parse_part(self._data, self._name).iterchildren(w.STYLE):
            key = style.get(w.STYLE_ID) or ""
            self._parsed[key] = style
            is_default = style.get(w.DEFAULT) in {"1", "true"}
            if is_default and style.get(w.STYLE_TYPE) == "paragraph":
                self.default = self.default or key


def _default(data: bytes) -> str | None:
    """Return the style of paragraphs that name none."""
    for found in _DEFAULT.finditer(data):
        key = _ID.search(found.group())
        if key and _PARAGRAPH in found.group():
            return _spelled(key.group(1))
    return None


def _spelled(key: bytes) -> str:
    return key.decode("utf-8", "replace")
