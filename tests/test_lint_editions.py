"""One text, dated before and after its rules changed, by the law of its own day."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from doccheck.document import BlockKind
from doccheck.findings import Outcome, PartReport, Verdict
from doccheck.parsers import read_document
from doccheck.pipeline import SUPERSEDED, Law, check_document

DOSSIER = Path(__file__).parent.parent / "samples" / "dossier"
STANDARD = ("anticorruption-standard.ru.docx", "18 февраля 2022 года")
REPORTS = {
    "kk": ("monitoring-report.kk.docx", "2021 жылғы 12 шілде"),
    "ru": ("monitoring-report.ru.flawed.docx", "15 июля 2024 года"),
}


@pytest.fixture
def dated(law: Law, text_file):
    """A function that returns the report on a sample with another date."""

    def check(sample: tuple[str, str], date: str) -> PartReport:
        name, own = sample
        document = read_document(DOSSIER / name)
        text = "\n\n".join(
            document.text_of(block)
            for block in document.blocks
            if block.kind is not BlockKind.FOOTER
        )
        assert own in text
        return check_document(text_file(text.replace(own, date)), law).parts[-1]

    return check


def outcome(part: PartReport, name: str) -> Outcome:
    found = {item.requirement: item.outcome for item in part.judgements}
    return found[f"{part.type}.{name}"]


@pytest.mark.parametrize(
    ("date", "notes", "recommended"),
    [
        ("18 февраля 2022 года", (), Outcome.NOT_APPLICABLE),
        ("30 декабря 2024 года", (), Outcome.NOT_APPLICABLE),
        ("31 декабря 2024 года", (SUPERSEDED,), Outcome.NOT_APPLICABLE),
        ("1 января 2025 года", (SUPERSEDED,), Outcome.UNMET),
        ("18 февраля 2025 года", (SUPERSEDED,), Outcome.UNMET),
    ],
)
def test_a_standard_of_rules_of_behaviour(dated, date, notes, recommended) -> None:
    part = dated(STANDARD, date)

    assert (part.type, part.edition) == ("anticorruption_standard", "behaviour")
    assert (part.verdict, part.notes) == (Verdict.PASS, notes)
    assert outcome(part, "recommendations_reference") is recommended
    assert outcome(part, "behaviour_rules") is Outcome.MET
    assert outcome(part, "risk_mapping") is Outcome.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("language", "date", "edition", "verdict"),
    [
        ("kk", "2021 жылғы 12 шілде", "22-2020", Verdict.PASS),
        ("kk", "2023 жылғы 15 маусым", "22-2020", Verdict.PASS),
        ("kk", "2023 жылғы 16 маусым", "22-2023", Verdict.FAIL),
        ("kk", "2024 жылғы 12 шілде", "22-2023", Verdict.FAIL),
        ("ru", "15 июля 2022 года", "22-2020", Verdict.PASS),
        ("ru", "15 июня 2023 года", "22-2020", Verdict.PASS),
        ("ru", "16 июня 2023 года", "22-2023", Verdict.FAIL),
        ("ru", "15 июля 2024 года", "22-2023", Verdict.FAIL),
    ],
)
def test_a_monitoring_report_without_a_decision(
    dated, language, date, edition, verdict
) -> None:
    part = dated(REPORTS[language], date)

    assert (part.type, part.edition) == ("monitoring_report", edition)
    assert part.verdict is verdict
    is_due = verdict is Verdict.FAIL
    assert (outcome(part, "decision") is Outcome.NOT_APPLICABLE) is not is_due


@pytest.mark.parametrize(
    ("as_of", "verdict"), [("2023-06-15", Verdict.PASS), ("2023-06-16", Verdict.FAIL)]
)
def test_a_day_that_is_asked_for_outranks_that_of_the_report(
    law, as_of, verdict
) -> None:
    path = DOSSIER / REPORTS["kk"][0]

    report = check_document(path, law, as_of=datetime.date.fromisoformat(as_of))

    assert report.verdict is verdict
