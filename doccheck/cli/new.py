"""`doccheck new`: a document of a type, to be filled in."""

from __future__ import annotations

from pathlib import Path

import click

from doccheck.checklists import load_acts, load_checklists, load_skeleton
from doccheck.cli.copies import copy_option, force_option, free_target, write_copy
from doccheck.cli.options import checklists_option, close_match, examples
from doccheck.editing import blank_document
from doccheck.errors import UsageError
from doccheck.reports import Reader

BOTH = ("kk", "ru")


@click.command(
    epilog=examples(
        "new anticorruption_policy --lang kk",
        "new order -o order.docx",
        "new charter --checklists norms/ --lang ru",
    )
)
@click.argument("type_", metavar="TYPE")
@click.option(
    "--lang",
    "language",
    type=click.Choice([*BOTH, "both"]),
    default="both",
    show_default=True,
    help="Language of the document and of the guidance in it.",
)
@copy_option
@force_option
@checklists_option
def new(
    type_: str,
    language: str,
    output: Path | None,
    folders: tuple[Path, ...],
    *,
    force: bool,
) -> None:
    """Begin a document of a type, with every section that the law asks for.

    Word comments say what belongs where and by which norm; delete them in the end. What
    is to be filled in is marked yellow, and a check finds what was forgotten. The types
    are those of 'doccheck list types'.
    """
    checklists = load_checklists(folders)
    checklist = checklists.get(type_)
    if checklist is None or not checklist.requirements:
        known = [name for name, item in checklists.items() if item.requirements]
        hint = close_match(type_, known)
        raise UsageError(f"no type {type_!r} with requirements{hint}")
    target = free_target(output or Path(f"{type_}.{language}.docx"), force=force)
    languages = BOTH if language == "both" else (language,)
    acts = load_acts(folders)
    readers = [
        Reader(checklists=checklists, acts=acts, language=item) for item in languages
    ]
    write_copy(blank_document(load_skeleton(checklist, folders), readers), target)
