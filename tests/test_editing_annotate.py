"""Notes in copies of documents: `doccheck annotate`."""

import zipfile
from io import BytesIO
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
from lxml import etree

from doccheck.cli import run
from doccheck.document import BlockKind, Span
from doccheck.editing.annotate import notes_of, open_annotatable
from doccheck.editing.docx_comments import annotate_docx
from doccheck.editing.note import Note
from doccheck.editing.package import rewritten
from doccheck.findings import Severity
from doccheck.parsers import docx_names as w
from doccheck.parsers import read_bytes
from doccheck.parsers.docx_sources import trace_docx
from doccheck.parsers.office_convert import convert, find_program
from doccheck.pipeline import check_bytes, check_document, check_read
from doccheck.reports import Reader

TEXTS = (w.T, w.TAB, w.BR, w.CR, w.NO_BREAK_HYPHEN)
MARKS = (w.COMMENT_START, w.COMMENT_END, w.COMMENT_REF)


def member(data, name):
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read(name)


def members(data):
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def main_root(data):
    return etree.fromstring(member(data, trace_docx(data).main))


def letters_with_looks(data):
    """Every letter of the running text with the properties of its run."""
    found = []
    for element in main_root(data).iter(*TEXTS):
        run = next(element.iterancestors(w.R), None)
        look = None if run is None else w.child(run, w.RPR)
        shown = b"" if look is None else etree.tostring(look, with_tail=False)
        found += [(letter, shown) for letter in element.text or "\t"]
    return found


def commented(data):
    """The text of each comment's range, None for one at a point."""
    open_, found = {}, {}
    for element in main_root(data).iter(*TEXTS, *MARKS):
        number = element.get(w.ID)
        if element.tag == w.COMMENT_START:
            open_[number] = ""
        elif element.tag == w.COMMENT_END:
            found[number] = open_.pop(number)
        elif element.tag == w.COMMENT_REF:
            found.setdefault(number, None)
        else:
            open_ = {key: said + (element.text or " ") for key, said in open_.items()}
    assert not open_
    return found


def own_comments(data):
    """What our comments are about, in their order."""
    comments = etree.fromstring(member(data, "word/comments.xml"))
    own = [item.get(w.ID) for item in comments if item.get(w.AUTHOR) == "doccheck"]
    found = commented(data)
    return [found[number] for number in own]


def comments_of(data):
    return member(data, "word/comments.xml")


def squeezed(text):
    return "".join(text.split())


def assert_only_comments_added(data, copy):
    before, after = read_bytes(data), read_bytes(copy)
    assert after.text == before.text
    assert after.blocks == before.blocks
    assert letters_with_looks(copy) == letters_with_looks(data)
    changed = {
        name
        for name, content in members(data).items()
        if members(copy)[name] != content
    }
    assert changed <= {
        "[Content_Types].xml",
        trace_docx(data).main,
        "word/comments.xml",
        "word/_rels/document.xml.rels",
    }


def note(span, head="Ескерту"):
    return Note(span=span, severity=Severity.NOTE, code="DC000", head=head)


def annotated_at(data, *quotes):
    """A copy of a DOCX with a note on each quote, checked against the original."""
    traced = trace_docx(data)
    places = [(traced.document.text.index(quote), quote) for quote in quotes]
    spans = [Span(start, start + len(quote)) for start, quote in places]
    copy = annotate_docx(data, traced, [note(span) for span in spans])
    assert_only_comments_added(data, copy)
    return copy


def assert_commented(data, *quotes):
    found = commented(annotated_at(data, *quotes))
    assert sorted(map(squeezed, found.values())) == sorted(map(squeezed, quotes))


def test_comment_stands_at_a_word_within_a_run():
    assert_commented(
        docx(paragraph("Осы бұйрық қол қойылған күнінен күшіне енеді")), "қол"
    )


def test_comment_stands_over_runs_of_different_looks():
    runs = run_of("бас", "<w:b/>") + run_of("қар", "<w:i/>") + run_of("ма мүшесі")
    assert_commented(docx(f"<w:p>{runs}</w:p>"), "басқарма", "арма")


def test_comments_may_overlap_touch_and_be_nested():
    text = paragraph("бір екі үш төрт бес")
    assert_commented(docx(text), "бір екі", "екі үш", "екі", "үш төрт", "бес", "бес")


def test_comments_stand_in_tables_and_lists():
    body = numbered("Мақсаты", 1) + table(cell("Шара") + cell("Мерзімі: жыл"))
    parts = {"numbering": numbering(level(0, "%1."))}
    assert_commented(docx(body, parts=parts), "Мақсаты", "Шара", "жыл")


def test_comment_stands_in_a_content_control_a_link_and_an_insertion():
    control = f"<w:sdt><w:sdtContent>{run_of('директор')}</w:sdtContent></w:sdt>"
    link = f"<w:hyperlink>{run_of('adilet.zan.kz')}</w:hyperlink>"
    inserted = f'<w:ins w:id="7" w:author="a">{run_of("қосылған")}</w:ins>'
    deleted = (
        '<w:del w:id="8" w:author="a"><w:r><w:delText>алынған</w:delText></w:r></w:del>'
    )
    body = f"<w:p>{control}{run_of(' ')}{link}{deleted}{run_of(' ')}{inserted}</w:p>"
    assert_commented(docx(body), "директор", "zan", "қосыл", "kz қосылған")


def test_comment_on_a_text_box_stands_around_it():
    box = (
        "<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
        f"<w:txbxContent>{paragraph('БЕКІТЕМІН директор')}</w:txbxContent>"
        "</w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f"<w:txbxContent>{paragraph('БЕКІТЕМІН директор')}</w:txbxContent>"
        "</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    data = docx(f"<w:p>{run_of('Ереже')}<w:r>{box}</w:r></w:p>", paragraph("Саясат"))
    copy = annotated_at(data, "директор", "БЕКІТЕМІН директор\nЕре")
    first, second = commented(copy).values()
    assert first.startswith("БЕКІТЕМІН")
    assert second.startswith("Ереже")
    assert "«директор»" in "".join(etree.fromstring(comments_of(copy)).itertext())


def test_comment_on_a_footnote_stands_at_its_mark():
    notes = (
        f'<w:footnotes xmlns:w="{w.NAMESPACE}"><w:footnote w:id="2">'
        f"{paragraph('Заңның 10-бабы')}</w:footnote></w:footnotes>"
    )
    body = f'<w:p>{run_of("Стандарт")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    copy = annotated_at(docx(body, parts={"footnotes": notes}), "10-бабы")
    assert list(commented(copy).values()) == [""]
    mark = next(main_root(copy).iter(w.FOOTNOTE_REF))
    assert mark.getparent().getprevious().tag == w.COMMENT_START


def test_comments_of_the_file_stay_first():
    own = (
        f'<w:comments xmlns:w="{w.NAMESPACE}"><w:comment w:id="4" w:author="Заңгер">'
        f"{paragraph('Қарау керек')}</w:comment></w:comments>"
    )
    mark = '<w:commentRangeStart w:id="4"/>{}<w:commentRangeEnd w:id="4"/>'
    reference = '<w:r><w:commentReference w:id="4"/></w:r>'
    body = f"<w:p>{mark.format(run_of('Ереже'))}{reference}</w:p>"
    copy = annotated_at(docx(body, parts={"comments": own}), "Ере")
    assert commented(copy) == {"4": "Ереже", "5": "Ере"}
    comments = etree.fromstring(member(copy, "word/comments.xml"))
    assert [item.get(w.AUTHOR) for item in comments] == ["Заңгер", "doccheck"]


def test_note_at_a_point_stands_behind_its_letter():
    data = docx(paragraph("Мақсаты"), paragraph("Қағидаттары"))
    traced = trace_docx(data)
    end = traced.document.blocks[0].span.end
    copy = annotate_docx(data, traced, [note(Span(end, end))])
    assert_only_comments_added(data, copy)
    assert commented(copy) == {"0": None}
    reference = next(main_root(copy).iter(w.COMMENT_REF))
    words = next(reference.iterancestors(w.P)).iter(w.T)
    assert "".join(item.text for item in words) == "Мақсаты"


def test_note_on_an_automatic_number_stands_near_it():
    parts = {"numbering": numbering(level(0, "%1."))}
    data = docx(paragraph("Тарау"), numbered("Мақсаты", 1), parts=parts)
    traced = trace_docx(data)
    start = traced.document.text.index("1.")
    copy = annotate_docx(data, traced, [note(Span(start, start + 2))])
    assert_only_comments_added(data, copy)
    assert len(commented(copy)) == 1


def test_the_strict_variant_stays_strict():
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    usual = w.NAMESPACE.encode()
    part = member(docx(paragraph("Осы ереже бекітілді")), "word/document.xml")
    data = docx(document=part.replace(usual, strict).decode())
    traced = trace_docx(data)
    copy = annotate_docx(data, traced, [note(Span(4, 9))])
    assert read_bytes(copy).text == traced.document.text
    for name in ("word/document.xml", "word/comments.xml"):
        assert strict in member(copy, name)
        assert usual not in member(copy, name)


def test_a_copy_without_notes_has_no_new_parts():
    data = docx(paragraph("Мақсаты"))
    assert (
        members(annotate_docx(data, trace_docx(data), [])).keys()
        == members(data).keys()
    )


POLICY = """\
ТОО «Көктал жылу»
ПОЛИТИКА ПРОТИВОДЕЙСТВИЯ КОРРУПЦИИ

1. Общие положения
Настоящая политика распространяется на всех работников товарищества.

2. Цели и задачи
Целью политики является недопущение коррупции. Задачи политики: обучение работников.

3. Ответственность
Работники несут дисциплинарную ответственность за нарушение требований политики.
"""


def notes_by_requirement(text, law):
    report = check_bytes(text.encode(), Path("policy.txt"), law)
    document = read_bytes(text.encode())
    reader = Reader(checklists=law.checklists, acts=law.acts, language="en")
    return document, {item.code: item for item in notes_of(document, report, reader)}


def test_what_is_missing_is_noted_behind_the_section_before_it(law):
    document, notes = notes_by_requirement(POLICY, law)
    place = notes["anticorruption_policy.principles"].span
    assert place.start == place.end
    assert document.text[: place.start].endswith(
        "Задачи политики: обучение работников."
    )


def test_what_opens_a_document_is_noted_at_its_title(law):
    document, notes = notes_by_requirement(POLICY, law)
    place = notes["anticorruption_policy.approval"].span
    assert "ПОЛИТИКА" in document.text_of(place)


@pytest.mark.parametrize(
    ("language", "said"),
    [("kk", "Жоқ: Негізгі қағидаттар"), ("ru", "Отсутствует: Основные принципы")],
)
def test_a_note_speaks_the_language_of_its_reader(language, said, law):
    report = check_bytes(POLICY.encode(), Path("policy.txt"), law)
    reader = Reader(checklists=law.checklists, acts=law.acts, language=language)
    document = read_bytes(POLICY.encode())
    assert said in {item.head for item in notes_of(document, report, reader)}


def test_signs_that_xml_forbids_are_left_out_of_a_comment():
    data = docx(paragraph("Мақсаты"))
    traced = trace_docx(data)
    copy = annotate_docx(data, traced, [note(Span(0, 7), head="а\x00б\x0bв")])
    assert "абв" in member(copy, "word/comments.xml").decode()


SAMPLES = sorted((Path(__file__).parent.parent / "samples" / "dossier").glob("*.docx"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_sample_keeps_its_text_and_has_its_comments(path, law):
    assert_annotated(path, law)


@pytest.mark.shared
def test_reference_documents_keep_their_text_and_have_their_comments(shared, law):
    found = sorted((shared / "corpus").rglob("*.docx"))
    paths = [path for path in found if path.name != "big_all.docx"]  # all the others
    assert paths
    for path in paths:
        assert_annotated(path, law)


def assert_annotated(path, law):
    data = path.read_bytes()
    report = check_document(path, law)
    reader = Reader(checklists=law.checklists, acts=law.acts, language="ru")
    traced = trace_docx(data)
    notes = notes_of(traced.document, report, reader)
    copy = annotate_docx(data, traced, notes)
    assert_only_comments_added(data, copy)
    found = own_comments(copy) if notes else []
    for item, said in zip(notes, found, strict=True):
        assert_about(item.span, said, traced.document)


#: Comments cannot stand in these, but around or beside them.
OUTSIDE = {BlockKind.TEXTBOX, BlockKind.FOOTNOTE}


def assert_about(span, said, document):
    quote = squeezed(document.text_of(span))
    first = document.blocks[document.block_at(span.start)]
    if span.start == span.end:
        assert said is None
    elif first.kind not in OUTSIDE:  # an automatic number is no text of the file
        assert squeezed(said) == quote.removeprefix(squeezed(first.label or ""))
    elif first.kind is BlockKind.TEXTBOX:
        assert quote in squeezed(said)


@pytest.fixture
def draft(tmp_path):
    path = tmp_path / "draft.docx"
    path.write_bytes(docx(*map(paragraph, POLICY.split("\n"))))
    return path


def test_the_copy_stands_beside_the_original_in_the_language_asked_for(draft):
    before = draft.read_bytes()
    assert run(["annotate", str(draft), "--lang", "kk"]) == 0
    assert draft.read_bytes() == before
    copy = (draft.parent / "draft.annotated.docx").read_bytes()
    assert_only_comments_added(before, copy)
    assert "Жоқ: Негізгі қағидаттар" in etree.tostring(
        etree.fromstring(comments_of(copy)), encoding="unicode"
    )


def test_a_copy_is_written_over_only_when_told(draft, capsys):
    assert run(["annotate", str(draft)]) == 0
    first = (draft.parent / "draft.annotated.docx").read_bytes()
    assert run(["annotate", str(draft), "--lang", "ru"]) == 2
    assert "--force" in capsys.readouterr().err
    assert (draft.parent / "draft.annotated.docx").read_bytes() == first
    assert run(["annotate", str(draft), "--lang", "ru", "--force"]) == 0
    assert (draft.parent / "draft.annotated.docx").read_bytes() != first


def test_a_damaged_file_leaves_no_copy(tmp_path, capsys):
    path = tmp_path / "broken.docx"
    path.write_bytes(docx(paragraph("Ереже"))[:-200])
    assert run(["annotate", str(path)]) == 1
    assert "damaged" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [path]


def said_at_places(data):
    """What our comments are about, by their first words; points as nothing."""
    if "word/comments.xml" not in members(data):
        return []
    comments = etree.fromstring(comments_of(data))
    places = commented(data)
    return sorted(
        (squeezed("".join(item[0].itertext())), squeezed(places[item.get(w.ID)] or ""))
        for item in comments
        if item.get(w.AUTHOR) == "doccheck"
    )


def assert_opens_in_libreoffice(data, copy):
    """LibreOffice must find the same text, and each comment at its place."""
    saved = convert(copy, "docx", "docx")
    assert read_bytes(saved).text == read_bytes(convert(data, "docx", "docx")).text
    boxes = main_root(copy).iter(w.TEXT_BOX)
    boxed = squeezed("".join(text for box in boxes for text in box.itertext()))
    pairs = zip(said_at_places(saved), said_at_places(copy), strict=True)
    for (head, place), (own_head, own_place) in pairs:
        assert head == own_head
        # around a text box LibreOffice keeps the comment, but not its range
        assert place == own_place or (own_place in boxed and not place)


needs_libreoffice = pytest.mark.skipif(
    find_program() is None, reason="LibreOffice is not installed"
)


@pytest.mark.libreoffice
@needs_libreoffice
@pytest.mark.parametrize(
    "name", ["anticorruption-policy.kk", "compliance-regulation.ru"]
)
def test_libreoffice_shows_comments_at_their_places(name, law):
    path = next(path for path in SAMPLES if path.stem == f"{name}.flawed")
    data = path.read_bytes()
    assert_opens_in_libreoffice(data, annotated_by_check(data, path, law))


@pytest.mark.libreoffice
@needs_libreoffice
def test_libreoffice_shows_comments_in_tables_links_and_insertions():
    link = f'<w:hyperlink w:anchor="x">{run_of("adilet.zan.kz")}</w:hyperlink>'
    inserted = f'<w:ins w:id="7" w:author="a">{run_of(" қосылған")}</w:ins>'
    body = f"<w:p>{run_of('Сілтеме: ')}{link}{inserted}</w:p>"
    data = typed(
        docx(body, table(cell("Шара") + cell("Мерзімі: жыл")), paragraph("соңы"))
    )
    traced = trace_docx(data)
    quotes = ("zan", "қосылған", "Шара", "жыл")
    starts = [(traced.document.text.index(quote), quote) for quote in quotes]
    notes = [
        note(Span(start, start + len(quote)), head=quote) for start, quote in starts
    ]
    assert_opens_in_libreoffice(data, annotate_docx(data, traced, notes))


def typed(data):
    """A DOCX by hand with the list of content types that programs ask for."""
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.'
        'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    return rewritten(data, {"[Content_Types].xml": types.encode()})


@pytest.mark.shared
@pytest.mark.libreoffice
@needs_libreoffice
def test_libreoffice_opens_annotated_reference_documents(shared, law):
    paths = sorted((shared / "corpus").rglob("s00*_full.docx"))
    assert paths
    for path in paths:
        data = path.read_bytes()
        assert_opens_in_libreoffice(data, annotated_by_check(data, path, law))


def annotated_by_check(data, path, law):
    source = open_annotatable(data)
    report = check_read(source.document, path, law)
    reader = Reader(checklists=law.checklists, acts=law.acts, language="ru")
    return source.with_notes(notes_of(source.document, report, reader))
