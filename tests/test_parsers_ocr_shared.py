"""How many characters of the reference scans are read wrongly."""

import io
import re
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from rapidfuzz.distance import Levenshtein

from doccheck.parsers.pdf import read_pdf

pytestmark = [pytest.mark.shared, pytest.mark.tesseract]

MOST_WRONG = 0.02


def page_of(path: Path, number: int) -> bytes:
    """Return one page as a file of its own."""
    with pdfium.PdfDocument(path) as whole, pdfium.PdfDocument.new() as single:
        single.import_pages(whole, [number - 1])
        file = io.BytesIO()
        single.save(file)
    return file.getvalue()


def text_of(path: Path, number: int) -> str:
    with pdfium.PdfDocument(path) as pdf:
        return pdf[number - 1].get_textpage().get_text_range()


def plain(text: str) -> str:
    """Return text without breaks, blanks to fill in and kinds of dashes and quotes."""
    text = re.sub(r"_{2,}|\ufffe|-\s*\n", "", text)
    text = text.translate(str.maketrans("–—“”„", '--"""'))
    return "".join(text.split()).replace("-", "")


def share_wrong(read: str, wanted: str) -> float:
    read, wanted = plain(read), plain(wanted)
    return Levenshtein.distance(read, wanted) / len(wanted)


@pytest.mark.parametrize(
    ("name", "number"), [("s000_styles", 4), ("s002_bold", 3), ("s002_styles", 2)]
)
def test_a_legible_scan_is_read_rightly(shared, name, number):
    folder = shared / "corpus" / "made"
    document = read_pdf(page_of(folder / f"{name}__scan.pdf", number))
    body = document.text + "".join(
        document.text_of(block) for block in document.furniture
    )
    wanted = text_of(folder / f"{name}.pdf", number)
    assert document.unread == ()
    assert share_wrong(body, wanted) <= MOST_WRONG


def test_headings_of_a_scan_are_those_of_its_text(shared):
    document = read_pdf((shared / "corpus/real/ovkd/komp-sajasat.pdf").read_bytes())
    numbered = [
        document.text_of(block)
        for block in document.blocks
        if block.level and document.text_of(block)[0].isdigit()
    ]
    assert [title.partition(".")[0] for title in numbered] == list("123456")
