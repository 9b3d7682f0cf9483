"""The one way from a file to a `Document`."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from doccheck.document import Document
from doccheck.errors import (
    UnsupportedFormatError,
)
from doccheck.parsers.archive import read_file, refuse_archive
from doccheck.parsers.contents import without_contents
from doccheck.parsers.guards import refuse_size
from doccheck.parsers.sniff import Format, sniff
from doccheck.parsers.text import read_text
from doccheck.parsers.text_tables import without_text_tables

#: Objects made before the next look for garbage.
_NEW_OBJECTS: Final = 50_000


def _read_docx(data: bytes) -> Document:
    from doccheck.parsers.docx import read_docx  # noqa: PLC0415 - lazy: lxml

    return read_docx(data)


def _read_pdf(data: bytes) -> Document:
    from doccheck.parsers.pdf import read_pdf  # noqa: PLC0415 - lazy: pypdfium2

    return read_pdf(data)


def _read_doc(data: bytes) -> Document:
    from doccheck.parsers.office import read_doc  # noqa: PLC0415 - lazy: subprocess

    return read_doc(data)


def _read_rtf(data: bytes) -> Document:
    from doccheck.parsers.office import read_rtf  # noqa: PLC0415 - lazy: subprocess

    return read_rtf(data)


def _read_html(data: bytes) -> Document:
    from doccheck.parsers.html import read_html  # noqa: PLC0415 - lazy: lxml

    return read_html(data)


def _read_mhtml(data: bytes) -> Document:
    from doccheck.parsers.html import read_mhtml  # noqa: PLC0415 - lazy: lxml

    return read_mhtml(data)


def _read_image(data: bytes) -> Document:
    from doccheck.parsers.images import read_image  # noqa: PLC0415 - lazy: Pillow

    return read_image(data)


def _read_xlsx(data: bytes) -> Document:
    from doccheck.parsers.xlsx import read_xlsx  # noqa: PLC0415 - lazy: lxml

    return read_xlsx(data)


def _read_workbook(suffix: str) -> Callable[[bytes], Document]:
    def read(data: bytes) -> Document:
        from doccheck.parsers.office import read_workbook  # noqa: PLC0415 - lazy

        return read_workbook(data, suffix)

    return read


def _read_odt(data: bytes) -> Document:
    from doccheck.parsers.odt import read_odt  # noqa: PLC0415 - lazy: lxml

    return read_odt(data)


def _read_fodt(data: bytes) -> Document:
    from doccheck.parsers.odt import read_fodt  # noqa: PLC0415 - lazy: lxml

    return read_fodt(data)


def _read_word_xml(data: bytes) -> Document:
    from doccheck.parsers.office import read_word_xml  # noqa: PLC0415 - lazy

    return read_word_xml(data)


READERS: Final[Mapping[Format, Callable[[bytes], Document]]] = {
    Format.DOC: _read_doc,
    Format.DOCX: _read_docx,
    Format.FODT: _read_fodt,
    Format.HTML: _read_html,
    Format.IMAGE: _read_image,
    Format.MHTML: _read_mhtml,
    Format.PDF: _read_pdf,
    Format.RTF: _read_rtf,
    Format.ODS: _read_workbook("ods"),
    Format.ODT: _read_odt,
    Format.TEXT: read_text,
    Format.WORD_XML: _read_word_xml,
    Format.XLS: _read_workbook("xls"),
    Format.XLSB: _read_workbook("xlsb"),
    Format.XLSX: _read_xlsx,
    Format.ZIP: refuse_archive,
}

_SAVE_AS_DOCX: Final = "open it in a word processor and save it as DOCX"
UNSUPPORTED: Final[Mapping[Format, str]] = {
    Format.ODP: "an OpenDocument presentation or drawing: save it as PDF",
    Format.PPTX: "a presentation (PPTX): save it as PDF",
    Format.OLE: "an old Office file: save it as DOCX or PDF",
    Format.XML: f"an XML file: {_SAVE_AS_DOCX}",
    Format.ARCHIVE: "an archive (RAR, 7z, gzip): unpack it, or pack the files as ZIP",
    Format.BINARY: "of an unknown binary format: save it as DOCX, PDF or TXT",
}


def read_document(path: Path) -> Document:
    """Return what stands in a file.

    Raises:
        InputError: The file cannot be read; its code says why.
    """
    return read_bytes(read_file(path), path.name)


def read_bytes(data: bytes, name: str = "") -> Document:
    """Return what stands in a file whose bytes are at hand.

    Args:
        name: Shown in messages; the format is told by content alone.

    Raises:
        InputError: The file cannot be read; its code says why.
    """
    refuse_size(len(data))
    found = sniff(data)
    reader = READERS.get(found)
    if reader is None:
        subject = f"{name} is" if name else "the file is"
        raise UnsupportedFormatError(f"{subject} {UNSUPPORTED[found]}")
    with _seldom_collecting():
        return without_text_tables(without_contents(reader(data)))


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    """Have the interpreter look for garbage less often.

    A reader makes very many objects and hardly any rings of them; looking through them
    every 700 took a twentieth of its time.
    """
    usual = gc.get_threshold()
    gc.set_threshold(_NEW_OBJECTS, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
