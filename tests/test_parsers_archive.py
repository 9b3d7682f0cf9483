"""A dossier in a ZIP: members by their names, and archives that are refused."""

import os
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx_by_hand import docx, paragraph, zipped

from doccheck.cli.files import collect
from doccheck.errors import ErrorCode, InputError, UnsupportedFormatError
from doccheck.parsers import read_bytes, read_document
from doccheck.parsers.archive import (
    is_archive,
    member_paths,
    read_file,
    shown_name,
)

TEXT = "Осы Ереже айқындайды"
DOCUMENT = docx(paragraph(TEXT))


@pytest.fixture
def written(tmp_path):
    """A function that writes an archive and returns its path."""

    def write(members, name="dossier.zip"):
        path = tmp_path / name
        data = members if isinstance(members, bytes) else zipped(members)
        path.write_bytes(data)
        return path

    return write


def named(path: Path, paths: tuple[Path, ...]) -> list[str]:
    return [found.relative_to(path).as_posix() for found in paths]


def code_of(work) -> ErrorCode:
    with pytest.raises(InputError) as caught:
        work()
    return caught.value.code


def test_members_have_paths_as_if_the_archive_were_a_folder(written):
    path = written({"Саясат № 1.docx": DOCUMENT, "жоспар/2025.txt": TEXT, "бос/": ""})
    assert is_archive(path)
    assert named(path, member_paths(path)) == ["Саясат № 1.docx", "жоспар/2025.txt"]
    assert read_file(path / "жоспар/2025.txt").decode() == TEXT
    assert read_document(path / "Саясат № 1.docx").format == "docx"


def test_archives_in_an_archive_are_opened_too(written):
    inner = zipped({"in.txt": "ішкі"})
    path = written({"a.zip": inner, "b.zip": "no archive"})
    assert named(path, member_paths(path)) == ["a.zip/in.txt", "b.zip"]
    assert read_file(path / "a.zip/in.txt").decode() == "ішкі"


def test_archives_too_deep_inside_stay_closed(written):
    data = zipped({"x.txt": "x"})
    for _ in range(3):
        data = zipped({"n.zip": data})
    path = written(data)
    assert named(path, member_paths(path)) == ["n.zip/n.zip/n.zip"]


@pytest.mark.parametrize(
    "name", ["../out.txt", "a/../../out.txt", "/etc/passwd", "C:\\x.txt", "..\\x.txt"]
)
def test_archive_whose_names_lead_out_of_it_is_refused(written, name):
    path = written({"good.txt": TEXT, name: "bad"})
    assert code_of(lambda: member_paths(path)) is ErrorCode.CORRUPT
    assert collect([path]).files == (path,)
    with pytest.raises(InputError, match="leads out of it"):
        read_document(path)


def test_paths_that_climb_out_of_an_archive_find_nothing(written, tmp_path):
    (tmp_path / "secret.txt").write_text("құпия")
    path = written({"a.txt": "а"})
    for climbing in ("../secret.txt", "x/../../secret.txt", "absent.txt"):
        assert code_of(lambda p=path / climbing: read_file(p)) is ErrorCode.CORRUPT


def test_bombs_inside_an_archive_are_refused(written):
    path = written({"bomb.txt": b"\0" * 30_000_000})
    assert code_of(lambda: member_paths(path)) is ErrorCode.TOO_LARGE
    assert code_of(lambda: read_document(path)) is ErrorCode.TOO_LARGE


def test_archives_that_hold_too_much_together_are_refused(written):
    inner = zipped({f"{n}.txt": "x" for n in range(2000)})
    path = written({f"{n}.zip": inner for n in range(3)})
    assert code_of(lambda: member_paths(path)) is ErrorCode.TOO_LARGE


def test_damaged_archive_is_reported_as_itself(written):
    path = written(zipped({"a.docx": DOCUMENT})[:-30])
    assert collect([path]).files == (path,)
    assert code_of(lambda: read_document(path)) is ErrorCode.CORRUPT


def test_empty_archive_says_so():
    assert code_of(lambda: read_bytes(zipped({"folder/": ""}))) is ErrorCode.EMPTY


def test_archive_without_documents_says_how_many_files_it_has():
    with pytest.raises(UnsupportedFormatError, match="archive of 2 files"):
        read_bytes(zipped({"a.bin": "x", "b.exe": "y"}))


def test_documents_are_no_archives(written):
    assert not is_archive(written(DOCUMENT, "a.docx"))
    assert not is_archive(written(b"text", "a.txt"))
    assert not is_archive(written(b"PK\x03\x04 no", "b.zip"))


def test_collecting_takes_the_documents_of_an_archive_and_names_the_rest(written):
    path = written(
        {"a.docx": DOCUMENT, "b/c.txt": TEXT, "d.exe": "x", "__MACOSX/._a.docx": "y"}
    )
    for given in (path, path.parent):
        found = collect([given])
        assert named(path, found.files) == ["a.docx", "b/c.txt"]
        assert named(path, found.skipped) == ["__MACOSX/._a.docx", "d.exe"]


@pytest.mark.parametrize("codec", ["cp866", "cp1251", "kz1048", "utf-8"])
def test_names_of_old_programs_are_read(codec):
    name = "Саясат" if codec in {"cp866", "cp1251"} else "Ереже мәтіні"
    member = zipfile.ZipInfo("x")
    member.orig_filename = name.encode(codec).decode("cp437")
    assert shown_name(member) == name


def test_name_in_unicode_beside_another_is_preferred():
    name = "Ереже.docx".encode()
    member = zipfile.ZipInfo("____.docx")
    field = b"\x01" + b"\0" * 4 + name
    member.extra = b"\x55\x54\x01\x00\x00\x75\x70" + bytes([len(field), 0]) + field
    assert shown_name(member) == "Ереже.docx"


def test_archive_is_opened_anew_in_another_process(written):
    path = written({"a.txt": "а" * 99_999, "b.txt": "б" * 99_999})
    read_file(path / "a.txt")
    child = os.fork()
    if not child:
        good = read_file(path / "b.txt") == ("б" * 99_999).encode()
        os._exit(0 if good else 1)
    assert read_file(path / "a.txt") == ("а" * 99_999).encode()
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_changed_archive_is_read_as_it_is_now(written):
    path = written({"a.txt": "ескі"})
    assert read_file(path / "a.txt").decode() == "ескі"
    path.unlink()
    written({"a.txt": "жаңа мәтін"})
    assert read_file(path / "a.txt").decode() == "жаңа мәтін"


def test_encrypted_archive_says_so(written):
    data = bytearray(zipped({"a.txt": "x"}))
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        place = data.find(mark) + (6 if mark.endswith(b"\x04") else 8)
        data[place] |= 1
    assert zipfile.is_zipfile(BytesIO(data))
    assert code_of(lambda: read_document(written(bytes(data)))) is ErrorCode.ENCRYPTED
