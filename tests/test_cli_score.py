"""`doccheck score` from the command line: a small portfolio and the sample region."""

import json
import sys
from pathlib import Path

import pytest
from test_reports_golden import compare

from doccheck.cli import run

ROOT = Path(__file__).parent.parent
sys.path.append(str(ROOT / "samples"))
from build_region import planned  # noqa: E402 - a script beside the samples

SOURCES = {(item.folder, item.type): item for item in planned()}
PORTFOLIO = """\
body: Орган
kind: region_akimat
period: 2024
facts:
  staff: {total: 200, trained: 7}
  documentolog.share: 85
"""


@pytest.fixture
def region(tmp_path, monkeypatch):
    """A portfolio of two organisations with a few small documents."""
    for folder, types in {
        "body": ("analysis_order", "analytic_note"),
        "tunyq-bastau": ("anticorruption_policy", "ethics_code"),
        "kole-park": ("anticorruption_policy", "ethics_code"),
    }.items():
        (tmp_path / folder).mkdir()
        for type_ in types:
            item = SOURCES[folder, type_]
            (tmp_path / folder / item.name).write_bytes(item.bytes())
    (tmp_path / "portfolio.yaml").write_text(PORTFOLIO, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def score(capsys):
    """A function that scores and returns the exit status and the JSON report."""

    def run_score(*options: str, folder: str = "."):
        status = run(
            [
                "score",
                folder,
                "--no-cache",
                "--lang",
                "en",
                "--format",
                "json",
                *options,
            ]
        )
        return status, json.loads(capsys.readouterr().out)

    return run_score


def indicator(report, name):
    return next(item for item in report["indicators"] if item["id"] == name)


def test_report_has_the_shape_that_programs_rely_on(region, score):
    _, report = score()
    assert report["schema"] == "doccheck-score/1"
    assert {"indicators", "total", "advice"} <= set(report)
    for item in report["indicators"]:
        assert {
            *("id", "value", "points", "max"),
            *("organisations", "confirmed_by", "notes"),
        } <= set(item)
    for advice in report["advice"]:
        assert {"indicator", "gain", "what"} <= set(advice)
    total = sum(item["points"] for item in report["indicators"])
    assert report["total"] == pytest.approx(total)


def test_document_that_falls_short_is_told_with_what_it_lacks(region, score):
    status, report = score()
    assert status == 1
    policy = indicator(report, "3.2.2")
    assert (policy["value"], policy["points"]) == (0.5, 1)
    short = next(o for o in policy["organisations"] if o["state"] == "flawed")
    assert short["id"] == "kole-park"
    assert short["evidence"][0]["lacking"] == ["anticorruption_policy.principles"]
    mend = [a for a in report["advice"] if a["indicator"] == "3.2.2"]
    assert [(a["organisation"], a["gain"]) for a in mend] == [("kole-park", 1)]
    assert "Principles" in mend[0]["what"] or "principles" in mend[0]["what"]


def test_file_that_cannot_be_read_is_never_counted_as_missing(region, score):
    (region / "body" / "scan.pdf").write_bytes(b"%PDF-1.7 broken")
    status, report = score()
    assert status == 1
    schedule = indicator(report, "1.1.1")
    assert (schedule["status"], schedule["points"]) == ("could_not_look", 0)
    assert "scan.pdf" in " ".join(schedule["notes"])
    assert indicator(report, "1.1.2")["status"] == "assessed"


def test_documents_of_the_body_beside_the_file_are_read(region, score):
    for path in (region / "body").iterdir():
        path.rename(region / path.name)
    (region / "body").rmdir()
    _, report = score()
    assert indicator(report, "1.1.2")["points"] == 0
    assert indicator(report, "3.2.2")["value"] == 0.5


def test_missing_fact_is_named_with_file_and_key(region, score):
    _, report = score()
    notes = " ".join(indicator(report, "4.3.1")["notes"])
    assert "portfolio.yaml" in notes
    assert "outreach.views" in notes


def test_wrong_fact_is_named_with_line_and_key_and_the_rest_is_scored(region, score):
    wrong = PORTFOLIO.replace("total: 200", "total: lots")
    (region / "portfolio.yaml").write_text(wrong, encoding="utf-8")
    status, report = score()
    assert status == 1
    assert report["problems"][0]["place"] == "portfolio.yaml:5"
    assert "staff.total" in report["problems"][0]["message"]
    assert indicator(report, "4.2.1")["status"] == "not_assessed"
    assert indicator(report, "4.2.2")["points"] == 8


def test_what_if_and_options_change_the_points(region, score):
    _, report = score("--assume", "3.2.2=done", "--option", "between_steps=linear")
    assert indicator(report, "3.2.2")["points"] == 2
    assert indicator(report, "4.2.2")["points"] == 8.5
    assert report["assumed"] == ["3.2.2=done"]
    assert report["options"]["between_steps"] == "linear"


def test_option_that_mattered_is_named(region, score):
    _, report = score()
    notes = " ".join(indicator(report, "4.2.2")["notes"])
    assert "between_steps=linear" in notes
    assert "8.5" in notes


def test_trend_against_an_earlier_run(region, score, capsys):
    _, report = score()
    earlier = region / "earlier.json"
    earlier.write_text(json.dumps(report), encoding="utf-8")
    _, later = score("--compare", str(earlier), "--assume", "3.2.2=done")
    assert later["trend"] == {
        "against": "earlier.json",
        "total": 1,
        "indicators": {"3.2.2": 1},
    }
    run(["score", ".", "--no-cache", "--lang", "en", "--compare", str(earlier)])
    assert "(0 against earlier.json)" in capsys.readouterr().out


def test_day_inside_the_period_scores_what_it_has_seen(region, score):
    _, report = score("--as-of", "2024-06-30")
    assert report["period"] == ["2024-01-01", "2024-06-30"]
    assert indicator(report, "4.1.1")["max"] == 6


def test_text_names_the_total_the_arithmetic_and_the_advice(region, capsys):
    assert run(["score", ".", "--no-cache", "--lang", "ru"]) == 1
    text = capsys.readouterr().out
    for said in ("Итого:", "1 из 2 – это 50 %", "Что исправить", "По организациям"):
        assert said in text


def test_quiet_and_verbose_show_less_and_more(region, capsys):
    lengths = []
    for options in (["--quiet"], [], ["--verbose"]):
        run(["score", ".", "--no-cache", "--lang", "kk", *options])
        lengths.append(len(capsys.readouterr().out))
    assert lengths == sorted(set(lengths))


def test_several_workers_print_the_same_bytes(region, capsys):
    texts = set()
    for jobs in ("1", "2"):
        run(["score", ".", "--no-cache", "--lang", "en", "--jobs", jobs])
        texts.add(capsys.readouterr().out)
    assert len(texts) == 1


def test_organisations_listed_one_by_one_print_the_same_bytes(
    region, capsys, monkeypatch
):
    (region / "aaa-empty").mkdir()
    texts = set()
    for together in (1, 2, 50):
        monkeypatch.setattr("doccheck.cli.score_run.TOGETHER", together)
        run(["score", ".", "--no-cache", "--lang", "en"])
        texts.add(capsys.readouterr().out)
    assert len(texts) == 1


def test_interrupted_run_goes_on_from_what_it_has_checked(region, capsys, monkeypatch):
    cache = str(region.parent / "cache")
    arguments = ["score", ".", "--cache-dir", cache, "--lang", "en", "--jobs", "1"]
    run(arguments)
    first = capsys.readouterr().out

    def unreachable(*_args, **_given):
        raise AssertionError("checked again")

    monkeypatch.setattr("doccheck.cli.score_run.check_document", unreachable)
    assert run(arguments) == 1
    assert capsys.readouterr().out == first


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--option", "rounding=up"], "no option 'rounding'"),
        (["--option", "between_steps=up"], "floor, linear"),
        (["--assume", "3.2.2=maybe"], "done or missing"),
        (["--assume", "nobody:3.2.2=done"], "no organisation 'nobody'"),
        (["--compare", "portfolio.yaml"], "not a report"),
    ],
)
def test_misuse_is_refused(options, said, region, capsys):
    assert run(["score", ".", "--no-cache", *options]) == 2
    assert said in capsys.readouterr().err


def test_new_portfolio_is_written_once(tmp_path, capsys):
    folder = str(tmp_path / "region")
    assert run(["portfolio", "new", folder, "--lang", "ru"]) == 0
    assert run(["portfolio", "new", folder]) == 2
    assert run(["portfolio", "new", folder, "--force", "--xlsx"]) == 0
    names = sorted(path.name for path in Path(folder).iterdir())
    assert names == ["portfolio.xlsx", "portfolio.yaml"]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_score_of_the_region_is_as_it_was(language, capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    assert run(["score", "samples/region", "--no-cache", "--lang", language]) == 1
    compare(f"score.{language}.txt", capsys.readouterr().out)


def test_score_of_the_region_as_json_is_as_it_was(score, monkeypatch):
    monkeypatch.chdir(ROOT)
    _, report = score(folder="samples/region")
    del report["version"]
    compare("score.json", json.dumps(report, ensure_ascii=False, indent=1) + "\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["list", "indicators", "--lang", "kk"], "3.2.2"),
        (["list", "facts", "--lang", "ru"], "staff.trained"),
        (["list", "options", "--lang", "en"], "between_steps"),
        (["explain", "4.1.1", "--lang", "en"], "3 a quarter"),
        (["explain", "2.2.1", "--lang", "ru"], "≤ 40 – 9"),
    ],
)
def test_scoring_is_listed_and_explained(arguments, said, capsys):
    assert run(arguments) == 0
    assert said in capsys.readouterr().out
