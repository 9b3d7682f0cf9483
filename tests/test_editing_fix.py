"""Safe repairs: `doccheck fix`."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx_by_hand import docx, numbered, paragraph, run_of
from lxml import etree

from doccheck.cli import run
from doccheck.editing import SAFE, repaired
from doccheck.errors import UsageError
from doccheck.parsers import docx_names as w
from doccheck.parsers import read_bytes
from doccheck.pipeline import check_bytes, check_read

SAMPLES = sorted((Path(__file__).parent.parent / "samples" / "dossier").glob("*.docx"))
#: The first letters of the two words are Latin.
FLAWED = "Cыбайлас жемқорлыққа қарсы бұйрық пен Eреже"
RIGHT = "Сыбайлас жемқорлыққа қарсы бұйрық пен Ереже"


@pytest.fixture
def mended(law):
    """A function that repairs the bytes of a file."""

    def find(document):
        return check_read(document, Path("file"), law).findings

    return lambda data: repaired(data, find, (SAFE,))


@pytest.fixture
def find(law):
    return lambda data: check_bytes(data, Path("file"), law).findings


def members(data):
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def without_texts(part):
    """A part with empty texts, in the one way XML has of writing it."""
    root = etree.fromstring(part)
    for text in root.iter(w.T):
        text.text = None
        text.attrib.clear()
    return etree.tostring(root, method="c14n")


def assert_only_letters_changed(data, copy):
    before, after = members(data), members(copy)
    assert before.keys() == after.keys()
    changed = {name for name in before if before[name] != after[name]}
    assert changed <= {"word/document.xml", "word/footnotes.xml"}
    for name in changed:
        assert without_texts(after[name]) == without_texts(before[name])


def texts(data):
    document = read_bytes(data)
    return [document.text_of(block) for block in document.blocks]


def test_words_split_over_runs_are_repaired_and_keep_their_looks(mended):
    runs = run_of("C", "<w:b/>") + run_of("ыбай", "<w:i/>") + run_of(FLAWED[5:])
    data = docx(f"<w:p>{runs}</w:p>")
    result = mended(data)
    assert texts(result.data) == [RIGHT]
    assert [repair.code for repair in result.repairs] == ["DC101", "DC101"]
    assert_only_letters_changed(data, result.data)


def test_numbered_paragraphs_and_cells_are_repaired(mended):
    data = docx(
        numbered(FLAWED, 1),
        f"<w:tbl><w:tr><w:tc>{paragraph(FLAWED)}</w:tc></w:tr></w:tbl>",
    )
    result = mended(data)
    assert texts(result.data) == [RIGHT, RIGHT]
    assert_only_letters_changed(data, result.data)


def test_a_text_box_is_repaired_in_both_its_forms(mended):
    box = (
        "<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
        f"<w:txbxContent>{paragraph(FLAWED)}</w:txbxContent></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><w:txbxContent>{paragraph(FLAWED)}</w:txbxContent>"
        "</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    data = docx(f"<w:p><w:r>{box}</w:r></w:p>", paragraph("Саясат туралы"))
    result = mended(data)
    assert texts(result.data)[0] == RIGHT
    assert FLAWED not in members(result.data)["word/document.xml"].decode()
    assert_only_letters_changed(data, result.data)


def test_a_footnote_is_repaired_in_its_own_part(mended):
    notes = (
        f'<w:footnotes xmlns:w="{w.NAMESPACE}"><w:footnote w:id="2">'
        f"{paragraph(FLAWED)}</w:footnote></w:footnotes>"
    )
    body = f'<w:p>{run_of("Саясат")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    data = docx(body, parts={"footnotes": notes})
    result = mended(data)
    assert texts(result.data) == ["Саясат", RIGHT]
    assert_only_letters_changed(data, result.data)


def test_spaces_within_and_between_words_are_repaired(mended):
    text = (
        "Ұйымда сыбайлас жем қорлық тәуекелдері бағаланады, бұл туралы барлық "
        "жұмыскерлер басшыға мәлімдейді."
    )
    data = docx(f"<w:p>{run_of(text[:20])}{run_of(text[20:])}</w:p>")
    result = mended(data)
    assert texts(result.data) == [text.replace("жем қорлық", "жемқорлық")]
    assert [repair.code for repair in result.repairs] == ["DC104"]
    assert_only_letters_changed(data, result.data)


def test_a_lost_letter_is_repaired_wherever_the_word_stands(mended):
    text = "Жұмыс кызметкерлерге арналған. Барлық кызметкерлерге ортақ ереже бекітілді."
    result = mended(docx(paragraph(text)))
    assert texts(result.data) == [text.replace("кызметкерлерге", "қызметкерлерге")]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "kz1048"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_text_keeps_its_encoding_and_its_line_ends(codec, end, mended):
    lines = ["Ереже", "", FLAWED, "  Жұмыс тобы мынадай құрамда құрылсын:", ""]
    data = end.join(lines).encode(codec)
    right = end.join(lines).replace(FLAWED, RIGHT).encode(codec)
    assert mended(data).data == right


def test_a_text_of_several_pages_is_repaired(mended):
    pages = "\f".join(f"Ішкі ереже\n{FLAWED} {n}\n{n}" for n in range(1, 5))
    assert mended(pages.encode()).data.decode() == pages.replace(FLAWED, RIGHT)


def test_bytes_that_are_no_text_are_never_lost(mended):
    data = f"{FLAWED}\n".encode() * 200 + b"\xff"
    with pytest.raises(UsageError, match="save it as UTF-8"):
        mended(data)


def test_a_repaired_file_stays_as_it_is(mended):
    once = mended(docx(paragraph(FLAWED))).data
    assert mended(once).data is once


def test_a_file_without_flaws_stays_as_it_is(mended):
    data = docx(paragraph(RIGHT))
    assert mended(data).data is data


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_repaired_sample_has_nothing_left_to_repair(path, mended, find):
    assert_repaired(path.read_bytes(), mended, find)


@pytest.mark.shared
def test_repaired_reference_documents_have_nothing_left_to_repair(shared, mended, find):
    paths = sorted((shared / "corpus" / "made").glob("s00*_full.docx"))
    assert paths
    for path in paths:
        assert_repaired(path.read_bytes(), mended, find)


def assert_repaired(data, mended, find):
    result = mended(data)
    assert_only_letters_changed(data, result.data)
    found, left = find(data), find(result.data)
    assert not [item for item in left if item.fix and item.code.startswith(SAFE)]
    others = [item.code for item in found if not item.code.startswith(SAFE)]
    assert [item.code for item in left if not item.code.startswith(SAFE)] == others


@pytest.fixture
def flawed(tmp_path):
    path = tmp_path / "policy.docx"
    path.write_bytes(docx(paragraph(FLAWED)))
    return path


def test_the_copy_stands_beside_the_original(flawed, capsys):
    before = flawed.read_bytes()
    assert run(["fix", str(flawed)]) == 0
    assert flawed.read_bytes() == before
    assert texts((flawed.parent / "policy.fixed.docx").read_bytes()) == [RIGHT]
    assert "repairs: 2 (DC101: 2)" in capsys.readouterr().err


def test_a_diff_writes_nothing(flawed, capsys):
    assert run(["fix", str(flawed), "--diff"]) == 1
    shown = capsys.readouterr().out
    assert f"-{FLAWED}" in shown
    assert f"+{RIGHT}" in shown
    assert list(flawed.parent.iterdir()) == [flawed]


def test_the_file_itself_is_repaired_only_when_told(flawed):
    flawed.chmod(0o640)
    assert run(["fix", str(flawed), "--in-place", "--diff"]) == 0
    assert texts(flawed.read_bytes()) == [RIGHT]
    assert flawed.stat().st_mode & 0o777 == 0o640
    assert list(flawed.parent.iterdir()) == [flawed]


def test_only_selected_repairs_are_made(flawed):
    assert run(["fix", str(flawed), "--select", "DC104"]) == 0
    assert list(flawed.parent.iterdir()) == [flawed]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--in-place", "-o", "x.docx"], "exclude"),
        (["--select", "DC501"], "no safe repair"),
        (["-o", "policy.docx"], "the original"),
        (["-o", "other.docx"], "--force"),
    ],
)
def test_misuse_is_refused(arguments, said, flawed, monkeypatch, capsys):
    monkeypatch.chdir(flawed.parent)
    (flawed.parent / "other.docx").write_bytes(b"")
    assert run(["fix", "policy.docx", *arguments]) == 2
    assert said in capsys.readouterr().err
    assert (flawed.parent / "other.docx").read_bytes() == b""


def test_other_formats_are_refused(tmp_path, capsys):
    path = tmp_path / "page.html"
    path.write_text(f"<html><body><p>{FLAWED}</p></body></html>", encoding="utf-8")
    assert run(["fix", str(path)]) == 2
    assert "only DOCX and TXT" in capsys.readouterr().err
