"""A score report put together by hand, by the shipped rules."""

from decimal import Decimal
from pathlib import Path

from reports_by_hand import HOSTILE

from doccheck.checklists import load_acts, load_checklists
from doccheck.reports import Reader
from doccheck.reports.score_words import ScoreWords
from doccheck.scoring.advice import advise
from doccheck.scoring.declared import Problem
from doccheck.scoring.frame import whole_period
from doccheck.scoring.load import load_rules
from doccheck.scoring.members import Holding, Member, Role, State
from doccheck.scoring.periods import ScoredPeriod
from doccheck.scoring.portfolio import Portfolio
from doccheck.scoring.report import Earlier, ScoreReport
from doccheck.scoring.rules import BodyKind
from doccheck.scoring.score import Subject, score

POLICY = "anticorruption_policy"
HELD = Holding(state=State.HELD, path="policy.docx")
FLAWED = Holding(
    state=State.FLAWED, path=HOSTILE, lacking=(f"{POLICY}.responsibility",)
)


def organisation(number, name, holding=None) -> Member:
    return Member(
        id=f"o{number}",
        name=name,
        role=Role.ORGANISATION,
        holdings={POLICY: holding} if holding else {},
    )


MEMBERS = (
    Member(id="body", name="Әкімдік", role=Role.BODY),
    organisation(1, "Тұнық су", HELD),
    organisation(2, "Жылу желісі", FLAWED),
    organisation(3, f"=Жол {HOSTILE}"),
)
EARLIER = Earlier(name="before.json", total=Decimal(-60), points={"3.2.2": Decimal(1)})


def score_report(members=MEMBERS, *, earlier=None) -> ScoreReport:
    rules = load_rules()
    period: ScoredPeriod = whole_period(2024)
    subject = Subject(
        kind=BodyKind.REGION_AKIMAT, period=period, choices=rules.defaults
    )
    sheet = score(members, subject, rules)
    return ScoreReport(
        portfolio=Portfolio(
            body="Әкімдік </script>",
            kind=BodyKind.REGION_AKIMAT,
            period=period,
            path=Path("portfolio.yaml"),
            choices=rules.defaults,
            listed=(),
        ),
        rules=rules,
        sheet=sheet,
        members=tuple(members),
        advice=advise(sheet),
        problems=(
            Problem(
                reason="unknown_fact",
                place="portfolio.yaml:3",
                params={"key": "=x", "close": ""},
            ),
        ),
        assumed=("3.2.5=done",),
        earlier=earlier,
    )


def score_words(language="en", **given) -> ScoreWords:
    reader = Reader(checklists=load_checklists(), acts=load_acts(), language=language)
    return ScoreWords(score_report(**given), reader)
