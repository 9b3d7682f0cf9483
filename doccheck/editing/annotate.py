"""A copy of a file with what was found as notes at its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, Protocol

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


class Annotatable(Protocol):
    """A file that was read and can hold notes."""

    @property
    def document(self) -> Document: ...

    def with_notes(self, notes: Sequence[Note]) -> bytes:
        """Return a copy of the file with notes; the file stays as it is."""


class AnnotatableDocx:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._traced = trace_docx(data)
        self.document = self._traced.document

    def with_notes(self, notes: Sequence[Note]) -> bytes:
        return annotate_docx(self._data, self._traced, notes)


class AnnotatablePdf:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self.document = read_bytes(data)

    def with_notes(self, notes: Sequence[Note]) -> bytes:
        return annotate_pdf(self._data, self.document, notes)


ANNOTATABLE: Final[Mapping[Format, Callable[[bytes], Annotatable]]] = {
    Format.DOCX: AnnotatableDocx,
    Format.PDF: AnnotatablePdf,
}


def open_annotatable(data: bytes) -> Annotatable:
    """Read a file into which notes are to be put.

    Raises:
        UsageError: Files of this format cannot hold notes.
        InputError: It cannot be read.
    """
    found = sniff(data)
    if found not in ANNOTATABLE:
        raise UsageError(
            f"notes can be put into DOCX and PDF, not into {found}:"
            " save the document as DOCX"
        )
    return ANNOTATABLE[found](data)


def notes_of(
    document: Document, report: DocumentReport, reader: Reader
) -> tuple[Note, ...]:
    """Return the notes on a document in the order of its text."""
    return notes_on(report, split_parts(analyse(document)), reader)
