"""What of a web page is its document, and what stands around it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from doccheck.document import BlockKind

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Nothing in them is a text of the page.
_DROPPED: Final = frozenset(
    "applet audio button canvas datalist embed head iframe map noframes noscript object"  # noqa: SIM905 - a list of tags
    " script select style svg template title video".split()
)
_COUNTED: Final = {
    "img": "images",
    "object": "objects",
    "embed": "objects",
    "ins": "insertions",
    "del": "deletions",
}
_HIDDEN: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all"
)
_COMMENTS: Final = re.compile(r"mso-element\s*:\s*comment")
#: The number of a note, where it is cited and where the note begins.
_NOTE_MARKS: Final = re.compile(
    r"sdfootnote(?:anc|sym)|sdendnote(?:anc|sym)|_(?:ftn|edn)(?:ref)?\d", re.IGNORECASE
)
_NOTES: Final = re.compile(r"(?:sd(?:foot|end)note|ftn|edn)\d+")

_SURROUNDINGS: Final = {
    "header": BlockKind.HEADER,
    "nav": BlockKind.HEADER,
    "banner": BlockKind.HEADER,
    "navigation": BlockKind.HEADER,
    "footer": BlockKind.FOOTER,
    "aside": BlockKind.FOOTER,
    "contentinfo": BlockKind.FOOTER,
    "complementary": BlockKind.FOOTER,
}
_FORBIDDEN: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WORD_EDGE: Final = re.compile(r"mso-element\s*:\s*(header|footer)")
#: Of the letters of a page: so many make an article the document.
_MAIN_SHARE: Final = 0.5
#: With the line that says what the document is and who has issued it.
_LONGEST_TITLE: Final = 1_500
_LISTS: Final = frozenset({"ul", "ol"})
_FEWEST_LINKS: Final = 4


def final_view(root: _Element) -> Counter[str]:
    """Take out what a reader of the page does not see; return what was met."""
    met: Counter[str] = Counter()
    gone = []
    for element in root.iter():
        tag = str(element.tag)
        if tag in _COUNTED:
            met[_COUNTED[tag]] += 1
        style = element.get("style", "").lower()
        if element.get("hidden") is not None or _HIDDEN.search(style):
            met["hidden"] += bool(_text(element).strip())
            gone.append(element)
        elif _COMMENTS.search(style):
            met["comments"] += "comment-list" not in style
            gone.append(element)
        elif tag in _DROPPED or tag == "del" or _is_note_mark(tag, element):
            gone.append(element)
    for element in gone:
        _drop(element)
    return +met


def main_of(root: _Element) -> _Element | None:
    """Return the one element that holds the document, if a page says which."""
    marked = [*root.iter("main", "article"), *root.iterfind(".//*[@role='main']")]
    whole = _length(root)
    for element in marked:
        inside = element.get("role") == "main" or element.tag in {"main", "article"}
        if inside and _length(element) >= _MAIN_SHARE * whole:
            return element
    return None


def title_of(root: _Element, main: _Element | None) -> _Element | None:
    """Return what holds the title of the document, where it stands outside of it."""
    if main is None or next(main.iter("h1"), None) is not None:
        return None
    title = next(root.iter("h1"), None)
    around = None if title is None else title.getparent()
    small = around is not None and _length(around) <= _LONGEST_TITLE
    return around if small else title


def surroundings(element: _Element) -> BlockKind | None:
    """Return what an element is, if it is no part of the document on a page."""
    if element.tag in _LISTS:
        return BlockKind.HEADER if _is_menu(element) else None
    edge = _WORD_EDGE.search(element.get("style", "").lower())
    name = edge.group(1) if edge else element.get("title", "")
    if element.tag == "div" and name in {"header", "footer"}:
        return _SURROUNDINGS[name]
    role = element.get("role") or str(element.tag)
    return _SURROUNDINGS.get(role)


def _is_menu(element: _Element) -> bool:
    """Tell whether a list has nothing but links in it."""
    links = [_length(link) for link in element.iter("a")]
    return len(links) >= _FEWEST_LINKS and sum(links) >= 0.9 * _length(element)


def is_note(element: _Element) -> bool:
    return element.tag == "div" and bool(_NOTES.fullmatch(element.get("id", "")))


def _is_note_mark(tag: str, element: _Element) -> bool:
    if tag != "a":
        return False
    names = (element.get(name, "") for name in ("class", "name", "id"))
    return any(_NOTE_MARKS.match(name) for name in names)


def _length(element: _Element) -> int:
    return sum(len(text.strip()) for text in element.itertext())


def _text(element: _Element) -> str:
    return "".join(str(text) for text in element.itertext())


def _drop(element: _Element) -> None:
    """Remove an element and leave the text behind it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = _allowed((before.tail or "") + element.tail)
        else:
            parent.text = _allowed((parent.text or "") + element.tail)
    parent.remove(element)


def _allowed(text: str) -> str:
    """Return a text without what lxml reads from a page but does not let one write."""
    return _FORBIDDEN.sub("", text)
