"""DC503: words of the template, or of the organisation it came from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from doccheck.checklists import Group
from doccheck.document import Span
from doccheck.findings import Finding, Severity
from doccheck.lint.rule import Checked, CheckedPart, Rule
from doccheck.structure import PartRole

#: Types that are law themselves, or nothing that an organisation adopted.
NOT_LOCAL: Final = frozenset({"legal_act", "other", "form"})
#: «(бұдан әрі – Кәсіпорын)», «(далее – Предприятие)»
_DEFINED: Final = re.compile(
    r"(?:бұдан\sәрі|далее(?:\sпо\sтексту)?)\s?[-–—]\s?[«\"]?(?P<word>[^\W\d_]{4,20})",
    re.IGNORECASE,
)
#: How a document speaks of itself.
_SELF: Final = re.compile(r"(?<!\w)(?:осы|настоящ[^\W\d_]{2,3})\s+$", re.IGNORECASE)


def words_of_a_template(checked: Checked) -> Iterator[Finding]:
    """Yield what only a model document may call itself."""
    phrases = checked.data("DC503").phrases
    for item in checked.parts:
        part = item.part
        if item.type in NOT_LOCAL or part.role is PartRole.FORM:
            continue
        title = part.title
        if title:
            for hit in checked.hits(phrases["titles"], part.start, part.stop):
                if title.span.overlaps(hit.span):
                    yield checked.finding("DC503", hit.span, variant="in_title")
        for hit in checked.hits(phrases["self"], part.start, part.stop):
            before = checked.document.text[max(0, hit.span.start - 16) : hit.span.start]
            if _SELF.search(before):
                yield checked.finding("DC503", hit.span, variant="self")
        yield from _foreign_words(checked, item)
        yield from _words_of_a_school(checked, item)


def _words_of_a_school(checked: Checked, item: CheckedPart) -> Iterator[Finding]:
    """Yield the first of several teachers and pupils where no school speaks."""
    phrases, part = checked.data("DC503").phrases, item.part
    if checked.hits(phrases["school"], part.start, part.opening_stop()):
        return
    found = checked.hits(phrases["school_people"], part.start, part.stop)
    if len(found) > 1:
        first = min(found, key=lambda hit: hit.span)
        yield checked.finding(
            "DC503",
            first.span,
            Severity.NOTE,
            variant="school",
            word=checked.document.text_of(first.span),
            number=str(len(found)),
        )


def _foreign_words(checked: Checked, item: CheckedPart) -> Iterator[Finding]:
    """Yield the first word for another kind of organisation than the defined one."""
    groups = checked.data("DC503").groups
    blocks = checked.analysed.blocks[item.part.start : item.part.stop]
    if not blocks:
        return
    start, end = blocks[0].block.span.start, blocks[-1].block.span.end
    text = checked.document.text[start:end]
    defined = {_group_of(match["word"], groups) for match in _DEFINED.finditer(text)}
    defined.discard(None)
    if len(defined) != 1:
        return
    for group in groups:
        if group.id in defined:
            continue
        stems = [stem for words in group.words.values() for stem in words]
        # In the middle of a sentence, with a capital: a defined term.
        pattern = rf"(?<=[а-яәғқңөұүһі,]\s)(?:{'|'.join(stems)})[^\W\d_]{{0,6}}(?!\w)"
        found = [
            match
            for match in re.finditer(pattern, text)
            if not re.match(r"\s{0,2}[«\"“]", text[match.end() :])
        ]
        if found:
            span = Span(*found[0].span()).shift(start)
            yield checked.finding(
                "DC503",
                span,
                Severity.NOTE if len(found) == 1 else Severity.WARNING,
                variant="foreign",
                word=found[0][0],
                number=str(len(found)),
            )


def _group_of(word: str, groups: tuple[Group, ...]) -> str | None:
    """Return the kind of organisation that a defined word is of."""
    for group in groups:
        stems = (stem for words in group.words.values() for stem in words)
        if word.startswith(tuple(stems)):
            return group.id
    return None


RULES: Final = (
    Rule(code="DC503", severity=Severity.WARNING, find=words_of_a_template),
)
