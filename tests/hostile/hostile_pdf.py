"""PDF files that mean harm, made when a test asks for them."""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO

from pdf_by_hand import Sheet, Writer, make_pdf

MEGABYTE = 1 << 20
HELLO = b"BT /F1 12 Tf 72 700 Td (hello) Tj ET"
FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
FORM = "/Type /XObject /Subtype /Form /BBox [0 0 100 100]"

Objects = Mapping[int, str | bytes]


def sound(pages: int = 2) -> bytes:
    """Return a PDF without any fault."""
    writer = Writer(foot="{page}")
    writer.heading("БҰЙРЫҚ")
    while writer.page <= pages:
        writer.paragraph("Қызметкерлер заңнаманы сақтауға міндетті. " * 4)
    return writer.finish()


def stream(data: bytes, entries: str = "") -> bytes:
    head = f"<< /Length {len(data)} {entries} >>\nstream\n".encode()
    return head + data + b"\nendstream"


def page(more: str = "", *, resources: str = "", parent: int = 2) -> str:
    return (
        f"<< /Type /Page /Parent {parent} 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        f" /Resources << /Font << /F1 5 0 R >> {resources} >> {more} >>"
    )


def pdf(objects: Objects, trailer: str = "") -> bytes:
    """Return a PDF of these objects; the first is the catalogue."""
    file = BytesIO()
    file.write(b"%PDF-1.5\n")
    places = {}
    for number, value in objects.items():
        places[number] = file.tell()
        content = value.encode() if isinstance(value, str) else value
        file.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start, size = file.tell(), max(objects) + 1
    file.write(b"xref\n0 %d\n0000000000 65535 f \n" % size)
    for number in range(1, size):
        place = places.get(number)
        known = b"%010d 00000 n \n" % (place or 0)
        file.write(b"0000000000 00000 f \n" if place is None else known)
    end = (
        f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF"
    )
    file.write(end.encode())
    return file.getvalue()


def one_page(**changed: str | bytes) -> dict[int, str | bytes]:
    """Return the objects of a file with one page; `o5="…"` is another fifth one."""
    objects: dict[int, str | bytes] = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: page(),
        4: stream(HELLO),
        5: FONT,
    }
    return objects | {int(name[1:]): value for name, value in changed.items()}


def truncated(share: float) -> bytes:
    whole = sound()
    return whole[: int(share * len(whole))]


def garbage() -> bytes:
    return b"%PDF-1.7\n" + random.Random(1).randbytes(200_000)


def bit_flips(number: int = 300) -> bytes:
    data, chance = bytearray(sound()), random.Random(3)
    for _ in range(number):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)


def locked() -> bytes:
    def draw(sheet: Sheet) -> None:
        sheet.line(100, 100, "құпия")

    return make_pdf(draw, password="secret")


def form_that_calls_itself() -> bytes:
    form = stream(b"/X1 Do /X1 Do", f"{FORM} /Resources << /XObject << /X1 6 0 R >> >>")
    return pdf(
        one_page(
            o3=page(resources="/XObject << /X1 6 0 R >>"),
            o4=stream(b"/X1 Do " + HELLO),
            o6=form,
        )
    )


def nested_forms() -> bytes:
    """Ten calls on each of nine levels: 10^9 times the innermost."""
    objects = one_page(
        o3=page(resources="/XObject << /X 10 0 R >>"), o4=stream(b"/X Do")
    )
    for number in range(10, 19):
        resources = f"/Resources << /XObject << /X {number + 1} 0 R >> >>"
        objects[number] = stream(b" /X Do" * 10, f"{FORM} {resources}")
    objects[19] = stream(HELLO, f"{FORM} /Resources << /Font << /F1 5 0 R >> >>")
    return pdf(objects)


def page_tree_in_a_circle() -> bytes:
    kids = "<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 /Parent 2 0 R >>"
    return pdf(one_page(o2=kids))


def deep_page_tree(depth: int = 3000) -> bytes:
    objects = one_page()
    for number in range(10, 10 + depth):
        objects[number] = f"<< /Type /Pages /Kids [{number + 1} 0 R] /Count 1 >>"
    objects[10 + depth] = page(parent=9 + depth)
    objects[1] = "<< /Type /Catalog /Pages 10 0 R >>"
    return pdf(objects)


def many_pages(number: int = 3_000) -> bytes:
    kids = " ".join(f"{10 + n} 0 R" for n in range(number))
    objects = one_page(o2=f"<< /Type /Pages /Kids [{kids}] /Count {number} >>")
    return pdf(objects | {10 + n: page() for n in range(number)})


def count_that_lies() -> bytes:
    return pdf(one_page(o2="<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>"))


def loop_of_tables() -> bytes:
    data = pdf(one_page())
    start = data[data.rindex(b"startxref") + 9 :].split()[0].decode()
    return data.replace(b"/Root 1 0 R", f"/Root 1 0 R /Prev {start}".encode())


def flate_bomb(size: int = 1024) -> bytes:
    """A page of spaces, a thousand times what stands in the file."""
    return pdf(one_page(o4=_packed(b" " * MEGABYTE, size)))


def flate_bomb_of_text() -> bytes:
    return pdf(one_page(o4=_packed(HELLO * 25_000, 100)))


def double_bomb() -> bytes:
    twice = zlib.compress(zlib.compress(b" " * 200 * MEGABYTE, 9), 9)
    filters = "/Filter [/FlateDecode /FlateDecode]"
    return pdf(one_page(o4=stream(twice, filters)))


def large_picture() -> bytes:
    side = 30_000
    data = zlib.compress(bytes(side * side // 8))
    entries = (
        f"/Type /XObject /Subtype /Image /Width {side} /Height {side}"
        " /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /FlateDecode"
    )
    return pdf(
        one_page(
            o3=page(resources="/XObject << /X1 6 0 R >>"),
            o4=stream(b"q 595 0 0 842 0 0 cm /X1 Do Q " + HELLO),
            o6=stream(data, entries),
        )
    )


def endless_to_unicode() -> bytes:
    ranges = b"1 beginbfrange <00000000> <7FFFFFFF> <0000> endbfrange"
    cmap = b"/CIDInit /ProcSet findresource begin begincmap " + ranges + b" endcmap end"
    font = FONT.replace(">>", "/ToUnicode 6 0 R >>")
    return pdf(one_page(o5=font, o6=stream(cmap)))


def deep_array() -> bytes:
    deep = "[" * 100_000 + "]" * 100_000
    return pdf(one_page(o6=deep), "/Info 6 0 R")


def deep_array_on_a_page() -> bytes:
    return pdf(one_page(o4=stream(b"[" * 100_000 + b"] TJ " + HELLO)))


def many_texts() -> bytes:
    """Words put one by one on a page."""
    lines = (
        b"BT /F1 6 Tf %d %d Td (w%d) Tj ET\n"
        % (20 + n % 100 * 5, 20 + n // 100 % 160 * 5, n)
        for n in range(10_000)
    )
    data = zlib.compress(b"".join(lines))
    return pdf(one_page(o4=stream(data, "/Filter /FlateDecode")))


def many_rules() -> bytes:
    """200,000 lines drawn on a page."""
    lines = (
        b"%d %d m %d %d l S\n" % (n % 500, n // 500, n % 500 + 5, n // 500)
        for n in range(200_000)
    )
    data = zlib.compress(b"".join(lines) + HELLO)
    return pdf(one_page(o4=stream(data, "/Filter /FlateDecode")))


def _packed(piece: bytes, times: int) -> bytes:
    """Return a stream that unpacks to a piece many times over; it is packed once."""
    packer = zlib.compressobj(9, wbits=-15)
    block = packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)
    checksum = 1
    for _ in range(times):
        checksum = zlib.adler32(piece, checksum)
    end = packer.flush() + checksum.to_bytes(4)
    return stream(b"\x78\xda" + block * times + end, "/Filter /FlateDecode")


#: As in `hostile_docx`.
CASES: tuple[tuple[str, Callable[[], bytes], frozenset[str]], ...] = tuple(
    (name, maker, frozenset(codes.split()))
    for name, maker, codes in (
        ("truncated-10", lambda: truncated(0.1), "corrupt"),
        ("truncated-60", lambda: truncated(0.6), "corrupt"),
        ("truncated-99", lambda: truncated(0.99), "corrupt read"),
        ("garbage", garbage, "corrupt"),
        ("bit-flips", bit_flips, "corrupt empty read"),
        ("locked", locked, "encrypted"),
        (
            "form-that-calls-itself",
            form_that_calls_itself,
            "corrupt out_of_memory timed_out",
        ),
        ("nested-forms", nested_forms, "corrupt out_of_memory timed_out"),
        ("page-tree-in-a-circle", page_tree_in_a_circle, "read"),
        ("deep-page-tree", deep_page_tree, "read"),
        ("many-pages", many_pages, "too_large"),
        ("count-that-lies", count_that_lies, "too_large read"),
        ("loop-of-tables", loop_of_tables, "read"),
        ("flate-bomb", flate_bomb, "corrupt out_of_memory"),
        ("flate-bomb-of-text", flate_bomb_of_text, "corrupt out_of_memory timed_out"),
        ("double-bomb", double_bomb, "corrupt empty out_of_memory read"),
        ("large-picture", large_picture, "read timed_out"),
        ("endless-to-unicode", endless_to_unicode, "read"),
        ("deep-array", deep_array, "read"),
        ("deep-array-on-a-page", deep_array_on_a_page, "read"),
        ("many-texts", many_texts, "read"),
        ("many-rules", many_rules, "read"),
    )
)
