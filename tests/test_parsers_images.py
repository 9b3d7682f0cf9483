"""Pictures of pages as files: formats, sizes, turns, and what is refused."""

import io
import struct
import zlib

import pytest
from PIL import Image
from scans_by_hand import DPI, Sheet, as_file

from doccheck.errors import ErrorCode, UnreadableDocumentError
from doccheck.parsers import images, read_bytes
from doccheck.parsers.pdf_model import PageContent

SENTENCE = "Осы тәртіп кәсіпорынның барлық қызметкерлеріне таралады және міндетті."
PRECISE = {"dpi": (DPI, DPI)}


@pytest.fixture(scope="module")
def page() -> Image.Image:
    sheet = Sheet()
    for _ in range(4):
        sheet.paragraph(SENTENCE)
    return sheet.image


@pytest.fixture
def scans(monkeypatch):
    """What would be recognised, without recognising it."""
    seen = []

    def look(found):
        for scan in found:
            seen.append(scan)
            yield PageContent(number=scan.number, ocr=True)

    monkeypatch.setattr(images, "lacking", lambda: ())
    monkeypatch.setattr(images, "recognise", look)
    return seen


def look_at(data: bytes) -> None:
    with pytest.raises(UnreadableDocumentError) as raised:
        read_bytes(data)
    assert raised.value.code is ErrorCode.EMPTY


@pytest.mark.tesseract
@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("PNG", {}),
        ("JPEG", {"quality": 60}),
        ("TIFF", {"compression": "tiff_lzw"}),
    ],
)
def test_a_picture_is_read(page, kind, options):
    document = read_bytes(as_file(page.crop((0, 0, 1654, 700)), kind, **options))
    assert document.format == kind.lower()
    assert document.ocr
    assert " ".join(document.text.split()).count(SENTENCE) >= 3


@pytest.mark.tesseract
def test_pages_of_a_tiff_are_pages_of_the_document(page):
    other = Sheet()
    other.paragraph("Екінші бетте тұрған жалғыз сөйлем осында аяқталады.")
    first, second = (image.convert("1") for image in (page, other.image))
    data = as_file(
        first, "TIFF", save_all=True, append_images=[second], compression="group4"
    )
    document = read_bytes(data)
    assert [item.number for item in document.pages] == [1, 2]
    assert {block.page for block in document.blocks} == {1, 2}


@pytest.mark.parametrize("mode", ["1", "L", "RGB", "RGBA", "P", "LA", "CMYK"])
def test_colours_become_grey(page, scans, mode):
    kind = "TIFF" if mode == "CMYK" else "PNG"
    look_at(as_file(page.convert("RGB").convert(mode), kind, **PRECISE))
    (scan,) = scans
    assert (scan.image.mode, scan.image.size) == ("L", page.size)
    assert scan.image.getpixel((5, 5)) == 255
    assert scan.image.getextrema()[0] < 60


def test_what_shines_through_is_paper(scans):
    look_at(as_file(Image.new("RGBA", (600, 800), (0, 0, 0, 0)), "PNG"))
    assert scans[0].image.getextrema() == (255, 255)


def test_sixteen_bits_are_brought_down_to_eight(scans):
    deep = Image.new("I;16", (600, 800), 65_535)
    look_at(as_file(deep, "PNG"))
    assert scans[0].image.getextrema() == (255, 255)


def test_a_fine_picture_is_made_smaller(page, scans):
    fine = page.resize((page.width * 2, page.height * 2))
    look_at(as_file(fine, "JPEG", dpi=(400, 400)))
    (scan,) = scans
    assert scan.dpi == DPI
    assert scan.image.size == page.size


def test_a_camera_that_names_no_paper_is_taken_for_a4(page, scans):
    look_at(as_file(page, "JPEG", dpi=(72, 72)))
    assert scans[0].dpi == pytest.approx(DPI, rel=0.01)


def test_a_fax_gets_square_pixels(page, scans):
    fax = page.resize((page.width, page.height // 2))
    look_at(as_file(fax, "TIFF", dpi=(DPI, DPI // 2)))
    assert scans[0].image.size == (page.width, page.height // 2 * 2)


def test_a_picture_that_says_it_is_turned_is_turned(page, scans):
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = page.rotate(90, expand=True)
    look_at(as_file(turned, "JPEG", exif=exif, **PRECISE))
    assert scans[0].image.size == page.size


def png_that_claims(width: int, height: int) -> bytes:
    """Return a PNG whose head promises more than it has."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 100)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body))
        + name
        + body
        + struct.pack(">I", zlib.crc32(name + body))
        for name, body in chunks
    )


@pytest.mark.parametrize("side", [8_000, 12_000, 60_000])
def test_a_bomb_of_pixels_is_refused(scans, side, recwarn):
    with pytest.raises(UnreadableDocumentError) as raised:
        read_bytes(png_that_claims(side, side))
    assert raised.value.code is ErrorCode.TOO_LARGE
    assert not recwarn


def test_a_tiff_of_too_many_pages_is_refused(scans, monkeypatch):
    monkeypatch.setattr(images, "MOST_PAGES", 2)
    small = Image.new("1", (50, 50), 1)
    data = as_file(small, "TIFF", save_all=True, append_images=[small, small])
    with pytest.raises(UnreadableDocumentError) as raised:
        read_bytes(data)
    assert raised.value.code is ErrorCode.TOO_LARGE


@pytest.mark.parametrize("share", [0.01, 0.3, 0.9])
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_a_truncated_picture_is_damaged(page, scans, kind, share):
    data = as_file(page, kind)
    with pytest.raises(UnreadableDocumentError) as raised:
        read_bytes(data[: int(len(data) * share)])
    assert raised.value.code in {ErrorCode.CORRUPT, ErrorCode.EMPTY}


@pytest.mark.tesseract
def test_a_blank_picture_is_empty():
    look_at(as_file(Image.new("L", (1654, 800), 250), "PNG"))


@pytest.mark.tesseract
def test_a_black_picture_is_not_taken_for_blank():
    document = read_bytes(as_file(Image.new("L", (1654, 800), 4), "PNG"))
    assert [item.reason for item in document.unread] == ["illegible"]


def test_without_tesseract_every_page_says_so(monkeypatch):
    monkeypatch.setattr(images, "lacking", lambda: ("tesseract-kaz",))
    bare = Image.new("1", (50, 50), 1)
    data = as_file(bare, "TIFF", save_all=True, append_images=[bare])
    document = read_bytes(data)
    assert [(item.reason, item.page) for item in document.unread] == [
        ("ocr_missing", 1),
        ("ocr_missing", 2),
    ]
    assert {item.detail for item in document.unread} == {"tesseract-kaz"}


def test_an_animation_is_one_page(page, scans):
    file = io.BytesIO()
    page.save(file, "GIF", save_all=True, append_images=[page.rotate(5)])
    look_at(file.getvalue())
    assert len(scans) == 1
