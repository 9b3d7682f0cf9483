"""How the text in an element of a web page looks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element

#: A tag, a class, or both; what is more special is for screens, not for documents.
_SELECTOR: Final = re.compile(r"[\w-]*(?:\.[\w-]+)?")
_BOLD: Final = frozenset({"bold", "bolder", "600", "700", "800", "900"})
_BOLD_TAGS: Final = frozenset({"b", "strong", "th"})
_HEADING: Final = re.compile(r"h([1-6])")
_USED: Final = frozenset({"font-weight", "text-align", "text-transform", "font-style"})

#: Declarations by their selector: "p.title".
Rules = Mapping[str, Mapping[str, str]]


class State(NamedTuple):
    """What an element hands down to those in it."""

    bold: bool = False
    italic: bool = False
    capitals: bool = False
    #: As in the page: "center", "right".
    alignment: str | None = None
    #: Of a heading; 0 for none.
    level: int = 0
    preformatted: bool = False


PLAIN: Final = State()


def rules_of(root: _Element) -> Rules:
    """Return the simple rules of the style sheets that stand in a page."""
    rules: dict[str, dict[str, str]] = {}
    for sheet in root.iter("style"):
        for rule in _uncommented(sheet.text or "").split("}"):
            selectors, _, body = rule.partition("{")
            declared = dict(_declarations(body))
            for selector in selectors.split(","):
                name = selector.strip().lower()
                if declared and _SELECTOR.fullmatch(name):
                    rules.setdefault(name, {}).update(declared)
    return rules


def _uncommented(sheet: str) -> str:
    first, *others = sheet.replace("<!--", "").replace("-->", "").split("/*")
    return first + "".join(other.partition("*/")[2] for other in others)


def state_of(element: _Element, around: State, rules: Rules) -> State:
    tag = str(element.tag)
    told = _told(tag, element, rules)
    heading = _HEADING.fullmatch(tag)
    weight = told.get("font-weight")
    bold = around.bold or tag in _BOLD_TAGS or bool(heading)
    slanted = around.italic or tag in {"i", "em"}
    slant = told.get("font-style")
    case = told.get("text-transform")
    state = State(
        bold=bold if weight is None else weight in _BOLD,
        italic=slanted if slant is None else slant == "italic",
        capitals=around.capitals if case is None else case == "uppercase",
        alignment=told.get("text-align", around.alignment),
        level=int(heading.group(1)) if heading else around.level,
        preformatted=around.preformatted or tag == "pre",
    )
    return around if state == around else state


def _told(tag: str, element: _Element, rules: Rules) -> dict[str, str]:
    """Return what style sheets, attributes and the style of an element say."""
    told = dict(rules.get(tag, {}))
    for name in element.get("class", "").lower().split():
        told |= rules.get(f".{name}", {})
        told |= rules.get(f"{tag}.{name}", {})
    if tag == "center":
        told["text-align"] = "center"
    align = element.get("align")
    if align and tag not in {"table", "img", "hr"}:
        told["text-align"] = align.lower()
    style = element.get("style")
    return told | dict(_declarations(style)) if style else told


def _declarations(body: str) -> Iterator[tuple[str, str]]:
    for declaration in body.lower().split(";"):
        name, _, value = declaration.partition(":")
        if name.strip() in _USED:
            yield name.strip(), value.replace("!important", "").strip()
