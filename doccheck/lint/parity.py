"""DC6xx: where the Kazakh and the Russian version of one document differ.

Two digests are enough to tell, whether the versions stand in one file or in two.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from doccheck.document import Location
from doccheck.findings import Digest, Finding, Mark, Severity

KAZAKH: Final = "kk"
RUSSIAN: Final = "ru"
#: Versions of one document share so much of their figures, 0.0 to 1.0.
ALIKE: Final = 0.5
#: The one with fewer figures has at least this share of those of the other.
SHARE: Final = 0.3
#: Labels named in one finding.
NAMED: Final = 5

#: A finding with the version in which its place is: the one that has what the other,
#: of the language `variant`, lacks.
Difference = tuple[Digest, Finding]


def are_versions(one: Digest, other: Digest) -> bool:
    """Say whether two digests are those of one document in two languages."""
    if one.type != other.type or {one.language, other.language} != {KAZAKH, RUSSIAN}:
        return False
    fewer, more = sorted((len(one.figures), len(other.figures)))
    common = len(one.figures & other.figures)
    return 0 < SHARE * more <= fewer and common >= ALIKE * fewer


def differences(one: Digest, other: Digest) -> tuple[Difference, ...]:
    """Return what one version has and the other lacks, by code."""
    return tuple(
        (having, finding)
        for compare in COMPARISONS.values()
        for lacking, having in ((one, other), (other, one))
        for finding in compare(lacking, having)
    )


def chapters_differ(lacking: Digest, having: Digest) -> Iterator[Finding]:
    """Yield the first chapter that a version with fewer of them lacks."""
    if not 0 < len(lacking.chapters) < len(having.chapters):
        return
    numbers = {mark.value for mark in lacking.chapters} | _unseen_chapters(lacking)
    missing = [mark for mark in having.chapters if mark.value not in numbers]
    if missing:
        yield _finding(
            "DC601",
            missing[0].location,
            lacking,
            number=str(len(lacking.chapters)),
            other=str(len(having.chapters)),
        )


def _unseen_chapters(digest: Digest) -> set[str]:
    """Return the numbers of lines that go on with none: any may be a heading."""
    values = ["", *(mark.value for mark in digest.clauses)]
    return {
        label
        for before, label in pairwise(values)
        if label.isdecimal() and before != str(int(label) - 1)
    }


def clauses_differ(lacking: Digest, having: Digest) -> Iterator[Finding]:
    """Yield the numbers of clauses that a version lacks, as one finding."""
    labels = {mark.value for mark in (*lacking.clauses, *lacking.chapters)}
    missing = [mark for mark in having.clauses if mark.value not in labels]
    if lacking.clauses and missing:
        values = [*dict.fromkeys(mark.value for mark in missing)]
        named = ", ".join(values[:NAMED])
        yield _finding(
            "DC602",
            missing[0].location,
            lacking,
            Severity.NOTE,
            labels=named + "…" * (len(values) > NAMED),
        )


def dates_differ(lacking: Digest, having: Digest) -> Iterator[Finding]:
    """Yield the dates, terms and own numbers that only one version has."""
    yield from _only_in_one("DC603", lacking, lacking.dates, having.dates)
    # A term may be put in other words: only one against another is a difference.
    for unit in {_unit(mark) for mark in having.terms}:
        ours = [mark for mark in lacking.terms if _unit(mark) == unit]
        theirs = [mark for mark in having.terms if _unit(mark) == unit]
        if {mark.value for mark in ours} - {mark.value for mark in theirs}:
            yield from _only_in_one("DC603", lacking, ours, theirs)
    if lacking.number and having.number:
        ours, theirs = [lacking.number], [having.number]
        yield from _only_in_one("DC603", lacking, ours, theirs)


def acts_differ(lacking: Digest, having: Digest) -> Iterator[Finding]:
    """Yield the acts that only one version cites."""
    yield from _only_in_one("DC604", lacking, lacking.acts, having.acts)


def _unit(mark: Mark) -> str:
    return mark.value.rpartition(" ")[2]


def _only_in_one(
    code: str,
    lacking: Digest,
    ours: Collection[Mark],
    theirs: Sequence[Mark],
) -> Iterator[Finding]:
    values = {_plain(mark.value) for mark in ours}
    for mark in theirs:
        if _plain(mark.value) not in values:
            yield _finding(code, mark.location, lacking, text=mark.location.quote)


def _plain(value: str) -> str:
    return value.replace(" ", "").replace("–", "-").upper()


def _finding(
    code: str,
    location: Location,
    lacking: Digest,
    severity: Severity = Severity.WARNING,
    **params: str,
) -> Finding:
    return Finding(
        code=code,
        severity=severity,
        location=location,
        params={"variant": lacking.language, **params},
    )


#: By code: what the first version lacks of the second.
COMPARISONS: Final[Mapping[str, Callable[[Digest, Digest], Iterator[Finding]]]] = {
    "DC601": chapters_differ,
    "DC602": clauses_differ,
    "DC603": dates_differ,
    "DC604": acts_differ,
}
