"""What normalising repairs and a person may want to know of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from doccheck.document import Span


class AnomalyKind(StrEnum):
    LOOKALIKE = "lookalike"  # a letter of the other alphabet inside a word
    SOFT_HYPHEN = "soft_hyphen"  # and other characters without a width
    PRIVATE_USE = "private_use"  # a character that only one font knows
    DISPLACED_LINK = "displaced_link"  # text of a link, moved by an export
    LEGACY_ENCODING = "legacy_encoding"  # a font or a code page of the past
    BROKEN_WORD = "broken_word"  # a word read apart at its hyphen
    NUMBER_SIGN = "number_sign"  # "Ne", "Nо" for «№»


@dataclass(frozen=True, slots=True, kw_only=True)
class Anomaly:
    kind: AnomalyKind
    #: In the document.
    span: Span
    #: What the place reads now.
    repaired: str
