import re

import pytest
from reports_by_hand import (
    FINDING,
    failed,
    hostile,
    reader,
    report,
    with_suppressions,
)

from doccheck.findings import SuppressedBy, Suppression
from doccheck.reports.github import github_pieces

#: A workflow command: its name, its values, its text.
COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def commands(*reports, language="en"):
    text = "".join(github_pieces(reports, reader(language)))
    found = [COMMAND.fullmatch(line) for line in text.splitlines()]
    assert all(found), text
    return [
        (each[1], dict(pair.split("=", 1) for pair in each[2].split(",")), each[3])
        for each in found
    ]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_each_issue_is_one_command(language):
    found = commands(report(findings=(FINDING,)), failed(), language=language)
    assert [name for name, _, _ in found] == [
        "error",
        "error",
        "warning",
        "warning",
        "error",
    ]
    assert {values["file"] for _, values, _ in found} == {"charter.docx", "secret.pdf"}


def test_command_says_what_to_do_in_lines_of_its_own():
    _, values, text = commands(report())[0]
    assert values["title"] == "duties (en) (charter.duties)"
    assert "%0Aadd duties (en)%0AFirst Law" in text


def test_hostile_texts_give_no_commands_of_their_own():
    found = commands(hostile(), hostile())
    assert len(found) == 2 * 5
    assert {values.get("line") for _, values, _ in found} == {None, "7"}
    for _, values, text in found:
        assert values["file"] == '-odd%2C "name"; <b>&�%25%3A.txt'
        assert "\x1b" not in text
        assert "\x00" not in text


def test_what_is_suppressed_is_left_out():
    assert commands(with_suppressions(Suppression(by=SuppressedBy.BASELINE))) == []
