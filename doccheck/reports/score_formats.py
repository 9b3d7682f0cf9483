"""The forms of a score sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from doccheck.reports.html_score import html_score
from doccheck.reports.score_json import score_json
from doccheck.reports.score_text import score_text
from doccheck.reports.score_words import ScoreWords
from doccheck.reports.style import TextStyle
from doccheck.reports.xlsx_score import xlsx_score


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreFormat:
    write: Callable[[ScoreWords, TextStyle], Iterator[str] | Iterator[bytes]]
    #: Not for a terminal.
    binary: bool = False


def _json(words: ScoreWords, _style: TextStyle) -> Iterator[str]:
    return score_json(words)


def _html(words: ScoreWords, _style: TextStyle) -> Iterator[str]:
    return html_score(words)


def _xlsx(words: ScoreWords, _style: TextStyle) -> Iterator[bytes]:
    return xlsx_score(words)


SCORE_FORMATS: Final[Mapping[str, ScoreFormat]] = MappingProxyType(
    {
        "text": ScoreFormat(write=score_text),
        "json": ScoreFormat(write=_json),
        "html": ScoreFormat(write=_html),
        "xlsx": ScoreFormat(write=_xlsx, binary=True),
    }
)
