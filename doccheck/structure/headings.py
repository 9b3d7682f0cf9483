"""Is a block a heading? Small cues, each with a weight, are added up.

`explain_heading` names the cues that held, for whoever wonders about an answer.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from doccheck.document import Alignment, BlockKind
from doccheck.structure.folding import fold, folded_pattern
from doccheck.structure.numbering import CAPITAL, LabelKind
from doccheck.structure.openings import Opening
from doccheck.structure.sentences import is_sentence

#: From this sum of weights on a block is a heading.
THRESHOLD: Final = 5.5

#: In letters; beyond it nothing is weighed.
LONGEST_HEADING: Final = 350
NO_HEADING: Final = -100.0

SHORT_TITLE: Final = 10
LONG_TITLE: Final = 18
LONGEST_TITLE: Final = 32
#: Two titles may follow each other where a chapter is empty; three are a list.
FEWEST_ROWS: Final = 3
#: The foot of a cover: the town and the year.
COVER_WORDS: Final = 6
#: Share of digits in the row of a table or a scale.
FIGURES: Final = 0.15
#: Text is so much longer than its title.
LONGER: Final = 1.5

WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
SIGNATURE: Final = re.compile(
    rf"(?:^|\s)[{CAPITAL}]\.\s?(?:[{CAPITAL}]\.\s?)?[{CAPITAL}][\w-]{{2,}}"
)
BLANK: Final = re.compile(r"_{3,}|\?{3}|«\s*»|\"\s*\"|\[[^\]]*\]")
CITED: Final = re.compile(r"\d{4}.*№\s*\d|\b\d{2}\.\d{2}\.\d{4}")
PLACE: Final = re.compile(r"\b(?:19|20)\d\d\s*(?:год|жыл|г\b|ж\b)", re.IGNORECASE)
STAMP: Final = folded_pattern(
    r"\W*(?:утвержд(?:аю|ен)|согласован|бекітемін|бекітілген|келісілді)"
)
STAMP_LETTERS: Final = 40
#: A note on the edition, as the database of laws prints it; it ends anyhow.
NOTE: Final = re.compile(r"\s*(?:Сноска|Ескерту)\b")
UNFINISHED: Final = re.compile(
    r"(?:^|\s)(?:және|немесе|мен|бен|пен|үшін|арқылы|(?!не$)[а-я]{1,2}|или|для|при|под|над)$",
    re.IGNORECASE,
)
ROW: Final = re.compile(r"\t|\|| {4,}\S+ {4,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What is usual in a document."""

    bold: bool
    size: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A block with what stands around it."""

    opening: Opening
    #: With the lines that stand in blocks of their own.
    title: str
    before: Opening | None
    #: The next block that is not part of the same title.
    after: Opening | None
    look: Look
    #: The one behind that.
    second: Opening | None = None
    #: The block before it is a heading.
    follows_heading: bool = False
    #: Its number is the one after that of the heading of its kind before it.
    counts_on: bool = False
    #: It skips one number: a heading between was lost.
    skips_one: bool = False
    #: Short lines numbered one after the other around it, itself included.
    rows: int = 1
    #: A table follows at once.
    before_table: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(WORD.findall(self.title))


def usual_look(openings: Sequence[Opening]) -> Look:
    """Return how most letters of a range look."""
    bold, sizes = Counter[bool](), Counter[float | None]()
    for opening in openings:
        bold[bool(opening.block.style.bold)] += len(opening.text)
        sizes[opening.block.style.size] += len(opening.text)
    size = sizes.most_common(1)[0][0] if sizes else None
    return Look(bold=bold[True] > bold[False], size=size)


def is_named(candidate: Candidate) -> bool:
    return candidate.opening.is_named


def has_roman_number(candidate: Candidate) -> bool:
    label = candidate.opening.label
    return bool(label and label.kind is LabelKind.ROMAN)


def has_arabic_number(candidate: Candidate) -> bool:
    return candidate.opening.is_clause


def numbers_its_body(candidate: Candidate) -> bool:
    """The next block opens with its number and one more: "2." before "2.1."."""
    label = candidate.opening.label
    below = candidate.after.label if candidate.after else None
    return bool(
        label
        and below
        and label.values
        and below.depth == label.depth + 1
        and below.values[:-1] == label.values
    )


def counts_on(candidate: Candidate) -> bool:
    return candidate.counts_on


def skips_one(candidate: Candidate) -> bool:
    return candidate.skips_one


def is_styled(candidate: Candidate) -> bool:
    block = candidate.opening.block
    return block.kind is BlockKind.HEADING or block.level > 0


def is_bold(candidate: Candidate) -> bool:
    return bool(candidate.opening.block.style.bold) and not candidate.look.bold


def is_centred(candidate: Candidate) -> bool:
    return candidate.opening.block.style.alignment is Alignment.CENTRE


def is_larger(candidate: Candidate) -> bool:
    size, usual = candidate.opening.block.style.size, candidate.look.size
    return bool(size and usual and size > usual)


def is_in_capitals(candidate: Candidate) -> bool:
    return candidate.opening.is_capitals


def is_short(candidate: Candidate) -> bool:
    return 0 < len(candidate.words) <= SHORT_TITLE


def ends_openly(candidate: Candidate) -> bool:
    """No stop of any kind behind it."""
    return bool(candidate.title) and candidate.title[-1] not in ".;:,?!-–—"


def leads_text(candidate: Candidate) -> bool:
    """Longer text, a clause or a list stands below it."""
    after = candidate.after
    if candidate.opening.run_in or candidate.before_table:
        return True
    if not after:
        return False
    is_full = len(after.words) >= 4 or after.label is not None
    has_end = after.text.rstrip()[-1] in ".;:" and is_full
    return is_longer(after, candidate.opening) or has_end or after.is_listed


def leads_a_title(candidate: Candidate) -> bool:
    """A title without text stands before the title of a smaller section, or another."""
    after, second = candidate.after, candidate.second
    if not after or not second or leads_text(candidate):
        return False
    if after.is_named:
        return True
    is_title = 0 < len(after.words) <= SHORT_TITLE and after.title[-1] not in ".;:,"
    is_text = second.label is not None or second.text.rstrip()[-1] in ".;:"
    return is_title and after.title[0].isupper() and is_text and not after.is_listed


def is_longer(below: Opening, above: Opening) -> bool:
    return len(below.text) > LONGER * len(above.text)


def follows_an_end(candidate: Candidate) -> bool:
    before = candidate.before
    if not before or candidate.follows_heading:
        return True
    if NOTE.match(before.text):
        return True
    line = before.text.rstrip().split("\n")[-1]
    is_cover = bool(PLACE.search(line)) and len(line.split()) <= COVER_WORDS
    return is_cover or line[-1:] in {*".;!?", ""}


def follows_a_lead_in(candidate: Candidate) -> bool:
    """The line above ends in a colon: an item of what it announces."""
    before = candidate.before
    if not before or candidate.opening.is_named or candidate.follows_heading:
        return False
    return before.text.rstrip().endswith(":")


def ends_like_an_item(candidate: Candidate) -> bool:
    return candidate.title.endswith((";", ","))


def leads_in(candidate: Candidate) -> bool:
    """A colon; in capitals it is only a habit («КІРІСПЕ:»)."""
    return candidate.title.endswith(":") and not candidate.opening.is_capitals


def ends_with_a_stop(candidate: Candidate) -> bool:
    return candidate.title.endswith((".", "?", "!"))


def says_a_sentence(candidate: Candidate) -> bool:
    return is_sentence(candidate.title)


def opens_like_an_item(candidate: Candidate) -> bool:
    return candidate.opening.is_listed


def is_typed_as_item(candidate: Candidate) -> bool:
    """Word made it an item of a list, without a number that shows."""
    opening = candidate.opening
    return opening.block.kind is BlockKind.LIST_ITEM and not opening.label


def begins_small(candidate: Candidate) -> bool:
    title = candidate.title.lstrip('«"„(')
    return bool(title) and title[0].islower()


def is_long(candidate: Candidate) -> bool:
    return len(candidate.words) > LONG_TITLE


def is_too_long(candidate: Candidate) -> bool:
    return len(candidate.words) > LONGEST_TITLE


def is_a_row(candidate: Candidate) -> bool:
    """It stands in a run of short numbered lines: a list, not titles."""
    return candidate.rows >= FEWEST_ROWS and not candidate.opening.is_named


def is_blank(candidate: Candidate) -> bool:
    return bool(BLANK.search(candidate.title))


def is_signed(candidate: Candidate) -> bool:
    return bool(SIGNATURE.search(candidate.title)) and not candidate.opening.is_named


def is_tabular(candidate: Candidate) -> bool:
    return bool(ROW.search(candidate.title)) and not candidate.opening.is_named


def goes_on_below(candidate: Candidate) -> bool:
    """The next block begins in small letters: a paragraph that the page broke."""
    after = candidate.after
    goes_on = bool(after and not after.label and after.title[:1].islower())
    is_title = candidate.counts_on and len(candidate.words) < SHORT_TITLE
    return goes_on and not is_title


def breaks_off(candidate: Candidate) -> bool:
    """It ends in a word that needs another, or inside brackets."""
    title = candidate.title
    is_open = title.count("(") > title.count(")") or title.count("«") > title.count("»")
    return is_open or bool(UNFINISHED.search(title))


def is_of_figures(candidate: Candidate) -> bool:
    digits = sum(map(str.isdigit, candidate.title))
    return digits > FIGURES * len(candidate.title)


def cites_a_number(candidate: Candidate) -> bool:
    return bool(CITED.search(candidate.title)) and not candidate.opening.is_named


def tells_the_place(candidate: Candidate) -> bool:
    """The foot of a cover («г. Астана, 2025 год») or the date of a document."""
    return bool(PLACE.search(candidate.title)) and len(candidate.words) <= COVER_WORDS


def is_stamp_word(candidate: Candidate) -> bool:
    return bool(STAMP.match(fold(candidate.title[:STAMP_LETTERS])))


def says_nothing(candidate: Candidate) -> bool:
    return not any(len(word) > 2 for word in candidate.words)


def ends_the_range(candidate: Candidate) -> bool:
    opening = candidate.opening
    return not (candidate.after or candidate.before_table or opening.run_in)


@dataclass(frozen=True, slots=True)
class Cue:
    weight: float
    holds: Callable[[Candidate], bool]


CUES: Final = (
    Cue(6, is_named),
    Cue(3, has_roman_number),
    Cue(1, has_arabic_number),
    Cue(3, numbers_its_body),
    Cue(2, counts_on),
    Cue(1, skips_one),
    Cue(4, is_styled),
    Cue(2.5, is_bold),
    Cue(2, is_centred),
    Cue(1, is_larger),
    Cue(2.5, is_in_capitals),
    Cue(1.5, is_short),
    Cue(1.5, ends_openly),
    Cue(2, leads_text),
    Cue(2, leads_a_title),
    Cue(1, follows_an_end),
    Cue(-3, follows_a_lead_in),
    Cue(-6, ends_like_an_item),
    Cue(-3, leads_in),
    Cue(-3, ends_with_a_stop),
    Cue(-5, says_a_sentence),
    Cue(-8, opens_like_an_item),
    Cue(-4, is_typed_as_item),
    Cue(-6, begins_small),
    Cue(-2, is_long),
    Cue(-8, is_too_long),
    Cue(-5, is_a_row),
    Cue(-5, is_blank),
    Cue(-5, is_signed),
    Cue(-5, is_tabular),
    Cue(-3, goes_on_below),
    Cue(-4, breaks_off),
    Cue(-5, is_of_figures),
    Cue(-3, cites_a_number),
    Cue(-6, tells_the_place),
    Cue(-6, is_stamp_word),
    Cue(-6, says_nothing),
    Cue(-3, ends_the_range),
)


def weigh_heading(candidate: Candidate) -> float:
    """Return how much speaks for a heading; `THRESHOLD` and above is one."""
    if len(candidate.title) > LONGEST_HEADING:
        return NO_HEADING
    return sum(cue.weight for cue in CUES if cue.holds(candidate))


def explain_heading(candidate: Candidate) -> tuple[str, ...]:
    """Return the names of the cues that hold, with their weights."""
    return tuple(
        f"{cue.holds.__name__} {cue.weight:+g}" for cue in CUES if cue.holds(candidate)
    )
