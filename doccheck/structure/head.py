"""The top of a document: letterhead, the word for its kind, lines of date and place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from rapidfuzz.distance import Hamming

from doccheck.document import Span
from doccheck.structure.dates import FoundDate, FoundNumber, scan_dates, scan_numbers
from doccheck.structure.lines import Line, Stretch
from doccheck.structure.sentences import is_sentence

#: Letterhead, kind, date and place stand in so many lines.
HEAD_LINES: Final = 40
#: Between the word for the kind, or the top, and date, number or place.
LINES_TO_DATE: Final = 12
#: A line of the head is no longer; a running paragraph ends the head.
HEAD_LINE: Final = 200
#: The statement line of a publication may be broken over so many lines.
STATEMENT_LINES: Final = 6

#: Word for a kind of document → its forms where it names the document itself.
_KINDS: Final = {
    "бұйрық": r"б[ұу]йры[қк]|б[ұу]йры[ғг]ы",
    "шешім": r"шеш[іи]м[іи]?",
    "қаулы": r"[қк]аулы(?:сы)?",
    "өкім": r"[өо]к[іи]м[іи]?",
    "хаттама": r"хаттама(?:сы)?",
    "акт": r"акт(?:і|ісі)?",
    "анықтама": r"аны[қк]тама(?:сы)?",
    "приказ": r"приказ",
    "решение": r"решение",
    "постановление": r"постановление",
    "распоряжение": r"распоряжение",
    "протокол": r"протокол",
    "справка": r"справка",
}
_KIND: Final = re.compile(
    rf"(?<![^\W_])(?:{'|'.join(_KINDS.values())})(?![^\W_])", re.IGNORECASE
)
#: Of an order and its like only: what the statement line of a publication opens with.
_COMMANDS: Final = ("бұйрық", "шешім", "қаулы", "өкім")
_ORDERS: Final = ("приказ", "решение", "постановление", "распоряжение")
#: «П Р И К А З»: letters set apart.
_SPACED: Final = re.compile(r"(?<!\w)(?:[А-ЯЁӘҒҚҢӨҰҮІҺ]\s){3,20}[А-ЯЁӘҒҚҢӨҰҮІҺ](?!\w)")

_CAPITALS: Final = re.compile(r"(?<![^\W_])[А-ЯЁӘҒҚҢӨҰҮІҺ]{6,10}(?![^\W_])")
#: Long enough for a slip: «БҮЙРЫҚ», «ПРИКА3».
_CAPITAL_KINDS: Final = (
    "БҰЙРЫҚ",
    "ХАТТАМА",
    "ХАТТАМАСЫ",
    "ПРИКАЗ",
    "ПРОТОКОЛ",
)
_CAPITAL: Final = r"[А-ЯЁӘҒҚҢӨҰҮІҺ]"
_NAME: Final = rf"{_CAPITAL}[^\W\d_]+(?:-{_CAPITAL}?[^\W\d_]+)?"
_PLACE: Final = re.compile(
    # «Қызылорда қаласы», «Астана қ.», «Ақкөл ауылы»
    rf"(?<![^\W_]){_NAME}(?:\s{_NAME})?\s"
    r"(?:[қк]аласы|[қк]-сы|[қк]\.|ауылы|кент[іi]|ауданы)(?![^\W_])"
    # «город Астана», «г. Алматы», «г.Алматы», «село Ақкөл»
    rf"|(?<![^\W_])(?:г(?:ор(?:од)?)?\.?|с\.|село|пос[её]лок)\s?{_NAME}(?:\s{_NAME})?",
)
_CITY_IN_CAPITALS: Final = re.compile(
    r"(?<![^\W_])(?:АСТАНА|АЛМАТЫ|ШЫМКЕНТ)(?![^\W_])|"
    rf"(?<![^\W_]){_CAPITAL}{{3,20}}\s(?:ҚАЛАСЫ|КАЛАСЫ)(?![^\W_])"
    rf"|(?<![^\W_])(?:ГОРОД|Г\.)\s?{_CAPITAL}{{3,20}}(?![^\W_])"
)
#: A number without its sign beside a date: «23.04.2025ж. 55А-05/01».
BARE_NUMBER: Final = re.compile(r"(?<![\w./-])\d{1,4}[^\W\d_]?[-/][\w/-]{1,12}(?!\w)")
#: What may stand between date, number and place in their line.
_BESIDE_DATE: Final = re.compile(
    r"(?<![^\W_])(?:от|ж|жыл[^\W\d_]{0,4}|г|года?|қ|дата|күні|число|номер|нөмірі)"
    r"(?![^\W_])",
    re.IGNORECASE,
)
#: What may stand before the date of such a line.
_LEAD: Final = re.compile(
    r"\W*(?:(?:дата|күні|өткізілген\sкүні|дата\sпроведения|место\sи\sдата)\W{1,3})?",
    re.IGNORECASE,
)
LETTERS: Final = re.compile(r"[^\W\d_]")
#: More letters than these beside date, number and place make a line a sentence.
LETTERS_BESIDE: Final = 3

COMMAND: Final = re.compile(r"БҰЙЫРАМЫН|БУЙЫРАМЫН|ПРИКАЗЫВАЮ")
_CLAUSE: Final = re.compile(r"\s*\d{1,3}(?:\.\d{1,3}){0,2}[.)]\s?\S")


def head_lines(lines: Sequence[Line], taken: Sequence[Span]) -> Iterator[Line]:
    """Yield the lines above the first clause or running paragraph, without stamps."""
    for number, line in enumerate(lines[:HEAD_LINES]):
        if any(line.span.overlaps(span) for span in taken):
            continue
        if _opens_a_clause(lines, number) and not is_date_line(line.text):
            return
        yield line
        if len(line.text) > HEAD_LINE or COMMAND.search(line.text):
            return


def _opens_a_clause(lines: Sequence[Line], number: int) -> bool:
    """Tell whether a line opens with the number of a clause, not of a broken «№»."""
    goes_on = number and lines[number - 1].text.endswith(("№", "от", "-"))
    return _CLAUSE.match(lines[number].text) is not None and not goes_on


@dataclass(frozen=True)
class Head:
    lines: tuple[Line, ...]

    @cached_property
    def kind_line(self) -> int | None:
        """Return the first line that is the kind of the document and little else."""
        for number, line in enumerate(self.lines):
            if kind_words(line.text):
                return number
        return None

    @cached_property
    def statement(self) -> Stretch | None:
        """Return the line of a publication that says who issued it, when, what no.

        It opens a paragraph; the title above it is one of its own. Where the kind has
        a line to itself, an act so named is one that is cited.
        """
        if self.kind_line is not None:
            return None
        for number in reversed(range(len(self.lines))):
            if number and self.lines[number].block is self.lines[number - 1].block:
                continue
            stretch = Stretch(self.lines[number : number + STATEMENT_LINES])
            if RU_STATEMENT.match(stretch.text) or KK_STATEMENT.match(stretch.text):
                return stretch
        return None


#: «Приказ Председателя … от 28 января 2020 года № 22.»
RU_STATEMENT: Final = re.compile(
    rf"\s*(?P<kind>{'|'.join(_KINDS[word] for word in _ORDERS)})\s"
    r"(?P<issuer>[^.;:№\d]{8,260}?)\sот\s(?P<rest>.{6,60}?№\s?[\w/-]{1,16})",
    re.IGNORECASE | re.DOTALL,
)
#: «… төрағасының 2020 жылғы 28 қаңтардағы № 22 бұйрығы.»
KK_STATEMENT: Final = re.compile(
    r"\s*(?P<issuer>[^.;:№\d]{8,260}?)\s"
    r"(?P<rest>(?:19|20)\d\d\sжыл[ғг]ы\s[^.;:]{4,30}?№\s?[\w/-]{1,16})\s"
    rf"(?P<kind>{'|'.join(_KINDS[word] for word in _COMMANDS)})(?=\.|\s*$|\n)",
    re.IGNORECASE | re.DOTALL,
)


def kind_words(text: str) -> list[re.Match[str]]:
    """Return the words of a line that name the kind, if the line does nothing else."""
    if len(text) > HEAD_LINE:
        return []
    found = list(_KIND.finditer(text)) or _damaged_kinds(text)
    if not found:
        spaced = _SPACED.search(text)
        return (
            [spaced] if spaced and _KIND.fullmatch(spaced[0].replace(" ", "")) else []
        )
    rest = _without(text, [*scan_dates(text), *scan_numbers(text)])
    rest = _BESIDE_DATE.sub("", _PLACE.sub("", _KIND.sub("", rest)))
    if len(LETTERS.findall(rest)) > LETTERS_BESIDE:
        return [match for match in found if _is_heading_word(text, match)][:1]
    return found


def _damaged_kinds(text: str) -> list[re.Match[str]]:
    """Return words in capitals with one letter other than in a kind."""
    words = list(_CAPITALS.finditer(text))
    if len(text.split()) > 4:
        return []
    return [
        word
        for word in words
        if any(Hamming.distance(word[0], kind) <= 1 for kind in _CAPITAL_KINDS)
    ]


def _is_heading_word(text: str, match: re.Match[str]) -> bool:
    """Tell whether a kind heads a line: «ТАЛДАМАЛЫҚ АНЫҚТАМА», «ПРОТОКОЛ заседания»."""
    if not match[0].isupper():
        return False
    return match.start() == 0 or (text.isupper() and len(text.split()) <= 3)


def _without(text: str, places: Sequence[FoundDate | FoundNumber]) -> str:
    for place in sorted(places, key=lambda item: item.span, reverse=True):
        text = text[: place.span.start] + " " + text[place.span.end :]
    return text


def is_date_line(text: str) -> bool:
    """Tell whether a line holds date, number or place and nothing else.

    What begins with the date or the town and has both may name a house or a hall too.
    """
    if len(text) > HEAD_LINE:
        return False
    dates = scan_dates(text)
    places: list[FoundDate | FoundNumber] = [*dates, *scan_numbers(text)]
    if not places and not places_in(text):
        return False
    if dates and _opens_with_either(text, dates[0].span.start):
        return True
    rest = _without(text, places)
    for match in reversed(places_in(rest)):
        rest = rest[: match.start()] + " " + rest[match.end() :]
    rest = _BESIDE_DATE.sub("", BARE_NUMBER.sub("", _KIND.sub("", rest)))
    return len(LETTERS.findall(rest)) <= LETTERS_BESIDE


def _opens_with_either(text: str, date: int) -> bool:
    """Tell whether a line with both begins with the date or the place."""
    towns = places_in(text)
    if not towns or is_sentence(text):
        return False
    return _LEAD.fullmatch(text, 0, min(date, towns[0].start())) is not None


def places_in(text: str) -> list[re.Match[str]]:
    return list(_PLACE.finditer(text)) or list(_CITY_IN_CAPITALS.finditer(text))
