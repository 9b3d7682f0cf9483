"""How much of what stands in a document a reading has, and in what order."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from benchmarks.fidelity.readers import Reading
from benchmarks.fidelity.truth import Truth, plain, words


@dataclass(slots=True)
class Score:
    """Sums over documents: what was found, and of how many."""

    found: Counter[str] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)

    def add(self, name: str, found: int, total: int) -> None:
        self.found[name] += found
        self.total[name] += total

    def share(self, name: str) -> float | None:
        return self.found[name] / self.total[name] if self.total[name] else None


def measure(truth: Truth, reading: Reading, score: Score) -> None:
    """Add what a reading has of a document to a score."""
    text = plain(reading.text)
    wanted, have = truth.words, words(text)
    score.add("words", (wanted & have).total(), wanted.total())
    score.add("extra words", (have - wanted).total(), wanted.total())
    score.add("blocks", _count(truth.blocks, text), len(truth.blocks))
    misplaced, placed = _misplaced(truth.blocks, text)
    score.add("misplaced", misplaced, placed)
    score.add("numbers", _numbers(truth, text), len(truth.numbered))
    for name in ("cells", "boxes", "notes", "inserted", "controls"):
        texts = getattr(truth, name)
        score.add(name, _count(texts, text), len(texts))
    score.add("boxes twice", _doubled(truth, text), len(truth.boxes))
    leaks = (*truth.hidden, *truth.deleted, *truth.comments)
    score.add("leaks", _count(leaks, text), len(leaks))
    if reading.headings is not None:
        found = Counter(map(plain, reading.headings))
        true = (found & truth.headings).total()
        score.add("headings", true, truth.headings.total())
        score.add("false headings", found.total() - true, truth.headings.total())


def _count(texts: Iterable[str], text: str) -> int:
    return sum(item in text for item in texts)


def _numbers(truth: Truth, text: str) -> int:
    """Count the blocks that stand in a text with the number that is printed."""
    return sum(printed in text for printed, _ in truth.numbered)


def _doubled(truth: Truth, text: str) -> int:
    listed = " ".join(truth.blocks)
    return sum(text.count(box) > max(1, listed.count(box)) for box in truth.boxes)


def _misplaced(blocks: Sequence[str], text: str) -> tuple[int, int]:
    """Return how many blocks must be moved to be in order, of those that occur once."""
    times = Counter(blocks)
    single = (block for block in blocks if times[block] == 1 and text.count(block) == 1)
    places = [text.index(block) for block in single]
    rising: list[int] = []
    for place in places:
        at = bisect_left(rising, place)
        rising[at : at + 1] = [place]
    return len(places) - len(rising), len(places)
