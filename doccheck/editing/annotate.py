"""A copy of a file with what was found as notes at its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

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


def annotated(data: bytes, report: DocumentReport, reader: Reader) -> bytes:
    """Return a copy of a file with notes.

    Args:
        report: On this very file.

    Raises:
        UsageError: There is no way to put notes into a file of this format.
    """
    writer = WRITERS.get(sniff(data))
    if writer is None:
        raise UsageError(
            f"notes can be put into DOCX and PDF, not into {report.format or 'this'}:"
            " save the document as DOCX"
        )
    return writer(data, report, reader)


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


WRITERS: Final[Mapping[Format, Callable[[bytes, DocumentReport, Reader], bytes]]] = {
    Format.DOCX: _annotate_docx,
    Format.PDF: _annotate_pdf,
}
