"""The way from the text of a DOCX back to its XML."""

from pathlib import Path

import pytest
from docx_by_hand import (
    cell,
    docx,
    level,
    numbered,
    numbering,
    paragraph,
    run_of,
    table,
)

from doccheck.document import BlockKind, Span
from doccheck.editing.package import parse_whole, read_part
from doccheck.parsers import docx_names as w
from doccheck.parsers import read_bytes
from doccheck.parsers.docx_sources import text_elements, trace_docx

SAMPLES = sorted((Path(__file__).parent.parent / "samples" / "dossier").glob("*.docx"))


def letters_at(data, traced, span):
    """What the untouched XML holds where a span is said to stand."""
    said = ""
    for piece in traced.pieces_in(span):
        root = parse_whole(read_part(data, piece.part), piece.part)
        element = text_elements(root)[piece.element]
        stop = piece.offset + piece.end - piece.start
        said += (element.text or " ")[piece.offset : stop]
    return said


def assert_every_letter_has_its_place(data, *, but=()):
    traced = trace_docx(data)
    assert traced.document == read_bytes(data)
    for block in traced.document.blocks:
        text = traced.document.text_of(block).removeprefix(block.label or "")
        if text.strip() not in but:
            said = letters_at(data, traced, block.span)
            assert "".join(said.split()) == "".join(text.split())
    return traced


def test_paragraphs_lists_and_tables():
    parts = {"numbering": numbering(level(0, "%1."), level(1, "%1.%2."))}
    runs = run_of("бас") + run_of("қарма", "<w:b/>") + run_of(" мүшесі ")
    assert_every_letter_has_its_place(
        docx(
            paragraph("БҰЙРЫҚ"),
            numbered("Мақсаты", 1),
            numbered("Міндеттері", 1, 1),
            numbered("1", 1, 1),
            f"<w:p>{runs}</w:p>",
            table(cell("Шара") + cell("Мерзімі"), cell("1") + cell("2025 жыл")),
            paragraph("1"),
            parts=parts,
        )
    )


def test_deleted_hidden_and_instructed_texts_are_passed_over():
    deleted = '<w:del w:id="1"><w:r><w:delText>алынған</w:delText></w:r></w:del>'
    joined = '<w:p><w:pPr><w:rPr><w:del w:id="2"/></w:rPr></w:pPr>{}</w:p>'
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        "<w:r><w:instrText>DATE</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run_of("5 наурыз")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    hidden = run_of("жасырын", "<w:vanish/>")
    traced = assert_every_letter_has_its_place(
        docx(
            f"<w:p>{run_of('Осы ')}{deleted}{hidden}{run_of('ереже')}</w:p>",
            joined.format(run_of("Бірінші ")),
            paragraph("екінші"),
            f"<w:p>{field}</w:p>",
        )
    )
    assert [traced.document.text_of(b) for b in traced.document.blocks] == [
        "Осы ереже",
        "Бірінші екінші",
        "5 наурыз",
    ]


def test_boxes_notes_and_running_heads():
    notes = (
        f'<w:footnotes xmlns:w="{w.NAMESPACE}"><w:footnote w:id="2">'
        f"{paragraph('Заңның 10-бабы')}</w:footnote></w:footnotes>"
    )
    head = f'<w:hdr xmlns:w="{w.NAMESPACE}">{paragraph("Саясат")}</w:hdr>'
    box = f"<w:pict><w:txbxContent>{paragraph('БЕКІТЕМІН')}</w:txbxContent></w:pict>"
    cited = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = f"<w:p>{run_of('Стандарт')}{cited}<w:r>{box}</w:r></w:p>"
    data = docx(body, paragraph("Саясат"), parts={"footnotes": notes, "header": head})
    traced = assert_every_letter_has_its_place(data)
    kinds = {block.kind for block in traced.document.blocks}
    assert {BlockKind.TEXTBOX, BlockKind.FOOTNOTE} <= kinds
    assert {piece.part for piece in traced.pieces} == {
        "word/document.xml",
        "word/footnotes.xml",
    }


def test_what_has_no_element_has_no_place():
    parts = {"numbering": numbering(level(0, "%1-тарау."))}
    traced = trace_docx(docx(numbered("Мақсаты", 1), parts=parts))
    assert list(traced.pieces_in(Span(0, 8))) == []
    assert [piece.start for piece in traced.pieces_in(Span(0, 12))] == [9]


def test_the_strict_variant_has_the_same_places():
    data = docx(paragraph("Мақсаты"))
    strict = read_part(data, "word/document.xml").replace(
        w.NAMESPACE.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    other = docx(document=strict.decode())
    assert trace_docx(other).pieces == trace_docx(data).pieces


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_letter_of_a_sample_has_its_place(path):
    traced = trace_docx(path.read_bytes())
    document = traced.document
    held = {n for piece in traced.pieces for n in range(piece.start, piece.end)}
    lost = [
        n
        for block in document.blocks
        for n in range(block.span.start + len(block.label or ""), block.span.end)
        if n not in held and not document.text[n].isspace()
    ]
    assert lost == []
