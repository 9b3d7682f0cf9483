"""Small sound files of every format, from which damaged ones are made."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from docx_by_hand import (
    cell,
    docx,
    level,
    numbered,
    numbering,
    paragraph,
    table,
    zipped,
)
from hostile.hostile_pdf import one_page, pdf, sound, stream

TEXT = "Қызметкерлер 2024 жылғы 5 наурыздағы № 17 бұйрықты орындауға міндетті."

#: What turns a sound file into an odd one when it stands in the wrong place.
TOKENS = (
    *("<", ">", "</", "/>", "&", "&#0;", "&#1114112;", "]]>", "<!--", "<![CDATA["),
    *("<!DOCTYPE d [", "<w:p>", "<w:tbl>", "<w:tr>", "<w:tc>", "<w:t>", "</w:t>"),
    *("<w:r>", "<w:ins>", "<w:del>", "<w:txbxContent>", '<w:fldChar w:type="begin"/>'),
    *('w:val="-1"', 'w:val="999999999999"', 'w:val=""', 'w:val="NaN"', 'w:ilvl="99"'),
    *('w:gridSpan="9999999"', 'r="ZZZZ99999999"', 'colspan="99999999"', 'rowspan="-3"'),
    *('table:number-columns-repeated="999999999"', 'text:c="999999999"'),
    *(
        " obj",
        " endobj",
        "stream",
        "endstream",
        "<<",
        "[",
        "]",
        "0 R",
        "/Kids",
        "/Count",
    ),
    *("/Length 0", "/MediaBox [0 0 0 0]", "/MediaBox [1e38 1e38 -1e38 -1e38]", " Tf"),
    *(
        "/Rotate 45",
        " Tj",
        " Tm",
        " cm",
        "1e38",
        "-1",
        "0",
        "99999999999",
        "%PDF-",
        "BT",
    ),
    *("\0", "\ufeff", "\u202e", "\u00ad", "\u0301", "\n", "\r", "\t", "\x0c", " " * 50),
    *(
        "ұ" * 300,
        "1." * 300,
        "((" * 300,
        "____",
        "№",
        "«",
        "БҰЙРЫҚ",
        "1-тарау.",
        "а-\n",
    ),
)


@dataclass(frozen=True)
class Seed:
    """A file as one piece, or the members of an archive."""

    whole: bytes
    members: Mapping[str, bytes] | None = None

    @classmethod
    def of_archive(cls, data: bytes) -> Seed:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
        return cls(data, members)

    def with_member(self, name: str, data: bytes) -> bytes:
        return zipped({**(self.members or {}), name: data})


def _docx() -> bytes:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> PAGE </w:instrText>'
        '<w:fldChar w:fldCharType="separate"/><w:t>1</w:t>'
        '<w:fldChar w:fldCharType="end"/></w:r>'
    )
    return docx(
        paragraph("БҰЙРЫҚ", properties='<w:jc w:val="center"/>', run="<w:b/>"),
        numbered("Жалпы ережелер", 1),
        numbered(TEXT, 1, 1),
        f"<w:p>{field}<w:ins><w:r><w:t>жаңа</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>ескі</w:delText></w:r></w:del>"
        '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>',
        table(cell("№") + cell("Атауы"), cell("1") + cell(TEXT, "<w:vMerge/>")),
        f"<w:sdt><w:sdtContent>{paragraph(TEXT)}</w:sdtContent></w:sdt>",
        parts={
            "numbering": numbering(level(0, "%1-тарау."), level(1, "%1.%2.")),
            "header": f"<w:hdr {_NAMES}>{paragraph('Колонтитул')}</w:hdr>",
            "footnotes": f'<w:footnotes {_NAMES}><w:footnote w:id="2">'
            f"{paragraph('Ескертпе')}</w:footnote></w:footnotes>",
        },
    )


_NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _odt() -> bytes:
    names = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in (
            *(("office", "office"), ("text", "text"), ("table", "table")),
            *(("draw", "drawing"), ("style", "style")),
        )
    )
    body = (
        '<text:h text:outline-level="1">Жалпы ережелер</text:h>'
        f"<text:p>{TEXT}<text:s text:c='3'/><text:tab/><text:line-break/></text:p>"
        f"<text:list><text:list-item><text:p>{TEXT}</text:p></text:list-item>"
        "</text:list><table:table><table:table-row>"
        '<table:table-cell table:number-columns-spanned="2">'
        f"<text:p>{TEXT}</text:p></table:table-cell></table:table-row></table:table>"
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {names}><office:body>"
            f"<office:text>{body}</office:text></office:body>"
            "</office:document-content>",
            "styles.xml": f"<office:document-styles {names}/>",
        }
    )


def _xlsx() -> bytes:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"

    def relation(kind: str, target: str) -> str:
        inner = f'<Relationship Id="r1" Type="{base}/{kind}" Target="{target}"/>'
        return f'<Relationships xmlns="{package}">{inner}</Relationships>'

    return zipped(
        {
            "[Content_Types].xml": "<Types><!-- spreadsheetml --></Types>",
            "_rels/.rels": relation("officeDocument", "xl/workbook.xml"),
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{base}"><sheets>'
            '<sheet name="Бет" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": relation("worksheet", "worksheets/s.xml"),
            "xl/worksheets/s.xml": f'<worksheet xmlns="{main}"><sheetData><row r="1">'
            f'<c r="A1" t="inlineStr"><is><t>{TEXT}</t></is></c>'
            '<c r="B1"><v>45000</v></c></row></sheetData><mergeCells>'
            '<mergeCell ref="A1:B2"/></mergeCells></worksheet>',
        }
    )


def _html() -> bytes:
    return (
        "<!DOCTYPE html><html><head><title>Бұйрық</title><style>p{}</style></head>"
        f"<body><h1>БҰЙРЫҚ</h1><p>{TEXT}</p>"
        f"<ol start='3'><li>{TEXT}<ul><li>бір</li></ul></ol>"
        f"<table><tr><th rowspan=2>№<td colspan=3>{TEXT}</table><pre>  а\n б</pre>"
        "</body></html>"
    ).encode()


def _text() -> bytes:
    return f"БҰЙРЫҚ\n\n1-тарау. Жалпы\n\n1. {TEXT}\n2. {TEXT}\n\nДиректор А.".encode()


def _drawn_pdf() -> bytes:
    """Return a PDF whose commands stand in it unpacked."""
    lines = b"".join(
        b"BT /F1 12 Tf 1 0 0 1 72 %d Tm (line %d of the page) Tj ET\n"
        % (700 - 20 * n, n)
        for n in range(8)
    )
    rules = b"0 0 m 500 0 l S 72 300 200 100 re S 72 350 m 272 350 l S\n"
    return pdf(one_page(o4=stream(lines + rules)))


SEEDS: Mapping[str, Seed] = {
    "docx": Seed.of_archive(_docx()),
    "odt": Seed.of_archive(_odt()),
    "xlsx": Seed.of_archive(_xlsx()),
    "html": Seed(_html()),
    "txt": Seed(_text()),
    "utf16": Seed(_text().decode().encode("utf-16")),
    "pdf": Seed(_drawn_pdf()),
    "packed_pdf": Seed(sound(1)),
}
