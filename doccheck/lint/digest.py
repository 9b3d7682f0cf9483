"""What a translation keeps of a document: by it two versions are compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from doccheck.document import Span
from doccheck.findings import Digest, Mark
from doccheck.language import AnalysedBlock, Language
from doccheck.lint.citations import DIGITS
from doccheck.lint.numerals import last_number
from doccheck.lint.term_lengths import scan_term_lengths
from doccheck.structure import Part, PartRole, RequisiteKind, Section
from doccheck.structure.dates import dates_in
from doccheck.structure.lines import lines_of_blocks, stretch_of_blocks

_LABEL: Final = re.compile(
    r"(\d{1,3}(?:\.\d{1,3}){1,3}(?=[.)]?\s)|\d{1,3}(?=[.)]\s))[.)]?\s+(?=\D)"
)


def digest_of_part(part: Part, type_: str) -> Digest | None:
    """Return the digest of a part in one language; blank forms have none."""
    if part.role is PartRole.FORM or part.language is Language.MIXED:
        return None
    return digest_of_blocks(part, type_, part.language, part.start, part.stop)


def digest_of_blocks(
    part: Part, type_: str, language: Language, start: int, stop: int
) -> Digest:
    """Return the digest of a version that fills a range of a part's blocks."""
    locate = part.document.locate
    stretch = stretch_of_blocks(part.analysed, start, stop)
    terms = (
        (f"{term.number} {term.unit}", stretch.original(term.span))
        for term in scan_term_lengths(stretch.text)
    )
    dates = (
        (found.date.isoformat(), found.span)
        for found in dates_in(stretch)
        if found.date
    )
    chapters = _chapters(part, start, stop)
    return Digest(
        language=language.value,
        type=type_,
        beginning=locate(part.document.blocks[start].span),
        title=part.title.text if part.title else None,
        number=_number(part),
        chapters=tuple(
            Mark(value=_arabic(section), location=locate(section.title_span))
            for section in chapters
        ),
        clauses=tuple(_labels(part, start, stop)),
        dates=_marks(part, dates),
        terms=_marks(part, terms),
        acts=_marks(part, _acts(part, start, stop)),
        figures=_figures(part.analysed.blocks[start:stop]),
    )


def _marks(part: Part, found: Iterable[tuple[str, Span]]) -> tuple[Mark, ...]:
    """Return each value with its first place."""
    first: dict[str, Span] = {}
    for value, span in found:
        first.setdefault(value, span)
    return tuple(
        Mark(value=value, location=part.document.locate(span))
        for value, span in first.items()
    )


def _chapters(part: Part, start: int, stop: int) -> list[Section]:
    """Return the numbered sections of the highest level."""
    numbered = [
        section
        for section in part.sections
        if section.number and section.number.isalnum() and start <= section.start < stop
    ]
    highest = min((section.level for section in numbered), default=0)
    return [section for section in numbered if section.level == highest]


def _arabic(section: Section) -> str:
    number = last_number(section.number)
    return str(number[1] if number else section.number)


def _labels(part: Part, start: int, stop: int) -> Iterator[Mark]:
    """Yield the numbers that open lines."""
    for line in lines_of_blocks(part.analysed, start, stop):
        if match := _LABEL.match(line.text):
            place = line.original(*match.span(1))
            yield Mark(value=match[1], location=part.document.locate(place))


def _acts(part: Part, start: int, stop: int) -> Iterator[tuple[str, Span]]:
    for reference in part.references:
        block = part.document.block_at(reference.span.start)
        if reference.number and start <= block < stop:
            yield "-".join(DIGITS.findall(reference.number)), reference.span


def _number(part: Part) -> Mark | None:
    """Return the number under which the document was approved or registered."""
    for kind in (RequisiteKind.NUMBER, RequisiteKind.APPROVAL):
        for requisite in part.of_kind(kind):
            if number := requisite.values.get("number"):
                return Mark(value=number, location=part.document.locate(requisite.span))
    return None


def _figures(blocks: Iterable[AnalysedBlock]) -> frozenset[str]:
    words = (token.word for block in blocks for token in block.tokens)
    return frozenset(word for word in words if any(map(str.isdigit, word)))
