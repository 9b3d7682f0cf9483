import pytest
from scores_by_hand import EARLIER, score_words
from test_reports_xlsx import NAMES, Read

from doccheck.reports.xlsx_score import xlsx_score


def book_of(language="en", **given):
    (data,) = xlsx_score(score_words(language, **given))
    return Read(data)


@pytest.fixture(scope="module")
def book():
    return book_of(earlier=EARLIER)


def row_of(book, sheet, first):
    return next(row for row in book.rows(sheet) if row and row[0] == first)


def test_sheets_are_those_of_a_score(book):
    assert book.names == [
        "Summary",
        "Points by indicator",
        "What to mend first",
        "Who holds what",
        "Facts to look at",
    ]


@pytest.mark.parametrize(("language", "name"), [("kk", "Қорытынды"), ("ru", "Итоги")])
def test_sheets_speak_the_language_of_the_reader(language, name):
    assert book_of(language).names[0] == name


def test_indicator_has_points_change_arithmetic_and_who_is_without(book):
    row = row_of(book, "Points by indicator", "3.2.2")
    assert row[2:6] == ["assessed", "0.6", "2", "-0.4"]
    assert "1 of 3 are 33.33 %" in row[6]
    assert row[7].startswith("Жылу желісі")


def test_points_are_numbers_and_not_texts(book):
    rows = book.sheet("Points by indicator").iterfind(".//x:row", NAMES)
    row = next(r for r in rows if "".join(r[0].itertext()) == "3.2.2")
    assert [cell.get("t") for cell in row[3:6]] == [None, None, None]


def test_map_has_a_sign_for_each_organisation(book):
    sheet = book.rows("Who holds what")
    place = sheet[0].index("Anti-corruption policy")
    assert row_of(book, "Who holds what", "Тұнық су")[place] == "✓"
    assert row_of(book, "Who holds what", "Жылу желісі")[place] == "◐"
    assert ["missing", "✗"] in sheet


def test_no_name_is_a_formula(book):
    styles = book.xml("xl/styles.xml").findall("x:cellXfs/x:xf", NAMES)
    found = [
        cell
        for name in book.names
        for cell in book.sheet(name).iterfind(".//x:c", NAMES)
        if "".join(cell.itertext()).startswith("=Жол")
    ]
    assert found
    assert {styles[int(cell.get("s"))].get("quotePrefix") for cell in found} == {"1"}
