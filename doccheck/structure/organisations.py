"""Names of organisations as documents write them: ТОО «Үлгі», «Үлгі» ЖШС."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from doccheck.document import Span
from doccheck.structure.folding import fold

#: Two spellings of a word are so alike, 0 to 100: endings, slips of a scanner.
SAME_WORD: Final = 80.0
#: A name may stand within a longer one; a word alone is within too many.
WORDS_WITHIN: Final = 2
WORD: Final = re.compile(r"[^\W_]+")
DIGITS: Final = re.compile(r"\d+")

_SHORT: Final = (
    r"(?:ТОО|ЖШС|АО|АҚ|НАО|КЕАҚ|ОО|ҚБ|ИП|ЖК|ПК|СПК|ӘКК|УК|ГУ|ММ|КГУ|КММ|РГУ|РММ"
    r"|ГККП|ГГКП|МКҚК|КГКП|КМҚК|РГКП|РМҚК|КГП|КМК|РГП|РМК|ГКП|МКК)"
)
_RIGHT: Final = r"(?:\sна\sПХВ|\sПХВ)?"
_KAZAKH_RIGHT: Final = r"(?:ШЖҚ\s?|ШЖК\s?)?"
#: «предприятие на праве хозяйственного ведения», then the name.
_LONG_BEFORE: Final = (
    r"(?:предприяти|учрежден|обществ|товариществ|компани|холдинг|корпорац|организаци"
    r"|объединен)[^\W\d_]{0,3}(?:\s[^\W\d_]{1,18}){0,4}"
)
#: The name, then «шаруашылық жүргізу құқығындағы коммуналдық мемлекеттік кәсіпорны».
_LONG_BEHIND: Final = (
    r"(?:[^\W\d_]{3,18}\s){0,6}?(?:к[әа]с[іи]порн|мекемес|сер[іи]кт[еi]ст|[қк]о[ғг]ам"
    r"|компанияс|холдинг[іи]|корпорацияс)"
)
_NAME: Final = r"[«\"“„](?P<name>[^«»\"“”„]{3,140})[»\"”“]"
#: A name within a name: АО «НК «Үлгі».
_OUTER: Final = r"(?:[«\"“„][^«»\"“”„]{1,40}(?=[«\"“„]))"
_FOUND: Final = re.compile(
    rf"(?P<before>\b(?:{_SHORT}{_RIGHT}|{_LONG_BEFORE})\s{{0,3}}{_OUTER}?)?{_NAME}"
    rf"(?P<behind>\s{{0,3}}[-–—]?\s{{0,3}}(?:{_KAZAKH_RIGHT}{_SHORT}(?![^\W\d_])|{_LONG_BEHIND}))?",
    re.IGNORECASE,
)


#: Between quotation marks stand titles of acts, too.
_TITLE: Final = re.compile(r"\bтуралы$|^Об?\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundOrganisation:
    #: With the words for its form, in the text that was scanned.
    span: Span
    #: What stands between the quotation marks, white space folded.
    name: str


def scan_organisations(text: str) -> Iterator[FoundOrganisation]:
    """Yield the organisations that are named with their form, in order.

    >>> [found.name for found in scan_organisations("в ТОО «Үлгі» и «Ереже»")]
    ['Үлгі']
    """
    for match in _FOUND.finditer(text):
        name = " ".join(match["name"].split())
        if (match["before"] or match["behind"]) and not _TITLE.search(name):
            yield FoundOrganisation(span=Span(*match.span()), name=name)


def same_name(one: str, other: str) -> bool:
    """Say whether two names are of one organisation, whatever their endings.

    >>> same_name("Астана қаласының орталығы", "Астана қаласының  Орталығында")
    True
    >>> same_name("Гимназия № 1", "Гимназия № 2")
    False
    """
    if DIGITS.findall(one) != DIGITS.findall(other):
        return False
    shorter, longer = sorted((_words(one), _words(other)), key=len)
    if not shorter or (len(shorter) < len(longer) and len(shorter) < WORDS_WITHIN):
        return False
    return all(any(_same_word(word, item) for item in longer) for word in shorter)


def _words(name: str) -> list[str]:
    """Return the words of a name in folded letters."""
    return [word for word in WORD.findall(fold(name)) if len(word) > 1]


def _same_word(one: str, other: str) -> bool:
    return fuzz.ratio(one, other) > SAME_WORD
