"""How much of the reference documents a PDF reader brings back."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from doccheck.document import BlockKind, Document
from doccheck.parsers.pdf import read_pdf

pytestmark = [pytest.mark.shared, pytest.mark.usefixtures("no_recognition")]

SEEDS = ("s000", "s001", "s002", "s003", "s004")
VARIANTS = ("styles", "autonum", "full")


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.replace("-\n", "-").lower())


def key(text: str) -> str:
    return " ".join(words(text))


def read(shared: Path, name: str) -> Document:
    return read_pdf((shared / "corpus" / "made" / f"{name}.pdf").read_bytes())


def truth(shared: Path, name: str) -> dict:
    path = shared / "corpus" / "made" / f"{name.partition('__')[0]}.gt.json"
    return json.loads(path.read_text(encoding="utf-8"))


def wanted(truth: dict, *kinds: str) -> Counter[str]:
    return Counter(
        key(f"{block.get('autonum') or ''} {block['text']}")
        for block in truth["blocks"]
        if block["kind"] in kinds
    )


def found(document: Document, *kinds: BlockKind) -> Counter[str]:
    return Counter(
        key(document.text_of(block)) for block in document.blocks if block.kind in kinds
    )


def share(want: Counter[str], have: Counter[str]) -> float:
    return (want & have).total() / max(1, want.total())


@pytest.fixture(scope="module", params=[f"{s}_{v}" for s in SEEDS for v in VARIANTS])
def pair(request, shared) -> tuple[dict, Document]:
    return truth(shared, request.param), read(shared, request.param)


def test_no_word_is_lost(pair):
    want, document = pair
    every = Counter(w for block in want["blocks"] for w in words(block["text"]))
    assert share(every, Counter(words(document.text))) >= 0.995


def test_headings_are_found(pair):
    want, document = pair
    have = found(document, BlockKind.HEADING)
    assert share(wanted(want, "heading", "title"), have) >= 0.95
    assert (have - wanted(want, "heading", "title")).total() <= 1


def test_paragraphs_are_whole(pair):
    want, document = pair
    kinds = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
    want = wanted(want, "para", "clause", "subclause", "signature", "approval")
    assert share(want, found(document, *kinds)) >= 0.9


def test_cells_are_found(pair):
    want, document = pair
    have = Counter(
        key(document.text_of(cell.span))
        for block in document.blocks
        if block.table
        for row in block.table.rows
        for cell in row
    )
    if cells := wanted(want, "cell"):
        assert share(cells, have) >= 0.95


def test_footnotes_are_apart(pair):
    want, document = pair
    notes = found(document, BlockKind.FOOTNOTE)
    assert {key(note) for note in want["footnotes"]} <= {
        note.partition(" ")[2] for note in notes
    }


def test_running_heads_are_out_of_the_text(pair):
    want, document = pair
    assert key(want["header"]) not in found(document, *BlockKind)
    assert document.furniture


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("s000_styles__tagged", 0.995),
        ("s003_styles__cairo", 0.995),
        ("s000_styles__mixfont", 0.995),
        ("s003_styles__mixfont", 0.995),
        ("s004_autonum__mixfont", 0.995),
        # These two have letters printed over each other; no reader does better.
        ("s000_bold__mixfont", 0.98),
        ("s001_bold__mixfont", 0.98),
    ],
)
def test_other_producers_lose_no_words_either(shared, name, least):
    want = truth(shared, name)
    every = Counter(w for block in want["blocks"] for w in words(block["text"]))
    assert share(every, Counter(words(read(shared, name).text))) >= least


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("made/s000_full__scan.pdf", "image_only"),
        ("made/s000_styles__notounicode.pdf", "garbled_text"),
        ("made/s002_styles__notounicode.pdf", "garbled_text"),
        ("real/ovkd/erezhe.pdf", "image_only"),
        ("real/ovkd/komp-sajasat.pdf", "image_only"),
    ],
)
def test_pages_without_readable_text_are_unread(shared, path, reason):
    document = read_pdf((shared / "corpus" / path).read_bytes())
    assert document.blocks == ()
    assert [item.page for item in document.unread] == [
        page.number for page in document.pages
    ]
    assert {item.reason for item in document.unread} == {reason}


def test_a_scan_with_recognised_text_says_so(shared):
    assert read(shared, "s002_styles__scanocr").ocr


def test_tables_are_those_that_pdfplumber_finds(shared):
    import pdfplumber

    path = shared / "corpus" / "made" / "s004_styles.pdf"
    document = read_pdf(path.read_bytes())
    with pdfplumber.open(path) as pdf:
        expected = [
            [[key(cell or "") for cell in row] for row in table.extract()]
            for page in pdf.pages
            for table in page.find_tables()
        ]
    tables = [block.table for block in document.blocks if block.table]
    assert len(tables) == len(expected)
    for table, rows in zip(tables, expected, strict=True):
        texts = [key(document.text_of(cell.span)) for row in table.rows for cell in row]
        expected_texts = [text for row in rows for text in row]
        assert Counter(filter(None, texts)) == Counter(filter(None, expected_texts))
