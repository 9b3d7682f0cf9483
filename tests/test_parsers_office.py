"""Formats that LibreOffice converts, and LibreOffice itself behind its bars."""

import subprocess
import tempfile
from io import BytesIO
from pathlib import Path

import docx as python_docx
import pytest

from doccheck.document import BlockKind
from doccheck.errors import ErrorCode, InputError, UnsupportedFormatError
from doccheck.parsers import office_convert, read_bytes
from doccheck.parsers.office import read_doc
from doccheck.parsers.office_convert import convert, find_program
from doccheck.parsers.office_rtf import printed_numbers

RTF = (
    r"{\rtf1\ansi\ansicpg1251{\fonttbl{\f0 Times New Roman;}}"
    r"\pard\qc\b \u1041?\u1200?\u1049?\u1056?\u1067?\u1178?\b0\par "
    r"\pard \'cf\'f0\'e8\'ea\'e0\'e7 No 15\par"
    r"{\trowd\cellx3000\cellx6000\pard\intbl \u1178?\cell B\cell\row}}"
)

needs_libreoffice = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(find_program() is None, reason="LibreOffice is not installed"),
]


@pytest.fixture
def scratch(tmp_path, monkeypatch):
    """A folder for all temporary files."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


class TestWithLibreOffice:
    pytestmark = needs_libreoffice

    def test_rtf_is_read_with_its_kazakh_letters_and_tables(self, scratch):
        document = read_bytes(RTF.encode("ascii"))
        assert document.format == "rtf"
        texts = [document.text_of(block) for block in document.blocks]
        assert texts == ["БҰЙРЫҚ", "Приказ No 15", "Қ\tB"]
        assert document.blocks[0].kind is BlockKind.HEADING
        assert not list(scratch.iterdir())

    def test_doc_with_automatic_numbers_says_that_they_may_differ(self, scratch):
        source = python_docx.Document()
        source.add_paragraph("бірінші", style="List Number")
        source.add_paragraph("екінші", style="List Number")
        source.add_paragraph("соңы")
        stream = BytesIO()
        source.save(stream)
        document = read_bytes(convert(stream.getvalue(), "docx", "doc"))
        assert document.format == "doc"
        assert [block.label for block in document.blocks] == ["1.", "2.", None]
        assert document.notes == ("converted",)

    def test_rtf_has_the_numbers_that_its_program_printed(self, scratch):
        lists = (
            r"{\*\listtable{\list{\listlevel\levelnfc0\levelstartat1"
            r"{\leveltext\'02\'00.;}{\levelnumbers\'01;}}\listid1}}"
            r"{\*\listoverridetable{\listoverride\listid1\listoverridecount0\ls1}}"
        )
        item = r"\pard\ls1\ilvl0{{\listtext {}\tab}}{}\par"
        items = item.format(r"1-\u1090?\u1072?.", "a") + item.format("7.", "b")
        document = read_bytes(f"{{\\rtf1\\ansi{lists}{items}}}".encode("ascii"))
        texts = [document.text_of(block) for block in document.blocks]
        assert texts == ["1-та. a", "7. b"]
        assert document.notes == ()

    def test_word_document_in_one_xml_file_is_read(self, scratch):
        names = "http://schemas.microsoft.com/office/word/2003/wordml"
        body = "<w:body><w:p><w:r><w:t>Бұйрық</w:t></w:r></w:p></w:body>"
        document = read_bytes(
            '<?xml version="1.0"?><?mso-application progid="Word.Document"?>'
            f'<w:wordDocument xmlns:w="{names}">{body}</w:wordDocument>'.encode()
        )
        assert document.format == "wordxml"
        assert document.text.strip() == "Бұйрық"

    def test_file_that_libreoffice_cannot_open_is_damaged(self, scratch):
        with pytest.raises(InputError) as caught:
            convert(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "doc", "docx")
        assert caught.value.code is ErrorCode.CORRUPT


@pytest.mark.parametrize(
    ("source", "numbers"),
    [
        (r"{\rtf1{\listtext 1.\tab}a\par{\listtext\pard\plain 2)\tab}b}", ["1.", "2)"]),
        (r"{\rtf1\uc1{\listtext 1-\u1090\'3f\u1072?.\tab}a}", ["1-та."]),
        (r"{\rtf1\uc0{\listtext{\*\x}\u167 5\tab}a}", ["§5"]),
        (r"{\rtf1\ansicpg1251{\listtext \'e0)\tab}a}", ["а)"]),
        (r"{\rtf1{\listtext\f3 \'b7\tab}a{\listtext}b}", ["•"]),
        (r"{\rtf1{\pntext 3.\tab}{\*\pn x}a}", ["3."]),
        (r"{\rtf1 listtext \{\listtextual}", []),
    ],
)
def test_printed_numbers_of_an_rtf_are_found(source, numbers):
    assert printed_numbers(source.encode("ascii")) == numbers


def test_without_libreoffice_the_message_says_what_to_install(monkeypatch):
    monkeypatch.setattr(office_convert, "find_program", lambda: None)
    with pytest.raises(UnsupportedFormatError, match="libreoffice-writer-nogui"):
        read_bytes(RTF.encode("ascii"))


def test_conversion_that_hangs_is_killed_and_leaves_nothing(scratch, monkeypatch):
    program = scratch / "soffice"
    program.write_text("#!/bin/sh\nsleep 61 & sleep 61\n")
    program.chmod(0o755)
    monkeypatch.setattr(office_convert, "find_program", lambda: program)
    monkeypatch.setattr(office_convert, "SECONDS", 0.5)
    with pytest.raises(InputError) as caught:
        read_bytes(RTF.encode("ascii"))
    assert caught.value.code is ErrorCode.TIMED_OUT
    assert list(scratch.iterdir()) == [program]


@pytest.mark.skipif(
    "--net" not in office_convert.lock(), reason="this machine has no namespaces"
)
def test_locked_program_has_no_network():
    command = [*office_convert.lock(), "cat", "/proc/net/dev"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    devices = {line.split(":")[0].strip() for line in done.stdout.splitlines()[2:]}
    assert devices <= {"lo"}


def test_program_is_started_again_when_it_asks_for_that(scratch, monkeypatch):
    program = scratch / "soffice"
    times = scratch / "times"
    program.write_text(f"#!/bin/sh\necho >> {times}\nexit 81\n")
    program.chmod(0o755)
    monkeypatch.setattr(office_convert, "find_program", lambda: program)
    with pytest.raises(InputError):
        convert(b"x", "rtf", "docx")
    assert len(times.read_text().splitlines()) == office_convert.STARTS


def test_doc_with_a_password_is_encrypted():
    block = b"\xec\xa5" + bytes(8) + (0x0100).to_bytes(2, "little")
    with pytest.raises(InputError) as caught:
        read_doc(bytes(512) + block + bytes(500))
    assert caught.value.code is ErrorCode.ENCRYPTED


def test_program_of_the_office_is_found_past_its_script(tmp_path, monkeypatch):
    for name in ("soffice", "soffice.bin"):
        Path(tmp_path, name).write_text("")
        Path(tmp_path, name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_program() == tmp_path / "soffice.bin"
