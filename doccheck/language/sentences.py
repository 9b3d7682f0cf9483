"""Where sentences end.

One rule, two users: `sentence_spans()` runs it over plain text, which is what a check
pays for, and the spaCy component of `spacy_kazakh` runs it over a `Doc`. Neither a
trained splitter nor spaCy's sentencizer is used: official texts are full of numbers,
initials and abbreviations with dots, where those see three false ends for a true one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from doccheck.document import Span
from doccheck.language.model import AnalysedBlock
from doccheck.language.words import word_set

_END: Final = re.compile(r"[.!?…]+[»”\")\]]*(?=\s|$)")
_NEXT: Final = re.compile(r"\s*(?:[«“\"(\[•–—-]\s*)*(?P<first>\S)")
#: «1.», «3.2.», «II.», «А.», «2-тарау.», «Глава 1.», «1-қосалқы тапсырма.»
_NUMBER: Final = re.compile(
    r"""\s*(?:
        §?\d+(?:\.\d+)*\.? | [IVXLCІХ]+\.? | [A-ZА-ЯӘҒҚҢӨҰҮҺІ]\.
      | (?:\d+|[IVXLCІХ]+)-[^\s.]+(?:[ ][^\s.]+)?\.
      | (?:Глава|Раздел|Статья|Параграф|Пункт|Приложение|Бөлім|Тарау)[ ][^\s.]+\.
      | (?:Сноска|Ескерту|Примечание)\.
    )$""",
    re.VERBOSE | re.IGNORECASE,
)
#: A clause number in a row of clauses: «…: 1. Бірінші», «…; 2.1. Екінші».
_CLAUSE: Final = re.compile(r"[:;,][ ]\d+(?:\.\d+)*\.$")
#: Numbers and abbreviations are shorter; a limit keeps the time in proportion.
_LONGEST_NUMBER: Final = 60
_LAST_WORD: Final = re.compile(r"[^\s«“\"(\[]+$")
_INITIAL: Final = re.compile(r"(?:[A-ZА-ЯӘҒҚҢӨҰҮҺІ]\.-?)+$")


def sentence_spans(block: AnalysedBlock) -> tuple[Span, ...]:
    """Return the sentences of a block as spans of the document."""
    return tuple(block.text.original(span) for span in split_sentences(block.text.text))


def split_sentences(text: str) -> Iterator[Span]:
    """Yield the sentences of a normalised text.

    >>> text = "2-тарау. Жалпы. А. Ли келді. Т.б. мәселелер бар."
    >>> [text[span.start : span.end] for span in split_sentences(text)]
    ['2-тарау. Жалпы.', 'А. Ли келді.', 'Т.б. мәселелер бар.']
    """
    start = 0
    for end in _END.finditer(text):
        if _is_end(text, start, end):
            yield _trimmed(text, start, end.end())
            start = end.end()
    if text[start:].strip():
        yield _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Span:
    sentence = text[start:end]
    return Span(
        end - len(sentence.lstrip()), end - len(sentence) + len(sentence.rstrip())
    )


def _is_end(text: str, start: int, end: re.Match[str]) -> bool:
    following = _NEXT.match(text, end.end())
    if following is None:
        return True
    if following["first"].islower() or not end[0].startswith("."):
        return not following["first"].islower()
    return not _is_dotted(text[start : end.start() + 1].lstrip())


def _is_dotted(sentence: str) -> bool:
    """Tell whether what stands before a dot is a number, initials or short."""
    tail = sentence[-_LONGEST_NUMBER:]
    if _CLAUSE.search(tail) or (tail == sentence and _NUMBER.fullmatch(tail)):
        return True
    word = _LAST_WORD.search(tail)
    if word is None:
        return True
    return bool(_INITIAL.fullmatch(word[0])) or word[0].lower() in _abbreviations()


@lru_cache(maxsize=1)
def _abbreviations() -> frozenset[str]:
    return word_set("abbreviations")
