"""What each matcher kind answers, on texts made for the question."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest

from doccheck.checklists import Act, Checklist, Match, Organisation, Period, Requirement
from doccheck.document import BlockKind, DocumentBuilder, Unread
from doccheck.document.build import CellText
from doccheck.findings import Force, Outcome, Verdict
from doccheck.language import analyse
from doccheck.matchers import Context, judge, judge_part, matcher_for, verdict_of
from doccheck.matchers.context import Answer
from doccheck.structure import PartRole, whole_part
from doccheck.structure.phrases import Lexicon, PhraseIndex, compile_phrase

WORDING = MappingProxyType({"kk": "-", "ru": "-", "en": "-"})
LAW = Act(
    id="law",
    kind="law",
    number="410-V",
    date=datetime.date(2015, 11, 18),
    titles={"ru": ("О противодействии коррупции",)},
    short=WORDING,
)
GOALS: dict[str, Any] = {
    "kind": "section",
    "headings": {"ru": ["цели и задачи"]},
    "content": {"ru": ["цель политики", "задача предупреждение", "основной задача"]},
    "alone": 2,
}
PROTECTION: dict[str, Any] = {
    "kind": "statement",
    "points": [{"ru": ["защита заявителя"]}, {"ru": ["три года", "трех лет"]}],
}
KNOWN = [
    *GOALS["headings"]["ru"],
    *GOALS["content"]["ru"],
    *[phrase for point in PROTECTION["points"] for phrase in point["ru"]],
    *LAW.titles["ru"],
    "ответственность",
    "взяток",
    "обучение",
    "разделение ответственности",
    "присутствовали",
    "директор",
    "план мероприятий",
]


def requirement(match: Mapping[str, Any], **others: Any) -> Requirement:
    params = {key: value for key, value in match.items() if key != "kind"}
    return Requirement(
        id=others.pop("id", "memo.one"),
        force=others.pop("force", Force.MANDATORY),
        title=WORDING,
        advice=WORDING,
        source=(),
        match=Match(kind=match["kind"], params=params),
        **others,
    )


def context(*lines: str, unread: bool = False, **others: Any) -> Context:
    """Return a part made of lines; one that begins with "# " is a heading."""
    builder = DocumentBuilder("txt")
    for line in lines:
        if line.startswith("# "):
            builder.add(BlockKind.HEADING, line[2:], level=1)
        else:
            builder.add(BlockKind.PARAGRAPH, line)
    if unread:
        builder.unread.append(Unread(reason="image_only", page=2))
    analysed = analyse(builder.finish())
    lexicon = Lexicon.of(compile_phrase(phrase, "ru") for phrase in KNOWN)
    return Context(
        part=whole_part(analysed),
        index=PhraseIndex(analysed, lexicon),
        acts={"law": LAW},
        day=others.pop("day", datetime.date(2026, 1, 1)),
        today=datetime.date(2026, 1, 1),
        **others,
    )


def answer(match: Mapping[str, Any], *lines: str) -> Answer:
    return matcher_for(requirement(match).match).match(context(*lines))


BODY = (
    (
        "Цель политики состоит в том, чтобы на предприятии никто не давал и не брал "
        "взяток, а каждый знал, как поступить."
    ),
    "Основными задачами являются предупреждение коррупции и обучение работников.",
)
OTHER = "Настоящий документ действует во всех подразделениях и обязателен для всех."


def test_a_section_is_met_with_heading_and_substance_as_evidence() -> None:
    got = answer(GOALS, "# 1. Общие положения", OTHER, "# 2. Цели и задачи", *BODY)
    assert got.outcome is Outcome.MET
    assert got.reason == "section_found"
    quotes = [item.location.quote for item in got.evidence]
    assert quotes[0] == "Цели и задачи"
    assert any("взяток" in quote for quote in quotes[1:])


def test_a_heading_without_a_body_is_partial() -> None:
    got = answer(GOALS, "# 1. Цели и задачи", "# 2. Общие положения", OTHER)
    assert (got.outcome, got.reason) == (Outcome.PARTIAL, "heading_empty")


def test_signatures_below_the_last_heading_are_no_body() -> None:
    signed = (
        "Руководитель рабочей группы по целям и задачам политики К. Асанова",
        "Главный бухгалтер, основной член рабочей группы Б. Ержанова",
    )
    got = answer(GOALS, "# 1. Общие положения", OTHER, "# 2. Цели и задачи", *signed)
    assert (got.outcome, got.reason) == (Outcome.PARTIAL, "heading_empty")


def test_a_heading_over_other_matters_is_partial() -> None:
    got = answer(GOALS, "# 1. Цели и задачи", OTHER, OTHER, "# 2. Прочее", OTHER)
    assert (got.outcome, got.reason) == (Outcome.PARTIAL, "heading_without_content")


def test_a_body_in_other_words_is_met_where_it_is_ample_and_on_the_matter() -> None:
    said = (
        "Ради этой политики трудятся все: каждый решает одну задачу, чтобы никто из "
        "нас не брал и не давал, а предупреждение стало бы основным делом."
    )
    body = (said,)
    got = answer(GOALS | {"alone": 0}, "# 1. Цели и задачи", *body, "# 2. Прочее")
    assert (got.outcome, got.reason) == (Outcome.MET, "section_found")
    assert got.confidence < 0.9


def test_substance_under_another_heading_is_met_and_says_where() -> None:
    got = answer(GOALS, "# 1. Общие положения", OTHER, *BODY, "# 2. Прочее", OTHER)
    assert (got.outcome, got.reason) == (Outcome.MET, "section_elsewhere")
    assert got.params["heading"] == "Общие положения"
    assert all(item.path == ("Общие положения",) for item in got.evidence)


def test_a_hint_of_the_substance_is_partial() -> None:
    got = answer(GOALS, "# 1. Общие положения", OTHER, BODY[0])
    assert (got.outcome, got.reason) == (Outcome.PARTIAL, "hint_only")


def test_a_single_word_tells_something_under_its_heading_only() -> None:
    match = GOALS | {"content": {"ru": ["взяток", "обучение"]}}
    assert answer(match, "# 1. Цели и задачи", *BODY).outcome is Outcome.MET
    got = answer(match, "# 1. Общие положения", OTHER, *BODY)
    assert got.outcome is Outcome.UNMET


def test_nothing_is_unmet() -> None:
    got = answer(GOALS, "# 1. Общие положения", OTHER)
    assert (got.outcome, got.reason) == (Outcome.UNMET, "nothing_found")


def test_a_false_friend_is_no_evidence() -> None:
    match = {
        "kind": "section",
        "headings": {"ru": ["ответственность"]},
        "except": {"ru": ["разделение ответственности"]},
    }
    got = answer(match, "# 1. Разделение ответственности", OTHER, OTHER)
    assert got.outcome is Outcome.UNMET


def test_a_statement_needs_all_its_points_near_each_other() -> None:
    said = "Предприятие обеспечивает защиту заявителя в течение трех лет."
    assert answer(PROTECTION, said).outcome is Outcome.MET
    only_first = "Предприятие обеспечивает защиту каждого заявителя."
    assert answer(PROTECTION, only_first).outcome is Outcome.PARTIAL
    far = answer(PROTECTION, only_first, *[OTHER] * 9, "Архив хранят три года.")
    assert far.outcome is Outcome.PARTIAL
    assert answer(PROTECTION, OTHER).outcome is Outcome.UNMET


@pytest.mark.parametrize(
    ("text", "outcome", "reason"),
    [
        (
            "Разработано по Закону Республики Казахстан от 18 ноября 2015 г. № 410-V.",
            Outcome.MET,
            "reference_found",
        ),
        (
            "Разработано по Закону Республики Казахстан от 8 ноября 2015 года № 410-V.",
            Outcome.PARTIAL,
            "reference_wrong_date",
        ),
        (
            "Разработано по Закону «О противодействии коррупции».",
            Outcome.MET,
            "reference_by_title",
        ),
        ("Разработано по закону.", Outcome.UNMET, "reference_missing"),
    ],
)
def test_an_act_is_cited_by_number_or_title(
    text: str, outcome: Outcome, reason: str
) -> None:
    got = answer({"kind": "reference", "acts": ["law"]}, text)
    assert (got.outcome, got.reason) == (outcome, reason)


def test_the_article_must_be_named_where_one_is_asked_for() -> None:
    match = {"kind": "reference", "acts": ["law"], "articles": ["10"]}
    named = "В силу статьи 10 Закона «О противодействии коррупции» утверждается:"
    assert answer(match, named).outcome is Outcome.MET
    bare = "В силу Закона «О противодействии коррупции» утверждается:"
    assert answer(match, bare).reason == "reference_without_article"


def test_what_may_stand_on_an_unread_page_is_undetermined() -> None:
    judgement = judge(requirement(GOALS), context(OTHER, unread=True))
    assert (judgement.outcome, judgement.reason) == (
        Outcome.UNDETERMINED,
        "unreadable",
    )


def test_a_requirement_out_of_force_on_the_day_does_not_apply() -> None:
    late = requirement(GOALS, in_force=Period(first=datetime.date(2023, 6, 16)))
    before = context(OTHER, day=datetime.date(2021, 1, 1))
    assert judge(late, before).outcome is Outcome.NOT_APPLICABLE
    assert judge(late, context(OTHER)).outcome is Outcome.UNMET


def test_a_requirement_for_others_does_not_apply() -> None:
    due = requirement(GOALS, applies_to=(Organisation.QUASI_STATE,))
    ministry = context(OTHER, organisation=Organisation.STATE_BODY)
    assert judge(due, ministry).reason == "not_for_organisation"
    assert judge(due, context(OTHER)).outcome is Outcome.UNMET


def test_only_a_mandatory_requirement_makes_a_document_fail() -> None:
    advised = requirement(GOALS, force=Force.RECOMMENDED)
    demanded = requirement(GOALS)
    short = judge(advised, context(OTHER))
    assert verdict_of([advised, demanded], [short]) is Verdict.FAIL
    other = requirement(PROTECTION, id="memo.two")
    kept = judge(other, context("Защита заявителя длится три года."))
    assert verdict_of([advised, other], [short, kept]) is Verdict.PASS


def test_a_document_does_not_pass_while_a_mandatory_requirement_is_open() -> None:
    demanded = requirement(GOALS)
    unseen = judge(demanded, context(OTHER, unread=True))
    assert verdict_of([demanded], [unseen]) is Verdict.NOT_CHECKED
    assert verdict_of([], []) is Verdict.NOT_CHECKED


def test_the_content_decides_between_two_generations() -> None:
    chapters = tuple(
        requirement(GOALS, id=f"memo.chapter{number}", generation="chapters")
        for number in range(3)
    )
    rules = requirement(PROTECTION, id="memo.rules", generation="behaviour")
    checklist = Checklist(
        type="memo", titles=WORDING, signals=(), requirements=(*chapters, rules)
    )
    newer = judge_part(checklist, context("# 1. Цели и задачи", *BODY))
    assert newer[-1].reason == "other_generation"
    older = judge_part(checklist, context("Защита заявителя длится три года."))
    assert [item.outcome for item in older] == [
        *[Outcome.NOT_APPLICABLE] * 3,
        Outcome.MET,
    ]


PARTICIPANTS: dict[str, Any] = {
    "kind": "statement",
    "points": [{"ru": ["присутствовали"]}, {"ru": ["директор", "{number}"]}],
    "window": 1,
}


def test_a_value_says_a_point_in_place_of_words() -> None:
    got = answer(PARTICIPANTS, "Присутствовали: 24 человека.")
    assert got.outcome is Outcome.MET
    assert got.evidence[-1].said == "24"


def test_a_value_before_its_label_is_that_of_another() -> None:
    got = answer(PARTICIPANTS, "Всего мест 24.", "Присутствовали: по списку.")
    assert got.outcome is Outcome.PARTIAL


def test_a_plan_in_the_same_file_says_it_where_that_is_asked() -> None:
    match = {**PROTECTION, "siblings": {"ru": ["план мероприятий"]}}
    text = "Защита заявителя обеспечивается в течение трех лет."
    whole = context("Справка", OTHER, "План мероприятий", text)
    note = replace(whole.part, stop=2)
    plan = replace(whole.part, start=2)
    matcher = matcher_for(requirement(match).match)
    alone = replace(whole, part=note)
    assert matcher.match(alone).outcome is Outcome.UNMET
    got = matcher.match(replace(alone, siblings=(plan,)))
    assert got.outcome is Outcome.MET
    assert "трех лет" in got.evidence[0].location.quote
    form = replace(plan, role=PartRole.FORM)
    assert matcher.match(replace(alone, siblings=(form,))).outcome is Outcome.UNMET


FORM: dict[str, Any] = {
    "kind": "table",
    "row_heads": {
        "goals": {"ru": ["цели и задачи"]},
        "liability": {"ru": ["разделение ответственности"]},
    },
    "row_values": ["number"],
    "none_words": {"ru": ["нет", "не выявлено"]},
}


def form(*tables: list[list[str]]) -> Answer:
    builder = DocumentBuilder("pdf")
    for rows in tables:
        builder.add_table(
            [
                [CellText(text=text, column=number) for number, text in enumerate(row)]
                for row in rows
            ]
        )
    whole = context()
    analysed = analyse(builder.finish())
    at = replace(
        whole,
        part=whole_part(analysed),
        index=PhraseIndex(analysed, whole.index.lexicon),
    )
    return matcher_for(requirement(FORM).match).match(at)


HEAD = ["", "Строка", "Сведения"]


def test_rows_that_a_form_names_need_a_figure_or_none() -> None:
    rows = [["1", "Цели и задачи", "2 акта"], ["2", "Разделение ответственности", ""]]
    assert form([HEAD, *rows]).outcome is Outcome.PARTIAL
    rows[1][2] = "не выявлено"
    assert form([HEAD, *rows]).outcome is Outcome.MET
    rows[1][2] = "выявлено"
    assert form([HEAD, *rows]).outcome is Outcome.PARTIAL


def test_a_row_that_the_page_broke_in_two_keeps_its_value() -> None:
    upper = [HEAD, ["1", "Цели и задачи", "нет"], ["2", "Разделение", "нет"]]
    assert form(upper, [["", "ответственности", ""]]).outcome is Outcome.MET
    upper[2] = ["2", "Выявление", "нет"]
    lower = [["", "разделение ответственности", ""]]
    assert form(upper, lower).outcome is Outcome.MET


def test_a_blank_row_on_top_of_a_page_takes_no_value_of_another() -> None:
    upper = [HEAD, ["1", "Цели и задачи", "нет"]]
    lower = [["2", "Разделение ответственности", ""]]
    assert form(upper, lower).outcome is Outcome.PARTIAL
