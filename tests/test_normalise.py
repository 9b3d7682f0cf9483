from __future__ import annotations

import time

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from doccheck.document import Span
from doccheck.language import AnomalyKind, NormalisedText, normalise
from doccheck.language.lookalikes import TO_CYRILLIC

#: What real documents are made of, broken in the ways they are broken.
PIECES = st.sampled_from(
    [
        *"абвіқңғүұөәһёйaceopxyiHKNMО019 \n\t\r\xa0",
        *"\u00ad\u200b\ufffe\x02\uf0b7\u0306\u0308",
        "  ",
        "- ",
        "-\n",
        " – ",
        "—",
        "N ",
        "Ne 12",
        "№",
        "Хо 5",
        "\n\n",
        " сәйкес ",
        " бекітілсін",
        "7-тармағында",
        ".қағидалары",
        " тармақшасына\n",
        "статьи 21",
        "іс-",
        "қимыл",
        "ќазаќ",
        "ы",
        "є",
        "Ñûáàéëàñ æåìқ",
    ]
)
BROKEN = st.lists(PIECES, max_size=30).map("".join)
ANY = st.text(max_size=60) | BROKEN


def letters(text: str) -> list[str]:
    folded = text.translate(TO_CYRILLIC)
    return sorted(letter for letter in folded if letter.isalnum())


@settings(deadline=None)
@given(ANY, st.integers(0, 1000))
def test_every_place_leads_back_into_the_text(text: str, offset: int) -> None:
    result = normalise(text, offset)
    assert len(result.offsets) == len(result.text) + 1
    assert all(offset <= place <= offset + len(text) for place in result.offsets)
    for start in range(len(result.text)):
        span = result.original(Span(start, start + 1))
        assert offset <= span.start <= span.end <= offset + len(text)


@settings(deadline=None)
@given(ANY)
@example("бекітілсін foo\nbar.қағидалары")
@example("сәйкес a тармағына\nb тармағына")
@example("y\u0306і")
@example("e\u200b\u0301")
@example("а-\nБ")
def test_plain_text_stays_as_it_is(text: str) -> None:
    plain = normalise(text).text
    assert normalise(plain).text == plain


@settings(deadline=None)
@given(ANY)
def test_anomalies_stand_in_the_text(text: str) -> None:
    for anomaly in normalise(text, 7).anomalies:
        assert 7 <= anomaly.span.start < anomaly.span.end <= 7 + len(text)


@settings(deadline=None)
@given(ANY)
def test_no_line_break_and_no_double_space_is_left(text: str) -> None:
    plain = normalise(text).text
    assert plain == " ".join(plain.split())


@settings(deadline=None)
@given(BROKEN)
def test_a_word_is_found_again_where_it_came_from(text: str) -> None:
    result = normalise(text)
    kinds = {item.kind for item in result.anomalies}
    # Legacy letters are read by what stands around them.
    assume(AnomalyKind.LEGACY_ENCODING not in kinds and "Ñ" not in text)
    at = 0
    for word in result.text.split():
        start = result.text.index(word, at)
        at = start + len(word)
        span = result.original(Span(start, at))
        again = normalise(text[span.start : span.end]).text
        assert set(letters(word)) <= set(letters(again)) | set("№кқғңүұөәһі")


@settings(deadline=None)
@given(ANY)
def test_the_way_there_and_back_covers_the_same_place(text: str) -> None:
    result = normalise(text, 3)
    for start in range(len(result.text)):
        there = result.original(Span(start, start + 1))
        if len(there):
            back = result.span_of(there)
            assert back is not None
            assert back.start <= start < back.end


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("iс-\nқимыл", "іс-қимыл"),
        ("Cыбайлас", "Сыбайлас"),
        ("ISO 37001 және e-Qyzmet", "ISO 37001 және e-Qyzmet"),
        ("ISО", "ISO"),
        ("рәс!мдеу б1р, 12бап, Жоқ!", "рәсімдеу бір, 12бап, Жоқ!"),
        ("сөздiң жиhазы", "сөздің жиһазы"),
        ("№ 230", "№ 230"),
        ("Ne 230, Nо 231, N° 232, N 233", "№ 230, № 231, № 232, № 233"),
        ("2016 жылғы Хо 12 бұйрық", "2016 жылғы № 12 бұйрық"),
        ("со\u00adгласие", "согласие"),
        ("\uf0b7 тәуекел", "• тәуекел"),
        ("и\u0306", "й"),
        ("10\xa0000\tтеңге", "10 000 теңге"),
        ("комплаенс- қызметі", "комплаенс-қызметі"),
        ("физико- и химико-", "физико- и химико-"),
        ("шара – міндет", "шара – міндет"),
        ("іс–шара", "іс-шара"),
        ("сондай\ufffe\nақ", "сондай-ақ"),
        ("33-\n05/01", "33-05/01"),
        ("Ќазаќстан Республикасыныѕ заѕдары жєне бўйрыєы", None),
        ("ТЕРІ-\nВЕНЕРОЛОГИЯ", "ТЕРІ-ВЕНЕРОЛОГИЯ"),
        ("ІІ-тарау", "ІІ-тарау"),
        ("", ""),
        (" \n ", ""),
    ],
)
def test_what_the_clerk_the_scanner_and_the_export_do_is_mended(
    written: str, plain: str | None
) -> None:
    expected = plain
    if expected is None:
        expected = "Қазақстан Республикасының заңдары және бұйрығы"
    assert normalise(written).text == expected


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        (
            "ереженің 4-тармағының  сәйкес, 2) тармақшасына\nТАПСЫРАМЫН:",
            "ереженің 4-тармағының 2) тармақшасына сәйкес, ТАПСЫРАМЫН:",
        ),
        (
            "Қоса берілген сақтау \n\n бекітілсін.қағидалары\n",
            "Қоса берілген сақтау қағидалары бекітілсін.",
        ),
        (
            "1-тармағының 3) \n\n сәйкес жасалды және тәртіпті тармақшасына\nайтады.",
            "1-тармағының 3) тармақшасына сәйкес жасалды және тәртіпті айтады.",
        ),
        (
            "есепті және осы Нұсқаулықтың \n\n сәйкес шешімді береді.9-тармағына\n",
            "есепті және осы Нұсқаулықтың 9-тармағына сәйкес шешімді береді.",
        ),
        (
            "19 мамырдағы № 7  (тізілімде № 81 болып мемлекеттікбұйрығының\nтіркелген)",
            "19 мамырдағы № 7 бұйрығының (тізілімде № 81 болып мемлекеттік тіркелген)",
        ),
        (
            "Утвердить прилагаемые  хранения документов.Правила\n",
            "Утвердить прилагаемые Правила хранения документов.",
        ),
        (
            "в редакции приказа от 05.02.2021  (№ 44\nвводится в действие)",
            "в редакции приказа от 05.02.2021 № 44 (вводится в действие)",
        ),
        (
            'подпунктом 2) пункта 1  Закона "статьи 9\nО хранении"',
            'подпунктом 2) пункта 1 статьи 9 Закона "О хранении"',
        ),
        ('Закона "О хранении" :ПРИКАЗЫВАЮ', 'Закона "О хранении" ПРИКАЗЫВАЮ:'),
    ],
)
def test_text_of_links_goes_back_to_its_gap(written: str, plain: str) -> None:
    result = normalise(written)
    assert result.text == plain
    assert AnomalyKind.DISPLACED_LINK in {item.kind for item in result.anomalies}


@pytest.mark.parametrize(
    "written",
    [
        "көрсетілген  есептілік нысанында анықтама\nбереді",
        "Министр                       А. Сейітов",
        "№  Атауы  Мерзімі  Орындаушы қосымша",
        "осы Қағидалар сақталады. тармағына\nсәйкес",
    ],
)
def test_other_gaps_move_nothing(written: str) -> None:
    assert normalise(written).text == " ".join(written.split())


def test_a_moved_word_is_shown_with_the_stretch_it_moved_in() -> None:
    text = "осы Тәртіптің  көзделген жағдайда 7-тармағында\nжазылады"
    result = normalise(text)
    moved = result.text.index("7-тармағында")
    assert result.original(Span(moved, moved + 12)) == Span(34, 46)
    both = Span(moved, result.text.index("көзделген") + 9)
    assert result.original(both) == Span(15, 46)


def test_an_anomaly_names_the_place_and_the_repair() -> None:
    (anomaly,) = normalise("бұл Cыбайлас", offset=100).anomalies
    assert anomaly.kind is AnomalyKind.LOOKALIKE
    assert anomaly.span == Span(104, 112)
    assert anomaly.repaired == "Сыбайлас"


def test_western_mojibake_is_read_as_cyrillic() -> None:
    written = "бекітілген тәртіп бойынша".encode("kz1048").decode("latin-1")
    result = normalise(written)
    assert result.text == "бекітілген тәртіп бойынша"
    assert {item.kind for item in result.anomalies} == {AnomalyKind.LEGACY_ENCODING}


def test_ukrainian_letters_are_no_legacy_encoding() -> None:
    assert normalise("Їжак і єнот").text == "Їжак і єнот"


def test_span_of_finds_what_became_of_a_place() -> None:
    result = normalise("a\u00adb  c", offset=10)
    assert result.text == "ab c"
    assert result.span_of(Span(12, 13)) == Span(1, 2)
    assert result.span_of(Span(11, 12)) is None
    assert result.span_of(Span(10, 16)) == Span(0, 4)


def test_plain_text_costs_nothing() -> None:
    result = normalise("Жалпы ережелер", offset=5)
    assert isinstance(result, NormalisedText)
    assert result.pieces == ((0, 5, 19),)


@pytest.mark.parametrize(
    "line",
    ["Осы ережеге сәйкес іс-қимыл \nжоспары бекітілсін.\n", "сөздiң  мәні- осы\n"],
)
def test_long_texts_take_time_in_proportion(line: str) -> None:
    text = line * 4000
    start = time.perf_counter()
    normalise(text)
    assert time.perf_counter() - start < 60.0


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("директор п р и к а з ы в а ю:", "директор приказываю:"),
        ("Б Ұ Й Р Ы Қ № 5", "БҰЙРЫҚ № 5"),
        ("а б в г д", "а б в г д"),
    ],
)
def test_a_word_set_letter_by_letter_is_closed_up(text: str, plain: str) -> None:
    done = normalise(text, offset=7)
    assert done.text == plain
    assert done.original(Span(0, len(plain))) == Span(7, 7 + len(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Төраға A. Ерболова", "Төраға А. Ерболова"),
        ("Ерболова C.М.", "Ерболова С.М."),
        ("Төраға O.K. Ерболова", "Төраға О.К. Ерболова"),
        ("I. Кіріспе", "I. Кіріспе"),
        ("класс A. Объекты мониторинга", "класс A. Объекты мониторинга"),
        ("A. Объекты проверки", "A. Объекты проверки"),
    ],
)
def test_latin_initials_of_a_cyrillic_name_are_read_as_cyrillic(
    text: str, expected: str
) -> None:
    assert normalise(text).text == expected


def test_a_misread_number_sign_stands_before_a_blank_too() -> None:
    assert normalise("Ne ______ от").text == "№ ______ от"
