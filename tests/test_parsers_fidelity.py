"""Real and typed documents beside the checkout, read whole."""

import json
import re
from collections import Counter

import pytest

from doccheck.document import BlockKind
from doccheck.parsers import read_document
from doccheck.parsers.office_convert import find_program

pytestmark = pytest.mark.shared
WORD = re.compile(r"\w+")


def words(texts):
    return Counter(word for text in texts for word in WORD.findall(text))


def typed(shared, suffix="docx"):
    """Yield each typed document with the list of its blocks."""
    found = sorted((shared / "corpus" / "made").glob("s*.gt.json"))
    assert found
    for path in found:
        document = read_document(path.with_name(path.name.replace("gt.json", suffix)))
        yield json.loads(path.read_text(encoding="utf-8")), document


def printed(block):
    return " ".join(f"{block.get('autonum') or ''} {block['text']}".split())


def automatic(truth):
    return [printed(block) for block in truth["blocks"] if block.get("autonum")]


def labelled(document):
    return [
        " ".join(document.text_of(block).split())
        for block in document.blocks
        if block.label
    ]


def test_no_word_is_lost_or_invented(shared):
    for truth, document in typed(shared):
        wanted = words([*map(printed, truth["blocks"]), *truth["footnotes"]])
        found = words(document.text_of(block) for block in document.blocks)
        assert (wanted - found).total() <= 0.005 * wanted.total()
        assert not found - wanted


def test_automatic_numbers_are_those_of_the_page(shared):
    for truth, document in typed(shared):
        assert labelled(document) == automatic(truth)


def test_headings_are_found_by_style_or_look(shared):
    wanted, found = Counter(), Counter()
    for truth, document in typed(shared):
        kinds = {"heading", "title"}
        blocks = (block for block in truth["blocks"] if block["kind"] in kinds)
        wanted.update(map(printed, blocks))
        found.update(
            " ".join(document.text_of(block).split())
            for block in document.blocks
            if block.kind is BlockKind.HEADING
        )
    assert (wanted - found).total() <= 0.02 * wanted.total()
    assert (found - wanted).total() <= 0.02 * wanted.total()


@pytest.mark.parametrize("suffix", ["odt", "html"])
def test_other_formats_lose_no_word(shared, suffix):
    for truth, document in typed(shared, suffix):
        # LibreOffice writes "1." in a web page for "1-тарау."
        numbers = suffix == "html"
        wanted = words(
            [
                *(b["text"] if numbers else printed(b) for b in truth["blocks"]),
                *truth["footnotes"],
            ]
        )
        found = words(document.text_of(block) for block in document.blocks)
        assert (wanted - found).total() <= 0.005 * wanted.total()


def test_automatic_numbers_of_opendocument_are_those_of_the_page(shared):
    for truth, document in typed(shared, "odt"):
        assert labelled(document) == automatic(truth)


@pytest.mark.libreoffice
@pytest.mark.skipif(find_program() is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("suffix", ["doc", "rtf"])
@pytest.mark.parametrize("name", ["s000_autonum", "s002_full"])
def test_converted_formats_lose_no_word(shared, suffix, name):
    folder = shared / "corpus" / "made"
    truth = json.loads((folder / f"{name}.gt.json").read_text(encoding="utf-8"))
    document = read_document(folder / f"{name}.{suffix}")
    wanted = words([*map(printed, truth["blocks"]), *truth["footnotes"]])
    found = words(document.text_of(block) for block in document.blocks)
    assert (wanted - found).total() <= 0.005 * wanted.total()
    if suffix == "rtf":
        assert labelled(document) == automatic(truth)


def test_every_published_document_is_read(shared):
    paths = sorted((shared / "corpus" / "real").rglob("*.docx"))
    assert paths
    for path in paths:
        document = read_document(path)
        assert document.blocks
        assert document.pages
        assert any(block.level for block in document.blocks)


def test_no_letter_of_a_plain_text_stands_outside_the_blocks(shared):
    paths = sorted((shared / "corpus" / "labelled").glob("*.txt"))
    assert paths
    for path in paths:
        document = read_document(path)
        inside = sum(len(document.text_of(block).split()) for block in document.blocks)
        aside = sum(len(document.text_of(item).split()) for item in document.furniture)
        assert inside + aside == len(path.read_text(encoding="utf-8").split())
