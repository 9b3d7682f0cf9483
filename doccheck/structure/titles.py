"""The title of a part: the lines between its stamp and its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from doccheck.document import Alignment, Block, BlockKind, Document, Span
from doccheck.language import AnalysedDocument, normalise
from doccheck.structure.contents import is_caption
from doccheck.structure.folding import fold, folded_pattern
from doccheck.structure.forms import MARK
from doccheck.structure.headings import PLACE, SIGNATURE
from doccheck.structure.model import Requisite, RequisiteKind
from doccheck.structure.numbering import NAMED, LabelKind, read_label
from doccheck.structure.openings import is_capitals
from doccheck.structure.sentences import is_sentence
from doccheck.structure.stamps import LETTERHEAD

#: Titles stand among the first blocks behind the stamp.
OPENING_BLOCKS: Final = 25
LONGEST_LINE: Final = 400
TITLE_LINES: Final = 8
#: Of what a title is about, below the lone word for its kind: no chapter's title.
SUBJECT_WORDS: Final = 5
#: Of a line with the place and the date of a document.
PLACE_WORDS: Final = 8
#: Labels behind which no title stands.
NUMBERED: Final = NAMED | {LabelKind.ROMAN, LabelKind.CLAUSE}
#: Words for kinds of document that are approved or annexed.
DOCUMENTS: Final = folded_pattern(
    r"\b(?:правила|положение|политик[аи]|стандарт\w*|инструкци[яи]|кодекс\w*|порядок"
    r"|регламент\w*|методик[аи]|рекомендации|устав"
    r"|ереже(?:си)?|кагида(?:лары|сы)?|саясат(?:ы)?|стандарт(?:ы|тары)?|нускау(?:лы[кг]ы?)?"
    r"|кодекс(?:и|тери)?|тартиби?|регламент(?:и)?|адистеме(?:си)?|жаргы(?:сы)?)\b"
)
#: Words for kinds of document that are drawn up.
SHEETS: Final = folded_pattern(
    r"\b(?:план|график|перечень|справка|отчет|протокол|анонс|объявление|акт|список|состав"
    r"|жоспар(?:ы)?|кесте(?:си)?|тизбе(?:си)?|аныктама(?:сы)?|есеп|есеби|хаттама(?:сы)?"
    r"|хабарландыру|акти(?:си)?|курамы|картограмма(?:сы)?|корытынды(?:лары|сы))\b"
)
#: Sheets that an order approves and that are checked as documents of their own.
APPROVED_SHEETS: Final = folded_pattern(
    r"\bплан[аы]?\s(?:[^\W\d_]+\s)?мероприяти|\b(?:ис-?\s?)?шаралар\w*\s(?:[^\W\d_]+\s)?жоспар"
    r"|\bперечень\s(?:[^\W\d_]+\s)?должност|\bлауазымдар\w*\s(?:[^\W\d_]+\s)?тизбе"
)
#: First chapters that carry such a word too.
CHAPTERS: Final = folded_pattern(
    r"\b(?:общи|заключительн|введение|жалпы|корытынды(?!лары|сы)|кириспе)"
)
ABOUT: Final = folded_pattern(r"^об?\s|\b(?:туралы|бойынша|жониндеги?)\W*$")
#: A line that only the line above it explains: an organisation, a preposition.
RESTS_ON_ABOVE: Final = re.compile(
    r"^[«\"(]|^(?:об?|по|для|в|на|с|и|к)\s|[«\"].+[»\"]|\b(?:туралы|бойынша)\b",
    re.IGNORECASE,
)
#: «… мониторингтің»: the line below says what of it.
GENITIVE: Final = folded_pattern(r"(?:[ндт][ыи]н)$")
STAMPED: Final = folded_pattern(
    r"\b(?:утвержден[аоы]?\b|утверждаю|бекитил|бекитем|косымша$|приложение)"
)
#: The place or the date in a letterhead or at the foot of a cover.
TOWN: Final = folded_pattern(
    r"^(?:[гсп]\.|пос\.|город|село|поселок|аул)\s|\b(?:каласы|ауылы|кенти)\b|^от\s.*\d{4}"
)
#: Blanks, rows of a table; no word at all.
NO_TITLE: Final = re.compile(r"_{3}|\||^(?!.*[^\W\d_]{3})")
#: Subject of a Russian title; what goes on with it begins in small letters.
SUBJECT: Final = re.compile(r"об?\s")
COMPLETE: Final = folded_pattern(r"\b(?:туралы|бойынша|жониндеги?)\W*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleLine:
    """A line of a block that may belong to a title."""

    block: Block
    index: int
    text: str
    #: In `Document.text`.
    span: Span

    @property
    def folded(self) -> str:
        return " ".join(fold(self.text).split())

    @property
    def names_document(self) -> bool:
        """Say whether it holds a word for a kind of document."""
        folded = self.folded
        found = DOCUMENTS.search(folded) or SHEETS.search(folded)
        return bool(found) and not CHAPTERS.match(folded)


Title = tuple[TitleLine, ...]


def announces_document(document: Document, start: int, stop: int) -> bool:
    """Say whether the title there is that of rules, a standard, a policy or alike."""
    for line in _title_lines(document, start, min(stop, start + 6)):
        folded = line.folded if line else ""
        named = DOCUMENTS.search(folded) or APPROVED_SHEETS.search(folded)
        if named and not CHAPTERS.match(folded):
            return True
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTitle:
    requisite: Requisite
    #: First block behind it.
    behind: int


def find_title(analysed: AnalysedDocument, start: int, stop: int) -> FoundTitle | None:
    """Return the title of a part whose stamp ends where the range begins."""
    document = analysed.document
    last = _first_number(document, start, min(stop, start + OPENING_BLOCKS))
    titles = list(_titles(document, start, last))
    best = max(titles, key=weigh_title, default=None)
    if not best or weigh_title(best) <= 0:
        return None
    span = best[0].span.cover(best[-1].span)
    title = Requisite(
        kind=RequisiteKind.TITLE,
        span=span,
        text=normalise(document.text_of(span)).text,
        values=MappingProxyType({}),
    )
    return FoundTitle(requisite=title, behind=best[-1].index + 1)


def _first_number(document: Document, start: int, stop: int) -> int:
    """Return the first block that opens like a chapter or a clause."""
    labels = (
        (index, read_label(document.text_of(document.blocks[index])))
        for index in range(start, stop)
    )
    return next((n for n, label in labels if label and label.kind in NUMBERED), stop)


def _title_lines(
    document: Document, start: int, stop: int
) -> Iterator[TitleLine | None]:
    """Yield the lines that may be of a title; None for what ends one."""
    for index in range(start, stop):
        block = document.blocks[index]
        text = document.text_of(block)
        may_be = block.kind in (
            BlockKind.PARAGRAPH,
            BlockKind.HEADING,
            BlockKind.TEXTBOX,
        )
        if not may_be or text.rstrip()[-1:] in ".;:,?!":
            yield None
            continue
        place = block.span.start
        for line in text.split("\n"):
            words = line.strip()
            begin = place + line.find(words)
            span = Span(begin, begin + len(words))
            place += len(line) + 1
            if words:
                found = TitleLine(block=block, index=index, text=words, span=span)
                yield found if _may_be_title(found) else None


def _may_be_title(line: TitleLine) -> bool:
    text, folded = line.text, line.folded
    if len(text) > LONGEST_LINE or text[0] in "(*[_№" or NO_TITLE.search(text):
        return False
    if (PLACE.search(text) or TOWN.search(folded)) and len(text.split()) <= PLACE_WORDS:
        return False
    if read_label(text) or is_sentence(text) or SIGNATURE.search(text):
        return False
    is_other = LETTERHEAD.match(folded) or STAMPED.search(folded) or MARK.match(folded)
    return not is_other and not is_caption(text)


def _titles(document: Document, start: int, stop: int) -> Iterator[Title]:
    """Yield runs of lines that make up a title together."""
    title: list[TitleLine] = []
    for line in _title_lines(document, start, stop):
        if line and title and len(title) < TITLE_LINES and _goes_on(title, line):
            title.append(line)
            continue
        if title:
            yield tuple(title)
        title = [line] if line else []
    if title:
        yield tuple(title)


def _goes_on(title: Sequence[TitleLine], line: TitleLine) -> bool:
    """Say whether a line belongs to the title that the lines above it begin."""
    above = title[-1]
    if line.text[0].islower() or above.index == line.index:
        return True
    if GENITIVE.search(above.folded):
        return True
    is_kind = line.names_document and len(line.text.split()) <= 2
    is_chapter = CHAPTERS.match(line.folded)
    is_complete = COMPLETE.search(above.folded) or SUBJECT.match(title[0].folded)
    if is_chapter or is_complete:
        return bool(is_complete and is_kind)
    is_word = len(title) == 1 and len(above.text.split()) <= 2
    is_word = is_word and len(line.text.split()) >= SUBJECT_WORDS
    if RESTS_ON_ABOVE.search(line.text) or (above.names_document and is_word):
        return True
    alike = is_capitals(above.text) == is_capitals(line.text)
    is_named = any(other.names_document for other in title)
    if is_named:
        return alike and is_capitals(line.text) and _look(above) == _look(line)
    return alike or line.names_document


def _look(line: TitleLine) -> tuple[bool | None, Alignment | None]:
    return line.block.style.bold, line.block.style.alignment


def weigh_title(title: Title) -> float:
    """Return how much speaks for a title; above 0 it may be one."""
    text = " ".join(line.text for line in title)
    folded = " ".join(line.folded for line in title)
    style = title[0].block.style
    names_kind = bool(DOCUMENTS.search(folded)) and not CHAPTERS.match(folded)
    cues = (
        (4.0, names_kind),
        (3.0, bool(SHEETS.search(folded))),
        (3.0, bool(ABOUT.search(folded))),
        (1.5, is_capitals(text)),
        (1.0, title[0].block.kind is BlockKind.HEADING),
        (1.0, style.alignment is Alignment.CENTRE),
        (1.0, bool(style.bold)),
        (-3.0, bool(CHAPTERS.match(folded))),
        (-2.0, len(text.split()) < 2 and not title[0].names_document),
        (-2.5, True),
    )
    return sum(weight for weight, holds in cues if holds)
