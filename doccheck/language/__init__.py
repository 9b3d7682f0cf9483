"""Normalisation with a way back, languages, stems, tokens; spaCy behind it."""

from doccheck.language.analyse import analyse, phrase_keys
from doccheck.language.model import (
    AnalysedBlock,
    AnalysedDocument,
    Language,
    LanguageShares,
    Token,
)
from doccheck.language.normalise import Anomaly, AnomalyKind, NormalisedText, normalise

__all__ = [
    "AnalysedBlock",
    "AnalysedDocument",
    "Anomaly",
    "AnomalyKind",
    "Language",
    "LanguageShares",
    "NormalisedText",
    "Token",
    "analyse",
    "normalise",
    "phrase_keys",
]
