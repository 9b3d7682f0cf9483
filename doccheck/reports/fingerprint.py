"""What makes a result the same one as in an earlier run, wherever it has moved to."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from doccheck.findings import Finding, Judgement, PartReport

#: Hexadecimal digits: 64 bits, enough for the results of a repository.
_DIGITS: Final = 16


def finding_fingerprints(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield a fingerprint for each finding of one document, in their order.

    It depends on the code and the words, not on the place; the second finding of the
    same words has another one than the first.
    """
    seen: Counter[str] = Counter()
    for finding in findings:
        quote = " ".join(finding.location.quote.split())
        words = "\0".join((finding.code, quote, *sorted(finding.params.values())))
        seen[words] += 1
        yield _digest(f"{words}\0{seen[words]}")


def judgement_fingerprint(part: PartReport, judgement: Judgement) -> str:
    """Return the fingerprint of an outcome: what is lacking, in which document."""
    named = part.title or ""
    return _digest(
        "\0".join((part.type, named, judgement.requirement, judgement.outcome))
    )


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:_DIGITS]
