"""Report values put together by hand, with a checklist that only tests know."""

import datetime
from dataclasses import replace

from doccheck.checklists import Act, Checklist, Match, Requirement, Source
from doccheck.document import Location, Span, Unread
from doccheck.findings import (
    DocumentReport,
    Evidence,
    Finding,
    Force,
    Judgement,
    Outcome,
    PartReport,
    Severity,
    SignalHit,
    Status,
    Verdict,
)
from doccheck.language import Language, LanguageShares
from doccheck.reports import Reader


def words(text: str) -> dict[str, str]:
    return {language: f"{text} ({language})" for language in ("kk", "ru", "en")}


def requirement(name: str, force: Force = Force.MANDATORY) -> Requirement:
    return Requirement(
        id=f"charter.{name}",
        force=force,
        title=words(name),
        advice=words(f"add {name}"),
        source=(Source(act="law-1", at="7(2)"),),
        match=Match(kind="section", params={"headings": {"ru": ["цели|задачи"]}}),
    )


ACT = Act(
    id="law-1",
    kind="law",
    number="1-I",
    date=datetime.date(2020, 2, 3),
    titles={"kk": (), "ru": ()},
    short={"kk": "Бірінші Заң", "ru": "Первый Закон", "en": "First Law"},
)
CHECKLIST = Checklist(
    type="charter",
    titles=words("charter"),
    signals=(),
    requirements=(
        requirement("goals"),
        requirement("duties"),
        requirement("seal"),
        requirement("terms", Force.RECOMMENDED),
    ),
)


def reader(language: str = "en") -> Reader:
    return Reader(
        checklists={"charter": CHECKLIST}, acts={"law-1": ACT}, language=language
    )


def evidence(quote: str = "Цели общества", page: int | None = 2) -> Evidence:
    location = Location(span=Span(10, 10 + len(quote)), block=1, page=page, quote=quote)
    return Evidence(location=location, path=("Глава 1",))


def judgement(
    name: str, outcome: Outcome, reason: str = "nothing_found", **given
) -> Judgement:
    return Judgement(
        requirement=f"charter.{name}",
        outcome=outcome,
        confidence=0.91234,
        reason=reason,
        **given,
    )


JUDGEMENTS = (
    judgement("goals", Outcome.MET, "section_found", evidence=(evidence(),)),
    judgement("duties", Outcome.PARTIAL, "heading_empty", evidence=(evidence(),)),
    judgement("seal", Outcome.UNMET),
    judgement("terms", Outcome.UNMET),
)


def part(*judgements: Judgement, verdict: Verdict = Verdict.FAIL, **given):
    return PartReport(
        type="charter",
        confidence=0.98765,
        title="Устав",
        language="ru",
        date="2025-03-12",
        number="14",
        pages=(1, 3),
        judgements=judgements or JUDGEMENTS,
        verdict=verdict,
        signals=(SignalHit(type="charter", name="title", weight=7, quote="Устав"),),
        **given,
    )


FINDING = Finding(
    code="DC101",
    severity=Severity.WARNING,
    location=Location(span=Span(3, 7), block=0, page=1, quote="өзi"),
    params={"word": "өзi", "repaired": "өзі"},
    fix="өзі",
)


def report(*parts: PartReport, verdict: Verdict = Verdict.FAIL, **given):
    return DocumentReport(
        **{
            "path": "charter.docx",
            "sha256": "0" * 64,
            "format": "docx",
            "pages": 3,
            "language": LanguageShares(
                main=Language.RUSSIAN, shares={Language.RUSSIAN: 1.0}
            ),
            "parts": parts or (part(),),
            "verdict": verdict,
        }
        | given
    )


def failed(code: str = "encrypted"):
    return DocumentReport(
        path="secret.pdf",
        sha256="1" * 64,
        status=Status.FAILED,
        error=(code, "a password is needed"),
    )


UNREAD = tuple(Unread(reason="image_only", page=number) for number in (2, 3, 4, 7))

#: What a document can put into a report that is not harmless in any form.
HOSTILE = (
    "</script><script>alert(1)</script>\x1b[31m\x00\x0b]]>&amp;\"'%0A\n::error::%,:"
    '\u202e\u2028\ufffe\U0001f600=HYPERLINK("x")<!--' + "ң" * 5_000
)


def hostile():
    """A report in which every text that comes from a document is hostile."""
    place = Location(span=Span(1, 2), block=0, page=1, quote=HOSTILE, line=7)
    shown = Evidence(location=place, path=(HOSTILE,), said=HOSTILE)
    outcomes = (
        judgement("goals", Outcome.PARTIAL, evidence=(shown,)),
        judgement("duties", Outcome.MET, evidence=(shown,)),
        judgement("seal", Outcome.UNDETERMINED, params={"title": HOSTILE}),
    )
    params = {"word": HOSTILE, "repaired": HOSTILE}
    finding = Finding(
        code="DC101",
        severity=Severity.ERROR,
        location=place,
        params=params,
        fix=HOSTILE,
    )
    named = PartReport(
        type="charter",
        confidence=1.0,
        title=HOSTILE,
        language="kk",
        number=HOSTILE,
        judgements=outcomes,
        verdict=Verdict.FAIL,
    )
    return report(
        named,
        path='-odd, "name"; <b>&\udcff%:.txt',
        findings=(finding, finding),
        unread=(Unread(reason="illegible", page=2, detail=HOSTILE),),
    )


def with_suppressions(suppression):
    """A report whose every shortcoming is suppressed."""
    judgements = tuple(replace(item, suppression=suppression) for item in JUDGEMENTS)
    finding = replace(FINDING, suppression=suppression)
    return report(part(*judgements), findings=(finding,))
