"""Every requirement against the cases its author wrote for it (`tests/cases/`)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from doccheck.checklists import Organisation
from doccheck.document import Span
from doccheck.findings import Outcome
from doccheck.language import analyse
from doccheck.matchers import Context, judge_part
from doccheck.parsers import read_bytes
from doccheck.pipeline import Law
from doccheck.structure import whole_part
from doccheck.structure.phrases import PhraseIndex

CASES = Path(__file__).parent / "cases"
MARKS = re.compile("[⟦⟧]")
OUTCOMES = {
    "met": Outcome.MET,
    "partial": Outcome.PARTIAL,
    "not_met": Outcome.UNMET,
    "not_applicable": Outcome.NOT_APPLICABLE,
    "undetermined": Outcome.UNDETERMINED,
}
TODAY = datetime.date(2026, 11, 21)


def cases() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.yaml")):
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
        for name, case in raw["cases"].items():
            yield pytest.param(
                raw["requirement"], name, case, id=f"{raw['requirement']}-{name}"
            )


def expected(name: str) -> Outcome:
    kinds = sorted(OUTCOMES, key=len, reverse=True)
    return OUTCOMES[next(kind for kind in kinds if name.startswith(kind))]


def marked(text: str) -> tuple[str, list[Span]]:
    """Return a text without its ⟦marks⟧, and the spans that they held."""
    pieces = MARKS.split(text)
    ends = [sum(map(len, pieces[:number])) for number in range(1, len(pieces) + 1)]
    spans = [Span(*pair) for pair in zip(ends[0::2], ends[1::2], strict=False)]
    return "".join(pieces), spans


@pytest.mark.parametrize(("requirement", "name", "case"), list(cases()))
def test_case_comes_out_as_its_name_says(
    law: Law, requirement: str, name: str, case: dict[str, Any]
) -> None:
    text, marks = marked(case["text"])
    document = read_bytes(text.encode(), "case.txt")
    analysed = analyse(document)
    organisation = case.get("organisation")
    context = Context(
        part=whole_part(analysed),
        index=PhraseIndex(analysed, law.lexicon),
        acts=law.acts,
        day=case.get("as_of", TODAY),
        today=case.get("as_of", TODAY),
        organisation=Organisation(organisation) if organisation else None,
    )
    checklist = law.checklists[requirement.partition(".")[0]]

    judgements = judge_part(checklist, context)

    judgement = next(item for item in judgements if item.requirement == requirement)
    shown = [evidence.location for evidence in judgement.evidence]
    assert judgement.outcome is expected(name), (judgement.reason, shown)
    if marks:
        assert any(place.span.overlaps(mark) for place in shown for mark in marks), (
            shown,
            [document.text_of(mark) for mark in marks],
        )


def test_every_case_file_is_named_after_its_requirement(law: Law) -> None:
    for path in CASES.glob("*.yaml"):
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert raw["requirement"] == path.stem
        checklist = law.checklists[path.stem.partition(".")[0]]
        assert path.stem in {item.id for item in checklist.requirements}


def test_every_requirement_has_met_and_not_met_cases_in_both_languages(
    law: Law,
) -> None:
    lacking = []
    for checklist in law.checklists.values():
        for requirement in checklist.requirements:
            path = CASES / f"{requirement.id}.yaml"
            names = (
                yaml.safe_load(path.read_text(encoding="utf-8"))["cases"]
                if path.is_file()
                else ()
            )
            lacking += [
                f"{requirement.id}: {start}"
                for start in ("met_kk", "met_ru", "not_met_kk", "not_met_ru")
                if not any(name.startswith(start) for name in names)
            ]
    assert lacking == []
