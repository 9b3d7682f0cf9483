"""A part on its way into the set, before its standing is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from doccheck.extraction import likeness
from doccheck.findings import DocumentReport, Outcome, PartReport, Status, Verdict
from doccheck.lint import are_versions

#: Texts with so much in common are one text, 0.0 to 1.0: a copy from a web page has no
#: stamp, a scan has slips.
SAME_TEXT: Final = 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    path: str
    sha256: str
    #: Place of the part in its file, from 0.
    number: int
    part: PartReport
    #: Whether its text was recognised from a picture.
    ocr: bool = False
    #: Whether it bears the name of the organisation.
    is_named: bool = False

    @property
    def date(self) -> str:
        """The day as text that sorts; "" where none is known."""
        return self.part.date or ""

    def told(self, key: str) -> tuple[str, ...]:
        return tuple(fact.value for fact in self.part.facts if fact.key == key)

    def rank(self) -> tuple[str, bool, bool, int]:
        """Return what decides between versions: the day, the name, what is met."""
        met = sum(item.outcome is Outcome.MET for item in self.part.judgements)
        return self.date, self.is_named, self.part.verdict is Verdict.PASS, met

    def is_same_text(self, other: Entry) -> bool:
        return likeness(self.part.sketch, other.part.sketch) >= SAME_TEXT

    def has_same_figures(self, other: Entry) -> bool:
        """Say whether nothing tells that the two hold different figures."""
        one, two = self.part.digest, other.part.digest
        return one is None or two is None or one.figures == two.figures

    def is_same_act(self, other: Entry) -> bool:
        """Say whether nothing tells that the two were approved by different acts."""
        return _agree(self.date, other.date) and _agree(
            self.part.number or "", other.part.number or ""
        )

    def is_version_of(self, other: Entry) -> bool:
        """Say whether the figures of the two are those of one text in two languages."""
        one, two = self.part.digest, other.part.digest
        return one is not None and two is not None and are_versions(one, two)

    def is_in_other_language(self, other: Entry) -> bool:
        return {self.part.language, other.part.language} == {"kk", "ru"}


def entries_of(reports: Iterable[DocumentReport]) -> Iterator[Entry]:
    """Yield the parts of the files that could be read."""
    for report in reports:
        if report.status is Status.CHECKED:
            for number, part in enumerate(report.parts):
                yield Entry(
                    path=report.path,
                    sha256=report.sha256,
                    number=number,
                    part=part,
                    ocr=report.ocr,
                )


def best_first(entries: Iterable[Entry]) -> list[Entry]:
    """Return versions, the newest first; of one day, that which meets the most."""
    by_place = sorted(entries, key=lambda item: (item.path, item.number))
    return sorted(by_place, key=Entry.rank, reverse=True)


def _agree(one: str, other: str) -> bool:
    return not one or not other or one == other
