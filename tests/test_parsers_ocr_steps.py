"""The steps between a picture and lines, each by itself and without Tesseract."""

import os
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops
from scans_by_hand import LEFT, RIGHT, Sheet, worn

from doccheck.parsers import ocr_tesseract
from doccheck.parsers.ocr_columns import segments
from doccheck.parsers.ocr_cover import cover_of, is_blank
from doccheck.parsers.ocr_hocr import Row, Word, rows_in
from doccheck.parsers.ocr_lines import even_sizes, lines_of, quality_of
from doccheck.parsers.ocr_rules import find_rules, without
from doccheck.parsers.ocr_slips import mended, mended_word
from doccheck.parsers.ocr_tables import find_tables, lay_out, with_blanks
from doccheck.parsers.ocr_tesseract import TesseractError
from doccheck.parsers.ocr_upright import evened, is_sideways, levelled, slant_of, turned
from doccheck.parsers.ocr_weight import with_strokes
from doccheck.parsers.pdf_model import Box, Line, PageContent

SCALE = 0.36  # points for a pixel at 200 dpi
TEXT = "Осы тәртіп кәсіпорынның барлық қызметкерлеріне таралады және міндетті."
HOCR = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"
    "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><body>
<div class='ocr_page' title='image "-"; bbox 0 0 1654 2339; ppageno 0'>
<span class='ocr_line' title="bbox 100 200 500 240; baseline 0.01 -10; x_size 40;
 x_descenders 9; x_ascenders 11.4">
<span class='ocrx_word' title='bbox 100 200 300 240; x_wconf 96'>Осы</span>
<span class='ocrx_word' title='bbox 320 200 500 240; x_wconf 41'><strong>бет</strong>
</span><span class='ocrx_word' title='bbox 510 200 520 240; x_wconf 95'> </span></span>
<span class='ocr_line' title="bbox 1 1 2 2"></span></div></body></html>"""


@pytest.fixture(scope="module")
def page() -> Image.Image:
    sheet = Sheet()
    for _ in range(8):
        sheet.paragraph(TEXT)
    return sheet.image


def row_of(*texts: str, x: float = 100, y: float = 300, gap: float = 12, **look) -> Row:
    """Return a row of words as wide as their letters are many."""
    words = []
    for text in texts:
        wide = 18.0 * len(text)
        words.append(Word(text, Box(x, y - 28, x + wide, y + 8), 0.9, **look))
        x += wide + gap
    return Row(tuple(words), y, 38.0)


def test_rows_of_hocr_have_words_baseline_and_size():
    (row,) = rows_in(HOCR.encode())
    assert [word.text for word in row.words] == ["Осы", "бет"]
    assert [word.confidence for word in row.words] == [0.96, 0.41]
    assert row.words[0].box == Box(100, 200, 300, 240)
    assert row.baseline == pytest.approx(232)
    assert row.size == pytest.approx(40, abs=0.1)


@pytest.mark.parametrize("answer", [b"", b"not XML", b"<html/>"])
def test_nonsense_for_hocr_has_no_rows(answer):
    assert rows_in(answer) == []


@pytest.mark.parametrize("slant", [-4.0, -0.7, 0.0, 0.4, 2.5])
def test_the_slant_of_lines_is_found(page, slant):
    assert slant_of(worn(page, slant=slant)) == pytest.approx(-slant, abs=0.15)


@pytest.mark.parametrize("slant", [-3.0, 0.0, 3.0])
def test_a_page_on_its_side_is_told(page, slant):
    image = worn(page, slant=slant, noise=15)
    assert not is_sideways(image)
    assert is_sideways(turned(image, 1))
    assert is_sideways(turned(image, 3))
    assert levelled(turned(image, 1)).size == page.size


def test_a_shadow_over_a_page_is_taken_away(page):
    shadow = Image.linear_gradient("L").resize(page.size).point(lambda v: 90 + v // 2)
    even = evened(ImageChops.multiply(page, shadow))
    paper = [even.getpixel((80, y)) for y in range(100, page.height, 200)]
    assert min(paper) > 235
    assert even.getextrema()[0] < 80
    assert evened(Image.new("L", (300, 300), 3)).getextrema() == (15, 15)


def test_quarter_turns_add_up(page):
    assert turned(turned(page, 1), 3).tobytes() == page.tobytes()
    assert turned(turned(page, 2), 2).tobytes() == page.tobytes()
    assert turned(page, 4) is page


def test_paper_alone_is_blank(page):
    assert is_blank(Image.new("L", (800, 1000), 240))
    assert not is_blank(Image.new("L", (800, 1000), 5))
    assert not is_blank(page)


def test_ink_without_words_is_overlooked(page):
    whole = Row((Word("x", Box(0, 0, *page.size), 0.9),), 0.0, 38.0)
    half = Row((Word("x", Box(0, 0, page.width, 450), 0.9),), 0.0, 38.0)
    assert cover_of(page, [whole]) == 1.0
    assert 0.3 < cover_of(page, [half]) < 0.8
    assert cover_of(page, []) == 0.0


def test_a_photograph_is_not_ink_that_words_are_looked_for_in(page):
    image = page.copy()
    image.paste(90, (300, 1200, 1300, 2100))
    band = Row((Word("x", Box(0, 0, page.width, 1100), 0.9),), 0.0, 38.0)
    assert cover_of(image, [band]) > 0.95


def test_bold_words_have_thicker_strokes():
    sheet = Sheet()
    sheet.line(LEFT, TEXT[:40])
    sheet.line(LEFT, TEXT[:40], bold=True)
    image = worn(sheet.image, noise=8)
    words = [
        Word(TEXT[:40], Box(LEFT, top, RIGHT, top + 46), 0.9) for top in (205, 257)
    ]
    rows = [Row((word,), word.box.bottom, 38.0) for word in words]
    plain, bold = (row.words[0].stroke for row in with_strokes(image, rows))
    assert bold > 1.22 * plain


def test_rules_are_found_and_letters_are_none():
    sheet = Sheet()
    sheet.paragraph(TEXT)
    sheet.table([("а", "б"), ("в", "г")], (400, 500))
    image = worn(sheet.image, noise=10)
    rules = find_rules(image, 200)
    assert (len(rules.across), len(rules.down)) == (3, 3)
    (grid,) = find_tables(rules, SCALE)
    assert len(grid.cells) == 4
    bare = find_rules(without(image, (*rules.across, *rules.down)), 200)
    assert (bare.across, bare.down) == ((), ())


def test_a_picture_without_rules_or_too_small_for_them_has_none(page):
    assert find_rules(page, 200).down == ()
    assert find_rules(Image.new("L", (9, 9), 255), 200).across == ()


def test_words_go_into_the_cells_they_stand_in():
    sheet = Sheet()
    sheet.table([("", ""), ("", "")], (400, 500))
    rules = find_rules(sheet.image, 200)
    rows = [
        row_of("Тақырып", y=150),
        row_of("Шара", x=LEFT + 20, y=245),
        row_of("Мерзімі", x=LEFT + 420, y=245),
        row_of("Семинар", "өткізу", x=LEFT + 20, y=325),
        row_of("Соңы", y=600),
    ]
    lines, tables = lay_out(rows, rules, find_tables(rules, SCALE), SCALE)
    assert [[cell.text for cell in row] for row in tables[0].rows] == [
        ["Шара", "Мерзімі"],
        ["Семинар өткізу", ""],
    ]
    assert [line.table for line in lines] == [None, 0, None]
    assert [line.text for line in lines] == ["Тақырып", "", "Соңы"]


def test_a_table_without_words_is_no_table():
    sheet = Sheet()
    sheet.table([("", "")], (400, 500))
    rules = find_rules(sheet.image, 200)
    assert lay_out([], rules, find_tables(rules, SCALE), SCALE) == ([], [])


def test_a_rule_on_the_baseline_is_a_blank_unless_words_stand_on_it():
    row = row_of("Бұйрық", "жылғы", gap=300)
    beside = Box(250, 304, 480, 306)
    under = Box(100, 304, 200, 306)
    far = Box(250, 380, 480, 382)
    (found,) = with_blanks([row], [beside, under, far])
    assert [word.text for word in found.words] == ["Бұйрық", "____", "жылғы"]


@pytest.mark.parametrize(
    ("word", "follower", "wanted"),
    [
        ("Хо", "22", "№"),
        ("Мо", "145-Н", "№"),
        ("No", "7", "№"),
        ("Хо", "барды", "Хо"),
        ("тер!", "-", "тері"),
        ("тер!", "венерология", "тері"),
        ("тоқта!", "Сонда", "тоқта!"),
        ("болсын!", "", "болсын!"),
    ],
)
def test_slips_are_mended_where_they_are_sure(word, follower, wanted):
    assert mended_word(word, follower) == wanted


def test_the_number_of_a_clause_ends_in_a_stop():
    row = mended(row_of("2;", "Признать"))
    assert [word.text for word in row.words] == ["2.", "Признать"]
    row = mended(row_of("2;", "3;", "4"))
    assert [word.text for word in row.words] == ["2;", "3;", "4"]


def test_a_bullet_is_no_quotation_mark():
    row = mended(row_of("“", "Закон"))
    assert [word.text for word in row.words] == ["•", "Закон"]
    assert mended(row_of("“")).words[0].text == "“"


def test_wide_gaps_part_a_row_unless_it_is_stretched():
    row = row_of("Директор", "Атаев", gap=200)
    assert [part.words[0].text for part in segments([row])] == ["Директор", "Атаев"]
    stretched = row_of("осы", "тәртіп", "барлық", "жерде", gap=130)
    assert len(list(segments([stretched]))) == 1


def test_gaps_over_each_other_in_three_rows_part_columns():
    rows = [
        row_of("«Үлгі»", "кәсіпорны", y=300),
        row_of("«Улги»", "предприятие", x=420, y=300),
    ]
    joined = [
        Row((*rows[0].words, *rows[1].words), y, 38.0) for y in (300.0, 350.0, 400.0)
    ]
    assert len(list(segments(joined))) == 6
    assert len(list(segments(joined[:2]))) == 2


def test_lines_have_the_look_of_those_of_a_pdf():
    rows = [row_of("Осы", "саясат", stroke=4.0), row_of("бас-", y=350, stroke=6.0)]
    first, second = lines_of(rows, SCALE)
    assert first.text == "Осы саясат"
    assert (first.x0, first.size) == pytest.approx((36.0, 13.68))
    assert first.bottom == pytest.approx(300 * SCALE + first.size / 4)
    assert (first.bold, second.bold) == (False, True)
    assert (first.hyphen, second.hyphen) == (False, True)


def test_dirt_is_no_line():
    speck = Row((Word("т", Box(0, 0, 9, 9), 0.2),), 9.0, 38.0)
    assert lines_of([speck], SCALE) == []


def test_sizes_that_are_nearly_one_become_one():
    def line(text: str, size: float) -> Line:
        return Line(text, 0, 100 - 0.75 * size, 200, 100 + 0.25 * size, size)

    usual = [line("у" * 50, size) for size in (13.9, 14.2, 14.0)]
    title, short = line("Т" * 80, 18.1), line("жағдай", 11.5)
    page = PageContent(number=1, lines=[*usual, title, short])
    even_sizes([page])
    assert [item.size for item in page.lines] == [14.0, 14.0, 14.0, 18.0, 14.0]
    assert {item.top + 0.75 * item.size for item in page.lines} == {100.0}


def test_quality_weighs_words_by_their_letters():
    rows = [
        Row(
            (
                Word("кәсіпорынның", Box(0, 0, 1, 1), 0.9),
                Word("—", Box(0, 0, 1, 1), 0.0),
                Word("xЖ3щ", Box(0, 0, 1, 1), 0.3),
            ),
            0.0,
            38.0,
        )
    ]
    quality = quality_of(rows)
    assert quality.letters == 16
    assert quality.confidence == pytest.approx(0.75)
    assert (quality.shaped, quality.unsure) == (0.5, 2)
    assert quality_of([]).confidence == 0.0


@given(st.lists(st.text(min_size=1, max_size=12), max_size=12), st.floats(0, 400))
@settings(max_examples=60, deadline=None)
def test_no_word_is_lost_between_rows_and_lines(texts, gap):
    texts = ["".join(text.split()) + "сөз" for text in texts]
    rows = [row_of(*texts, gap=gap)] if texts else []
    lines = lines_of(rows, SCALE)
    assert " ".join(line.text for line in lines).split() == " ".join(texts).split()


def program(folder, script: str) -> str:
    path = folder / "tesseract"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_a_program_that_hangs_is_ended(tmp_path, monkeypatch):
    path = program(tmp_path, f"echo $$ > {tmp_path}/pid; exec sleep 30")
    monkeypatch.setattr(ocr_tesseract, "_program", lambda: path)
    monkeypatch.setattr(ocr_tesseract, "_known_data", lambda _: frozenset())
    monkeypatch.setattr(ocr_tesseract, "_SECONDS", 0.5)
    started = time.monotonic()
    with pytest.raises(TesseractError, match="took over"):
        ocr_tesseract.rows_of(Image.new("L", (2000, 2000)), 200)
    assert time.monotonic() - started < 10
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)


def test_a_program_that_fails_says_how(tmp_path, monkeypatch):
    path = program(tmp_path, "exit 7")
    monkeypatch.setattr(ocr_tesseract, "_program", lambda: path)
    with pytest.raises(TesseractError, match="ended with 7"):
        ocr_tesseract.rows_of(Image.new("L", (9, 9)), 200)


def test_a_program_that_cannot_be_started_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(ocr_tesseract, "_program", lambda: str(tmp_path / "none"))
    with pytest.raises(TesseractError, match="cannot be started"):
        ocr_tesseract.rows_of(Image.new("L", (9, 9)), 200)


def test_a_program_without_the_orientation_data_cannot_tell(tmp_path, monkeypatch):
    path = program(tmp_path, "echo kaz; echo rus")
    monkeypatch.setattr(ocr_tesseract, "_program", lambda: path)
    assert ocr_tesseract.turn_of(Image.new("L", (9, 9)), 200) is None
