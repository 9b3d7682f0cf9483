"""A document as words: languages, tokens and their keys."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from doccheck.document import Document, Span
from doccheck.language.detect import detect_blocks
from doccheck.language.keys import key
from doccheck.language.model import (
    AnalysedBlock,
    AnalysedDocument,
    Language,
    LanguageShares,
    Token,
)
from doccheck.language.normalise import NormalisedText, normalise
from doccheck.language.words import word_set

#: «іс-қимыл», «10-бабының», «33-05/01», «31.03.2023», «301/НҚ», «ДСМ-175/2020».
WORD: Final = re.compile(
    r"""\d+(?:[./:-]\d+)*(?:[-/][^\W\d_]+)*
      | [^\W\d_]+(?:[-'’][^\W_]+)*(?:(?<=\d)/\d+)*
    """,
    re.VERBOSE,
)
#: A second language with this share of the letters makes a document mixed.
MIXED_SHARE: Final = 0.2


def analyse(document: Document) -> AnalysedDocument:
    """Return the document with a language, plain text and tokens for each block."""
    texts = [
        normalise(document.text_of(block), block.span.start)
        for block in document.blocks
    ]
    languages = detect_blocks([text.text for text in texts])
    shares = _shares(texts, languages)
    blocks = tuple(
        AnalysedBlock(
            index=index,
            block=block,
            language=language,
            text=text,
            tokens=tuple(_tokens(text, _reading(language, shares.main))),
        )
        for index, (block, text, language) in enumerate(
            zip(document.blocks, texts, languages, strict=True)
        )
    )
    return AnalysedDocument(document=document, blocks=blocks, language=shares)


@lru_cache(maxsize=20_000)
def phrase_keys(phrase: str, language: Language) -> tuple[tuple[str, ...], ...]:
    """Return the keys of a phrase's content words, each with its alternatives.

    >>> phrase_keys("мүдделер қақтығысы|қайшылығы туралы", Language.KAZAKH)
    (('мудде',), ('кактыгыс', 'каишылык'))
    """
    words = normalise(phrase).text.lower().split()
    found = (_alternatives(word, language) for word in words)
    return tuple(keys for keys in found if keys)


def _alternatives(words: str, language: Language) -> tuple[str, ...]:
    stop = word_set("stop_ru" if language is Language.RUSSIAN else "stop_kk")
    found = (
        key(word[0], language)
        for alternative in words.split("|")
        for word in WORD.finditer(alternative)
        if word[0] not in stop
    )
    return tuple(dict.fromkeys(found))


def _tokens(text: NormalisedText, language: Language) -> Iterator[Token]:
    small = text.text.lower()
    if len(small) != len(text.text):  # a letter of another script that grows
        small = "".join(
            letter if len(letter.lower()) > 1 else letter.lower()
            for letter in text.text
        )
    for found in WORD.finditer(small):
        span = text.original(Span(*found.span()))
        yield Token(word=found[0], key=key(found[0], language), span=span)


def _reading(language: Language, main: Language) -> Language:
    """Return the language whose keys a block gets."""
    if language in {Language.KAZAKH, Language.RUSSIAN}:
        return language
    return main if main is Language.RUSSIAN else Language.KAZAKH


def _shares(
    texts: Sequence[NormalisedText], languages: Sequence[Language]
) -> LanguageShares:
    letters: dict[Language, int] = {}
    for text, language in zip(texts, languages, strict=True):
        if language is not Language.UNKNOWN:
            count = sum(map(str.isalpha, text.text))
            letters[language] = letters.get(language, 0) + count
    total = sum(letters.values())
    if not total:
        return LanguageShares(
            main=Language.UNKNOWN, shares=MappingProxyType({Language.UNKNOWN: 1.0})
        )
    shares = {
        language: count / total
        for language, count in sorted(letters.items(), key=lambda item: -item[1])
    }
    return LanguageShares(main=_main(shares), shares=MappingProxyType(shares))


def _main(shares: Mapping[Language, float]) -> Language:
    ours = [shares.get(item, 0.0) for item in (Language.KAZAKH, Language.RUSSIAN)]
    if min(ours) >= MIXED_SHARE:
        return Language.MIXED
    return max(shares, key=lambda item: shares[item])
