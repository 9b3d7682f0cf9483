"""The outline of a stretch of text: which blocks are headings, how deep, how far."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from doccheck.document import Alignment, BlockKind, Document
from doccheck.language import AnalysedDocument
from doccheck.structure.contents import find_contents
from doccheck.structure.headings import (
    FEWEST_ROWS,
    LONG_TITLE,
    THRESHOLD,
    Candidate,
    Look,
    usual_look,
    weigh_heading,
)
from doccheck.structure.model import Section
from doccheck.structure.numbering import Label, LabelKind
from doccheck.structure.openings import TITLE_LINES, Opening, read_openings
from doccheck.structure.sentences import is_sentence

#: Kinds of label from the top; clauses rank below them by their depth.
RANKS: Final[Mapping[LabelKind, float]] = {
    LabelKind.DIVISION: 1,
    LabelKind.CHAPTER: 2,
    LabelKind.ROMAN: 3,
    LabelKind.PARAGRAPH: 5,
    LabelKind.ARTICLE: 6,
}
CHAPTERS: Final = frozenset({LabelKind.DIVISION, LabelKind.CHAPTER})
#: Of «1.» where nothing above it is numbered, and of clauses, by their depth.
TITLE_RANK: Final = 4.0
CLAUSE_RANK: Final = 6.0
#: Where no heading ranks as high, bare titles stand over what is numbered.
LOWEST_TOP: Final = 4.0
#: Below every numbered heading; prominence counts from here.
LOWEST_RANK: Final = 100.0
#: Between the ranks of two kinds of label.
HALF_RANK: Final = 0.5
#: A line that goes on with a title begun above is no longer than this, in words.
TITLE_REST: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading with all the openings that its title runs over."""

    openings: tuple[Opening, ...]

    @property
    def first(self) -> Opening:
        return self.openings[0]

    @property
    def label(self) -> Label | None:
        return self.first.label

    @property
    def look(self) -> tuple[int, bool, bool, float | None, bool]:
        """Return what agrees where two headings look alike."""
        style = self.first.block.style
        return (
            self.first.block.level,
            bool(style.bold),
            style.alignment is Alignment.CENTRE,
            style.size,
            self.openings[-1].is_capitals,
        )


@dataclass(frozen=True, slots=True)
class LabelOrder:
    """Which kinds of label stand over which in a text."""

    #: Nothing that holds chapters or articles is numbered but by «1.», «2.».
    counts_titles: bool

    @classmethod
    def of(cls, headings: Sequence[Heading]) -> LabelOrder:
        kinds = {heading.label.kind for heading in headings if heading.label}
        return cls(not kinds & {*CHAPTERS, LabelKind.ROMAN, LabelKind.ARTICLE})

    def rank(self, label: Label | None) -> float | None:
        if not label:
            return None
        if label.kind in RANKS:
            return RANKS[label.kind]
        is_title = label.depth == 1 and self.counts_titles
        return TITLE_RANK if is_title else CLAUSE_RANK + max(1, label.depth)


@dataclass(slots=True)
class Series:
    """The last number of each kind of label among the headings so far."""

    last: dict[tuple[LabelKind, int], tuple[int, ...]]

    def skips_to(self, label: Label | None) -> bool:
        """Say whether a number leaves out the one after the last of its kind."""
        if not label or not label.values:
            return False
        last = self.last.get((label.kind, label.depth))
        return last is not None and label.values == (*last[:-1], last[-1] + 2)

    def goes_on_with(self, label: Label | None) -> bool:
        """Say whether a number is the one after the last of its kind, or the first."""
        if not label or not label.values:
            return False
        last = self.last.get((label.kind, label.depth))
        is_next = last is not None and label.values == (*last[:-1], last[-1] + 1)
        above = self.last.get((label.kind, label.depth - 1), label.values[:-1])
        is_first = label.values[-1] == 1 and above == label.values[:-1]
        begun_anew = is_first and (label.depth > 1 or not last)
        return is_next or begun_anew

    def add(self, label: Label | None) -> None:
        if label and label.values:
            self.last[label.kind, label.depth] = label.values


def find_sections(
    analysed: AnalysedDocument, start: int, stop: int
) -> tuple[Section, ...]:
    """Return the sections of a range of blocks in reading order."""
    return build_sections(find_headings(analysed, start, stop), stop)


def find_headings(
    analysed: AnalysedDocument, start: int, stop: int
) -> tuple[Heading, ...]:
    """Return the headings of a range of blocks, tables of contents left out."""
    read = read_openings(analysed, start, stop)
    contents = find_contents(read)
    openings = tuple(item for item in read if item.index not in contents)
    found: list[Heading] = []
    for _, title, weight in _weigh_all(analysed.document, openings):
        if weight >= THRESHOLD:
            found.append(Heading(openings=title))
    return tuple(found)


def explain_candidates(
    analysed: AnalysedDocument, start: int, stop: int
) -> Iterator[tuple[Candidate, float]]:
    """Yield every block with its weight as a heading, for debugging."""
    openings = read_openings(analysed, start, stop)
    for candidate, _, weight in _weigh_all(analysed.document, openings):
        yield candidate, weight


def _weigh_all(
    document: Document, openings: Sequence[Opening]
) -> Iterator[tuple[Candidate, tuple[Opening, ...], float]]:
    """Yield what may be a heading with the blocks of its title and its weight."""
    look, series = usual_look(openings), Series({})
    place, follows_heading = 0, False
    while place < len(openings):
        title = _title_run(openings, place)
        candidate = _candidate(document, openings, place, title, look, series)
        candidate = replace(candidate, follows_heading=follows_heading)
        weight = weigh_heading(candidate)
        yield candidate, title, weight
        follows_heading = weight >= THRESHOLD
        if follows_heading:
            series.add(title[0].label)
        place += len(title) if follows_heading else 1


def _candidate(
    document: Document,
    openings: Sequence[Opening],
    place: int,
    title: Sequence[Opening],
    look: Look,
    series: Series,
) -> Candidate:
    behind = place + len(title)
    after, second = (*openings[behind : behind + 2], None, None)[:2]
    next_block = title[-1].index + 1
    before_table = (
        next_block < len(document.blocks)
        and document.blocks[next_block].kind is BlockKind.TABLE
    )
    label = title[0].label
    return Candidate(
        opening=title[0],
        title=" ".join(item.title for item in title),
        before=openings[place - 1] if place else None,
        after=after,
        second=second,
        look=look,
        counts_on=series.goes_on_with(label),
        skips_one=series.skips_to(label),
        rows=_rows_around(openings, place),
        before_table=before_table,
    )


def _rows_around(openings: Sequence[Opening], place: int) -> int:
    """Return how many short lines here are numbered one after the other.

    No more are counted than it takes to know a list.
    """
    first = stop = place
    lowest, highest = place - FEWEST_ROWS, place + FEWEST_ROWS
    while first > max(0, lowest) and _is_next_row(openings[first - 1], openings[first]):
        first -= 1
    while stop < min(highest, len(openings) - 1):
        if not _is_next_row(openings[stop], openings[stop + 1]):
            break
        stop += 1
    return stop - first + 1


def _is_next_row(above: Opening, below: Opening) -> bool:
    one, other = above.label, below.label
    if not one or not other or not one.values or one.kind is not other.kind:
        return False
    if other.values != (*one.values[:-1], one.values[-1] + 1):
        return False
    return _is_short_row(above) and _is_short_row(below)


def _is_short_row(opening: Opening) -> bool:
    is_short = 0 < len(opening.words) <= LONG_TITLE and not opening.run_in
    return is_short and opening.title[-1] not in ":." and not is_sentence(opening.title)


def _title_run(openings: Sequence[Opening], place: int) -> tuple[Opening, ...]:
    """Return the openings that a title beginning here would run over."""
    title = [openings[place]]
    for following in openings[place + 1 : place + TITLE_LINES]:
        if not _goes_on(title, following):
            break
        title.append(following)
    return tuple(title)


def _goes_on(title: Sequence[Opening], following: Opening) -> bool:
    """Say whether a block goes on with the title that the blocks before it begin."""
    last = title[-1]
    if last.run_in or following.label or following.run_in:
        return False
    if following.index != last.index + 1 or is_sentence(following.title):
        return False
    if not last.title:
        return title[0].is_named and len(following.words) <= LONG_TITLE
    if len(following.words) > TITLE_REST or last.title[-1] in ".;:":
        return False
    if following.title[:1].islower():
        return following.title[-1] not in ".;:,"
    return last.is_capitals and following.is_capitals


def build_sections(headings: Sequence[Heading], stop: int) -> tuple[Section, ...]:
    """Return headings as sections with their levels, paths and ranges."""
    ranks = rank_headings(headings)
    sections: list[Section] = []
    above: list[tuple[float, str]] = []
    for number, (heading, rank) in enumerate(zip(headings, ranks, strict=True)):
        above = [item for item in above if item[0] < rank]
        behind = (
            later.first.index
            for later, other in zip(headings[number:], ranks[number:], strict=True)
            if other <= rank and later is not heading
        )
        path = tuple(title for _, title in above)
        section = _section(heading, path, next(behind, stop))
        sections.append(section)
        above.append((rank, section.title))
    return tuple(sections)


def _section(heading: Heading, path: tuple[str, ...], stop: int) -> Section:
    titles = [item for item in heading.openings if item.title]
    first, last = heading.first, heading.openings[-1]
    span = first.title_span
    if titles:
        span = titles[0].title_span.cover(titles[-1].title_span)
    return Section(
        title=" ".join(item.title for item in titles).strip(" .:"),
        title_span=span,
        number=first.label.number if first.label else None,
        level=len(path) + 1,
        start=first.index,
        body=last.index + 1,
        stop=stop,
        run_in=last.run_in,
        path=path,
    )


def rank_headings(headings: Sequence[Heading]) -> tuple[float, ...]:
    """Return a rank for each heading; the smaller, the nearer to the top."""
    order = LabelOrder.of(headings)
    numbered: dict[tuple[object, ...], float] = {}
    for heading in headings:
        rank = order.rank(heading.label)
        if rank is not None:
            numbered[heading.look] = min(rank, numbered.get(heading.look, rank))
    lacks_top = bool(numbered) and min(numbered.values()) > LOWEST_TOP
    top = min(numbered.values()) - HALF_RANK if lacks_top else None
    chapters = _lost_chapters(headings)
    return tuple(
        chapters.get(place)
        or order.rank(heading.label)
        or top
        or _rank_over_count(headings, place, order)
        or _look_rank(heading, numbered)
        for place, heading in enumerate(headings)
    )


def _rank_over_count(
    headings: Sequence[Heading], place: int, order: LabelOrder
) -> float | None:
    """Return the rank of a bare title over headings that are numbered from 1 on."""
    heading, after = headings[place], (*headings, None)[place + 1]
    if not after or not after.label or after.label.values[-1:] != (1,):
        return None
    rank = order.rank(after.label)
    stands_over = after.first.index == heading.openings[-1].index + 1
    return rank - HALF_RANK if rank and stands_over else None


def _lost_chapters(headings: Sequence[Heading]) -> Mapping[int, float]:
    """Return ranks of chapters that lack their word: 7-тарау, 8., 9-тарау."""
    found = {}
    chapters = [
        (place, heading.label)
        for place, heading in enumerate(headings)
        if heading.label and heading.label.kind in CHAPTERS
    ]
    for (start, above), (stop, below) in pairwise(chapters):
        between = (above.values[0] + 1,)
        if below.values != (above.values[0] + 2,):
            continue
        for place in range(start + 1, stop):
            label = headings[place].label
            if label and label.kind is LabelKind.CLAUSE and label.values == between:
                found[place] = RANKS[above.kind]
    return found


def _look_rank(heading: Heading, numbered: Mapping[tuple[object, ...], float]) -> float:
    """Rank a heading without a number: like the numbered ones that look as it does."""
    level, bold, centred, size, capitals = heading.look
    is_plain = not (level or bold or centred or capitals)
    if not is_plain and heading.look in numbered:
        return numbered[heading.look]
    prominence = 2 * centred + 1.5 * capitals + bold + (size or 0) / 10
    return LOWEST_RANK - prominence + (20 * level if level else 0)
