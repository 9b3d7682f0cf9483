"""Notes on the pages of PDFs: `doccheck annotate`."""

from io import BytesIO
from pathlib import Path

import pdfplumber
import pypdfium2 as pdfium
import pytest
from pdf_by_hand import Writer, make_pdf

from doccheck.cli import run
from doccheck.document import Span
from doccheck.editing.annotate import notes_of
from doccheck.editing.note import Note
from doccheck.editing.pdf_marks import annotate_pdf
from doccheck.editing.pdf_places import PdfPlaces
from doccheck.findings import Severity
from doccheck.parsers import read_bytes
from doccheck.pipeline import check_bytes
from doccheck.reports import Reader

SAMPLES = sorted((Path(__file__).parent.parent / "samples" / "dossier").glob("*.pdf"))


def note(span, head="Ескерту"):
    return Note(span=span, severity=Severity.WARNING, code="DC000", head=head)


def span_of(document, quote, times=0):
    start = -1
    for _ in range(times + 1):
        start = document.text.index(quote, start + 1)
    return Span(start, start + len(quote))


def marks(data):
    """Kind, page and text of each of our notes."""
    with pdfplumber.open(BytesIO(data)) as pdf:
        return [
            (mark["data"]["Subtype"].name, page.page_number, mark["contents"])
            for page in pdf.pages
            for mark in page.annots
            if mark["title"] == "doccheck"
        ]


def covered(data, span):
    """The text under the boxes that a span has on its pages."""
    pdf = pdfium.PdfDocument(data)
    said = ""
    for place in PdfPlaces(pdf, read_bytes(data)).of(span):
        text = pdf[place.page].get_textpage()
        said += "".join(text.get_text_bounded(*box) for box in place.boxes)
    return "".join(said.split())


@pytest.fixture
def policy():
    writer = Writer()
    writer.heading("САЯСАТ")
    writer.right("БЕКІТЕМІН", "Директор", "«___» ________ 2025 ж.")
    for number in range(1, 30):
        writer.paragraph(
            f"{number}. Қызметкерлер сыбайлас жемқорлыққа қарсы іс-қимыл талаптарын "
            "сақтауға міндетті және оны бұзғаны үшін жауапты болады."
        )
    return writer.finish()


@pytest.mark.parametrize(
    ("quote", "times"), [("САЯСАТ", 0), ("«___» ________", 0), ("талаптарын", 3)]
)
def test_a_highlight_covers_its_words(quote, times, policy):
    document = read_bytes(policy)
    said = covered(policy, span_of(document, quote, times))
    assert said.endswith("".join(quote.split()))  # a tall box may touch the line above
    assert len(said) < len(quote) + 5


def test_words_that_come_again_are_marked_where_they_stand(policy):
    document = read_bytes(policy)
    pdf = pdfium.PdfDocument(policy)
    places = PdfPlaces(pdf, document)
    found = [places.of(span_of(document, "міндетті", n))[0] for n in range(10)]
    heights = [(place.page, -place.boxes[0].top) for place in found]
    assert heights == sorted(set(heights))


def test_a_span_over_lines_has_a_box_for_each(policy):
    document = read_bytes(policy)
    block = next(b for b in document.blocks if "1. Қызметкерлер" in document.text_of(b))
    (place,) = PdfPlaces(pdfium.PdfDocument(policy), document).of(block.span)
    assert len(place.boxes) == document.text_of(block).count("\n") + 1


def test_the_file_itself_opens_the_copy(policy):
    document = read_bytes(policy)
    copy = annotate_pdf(policy, document, [note(span_of(document, "САЯСАТ"))])
    assert copy.startswith(policy)
    assert read_bytes(copy).text == document.text
    assert marks(copy) == [("Highlight", 1, "Ескерту")]


def test_a_point_is_a_sign_beside_its_line(policy):
    document = read_bytes(policy)
    ends = [block.span.end for block in document.blocks[-4:]]
    copy = annotate_pdf(policy, document, [note(Span(end, end)) for end in ends])
    assert [kind for kind, _, _ in marks(copy)] == ["Text"] * 4
    with pdfplumber.open(BytesIO(copy)) as pdf:
        tops = [mark["top"] for mark in pdf.pages[-1].annots]
        assert tops == sorted(set(tops))


def test_a_turned_page_is_marked_at_its_words():
    data = make_pdf(lambda sheet: sheet.line(90, 90, "Ереже туралы"), rotate=90)
    document = read_bytes(data)
    assert covered(data, span_of(document, "Ереже")) == "Ереже"


@pytest.mark.usefixtures("no_recognition")
def test_a_page_without_letters_has_a_sign():
    data = make_pdf(
        lambda sheet: sheet.picture(), lambda sheet: sheet.line(90, 90, "Ереже")
    )
    document = read_bytes(data)
    lost = document.text.replace("Ереже", "Басқа")
    changed = type(document)(
        text=lost, format="pdf", blocks=document.blocks, pages=document.pages
    )
    copy = annotate_pdf(data, changed, [note(Span(0, 5))])
    assert marks(copy) == [("Text", 2, "Ескерту")]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_keeps_its_text(path, law):
    assert_annotated(path.read_bytes(), path, law)


@pytest.mark.shared
@pytest.mark.usefixtures("no_recognition")
def test_reference_documents_are_marked_at_their_words(shared, law):
    for name in ("s003_full", "s004_autonum__tagged", "s004_autonum__mixfont"):
        path = shared / "corpus" / "made" / f"{name}.pdf"
        assert_annotated(path.read_bytes(), path, law)


def assert_annotated(data, path, law):
    document = read_bytes(data)
    report = check_bytes(data, path, law)
    reader = Reader(checklists=law.checklists, acts=law.acts, language="kk")
    notes = notes_of(document, report, reader)
    copy = annotate_pdf(data, document, notes)
    assert copy.startswith(data)
    assert read_bytes(copy).text == document.text
    assert sum(said is not None for _, _, said in marks(copy)) == len(notes)
    for item in notes:
        quote = document.text_of(item.span)
        if quote and "__mixfont" not in path.name:  # its letters are out of order
            assert "".join(filter(str.isalnum, quote)) in "".join(
                filter(str.isalnum, covered(data, item.span))
            )


def test_the_copy_stands_beside_the_original(policy, tmp_path):
    path = tmp_path / "policy.pdf"
    path.write_bytes(policy)
    options = ["--type", "anticorruption_policy", "--lang", "ru"]
    assert run(["annotate", str(path), *options]) == 0
    assert path.read_bytes() == policy
    copy = (tmp_path / "policy.annotated.pdf").read_bytes()
    said = [text for _, _, text in marks(copy) if text]
    assert any("Отсутствует: Основные принципы" in text for text in said)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "policy.pdf"], "the original"),
        (["-o", "other.pdf"], "--force"),
        (["--type", "anticorruption_polic"], "did you mean"),
    ],
)
def test_misuse_is_refused(arguments, said, policy, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("policy.pdf").write_bytes(policy)
    Path("other.pdf").write_bytes(b"")
    assert run(["annotate", "policy.pdf", *arguments]) == 2
    assert said in capsys.readouterr().err
    assert Path("other.pdf").read_bytes() == b""


def test_other_formats_are_refused(text_file, capsys):
    assert run(["annotate", str(text_file("БҰЙРЫҚ\n\n№ 17\n"))]) == 2
    assert "not into txt" in capsys.readouterr().err


def test_the_end_of_a_paragraph_over_many_pages_is_found_on_its_page():
    writer = Writer()
    words = (f"жұмыскер{n} міндетті," for n in range(900))
    writer.paragraph(" ".join(words) + " соңғы сөз.")
    data = writer.finish()
    document, pdf = read_bytes(data), pdfium.PdfDocument(data)
    assert len(pdf) > 3
    (place,) = PdfPlaces(pdf, document).of(span_of(document, "соңғы"))
    assert place.page == len(pdf) - 1
