"""A copy of a file with what was found as notes at its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from doccheck.document import Document
from doccheck.editing.docx_comments import annotate_docx
from doccheck.editing.note import Note
from doccheck.editing.notes import notes_on
from doccheck.editing.pdf_marks import annotate_pdf
from doccheck.errors import UsageError
from doccheck.findings import DocumentReport
from doccheck.language import analyse
from doccheck.parsers import read_bytes
from doccheck.parsers.docx_sources import trace_docx
from doccheck.parsers.sniff import Format, sniff
from doccheck.reports import Reader
from doccheck.structure import split_parts

#: Makes a copy of a file with notes, of its bytes and the report on it.
Annotator: TypeAlias = Callable[[bytes, DocumentReport, Reader], bytes]


def annotator_of(data: bytes) -> Annotator:
    """Return what puts notes into a copy of a file.

    Raises:
        UsageError: Files of this format cannot hold notes.
    """
    found = sniff(data)
    if found not in ANNOTATORS:
        raise UsageError(
            f"notes can be put into DOCX and PDF, not into {found}:"
            " save the document as DOCX"
        )
    return ANNOTATORS[found]


def _annotate_docx(data: bytes, report: DocumentReport, reader: Reader) -> bytes:
    traced = trace_docx(data)
    return annotate_docx(data, traced, notes_of(traced.document, report, reader))


def notes_of(
    document: Document, report: DocumentReport, reader: Reader
) -> tuple[Note, ...]:
    return notes_on(report, split_parts(analyse(document)), reader)


def _annotate_pdf(data: bytes, report: DocumentReport, reader: Reader) -> bytes:
    document = read_bytes(data)
    return annotate_pdf(data, document, notes_of(document, report, reader))


ANNOTATORS: Final[Mapping[Format, Annotator]] = {
    Format.DOCX: _annotate_docx,
    Format.PDF: _annotate_pdf,
}
