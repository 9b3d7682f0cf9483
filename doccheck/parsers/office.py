"""DOC, RTF and old workbooks, by way of what LibreOffice makes of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from doccheck.document import Document
from doccheck.errors import ErrorCode, UnreadableDocumentError
from doccheck.parsers.office_convert import convert
from doccheck.parsers.office_rtf import printed_numbers

#: A key of the sentences for `Document.notes`.
CONVERTED: Final = "converted"

#: First word of a file information block, which opens the text of a DOC.
_BLOCK: Final = b"\xec\xa5"
_SECTOR: Final = 512
_FLAGS_AT: Final = 10
_ENCRYPTED: Final = 0x0100


def read_doc(data: bytes) -> Document:
    _refuse_encrypted(data)
    return _by_docx(data, "doc")


def read_rtf(data: bytes) -> Document:
    return _by_docx(data, "rtf", printed_numbers(data))


def read_word_xml(data: bytes) -> Document:
    return replace(_by_docx(data, "xml"), format="wordxml")


def _by_docx(data: bytes, suffix: str, printed: Sequence[str] = ()) -> Document:
    """Return what stands in a DOCX made of a file; its numbers may be others.

    Args:
        printed: The numbers in the file itself.
    """
    from doccheck.parsers.docx import read_docx  # noqa: PLC0415 - lazy: lxml

    document = read_docx(convert(data, suffix, "docx"), printed)
    labels = [block.label for block in document.blocks if block.label]
    sure = not labels or (printed and not set(labels) - set(printed))
    notes = document.notes if sure else (*document.notes, CONVERTED)
    return replace(document, format=suffix, notes=notes)


def _refuse_encrypted(data: bytes) -> None:
    for found in re.finditer(re.escape(_BLOCK), data):
        start = found.start()
        if start % _SECTOR == 0:
            flags = int.from_bytes(
                data[start + _FLAGS_AT : start + _FLAGS_AT + 2], "little"
            )
            if flags & _ENCRYPTED:
                raise UnreadableDocumentError(
                    ErrorCode.ENCRYPTED,
                    "the file is protected by a password: save it without one",
                )
            return


def read_workbook(data: bytes, suffix: str) -> Document:
    """Return what stands in a workbook of another format than XLSX."""
    from doccheck.parsers.xlsx import read_xlsx  # noqa: PLC0415 - lazy: lxml

    return replace(read_xlsx(convert(data, suffix, "xlsx")), format=suffix)
