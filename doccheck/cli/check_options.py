"""Options that commands share which check documents."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import click

from doccheck.checklists import Organisation
from doccheck.cli.options import close_match
from doccheck.cli.verdict import FailOn
from doccheck.errors import UsageError

DAYS: Final = click.DateTime(["%Y-%m-%d", "%d.%m.%Y"])

as_of_option: Final = click.option(
    "--as-of",
    type=DAYS,
    metavar="DATE",
    help="Check against what was in force on this day, not on the document's own.",
)

type_option: Final = click.option(
    "--type",
    "type_",
    metavar="TYPE",
    help="Take every document for this type instead of recognising it.",
)

organisation_option: Final = click.option(
    "--organisation",
    type=click.Choice([str(item) for item in Organisation]),
    help="Whose documents these are, where they do not tell; some requirements are "
    "for one kind only.",
)

fail_on_option: Final = click.option(
    "--fail-on",
    type=click.Choice([str(item) for item in FailOn]),
    default=str(FailOn.ERROR),
    show_default=True,
    help="What makes the exit status 1; a file that cannot be read always does.",
)

jobs_option: Final = click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    show_default="as many as there are processors",
    help="Files checked at the same time.",
)


def require_type(type_: str | None, known: Iterable[str]) -> None:
    """Refuse a type that no checklist is for."""
    types = list(known)
    if type_ is not None and type_ not in types:
        hint = close_match(type_, types)
        raise UsageError(f"no checklist for type {type_!r}{hint}")
