"""Workbooks: sheets, merged and hidden cells, dates, values of formulas."""

import pytest
from docx_by_hand import zipped

from doccheck.document import BlockKind, Document
from doccheck.errors import ErrorCode, InputError
from doccheck.parsers import read_bytes
from doccheck.parsers.office_convert import convert, find_program
from doccheck.parsers.xlsx_formats import Formats, Look

S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"

STYLES = (
    f'<styleSheet xmlns="{S}"><fonts><font/><font><b/></font></fonts>'
    "<fills><fill/></fills><borders><border/></borders>"
    '<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="14" fontId="0"/>'
    '<xf numFmtId="0" fontId="1"><alignment horizontal="center"/></xf></cellXfs>'
    "</styleSheet>"
)


def cell(place: str, text: str, style: int = 0) -> str:
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t>{text}</t></is></c>'


def row(*cells: str, more: str = "") -> str:
    return f"<row {more}>{''.join(cells)}</row>"


def sheet(*rows: str, before: str = "", after: str = "") -> str:
    data = f"<sheetData>{''.join(rows)}</sheetData>"
    return f'<worksheet xmlns="{S}" xmlns:r="{R}">{before}{data}{after}</worksheet>'


def relations(*targets: tuple[str, str]) -> str:
    items = "".join(
        f'<Relationship Id="r{place}" Type="{R}/{kind}" Target="{target}"/>'
        for place, (kind, target) in enumerate(targets)
    )
    return f'<Relationships xmlns="{P}">{items}</Relationships>'


def workbook(
    *sheets: str,
    names: tuple[str, ...] = ("Бет1",),
    states: tuple[str, ...] = ("visible",),
    strings: str = "",
    more: dict[str, str] | None = None,
) -> bytes:
    listed = "".join(
        f'<sheet name="{name}" sheetId="{place + 1}" state="{state}" r:id="r{place}"/>'
        for place, (name, state) in enumerate(zip(names, states, strict=True))
    )
    parts = {f"xl/s{place}.xml": text for place, text in enumerate(sheets)}
    targets = [("worksheet", f"s{place}.xml") for place in range(len(sheets))]
    targets += [("styles", "styles.xml"), ("sharedStrings", "strings.xml")]
    overrides = "".join(
        f'<Override PartName="/xl/{name}.xml" ContentType="{KIND}.{kind}+xml"/>'
        for name, kind in (
            ("workbook", "sheet.main"),
            ("styles", "styles"),
            ("strings", "sharedStrings"),
            *((f"s{place}", "worksheet") for place in range(len(sheets))),
        )
    )
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    default = f'<Default Extension="rels" ContentType="{rels}"/>'
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{TYPES}">{default}'
            f"{overrides}</Types>",
            "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": f'<workbook xmlns="{S}" xmlns:r="{R}">'
            f"<sheets>{listed}</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": relations(*targets),
            "xl/styles.xml": STYLES,
            "xl/strings.xml": f'<sst xmlns="{S}">{strings}</sst>',
            **parts,
            **(more or {}),
        }
    )


def read(*rows: str, before: str = "", after: str = "", **given) -> Document:
    return read_bytes(workbook(sheet(*rows, before=before, after=after), **given))


def texts(document: Document) -> list[str]:
    return [document.text_of(block) for block in document.blocks]


TABLE = (
    row(cell("A1", "№"), cell("B1", "Іс-шара")),
    row(cell("A2", "1"), cell("B2", "Талдау")),
)


def test_sheet_is_a_table_under_its_name():
    document = read(*TABLE, names=("Жоспар",))
    assert document.format == "xlsx"
    assert texts(document) == ["Жоспар", "№\tІс-шара\n1\tТалдау"]
    assert document.blocks[0].kind is BlockKind.HEADING
    assert document.blocks[1].table is not None


def test_name_that_the_program_gave_is_no_heading():
    assert texts(read(*TABLE, names=("Лист1",))) == ["№\tІс-шара\n1\tТалдау"]


def test_single_cells_above_and_below_a_table_are_paragraphs():
    document = read(
        row(cell("A1", "БЕКІТЕМІН")),
        row(cell("A2", "Іс-шаралар жоспары", style=2)),
        *TABLE,
        row(cell("A9", "Барлығы")),
    )
    assert texts(document)[:2] == ["БЕКІТЕМІН", "Іс-шаралар жоспары"]
    assert texts(document)[3] == "Барлығы"
    assert document.blocks[1].kind is BlockKind.HEADING


def test_merged_cells_stand_once_with_their_size():
    merged = '<mergeCell ref="A1:A3"/><mergeCell ref="B1:C1"/>'
    document = read(
        row(cell("A1", "а"), cell("B1", "б"), more='r="1"'),
        row(cell("B2", "в"), cell("C2", "г"), more='r="2"'),
        row(cell("A4", "ғ"), cell("C4", "д"), more='r="4"'),
        after=f"<mergeCells>{merged}</mergeCells>",
    )
    table = document.blocks[0].table
    assert table is not None
    sizes = [[(c.column, c.row_span, c.column_span) for c in r] for r in table.rows]
    assert sizes == [
        [(0, 2, 1), (1, 1, 2)],
        [(1, 1, 1), (2, 1, 1)],
        [(0, 1, 1), (2, 1, 1)],
    ]


def test_hidden_sheets_rows_and_columns_are_out_and_counted():
    data = workbook(
        sheet(
            *TABLE,
            row(cell("A3", "жасырын"), more='hidden="1"'),
            row(cell("A4", "2"), cell("C4", "жасырын"), cell("D4", "бар")),
            before='<cols><col min="3" max="3" hidden="1"/></cols>',
        ),
        sheet(row(cell("A1", "құпия"))),
        names=("Бет1", "Бет2"),
        states=("visible", "hidden"),
    )
    document = read_bytes(data)
    assert texts(document) == ["№\tІс-шара\n1\tТалдау\n2\tбар"]
    assert document.counts == {"hidden": 2, "hidden_sheets": 1}


def test_strings_may_be_shared_and_made_of_pieces():
    strings = (
        "<si><t>бір</t></si><si><r><t>ек</t></r><r><t>і</t></r><rPh><t>х</t></rPh></si>"
    )
    cells = '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>'
    assert texts(read(row(cells), strings=strings)) == ["бір\tекі"]


def test_formulas_have_the_value_that_was_saved():
    cells = '<c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>x</f><v>иә</v></c>'
    lost = '<c r="C1"><f>NOW()</f></c>'
    document = read(row(cells, lost))
    assert texts(document) == ["2\tиә"]
    assert document.counts == {"uncalculated": 1}


def test_dates_are_shown_as_dates():
    cells = '<c r="A1" s="1"><v>45306</v></c><c r="B1"><v>45306</v></c>'
    assert texts(read(row(cells))) == ["15.01.2024\t45306"]


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        ("0.1", "", "0.1"),
        ("30000000000000001", "", "30000000000000001"),
        ("0.30000000000000004", "", "0.3"),
        ("1234.5", "#,##0.00", "1234.50"),
        ("0.5", "0%", "50%"),
        ("45306.75", "dd/mm/yyyy hh:mm", "15.01.2024 18:00"),
        ("0.5", "h:mm", "12:00"),
        ("5", '0" жыл"', "5"),
        ("1e300", "dd.mm.yyyy", "1e300"),
        ("мәтін", "0", "мәтін"),
    ],
)
def test_numbers_are_shown_by_their_format(value, code, shown):
    assert Formats((), from_1904=False).number(value, Look(code=code)) == shown


def test_days_may_count_from_1904():
    formats = Formats((), from_1904=True)
    assert formats.number("0", Look(code="dd.mm.yyyy")) == "01.01.1904"


def test_text_boxes_comments_and_running_heads_are_told_apart():
    drawing = (
        '<d:wsDr xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/'
        'spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/'
        'main"><d:sp><d:txBody><a:p><a:r><a:t>Қол қойылды</a:t></a:r></a:p></d:txBody>'
        "</d:sp></d:wsDr>"
    )
    heads = (
        "<headerFooter><oddHeader>&amp;C&amp;12Басшылыққа</oddHeader></headerFooter>"
    )
    document = read(
        *TABLE,
        after=heads,
        more={
            "xl/_rels/s0.xml.rels": relations(
                ("drawing", "drawing.xml"), ("comments", "comments.xml")
            ),
            "xl/drawing.xml": drawing,
            "xl/comments.xml": f'<comments xmlns="{S}"><comment/></comments>',
        },
    )
    assert texts(document)[1] == "Қол қойылды"
    assert document.blocks[1].kind is BlockKind.TEXTBOX
    assert document.text_of(document.furniture[0]) == "Басшылыққа"
    assert document.counts == {"comments": 1}


def test_workbook_without_text_is_empty():
    with pytest.raises(InputError) as caught:
        read()
    assert caught.value.code is ErrorCode.EMPTY


def test_broken_references_lose_no_other_cell():
    lost = '<c r="A1" t="s"><v>99</v></c>'
    cells = '<c r="B1" s="77"><v>7</v></c><c r="?"><v>8</v></c>'
    assert texts(read(row(lost, cells))) == ["7\t8"]


@pytest.mark.libreoffice
@pytest.mark.skipif(find_program() is None, reason="LibreOffice is not installed")
def test_old_workbook_is_converted():
    document = read_bytes(convert(workbook(sheet(*TABLE)), "xlsx", "xls"))
    assert document.format == "xls"
    assert texts(document) == ["№\tІс-шара\n1\tТалдау"]
