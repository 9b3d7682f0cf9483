"""A page that holds everything itself: its look, its scripts, its data."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Final

from doccheck import __version__
from doccheck.reports.catalogue import load_catalogue
from doccheck.reports.html_texts import PAGE_LANGUAGES

#: Where the data of a page goes, piece by piece.
_DATA: Final = "{{data}}"
_PLACE: Final = re.compile(r"\{\{(\w+)\}\}")
#: In a block of data these could end it, or the script around it.
_IN_DATA: Final = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028"}
)


def page(
    name: str, heading: str, scripts: Iterable[str], *, language: str
) -> tuple[str, str]:
    """Return what stands before and what stands behind the data of a page.

    Args:
        name: Of the template of its body and of its style.
        heading: Key of the title among the messages of pages.
        scripts: Names of templates; that of all pages comes first.
    """
    style = template("base.css") + template(f"{name}.css")
    script = "".join(template(f"{each}.js") for each in ("base", *scripts))
    values = {
        "language": language,
        "policy": _policy(style, script),
        "version": __version__,
        "title": html.escape(load_catalogue(language).say(f"page.{heading}")),
        "heading": heading,
        "noscript": _in_all_languages("page.noscript"),
        "style": style,
        "script": script,
        "body": template(f"{name}.html"),
    }
    head, tail = template("base.html").split(_DATA)
    return _filled(head, values), _filled(tail, values)


def template(name: str) -> str:
    return (files("doccheck.reports") / "templates" / name).read_text(encoding="utf-8")


def data_block(name: str, value: object) -> str:
    """Return data for the scripts of a page; no text in it can become markup."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    safe = text.translate(_IN_DATA)
    return f'<script type="application/json" id="{name}">{safe}</script>\n'


def _filled(text: str, values: Mapping[str, str]) -> str:
    return _PLACE.sub(lambda found: values[found[1]], text)


def _policy(style: str, script: str) -> str:
    """Return a policy by which the page runs its own script and loads nothing."""
    return (
        "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; "
        f"style-src '{_digest(style)}'; script-src '{_digest(script)}'"
    )


def _digest(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _in_all_languages(key: str) -> str:
    said = {name: load_catalogue(name).say(key) for name in PAGE_LANGUAGES}
    return "<br>".join(
        f'<span lang="{name}">{html.escape(text)}</span>' for name, text in said.items()
    )
