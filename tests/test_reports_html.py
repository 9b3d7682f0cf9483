"""The page of a run as a file; what it does in a browser stands in another module."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser

import pytest
from lxml import html
from reports_by_hand import (
    FINDING,
    HOSTILE,
    UNREAD,
    failed,
    hostile,
    reader,
    report,
    with_suppressions,
)

from doccheck.document import Mark, PagePicture, Rectangle
from doccheck.findings import SuppressedBy, Suppression
from doccheck.reports import LANGUAGES, load_catalogue
from doccheck.reports.html_page import data_block, template
from doccheck.reports.html_report import SECTIONS, html_pieces
from doccheck.reports.html_texts import page_words

TEMPLATES = ("base.html", "check.html")
SCRIPTS = ("base.js", "check_document.js", "check_list.js")
PICTURE = PagePicture(
    page=2,
    data=b"RIFF",
    width=800,
    height=1100,
    marks=(Mark(quote="Цели общества", places=(Rectangle(1.04, 2, 30, 4),)),),
)


def page_of(*reports, language="en"):
    return "".join(html_pieces(reports, reader(language)))


def blocks(page):
    """The data of a page by name."""
    found = html.fromstring(page.encode(errors="backslashreplace"))
    return {
        item.get("id"): json.loads(item.text)
        for item in found.iter("script")
        if item.get("type") == "application/json"
    }


def test_page_loads_nothing():
    page = page_of(report(findings=(FINDING,), pictures=(PICTURE,)), failed())
    found = html.fromstring(page)
    sources = {item.get("src") for item in found.iter() if item.get("src")}
    links = {item.get("href") for item in found.iter() if item.get("href")}
    assert sources == set()
    assert links == {"#list"}
    assert "url(" not in page
    assert "@import" not in page


def test_policy_allows_the_script_of_the_page_only():
    found = html.fromstring(page_of(report()))
    policy = found.xpath("//meta[@http-equiv]")[0].get("content")
    for tag, name in (("style", "style-src"), ("script[not(@type)]", "script-src")):
        (element,) = found.xpath(f"//{tag}")
        digest = hashlib.sha256(element.text.encode()).digest()
        assert f"{name} 'sha256-{base64.b64encode(digest).decode()}'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


class Tags(HTMLParser):
    """Counts tags as a browser sees them, which lxml might not."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def handle_starttag(self, tag, attrs):
        self.seen.append(tag)


def tags(page):
    parser = Tags()
    parser.feed(page)
    return parser.seen


def test_hostile_texts_stay_data():
    page = page_of(hostile(), report())
    assert tags(page) == tags(page_of(report(), report()))
    data = blocks(page)["data-0"]
    assert data["parts"][0]["title"].startswith("</script><script>alert(1)")
    assert "\x1b" not in page
    assert "\u202e" not in page
    assert HOSTILE not in page


def test_data_of_a_document_says_what_the_report_says():
    data = blocks(page_of(report(findings=(FINDING,), unread=UNREAD)))
    run, document = data["run"], data["data-0"]
    said = [run["sentences"][number][2] for number in document["unread"]]
    assert [text.partition(":")[0] for text in said] == ["pp. 2–4", "p. 7"]
    met, partial, *_ = document["parts"][0]["items"]
    assert (met["id"], met["outcome"]) == ("charter.goals", "met")
    assert met["evidence"][0]["quote"] == "Цели общества"
    assert partial["outcome"] == "partial"
    (finding,) = document["findings"]
    assert finding["code"] == "DC101"
    assert run["sentences"][finding["fix"]][2] == "Write: “өзі”"
    assert run["requirements"]["charter.goals"]["advice"] == [
        "add goals (kk)",
        "add goals (ru)",
        "add goals (en)",
    ]


def test_row_of_the_list_counts_what_is_mandatory():
    row = blocks(page_of(report(findings=(FINDING,), unread=UNREAD)))["run"]["index"][0]
    path, verdict, parts, met, of, remarks, unread, gaps = row
    assert (path, verdict, parts) == ("charter.docx", "fail", [["charter", "Устав"]])
    assert (met, of, remarks, unread) == (1, 3, 1, 4)
    assert gaps == ["charter.duties", "charter.seal"]


def test_each_sentence_is_kept_once_in_three_languages():
    once = blocks(page_of(report()))["run"]["sentences"]
    often = blocks(page_of(*[report()] * 50))["run"]["sentences"]
    assert once == often
    assert {len(texts) for texts in once} == {3}


def test_pictures_are_in_the_page_with_their_marks():
    document = blocks(page_of(report(pictures=(PICTURE,))))["data-0"]
    (picture,) = document["pictures"]
    assert picture["source"] == "data:image/jpeg;base64,UklGRg=="
    assert picture["marks"] == [[0, 1.0, 2, 30, 4]]
    evidence = document["parts"][0]["items"][0]["evidence"][0]
    assert (evidence["page"], evidence["mark"]) == (2, 0)


def test_what_is_suppressed_says_so():
    why = Suppression(by=SuppressedBy.CONFIGURATION, reason="agreed with the owner")
    data = blocks(page_of(with_suppressions(why)))
    number = data["data-0"]["findings"][0]["suppressed"]
    assert "agreed with the owner" in data["run"]["sentences"][number][2]


def test_page_comes_document_by_document():
    pieces = list(html_pieces(iter([report()] * 3), reader()))
    assert len(pieces) == 5
    assert [piece.count('id="data-') for piece in pieces] == [0, 1, 1, 1, 0]


@pytest.mark.parametrize("value", ["</script>", "<!--", "\u2028", "&lt;", "\udcff"])
def test_no_data_can_end_its_block(value):
    block = data_block("run", {"text": value})
    assert block.count("<") == 2
    text = block.encode(errors="backslashreplace").decode()
    assert json.loads(text.partition(">")[2].rpartition("<")[0]) == {"text": value}


# What the templates say.

SAID = re.compile(r'data-(?:say|label)="([^"{]+)"|\bsay\("([^"]+)"')
SAID_BY_PREFIX = re.compile(r"\bsay\(`([^`$]+)\.\$\{")
TEXT_OUTSIDE_TAGS = re.compile(r">([^<>]+)<")
CYRILLIC = re.compile("[а-яёәғқңөұүһі]", re.IGNORECASE)


def keys_of(*names):
    texts = [template(name) for name in names]
    found = [key for text in texts for pair in SAID.findall(text) for key in pair]
    return set(filter(None, found))


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_the_page_says_has_a_sentence(language):
    words = page_words(*SECTIONS)[language]
    keys = keys_of(*TEMPLATES, *SCRIPTS)
    assert len(keys) > 20
    assert keys - set(words) == set()
    for name in SCRIPTS:
        for prefix in SAID_BY_PREFIX.findall(template(name)):
            assert any(key.startswith(f"{prefix}.") for key in words)


def test_every_sentence_of_the_page_is_said():
    spoken = keys_of(*TEMPLATES, *SCRIPTS) | {"title", "score_title", "noscript"}
    cards = {"documents", "passed", "failed", "not_checked", "unreadable"}
    assert set(load_catalogue("en").messages["page"]) - spoken - cards == set()


@pytest.mark.parametrize("name", TEMPLATES)
def test_templates_have_no_words_of_their_own(name):
    """But for the names of languages, which each speaker must find."""
    text = re.sub(r"\{\{\w+\}\}|<!doctype html>", "", template(name))
    own = {found.strip() for found in TEXT_OUTSIDE_TAGS.findall(text)} - {""}
    assert own <= {"Қазақша", "Русский", "English"}


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_have_no_words_of_their_own(name):
    assert not CYRILLIC.search(template(name))
    assert "innerHTML" not in template(name)
