"""`doccheck annotate`: a copy with what was found as notes at its place."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from doccheck.checklists import Organisation
from doccheck.cli.check_options import (
    as_of_option,
    organisation_option,
    require_type,
    type_option,
)
from doccheck.cli.copies import (
    copy_option,
    force_option,
    source_argument,
    target_of,
    write_copy,
)
from doccheck.cli.guarded import guarded
from doccheck.cli.options import (
    checklists_option,
    examples,
    language_option,
)
from doccheck.cli.settings import settings_option
from doccheck.document import Document
from doccheck.editing import notes_of, open_annotatable
from doccheck.findings import DocumentReport
from doccheck.parsers import read_file
from doccheck.pipeline import Law, check_read
from doccheck.reports import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class _How:
    """How the document is to be checked."""

    as_of: datetime.datetime | None
    type_: str | None
    organisation: str | None

    def check(self, document: Document, path: Path, law: Law) -> DocumentReport:
        return check_read(
            document,
            path,
            law,
            as_of=self.as_of.date() if self.as_of else None,
            type_=self.type_,
            organisation=Organisation(self.organisation) if self.organisation else None,
        )


@click.command(
    epilog=examples(
        "annotate policy.docx",
        "annotate policy.pdf -o notes.pdf --lang kk",
        "annotate draft.docx --type anticorruption_policy --as-of 2025-06-30",
    )
)
@source_argument
@copy_option
@force_option
@language_option
@as_of_option
@type_option
@organisation_option
@checklists_option
@settings_option
def annotate(
    path: Path,
    output: Path | None,
    language: str,
    folders: tuple[Path, ...],
    *,
    force: bool,
    **given: Any,  # noqa: ANN401 - click passes options by name
) -> None:
    """Copy a DOCX or PDF with what a check finds as notes at its place.

    A DOCX gets comments of Word, a PDF highlights; what is missing is noted where it
    belongs. The copy is NAME.annotated.docx beside the original, which stays as it is.
    """
    target = target_of(path, output, "annotated", force=force)
    law = Law.load(folders)
    how = _How(**given)
    require_type(how.type_, law.checklists)
    reader = Reader(checklists=law.checklists, acts=law.acts, language=language)

    def copy(file: Path) -> bytes:
        source = open_annotatable(read_file(file))
        report = how.check(source.document, file, law)
        return source.with_notes(notes_of(source.document, report, reader))

    write_copy(guarded(copy, path), target)
