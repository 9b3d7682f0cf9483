"""The score sheet as a page: what it holds, and what a browser makes of it."""

import re

import pytest
from browser import chromium, complaints
from reports_by_hand import HOSTILE
from scores_by_hand import EARLIER, MEMBERS, organisation, score_words
from test_reports_html import (
    CYRILLIC,
    SAID_BY_PREFIX,
    TEXT_OUTSIDE_TAGS,
    blocks,
    keys_of,
    tags,
)

from doccheck.reports import LANGUAGES, load_catalogue
from doccheck.reports.html_page import template
from doccheck.reports.html_score import SECTIONS, html_score
from doccheck.reports.html_texts import PAGE_LANGUAGES, page_words


def page_of(language="en", **given):
    return "".join(html_score(score_words(language, **given)))


@pytest.fixture(scope="module")
def run():
    return blocks(page_of(earlier=EARLIER))["run"]


def said(run, number, language="en"):
    return run["sentences"][number][PAGE_LANGUAGES.index(language)]


def indicator(run, name):
    items = (item for project in run["projects"] for item in project["items"])
    return next(item for item in items if item["id"] == name)


def test_indicator_has_points_arithmetic_and_who_is_without(run):
    policy = indicator(run, "3.2.2")
    assert said(run, policy["points"]) == "0.6"
    assert said(run, policy["points"], "ru") == "0,6"
    assert said(run, policy["most"]) == "2"
    assert policy["share"] == 0.3
    assert "1 of 3 are 33.33 %" in said(run, policy["workings"][0])
    assert policy["short"][0] == "Жылу желісі"
    assert said(run, policy["change"]["points"]) == "−0.4"


def test_trend_is_shown_where_there_is_an_earlier_run(run):
    assert run["trend"]["against"] == "before.json"
    assert blocks(page_of())["run"]["trend"] is None


def test_map_says_what_each_organisation_holds_and_lacks(run):
    titles = [said(run, column) for column in run["columns"]]
    place = titles.index("Anti-corruption policy")
    states = [
        member["cells"][place] and member["cells"][place]["state"]
        for member in run["members"]
    ]
    assert states == [None, "held", "flawed", "missing"]
    flawed = run["members"][2]["cells"][place]
    assert [said(run, name) for name in flawed["lacking"]]


def test_advice_has_its_gain_and_the_most_comes_first(run):
    gains = [float(said(run, item["gain"])) for item in run["advice"]]
    assert gains == sorted(gains, reverse=True)
    assert all(gain > 0 for gain in gains)


def test_problems_and_assumptions_are_told(run):
    assert "portfolio.yaml:3" in said(run, run["problems"][0])
    assert run["assumed"] == ["3.2.5=done"]


def test_hostile_names_stay_data():
    plain = (MEMBERS[0], *(organisation(n, "x") for n in (1, 2, 3)))
    assert tags(page_of()) == tags(page_of(members=plain))
    assert HOSTILE not in page_of()


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_the_page_says_has_a_sentence(language):
    words = page_words(*SECTIONS)[language]
    assert (
        keys_of("base.html", "score.html", "base.js", "score.js") - set(words) == set()
    )
    for prefix in SAID_BY_PREFIX.findall(template("score.js")):
        assert any(key.startswith(f"{prefix}.") for key in words)


def test_every_sentence_of_the_page_is_said():
    spoken = keys_of("score.html", "score.js")
    known = {f"score_page.{key}" for key in load_catalogue("en").messages["score_page"]}
    assert known - spoken == set()


def test_template_and_script_have_no_words_of_their_own():
    text = re.sub(r"\{\{\w+\}\}", "", template("score.html"))
    assert {found.strip() for found in TEXT_OUTSIDE_TAGS.findall(text)} <= {""}
    assert not CYRILLIC.search(template("score.js"))
    assert "innerHTML" not in template("score.js")


@pytest.mark.chromium
def test_page_is_used_in_a_browser(tmp_path):
    path = tmp_path / "score.html"
    path.write_text(page_of("en", earlier=EARLIER), encoding="utf-8")
    with chromium(tmp_path / "profile") as driver:
        driver.get(path.as_uri())
        find = driver.find_elements
        cards = [card.text for card in find("css selector", ".card")]
        assert cards[-1] == "3\nOrganisations"
        assert len(find("css selector", "#advice li")) == 10
        find("css selector", "#advice-all")[0].click()
        assert len(find("css selector", "#advice li")) > 10
        find("css selector", "#search")[0].send_keys("жылу")
        rows = find("css selector", "#map tbody tr")
        assert [row.text.split("\n")[0].startswith("Жылу") for row in rows] == [True]
        find("css selector", "#map td.warn button")[0].click()
        detail = find("css selector", "#detail")[0]
        assert "falls short" in detail.text
        find("css selector", '[data-language="kk"]')[0].click()
        assert driver.title == "Бағалау парағы"
        assert "Жетіспейді" in find("css selector", "#detail")[0].text
        find("css selector", ".indicator summary")[0].click()
        assert complaints(driver) == []
