"""Portfolios: read from YAML and workbooks; what is wrong is named with its place."""

import datetime
from decimal import Decimal

import pytest

from doccheck.checklists import load_acts, load_checklists
from doccheck.cli.portfolio_files import read_portfolio_in
from doccheck.errors import ChecklistError, UsageError
from doccheck.reports import Reader
from doccheck.reports.portfolio_form import PortfolioForm
from doccheck.reports.workbook import Workbook
from doccheck.scoring.consistency import find_impossible
from doccheck.scoring.load import load_rules
from doccheck.scoring.members import Member, Role
from doccheck.scoring.rules import BodyKind

RULES = load_rules()
HEAD = "body: Орган\nkind: region_akimat\nperiod: 2024\n"


@pytest.fixture
def region(tmp_path):
    """A function that writes a portfolio and reads it."""

    def read(text: str = "", **files: str):
        for name in ("body", "alpha", "beta"):
            (tmp_path / name).mkdir(exist_ok=True)
        for name, content in files.items():
            path = tmp_path / name / "organisation.yaml"
            path.write_text(content, encoding="utf-8")
        (tmp_path / "portfolio.yaml").write_text(HEAD + text, encoding="utf-8")
        return read_portfolio_in(tmp_path, RULES)

    return read


def facts(portfolio, id_="body"):
    listed = next(item for item in portfolio.listed if item.id == id_)
    return {key: stated.value for key, stated in listed.facts.items()}


def problems(portfolio):
    return [
        (item.reason, item.place.rpartition("/")[2], item.params.get("key"))
        for item in portfolio.problems
    ]


def test_folders_that_nobody_lists_are_organisations(region):
    portfolio = region()
    found = [(item.id, item.role) for item in portfolio.listed]
    assert found == [
        ("body", Role.BODY),
        ("alpha", Role.ORGANISATION),
        ("beta", Role.ORGANISATION),
    ]
    assert (portfolio.kind, portfolio.body) == (BodyKind.REGION_AKIMAT, "Орган")


def test_folder_says_itself_that_it_is_a_unit(region):
    portfolio = region(alpha="role: unit\nname: Басқарма\n")
    assert [(i.id, i.role, i.name) for i in portfolio.listed][1] == (
        "alpha",
        Role.UNIT,
        "Басқарма",
    )


def test_facts_may_be_nested_dotted_or_carry_their_origin(region):
    portfolio = region(
        "facts:\n"
        "  staff: {total: 380, trained: {value: 17, from: тізілім}}\n"
        "  documentolog.share: 92,5\n"
        "  ethics: {events: {2: 3}}\n"
        "  commission.held: {1: yes, 2: no}\n"
        "  external_analysis_ended: 2023-05-04\n"
        "links: {outreach: https://a.example.kz/1}\n"
    )
    assert facts(portfolio) == {
        "staff.total": "380",
        "staff.trained": "17",
        "documentolog.share": "92.5",
        "ethics.events.2": "3",
        "commission.held.1": "yes",
        "commission.held.2": "no",
        "external_analysis_ended": "2023-05-04",
        "links.outreach": "https://a.example.kz/1",
    }
    stated = portfolio.listed[0].facts["staff.trained"]
    assert stated.origin == "тізілім"
    assert stated.source.endswith("portfolio.yaml:5")
    assert not portfolio.problems


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("staff.totall: 3", ("unknown_fact", "portfolio.yaml:5", "staff.totall")),
        ("staff.total: many", ("wrong_value", "portfolio.yaml:5", "staff.total")),
        ("staff.total: -3", ("wrong_value", "portfolio.yaml:5", "staff.total")),
        ("staff.total: 3.5", ("wrong_value", "portfolio.yaml:5", "staff.total")),
        ("staff.total: yes", ("wrong_value", "portfolio.yaml:5", "staff.total")),
        (
            "documentolog.share: 101",
            ("wrong_value", "portfolio.yaml:5", "documentolog.share"),
        ),
        (
            "external_analysis_ended: spring",
            ("wrong_value", "portfolio.yaml:5", "external_analysis_ended"),
        ),
        (
            "commission.held: {5: yes}",
            ("unknown_fact", "portfolio.yaml:5", "commission.held.5"),
        ),
        ("ethics.events: 4", ("unknown_fact", "portfolio.yaml:5", "ethics.events")),
        (
            "links.ethics_code: a.example.kz",
            ("not_here", "portfolio.yaml:5", "links.ethics_code"),
        ),
        ("links.outreach: soon", ("wrong_value", "portfolio.yaml:5", "links.outreach")),
    ],
)
def test_wrong_fact_is_named_and_the_others_are_kept(text, expected, region):
    portfolio = region(f"facts:\n  {text}\n  districts: 20\n")
    assert problems(portfolio) == [expected]
    assert facts(portfolio) == {"districts": "20"}


def test_close_name_is_offered_for_a_fact_that_is_not_there(region):
    portfolio = region("facts: {staff.totall: 3}\n")
    assert portfolio.problems[0].params["close"] == "staff.total"


def test_two_files_that_contradict_each_other_are_both_named(region):
    portfolio = region(
        "organisations:\n  alpha: {links: {ethics_code: a.kz/1}}\n  beta:\n",
        alpha="links:\n  ethics_code: a.kz/2\n",
    )
    problem = portfolio.problems[0]
    assert (problem.reason, problem.params["told"]) == ("contradiction", "a.kz/2")
    assert problem.place.endswith("portfolio.yaml:5")
    assert problem.params["document"].endswith("alpha/organisation.yaml:2")
    assert facts(portfolio, "alpha") == {"links.ethics_code": "a.kz/1"}


def test_missing_and_unlisted_folders_are_named(region):
    portfolio = region("units: [gamma]\norganisations: [alpha]\n")
    assert problems(portfolio) == [
        ("no_folder", "portfolio.yaml:4", "gamma"),
        ("not_listed", "portfolio.yaml:4", None),
    ]
    assert [item.folder is None for item in portfolio.listed] == [False, True, False]


def test_wrong_file_of_an_organisation_costs_only_what_it_would_tell(region):
    portfolio = region(alpha="role: boss\n", beta="name: [\n")
    reasons = [item.reason for item in portfolio.problems]
    assert reasons == ["unknown_word", "wrong_file"]
    assert len(portfolio.listed) == 3


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2024", (2024, 1, 1), (2024, 12, 31)),
        ("2024-Q4", (2024, 10, 1), (2024, 12, 31)),
        ("{from: 2024-02-10, until: 2024-05-20}", (2024, 2, 10), (2024, 5, 20)),
        ("{start: 2024-02-10, end: 2024-05-20}", (2024, 2, 10), (2024, 5, 20)),
        ("2024-02-10 – 2024-05-20", (2024, 2, 10), (2024, 5, 20)),
        ("2024Q2", (2024, 4, 1), (2024, 6, 30)),
    ],
)
def test_periods(period, first, last, tmp_path):
    text = HEAD.replace("2024", period)
    (tmp_path / "portfolio.yaml").write_text(text, encoding="utf-8")
    found = read_portfolio_in(tmp_path, RULES).period
    assert (found.first, found.last) == (datetime.date(*first), datetime.date(*last))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("body: [x]\nkind: other\nperiod: 2024\n", "portfolio.yaml:1: body"),
        ("body: x\nkind: other\nperiod: soon\n", "portfolio.yaml:3: period"),
        ("- body\n", "portfolio.yaml:1: body, kind and period"),
        (HEAD + "options: {between_steps: up}\n", "portfolio.yaml:4: options: 'up'"),
        (HEAD + "options: {rounding: up}\n", "'rounding' is unknown"),
        (
            HEAD.replace("2024", "{from: 2024-06-01, until: 2023-01-01}"),
            "portfolio.yaml:3: period",
        ),
        (HEAD.replace("2024", "{from: x, until: 2024-01-01}"), "period.from: 'x'"),
        ("body: [\n", "not YAML"),
    ],
)
def test_what_leaves_nothing_to_score_is_an_error_with_its_line(text, said, tmp_path):
    (tmp_path / "portfolio.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ChecklistError) as caught:
        read_portfolio_in(tmp_path, RULES)
    assert said in str(caught.value)


def test_unknown_words_are_named_and_the_rest_is_scored(region, tmp_path):
    portfolio = region(
        "bodys: 1\ndates: {external_analysis_ended: 2023-05-04}\n",
        alpha="kind: quasi_state\nnames: Альфа\n",
        beta="kind: state_body\ncolour: red\n",
    )
    assert problems(portfolio) == [
        ("unknown_key", "portfolio.yaml:4", "bodys"),
        ("unknown_key", "organisation.yaml:2", "colour"),
    ]
    assert facts(portfolio) == {"external_analysis_ended": "2023-05-04"}
    alpha, beta = sorted(portfolio.listed[1:], key=lambda item: item.id)
    assert (alpha.role, alpha.names) == (Role.ORGANISATION, ("Альфа",))
    assert beta.role is Role.UNIT


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kind: village\nperiod: 2024\n", ("unknown_word", "portfolio.yaml:1", "kind")),
        ("period: 2024\n", ("unknown_word", "portfolio.yaml", "kind")),
        ("kind: region\n", ("missing_key", "portfolio.yaml", "period")),
    ],
)
def test_what_the_head_lacks_is_named_and_the_rest_is_scored(text, expected, tmp_path):
    (tmp_path / "portfolio.yaml").write_text(text, encoding="utf-8")
    assert problems(read_portfolio_in(tmp_path, RULES)) == [expected]


def test_folder_without_a_portfolio_says_how_to_begin_one(tmp_path):
    with pytest.raises(UsageError, match="portfolio new"):
        read_portfolio_in(tmp_path, RULES)


def workbook(path, members=(), told=(), **body):
    book = Workbook("Портфель")
    sheet = book.sheet("portfolio", (20, 40, 40))
    sheet.head("key", "value", "what it is")
    for key, value in {"body": "Орган", "period": "2024", **body}.items():
        sheet.row(key, value, None)
    sheet = book.sheet("organisations", (20, 20, 40))
    sheet.head("folder", "role", "name")
    for row in members:
        sheet.row(*row)
    sheet = book.sheet("facts", (20, 20, 20, 20, 20))
    sheet.head("folder", "key", "what it is", "value", "from")
    for folder, key, value, origin in told:
        sheet.row(folder, key, None, value, origin)
    (path / "portfolio.xlsx").write_bytes(book.finish())


def test_workbook_is_read_as_the_yaml_is(tmp_path, region):
    for name in ("alpha", "beta"):
        (tmp_path / name).mkdir()
    workbook(
        tmp_path,
        [("alpha", "unit", "Басқарма"), ("beta", "", None)],
        [
            ("body", "staff.total", 380, "кадр бөлімі"),
            (None, "documentolog.share", 92.5, None),
            ("body", "external_analysis_ended", "2023-05-04", None),
            ("beta", "links.ethics_code", "https://a.example.kz", None),
            ("body", "districts", None, None),
        ],
        kind="region_akimat",
        **{"option.between_steps": "linear"},
    )
    found = read_portfolio_in(tmp_path, RULES)
    (tmp_path / "portfolio.xlsx").unlink()
    same = region(
        "options: {between_steps: linear}\n"
        "units: {alpha: {name: Басқарма}}\n"
        "organisations:\n"
        "  beta: {links: {ethics_code: https://a.example.kz}}\n"
        "facts:\n"
        "  staff.total: {value: 380, from: кадр бөлімі}\n"
        "  documentolog.share: 92.5\n"
        "  external_analysis_ended: 2023-05-04\n"
    )
    assert not found.problems
    assert found.choices == same.choices
    assert found.period == same.period
    for ours, theirs in zip(found.listed, same.listed, strict=True):
        assert (ours.id, ours.role, ours.name) == (theirs.id, theirs.role, theirs.name)
        assert facts(found, ours.id) == facts(same, ours.id)
    assert found.listed[0].facts["staff.total"].origin == "кадр бөлімі"


def test_what_is_wrong_in_a_workbook_is_named_with_its_sheet_and_row(tmp_path):
    workbook(tmp_path, told=[(None, "staff.total", "many", None)], kind="other")
    portfolio = read_portfolio_in(tmp_path, RULES)
    assert problems(portfolio) == [
        ("wrong_value", "portfolio.xlsx:facts!2", "staff.total")
    ]
    workbook(tmp_path, period="soon")
    with pytest.raises(ChecklistError, match="portfolio!3: period"):
        read_portfolio_in(tmp_path, RULES)


def test_two_files_of_one_portfolio_are_refused(tmp_path, region):
    region()
    workbook(tmp_path, kind="other")
    with pytest.raises(UsageError, match="not both"):
        read_portfolio_in(tmp_path, RULES)


@pytest.fixture(scope="module", params=["kk", "ru", "en"])
def form(request) -> PortfolioForm:
    reader = Reader(
        checklists=load_checklists(),
        acts=load_acts(),
        scoring=RULES,
        language=request.param,
    )
    return PortfolioForm(
        reader=reader, kind=BodyKind.CENTRAL_BODY, period="2024-Q1", folders=("alpha",)
    )


@pytest.mark.parametrize("name", ["portfolio.yaml", "portfolio.xlsx"])
def test_new_portfolio_can_be_read_as_it_is(name, form, tmp_path):
    (tmp_path / "alpha").mkdir()
    content = form.yaml().encode() if name.endswith("yaml") else form.workbook()
    (tmp_path / name).write_bytes(content)
    portfolio = read_portfolio_in(tmp_path, RULES)
    assert portfolio.kind is BodyKind.CENTRAL_BODY
    assert portfolio.body == tmp_path.name  # nobody has named it yet
    assert [item.id for item in portfolio.listed] == ["body", "alpha"]
    assert not portfolio.problems
    assert not portfolio.listed[0].facts


def test_new_portfolio_names_every_fact_of_the_body(form):
    text = form.yaml()
    for rule in RULES.facts.values():
        assert (f"  {rule.key}:" in text) == (Role.BODY in rule.whose), rule.key


def test_more_than_there_can_be_is_named(region):
    portfolio = region(
        "facts:\n  staff: {total: 10, trained: 11}\n"
        "  districts: 20\n  commission: {without: {1: 21, 2: 20}}\n"
    )
    body = portfolio.listed[0]
    member = Member(id="body", name="", role=Role.BODY, facts=body.facts)
    found = list(find_impossible([member], RULES, portfolio.period))
    assert [(item.params["key"], item.params["most"]) for item in found] == [
        ("commission.without.1", "20"),
        ("staff.trained", "10"),
    ]
    assert all(Decimal(item.params["value"]) for item in found)


def test_documents_of_an_organisation_may_come_packed(region, tmp_path):
    (tmp_path / "gamma.zip").write_bytes(b"PK")
    found = {item.id: item.folder for item in region().listed}
    assert found["gamma"] == tmp_path / "gamma.zip"
    listed = region("organisations: [alpha, gamma]\n").listed
    assert [item.folder and item.folder.name for item in listed] == [
        *("body", "alpha", "gamma.zip")
    ]


def test_body_may_say_itself_which_folder_is_its_own(tmp_path):
    for name in ("alpha", "apparat"):
        (tmp_path / name).mkdir()
    own = tmp_path / "apparat" / "organisation.yaml"
    own.write_text("role: body\nfacts: {districts: 5}\n", encoding="utf-8")
    (tmp_path / "portfolio.yaml").write_text(HEAD, encoding="utf-8")
    portfolio = read_portfolio_in(tmp_path, RULES)
    assert portfolio.listed[0].folder == tmp_path / "apparat"
    assert facts(portfolio) == {"districts": "5"}
    assert [item.id for item in portfolio.listed] == ["body", "alpha"]


def test_documents_of_the_body_may_lie_beside_the_file(tmp_path):
    (tmp_path / "alpha").mkdir()
    (tmp_path / "portfolio.yaml").write_text(HEAD, encoding="utf-8")
    portfolio = read_portfolio_in(tmp_path, RULES)
    assert portfolio.listed[0].folder == tmp_path
    assert [item.id for item in portfolio.listed] == ["body", "alpha"]
