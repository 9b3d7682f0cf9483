"""Scans are read as text PDFs are, or say why they were not."""

import difflib
import random

import pytest
from PIL import Image, ImageDraw
from scans_by_hand import LEFT, RIGHT, Sheet, as_pdf, worn

from doccheck.document import Alignment, BlockKind, Document
from doccheck.findings import Outcome
from doccheck.parsers import ocr, ocr_tesseract, read_bytes
from doccheck.parsers.ocr_tesseract import TesseractError
from doccheck.pipeline import check_document

TITLE = "Сыбайлас жемқорлыққа қарсы саясат"
FIRST = "1. Жалпы ережелер"
KAZAKH = (
    "Осы Саясат «Үлгі» кәсіпорнының барлық қызметкерлеріне таралады, олардың"
    " міндеттері мен жауапкершілігін айқындайды және сыбайлас жемқорлықтың алдын алу"
    " тәртібін белгілейді."
)
RUSSIAN = (
    "Настоящая Политика распространяется на всех работников предприятия, определяет"
    " их обязанности и ответственность, а также порядок предупреждения коррупции."
)


@pytest.fixture(scope="module")
def page() -> Image.Image:
    sheet = Sheet()
    sheet.line(1000, "БЕКІТЕМІН")
    sheet.line(1000, "Бас директор")
    sheet.line(1000, "2024 жылғы 5 наурыз")
    sheet.heading(TITLE)
    sheet.line(LEFT, FIRST, bold=True)
    sheet.paragraph(KAZAKH)
    sheet.paragraph(RUSSIAN)
    sheet.paragraph("Бұйрық № 22, приказ № 145.")
    return sheet.image


def texts(document: Document) -> list[str]:
    return [" ".join(document.text_of(block).split()) for block in document.blocks]


def likeness(text: str, wanted: str) -> float:
    return difflib.SequenceMatcher(None, text, wanted, autojunk=False).ratio()


def ruined(page: Image.Image) -> Image.Image:
    """Return a few lines as a fax of a fax shows them."""
    lines = page.crop((0, 480, page.width, 980))
    return worn(lines.reduce(6).resize(lines.size), noise=60, blur=4)


def has_all(document: Document) -> bool:
    found = texts(document)
    wanted = (TITLE, FIRST, KAZAKH, RUSSIAN)
    return all(max(likeness(text, w) for text in found) > 0.97 for w in wanted)


@pytest.fixture(scope="module")
def scan(page) -> Document:
    return read_bytes(as_pdf(worn(page, slant=1.3, noise=12)))


@pytest.mark.tesseract
def test_a_slanted_noisy_scan_is_read_in_both_languages(scan):
    assert scan.ocr
    assert scan.unread == ()
    assert has_all(scan)


@pytest.mark.tesseract
def test_headings_of_a_scan_are_told_by_their_weight(scan):
    headings = [block for block in scan.blocks if block.kind is BlockKind.HEADING]
    assert [scan.text_of(block) for block in headings] == [TITLE, FIRST]
    assert all(block.style.bold for block in headings)
    assert headings[0].style.alignment is Alignment.CENTRE


@pytest.mark.tesseract
def test_a_stamp_of_a_scan_stands_at_the_right(scan):
    stamp = scan.blocks[0]
    assert scan.text_of(stamp).splitlines()[0] == "БЕКІТЕМІН"
    assert stamp.style.alignment is Alignment.RIGHT


@pytest.mark.tesseract
def test_type_of_a_scan_has_one_size(scan):
    assert len({block.style.size for block in scan.blocks}) == 1


@pytest.mark.tesseract
def test_number_signs_of_a_scan_are_read(scan):
    assert "№ 22" in scan.text
    assert "№ 145" in scan.text


@pytest.mark.tesseract
def test_an_address_in_latin_letters_is_read():
    sheet = Sheet()
    sheet.paragraph(KAZAKH)
    sheet.paragraph("Сенім телефоны, e-mail: senim@ulgi-kk.kz, www.ulgi-kk.kz.")
    text = read_bytes(as_pdf(sheet.image)).text
    assert "e-mail: senim@ulgi-kk.kz" in text


@pytest.mark.tesseract
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_scan_is_brought_upright(page, turn):
    document = read_bytes(as_pdf(page.rotate(turn, expand=True)))
    assert document.unread == ()
    assert has_all(document)


@pytest.mark.tesseract
def test_an_illegible_scan_is_not_used_and_says_how_bad_it_is(page):
    document = read_bytes(as_pdf(ruined(page)))
    (unread,) = document.unread
    assert (unread.reason, unread.page) == ("illegible", 1)
    assert unread.detail.startswith(("confidence 0.", "words ", "no words"))
    assert document.text == ""


@pytest.mark.tesseract
def test_scribble_over_half_a_page_is_told_beside_the_text(page):
    image = page.copy()
    pen = ImageDraw.Draw(image)
    dice = random.Random(3)
    for row in range(22):
        y = 1150 + 50 * row
        points = [(x, y + dice.randrange(-22, 23)) for x in range(LEFT, RIGHT, 9)]
        pen.line(points, fill=40, width=4)
    document = read_bytes(as_pdf(image))
    assert [item.reason for item in document.unread] == ["illegible"]


@pytest.mark.tesseract
def test_pages_are_in_order_and_a_blank_one_is_no_loss(page):
    second = Sheet()
    second.paragraph("Екінші бетте тұрған жалғыз сөйлем осында аяқталады.")
    blank = Image.new("L", page.size, 250)
    document = read_bytes(as_pdf(page, blank, second.image))
    assert document.unread == ()
    assert [item.number for item in document.pages] == [1, 2, 3]
    assert [block.page for block in document.blocks][-1] == 3
    assert document.text_of(document.blocks[-1]).startswith("Екінші бетте")


@pytest.mark.tesseract
def test_a_layer_of_text_without_kazakh_letters_is_read_anew(page):
    layer = ["Осы Саясат барлык кызметкерлерге туралы жэне немесе бойынша болып"] * 3
    document = read_bytes(as_pdf(page, text=layer))
    assert document.unread == ()
    assert "кызметкерлерге" not in document.text
    assert has_all(document)


@pytest.mark.tesseract
def test_a_sound_layer_of_text_is_taken_as_it_is(page, monkeypatch):
    monkeypatch.setattr("doccheck.parsers.ocr.recognise_page", pytest.fail)
    document = read_bytes(as_pdf(page, text=[KAZAKH[:60], KAZAKH[60:120], RUSSIAN]))
    assert document.ocr
    assert document.unread == ()


@pytest.mark.tesseract
def test_a_ruled_table_of_a_scan_has_its_cells():
    rows = [
        ("Шара", "Мерзімі", "Жауапты"),
        ("Семинар өткізу", "наурыз", "Кадр бөлімі"),
        ("Сауалнама жүргізу", "желтоқсан", "Комплаенс"),
    ]
    sheet = Sheet()
    sheet.heading("Іс-шаралар жоспары")
    sheet.table(rows, (520, 360, 400))
    sheet.paragraph(KAZAKH)
    document = read_bytes(as_pdf(worn(sheet.image, slant=-0.8)))
    (table,) = (block.table for block in document.blocks if block.table)
    cells = [[document.text_of(cell.span) for cell in row] for row in table.rows]
    assert [tuple(row) for row in cells] == rows
    kinds = [block.kind for block in document.blocks]
    assert kinds.index(BlockKind.TABLE) == 1


@pytest.mark.tesseract
def test_a_rule_to_write_on_is_a_blank():
    sheet = Sheet()
    sheet.paragraph(KAZAKH)
    sheet.y += 60
    sheet.put(LEFT, "Бұйрық нөмірі")
    sheet.rule(LEFT + 330, sheet.y + 38, LEFT + 700, sheet.y + 38)
    sheet.line(LEFT + 720, "2024 жылғы")
    assert "Бұйрық нөмірі ____ 2024 жылғы" in read_bytes(as_pdf(sheet.image)).text


@pytest.mark.tesseract
def test_a_letterhead_of_a_scan_has_two_columns():
    sheet = Sheet(size=12)
    pairs = [
        ("«Үлгі» шаруашылық", "Предприятие «Улги»"),
        ("жүргізу құқығындағы", "на праве хозяйственного"),
        ("кәсіпорны, Астана қаласы", "ведения, город Астана"),
    ]
    for left, right in pairs:
        sheet.put(LEFT + 30, left)
        sheet.line(860, right)
    sheet.y += 60
    sheet.paragraph(KAZAKH)
    found = texts(read_bytes(as_pdf(sheet.image)))
    assert found[0] == " ".join(left for left, _ in pairs)
    assert found[1] == " ".join(right for _, right in pairs)


def test_without_tesseract_the_pages_stay_unread_and_the_report_says_so_first(
    page, tmp_path, monkeypatch, law
):
    monkeypatch.setattr(ocr_tesseract.shutil, "which", lambda _: None)
    path = tmp_path / "scan.pdf"
    path.write_bytes(as_pdf(page, page))
    report = check_document(path, law, type_="anticorruption_policy")
    assert [(item.reason, item.page) for item in report.unread] == [
        ("ocr_missing", 1),
        ("ocr_missing", 2),
    ]
    assert {item.detail for item in report.unread} == {"tesseract"}


def test_what_data_is_missing_is_named(monkeypatch):
    monkeypatch.setattr(ocr_tesseract.shutil, "which", lambda _: "/usr/bin/tesseract")
    monkeypatch.setattr(ocr_tesseract, "_known_data", lambda _: frozenset({"rus"}))
    assert ocr_tesseract.lacking() == ("tesseract-kaz",)


def test_a_page_on_which_tesseract_fails_is_unread(page, monkeypatch):
    def fail(image, dpi):
        raise TesseractError("took over 60 seconds")

    monkeypatch.setattr(ocr, "rows_of", fail)
    content = ocr.recognise_page(ocr.Scan(number=4, image=page, dpi=200))
    (unread,) = content.unread
    assert (unread.reason, unread.page) == ("ocr_failed", 4)
    assert unread.detail == "took over 60 seconds"


@pytest.mark.tesseract
def test_what_stands_on_an_illegible_page_is_undetermined(page, tmp_path, law):
    path = tmp_path / "scan.pdf"
    path.write_bytes(as_pdf(page, ruined(page)))
    report = check_document(path, law, type_="anticorruption_policy")
    outcomes = {
        judgement.outcome for part in report.parts for judgement in part.judgements
    }
    assert Outcome.UNDETERMINED in outcomes
    assert Outcome.UNMET not in outcomes
