"""Analysed text: what later stages read instead of raw characters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from doccheck.document import Block, Document, Span
from doccheck.language.normalise import NormalisedText


class Language(StrEnum):
    KAZAKH = "kk"
    RUSSIAN = "ru"
    OTHER = "other"  # another language
    MIXED = "mixed"  # of a whole document or part only
    UNKNOWN = "und"  # no letters


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word or a number.

    `word` is normalised and in small letters. `key` is what words are compared by: the
    stem (kk) or lemma (ru), folded to the letters that survive a bad keyboard or a
    Russian-only scanner, hyphens removed.
    """

    word: str
    key: str
    #: In `Document.text`.
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysedBlock:
    #: As in `Document.blocks`.
    index: int
    block: Block
    language: Language
    #: Normalised text; its `original()` gives spans in `Document.text`.
    text: NormalisedText
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageShares:
    """The main language of a document, and the share of letters in each (sum 1.0)."""

    main: Language
    shares: Mapping[Language, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysedDocument:
    document: Document
    blocks: tuple[AnalysedBlock, ...]
    language: LanguageShares
