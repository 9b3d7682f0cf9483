"""Places in a file and in an act, as people write them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from doccheck.checklists import Act
from doccheck.document import Unread
from doccheck.findings import Evidence
from doccheck.reports.catalogue import Catalogue

#: A word in Kazakh and its like in Russian: "қосымша / приложение", with numbers.
BOTH_LANGUAGES: Final = re.compile(r"([^\s,]+) / ([^\s,]+(?: \d+)?)")
#: The number of an article or paragraph, and what is below it: "15(1)", "3.6 2)".
NUMBER: Final = re.compile(r"(\d[\d.–]*(?:-\d+)*)(?![-\w])\s*(.*)")
#: What is below it: "(1)" of "15(1)", "2)" of "3.6 2), 3.8".
BELOW: Final = re.compile(r"\(?(\d+)\)(.*)")
#: Kinds of acts whose bare numbers count paragraphs; those of a law count articles.
WITH_PARAGRAPHS: Final = frozenset({"order", "decree", "rules", "instruction"})


def quote(text: str, words: Catalogue) -> str:
    """Return a text between quotation marks other than its own."""
    own = not set("«»").isdisjoint(text)
    return words.say("place.quote_in_quotes" if own else "place.quote", quote=text)


def pages(first: int, last: int, words: Catalogue) -> str:
    key = "place.page" if first == last else "place.pages"
    return words.say(key, first=first, last=last)


def place(evidence: Evidence, words: Catalogue) -> str:
    """Return page and section of a piece of evidence; "" where neither is known.

    The section is named where there is no page, unless the quote is its title.
    """
    location = evidence.location
    if location.page is not None:
        return pages(location.page, location.page, words)
    section = evidence.path[-1] if evidence.path else ""
    if not section or section in location.quote:
        return ""
    return words.say("place.section", title=quote(section, words))


def place_in_act(at: str, act: Act | None, words: Catalogue) -> str:
    """Return a place of checklist data in words, such as "ст. 10" for "10"."""
    side = r"\1" if words.language == "kk" else r"\2"
    named = BOTH_LANGUAGES.sub(side, at)
    found = NUMBER.fullmatch(named)
    key = _unit(act)
    if not found or not key:
        return named
    number, rest = found.groups()
    unit = words.say(f"place.{key}", number=number)
    below = BELOW.fullmatch(rest)
    if below:
        return f"{unit}, {words.say(f'place.in_{key}', number=below[1])}{below[2]}"
    return unit + rest if rest[:1] in ("", ",") else f"{unit} {rest}"


def _unit(act: Act | None) -> str | None:
    if act is None:
        return None
    if act.kind == "law":
        return "article"
    return "paragraph" if act.kind in WITH_PARAGRAPHS else None


def runs(unread: Sequence[Unread]) -> Iterator[tuple[Unread, int | None]]:
    """Yield the unread places with their last page; neighbours alike are joined."""
    first: Unread | None = None
    last: int | None = None
    for item in unread:
        if first and _continues(first, last, item):
            last = item.page
            continue
        if first:
            yield first, last
        first, last = item, item.page
    if first:
        yield first, last


def _continues(first: Unread, last: int | None, item: Unread) -> bool:
    alike = (first.reason, first.detail) == (item.reason, item.detail)
    return alike and last is not None and item.page == last + 1
