"""Small DOCX files built part by part, with what python-docx cannot write."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


def paragraph(text: str, *, properties: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{run_of(text, run)}</w:p>"


def run_of(text: str, properties: str = "") -> str:
    return (
        f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
    )


def numbered(text: str, number: int, level: int = 0) -> str:
    numbering = f'<w:ilvl w:val="{level}"/><w:numId w:val="{number}"/>'
    return paragraph(text, properties=f"<w:numPr>{numbering}</w:numPr>")


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def level(place: int, text: str, form: str = "decimal", more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*levels: str, numbers: str = "") -> str:
    """Return a numbering part: one abstract numbering and the lists that use it."""
    lists = numbers or '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    return (
        f"<w:numbering {NAMESPACES}>"
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        f"{lists}</w:numbering>"
    )


def docx(
    *blocks: str,
    parts: Mapping[str, str] | None = None,
    main: str = "word/document.xml",
    document: str | None = None,
) -> bytes:
    """Return a DOCX with these blocks in its body.

    Args:
        parts: Other parts by the kind of their relation: "numbering", "header".
        document: The whole main part, instead of one with `blocks`.
    """
    body = f"<w:document {NAMESPACES}><w:body>{''.join(blocks)}</w:body></w:document>"
    others = dict(parts or {})
    relations = "".join(
        f'<Relationship Id="r{place}" Type="{R}/{kind.rstrip("0123456789")}" '
        f'Target="{kind}.xml"/>'
        for place, kind in enumerate(others)
    )
    folder, _, name = main.rpartition("/")
    return zipped(
        {
            "[Content_Types].xml": "<Types><!-- wordprocessingml --></Types>",
            "_rels/.rels": _relations(
                f'<Relationship Id="r" Type="{R}/officeDocument" Target="{main}"/>'
            ),
            f"{folder}/_rels/{name}.rels": _relations(relations),
            main: document or body,
            **{f"{folder}/{kind}.xml": text for kind, text in others.items()},
        }
    )


def _relations(inner: str) -> str:
    return f'<Relationships xmlns="{PACKAGE}">{inner}</Relationships>'


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()
