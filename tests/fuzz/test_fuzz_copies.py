"""Whatever DOCX is read, a copy of it with notes or repairs holds the same text."""

import os

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doccheck.document import Span
from doccheck.editing.docx_comments import annotate_docx
from doccheck.editing.docx_repairs import DocxMender
from doccheck.editing.note import Note
from doccheck.editing.repairs import Repair
from doccheck.errors import InputError
from doccheck.findings import Severity
from doccheck.parsers import read_bytes
from doccheck.parsers.docx_sources import trace_docx
from fuzz.seeds import SEEDS
from fuzz.test_fuzz_readers import damaged

LONG = int(os.environ.get("DOCCHECK_FUZZ", "0"))
BUDGET = settings(
    max_examples=LONG or 40,
    derandomize=not LONG,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)


def read(data):
    try:
        return read_bytes(data)
    except InputError:
        return None


@BUDGET
@given(data=damaged(SEEDS["docx"]), places=st.lists(st.floats(0, 1), max_size=8))
def test_notes_keep_the_text(data, places):
    document = read(data)
    if document is None or document.format != "docx":
        return
    traced = trace_docx(data)
    assert traced.document == document
    offsets = sorted(round(place * len(document.text)) for place in places)
    notes = [
        Note(span=Span(start, end), severity=Severity.NOTE, code="DC000", head="н")
        for start, end in zip(offsets[::2], offsets[1::2], strict=False)
    ]
    try:
        copy = read_bytes(annotate_docx(data, traced, notes))
    except InputError:  # a part that reading does not need is damaged
        return
    assert copy.text == document.text
    assert copy.blocks == document.blocks


@BUDGET
@given(data=damaged(SEEDS["docx"]), place=st.floats(0, 1), length=st.integers(1, 9))
def test_repairs_change_what_they_say(data, place, length):
    document = read(data)
    if document is None or document.format != "docx":
        return
    start = min(round(place * len(document.text)), max(0, len(document.text) - length))
    span = Span(start, start + length)
    old = document.text_of(span)
    new = "".join("ж" if letter.isalpha() else letter for letter in old)
    copy, made = DocxMender(data).apply([Repair(span, new, "DC101")])
    text = document.text
    expected = text[:start] + new + text[span.end :] if made else text
    assert read_bytes(copy).text == expected
