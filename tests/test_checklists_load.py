"""Checklists are validated when they are loaded, and a mistake names its line."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from doccheck.checklists import (
    Checklist,
    Organisation,
    Period,
    load_acts,
    load_checklist,
    load_checklists,
    load_organisations,
)
from doccheck.errors import ChecklistError
from doccheck.matchers import MATCHERS

GOOD = """\
type: memo
titles: {kk: Жазба, ru: Записка, en: Memo}
requirements:
  - id: memo.goals
    force: M
    title: {kk: Мақсат, ru: Цель, en: Goal}
    advice: {kk: Жазыңыз, ru: Напишите, en: Write}
    source: [{act: law-410-v-2015, at: "15"}]
    match:
      kind: section
      headings: {kk: [мақсат], ru: [цели]}
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "memo.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_good_checklist_is_loaded(tmp_path: Path) -> None:
    checklist = load_checklist(written(tmp_path, GOOD))
    assert isinstance(checklist, Checklist)
    assert [item.name for item in checklist.requirements] == ["goals"]


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("kind: section", "kind: sectoin", 10, "sectoin"),
        ("force: M", "force: X", 5, "'X'"),
        ("id: memo.goals", "id: order.goals", 4, "not of this type"),
        ("headings:", "heading:", 10, "heading"),
        ("titles: {", "titles: [", 2, "YAML"),
        ("ru: [цели]", "ru: [цели, и до]", 11, "'и до'"),
        ("ru: [цели]", "ru: [цели|по]", 11, "'по' in 'цели|по'"),
        ("ru: [цели]", "ru: [цели|]", 11, "'цели|'"),
        ("ru: [цели]", "ru: ['цели {datum}']", 11, "unknown kind"),
        ("kk: [мақсат]", "kk: ['  ']", 11, "'  '"),
    ],
)
def test_a_mistake_names_file_and_line(
    tmp_path: Path, old: str, new: str, line: int, said: str
) -> None:
    path = written(tmp_path, GOOD.replace(old, new))
    with pytest.raises(ChecklistError) as caught:
        load_checklist(path)
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert said in str(caught.value)


def test_an_id_may_not_come_twice(tmp_path: Path) -> None:
    head, _, item = GOOD.partition("  - id")
    with pytest.raises(ChecklistError, match="twice"):
        load_checklist(written(tmp_path, f"{head}  - id{item}  - id{item}"))


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "memo.yaml"
    path.write_bytes("тип: записка".encode("cp1251"))
    with pytest.raises(ChecklistError, match="cannot be read"):
        load_checklist(path)


def test_a_folder_of_the_user_adds_and_overrides(tmp_path: Path) -> None:
    written(tmp_path, GOOD)
    checklists = load_checklists([tmp_path])
    assert "memo" in checklists
    assert set(load_checklists()) < set(checklists)


def test_a_source_must_be_an_act_that_is_known(tmp_path: Path) -> None:
    written(tmp_path, GOOD.replace("law-410-v-2015", "law-of-nowhere"))
    with pytest.raises(ChecklistError, match=r"memo\.yaml:8: .*law-of-nowhere"):
        load_checklists([tmp_path])


def test_every_shipped_matcher_kind_is_registered() -> None:
    kinds = {
        requirement.match.kind
        for checklist in load_checklists().values()
        for requirement in checklist.requirements
    }
    assert kinds <= set(MATCHERS)


def test_every_matcher_module_is_registered() -> None:
    folder = Path(__file__).parents[1] / "doccheck" / "matchers"
    others = {"__init__", "context", "form_rows", "judge", "registry"}
    assert {path.stem for path in folder.glob("*.py")} - others == set(MATCHERS)


def test_the_edition_in_force_is_chosen_by_the_day() -> None:
    period = Period(first=datetime.date(2023, 6, 16), last=datetime.date(2024, 1, 1))
    assert period.covers(datetime.date(2023, 6, 16))
    assert period.covers(datetime.date(2024, 1, 1))
    assert not period.covers(datetime.date(2023, 6, 15))
    assert not period.covers(datetime.date(2024, 1, 2))


def test_acts_that_replace_or_amend_are_known_themselves() -> None:
    acts = load_acts()
    named = {name for act in acts.values() for name in act.amended_by}
    named |= {act.replaced_by for act in acts.values() if act.replaced_by}
    assert named <= set(acts)


def test_kinds_of_organisation_come_with_the_deciding_one_first() -> None:
    kinds = list(load_organisations())
    assert kinds == [Organisation.QUASI_STATE, Organisation.STATE_BODY]
