"""DOCX files that mean harm, made when a test asks for them."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable
from io import BytesIO

from docx_by_hand import NAMESPACES, cell, docx, paragraph, table, zipped

MEGABYTE = 1 << 20


def sound(sentences: int = 40) -> bytes:
    """Return a DOCX without any fault."""
    text = "Қызметкерлер сыбайлас жемқорлыққа қарсы заңнаманы сақтауға міндетті."
    return docx(*(paragraph(f"{n}. {text}") for n in range(1, sentences + 1)))


def truncated(share: float) -> bytes:
    whole = sound()
    return whole[: int(share * len(whole))]


def flat_bomb() -> bytes:
    """64 MB of spaces in 64 KB."""
    return docx(document=" " * 64 * MEGABYTE)


def bomb_of_text() -> bytes:
    """Ordinary paragraphs, too many of them."""
    return docx(paragraph("Сыбайлас жемқорлыққа қарсы мониторинг") * 300_000)


def bomb_that_lies() -> bytes:
    """The directory says that a member is small, and its data are not."""
    data = bytearray(zipped(_members(b" " * 70 * MEGABYTE)))
    for place in _entries(data):
        struct.pack_into("<I", data, place + 24, 1000)
    return bytes(data)


def nested_bomb() -> bytes:
    """An archive in an archive in an archive, several copies each."""
    inner = zipped({"0.txt": b" " * 30 * MEGABYTE})
    for _ in range(3):
        inner = zipped({f"{n}.zip": inner for n in range(3)})
    return inner


def overlapping_bomb() -> bytes:
    """A thousand entries of the directory that lead to the same data."""
    data = zipped({"word/document.xml": b" " * MEGABYTE})
    start = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    entries = data[start:end] * 1000
    tail = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1000, 1000, len(entries), start, 0)
    return data[:start] + entries + tail


def many_members() -> bytes:
    return zipped(_members(b"") | {f"media/{n}": b"" for n in range(6_000)})


def endless_directory() -> bytes:
    """The end record announces a directory of 200 MB."""
    data = bytearray(sound())
    struct.pack_into("<I", data, data.rindex(b"PK\x05\x06") + 12, 200 * MEGABYTE)
    return bytes(data)


def duplicate_members() -> bytes:
    stream = BytesIO(sound())
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("word/document.xml", "<another/>")
    return stream.getvalue()


def encrypted_member() -> bytes:
    data = bytearray(sound())
    for place in _entries(data):
        data[place + 8] |= 1
    return bytes(data)


def with_doctype(inner: str, text: str) -> bytes:
    body = f"<w:body>{paragraph(text)}</w:body>"
    return docx(
        document=f"<!DOCTYPE d [{inner}]><w:document {NAMESPACES}>{body}</w:document>"
    )


def entity_expansion() -> bytes:
    """10^9 times the same word."""
    rows = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return with_doctype(f'<!ENTITY e0 "жемқорлық">{rows}', "&e9;")


def external_entity() -> bytes:
    return with_doctype('<!ENTITY x SYSTEM "file:///etc/hostname">', "A&x;B")


def external_subset() -> bytes:
    document = f"<w:document {NAMESPACES}/>"
    return docx(document=f'<!DOCTYPE d SYSTEM "http://127.0.0.1/d.dtd">{document}')


def deep_xml(depth: int = 3000) -> bytes:
    inside = "<w:sdt><w:sdtContent>" * depth, "</w:sdtContent></w:sdt>" * depth
    return docx(inside[0] + paragraph("терең") + inside[1])


def deep_tables(depth: int = 120) -> bytes:
    opening, closing = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    return docx(opening * depth + paragraph("терең") + closing * depth)


def long_table(rows: int = 10_000) -> bytes:
    return docx(table(*(cell(f"{n}") + cell("Жол") + cell("мән") for n in range(rows))))


def broken_xml() -> bytes:
    return docx(paragraph("дұрыс") + "<w:p>&#0; broken</w:r></w:p>")


def without_main_part() -> bytes:
    members = _members(b"")
    del members["word/document.xml"]
    return zipped(members)


def relations_in_a_circle() -> bytes:
    """Every part names itself as the main part, the header, the styles."""
    kinds = ("header", "footer", "styles", "numbering", "footnotes")
    return docx(paragraph("шеңбер"), parts=dict.fromkeys(kinds, _main(b"").decode()))


def _members(document: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(sound(1))) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    return members | {"word/document.xml": document}


def _main(inner: bytes) -> bytes:
    start = f"<w:document {NAMESPACES}><w:body>".encode()
    return start + inner + b"</w:body></w:document>"


def _entries(data: bytes | bytearray) -> list[int]:
    places, place = [], data.find(b"PK\x01\x02")
    while place >= 0:
        places.append(place)
        place = data.find(b"PK\x01\x02", place + 4)
    return places


#: Name, maker, codes of which one must come; "read" where it may be read as well.
CASES: tuple[tuple[str, Callable[[], bytes], frozenset[str]], ...] = tuple(
    (name, maker, frozenset(codes.split()))
    for name, maker, codes in (
        ("truncated-10", lambda: truncated(0.1), "corrupt"),
        ("truncated-50", lambda: truncated(0.5), "corrupt"),
        ("truncated-90", lambda: truncated(0.9), "corrupt"),
        ("truncated-99", lambda: truncated(0.99), "corrupt"),
        ("flat-bomb", flat_bomb, "too_large"),
        ("bomb-of-text", bomb_of_text, "too_large"),
        ("bomb-that-lies", bomb_that_lies, "too_large corrupt"),
        ("nested-bomb", nested_bomb, "too_large unsupported"),
        ("overlapping-bomb", overlapping_bomb, "too_large corrupt"),
        ("many-members", many_members, "too_large"),
        ("endless-directory", endless_directory, "too_large"),
        ("duplicate-members", duplicate_members, "corrupt"),
        ("encrypted-member", encrypted_member, "encrypted"),
        ("entity-expansion", entity_expansion, "corrupt"),
        ("external-entity", external_entity, "corrupt"),
        ("external-subset", external_subset, "corrupt"),
        ("deep-xml", deep_xml, "corrupt"),
        ("deep-tables", deep_tables, "corrupt"),
        ("long-table", long_table, "read"),
        ("broken-xml", broken_xml, "corrupt"),
        ("without-main-part", without_main_part, "corrupt"),
        ("relations-in-a-circle", relations_in_a_circle, "read"),
    )
)
