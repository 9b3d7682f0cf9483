"""Every requirement against the cases its author wrote for it (`tests/cases/`)."""

from __future__ import annotations

from pathlib import Path

import pytest

from doccheck.casework import judge_case, without_marks
from doccheck.checklists import Case, lacking_cases, load_cases
from doccheck.errors import ChecklistError
from doccheck.pipeline import Law

CASES = Path(__file__).parent / "cases"


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=f"{case.requirement}-{case.name}")
        for case in load_cases([CASES])
    ],
)
def test_case_comes_out_as_its_name_says(law: Law, case: Case) -> None:
    result = judge_case(case, law)
    assert result.has_expected_outcome, (result.judgement.reason, result.quotes)
    assert result.shows_mark, (result.quotes, result.marked)


def test_every_case_file_is_named_after_its_requirement(law: Law) -> None:
    known = {
        item.id
        for checklist in law.checklists.values()
        for item in checklist.requirements
    }
    for case in load_cases([CASES]):
        assert case.requirement == case.path.stem
        assert case.requirement in known


def test_every_requirement_has_met_and_not_met_cases_in_both_languages(
    law: Law,
) -> None:
    lacking = lacking_cases(law.checklists.values(), load_cases([CASES]))
    assert lacking == {}


def test_marks_leave_no_trace_in_the_text() -> None:
    text, spans = without_marks("а ⟦б⟧ в ⟦г д⟧")
    assert text == "а б в г д"
    assert [text[span.start : span.end] for span in spans] == ["б", "г д"]


def test_a_case_of_an_unknown_requirement_is_refused(law: Law, tmp_path: Path) -> None:
    path = tmp_path / "order.nothing.yaml"
    case = Case(requirement="order.nothing", name="met_kk", text="Бұйрық", path=path)
    with pytest.raises(ChecklistError, match=r"order\.nothing"):
        judge_case(case, law)


def test_a_case_whose_name_says_no_outcome_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "order.kind.yaml"
    path.write_text("requirement: order.kind\ncases:\n  fine_kk: {text: Бұйрық}\n")
    with pytest.raises(ChecklistError, match="fine_kk"):
        load_cases([path])
