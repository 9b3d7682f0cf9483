"""DC6xx: the Kazakh and the Russian version of one document in one file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from doccheck.document import Span
from doccheck.findings import Finding, Severity
from doccheck.language import AnalysedBlock, Language
from doccheck.lint.citations import DIGITS
from doccheck.lint.rule import Checked, CheckedPart, Rule
from doccheck.structure import PartRole, Section
from doccheck.structure.dates import find_dates
from doccheck.structure.lines import lines_of_blocks, stretch_of_blocks

#: How pure the two halves of a file must be to be two versions, 0.0 to 1.0.
PURE: Final = 0.9
#: A version is no summary of the other: the shorter has this share of the letters.
SHARE: Final = 0.3
#: Versions of one document share so much of their figures.
ALIKE: Final = 0.5
#: Words below which a text is an announcement or a letterhead.
FEW_WORDS: Final = 40
#: Labels named in one finding.
NAMED: Final = 5
_LABEL: Final = re.compile(
    r"(\d{1,3}(?:\.\d{1,3}){1,3}(?=[.)]?\s)|\d{1,3}(?=[.)]\s))[.)]?\s+(?=\D)"
)
_TERM: Final = re.compile(
    r"(?<![\d.])(\d{1,3})\s?(?:\([^()]{2,30}\)\s?)?"
    r"(?:рабочи|календарн|жұмыс|күнтізбелік|жұмыс|дней|күн)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Version:
    """A document in one language: a range of blocks."""

    checked: Checked
    language: Language
    start: int
    stop: int

    @cached_property
    def figures(self) -> frozenset[str]:
        """All that is written with digits: what a translation keeps."""
        blocks = self.checked.analysed.blocks[self.start : self.stop]
        words = (token.word for block in blocks for token in block.tokens)
        return frozenset(word for word in words if any(map(str.isdigit, word)))

    @property
    def beginning(self) -> Span:
        return self.checked.document.blocks[self.start].span

    @cached_property
    def sections(self) -> Sequence[Section]:
        """Its chapters: the numbered sections of the highest level."""
        numbered = [
            section
            for item in self.checked.parts
            for section in item.part.sections
            if section.number and section.number.isalnum()
            if self.start <= section.start < self.stop
        ]
        highest = min((section.level for section in numbered), default=0)
        return [section for section in numbered if section.level == highest]

    @cached_property
    def labels(self) -> Mapping[str, Span]:
        """Numbers that open its lines, with their first place."""
        found: dict[str, Span] = {}
        for line in lines_of_blocks(self.checked.analysed, self.start, self.stop):
            if match := _LABEL.match(line.text):
                found.setdefault(match[1], line.original(*match.span(1)))
        return found

    @cached_property
    def dates(self) -> Mapping[str, Span]:
        found = find_dates(self.checked.analysed, self.start, self.stop)
        return {item.date.isoformat(): item.span for item in found if item.date}

    @cached_property
    def terms(self) -> Mapping[str, Span]:
        """Terms in days that are written in digits."""
        stretch = stretch_of_blocks(self.checked.analysed, self.start, self.stop)
        matches = _TERM.finditer(stretch.text)
        return {match[1]: stretch.original(Span(*match.span())) for match in matches}

    @cached_property
    def acts(self) -> Mapping[str, Span]:
        """Numbers of the acts cited."""
        return {
            "-".join(DIGITS.findall(reference.number)): reference.span
            for item in self.checked.parts
            for reference in item.part.references
            if reference.number and self.holds(reference.span)
        }

    def holds(self, span: Span) -> bool:
        block = self.checked.document.block_at(span.start)
        return self.start <= block < self.stop


def versions(checked: Checked) -> Iterator[tuple[Version, Version]]:
    """Yield the pairs of versions of one document, Kazakh first."""
    for one, other in _candidates(checked):
        fewer = min(len(one.figures), len(other.figures))
        if fewer and len(one.figures & other.figures) >= ALIKE * fewer:
            yield one, other


def _candidates(checked: Checked) -> Iterator[tuple[Version, Version]]:
    told = [item for item in checked.parts if item.part.role is not PartRole.FORM]
    for kind in dict.fromkeys((item.type, item.part.role) for item in told):
        alike = [item for item in told if (item.type, item.part.role) == kind]
        by_language = {item.part.language: item for item in alike}
        if len(alike) == 2 and {*by_language} == {Language.KAZAKH, Language.RUSSIAN}:
            yield (
                _version(checked, by_language[Language.KAZAKH]),
                _version(checked, by_language[Language.RUSSIAN]),
            )
    for item in told:
        if item.part.language is Language.MIXED and (pair := _halves(checked, item)):
            yield pair


def _version(checked: Checked, item: CheckedPart) -> Version:
    part = item.part
    return Version(checked, part.language, part.start, part.stop)


def _halves(checked: Checked, item: CheckedPart) -> tuple[Version, Version] | None:
    """Return the two versions that stand one behind the other in a part."""
    blocks = item.part.blocks
    for first, second in (
        (Language.KAZAKH, Language.RUSSIAN),
        (Language.RUSSIAN, Language.KAZAKH),
    ):
        cut = _best_cut(blocks, first, second)
        sides = (blocks[:cut], blocks[cut:])
        if _is_version(sides[0], first) and _is_version(sides[1], second):
            found = (
                Version(checked, first, item.part.start, item.part.start + cut),
                Version(checked, second, item.part.start + cut, item.part.stop),
            )
            sizes = sorted(map(_size, sides))
            if sizes[0] >= SHARE * sum(sizes):
                return found if first is Language.KAZAKH else found[::-1]
    return None


def _best_cut(
    blocks: Sequence[AnalysedBlock], first: Language, second: Language
) -> int:
    """Return where a text that begins in one language goes on in the other."""
    right = sum(len(block.tokens) for block in blocks if block.language is second)
    best, cut = right, 0
    for number, block in enumerate(blocks, start=1):
        right += len(block.tokens) * _sign(block, first, second)
        if right > best:
            best, cut = right, number
    return cut


def _sign(block: AnalysedBlock, first: Language, second: Language) -> int:
    return (block.language is first) - (block.language is second)


def _size(blocks: Sequence[AnalysedBlock]) -> int:
    return sum(len(block.tokens) for block in blocks)


def _is_version(blocks: Sequence[AnalysedBlock], language: Language) -> bool:
    counts = Counter[Language]()
    for block in blocks:
        counts[block.language] += len(block.tokens)
    known = counts[Language.KAZAKH] + counts[Language.RUSSIAN]
    return counts[language] >= max(FEW_WORDS, PURE * known)


def sections_differ(checked: Checked) -> Iterator[Finding]:
    """Yield the version that has fewer chapters than the other."""
    for pair in versions(checked):
        fewer, more = sorted(pair, key=lambda item: len(item.sections))
        numbers = {str(section.number) for section in more.sections}
        if not fewer.sections or numbers <= {*fewer.labels}:
            continue
        if len(fewer.sections) < len(more.sections):
            yield checked.finding(
                "DC601",
                fewer.beginning,
                variant=fewer.language.value,
                number=str(len(fewer.sections)),
                other=str(len(more.sections)),
            )


def clauses_differ(checked: Checked) -> Iterator[Finding]:
    """Yield the version that lacks numbers of clauses which the other has."""
    for pair in versions(checked):
        for one, other in (pair, pair[::-1]):
            lacking = [label for label in other.labels if label not in one.labels]
            if one.labels and lacking:
                named = ", ".join(lacking[:NAMED]) + "…" * (len(lacking) > NAMED)
                yield checked.finding(
                    "DC602",
                    other.labels[lacking[0]],
                    Severity.NOTE,
                    variant=one.language.value,
                    labels=named,
                )


def dates_differ(checked: Checked) -> Iterator[Finding]:
    """Yield the dates and terms that only one version has."""
    yield from _only_in_one(checked, "DC603", lambda version: version.dates, "date")
    yield from _only_in_one(checked, "DC603", lambda version: version.terms, "term")


def acts_differ(checked: Checked) -> Iterator[Finding]:
    """Yield the acts that only one version cites."""
    yield from _only_in_one(checked, "DC604", lambda version: version.acts, "number")


def _only_in_one(
    checked: Checked,
    code: str,
    values: Callable[[Version], Mapping[str, Span]],
    name: str,
) -> Iterator[Finding]:
    for pair in versions(checked):
        for one, other in (pair, pair[::-1]):
            lacking = [value for value in values(other) if value not in values(one)]
            # Terms may be in words in one version: only a pair of them contradicts.
            if name == "term" and len(values(one)) < len(values(other)):
                continue
            for value in lacking:
                shown = checked.document.text_of(values(other)[value])
                yield checked.finding(
                    code,
                    values(other)[value],
                    Severity.WARNING,
                    variant=one.language.value,
                    text=" ".join(shown.split()),
                )


RULES: Final = (
    Rule(code="DC601", severity=Severity.WARNING, find=sections_differ),
    Rule(code="DC602", severity=Severity.NOTE, find=clauses_differ),
    Rule(code="DC603", severity=Severity.WARNING, find=dates_differ),
    Rule(code="DC604", severity=Severity.WARNING, find=acts_differ),
)
