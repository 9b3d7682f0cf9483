"""Styles of an OpenDocument text, along the chain of their parents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from doccheck.parsers import odt_names as o
from doccheck.parsers.docx_styles import level_of_name

if TYPE_CHECKING:
    from lxml.etree import _Element

_STYLE: Final = f"{o.STYLE}style"
_DEFAULT: Final = f"{o.STYLE}default-style"
_NAME: Final = f"{o.STYLE}name"
_DISPLAY_NAME: Final = f"{o.STYLE}display-name"
_FAMILY: Final = f"{o.STYLE}family"
_PARENT: Final = f"{o.STYLE}parent-style-name"
_LIST_STYLE: Final = f"{o.STYLE}list-style-name"
_TEXT: Final = f"{o.STYLE}text-properties"
_PARAGRAPH: Final = f"{o.STYLE}paragraph-properties"
_AUTOMATIC: Final = f"{o.OFFICE}automatic-styles"
#: Real chains have three or four.
LONGEST_CHAIN: Final = 20
_BOLD: Final = frozenset({"bold", "600", "700", "800", "900"})
_POINTS: Final = "pt"


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleInfo:
    """What a style says after all its parents."""

    name: str | None = None
    level: int | None = None
    list_style: str | None = None
    bold: bool | None = None
    italic: bool | None = None
    capitals: bool = False
    hidden: bool = False
    #: In points.
    size: float | None = None
    #: As in the file: "center", "end".
    alignment: str | None = None
    #: Whether a paragraph in it begins a new page.
    breaks: bool = False


class Styles:
    """The styles of a file, resolved when they are first asked for."""

    def __init__(self, roots: Iterable[_Element]) -> None:
        self._elements: dict[tuple[str, str], _Element] = {}
        self._automatic: set[_Element] = set()
        for root in roots:
            for element in root.iter(_STYLE, _DEFAULT):
                key = (element.get(_FAMILY, ""), element.get(_NAME, ""))
                self._elements[key] = element
                if _is_automatic(element):
                    self._automatic.add(element)
        self._resolved: dict[tuple[str, str], StyleInfo] = {}

    def of_paragraph(self, name: str) -> StyleInfo:
        return self._resolve("paragraph", name)

    def of_text(self, name: str) -> StyleInfo:
        return self._resolve("text", name)

    def _resolve(self, family: str, name: str) -> StyleInfo:
        key = (family, name)
        if key not in self._resolved:
            self._resolved[key] = self._read(list(self._chain(family, name)))
        return self._resolved[key]

    def _chain(self, family: str, name: str) -> Iterator[_Element]:
        """Yield a style, its parents, and the default of the family."""
        for _ in range(LONGEST_CHAIN):
            element = self._elements.get((family, name))
            if element is None or not name:
                break
            yield element
            name = element.get(_PARENT, "")
        default = self._elements.get((family, ""))
        if default is not None and family == "paragraph":
            yield default

    def _read(self, chain: list[_Element]) -> StyleInfo:
        look = _Properties(chain, _TEXT)
        shape = _Properties(chain, _PARAGRAPH)
        weight, slant = look.get("font-weight"), look.get("font-style")
        size = look.get("font-size") or ""
        named = [item for item in chain if item not in self._automatic]
        name = (named[0].get(_DISPLAY_NAME) or named[0].get(_NAME)) if named else None
        return StyleInfo(
            name=name,
            level=level_of_name(name),
            list_style=next(filter(None, (s.get(_LIST_STYLE) for s in chain)), None),
            bold=None if weight is None else weight in _BOLD,
            italic=None if slant is None else slant in {"italic", "oblique"},
            capitals=look.get("text-transform") == "uppercase",
            hidden=look.get("display", o.TEXT) == "none",
            size=_points(size),
            alignment=shape.get("text-align"),
            breaks=shape.get("break-before") == "page" or _begins_pages(chain),
        )


class _Properties:
    """One kind of properties of a style and its parents."""

    def __init__(self, chain: list[_Element], tag: str) -> None:
        found = (style.find(tag) for style in chain)
        self._items = [item for item in found if item is not None]

    def get(self, name: str, space: str = o.FO) -> str | None:
        values = (item.get(f"{space}{name}") for item in self._items)
        return next((value for value in values if value is not None), None)


def _is_automatic(element: _Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == _AUTOMATIC


def _begins_pages(chain: list[_Element]) -> bool:
    """Tell whether a style asks for a page of its own kind, which begins anew."""
    return bool(chain and chain[0].get(f"{o.STYLE}master-page-name"))


def _points(size: str) -> float | None:
    try:
        return float(size.removesuffix(_POINTS)) if size.endswith(_POINTS) else None
    except ValueError:
        return None
