"""What each part is in the set: current, a version, a copy, a draft, foreign."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final

from doccheck.checklists import Holding, Period
from doccheck.dossier.entry import Entry, best_first
from doccheck.dossier.model import Filed, Standing
from doccheck.dossier.names import (
    MENTIONED,
    NAME,
    SUBJECT,
    Names,
    may_be_one,
    names_in,
    own_names,
)

#: Of two nearly equal texts at least one of so many smallest hashes is the same, so
#: that not every text is compared with every other.
PROBES: Final = 16


@dataclass(frozen=True, slots=True)
class Decision:
    standing: Standing
    #: Key of the sentence that says why.
    reason: str
    params: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(slots=True, kw_only=True)
class Sorting:
    """Decides on entries, group by group; each is decided on once."""

    entries: Sequence[Entry]
    holdings: Mapping[str, Holding]
    period: Period
    given_names: Sequence[str]
    decided: dict[tuple[str, int], Decision] = field(default_factory=dict)

    def sort(self) -> tuple[tuple[Filed, ...], Names]:
        """Return all entries with their standing, and whose they are."""
        self._decide(_beside(self.open, self.holdings))
        self._decide(_same_files(self.open))
        names = own_names((item.part for item in self.open), self.given_names)
        for rule in (_foreign(names), _drafts, _outside(self.period, self.holdings)):
            self._decide(rule(self.open))
        for group in _by_type(_named(self.open, names)).values():
            is_single = self.holdings[group[0].part.type].is_single
            self._decide(_same_texts(group, in_series=not is_single))
            self._decide((_single if is_single else _series)(self._open_of(group)))
        return tuple(map(self._filed, self.entries)), names

    @property
    def open(self) -> list[Entry]:
        return self._open_of(self.entries)

    def _open_of(self, entries: Iterable[Entry]) -> list[Entry]:
        return [item for item in entries if _key(item) not in self.decided]

    def _decide(self, decisions: Iterable[tuple[Entry, Decision]]) -> None:
        self.decided |= {_key(entry): decision for entry, decision in list(decisions)}

    def _filed(self, entry: Entry) -> Filed:
        decision = self.decided[_key(entry)]
        return Filed(
            path=entry.path,
            sha256=entry.sha256,
            number=entry.number,
            part=entry.part,
            standing=decision.standing,
            reason=decision.reason,
            params=decision.params,
        )


Decisions = Iterator[tuple[Entry, Decision]]


def _key(entry: Entry) -> tuple[str, int]:
    return entry.path, entry.number


def _beside(entries: Iterable[Entry], holdings: Mapping[str, Holding]) -> Decisions:
    for entry in entries:
        if entry.part.type not in holdings:
            yield entry, Decision(Standing.BESIDE, "of_no_set")


def _same_files(entries: Iterable[Entry]) -> Decisions:
    first: dict[str, str] = {}
    for entry in entries:
        path = first.setdefault(entry.sha256, entry.path)
        if path != entry.path:
            yield entry, Decision(Standing.DUPLICATE, "same_file", {"other": path})


def _foreign(names: Names) -> Callable[[Iterable[Entry]], Decisions]:
    """Return the rule on documents that name another organisation, and never ours."""

    def decide(entries: Iterable[Entry]) -> Decisions:
        for entry in entries:
            part = entry.part
            heads = names_in(part, NAME) or names_in(part, SUBJECT)
            borne = names_in(part, NAME, SUBJECT, MENTIONED)
            is_known = part.language in names.languages
            if heads and is_known and not any(map(names.is_own, borne)):
                yield (
                    entry,
                    Decision(Standing.FOREIGN, "other_name", {"name": heads[0]}),
                )

    return decide


def _drafts(entries: Iterable[Entry]) -> Decisions:
    """Yield what is marked as a draft, or waits for its date or number.

    On a scan the blank may have been filled in by a hand that nobody can read.
    """
    for entry in entries:
        if marks := entry.told("draft"):
            yield entry, Decision(Standing.DRAFT, "marked_draft", {"mark": marks[0]})
        elif entry.told("approval.blank") and not entry.ocr:
            yield entry, Decision(Standing.DRAFT, "blank_stamp")


def _outside(
    period: Period, holdings: Mapping[str, Holding]
) -> Callable[[Iterable[Entry]], Decisions]:
    """Return the rule on documents of other days; what holds once may be older."""

    def decide(entries: Iterable[Entry]) -> Decisions:
        for entry in entries:
            is_single = holdings[entry.part.type].is_single
            day, first, last = entry.date, period.first, period.last
            if day and last and day > last.isoformat():
                yield entry, Decision(Standing.OUT_OF_PERIOD, "later", {"date": day})
            elif day and first and day < first.isoformat() and not is_single:
                yield entry, Decision(Standing.OUT_OF_PERIOD, "earlier", {"date": day})

    return decide


def _named(entries: Iterable[Entry], names: Names) -> Iterator[Entry]:
    """Yield the entries, knowing which bear the name of the organisation."""
    for entry in entries:
        borne = names_in(entry.part, NAME, SUBJECT, MENTIONED)
        yield replace(entry, is_named=any(map(names.is_own, borne)))


def _by_type(entries: Iterable[Entry]) -> Mapping[str, list[Entry]]:
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.part.type, []).append(entry)
    return groups


def _same_texts(entries: Iterable[Entry], *, in_series: bool) -> Decisions:
    """Yield copies: nearly the same text, and no other day or number.

    In a series the same form is filled in again and again: there figures tell.
    """
    kept: dict[int, list[Entry]] = {}
    for entry in best_first(entries):
        hashes = entry.part.sketch[:PROBES]
        near = (item for one in hashes for item in kept.get(one, ()))
        alike = (item for item in near if _is_copy(entry, item))
        copied = (i for i in alike if not in_series or entry.has_same_figures(i))
        other = next(copied, None)
        if other is None:
            for one in hashes:
                kept.setdefault(one, []).append(entry)
        else:
            params = {"other": other.path}
            yield entry, Decision(Standing.DUPLICATE, "same_text", params)


def _is_copy(entry: Entry, other: Entry) -> bool:
    same_language = entry.part.language == other.part.language
    return same_language and entry.is_same_act(other) and entry.is_same_text(other)


def _single(entries: Sequence[Entry]) -> Decisions:
    """Yield the one that holds, its translation, and the versions it replaced."""
    if not entries:
        return
    current, *others = best_first(entries)
    pair = next((item for item in others if _may_be_pair(item, current)), None)
    rivals = [item for item in others if item is not pair]
    yield current, _why_chosen(current, rivals, translated=pair is not None)
    if pair:
        params = {"other": current.path}
        yield pair, Decision(Standing.TRANSLATION, "other_language", params)
    for entry in rivals:
        yield entry, _why_replaced(entry, current)


def _series(entries: Sequence[Entry]) -> Decisions:
    """Yield documents that stand side by side, and their translations."""
    kept: list[Entry] = []
    translated: dict[tuple[str, int], Entry] = {}
    for entry in best_first(entries):
        other = next((item for item in kept if _is_pair(entry, item)), None)
        if other is None or _key(other) in translated:
            kept.append(entry)
        else:
            translated[_key(other)] = entry
    number = str(len(kept))
    for entry in kept:
        if len(kept) == 1:
            yield entry, _why_chosen(entry, (), translated=bool(translated))
        else:
            yield entry, Decision(Standing.CURRENT, "of_series", {"number": number})
        if pair := translated.get(_key(entry)):
            params = {"other": entry.path}
            yield pair, Decision(Standing.TRANSLATION, "other_language", params)


def _may_be_pair(entry: Entry, other: Entry) -> bool:
    """Say whether nothing tells that two documents are not one in two languages."""
    if not entry.is_in_other_language(other) or not entry.is_same_act(other):
        return False
    return bool(entry.date and other.date) or may_be_one(entry.part, other.part)


def _is_pair(entry: Entry, other: Entry) -> bool:
    """Say whether two documents of a series are one in two languages.

    The same day is not enough: minutes of two sittings may bear it.
    """
    if not _may_be_pair(entry, other):
        return False
    by_number = bool(entry.part.number) and entry.part.number == other.part.number
    return entry.is_version_of(other) or (by_number and entry.date == other.date)


def _why_chosen(
    current: Entry, rivals: Sequence[Entry], *, translated: bool
) -> Decision:
    if not rivals:
        reason = "only_with_translation" if translated else "only"
        return Decision(Standing.CURRENT, reason)
    return Decision(
        Standing.CURRENT,
        _comparison(current, rivals[0]),
        _beside_each(current, rivals[0]),
    )


def _beside_each(entry: Entry, other: Entry) -> Mapping[str, str]:
    """Return the values for a sentence that compares two versions."""
    params = {"other": other.path, "date": entry.date, "other_date": other.date}
    return {name: value for name, value in params.items() if value}


def _comparison(current: Entry, second: Entry) -> str:
    if current.date and second.date and current.date > second.date:
        return "newest"
    if current.date and not second.date:
        return "dated"
    if current.is_named and not second.is_named and current.date == second.date:
        return "named"
    return "fuller" if current.rank() > second.rank() else "first_by_name"


def _why_replaced(entry: Entry, current: Entry) -> Decision:
    reason = {
        "newest": "older",
        "dated": "undated",
        "named": "unnamed",
        "fuller": "meets_less",
        "first_by_name": "same_rank",
    }[_comparison(current, entry)]
    return Decision(Standing.SUPERSEDED, reason, _beside_each(entry, current))
