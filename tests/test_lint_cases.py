"""Every lint rule against its examples and against the cases of `tests/lint_cases/`."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from doccheck.document import Span
from doccheck.findings import Finding
from doccheck.lint import RULES
from doccheck.pipeline import Law, check_document
from doccheck.shipped import data_folder
from doccheck.structure.phrases import compile_phrase

CASES = Path(__file__).parent / "lint_cases"
#: Rules that compare letters, not words.
LETTERS = {"DC103", "DC202"}
MARKS = re.compile("[⟦⟧]")
TODAY = datetime.date(2026, 11, 21)


def examples() -> Iterator[Any]:
    """Yield the examples that `doccheck explain` shows, bad and good."""
    for path in sorted((data_folder("checklists") / "lint").glob("DC*.yaml")):
        for language, example in load(path)["examples"].items():
            for side in ("bad", "good"):
                if not example[side]:
                    continue
                case = example | {"text": example[side]}
                yield pytest.param(
                    path.stem, side, case, id=f"{path.stem}-{side}-{language}"
                )


def cases() -> Iterator[Any]:
    for path in sorted(CASES.glob("DC*.yaml")):
        for name, case in load(path).items():
            side = name.partition("_")[0]
            yield pytest.param(path.stem, side, case, id=f"{path.stem}-{name}")


def load(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def marked(text: str) -> tuple[str, list[Span]]:
    """Return a text without its ⟦marks⟧, and the spans that they held."""
    pieces = MARKS.split(text)
    ends = [sum(map(len, pieces[:number])) for number in range(1, len(pieces) + 1)]
    spans = [Span(*pair) for pair in zip(ends[0::2], ends[1::2], strict=False)]
    return "".join(pieces), spans


def findings(law: Law, text: str, case: dict[str, Any], file) -> tuple[Finding, ...]:
    report = check_document(
        file(text), law, as_of=case.get("as_of"), type_=case.get("type")
    )
    return report.findings


@pytest.mark.parametrize(("code", "side", "case"), [*examples(), *cases()])
def test_rule_finds_the_bad_place_and_leaves_its_twin_alone(
    law: Law, text_file, code: str, side: str, case: dict[str, Any]
) -> None:
    text, marks = marked(case["text"])

    found = [item for item in findings(law, text, case, text_file) if item.code == code]

    assert bool(found) is (side == "bad"), [item.location.quote for item in found]
    for mark in marks:
        assert any(item.location.span.overlaps(mark) for item in found), (
            text[mark.start : mark.end],
            [item.location.quote for item in found],
        )


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_examples_in_both_languages(law: Law, rule) -> None:
    assert {*law.terms.rules[rule.code].examples} == {"kk", "ru"}


def test_every_source_of_a_rule_is_a_known_act(law: Law) -> None:
    cited = {item.act for rule in law.terms.rules.values() for item in rule.source}
    assert cited <= set(law.acts)


def test_no_word_of_a_rule_is_one_that_is_ignored(law: Law) -> None:
    rules = [rule for rule in law.terms.rules.values() if rule.code not in LETTERS]
    lists = [phrases for rule in rules for phrases in rule.phrases.values()]
    lists += [group.words for rule in rules for group in rule.groups]
    lists += [group.but for rule in rules for group in rule.groups]
    words = [
        (one, language)
        for phrases in lists
        for language, items in phrases.items()
        for item in items
        for word in [item, *item.split()]
        for one in (word.split("|") if "|" in word and " " not in word else [item])
    ]

    lost = [one for one, language in words if not compile_phrase(one, language).words]

    assert lost == []
