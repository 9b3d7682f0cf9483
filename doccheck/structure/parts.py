"""The parts of a file: an order, what it approves, appendices, blank forms."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from doccheck.document import Block, BlockKind, Document
from doccheck.language import AnalysedDocument, Language
from doccheck.structure.forms import is_form, opens_form
from doccheck.structure.model import Part, PartRole
from doccheck.structure.outline import find_sections
from doccheck.structure.references import find_references
from doccheck.structure.requisites import find_requisites
from doccheck.structure.stamps import Stamp, StampKind, find_stamps
from doccheck.structure.titles import announces_document, find_title

#: A second language of this share makes a part mixed.
SECOND_LANGUAGE: Final = 0.2
#: Fewer words are a letterhead, a cover or a title, not yet a text.
SENTENCE_WORDS: Final = 8
#: Letterheads and stamps are often set in a table.
LETTERHEAD_ROWS: Final = 2
#: A form may say no sentence; more blocks than these are more than its stamps.
STAMPS_OF_A_FORM: Final = 3
#: Lines of a sheet of its own.
FORM_LINES: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """Where a part begins."""

    start: int
    role: PartRole
    #: First block behind the stamp.
    behind: int


def split_parts(analysed: AnalysedDocument) -> tuple[Part, ...]:
    """Return the parts of a file; together they hold each block once, in order."""
    document = analysed.document
    if not document.blocks:
        return ()
    cuts = find_cuts(document)
    stops = [*(cut.start for cut in cuts[1:]), len(document.blocks)]
    return tuple(
        _build_part(analysed, cut, stop) for cut, stop in zip(cuts, stops, strict=True)
    )


def whole_part(analysed: AnalysedDocument) -> Part:
    """Return the file as one part, wherever a second document may begin in it."""
    cut = Cut(start=0, role=PartRole.MAIN, behind=0)
    first = next(iter(find_cuts(analysed.document)), cut)
    return _build_part(analysed, first, len(analysed.document.blocks))


def find_cuts(document: Document) -> tuple[Cut, ...]:
    """Return where the parts of a file begin; the first always at its first block."""
    proposed = tuple(_proposed_cuts(document))
    texts = tuple(accumulate(map(_is_text(document), document.blocks), initial=0))
    behind = next((cut.behind for cut in proposed if cut.start == 0), 0)
    kept = [Cut(start=0, role=PartRole.MAIN, behind=behind)]
    for number, cut in enumerate(proposed):
        if _may_end(kept[-1], cut, texts):
            stop = _stop(proposed, number, texts)
            role = _role(document, cut, stop, kept[-1].role)
            if role:
                kept.append(Cut(start=cut.start, role=role, behind=cut.behind))
    return tuple(kept)


def _is_text(document: Document) -> Callable[[Block], bool]:
    """Return a test: does a block say more than a letterhead, stamp or title."""

    def test(block: Block) -> bool:
        text = document.text_of(block).rstrip()
        is_sentence = text[-1:] in ".;:" and len(text.split()) >= SENTENCE_WORDS
        is_table = block.table and len(block.table.rows) > LETTERHEAD_ROWS
        return bool(is_sentence or is_table)

    return test


def _may_end(part: Cut, cut: Cut, texts: Sequence[int]) -> bool:
    """Say whether a part that began above may end at a cut: it holds text by then.

    Args:
        texts: How many blocks of text stand before each block.
    """
    is_filled = cut.start - part.behind > STAMPS_OF_A_FORM
    is_form = part.role is PartRole.FORM and is_filled
    return is_form or texts[cut.start] > texts[part.start]


def _stop(proposed: Sequence[Cut], number: int, texts: Sequence[int]) -> int:
    """Return where the part that a proposed cut begins would end."""
    cut = proposed[number]
    later = bisect_right(proposed, texts[cut.start], key=lambda cut: texts[cut.start])
    if cut.role is PartRole.FORM:
        filled = cut.behind + STAMPS_OF_A_FORM
        later = min(later, bisect_right(proposed, filled, key=lambda cut: cut.start))
    return proposed[later].start if later < len(proposed) else len(texts) - 1


def _proposed_cuts(document: Document) -> Iterator[Cut]:
    stamps = {stamp.start: stamp for stamp in find_stamps(document)}
    for index, block in enumerate(document.blocks):
        if index in stamps:
            yield _cut_at_stamp(stamps[index])
        elif block.kind is not BlockKind.TABLE and opens_form(document.text_of(block)):
            yield Cut(start=index, role=PartRole.FORM, behind=index)


def _cut_at_stamp(stamp: Stamp) -> Cut:
    roles = {
        StampKind.APPROVED: PartRole.APPROVED,
        StampKind.ANNEX: PartRole.APPENDIX,
        StampKind.LETTERHEAD: PartRole.MAIN,
    }
    return Cut(start=stamp.start, role=roles[stamp.kind], behind=stamp.stop)


def _role(document: Document, cut: Cut, stop: int, before: PartRole) -> PartRole | None:
    """Return what the part is that a cut would begin; None where it begins none."""
    if cut.role in (PartRole.MAIN, PartRole.APPROVED):
        return cut.role
    if is_form(document, cut.start, stop) and not _is_note(document, cut, stop):
        return PartRole.FORM
    if cut.role is PartRole.FORM:
        return None
    is_own = announces_document(document, cut.behind, stop)
    return PartRole.APPENDIX if is_own or before is PartRole.FORM else None


def _is_note(document: Document, cut: Cut, stop: int) -> bool:
    """Say whether a cut is a line or two below a document: who has read it."""
    blocks = document.blocks[cut.start : stop]
    text = "\n".join(map(document.text_of, blocks))
    is_table = any(block.table for block in blocks) or "\t\t" in text
    is_short = text.count("\n") + 1 < FORM_LINES
    return cut.role is PartRole.FORM and is_short and not is_table


def _build_part(analysed: AnalysedDocument, cut: Cut, stop: int) -> Part:
    title = find_title(analysed, cut.behind, stop)
    begin = title.behind if title else cut.start
    titles = (title.requisite,) if title else ()
    found = (*titles, *find_requisites(analysed, cut.start, stop))
    return Part(
        analysed=analysed,
        start=cut.start,
        stop=stop,
        role=cut.role,
        language=main_language(analysed, cut.start, stop),
        title=title.requisite if title else None,
        sections=find_sections(analysed, begin, stop),
        requisites=tuple(sorted(found, key=lambda item: item.span)),
        references=find_references(analysed, cut.start, stop),
    )


def main_language(analysed: AnalysedDocument, start: int, stop: int) -> Language:
    """Return the language of a range of blocks by its letters."""
    letters = Counter[Language]()
    for block in analysed.blocks[start:stop]:
        letters[block.language] += sum(map(str.isalpha, block.text.text))
    del letters[Language.UNKNOWN]
    whole = letters.total()
    if not whole:
        return Language.UNKNOWN
    (main, _), *others = letters.most_common(2)
    is_mixed = any(count >= SECOND_LANGUAGE * whole for _, count in others)
    return Language.MIXED if is_mixed else main
