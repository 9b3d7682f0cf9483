"""Damaged files are read or refused: never a bug, a hang, a broken document.

`make fuzz` runs it for long: DOCCHECK_FUZZ says how many files of each format.
"""

import importlib
import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doccheck.batch import LIMITS
from doccheck.batch.pool import answers
from doccheck.document import Document
from doccheck.errors import InputError
from doccheck.parsers import read_bytes
from fuzz.mutate import KINDS, Mutation, mutate
from fuzz.seeds import SEEDS, Seed

LONG = int(os.environ.get("DOCCHECK_FUZZ", "0"))
BUDGET = settings(
    max_examples=LONG or 40,
    derandomize=not LONG,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
#: Loaded here, so that no worker has to.
for reader in ("docx", "html", "odt", "pdf", "xlsx"):
    importlib.import_module(f"doccheck.parsers.{reader}")

#: PDFium is a library in C++: it may die of a file, and costs us that file.
FRAGILE = {"pdf", "packed_pdf"}
SMALL = replace(LIMITS, seconds=20)

mutations = st.lists(
    st.builds(
        Mutation,
        kind=st.sampled_from(sorted(KINDS)),
        place=st.floats(0, 1),
        number=st.integers(0, 400),
    ),
    max_size=6,
)


@st.composite
def damaged(draw, seed: Seed) -> bytes:
    """Damage a file, or a member of an archive that is then packed anew."""
    if seed.members is None or draw(st.integers(0, 4)) == 0:
        return mutate(seed.whole, draw(mutations))
    name = draw(st.sampled_from(sorted(seed.members)))
    return seed.with_member(name, mutate(seed.members[name], draw(mutations)))


def is_whole(document: Document) -> bool:
    """Tell whether every place of a document is in its text, in order."""
    spans = [block.span for block in document.blocks]
    ends = [0, *(span.end for span in spans)]
    ordered = all(a <= span.start for a, span in zip(ends, spans, strict=False))
    inside = all(span.start <= span.end <= len(document.text) for span in spans)
    cells = (
        (block, cell)
        for block in document.blocks
        if block.table
        for row in block.table.rows
        for cell in row
    )
    return ordered and inside and all(b.span.contains(c.span) for b, c in cells)


def read(data: bytes) -> bool:
    os.environ["PATH"] = ""  # the readers themselves, without programs beside them
    try:
        document = read_bytes(data)
    except InputError:
        return True
    explained = bool(document.text.strip() or document.unread)
    return explained and is_whole(document)


@pytest.mark.parametrize("name", SEEDS)
def test_seeds_are_sound(name):
    document = read_bytes(SEEDS[name].whole)
    assert document.text.strip()
    assert is_whole(document)


@pytest.mark.parametrize("name", SEEDS)
def test_damaged_file_is_read_or_refused(name):
    @BUDGET
    @given(damaged(SEEDS[name]))
    def check(data):
        (answer,) = answers([Path(name)], lambda _: read(data), limits=SMALL)
        assert not answer.bug, answer.bug
        if name not in FRAGILE:
            assert answer.error is None
        assert answer.error or answer.value

    check()
