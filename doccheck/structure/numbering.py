"""The label that opens a line: its kind, its number, its place.

Numbers come in Arabic, in Roman typed with whatever letters look alike, and in words;
scanners damage the word for chapter. Nothing here decides whether a line is a heading.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from doccheck.document import Span
from doccheck.structure.folding import fold


class LabelKind(StrEnum):
    DIVISION = "division"  # раздел, бөлім: holds chapters where both occur
    CHAPTER = "chapter"  # глава, тарау
    PARAGRAPH = "paragraph"  # §, параграф
    ARTICLE = "article"  # статья, бап
    APPENDIX = "appendix"  # приложение, қосымша
    ROMAN = "roman"  # "IV."
    CLAUSE = "clause"  # "3.", "3.1."
    ITEM = "item"  # "3)", "а)"
    BULLET = "bullet"


#: Kinds that name themselves by a word or sign: no clause or item opens so.
NAMED: Final = frozenset(
    {
        LabelKind.DIVISION,
        LabelKind.CHAPTER,
        LabelKind.PARAGRAPH,
        LabelKind.ARTICLE,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    kind: LabelKind
    #: (3, 1) of "3.1."; () of a bullet or of an appendix without a number.
    values: tuple[int, ...]
    #: The number as printed, without word, brackets and final dot.
    number: str
    #: In the text that was read; white space behind the label belongs to it.
    span: Span

    @property
    def depth(self) -> int:
        return len(self.values)


#: Roman digits by shape: П for II, Ш for III, У for V.
ROMAN_DIGITS: Final[Mapping[str, str]] = {
    **{letter: letter for letter in "IVX"},
    "І": "I",
    "Ӏ": "I",
    "Х": "X",
    "П": "II",
    "Ш": "III",
    "У": "V",
}
ROMAN_VALUES: Final[Mapping[str, int]] = {"I": 1, "V": 5, "X": 10}
#: Above it a number is a year or a registration number, never a label.
LARGEST_NUMBER: Final = 400

ORDINALS_RU: Final = (
    "перв втор трет четверт пят шест седьм восьм девят десят одиннадцат двенадцат"
    " тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат"
    " двадцат"
)
RU_ENDINGS: Final = ("ая", "ый", "ое", "ой", "ья", "ий", "ье")
ORDINALS_KK: Final = (
    "бірінші екінші үшінші төртінші бесінші алтыншы жетінші сегізінші тоғызыншы оныншы"
)

#: «Ш. Мысал ________»: the letter is an initial, the line is signed.
SIGNED_NAME: Final = re.compile(
    r"\s*[ПШУХІ]\.\s?(?:[А-ЯЁӘҒҚҢӨҰҮІҺ]\.\s?)?[А-ЯЁӘҒҚҢӨҰҮІҺ][^\W\d_]+\s*(?:_{3,}|\((?:қолы|подпись))"
)
ROMAN_SHAPE: Final = "IVXІӀХПШУ"
NUMBER: Final = rf"(?P<number>\d{{1,3}}|[{ROMAN_SHAPE}]{{1,5}})"
SMALL: Final = "а-яёәғқңөұүһіa-z"
CAPITAL: Final = "А-ЯЁӘҒҚҢӨҰҮҺІA-Z"
#: A word ends where a capital begins after small letters: scanners lose spaces.
WORD: Final = (
    rf"(?P<word>(?:[{CAPITAL}]{{2,}}(?![{SMALL}])|[{CAPITAL}{SMALL}][{SMALL}]*)"
    rf"(?:-\s?(?:[{SMALL}]+|[{CAPITAL}]+))?)"
)
#: «№», also as scanners read it.
SIGN_OF_NUMBER: Final = r"(?:№|N[eе°º]?\.?)"
#: Between the number and the word: "1-тарау", "1. тарау", "І тарау".
JOINT: Final = r"(?:(?<=\d)|(?=[\s.‐-―-]))\s?[-‐-―.]?\s?"
#: Behind a label.
TAIL: Final = r"\s*[.:)]?\s*(?:[-‐-―]\s+)?"

NUMBER_FIRST: Final = re.compile(rf"\s*{SIGN_OF_NUMBER}?\s*{NUMBER}{JOINT}{WORD}")
WORD_FIRST: Final = re.compile(rf"\s*{WORD}\s*{SIGN_OF_NUMBER}?\s*{NUMBER}(?![^\W_])")
TWO_WORDS: Final = re.compile(rf"\s*{WORD}\s+(?P<second>[^\W\d_]+)")
ONE_WORD: Final = re.compile(rf"\s*{WORD}(?![^\W_])")
SIGN: Final = re.compile(r"\s*§\s*(?P<number>\d{1,3})(?!\d)")
CLAUSE: Final = re.compile(
    r"\s*(?P<number>\d{1,3}(?:\.\d{1,3}){0,4})"
    rf"(?:\.(?!\d)\s*(?=\D|$)|,\s+(?=[{CAPITAL}])|\s+(?=[{CAPITAL}«\"„“]))"
)
GLUED_CLAUSE: Final = re.compile(
    r"\s*(?P<number>\d{1,3}(?:\.\d{1,3}){1,4})\s*(?=[^\W\d_])"
)
ROMAN: Final = re.compile(
    rf"\s*(?P<number>[{ROMAN_SHAPE}]{{1,5}}(?=\.)|[IVXІӀ]{{1,5}}(?=\s+[{CAPITAL}]))"
    r"(?:\.(?!\w\.)\s*|\s+)(?=\S)"
)
ITEM: Final = re.compile(r"\s*\(?(?P<number>\d{1,3}|[а-яёәғқңөұүһіa-z])\)\s*")
BULLET: Final = re.compile(r"\s*[•·▪●○◦–—*\-\uf0b7\uf02d](?:\s+|(?=[^\W\d_]))")


WORDS: Final[Mapping[str, LabelKind]] = {
    fold(word): kind
    for word, kind in (
        ("раздел", LabelKind.DIVISION),
        ("бөлім", LabelKind.DIVISION),
        ("глава", LabelKind.CHAPTER),
        ("тарау", LabelKind.CHAPTER),
        ("параграф", LabelKind.PARAGRAPH),
        ("статья", LabelKind.ARTICLE),
        ("бап", LabelKind.ARTICLE),
        ("приложение", LabelKind.APPENDIX),
        ("қосымша", LabelKind.APPENDIX),
        ("қосымшасы", LabelKind.APPENDIX),
    )
}


@lru_cache(maxsize=10_000)
def word_kind(word: str) -> LabelKind | None:
    """Return what kind of label a word announces; one damaged letter is forgiven.

    The last letter must be right: another one is another case («в главе 2»).
    """
    folded = fold(word)
    if folded in WORDS:
        return WORDS[folded]
    if len(folded) < 5:
        return None
    near = (
        kind
        for name, kind in WORDS.items()
        if len(name) >= 5
        and folded[-1] == name[-1]
        and OSA.distance(folded, name, score_cutoff=1) <= 1
    )
    return next(near, None)


def roman_value(text: str) -> int | None:
    """Return the value of a Roman number in any letters of its shape.

    >>> roman_value("ІV"), roman_value("ПІ"), roman_value("IIX")
    (4, 3, None)
    """
    digits = "".join(ROMAN_DIGITS.get(letter.upper(), "?") for letter in text)
    if not digits or "?" in digits:
        return None
    values = [ROMAN_VALUES[digit] for digit in digits]
    following = [*values[1:], 0]
    total = sum(
        -value if value < after else value
        for value, after in zip(values, following, strict=True)
    )
    return total if roman_text(total) == digits else None


def roman_text(value: int) -> str:
    """Return a number up to 39 in Roman digits."""
    steps = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    digits = []
    for step, text in steps:
        digits.append(text * (value // step))
        value %= step
    return "".join(digits)


def number_value(text: str) -> int | None:
    """Return the value of an Arabic or Roman number."""
    if text.isdecimal():
        value = int(text)
        return value if text[0] != "0" and value <= LARGEST_NUMBER else None
    return roman_value(text)


def ordinal_value(word: str) -> int | None:
    """Return the value of an ordinal number in words.

    >>> ordinal_value("Бірінші"), ordinal_value("пятая"), ordinal_value("третья")
    (1, 5, 3)
    """
    return ordinals().get(fold(word))


@lru_cache(maxsize=1)
def ordinals() -> Mapping[str, int]:
    """Return the ordinal numbers of both languages, folded."""
    kazakh = enumerate(ORDINALS_KK.split(), start=1)
    russian = enumerate(ORDINALS_RU.split(), start=1)
    return {
        **{fold(word): value for value, word in kazakh},
        **{
            fold(stem + ending): value
            for value, stem in russian
            for ending in RU_ENDINGS
        },
    }


def _label(
    kind: LabelKind, values: tuple[int, ...], number: str, text: str, end: int
) -> Label:
    tail = re.compile(TAIL).match(text, end)
    return Label(
        kind=kind,
        values=values,
        number=number,
        span=Span(len(text) - len(text.lstrip()), tail.end() if tail else end),
    )


def _number_then_word(text: str) -> Label | None:
    match = NUMBER_FIRST.match(text)
    if not match:
        return None
    kind, value = word_kind(match["word"]), number_value(match["number"])
    if not kind or not value:
        return None
    return _label(kind, (value,), match["number"], text, match.end())


def _word_then_number(text: str) -> Label | None:
    match = WORD_FIRST.match(text)
    if not match:
        return None
    kind, value = word_kind(match["word"]), number_value(match["number"])
    if not kind or not value or _begins_small(match["word"]):
        return None
    return _label(kind, (value,), match["number"], text, match.end())


def _ordinal_and_word(text: str) -> Label | None:
    match = TWO_WORDS.match(text)
    if not match or _begins_small(match["word"]):
        return None
    for named, counted in (("word", "second"), ("second", "word")):
        kind, value = word_kind(match[named]), ordinal_value(match[counted])
        if kind and value:
            return _label(kind, (value,), match[counted], text, match.end())
    return None


def _broken_word(text: str) -> Label | None:
    """Read a chapter word that a scanner has broken in two: «г лава 3»."""
    match = TWO_WORDS.match(text)
    if not match or len(match["word"]) > 3:
        return None
    joined = match["word"] + match["second"]
    number = re.compile(rf"\s*{NUMBER}(?![^\W_])").match(text, match.end())
    kind = word_kind(joined)
    value = number_value(number["number"]) if number else None
    if not number or not kind or not value:
        return None
    return _label(kind, (value,), number["number"], text, number.end())


def _section_sign(text: str) -> Label | None:
    match = SIGN.match(text)
    if not match:
        return None
    number = match["number"]
    return _label(LabelKind.PARAGRAPH, (int(number),), number, text, match.end())


def _bare_appendix(text: str) -> Label | None:
    """Read «Приложение» and «Қосымша» without a number, alone or before «к …»."""
    match = ONE_WORD.match(text)
    if not match or _begins_small(match["word"]):
        return None
    if word_kind(match["word"]) is not LabelKind.APPENDIX:
        return None
    return _label(LabelKind.APPENDIX, (), "", text, match.end())


def _clause(text: str) -> Label | None:
    match = CLAUSE.match(text) or GLUED_CLAUSE.match(text)
    if not match:
        return None
    parts = match["number"].split(".")
    if any(part[0] == "0" or int(part) > LARGEST_NUMBER for part in parts):
        return None  # a date or a year
    values = tuple(map(int, parts))
    return Label(
        kind=LabelKind.CLAUSE,
        values=values,
        number=match["number"],
        span=Span(match.start("number"), match.end()),
    )


def _roman(text: str) -> Label | None:
    match = ROMAN.match(text)
    value = roman_value(match["number"]) if match else None
    if not match or not value or SIGNED_NAME.match(text):
        return None
    return Label(
        kind=LabelKind.ROMAN,
        values=(value,),
        number=match["number"],
        span=Span(match.start("number"), match.end()),
    )


def _item(text: str) -> Label | None:
    match = ITEM.match(text)
    if not match:
        return None
    number = match["number"]
    value = int(number) if number.isdecimal() else ord(number)
    return Label(
        kind=LabelKind.ITEM,
        values=(value,),
        number=number,
        span=Span(len(text) - len(text.lstrip()), match.end()),
    )


def _bullet(text: str) -> Label | None:
    match = BULLET.match(text)
    if not match:
        return None
    span = Span(len(text) - len(text.lstrip()), match.end())
    return Label(kind=LabelKind.BULLET, values=(), number="", span=span)


def _begins_small(word: str) -> bool:
    return word[0].islower() and len(word) > 3


READERS: Final[tuple[Callable[[str], Label | None], ...]] = (
    _section_sign,
    _number_then_word,
    _word_then_number,
    _ordinal_and_word,
    _broken_word,
    _bare_appendix,
    _item,
    _clause,
    _roman,
    _bullet,
)


def read_label(text: str) -> Label | None:
    """Return the label that opens a text, or None.

    >>> read_label("2-тарау. Негізгі бөлім").values
    (2,)
    >>> read_label("Главе 2 настоящих Правил") is None
    True
    """
    if not text or text.isspace():
        return None
    opening = text[:120]
    return next(filter(None, (reader(opening) for reader in READERS)), None)
