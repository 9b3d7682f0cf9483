"""DC6xx inside one file: the Kazakh and the Russian version of a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Final

from doccheck.findings import Digest, Finding, Severity
from doccheck.language import AnalysedBlock, Language
from doccheck.lint.digest import digest_of_blocks
from doccheck.lint.parity import COMPARISONS, are_versions
from doccheck.lint.rule import Checked, CheckedPart, Rule
from doccheck.structure import PartRole

#: How pure the two halves of a part must be to be two versions, 0.0 to 1.0.
PURE: Final = 0.9
#: A version is no summary of the other: the shorter has this share of the words.
SHARE: Final = 0.3
#: Words below which a text is an announcement or a letterhead.
FEW_WORDS: Final = 40


@lru_cache(maxsize=1)  # several rules ask for those of one file
def versions(checked: Checked) -> tuple[tuple[Digest, Digest], ...]:
    """Return the pairs of versions of one document."""
    return tuple(pair for pair in _candidates(checked) if are_versions(*pair))


def _candidates(checked: Checked) -> Iterator[tuple[Digest, Digest]]:
    told = [item for item in checked.parts if item.part.role is not PartRole.FORM]
    for kind in dict.fromkeys((item.type, item.part.role) for item in told):
        alike = [item for item in told if (item.type, item.part.role) == kind]
        if len(alike) == 2 and all(item.digest for item in alike):
            yield from combinations((item.digest for item in alike if item.digest), 2)
    for item in told:
        if item.part.language is Language.MIXED and (pair := _halves(item)):
            yield pair


def _halves(item: CheckedPart) -> tuple[Digest, Digest] | None:
    """Return the two versions that stand one behind the other in a part."""
    part = item.part
    for first, second in (
        (Language.KAZAKH, Language.RUSSIAN),
        (Language.RUSSIAN, Language.KAZAKH),
    ):
        cut = _best_cut(part.blocks, first, second)
        sides = (part.blocks[:cut], part.blocks[cut:])
        if not (_is_version(sides[0], first) and _is_version(sides[1], second)):
            continue
        sizes = [*map(_size, sides)]
        if min(sizes) >= SHARE * sum(sizes):
            middle = part.start + cut
            return (
                digest_of_blocks(part, item.type, first, part.start, middle),
                digest_of_blocks(part, item.type, second, middle, part.stop),
            )
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


def difference(code: str) -> Callable[[Checked], Iterator[Finding]]:
    """Return the rule that the versions in a file do not differ in one respect."""
    compare = COMPARISONS[code]

    def find(checked: Checked) -> Iterator[Finding]:
        for one, other in versions(checked):
            yield from compare(one, other)
            yield from compare(other, one)

    return find


RULES: Final = (
    Rule(code="DC601", severity=Severity.WARNING, find=difference("DC601")),
    Rule(code="DC602", severity=Severity.NOTE, find=difference("DC602")),
    Rule(code="DC603", severity=Severity.WARNING, find=difference("DC603")),
    Rule(code="DC604", severity=Severity.WARNING, find=difference("DC604")),
)
