"""The forms that the result of a check can take."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from doccheck.findings import DocumentReport
from doccheck.reports.facts import Reader
from doccheck.reports.github import github_pieces
from doccheck.reports.gitlab import gitlab_pieces
from doccheck.reports.html_report import html_pieces
from doccheck.reports.json_lines import json_lines
from doccheck.reports.json_report import json_pieces
from doccheck.reports.junit import junit_pieces
from doccheck.reports.sarif import sarif_pieces
from doccheck.reports.style import TextStyle
from doccheck.reports.text_report import text_pieces
from doccheck.reports.xlsx_report import xlsx_pieces


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How a run was asked for, as far as a report shows it."""

    as_of: datetime.date | None = None
    style: TextStyle = field(default_factory=TextStyle)
    #: Whether results were compared with a baseline.
    baseline: bool = False


#: Takes reports as they come and yields something for each of them at once, so that
#: several reports can be written side by side in one run.
Write = Callable[
    [Iterable[DocumentReport], Reader, Setting], Iterator[str] | Iterator[bytes]
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    write: Write
    #: Not for a terminal.
    binary: bool = False
    #: It shows pages with the evidence marked on them.
    pictures: bool = False


FORMATS: Final[Mapping[str, Format]] = MappingProxyType(
    {
        "text": Format(write=lambda r, reader, s: text_pieces(r, reader, s.style)),
        "json": Format(
            write=lambda r, reader, s: json_pieces(r, reader, as_of=s.as_of)
        ),
        "jsonl": Format(
            write=lambda r, reader, s: json_lines(r, reader, as_of=s.as_of)
        ),
        "html": Format(
            write=lambda r, reader, s: html_pieces(r, reader, as_of=s.as_of),
            pictures=True,
        ),
        "xlsx": Format(
            write=lambda r, reader, s: xlsx_pieces(r, reader, as_of=s.as_of),
            binary=True,
        ),
        "sarif": Format(
            write=lambda r, reader, s: sarif_pieces(r, reader, baseline=s.baseline)
        ),
        "junit": Format(write=lambda r, reader, _: junit_pieces(r, reader)),
        "gitlab": Format(write=lambda r, reader, _: gitlab_pieces(r, reader)),
        "github": Format(write=lambda r, reader, _: github_pieces(r, reader)),
    }
)
