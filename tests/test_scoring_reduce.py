"""The gate: which documents count, and which of their facts."""

import datetime

import pytest

from doccheck.document import Location, Span
from doccheck.dossier import Dossier, Filed, KnownFact, Standing, Told
from doccheck.findings import Evidence, Judgement, Outcome, PartReport, Verdict
from doccheck.scoring.frame import whole_period
from doccheck.scoring.load import load_rules
from doccheck.scoring.members import Holding, Role, State, Stated
from doccheck.scoring.portfolio import Listed
from doccheck.scoring.reduce import Gate, reduce_dossier

RULES = load_rules()
GATE = Gate(mandatory=frozenset({"ethics_code.values", "ethics_code.approval"}))
NOWHERE = Evidence(location=Location(page=None, block=0, span=Span(0, 0), quote=""))


def judged(**outcomes: str) -> tuple[Judgement, ...]:
    return tuple(
        Judgement(
            requirement=f"ethics_code.{name}",
            outcome=Outcome(outcome),
            confidence=1.0,
            reason="",
        )
        for name, outcome in outcomes.items()
    )


def filed(
    type_="ethics_code",
    verdict=Verdict.PASS,
    *,
    path="a.docx",
    standing=Standing.CURRENT,
    day=None,
    judgements=(),
) -> Filed:
    part = PartReport(
        type=type_,
        confidence=1.0,
        language="kk",
        date=day,
        verdict=verdict,
        judgements=judgements,
    )
    return Filed(
        path=path, sha256="", number=0, part=part, standing=standing, reason=""
    )


def fact(key, *told: tuple) -> KnownFact:
    return KnownFact(
        key=key,
        told=tuple(
            Told(value=value, path=path, number=0, evidence=NOWHERE, row=row)
            for path, value, row in told
        ),
    )


def reduced(*documents, facts=(), declared=(), role=Role.BODY, unread=()):
    dossier = Dossier(
        organisation=None,
        documents=documents,
        facts={item.key: item for item in facts},
    )
    listed = Listed(
        id="a",
        role=role,
        folder=None,
        facts={key: Stated(value=v, source="portfolio.yaml:9") for key, v in declared},
    )
    return reduce_dossier(listed, dossier, RULES, GATE, whole_period(2024), unread)


def holding(*documents, unread=()) -> Holding:
    member, _ = reduced(*documents, unread=unread)
    return member.holding("ethics_code")


def test_document_that_meets_what_is_mandatory_counts():
    assert holding(filed(day="2024-03-01")) == Holding(
        state=State.HELD, path="a.docx", days=(datetime.date(2024, 3, 1),)
    )


def test_document_that_falls_short_names_the_mandatory_requirements_only():
    outcomes = judged(values="unmet", approval="met", contacts="unmet")
    found = holding(filed(verdict=Verdict.FAIL, judgements=outcomes))
    assert (found.state, found.lacking) == (State.FLAWED, ("ethics_code.values",))


def test_document_that_could_not_be_judged_everywhere_is_unseen():
    outcomes = judged(values="undetermined", contacts="undetermined")
    found = holding(filed(verdict=Verdict.NOT_CHECKED, judgements=outcomes))
    assert (found.state, found.lacking) == (State.UNKNOWN, ("ethics_code.values",))


def test_document_of_which_nothing_is_mandatory_counts():
    assert holding(filed(verdict=Verdict.NOT_CHECKED)).state is State.HELD


def test_one_good_document_is_enough_where_there_are_several():
    bad = filed(verdict=Verdict.FAIL, path="b.docx", day="2024-05-01")
    assert holding(bad, filed(day="2024-03-01")).path == "a.docx"


@pytest.mark.parametrize(
    "standing", [item for item in Standing if item is not Standing.CURRENT]
)
def test_document_that_is_not_current_does_not_count_and_says_why(standing):
    found = holding(filed(standing=standing))
    assert (found.state, found.standing) == (State.MISSING, standing)


def test_what_is_not_there_may_be_in_a_file_that_nobody_could_read():
    assert holding().state is State.MISSING
    assert holding(unread=("scan.pdf",)).state is State.UNKNOWN
    draft = filed(standing=Standing.DRAFT)
    assert holding(draft, unread=("scan.pdf",)).path == "scan.pdf"


def told(*documents, facts=(), declared=(), role=Role.BODY):
    member, problems = reduced(*documents, facts=facts, declared=declared, role=role)
    return {k: v.value for k, v in member.facts.items()}, problems


REPORT = "violations_report"


def test_facts_of_several_reports_are_added_up():
    documents = [filed(REPORT, path="a"), filed(REPORT, path="b")]
    gifts = fact("violations.gifts", ("a", "2", None), ("b", "1", None))
    found, _ = told(*documents, facts=[gifts])
    assert found["violations.gifts"] == "3"


def test_facts_of_a_report_that_falls_short_wait_for_a_good_one():
    bad = filed(REPORT, Verdict.FAIL, path="a")
    gifts = fact("violations.gifts", ("a", "2", None), ("b", "1", None))
    member, _ = reduced(bad, facts=[gifts])
    assert member.facts["violations.gifts"].state is State.FLAWED
    found, _ = told(bad, filed(REPORT, path="b"), facts=[gifts])
    assert found["violations.gifts"] == "1"


def test_only_the_newest_note_tells_what_was_removed():
    documents = [
        filed("monitoring_note", path="a", day="2024-06-01"),
        filed("monitoring_note", path="b", day="2024-12-01"),
    ]
    removed = fact("risks.removed", ("a", "1", None), ("b", "3", None))
    found, _ = told(*documents, facts=[removed])
    assert found["risks.removed"] == "3"


def test_rows_are_counted_by_the_month_of_the_period():
    rows = ["2024-02-12", "2024-02-26", "2024-05-15", "2023-02-01", "in spring"]
    days = fact("event.date", *(("a", day, row) for row, day in enumerate(rows)))
    found, _ = told(filed("ethics_commissioner_report", path="a"), facts=[days])
    assert found == {"ethics.events.2": "2", "ethics.events.5": "1"}


def test_amounts_of_rows_are_added_up_and_a_row_without_one_counts_once():
    days = fact("talk.date", ("a", "2024-03-20", 1), ("a", "2024-03-21", 2))
    persons = fact("talk.persons", ("a", "4", 1))
    document = filed("ethics_commissioner_report", path="a")
    found, _ = told(document, facts=[days, persons])
    assert found == {"ethics.talks.3": "5"}


@pytest.mark.parametrize(
    ("subject", "key"),
    [("start", "links.analysis_started"), ("discussion", "links.discussion_announced")],
)
def test_link_of_an_announcement_counts_for_what_it_announces(subject, key):
    facts = [
        fact("link", ("a", "https://a.kz/1", None)),
        fact("announcement.subject", ("a", subject, None)),
    ]
    found, _ = told(filed("announcement", path="a"), facts=facts)
    assert found == {key: "https://a.kz/1"}


def test_text_in_the_place_of_a_number_or_a_day_adds_nothing():
    gifts = fact("violations.gifts", ("a", "two", None), ("a", "1", None))
    found, _ = told(filed(REPORT, path="a"), facts=[gifts])
    assert found == {"violations.gifts": "1"}
    ended = fact("step.external_end", ("a", "in May", None))
    found, _ = told(filed("analysis_order", path="a"), facts=[ended])
    assert found == {}


def test_document_goes_before_what_a_person_wrote_and_the_difference_is_named():
    gifts = fact("violations.gifts", ("a", "2", None))
    found, problems = told(
        filed(REPORT, path="a"), facts=[gifts], declared=[("violations.gifts", "5")]
    )
    assert found["violations.gifts"] == "2"
    assert [(item.reason, item.place) for item in problems] == [
        ("told_otherwise", "portfolio.yaml:9")
    ]
    assert problems[0].params == {
        "key": "violations.gifts",
        "value": "5",
        "document": "a",
        "told": "2",
    }


def test_facts_that_an_organisation_does_not_tell_are_not_read():
    gifts = fact("offences.criminal", ("a", "2", None))
    document = filed("reconciliation_act", path="a")
    found, _ = told(document, facts=[gifts], role=Role.ORGANISATION)
    assert found == {}
