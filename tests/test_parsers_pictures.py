import io

import pytest
from pdf_by_hand import make_pdf
from PIL import Image
from scans_by_hand import Sheet, as_file, as_pdf, worn

from doccheck.document import Rectangle
from doccheck.parsers import keeping_scans, picture_pages, read_bytes
from doccheck.parsers.pictures import WIDTH, Box, Letters, keeper, places_of

WORDS = "Настоящая политика распространяется на всех"
PARAGRAPH = (
    "Настоящая политика распространяется на всех работников общества",
    "независимо от занимаемой должности, стажа и места работы.",
    "Каждый работник знакомится с нею под подпись.",
)


def picture_of(data, *quotes, page=1, kept=None):
    (picture,) = picture_pages(data, {page: quotes}, kept or {})
    return picture


def ink(picture):
    """The picture in black and white, ink white."""
    image = Image.open(io.BytesIO(picture.data)).convert("L")
    assert image.size == (picture.width, picture.height)
    return image.point(lambda level: 255 if level < 160 else 0)


def without(image, places):
    for left, top, width, height in places:
        box = round(left), round(top), round(left + width), round(top + height)
        image.paste(0, box)
    return image


def typed(*lines, **options):
    def draw(sheet):
        for number, line in enumerate(lines):
            sheet.line(60, sheet.height / 2 + 18 * number, line)

    return make_pdf(draw, **options)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_mark_covers_the_words_however_the_page_is_turned(turn):
    picture = picture_of(typed(WORDS, rotate=turn), WORDS)
    (mark,) = picture.marks
    assert ink(picture).getbbox() is not None
    assert without(ink(picture), mark.places).getbbox() is None


def test_quote_over_two_lines_has_two_places():
    quote = "общества независимо от занимаемой должности"
    (mark,) = picture_of(typed(*PARAGRAPH), quote).marks
    first, second = mark.places
    assert first.left > second.left
    assert first.top + first.height <= second.top + 4


def test_picture_is_as_wide_as_every_other():
    for size in ((300, 200), (595, 842), (2000, 3000)):
        picture = picture_of(typed(WORDS, size=size), WORDS)
        assert picture.width == WIDTH


def test_strip_of_paper_is_cut():
    picture = picture_of(typed(WORDS, size=(400, 8000)), WORDS)
    assert picture.height == 3 * WIDTH


@pytest.mark.parametrize("quote", ["чего здесь нет", "", "…", "№ –"])
def test_quote_that_is_not_there_has_no_mark(quote):
    assert picture_of(typed(WORDS), quote).marks == ()


def test_quote_that_is_cut_or_goes_on_elsewhere_is_marked_as_far_as_it_goes():
    quote = f"{PARAGRAPH[2]} а это стоит уже на другой странице документа, внизу"
    (mark,) = picture_of(typed(*PARAGRAPH), quote).marks
    assert len(mark.places) == 1


def test_each_quote_has_its_own_mark():
    picture = picture_of(typed(*PARAGRAPH), "всех работников", "под подпись")
    assert [mark.quote for mark in picture.marks] == ["всех работников", "под подпись"]


def letters(*signs):
    """Letters in one line, given with their places from the left."""
    boxes = [Box(10 * place, 0, 10 * place + 9, 9) for _, place in signs]
    return Letters("".join(sign for sign, _ in signs), boxes.__getitem__)


def test_letters_that_fold_to_several_keep_their_place():
    found = letters(*((sign, place) for place, sign in enumerate("strasse")))
    assert places_of("Straße", found) == (Rectangle(-2, -2, 73, 13),)


def test_words_that_the_file_has_in_disorder_are_found_as_printed():
    found = letters(
        *((sign, place) for place, sign in reversed([*enumerate("приказ")]))
    )
    assert places_of("ПРИКАЗ", found) == (Rectangle(-2, -2, 63, 13),)


def test_nothing_is_kept_where_nobody_asks():
    with keeping_scans(wanted=False) as kept:
        assert keeper() is None
    with keeping_scans() as kept:
        assert keeper() is not None
    assert keeper() is None
    assert kept == {}


def scan():
    sheet = Sheet()
    for line in PARAGRAPH:
        sheet.paragraph(line)
    return sheet.image


@pytest.mark.tesseract
@pytest.mark.parametrize("slant", [0, 1, 180])
def test_scan_is_shown_upright_with_its_words_marked(slant):
    data = as_pdf(worn(scan(), slant=slant))
    with keeping_scans() as kept:
        document = read_bytes(data)
    assert document.ocr
    picture = picture_of(data, PARAGRAPH[2], kept=kept)
    (mark,) = picture.marks
    assert picture.height > picture.width
    assert mark.places[0].top < picture.height / 3
    before, after = ink(picture), without(ink(picture), mark.places)
    assert 0 < sum(after.histogram()[255:]) < sum(before.histogram()[255:])


@pytest.mark.tesseract
def test_picture_file_is_shown_though_it_is_no_pdf():
    data = as_file(worn(scan()), "PNG", dpi=(200, 200))
    with keeping_scans() as kept:
        read_bytes(data)
    assert picture_of(b"", PARAGRAPH[2], kept=kept).marks
