"""The page of a run in a real browser: clicked, typed into, read in three languages."""

import io
from dataclasses import replace

import pytest
from browser import chromium, complaints
from PIL import Image
from reports_by_hand import (
    FINDING,
    UNREAD,
    failed,
    hostile,
    part,
    reader,
    report,
)

from doccheck.cli import run
from doccheck.document import Mark, PagePicture, Rectangle
from doccheck.findings import Verdict
from doccheck.parsers.pictures import WIDTH
from doccheck.reports.html_report import html_pieces

pytestmark = pytest.mark.chromium


def white_page() -> bytes:
    file = io.BytesIO()
    Image.new("L", (800, 1100), 255).save(file, "JPEG")
    return file.getvalue()


PICTURE = PagePicture(
    page=2,
    data=white_page(),
    width=800,
    height=1100,
    marks=(
        Mark(quote="nobody asks for it", places=(Rectangle(9, 9, 9, 9),)),
        Mark(quote="Цели общества", places=(Rectangle(10, 20, 300, 40),)),
    ),
)
CONFORMING = replace(
    report(part(verdict=Verdict.PASS), verdict=Verdict.PASS), path="fine.docx"
)


@pytest.fixture(scope="module")
def driver(tmp_path_factory):
    with chromium(tmp_path_factory.mktemp("profile")) as found:
        yield found


@pytest.fixture
def opened(driver, tmp_path):
    """A function that shows a page of reports."""

    def show(*reports, language="en"):
        path = tmp_path / "report.html"
        text = "".join(html_pieces(reports, reader(language)))
        path.write_text(text, encoding="utf-8", errors="backslashreplace")
        driver.get(path.as_uri())
        return driver

    yield show
    assert complaints(driver) == []


def all_of(driver, selector):
    return driver.find_elements("css selector", selector)


def one_of(driver, selector):
    (found,) = all_of(driver, selector)
    return found


def names(driver):
    """What the list shows, read at once: it may be made anew at any time."""
    script = "return [...document.querySelectorAll(arguments[0])].map(e => e.innerText)"
    return driver.execute_script(script, ".document .name")


def until(driver, holds):
    """Wait for what a browser does in its own time."""
    from selenium.webdriver.support.ui import WebDriverWait

    return WebDriverWait(driver, 10).until(lambda _: holds())


def open_document(driver, number):
    one_of(driver, f"#document-{number} > summary").click()
    until(driver, lambda: all_of(driver, f"#document-{number} .body > *"))
    return one_of(driver, f"#document-{number} .body")


def choose(driver, selector, value):
    from selenium.webdriver.support.ui import Select

    Select(one_of(driver, selector)).select_by_value(value)


def press(driver, *keys):
    from selenium.webdriver import ActionChains

    ActionChains(driver).send_keys(*keys).perform()


def focused(driver):
    return driver.switch_to.active_element


def test_document_opens_and_says_what_is_missing(opened):
    driver = opened(report(findings=(FINDING,), unread=UNREAD), failed())
    assert names(driver) == ["charter.docx", "secret.pdf"]
    body = open_document(driver, 0)
    assert "2 of 3 mandatory requirements are not met" in body.text
    assert "How to mend it: add seal (en)" in body.text
    assert "Source: First Law, art. 7, para. 2" in body.text
    assert "Цели общества" in body.text
    assert "pp. 2–4" in body.text
    assert "Latin letters" in body.text
    assert "a password is needed" in open_document(driver, 1).text


def test_nothing_is_built_before_it_is_asked_for(opened):
    driver = opened(*(replace(report(), path=f"{n}.docx") for n in range(250)))
    assert all_of(driver, ".body > *") == []
    assert len(names(driver)) == 100
    one_of(driver, "#more").click()
    assert len(names(driver)) == 200
    assert "100.docx" in focused(driver).text
    one_of(driver, "#more").click()
    assert len(names(driver)) == 250
    assert not one_of(driver, "#more").is_displayed()


def test_filter_by_verdict_type_text_and_requirement(opened):
    driver = opened(report(), CONFORMING, failed())
    shown = one_of(driver, "#shown")
    one_of(driver, '.card[data-verdict="fail"]').click()
    assert names(driver) == ["charter.docx"]
    assert shown.text == "Documents found: 1 of 3"
    one_of(driver, 'button[type="reset"]').click()
    until(driver, lambda: len(names(driver)) == 3)
    one_of(driver, "#search").send_keys("SECRET")
    assert names(driver) == ["secret.pdf"]
    open_document(driver, 2)
    one_of(driver, "#search").clear()
    one_of(driver, "#search").send_keys("no such document")
    assert shown.text == "No document fits the filter."
    one_of(driver, 'button[type="reset"]').click()
    until(driver, lambda: len(names(driver)) == 3)
    choose(driver, "#type", "charter")
    assert names(driver) == ["charter.docx", "fine.docx"]
    choose(driver, "#verdict", "pass")
    assert names(driver) == ["fine.docx"]
    choose(driver, "#requirement", "charter.seal")
    assert names(driver) == ["fine.docx"]


def test_requirement_that_many_lack_leads_to_their_list(opened):
    driver = opened(report(), replace(report(), path="other.docx"), failed())
    one_of(driver, "#lacking-list li:first-child button").click()
    assert names(driver) == ["charter.docx", "other.docx"]


@pytest.mark.parametrize(
    ("language", "title", "verdict"),
    [
        ("kk", "Құжаттарды тексеру", "Сәйкес келмейді"),
        ("ru", "Проверка документов", "Не соответствует"),
        ("en", "Check of documents", "Falls short"),
    ],
)
def test_language_is_switched_in_the_page(opened, language, title, verdict):
    driver = opened(report(findings=(FINDING,)), language="en")
    one_of(driver, f'[data-language="{language}"]').click()
    assert driver.title == title
    assert one_of(driver, "html").get_attribute("lang") == language
    assert one_of(driver, ".document > summary .badge").text == verdict
    until(driver, lambda: all_of(driver, "#document-0 .body > *"))
    assert f"add seal ({language})" in one_of(driver, "#document-0 .body").text
    pressed = all_of(driver, '[data-language][aria-pressed="true"]')
    assert [item.get_attribute("lang") for item in pressed] == [language]


def test_page_is_used_by_keyboard_alone(opened):
    from selenium.webdriver.common.keys import Keys

    driver = opened(report(), failed())
    press(driver, Keys.TAB)
    assert focused(driver).get_attribute("class") == "skip"
    press(driver, Keys.ENTER, Keys.TAB)
    assert focused(driver).tag_name == "summary"
    press(driver, Keys.SPACE)
    body = one_of(driver, "#document-0 .body")
    until(driver, lambda: "add seal" in body.text)
    press(driver, Keys.ENTER)
    until(driver, lambda: not body.is_displayed())


def test_every_control_has_a_name(opened):
    driver = opened(report(pictures=(PICTURE,)), failed())
    open_document(driver, 0)
    controls = all_of(driver, "button, input, select, summary, svg[role=img]")
    unnamed = [
        item.get_attribute("outerHTML")[:80]
        for item in controls
        if item.is_displayed() and not item.accessible_name
    ]
    assert unnamed == []
    roles = {item.aria_role for item in all_of(driver, "header, main, footer, form")}
    assert {"banner", "main", "contentinfo", "search"} <= roles


@pytest.mark.parametrize("width", [360, 800, 1600])
def test_page_is_never_wider_than_its_window(opened, width):
    driver = opened(report(findings=(FINDING,), pictures=(PICTURE,)), hostile())
    open_document(driver, 0)
    open_document(driver, 1)
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    wide = driver.execute_script("return document.documentElement.scrollWidth")
    driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert wide <= width


def test_print_shows_what_is_open_and_no_controls(opened):
    driver = opened(report(findings=(FINDING,)), failed())
    open_document(driver, 0)
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    driver.execute_script("window.dispatchEvent(new Event('beforeprint'))")
    assert not one_of(driver, "#filter").is_displayed()
    assert not one_of(driver, "#print").is_displayed()
    met = all_of(driver, "#document-0 .group .check-title")
    assert [item.text for item in met if item.is_displayed()] == [
        *("seal (en)", "duties (en)", "terms (en)", "goals (en)"),
    ]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_evidence_leads_to_its_mark_on_the_page_and_back(opened):
    from selenium.webdriver.common.keys import Keys

    driver = opened(report(pictures=(PICTURE,)))
    trigger = all_of(driver, "#document-0 .place button")[0]
    trigger.send_keys(Keys.ENTER)
    (mark,) = all_of(driver, ".mark.now")
    assert mark.get_attribute("width") == "300"
    assert one_of(driver, ".sheet.large").is_displayed()
    press(driver, Keys.ESCAPE)
    assert focused(driver) == trigger


def test_hostile_texts_are_shown_and_not_run(opened):
    driver = opened(hostile(), report())
    body = open_document(driver, 0)
    assert "<script>alert(1)</script>" in body.text
    assert len(all_of(driver, "script")) == 2 + 2 + 1


def test_page_of_a_real_run_shows_pages_of_a_pdf(driver, tmp_path):
    target = tmp_path / "report.html"
    sample = "samples/dossier/anticorruption-policy.ru.pdf"
    reports = ("--report", f"html:{target}", "--pictures", "2")
    assert run(["check", "--config", "-", sample, "-q", *reports]) == 0
    driver.get(target.as_uri())
    assert len(all_of(driver, ".sheet image")) == 2
    assert len(all_of(driver, ".mark")) > 5
    width = "return document.querySelector('.sheet svg').getBBox().width"
    assert driver.execute_script(width) >= WIDTH
    assert complaints(driver) == []
