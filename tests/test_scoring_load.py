"""The data of the scoring: complete, and a mistake in it is named with its line."""

import pytest
import yaml

from doccheck.checklists import load_acts, load_checklists
from doccheck.checklists.examine import find_mistakes
from doccheck.errors import ChecklistError
from doccheck.reports.catalogue import LANGUAGES, load_catalogue
from doccheck.scoring.load import FOLDER, load_rules
from doccheck.scoring.measures import MEASURES
from doccheck.scoring.scales import SCALES
from doccheck.shipped import data_folder

RULES = load_rules()
HOME = data_folder("checklists") / FOLDER
IDS = [
    *("1.1.1", "1.1.2", "1.1.3", "1.2.1", "1.2.2", "1.2.3", "1.3.1", "1.3.2", "1.3.3"),
    *("1.4.1", "1.5.1", "2.1.1", "2.2.1", "2.3.1", "2.3.2", "2.4.1", "2.5.1", "2.5.2"),
    *("2.5.3", "2.5.4", "2.5.5", "3.1.1", "3.2.1", "3.2.2", "3.2.3", "3.2.4", "3.2.5"),
    *("3.2.6", "3.2.7", "3.2.8", "3.2.9", "3.3.1", "4.1.1", "4.1.2", "4.2.1", "4.2.2"),
    *("4.2.3", "4.2.4", "4.3.1"),
]
PROJECT = """\
project: 9
titles: {kk: а, ru: б, en: c}
confirms: {kk: а, ru: б, en: c}
indicators:
  - id: "9.1.1"
    titles: {kk: а, ru: б, en: c}
    source: [{act: tbn4-scoring-2024, at: "9.1.1"}]
    parts:
      - measure: {kind: holders, whom: body, documents: [order]}
        scale: {kind: per_item, points: 3}
"""


@pytest.fixture
def folder(tmp_path):
    """A function that writes a project into a folder of the user and loads it."""

    def load(text: str, name: str = "project-9.yaml"):
        home = tmp_path / FOLDER
        home.mkdir(exist_ok=True)
        (home / name).write_text(text, encoding="utf-8")
        return load_rules([tmp_path])

    return load


def test_every_indicator_of_the_four_projects_is_there():
    assert sorted(RULES.indicators) == sorted(IDS)
    assert set(RULES.projects) == {1, 2, 3, 4}


def test_shipped_data_fits_its_schemas():
    assert list(find_mistakes(sorted(HOME.glob("*.yaml")))) == []


def test_every_document_and_fact_that_is_named_exists():
    types = set(load_checklists())
    assert RULES.documents <= types
    for indicator in RULES.indicators.values():
        for part in indicator.parts:
            assert set(part.measure.facts) <= set(RULES.facts), indicator.id
        assert {source.act for source in indicator.source} <= set(load_acts())


def test_requirements_name_indicators_that_exist():
    """What a document's requirement says is at stake is what the scoring scores."""
    for checklist in load_checklists().values():
        for requirement in checklist.requirements:
            if requirement.points:
                indicator = RULES.indicators[requirement.points]
                known = {*indicator.documents, "announcement", "order"}
                assert checklist.type in known, requirement.id


def test_every_kind_of_measure_and_scale_is_used_by_the_data():
    kinds = {"measure": set(), "scale": set()}
    for path in HOME.glob("project-*.yaml"):
        for item in yaml.safe_load(path.read_text(encoding="utf-8"))["indicators"]:
            for part in item["parts"]:
                for name, found in kinds.items():
                    found.add(part[name]["kind"])
    assert kinds == {"measure": set(MEASURES), "scale": set(SCALES)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_is_shown_has_words(language):
    said = load_catalogue(language).messages["score"]
    assert set(SCALES) <= set(said["scale"])
    whom = {str(p.measure.whom) for i in RULES.indicators.values() for p in i.parts}
    assert whom <= set(said["whom"])
    titles = [
        *(item.titles for item in RULES.indicators.values()),
        *(item.titles for item in RULES.facts.values()),
        *(item.titles for item in RULES.options.values()),
    ]
    assert all(item.get(language, "").strip() for item in titles)


def test_folder_of_the_user_adds_and_replaces_indicators(folder):
    rules = folder(PROJECT)
    assert rules.indicators["9.1.1"].parts[0].kind == "per_item"
    assert set(IDS) < set(rules.indicators)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("kind: per_item", "kind: per_itemm", "project-9.yaml:10"),
        ("points: 3", "points: -3", "project-9.yaml:10"),
        ("whom: body", "whom: nobody", "project-9.yaml:9"),
        (
            "kind: holders, whom: body, documents: [order]",
            "kind: amount, whom: body, fact: risks.lost",
            "9.1.1: no fact 'risks.lost'",
        ),
        ("tbn4-scoring-2024", "tbn9", "9.1.1: no act 'tbn9'"),
        ('id: "9.1.1"', 'id: "8.1.1"', "project-9.yaml:5: the id '8.1.1'"),
        ("    parts:", "    joined: luck\n    parts:", "no option 'luck'"),
        ("project: 9", "projects: 9", "project-9.yaml"),
    ],
)
def test_mistake_is_named_with_file_line_and_key(old, new, said, folder):
    with pytest.raises(ChecklistError) as caught:
        folder(PROJECT.replace(old, new))
    assert said in str(caught.value)


def test_option_needs_a_default_among_its_choices(folder):
    option = (
        "- name: luck\n  default: good\n  titles: {kk: а, ru: б, en: c}\n"
        "  choices:\n    bad: {kk: а, ru: б, en: c}\n    fair: {kk: а, ru: б, en: c}\n"
    )
    with pytest.raises(ChecklistError, match=r"options.yaml:2: luck: no choice 'good'"):
        folder(option, "options.yaml")
