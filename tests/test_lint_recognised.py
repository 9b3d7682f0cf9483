"""Letters that a scanner may have misread are no mistake of the author."""

import dataclasses
from pathlib import Path

import pytest

from doccheck.document import Document
from doccheck.findings import Severity
from doccheck.parsers import read_bytes
from doccheck.pipeline import Law, check_read

TEXT = (
    "Анықтама\n\nБұл құжaтта сыбайлас жемқорлыққақарсы саясат туралы айтылады.\n\n"
    "Басшы сыбайлас жемқорлыққа қарсы шараларды қолдайды, жұмыскерлер сыбайлас "
    "жемқорлыққа қарсы оқудан өтеді.\n"
)


@pytest.fixture
def document() -> Document:
    """A text with a Latin letter in a word and with two words run together."""
    return read_bytes(TEXT.encode(), "note.txt")


def severities(document: Document, law: Law) -> dict[str, Severity]:
    findings = check_read(document, Path("note.txt"), law).findings
    return {item.code: item.severity for item in findings}


def test_finding_of_letters_is_a_note_on_a_recognised_text(document, law) -> None:
    scan = dataclasses.replace(document, ocr=True)
    assert severities(document, law)["DC101"] is Severity.WARNING
    assert severities(scan, law) == {"DC101": Severity.NOTE, "DC104": Severity.NOTE}
