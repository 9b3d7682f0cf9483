"""Reports that are written while the run goes on."""

import json

import pytest
from reports_by_hand import failed, reader, report

from doccheck.cli.output import write_result
from doccheck.errors import UsageError
from doccheck.reports import TextStyle, json_pieces, render_text, text_pieces


@pytest.mark.parametrize("number", [0, 1, 2, 5])
def test_json_in_pieces_is_what_json_makes_of_the_whole(number):
    reports = [report(path=f"{n}\n.txt") for n in range(number)] + [failed()] * 2
    text = "".join(json_pieces(iter(reports[:number]), reader()))
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize("quiet", [True, False])
def test_text_comes_file_by_file(quiet):
    reports = [report(), failed(), report()]
    style = TextStyle(quiet=quiet)
    pieces = list(text_pieces(iter(reports), reader(), style))
    assert len(pieces) == len(reports) + 1
    assert "".join(pieces) == render_text(reports, reader(), style)
    assert all(piece.endswith("\n") for piece in pieces)


def test_file_is_whole_or_as_it_was(tmp_path):
    target = tmp_path / "report.json"
    target.write_text("before")

    def broken():
        yield "half"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_result(broken(), target)
    assert [item.name for item in tmp_path.iterdir()] == ["report.json"]
    assert target.read_text() == "before"
    write_result(["a", "b"], target)
    assert target.read_text() == "ab"


def test_nothing_is_checked_for_a_file_that_cannot_be_written(tmp_path):
    def pieces():
        pytest.fail("the run began")
        yield ""

    with pytest.raises(UsageError, match="cannot write"):
        write_result(pieces(), tmp_path / "no" / "folder" / "report.json")
