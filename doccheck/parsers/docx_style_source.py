"""The part with the styles, of which a document uses few: only these are parsed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from doccheck.parsers import docx_names as w
from doccheck.parsers.ooxml_package import Package, parse_part

if TYPE_CHECKING:
    from lxml.etree import _Element

_START: Final = b"<w:style "
_END: Final = b"</w:style>"
_CLOSE: Final = b"</w:styles>"
_ROOT: Final = re.compile(rb"<w:styles\b[^>]*>")
_ID: Final = re.compile(rb'<w:style [^>]*?w:styleId="([^"&]*)"[^>]*>')
_DEFAULT: Final = re.compile(rb'w:default="(?:1|true)"')
_PARAGRAPH: Final = b'w:type="paragraph"'


class StyleSource:
    """Styles by their ids, each still in its bytes or parsed already."""

    def __init__(self, data: bytes = b"", name: str = "styles.xml") -> None:
        self._name = name
        self._data = data
        self._head, self._pieces = _pieces(data)
        self._parsed: dict[str, _Element] = {}
        self.default: str | None = None
        if data and not self._pieces:
            self._parse_all()
        else:
            heads = (
                (key, piece[: piece.find(b">")]) for key, piece in self._pieces.items()
            )
            defaults = (k for k, h in heads if _DEFAULT.search(h) and _PARAGRAPH in h)
            self.default = next(defaults, None)

    @classmethod
    def of(cls, package: Package) -> StyleSource:
        for name in package.names("styles"):
            data = package.data(name)
            if data is not None:
                return cls(data, name)
        return cls()

    def __contains__(self, style: str | None) -> bool:
        return style in self._pieces or style in self._parsed

    def get(self, style: str | None) -> _Element | None:
        if style is None:
            return None
        if style not in self._parsed and style in self._pieces:
            data = self._head + self._pieces[style] + _CLOSE
            root = parse_part(data, self._name)
            self._parsed[style] = root[0]
        return self._parsed.get(style)

    def naming(self, tag: str) -> list[str]:
        """Return the styles in which an element stands."""
        mark = b"<w:" + tag.rpartition("}")[2].encode()
        named = [key for key, piece in self._pieces.items() if mark in piece]
        return named + [
            key
            for key, style in self._parsed.items()
            if key not in self._pieces and next(style.iter(tag), None) is not None
        ]

    def _parse_all(self) -> None:
        """Parse a part that is written in an unusual way."""
        for style in parse_part(self._data, self._name).iterchildren(w.STYLE):
            key = style.get(w.STYLE_ID) or ""
            self._parsed[key] = style
            is_default = style.get(w.DEFAULT) in {"1", "true"}
            if is_default and style.get(w.STYLE_TYPE) == "paragraph":
                self.default = self.default or key


def _is_default(head: bytes) -> bool:
    return _PARAGRAPH in head and bool(_DEFAULT.search(head))


def _pieces(data: bytes) -> tuple[bytes, dict[str, bytes]]:
    """Return the start of the root, and each style; nothing where that is unsure."""
    root = _ROOT.search(data)
    if root is None or b"<!" in data:
        return b"", {}
    pieces = {}
    for chunk in data[root.end() :].split(_END)[:-1]:
        found = _ID.search(chunk)
        if found is None or chunk.count(_START) != 1:
            return b"", {}
        pieces[found.group(1).decode("utf-8", "replace")] = (
            chunk[found.start() :] + _END
        )
    return data[: root.end()], pieces
