"""Safe repairs: what a finding says should stand in its place, letter by letter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from doccheck.document import Document, Span
from doccheck.findings import Finding
from doccheck.language import AnalysedDocument

#: Codes whose repairs need no second thought: letters and spaces within words.
SAFE: Final = "DC1"
#: The finding that speaks of all places of a word at once, at the first of them.
_OF_ALL_PLACES: Final = "DC103"


class Repair(NamedTuple):
    """A text to stand in the place of another."""

    span: Span
    text: str
    code: str


class Change(NamedTuple):
    """What becomes of one letter: another one, several or none."""

    offset: int
    text: str


def repairs_of(
    findings: Sequence[Finding], analysed: AnalysedDocument, codes: tuple[str, ...]
) -> list[Repair]:
    """Return the repairs that findings carry, in order; none overlaps another."""
    repairs = [
        Repair(span, finding.fix, finding.code)
        for finding in findings
        if finding.fix is not None and finding.code.startswith(codes)
        for span in _places(finding, analysed)
    ]
    kept: list[Repair] = []
    for repair in sorted(repairs):
        if not kept or kept[-1].span.end <= repair.span.start:
            kept.append(repair)
    return kept


def _places(finding: Finding, analysed: AnalysedDocument) -> Iterator[Span]:
    span = finding.location.span
    if finding.code != _OF_ALL_PLACES:
        yield span
        return
    document = analysed.document
    written = document.text_of(span)
    language = analysed.blocks[finding.location.block].language
    for block in analysed.blocks:
        if block.language is language:
            spans = (token.span for token in block.tokens)
            yield from (s for s in spans if document.text_of(s) == written)


def changes(repair: Repair, document: Document) -> Iterator[Change]:
    """Yield the letters that a repair changes.

    >>> from doccheck.document import DocumentBuilder, BlockKind
    >>> builder = DocumentBuilder("txt")
    >>> builder.add(BlockKind.PARAGRAPH, "жұмыс тары")
    >>> repair = Repair(Span(0, 10), "жұмыстары", "DC104")
    >>> list(changes(repair, builder.finish()))
    [Change(offset=5, text='')]
    """
    old, new, start = document.text_of(repair.span), repair.text, repair.span.start
    if len(old) == len(new):
        pairs = enumerate(zip(old, new, strict=True), start)
        yield from (Change(place, b) for place, (a, b) in pairs if a != b)
        return
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, first, stop, new_first, new_stop in matcher.get_opcodes():
        put = new[new_first:new_stop]
        if kind == "insert":
            place = max(0, first - 1)
            own = old[place]
            yield Change(start + place, own + put if first else put + own)
        elif kind != "equal":
            yield Change(start + first, put)
            yield from (Change(start + n, "") for n in range(first + 1, stop))
