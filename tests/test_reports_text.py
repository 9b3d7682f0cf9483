import dataclasses

import pytest
from reports_by_hand import (
    ACT,
    FINDING,
    UNREAD,
    evidence,
    failed,
    judgement,
    part,
    reader,
    report,
)

from doccheck.checklists import Act
from doccheck.findings import Outcome, Verdict
from doccheck.reports import LANGUAGES, TextStyle, load_catalogue, render_text
from doccheck.reports.places import place_in_act
from doccheck.reports.style import Sheet


def shown(*reports, language="en", **style):
    return render_text(reports, reader(language), TextStyle(**style))


def test_verdict_comes_before_everything_else():
    lines = shown(report()).splitlines()
    assert lines[0] == "charter.docx"
    assert lines[1] == "✗ Falls short: 2 of 3 mandatory requirements are not met"


def test_unread_pages_come_before_the_parts():
    text = shown(report(unread=UNREAD))
    assert text.index("Not read: look here first") < text.index("charter (en)")
    assert "pp. 2–4:" in text
    assert "p. 7:" in text


def test_missing_comes_before_partial_and_both_before_recommended():
    text = shown(report())
    places = [text.index(name) for name in ("✗ seal", "◐ duties", "✗ terms")]
    assert places == sorted(places)
    assert text.index("Recommended (not law): 0 of 1 followed") < places[2]


def test_gap_says_how_to_mend_it_and_by_which_norm():
    text = shown(report())
    assert "How to mend it: add seal (en)" in text
    assert "Source: First Law, art. 7, para. 2" in text


def test_recommended_gap_alone_is_no_failure():
    found = part(judgement("terms", Outcome.UNMET), verdict=Verdict.PASS)
    text = shown(report(found, verdict=Verdict.PASS))
    assert text.splitlines()[1].startswith("✓ Conforms")
    assert "Missing (mandatory)" not in text


def test_pass_of_a_half_read_file_is_not_called_a_pass():
    found = part(judgement("goals", Outcome.UNDETERMINED), verdict=Verdict.PASS)
    text = shown(report(found, verdict=Verdict.PASS, unread=UNREAD))
    assert text.splitlines()[1].startswith("? Nothing falls short so far")
    assert "✓ Conforms" not in text


def test_a_requirement_that_could_not_be_seen_is_no_lack_of_a_checklist():
    found = part(judgement("goals", Outcome.UNDETERMINED), verdict=Verdict.NOT_CHECKED)
    verdict = shown(report(found, verdict=Verdict.NOT_CHECKED)).splitlines()[1]
    assert verdict.startswith("? Nothing falls short so far")
    assert "1 requirement could not be" in verdict
    assert "no checklist" not in verdict


def test_met_requirement_is_folded_to_one_line_with_its_place():
    assert "    ✓ goals (en) · p. 2: “Цели общества”\n" in shown(report())


def test_not_applicable_are_told_by_reason():
    goals = judgement("goals", Outcome.NOT_APPLICABLE, "other_generation")
    seal = judgement("seal", Outcome.NOT_APPLICABLE, "other_generation")
    text = shown(report(part(goals, seal, verdict=Verdict.PASS)))
    assert text.count("follows another structure") == 1
    assert "goals (en); seal (en)" in " ".join(text.split())


def test_section_is_named_where_there_is_no_page():
    met = judgement("goals", Outcome.MET, evidence=(evidence(page=None),))
    assert "section “Глава 1”: “Цели общества”" in shown(report(part(met)))


def test_long_quote_is_cut_unless_all_is_asked_for():
    quote = "слово " * 30
    met = judgement("goals", Outcome.MET, evidence=(evidence(quote.strip()),))
    assert quote.strip() not in " ".join(shown(report(part(met))).split())
    whole = " ".join(shown(report(part(met)), verbose=True).split())
    assert quote.strip() in whole


def test_findings_of_one_code_are_cut_unless_all_are_asked_for():
    findings = (FINDING,) * 8
    assert shown(report(findings=findings)).count("DC101 The word") == 5
    assert "…and 3 more" in shown(report(findings=findings))
    assert shown(report(findings=findings), verbose=True).count("DC101 The word") == 8


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [40, 64, 100])
def test_no_line_is_wider_than_asked(language, width):
    text = shown(
        report(findings=(FINDING,), unread=UNREAD),
        failed(),
        language=language,
        width=width,
    )
    assert max(map(len, text.splitlines())) <= width


def test_colours_come_only_when_asked_for():
    assert "\x1b" not in shown(report())
    assert "\x1b[31m✗\x1b[0m" in shown(report(), colour=True)


def test_document_cannot_command_the_terminal():
    hostile = evidence("Цели\x1b]0;owned\x07\u202eобщества")
    met = judgement("goals", Outcome.MET, evidence=(hostile,))
    text = shown(report(part(met), path="a\x1b[2Jb.txt"), colour=False)
    assert not {"\x1b", "\x07", "\u202e"} & set(text)


def test_failed_file_says_why():
    text = shown(failed(), language="ru")
    assert "! Не прочитан: Файл защищён паролем" in text


def test_quiet_gives_each_file_one_line():
    lines = shown(report(), failed(), quiet=True, width=40).splitlines()
    assert lines[0].startswith("✗ charter.docx: charter (en): Falls short")
    assert lines[1].startswith("! secret.pdf: Not read")


def test_several_files_end_in_a_summary():
    text = shown(report(), failed(), language="ru")
    last = text.splitlines()[-1]
    assert last == "2 документа: не соответствуют: 1; не прочитаны: 1."


def test_unknown_type_and_requirement_are_shown_by_their_ids():
    strange = dataclasses.replace(
        part(dataclasses.replace(judgement("x", Outcome.UNMET), requirement="a.b")),
        type="never_heard_of",
    )
    text = shown(report(strange))
    assert "never_heard_of" in text
    assert "a.b" in text


@pytest.mark.parametrize(
    ("at", "language", "expected"),
    [
        ("10", "ru", "ст. 10"),
        ("10", "kk", "10-бап"),
        ("15(1)", "en", "art. 15, para. 1"),
        ("16(3)", "kk", "16-бап, 3-тармақ"),
        ("24-4", "ru", "ст. 24-4"),
        ("2-қосымша / приложение 2", "kk", "2-қосымша"),
        ("2-қосымша / приложение 2", "ru", "приложение 2"),
        ("9, қосымша / приложение", "ru", "ст. 9, приложение"),
        ("қосымша / приложение, I.3", "kk", "қосымша, I.3"),
        ("", "kk", ""),
    ],
)
def test_place_in_an_act_is_said_in_the_language_of_the_reader(at, language, expected):
    assert place_in_act(at, ACT, load_catalogue(language)) == expected


def test_numbers_of_an_order_are_paragraphs():
    order = dataclasses.replace(ACT, kind="order")
    assert isinstance(order, Act)
    assert place_in_act("12–13", order, load_catalogue("kk")) == "12–13-тармақ"
    assert place_in_act("15(1)", order, load_catalogue("ru")) == "п. 15, подп. 1)"
    below = place_in_act("3.6 2), 3.8", order, load_catalogue("kk"))
    assert below == "3.6-тармақ, 2) тармақша, 3.8"


def test_number_stays_in_the_line_of_what_it_counts():
    sheet = Sheet(TextStyle(width=40))
    sheet.line("Негіздеме мұнда көрсетілген: бұйрық, ст. 10")
    assert "\nст. 10\n" in sheet.text()
