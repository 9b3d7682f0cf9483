import inspect
import io
import zipfile
from dataclasses import replace

import pytest
from lxml import etree
from reports_by_hand import (
    FINDING,
    UNREAD,
    failed,
    hostile,
    part,
    reader,
    report,
    with_suppressions,
)

from doccheck.document import Location, Span
from doccheck.findings import SuppressedBy, Suppression
from doccheck.parsers import read_bytes
from doccheck.parsers.office_convert import convert, find_program
from doccheck.reports import load_catalogue, xlsx_report
from doccheck.reports.workbook import Tone, Workbook
from doccheck.reports.xlsx_report import xlsx_pieces

NAMES = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


class Read:
    """A workbook as its XML says it."""

    def __init__(self, data):
        self.file = zipfile.ZipFile(io.BytesIO(data))
        book = self.xml("xl/workbook.xml")
        self.names = book.xpath("//x:sheet/@name", namespaces=NAMES)

    def xml(self, name):
        return etree.fromstring(self.file.read(name))

    def sheet(self, name):
        return self.xml(f"xl/worksheets/sheet{self.names.index(name) + 1}.xml")

    def rows(self, name):
        return [self.cells(row) for row in self.sheet(name).iterfind(".//x:row", NAMES)]

    def cells(self, row):
        """The texts of a row, "" for cells that are not there."""
        found = {column(cell): "".join(cell.itertext()) for cell in row}
        return [found.get(place, "") for place in range(max(found, default=-1) + 1)]


def column(cell):
    """The number of a cell's column, from 0."""
    letters = cell.get("r").rstrip("0123456789")
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - 64
    return place - 1


def book_of(*reports, language="en"):
    *before, data = xlsx_pieces(reports, reader(language))
    assert before == [b""] * len(reports)
    return Read(data)


def test_sheets_are_summary_documents_findings_and_a_map_of_each_type():
    book = book_of(report(), failed())
    assert book.names == ["Summary", "Documents", "Findings", "charter (en)"]


@pytest.mark.parametrize(
    ("language", "head"), [("kk", "Файл"), ("ru", "Файл"), ("en", "File")]
)
def test_heads_speak_the_language_of_the_reader(language, head):
    book = book_of(report(), language=language)
    assert book.rows(book.names[1])[0][0] == head
    assert f"goals ({language})" in book.rows(f"charter ({language})")[0]


def test_documents_are_counted_and_say_what_they_lack():
    book = book_of(report(findings=(FINDING,)), failed())
    row, unread = book.rows("Documents")[1:]
    assert row[:3] == ["charter.docx", "Falls short", "charter (en)"]
    assert row[3:7] == ["1", "3", "duties (en); seal (en)", "1"]
    assert unread[:2] == ["secret.pdf", "Not read"]
    assert ["Not read", "1"] in book.rows("Summary")
    assert ["seal (en) (charter (en))", "1"] in book.rows("Summary")


def test_map_shows_which_document_meets_what():
    book = book_of(report(), replace(report(), path="other.docx"))
    head, first, second = book.rows("charter (en)")
    assert head[4:] == ["goals (en)", "duties (en)", "seal (en)", "terms (en)"]
    assert first == [
        *("charter.docx", "Устав", "12.03.2025", "14"),
        *("✓", "◐", "✗", "✗"),
    ]
    assert second[0] == "other.docx"


def test_findings_have_reason_advice_source_and_quote():
    book = book_of(report(findings=(FINDING,), unread=UNREAD[:1]))
    rows = book.rows("Findings")[1:]
    assert [row[2] for row in rows if not row[1]] == ["image_only", "DC101"]
    text = ["|".join(row) for row in rows]
    assert any("charter.duties|mandatory|met in part" in row for row in text)
    assert any("charter.terms|recommended|not met" in row for row in text)
    assert any("DC101|warning" in row and "|өзi|өзі" in row for row in text)
    assert any("First Law, art. 7, para. 2|2|Глава 1|Цели общества" in r for r in text)


def test_every_word_of_the_tables_is_used():
    known = load_catalogue("en").messages["table"]
    source = inspect.getsource(xlsx_report)
    unused = [
        key
        for key in known
        if f'"{key}"' not in source and f"table.{key}" not in source
    ]
    assert unused == []


def test_heads_stay_in_sight_and_can_be_filtered():
    book = book_of(report(findings=(FINDING,)))
    for name in book.names[1:]:
        sheet = book.sheet(name)
        pane = sheet.find(".//x:pane", NAMES)
        assert (pane.get("ySplit"), pane.get("state")) == ("1", "frozen")
        assert sheet.find("x:autoFilter", NAMES).get("ref").startswith("A1:")


FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("x")')


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_of_a_document_is_a_formula(text):
    place = Location(span=Span(0, 1), block=0, page=1, quote=text)
    finding = replace(FINDING, location=place)
    book = book_of(report(part(), path=text, findings=(finding,)))
    styles = book.xml("xl/styles.xml").findall("x:cellXfs/x:xf", NAMES)
    for name in book.names:
        sheet = book.sheet(name)
        assert sheet.find(".//x:f", NAMES) is None
        for cell in sheet.iterfind(".//x:c", NAMES):
            if "".join(cell.itertext()) == text:
                assert cell.get("t") == "inlineStr"
                assert styles[int(cell.get("s"))].get("quotePrefix") == "1"


def test_hostile_texts_stay_texts():
    book = book_of(hostile())
    rows = book.rows("Findings")
    assert any("</script><script>alert(1)" in cell for row in rows for cell in row)
    assert all("\x1b" not in cell for row in rows for cell in row)
    assert all(len(cell) <= 32_767 for row in rows for cell in row)


def test_what_is_suppressed_says_so():
    why = Suppression(by=SuppressedBy.CONFIGURATION, reason="agreed with the owner")
    rows = book_of(with_suppressions(why)).rows("Findings")[1:]
    assert all("agreed with the owner" in row[-1] for row in rows)


def test_same_run_gives_the_same_bytes():
    first, second = (list(xlsx_pieces([report()], reader()))[-1] for _ in range(2))
    assert first == second


def test_names_of_sheets_are_short_and_each_its_own():
    book = Workbook("title")
    for name in ("a/b:c?" + "x" * 60, "A b c " + "x" * 60, "", "''", "Приказ"):
        book.sheet(name, (1,)).row("text", 1, None, (2.5, Tone.GOOD))
    names = Read(book.finish()).names
    assert len({name.casefold() for name in names}) == 5
    assert all(0 < len(name) <= 31 for name in names)


def test_workbook_is_read_by_our_own_reader():
    *_, data = xlsx_pieces([report(findings=(FINDING,))], reader("ru"))
    assert "Цели общества" in read_bytes(data).text


@pytest.mark.libreoffice
@pytest.mark.skipif(find_program() is None, reason="LibreOffice is not installed")
def test_workbook_is_read_by_a_spreadsheet_program():
    *_, data = xlsx_pieces([report(findings=(FINDING,))], reader("kk"))
    text = read_bytes(convert(data, "xlsx", "ods")).text
    assert "Цели общества" in text
    assert "add duties (kk)" in text
    assert "◐" in text
