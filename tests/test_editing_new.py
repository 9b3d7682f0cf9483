"""Documents to be filled in: `doccheck new`."""

import datetime
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from fill_skeleton import fill

from doccheck.checklists import (
    Look,
    load_checklist,
    load_checklists,
    load_skeleton,
)
from doccheck.cli import run
from doccheck.editing import blank_document
from doccheck.errors import ChecklistError
from doccheck.findings import Force, Outcome, Verdict
from doccheck.parsers import read_bytes
from doccheck.pipeline import check_bytes
from doccheck.reports import Reader

DAY = datetime.date(2025, 6, 30)
CHECKLISTS = {name: c for name, c in load_checklists().items() if c.requirements}
#: Of an order without appendices, and of the date in the stamp.
NOT_WRITTEN = {"attachment", "recency"}
both_languages = pytest.mark.parametrize("language", ["kk", "ru"])
every_type = pytest.mark.parametrize("type_", CHECKLISTS)


def begun(type_, law, *languages):
    readers = [
        Reader(checklists=law.checklists, acts=law.acts, language=language)
        for language in languages
    ]
    return blank_document(load_skeleton(law.checklists[type_]), readers)


def checked(data, law):
    return check_bytes(data, Path("new.docx"), law, as_of=DAY)


@every_type
@both_languages
def test_an_unfilled_document_fails_on_its_blanks(type_, language, law):
    report = checked(begun(type_, law, language), law)
    assert [part.type for part in report.parts] == [type_]
    assert report.verdict is Verdict.FAIL
    assert "DC501" in {finding.code for finding in report.findings}


@every_type
@both_languages
def test_a_filled_document_passes_its_own_check(type_, language, law):
    report = checked(fill(begun(type_, law, language), language), law)
    assert [part.type for part in report.parts] == [type_]
    gaps = {
        judgement.requirement: judgement.reason
        for judgement in report.parts[0].judgements
        if judgement.outcome not in (Outcome.MET, Outcome.NOT_APPLICABLE)
    }
    assert gaps == {}
    assert report.verdict is Verdict.PASS
    assert [finding.code for finding in report.findings] == []


@every_type
def test_a_skeleton_has_a_place_for_every_mandatory_requirement(type_):
    checklist = CHECKLISTS[type_]
    generations = {edition.generation for edition in checklist.editions[:-1]} - {None}
    mandatory = {
        item.id
        for item in checklist.requirements
        if item.force is Force.MANDATORY
        and item.match.kind not in NOT_WRITTEN
        and item.generation not in generations
    }
    assert mandatory <= set(load_skeleton(checklist).order())


@every_type
def test_every_skeleton_is_shipped_in_both_languages(type_):
    for piece in load_skeleton(CHECKLISTS[type_]).pieces:
        said = piece.columns if piece.look is Look.TABLE else piece.text
        assert {"kk", "ru"} <= said.keys()


def test_guidance_stands_at_its_section(law):
    document = Document(BytesIO(begun("anticorruption_policy", law, "ru")))
    texts = [comment.text for comment in document.comments]
    guidance = next(t for t in texts if "anticorruption_policy.principles" in t)
    assert "Основные принципы" in guidance
    assert "поимённо" in guidance
    assert "ст. 4" in guidance


def test_both_versions_stand_in_one_file(law):
    report = checked(begun("compliance_regulation", law, "kk", "ru"), law)
    assert [(part.type, part.language) for part in report.parts] == [
        ("compliance_regulation", "kk"),
        ("compliance_regulation", "ru"),
    ]


def test_the_paper_is_a4_and_its_fonts_have_kazakh_letters(law):
    document = Document(BytesIO(begun("order", law, "kk")))
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert document.styles["Normal"].font.name == "Times New Roman"


OWN = """\
type: charter
titles: {kk: "Жарғы", ru: "Устав", en: "Charter"}
requirements:
  - id: charter.goals
    force: M
    title: {kk: "Мақсаты", ru: "Цель", en: "Goal"}
    advice: {kk: "Мақсатын жазыңыз.", ru: "Напишите цель.", en: "Write the goal."}
    source: [{act: law-410-v-2015, at: "1"}]
    match: {kind: section, headings: {kk: ["мақсаты"], ru: ["цель"]}}
  - id: charter.signature
    force: M
    title: {kk: "Қолы", ru: "Подпись", en: "Signature"}
    advice: {kk: "Қол қойыңыз.", ru: "Подпишите.", en: "Sign it."}
    source: [{act: law-410-v-2015, at: "1"}]
    match: {kind: requisite, requisite: signature}
"""


@pytest.fixture
def norms(tmp_path):
    (tmp_path / "charter.yaml").write_text(OWN, encoding="utf-8")
    (tmp_path / "skeletons").mkdir()
    return tmp_path


def test_a_checklist_without_a_skeleton_has_its_sections(norms, capsys):
    target = norms / "charter.docx"
    options = ["--checklists", str(norms), "--lang", "kk", "-o", str(target)]
    assert run(["new", "charter", *options]) == 0
    document = read_bytes(target.read_bytes())
    assert [document.text_of(block) for block in document.blocks] == [
        "Жарғы",
        "1. Мақсаты",
        "<мазмұнын жазыңыз>",
        "<лауазымы>\t__________ <аты-жөні>",
    ]


def test_a_skeleton_stands_beside_its_checklist(norms):
    own = 'skeleton: charter\npieces:\n  - {look: title, kk: "ЖАРҒЫ", ru: "УСТАВ"}\n'
    (norms / "skeletons" / "charter.yaml").write_text(own, encoding="utf-8")
    skeleton = load_skeleton(load_checklist(norms / "charter.yaml"))
    assert [piece.text["kk"] for piece in skeleton.pieces] == ["ЖАРҒЫ"]


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ("skeleton: charter\npieces:\n  - {use: seal}\n", "no piece 'seal'"),
        (
            "skeleton: charter\npieces:\n  - {look: blank, for: [goal]}\n",
            "no requirement 'goal'",
        ),
        ("skeleton: charter\npieces:\n  - {look: poem}\n", "pieces"),
    ],
)
def test_a_mistake_in_a_skeleton_names_its_file(own, said, norms):
    (norms / "skeletons" / "charter.yaml").write_text(own, encoding="utf-8")
    with pytest.raises(ChecklistError, match=rf"charter\.yaml.*{said}"):
        load_skeleton(load_checklist(norms / "charter.yaml"))


def test_the_file_is_named_after_its_type_and_never_written_over(
    tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    assert run(["new", "order", "--lang", "ru"]) == 0
    before = (tmp_path / "order.ru.docx").read_bytes()
    assert run(["new", "order", "--lang", "ru"]) == 2
    assert "--force" in capsys.readouterr().err
    assert (tmp_path / "order.ru.docx").read_bytes() == before
    assert run(["new", "order", "--lang", "ru", "--force"]) == 0


@pytest.mark.parametrize("type_", ["ordre", "other"])
def test_a_type_without_requirements_is_refused(type_, capsys):
    assert run(["new", type_]) == 2
    assert "no type" in capsys.readouterr().err
