"""Options that several commands share."""

from __future__ import annotations

import difflib
import locale
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import click

#: What POSIX asks, in its order.
LOCALE_VARIABLES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")


def language_of_locale() -> str:
    """Return kk or ru where the user's locale says so, else en."""
    values = (os.environ.get(name) for name in LOCALE_VARIABLES)
    name = next((value for value in values if value), None)
    name = name or locale.getlocale()[0] or ""
    language = name[:2].lower()
    return language if language in ("kk", "ru") else "en"


language_option: Final = click.option(
    "--lang",
    "language",
    type=click.Choice(["kk", "ru", "en"]),
    default=language_of_locale,
    show_default="from the locale, else en",
    help="Language of the messages.",
)

checklists_option: Final = click.option(
    "--checklists",
    "folders",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    multiple=True,
    metavar="DIR",
    help="A folder of your own checklists, added to those of doccheck; repeatable.",
)

output_option: Final = click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write the result here instead of to stdout.",
)

format_option: Final = click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Form of the result.",
)


def examples(*lines: str) -> str:
    """Return the end of a command's help: examples, each on a line of its own."""
    return "\n".join(("\b", "Examples:", *(f"  doccheck {line}" for line in lines)))


def close_match(word: str, known: Iterable[str]) -> str:
    """Return "; did you mean …?" where something known looks like the word."""
    found = difflib.get_close_matches(word, list(known), n=1)
    return f"; did you mean {found[0]!r}?" if found else ""
