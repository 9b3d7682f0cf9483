"""`doccheck annotate`: a copy with what was found as notes at its place."""

from __future__ import annotations

from pathlib import Path

import click

from doccheck.cli.copies import (
    copy_option,
    force_option,
    source_argument,
    target_of,
    write_copy,
)
from doccheck.cli.options import checklists_option, close_match, language_option
from doccheck.editing import annotated
from doccheck.errors import UsageError
from doccheck.parsers import read_file
from doccheck.pipeline import Law, check_bytes
from doccheck.reports import Reader


@click.command()
@source_argument
@copy_option
@force_option
@language_option
@click.option(
    "--type", "type_", metavar="TYPE", help="Take the document for this type."
)
@checklists_option
def annotate(
    path: Path,
    output: Path | None,
    language: str,
    type_: str | None,
    folders: tuple[Path, ...],
    *,
    force: bool,
) -> None:
    r"""Write a copy of a DOCX or PDF with what was found as notes at its place.

    What a document lacks is noted where it belongs. The original stays as it is.

    \b
    Examples:
      doccheck annotate policy.docx              writes policy.annotated.docx
      doccheck annotate policy.pdf -o notes.pdf --lang kk
    """
    target = target_of(path, output, "annotated", force=force)
    law = Law.load(folders)
    if type_ is not None and type_ not in law.checklists:
        hint = close_match(type_, law.checklists)
        raise UsageError(f"no checklist for type {type_!r}{hint}")
    data = read_file(path)
    report = check_bytes(data, path, law, type_=type_)
    reader = Reader(checklists=law.checklists, acts=law.acts, language=language)
    write_copy(annotated(data, report, reader), target)
