"""Which act of `acts.yaml` a citation means, and whether it is cited rightly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from doccheck.checklists import Act
from doccheck.document import Span
from doccheck.language import Language, phrase_keys
from doccheck.lint.rule import Checked, CheckedPart
from doccheck.structure import Reference

#: Kind of a reference → kinds of acts that it may mean.
KINDS: Final[Mapping[str, frozenset[str]]] = {
    "law": frozenset({"law"}),
    "code": frozenset({"code", "law"}),
    "order": frozenset({"order", "methodology", "instruction", "rules"}),
    "decree": frozenset({"decree"}),
    "rules": frozenset({"order", "methodology", "instruction", "rules", "decree"}),
}
#: Words that a title may have or lack.
KIND_WORDS: Final = {
    Language.KAZAKH: "заң бұйрық бекіту үлгілік",
    Language.RUSSIAN: "закон приказ утверждение типовой",
}
#: How much of two titles must be the same, 0.0 to 1.0.
SAME_TITLE: Final = 0.8
#: The number of a law says in which convocation it was passed: no two are the same.
LAW_NUMBER: Final = re.compile(r"\d+-[IVX]+")
KAZAKH: Final = frozenset("әғқңөұүһі")
LOOSE_HYPHEN: Final = re.compile(r"\s?[-–—]\s?")
DIGITS: Final = re.compile(r"\d+")


class Fit(StrEnum):
    RIGHT = "right"
    WRONG_DATE = "wrong_date"
    WRONG_NUMBER = "wrong_number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A reference with the act that it means."""

    reference: Reference
    checked: CheckedPart
    #: As in `Document.blocks`.
    block: int
    act: Act
    fit: Fit

    @property
    def span(self) -> Span:
        return self.reference.span


@lru_cache(maxsize=1)  # several rules ask for those of one file
def citations(checked: Checked) -> tuple[Citation, ...]:
    """Return the citations of known acts in reading order."""
    return tuple(_citations(checked))


def _citations(checked: Checked) -> Iterator[Citation]:
    for item in checked.parts:
        for reference in item.part.references:
            block = checked.document.block_at(reference.span.start)
            if found := _resolve(checked, reference):
                act, fit = found
                yield Citation(
                    reference=reference, checked=item, block=block, act=act, fit=fit
                )


def _resolve(checked: Checked, reference: Reference) -> tuple[Act, Fit] | None:
    kinds = KINDS.get(reference.kind, frozenset())
    acts = [act for act in checked.acts.values() if act.kind in kinds]
    numbered = [act for act in acts if same_number(reference.number, act.number)]
    cited = _cited_keys(checked, reference.title)
    titled = [act for act in acts if _same_title(cited, act)]
    if right := _right(reference, numbered, titled):
        return right, Fit.RIGHT
    if reference.date is None and reference.number is None:
        return None
    by_state = reference.kind == "law" or _is_of_state(checked, reference.span)
    if wrong := _wrong_date(reference, numbered, titled, by_state=by_state):
        return wrong, Fit.WRONG_DATE
    if wrong := _wrong_number(reference, acts, titled, by_state=by_state):
        return wrong, Fit.WRONG_NUMBER
    return None


def _right(
    reference: Reference, numbered: Sequence[Act], titled: Sequence[Act]
) -> Act | None:
    if reference.date:
        same = numbered if reference.number else titled
        return next((act for act in same if act.date == reference.date), None)
    if reference.number:
        return next((act for act in numbered if act in titled), None)
    return _newest(titled)


def _wrong_date(
    reference: Reference,
    numbered: Sequence[Act],
    titled: Sequence[Act],
    *,
    by_state: bool,
) -> Act | None:
    """Return the act whose number or title is cited with another day."""
    if reference.date is None:
        return None
    both = [act for act in numbered if act in titled and act.date]
    if both:
        return _newest(both)
    if reference.number is None:
        dated = [act for act in titled if act.date and act.replaced_by is None]
        return _newest(dated) if by_state else None
    if titled or not by_state:
        return None
    alike = (act for act in numbered if act.date and _is_slip(reference, act))
    return next(alike, None)


def _is_slip(reference: Reference, act: Act) -> bool:
    """Say whether a cited day is that of the act but for one of its three parts."""
    if act.number and LAW_NUMBER.fullmatch(act.number):
        return True
    cited, right = reference.date, act.date
    if cited is None or right is None:
        return False
    parts = zip(cited.timetuple()[:3], right.timetuple()[:3], strict=True)
    return sum(ours == theirs for ours, theirs in parts) == 2


def _wrong_number(
    reference: Reference, acts: Sequence[Act], titled: Sequence[Act], *, by_state: bool
) -> Act | None:
    """Return the act whose title or day is cited with another number."""
    if reference.number is None or not by_state:
        return None
    numbered = [act for act in titled if act.number]
    if numbered and (reference.date is None or reference.kind == "law"):
        return _newest(numbered)
    same_day = [
        act for act in acts if act.number and act.date and act.date == reference.date
    ]
    if numbered:
        return next((act for act in numbered if act in same_day), None)
    likely = (act for act in same_day if _is_part(reference.number, str(act.number)))
    return next(likely, None) if not reference.title else None


def _is_part(cited: str, number: str) -> bool:
    """Say whether a number has lost or gained a digit: «№ 2» for «№ 21»."""
    return cited != number and (cited in number or number in cited)


def _newest(acts: Sequence[Act]) -> Act | None:
    """Return the act in force, else the last one, of those that share a title."""
    ranked = sorted(
        acts,
        key=lambda act: (
            act.replaced_by is None,
            bool(act.amended_by),
            str(act.date or ""),
        ),
    )
    return ranked[-1] if ranked else None


def _is_of_state(checked: Checked, span: Span) -> bool:
    """Say whether a body of the state is named beside a citation as its issuer."""
    first = checked.document.block_at(span.start)
    last = checked.document.block_at(max(span.start, span.end - 1))
    names = checked.terms.bodies["state-issuers"].names
    return bool(checked.hits(names, max(0, first - 1), last + 1))


def same_number(cited: str | None, number: str | None) -> bool:
    """Say whether two act numbers are the same but for letters and marks.

    >>> same_number("410-V ЗРК", "410-V"), same_number("12", "112")
    (True, False)
    """
    if not cited or not number:
        return False
    return DIGITS.findall(cited) == DIGITS.findall(number)


def _cited_keys(
    checked: Checked, title: str | None
) -> Mapping[Language, frozenset[str]]:
    """Return the keys of a cited title by language, none without a title.

    They are read as those that the checklists know: a scanner puts one letter for
    another.
    """
    if not title:
        return {}
    plain = LOOSE_HYPHEN.sub("-", title)
    return {
        language: frozenset(
            next((known for known, _ in checked.index.lexicon.readings(key)), key)
            for key in _title_keys(plain, language)
        )
        for language in _languages(title)
    }


def _languages(title: str) -> tuple[Language, ...]:
    """Return the languages that a title may be in; Kazakh letters may be lost."""
    if KAZAKH.isdisjoint(title.lower()):
        return Language.KAZAKH, Language.RUSSIAN
    return (Language.KAZAKH,)


def _same_title(cited: Mapping[Language, frozenset[str]], act: Act) -> bool:
    """Say whether a cited title is one of an act's, in either language."""
    return any(
        _likeness(keys, _title_keys(title, language)) >= SAME_TITLE
        for language, keys in cited.items()
        for title in act.titles.get(language.value, ())
    )


@lru_cache(maxsize=4096)
def _title_keys(title: str, language: Language) -> frozenset[str]:
    """Return the keys of a title's words without those for the kind of act."""
    spare = _keys(KIND_WORDS[language], language)
    return _keys(title, language) - spare


@lru_cache(maxsize=4096)
def _keys(text: str, language: Language) -> frozenset[str]:
    return frozenset(key for word in phrase_keys(text, language) for key in word)


def _likeness(first: frozenset[str], second: frozenset[str]) -> float:
    """Return the share of words that two titles have in common."""
    if not first or not second:
        return 0.0
    return 2 * len(first & second) / (len(first) + len(second))
