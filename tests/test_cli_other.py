"""`doccheck parse`, `explain`, `list` and `doctor`."""

import json

import pytest

from doccheck.checklists import load_acts, load_checklists
from doccheck.cli import doctor as doctor_module
from doccheck.cli import run


def output(capsys, *arguments, status=0):
    assert run(list(arguments)) == status
    return capsys.readouterr().out


def test_parse_shows_blocks_with_their_places(text_file, capsys):
    path = text_file("БҰЙРЫҚ\n\n2024 жылғы 5 наурыз № 17\n")
    found = json.loads(output(capsys, "parse", str(path)))
    assert found["schema"] == "doccheck-document/1"
    assert found["format"] == "txt"
    for block in found["blocks"]:
        assert found["text"][block["start"] : block["end"]] == block["text"]


def test_parse_of_an_unreadable_file_is_status_1(tmp_path, capsys):
    path = tmp_path / "empty.txt"
    path.write_bytes(b"")
    assert run(["parse", str(path)]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_requirement_can_be_explained(language, capsys):
    for checklist in load_checklists().values():
        for item in checklist.requirements[:2]:
            text = output(capsys, "explain", item.id, "--lang", language)
            assert item.title[language] in " ".join(text.split())
            assert item.advice[language][:20] in " ".join(text.split())


def test_a_type_is_explained_by_its_requirements(capsys):
    text = output(capsys, "explain", "order", "--lang", "en")
    assert "order.signature" in text


def test_a_rule_is_explained(capsys):
    text = output(capsys, "explain", "DC101", "--lang", "ru")
    assert "Латинские буквы" in text
    assert "Как исправить" in text


def test_unknown_id_is_answered_with_a_near_one(capsys):
    assert run(["explain", "order.signatur"]) == 2
    assert "did you mean 'order.signature'?" in capsys.readouterr().err


@pytest.mark.parametrize("what", ["types", "requirements", "rules", "acts"])
def test_lists_come_as_text_and_as_json(what, capsys):
    rows = json.loads(output(capsys, "list", what, "--format", "json"))
    lines = output(capsys, "list", what).splitlines()
    assert len(rows) == len(lines) > 0


def test_lists_hold_everything_that_is_loaded(capsys):
    acts = json.loads(output(capsys, "list", "acts", "--format", "json"))
    assert [row["id"] for row in acts] == list(load_acts())
    types = json.loads(output(capsys, "list", "types", "--format", "json"))
    assert [row["type"] for row in types] == list(load_checklists())


def test_doctor_finds_the_data(capsys):
    rows = json.loads(output(capsys, "doctor", "--format", "json"))
    states = {row["what"]: row["state"] for row in rows}
    assert states["checklists"] == states["models"] == states["click"] == "ok"


def test_doctor_names_what_is_optional(monkeypatch, capsys):
    monkeypatch.setattr(doctor_module.shutil, "which", lambda _: None)
    text = output(capsys, "doctor")
    assert "not found  tesseract" in text


def test_doctor_fails_where_a_library_is_missing(monkeypatch, capsys):
    monkeypatch.setattr(
        doctor_module.metadata, "requires", lambda _: ["no-such-library>=1"]
    )
    text = output(capsys, "doctor", status=1)
    assert "no-such-library" in text
    assert "broken" in text
