"""Each mistake of real documents is found on an example and not on its correct twin."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image
from scans_by_hand import as_pdf
from test_lint_cases import findings, marked

from doccheck.casework import judge_case
from doccheck.checklists import Case
from doccheck.findings import Finding, Outcome
from doccheck.lint import RULES
from doccheck.pipeline import Law, check_document
from doccheck.reports import Reader
from doccheck.reports.rules import finding_message

FILE = Path(__file__).parent / "lint_cases" / "known_mistakes.yaml"
MISTAKES = yaml.safe_load(FILE.read_text(encoding="utf-8"))
#: A4 at 150 dots per inch.
PAGE = (1240, 1754)
#: Shown below, for it takes a picture.
ILLEGIBLE = "illegible_scan"


def examples(key: str) -> Iterator[Any]:
    """Yield the examples of mistakes that a rule, requirement or type shows."""
    for mistake, items in MISTAKES.items():
        for number, item in enumerate(items, start=1):
            if next(iter(item)) == key:
                yield pytest.param(item, id=f"{mistake}-{number}")


def of_rule(law: Law, item: dict[str, Any], side: str, file) -> list[Finding]:
    text, _ = marked(item[side])
    return [one for one in findings(law, text, item, file) if one.code == item["rule"]]


@pytest.mark.parametrize("item", [*examples("rule")])
def test_a_rule_finds_the_mistake_and_not_its_twin(law, text_file, item) -> None:
    if "twin" in item:
        assert of_rule(law, item, "twin", text_file) == []
    if "wrong" not in item:
        return
    found = of_rule(law, item, "wrong", text_file)
    _, marks = marked(item["wrong"])
    for mark in marks:
        assert any(one.location.span.overlaps(mark) for one in found), found
    assert {str(one.severity) for one in found} == {item.get("severity", "warning")}
    assert {one.fix for one in found} >= {*item.get("repaired", [])}
    for sentence in item.get("says", "").splitlines():
        reader = Reader(checklists=law.checklists, acts=law.acts, language="ru")
        assert sentence in finding_message(found[0], reader)


@pytest.mark.parametrize("item", [*examples("requirement")])
def test_a_requirement_tells_the_mistake_from_its_twin(law, item) -> None:
    results = [
        judge_case(
            Case(
                requirement=item["requirement"], name=side, text=item[side], path=FILE
            ),
            law,
        )
        for side in ("wrong", "twin")
    ]

    assert [str(one.judgement.outcome) for one in results] == item["outcomes"]
    assert results[-1].shows_mark


@pytest.mark.parametrize("item", [*examples("type")])
def test_a_document_is_recognised_under_the_title_of_another(
    law, text_file, item
) -> None:
    types = [
        check_document(text_file(item[side]), law).parts[0].type
        for side in ("wrong", "twin")
    ]

    assert types[0] == item["type"] != types[1]


def test_what_an_illegible_page_may_say_is_never_unmet(
    law, tmp_path, text_file, no_recognition
) -> None:
    line = "Саясат барлық жұмыскерлерге қолданылады."
    picture, smudge = Image.new("L", PAGE, 255), Image.effect_noise(PAGE, 90)
    scan, read = tmp_path / "scan.pdf", text_file(line)
    scan.write_bytes(as_pdf(picture, smudge, text=[line]))

    outcomes = {
        path: {
            judgement.outcome
            for part in check_document(path, law, type_="anticorruption_policy").parts
            for judgement in part.judgements
        }
        for path in (scan, read)
    }

    assert Outcome.UNMET not in outcomes[scan]
    assert Outcome.UNDETERMINED in outcomes[scan]
    assert Outcome.UNMET in outcomes[read]


def test_rules_without_examples_here_have_their_own(law) -> None:
    named = [item for items in MISTAKES.values() for item in items]
    bare = {item["rule"] for item in named if {*item} == {"rule"}}

    for code in bare:
        for example in law.terms.rules[code].examples.values():
            assert example.bad
            assert example.good
    assert {item["rule"] for item in named if "rule" in item} <= {
        rule.code for rule in RULES
    }


@pytest.mark.shared
def test_every_known_mistake_is_here(shared: Path) -> None:
    lines = (shared / "facts" / "known-mistakes.md").read_text("utf-8").splitlines()
    rows = [line for line in lines if line.startswith("| ")][1:]

    assert len(MISTAKES) + len({ILLEGIBLE}) == len(rows)
