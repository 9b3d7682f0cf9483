"""What a file is, and what is refused before any parsing."""

import gc
import struct
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx_by_hand import docx, paragraph, zipped

from doccheck.errors import ErrorCode, InputError, UnsupportedFormatError
from doccheck.parsers import read_bytes, read_document
from doccheck.parsers.guards import Limits, open_zip, read_member, read_regular
from doccheck.parsers.read import READERS, UNSUPPORTED
from doccheck.parsers.sniff import OLE_MAGIC, Format, sniff

TEXT = "Бұйрық № 5"


def code_of(data: bytes) -> ErrorCode:
    with pytest.raises(InputError) as caught:
        read_bytes(data, "file.docx")
    assert "\n" not in str(caught.value)
    return caught.value.code


def ole(stream: str) -> bytes:
    return OLE_MAGIC + bytes(512) + stream.encode("utf-16-le") + bytes(64)


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (TEXT.encode(), Format.TEXT),
        (TEXT.encode("utf-16"), Format.TEXT),
        (TEXT.encode("utf-16-be"), Format.TEXT),
        (TEXT.encode("cp1251", "ignore"), Format.TEXT),
        (docx(paragraph(TEXT)), Format.DOCX),
        (b"%PDF-1.7\n", Format.PDF),
        (b"\r\n\r\n%PDF-1.4\n", Format.PDF),
        (b"{\\rtf1\\ansi }", Format.RTF),
        (ole("WordDocument"), Format.DOC),
        (ole("Workbook"), Format.XLS),
        (ole("Anything"), Format.OLE),
        (b"\x89PNG\r\n\x1a\n rest", Format.IMAGE),
        (b"<!DOCTYPE html><html></html>", Format.HTML),
        (b"\xef\xbb\xbf<?xml version='1.0'?><w/>", Format.XML),
        (zipped({"a.txt": "text"}), Format.ZIP),
        (zipped({"a/word/document.xml": "", "a/_rels/.rels": ""}), Format.ZIP),
        (
            zipped({"mimetype": "application/vnd.oasis.opendocument.text"}),
            Format.ODT,
        ),
        (
            zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
            Format.ODS,
        ),
        (
            zipped({"mimetype": "application/vnd.oasis.opendocument.graphics"}),
            Format.ODP,
        ),
        (zipped({"[Content_Types].xml": "spreadsheetml"}), Format.XLSX),
        (bytes(range(256)) * 20, Format.BINARY),
    ],
)
def test_format_is_told_by_content(data, found):
    assert sniff(data) is found


def test_every_format_is_read_or_refused_in_plain_words():
    assert set(READERS) | set(UNSUPPORTED) == set(Format)
    assert not set(READERS) & set(UNSUPPORTED)


@pytest.mark.parametrize("data", [b"", b"  \r\n\t", b"\x00" * 40])
def test_empty_file_says_so(data):
    assert code_of(data) is ErrorCode.EMPTY


def test_name_of_a_file_does_not_matter(tmp_path):
    path = tmp_path / "Саясат № 1.pdf"
    path.write_bytes(docx(paragraph(TEXT)))
    assert read_document(path).format == "docx"


def test_unsupported_format_is_named_with_what_to_do():
    with pytest.raises(UnsupportedFormatError, match=r"old\.wps .*Office.* save it as"):
        read_bytes(ole("Anything"), "old.wps")


def test_missing_file_is_an_input_error(tmp_path):
    with pytest.raises(InputError, match="cannot be opened"):
        read_document(tmp_path / "absent.txt")


def test_password_is_told_from_damage():
    assert code_of(ole("EncryptedPackage")) is ErrorCode.ENCRYPTED


def test_truncated_docx_is_corrupt():
    whole = docx(paragraph(TEXT))
    assert code_of(whole[: len(whole) // 2]) is ErrorCode.CORRUPT


def test_flipped_bytes_inside_a_member_are_corrupt():
    whole = bytearray(docx(*(paragraph(f"{n} {TEXT}") for n in range(50))))
    place = whole.find(b"word/document.xml") + 60
    whole[place : place + 20] = b"\xff" * 20
    assert code_of(bytes(whole)) is ErrorCode.CORRUPT


def test_zip_bomb_is_refused_before_it_is_unpacked():
    bomb = zipped({"word/document.xml": b" " * 30_000_000, "_rels/.rels": "x"})
    assert len(bomb) < 100_000
    assert code_of(bomb) is ErrorCode.TOO_LARGE


def test_size_that_lies_in_the_directory_is_found_while_reading():
    data = bytearray(zipped({"a": b"x" * 5000}))
    directory = data.rfind(b"PK\x01\x02")
    struct.pack_into("<I", data, directory + 24, 10)
    with open_zip(bytes(data)) as archive, pytest.raises(InputError):
        read_member(archive, "a", Limits(part=1000))


def test_too_many_members_are_refused():
    archive = zipped({f"{n}": "" for n in range(20)})
    with pytest.raises(InputError) as caught:
        open_zip(archive, Limits(members=10))
    assert caught.value.code is ErrorCode.TOO_LARGE


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_refused():
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", "one")
        archive.writestr("word/document.xml", "two")
    assert code_of(stream.getvalue()) is ErrorCode.CORRUPT


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>',
        '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE d SYSTEM "d.dtd">',
    ],
)
def test_doctype_in_a_part_is_refused(doctype):
    whole = f"<?xml version='1.0'?>{doctype}<d>&#65;</d>"
    assert code_of(docx(document=whole)) is ErrorCode.CORRUPT


def test_xml_that_is_not_well_formed_is_corrupt():
    assert code_of(docx(document="<w:document>")) is ErrorCode.CORRUPT


def test_docx_without_a_main_part_is_corrupt():
    archive = zipped({"[Content_Types].xml": "wordprocessingml", "a": "b"})
    assert code_of(archive) is ErrorCode.CORRUPT


def test_too_deep_a_tree_is_corrupt_and_no_crash():
    deep = "<w:sdt>" * 3000 + "</w:sdt>" * 3000
    assert code_of(docx(deep)) is ErrorCode.CORRUPT


def test_reading_leaves_the_collection_of_garbage_as_it_was():
    usual = gc.get_threshold()
    read_bytes(TEXT.encode())
    code_of(b"%PDF-1.7")
    assert gc.get_threshold() == usual


STATUS = Path("/proc/self/status")  # a file of which the system says that it is empty


@pytest.mark.skipif(not STATUS.exists(), reason="only Linux has such files")
def test_a_file_that_is_longer_than_it_says_is_read_whole():
    assert read_regular(STATUS).endswith(b"\n")
