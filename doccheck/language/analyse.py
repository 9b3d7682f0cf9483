"""A document as words: languages, tokens and their keys."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from doccheck.document import Document, Span
from doccheck.language.compounds import Word, join_compounds
from doccheck.language.detect import detect_blocks
from doccheck.language.keys import key, skeleton
from doccheck.language.mend import Vocabulary, mend
from doccheck.language.model import (
    AnalysedBlock,
    AnalysedDocument,
    Language,
    LanguageShares,
    Token,
)
from doccheck.language.normalise import NormalisedText, normalise
from doccheck.language.signs import has_kazakh_letter, is_russian
from doccheck.language.words import load_words

#: Longer words, lines that lost their spaces among them, are looked at in pieces: what
#: stems and mends words takes time by the square of their length.
LONGEST_WORD: Final = 200
#: «іс-қимыл», «10-бабының», «33-05/01», «31.03.2023», «301/НҚ», «ДСМ-175/2020».
_WORD: Final = re.compile(
    r"""\d+(?:[./:-]\d+)*(?:[-/][^\W\d_]+)*
      | [^\W\d_]+(?:[-'’][^\W_]+)*(?:(?<=\d)/\d+)*
    """,
    re.VERBOSE,
)
#: A second language with this share of the letters makes a document mixed.
MIXED_SHARE: Final = 0.2
#: With so many Russian words in it, a Kazakh block holds both languages.
_RUSSIAN_WORDS: Final = 3


def analyse(document: Document) -> AnalysedDocument:
    """Return the document with a language, plain text and tokens for each block."""
    texts = [
        normalise(document.text_of(block), block.span.start)
        for block in document.blocks
    ]
    languages = detect_blocks([text.text for text in texts])
    shares = _shares(texts, languages)
    vocabulary = Vocabulary.of(text.text for text in texts)
    readings = [_reading(language, shares.main) for language in languages]
    texts = [
        mend(text, vocabulary, reading)
        for text, reading in zip(texts, readings, strict=True)
    ]
    blocks = tuple(
        AnalysedBlock(
            index=index,
            block=block,
            language=languages[index],
            text=texts[index],
            tokens=tuple(_tokens(texts[index], readings[index])),
        )
        for index, block in enumerate(document.blocks)
    )
    return AnalysedDocument(document=document, blocks=blocks, language=shares)


@lru_cache(maxsize=20_000)
def phrase_keys(phrase: str, language: Language) -> tuple[tuple[str, ...], ...]:
    """Return the keys of a phrase's content words, each with its alternatives.

    >>> phrase_keys("мүдделер қақтығысы|қайшылығы туралы", Language.KAZAKH)
    (('мудде',), ('кактыгыс', 'каишылык'))
    """
    text = normalise(phrase).text.lower()
    places = (Word(item[0], *item.span()) for item in re.finditer(r"\S+", text))
    found = (
        _alternatives(word.text, language) for word in join_compounds(places, text)
    )
    return tuple(keys for keys in found if keys)


def _alternatives(words: str, language: Language) -> tuple[str, ...]:
    found = (
        key(word.text, language)
        for alternative in words.split("|")
        for word in _words(alternative)
        if not _is_stop_word(word.text, language)
    )
    return tuple(dict.fromkeys(found))


def _is_stop_word(word: str, language: Language) -> bool:
    """Tell whether a word has no meaning of its own; Russian ones are inflected."""
    stop = _stop_words(language)
    inflected = language is Language.RUSSIAN and key(word, language) in stop
    return inflected or skeleton(word) in stop


@lru_cache(maxsize=4)
def _stop_words(language: Language) -> frozenset[str]:
    name = "stop_ru" if language is Language.RUSSIAN else "stop_kk"
    return frozenset(map(skeleton, load_words(name)))


def _words(text: str) -> Iterator[Word]:
    small = text.lower()
    if len(small) != len(text):  # a letter of another script that grows
        small = "".join(
            small if len(small := letter.lower()) == 1 else letter for letter in text
        )
    for found in _WORD.finditer(small):
        start, end = found.span()
        for cut in range(start, end, LONGEST_WORD):
            stop = min(end, cut + LONGEST_WORD)
            yield Word(small[cut:stop], cut, stop)


def _tokens(text: NormalisedText, language: Language) -> Iterator[Token]:
    words = tuple(_words(text.text))
    mixed = sum(is_russian(word.text) for word in words) >= _RUSSIAN_WORDS
    for word in join_compounds(words, text.text):
        yield Token(
            word=word.text,
            key=key(word.text, _reading_of(word.text, language, mixed=mixed)),
            span=text.original(Span(word.start, word.end)),
        )


def _reading_of(word: str, language: Language, *, mixed: bool) -> Language:
    """Return the language whose key a word gets within a block."""
    if language is Language.RUSSIAN and has_kazakh_letter(word):
        return Language.KAZAKH
    if language is Language.KAZAKH and mixed and is_russian(word):
        return Language.RUSSIAN
    return language


def _reading(language: Language, main: Language) -> Language:
    """Return the language whose keys a block gets."""
    if language in {Language.KAZAKH, Language.RUSSIAN}:
        return language
    return main if main is Language.RUSSIAN else Language.KAZAKH


def _shares(
    texts: Iterable[NormalisedText], languages: Iterable[Language]
) -> LanguageShares:
    letters: dict[Language, int] = {}
    for text, language in zip(texts, languages, strict=True):
        if language is not Language.UNKNOWN:
            count = sum(map(str.isalpha, text.text))
            letters[language] = letters.get(language, 0) + count
    total = sum(letters.values())
    if not total:
        unknown = MappingProxyType({Language.UNKNOWN: 1.0})
        return LanguageShares(main=Language.UNKNOWN, shares=unknown)
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
