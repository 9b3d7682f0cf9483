"""DC202: forms of organisation that are misspelt, or differ for one name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from doccheck.document import Span
from doccheck.findings import Finding, Severity
from doccheck.lint.rule import Checked, Rule

#: A name in quotes, as long as names of organisations are.
_NAME: Final = r"[«\"“](?P<name>[^«»\"“”]{3,120})[»\"”]"
_NAMES: Final = re.compile(_NAME)
#: Between a name and its form: «… «Х» шаруашылық жүргізу құқығындағы КМК».
_BESIDE: Final = r"\s{0,2}(?:ШЖҚ|на\sПХВ|ПХВ)?\s{0,2}[-–]?\s{0,2}"
#: Between a name and the words of its form: «на праве хозяйственного ведения».
REACH: Final = 60
INSTITUTION: Final = "institution"
ENTERPRISE: Final = "enterprise"
#: Where the data has the abbreviations of a kind.
FORMS: Final = "_forms"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """A form of organisation beside a name."""

    text: str
    span: Span
    kind: str | None
    is_short: bool


def form_of_organisation(checked: Checked) -> Iterator[Finding]:
    """Yield the forms of organisation that are misspelt, or differ for one name."""
    yield from _misspelt(checked)
    met = _met(checked)
    for forms in met.values():
        yield from _rarer(checked, [form for form in forms if form.is_short])
        yield from _of_another_kind(checked, forms)


def _misspelt(checked: Checked) -> Iterator[Finding]:
    wrong = {
        word: group.id
        for group in checked.data("DC202").groups
        for words in group.words.values()
        for word in words
    }
    if not wrong:
        return
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, wrong))})(?!\w)")
    for match in pattern.finditer(checked.document.text):
        right = wrong[match[0]]
        yield checked.finding(
            "DC202",
            Span(*match.span()),
            fix=right,
            word=match[0],
            repaired=right,
            variant="misspelt",
        )


def _met(checked: Checked) -> Mapping[str, list[_Form]]:
    """Return the forms beside each name, in abbreviations and in words."""
    met: dict[str, list[_Form]] = defaultdict(list)
    for forms in checked.data("DC202").phrases["forms"].values():
        for name, form in _abbreviated(checked, forms):
            met[name].append(form)
    for kind in (INSTITUTION, ENTERPRISE):
        for name, form in _in_words(checked, kind):
            met[name].append(form)
    return met


def _abbreviated(checked: Checked, forms: Sequence[str]) -> Iterator[tuple[str, _Form]]:
    any_form = "|".join(sorted(map(re.escape, forms), key=len, reverse=True))
    short = rf"(?<!\w)(?P<form>{any_form})(?!\w)"
    kinds = _kinds(checked)
    for pattern in (rf"{short}{_BESIDE}{_NAME}", rf"{_NAME}{_BESIDE}{short}"):
        for match in re.finditer(pattern, checked.document.text):
            word, span = match["form"], Span(*match.span("form"))
            form = _Form(text=word, span=span, kind=kinds.get(word), is_short=True)
            yield _plain(match["name"]), form


def _kinds(checked: Checked) -> Mapping[str, str]:
    phrases = checked.data("DC202").phrases
    return {
        form: kind
        for kind in (INSTITUTION, ENTERPRISE)
        for forms in phrases[f"{kind}{FORMS}"].values()
        for form in forms
    }


def _in_words(checked: Checked, kind: str) -> Iterator[tuple[str, _Form]]:
    """Yield names with «мемлекеттік мекеме» behind, «государственное …» before them."""
    phrases = checked.data("DC202").phrases[kind]
    text = checked.document.text
    for language, words in phrases.items():
        for hit in checked.hits({language: words}, 0, len(checked.document.blocks)):
            span = hit.span
            if language == "kk":
                near = [*_NAMES.finditer(text, max(0, span.start - 200), span.start)]
                name = near[-1] if near else None
                apart = span.start - name.end() if name else REACH
            else:
                name = _NAMES.search(text, span.end, span.end + 200)
                apart = name.start() - span.end if name else REACH
            if name and apart < REACH:
                shown = " ".join(checked.document.text_of(span).split())
                form = _Form(text=shown, span=span, kind=kind, is_short=False)
                yield _plain(name["name"]), form


def _plain(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.lower()))


def _rarer(checked: Checked, forms: Sequence[_Form]) -> Iterator[Finding]:
    """Yield the abbreviations that are not the usual one of a name."""
    if not forms:
        return
    usual, _ = Counter(form.text for form in forms).most_common(1)[0]
    for form in forms:
        if form.text != usual:
            yield _mixed(checked, form, usual)


def _of_another_kind(checked: Checked, forms: Sequence[_Form]) -> Iterator[Finding]:
    """Yield the first form of the rarer kind where one of the two is in words."""
    kinds = Counter(form.kind for form in forms if form.kind)
    if len(kinds) < 2 or all(form.is_short for form in forms):
        return
    usual, _ = kinds.most_common(1)[0]
    named = next(form for form in forms if form.kind == usual)
    wrong = next(form for form in forms if form.kind and form.kind != usual)
    yield _mixed(checked, wrong, named.text)


def _mixed(checked: Checked, form: _Form, usual: str) -> Finding:
    return checked.finding(
        "DC202", form.span, word=form.text, repaired=usual, variant="mixed"
    )


RULES: Final = (
    Rule(code="DC202", severity=Severity.WARNING, find=form_of_organisation),
)
