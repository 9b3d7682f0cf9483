"""The programs that are compared, each as a function from a path to a reading.

Each is imported when it is first asked, so that one that is absent harms no other.
"""

# ruff: noqa: PLC0415 - see above

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    text: str
    #: None for programs that tell none.
    headings: list[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    name: str
    read: Callable[[Path], Reading]
    formats: frozenset[str]
    #: Whether it does only what nobody can do without.
    floor: bool = False


def _doccheck(path: Path) -> Reading:
    from doccheck.document import BlockKind
    from doccheck.parsers import read_document

    document = read_document(path)
    blocks = [(block.kind, document.text_of(block)) for block in document.blocks]
    titles = [text for kind, text in blocks if kind is BlockKind.HEADING]
    return Reading(text="\n".join(text for _, text in blocks), headings=titles)


def _zip_lxml(path: Path) -> Reading:
    from lxml import etree

    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    lines = (
        "".join(piece.text or "" for piece in paragraph.iter(f"{W}t"))
        for paragraph in root.iter(f"{W}p")
    )
    return Reading(text="\n".join(lines))


def _python_docx(path: Path) -> Reading:
    """Read paragraphs and tables in their order, as its manual shows."""
    import docx

    document: Any = docx.Document(str(path))
    titles = [
        item.text
        for item in document.paragraphs
        if item.style.name.startswith(("Heading", "Title"))
    ]
    return Reading(text="\n".join(_inner(document)), headings=titles)


def _inner(parent: Any) -> Iterator[str]:  # noqa: ANN401 - a body or a cell
    for item in parent.iter_inner_content():
        if hasattr(item, "rows"):
            for row in item.rows:
                for cell in dict.fromkeys(row.cells):
                    yield from _inner(cell)
        else:
            yield item.text


def _markitdown(path: Path) -> Reading:
    from markitdown import MarkItDown

    lines = MarkItDown().convert(str(path)).text_content.splitlines()
    titles = [line.lstrip("# ") for line in lines if line.startswith("#")]
    cells = (line.replace("|", " ").replace("\\", "") for line in lines)
    text = "\n".join(line.lstrip("# ").replace("**", "") for line in cells)
    return Reading(text=text, headings=[title.replace("**", "") for title in titles])


def _pdfium(path: Path) -> Reading:
    import pypdfium2

    pdf = pypdfium2.PdfDocument(path)
    texts = []
    for page in pdf:
        words = page.get_textpage()
        texts.append(words.get_text_range())
        words.close()
        page.close()
    pdf.close()
    return Reading(text="\n".join(texts))


def _pdfplumber(path: Path) -> Reading:
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        return Reading(text="\n".join(page.extract_text() or "" for page in pdf.pages))


def _pdfminer(path: Path) -> Reading:
    from pdfminer.high_level import extract_text

    return Reading(text=extract_text(str(path)))


OURS = "doccheck"
READERS = (
    Reader(
        name=OURS,
        read=_doccheck,
        formats=frozenset({"docx", "pdf", "odt", "html", "rtf", "doc"}),
    ),
    Reader(name="zip + lxml", read=_zip_lxml, formats=frozenset({"docx"}), floor=True),
    Reader(name="python-docx", read=_python_docx, formats=frozenset({"docx"})),
    Reader(name="pypdfium2", read=_pdfium, formats=frozenset({"pdf"}), floor=True),
    Reader(name="pdfplumber", read=_pdfplumber, formats=frozenset({"pdf"})),
    Reader(name="pdfminer.six", read=_pdfminer, formats=frozenset({"pdf"})),
    Reader(
        name="markitdown",
        read=_markitdown,
        formats=frozenset({"docx", "pdf", "html"}),
    ),
)


def versions() -> str:
    """Return the programs with their versions; what is not installed is left out."""
    names = [
        reader.name for reader in READERS if reader.name not in {OURS, "zip + lxml"}
    ]
    found = []
    for name in sorted({*names, "lxml"}):
        try:
            found.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            found.append(f"{name} not installed")
    return ", ".join(found)


def installed(reader: Reader) -> bool:
    if reader.name in {OURS, "zip + lxml"}:
        return True
    try:
        metadata.version(reader.name)
    except metadata.PackageNotFoundError:
        return False
    return True
