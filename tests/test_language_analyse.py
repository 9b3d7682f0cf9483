from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from doccheck.document import BlockKind, Document, DocumentBuilder
from doccheck.document.build import CellText
from doccheck.language import AnalysedDocument, Language, analyse, phrase_keys

KAZAKH = "Комиссия отырысының хаттамасы екі күнде рәсімделіп, мүшелеріне таратылады."
RUSSIAN = "Протокол заседания комиссии оформляется в течение двух рабочих дней."


def document_of(*texts: str) -> Document:
    builder = DocumentBuilder("txt")
    for text in texts:
        builder.add(BlockKind.PARAGRAPH, text)
    return builder.finish()


def words(analysed: AnalysedDocument, block: int = 0) -> list[str]:
    return [token.word for token in analysed.blocks[block].tokens]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10-бабының 3) тармақшасы", ["10-бабының", "3", "тармақшасы"]),
        ("іс-\nқимыл және сондай-ақ", ["іс-қимыл", "және", "сондай-ақ"]),
        ("31.03.2023 ж. № 33-05/01", ["31.03.2023", "ж", "33-05/01"]),
        ("№301/НҚ, ҚР ДСМ-175/2020", ["301/нқ", "қр", "дсм-175/2020"]),
        ("12және 2024жылы", ["12", "және", "2024", "жылы"]),
        ("1.Комиссия және/немесе", ["1", "комиссия", "және", "немесе"]),
        ("Cыбайлас жемқорлық", ["сыбайлас", "жемқорлық"]),
    ],
)
def test_words_and_numbers_are_whole(text: str, expected: list[str]) -> None:
    assert words(analyse(document_of(text))) == expected


def test_every_block_is_there_in_its_place() -> None:
    document = document_of(KAZAKH, "", RUSSIAN, "№ 5")
    analysed = analyse(document)
    assert [item.block for item in analysed.blocks] == list(document.blocks)
    assert [item.index for item in analysed.blocks] == [0, 1, 2, 3]


def test_tokens_stand_where_the_document_has_them() -> None:
    document = document_of("Бірінші жол", "бұл cыбай\u00adлас,  іс-\nқимыл")
    for block in analyse(document).blocks:
        for token in block.tokens:
            there = document.text_of(token.span)
            plain = there.replace("\u00ad", "").replace("\n", "").replace("c", "с")
            assert plain.lower() == token.word


def test_cells_of_a_table_are_read() -> None:
    builder = DocumentBuilder("docx")
    builder.add_table(
        [[CellText(text=text, column=0) for text in ("Мерзімі", "Орындаушы")]]
    )
    assert words(analyse(builder.finish())) == ["мерзімі", "орындаушы"]


def test_a_glued_word_is_parted_where_both_pieces_are_words_of_the_document() -> None:
    analysed = analyse(
        document_of(
            "қоймадағы мүлікті түгендеу",
            "түгендеу тәртібі, қоймадағы жабдық",
            "қоймадағытүгендеу",
        )
    )
    assert words(analysed, 2) == ["қоймадағы", "түгендеу"]
    first, second = analysed.blocks[2].tokens
    assert first.span.end == second.span.start


def test_an_honest_compound_stays_whole() -> None:
    text = "халық, аралық, халықаралық; дело, производство, делопроизводство"
    assert {"халықаралық"} <= set(words(analyse(document_of(text))))
    russian = analyse(document_of(RUSSIAN, "дело производство делопроизводство"))
    assert "делопроизводство" in words(russian, 1)


@pytest.mark.parametrize(
    "written", ["іс-қимыл", "іс қимыл", "іс - қимыл", "іс – қимыл", "іс- қимыл"]
)
def test_a_compound_has_one_key_however_it_is_written(written: str) -> None:
    (token,) = analyse(document_of(f"{written}")).blocks[0].tokens
    (keys,) = phrase_keys("іс-қимылы", Language.KAZAKH)
    assert token.key in keys


def test_words_of_the_other_language_inside_a_block_keep_their_keys() -> None:
    (block,) = analyse(document_of("Согласно приказу АО «Қойманың жабдығы»")).blocks
    keys = {token.key for token in block.tokens}
    assert phrase_keys("қойма жабдық", Language.KAZAKH) == (("коима",), ("жабдык",))
    assert {"коима", "жабдык", "приказ"} <= keys


@pytest.mark.parametrize(
    ("phrase", "language", "expected"),
    [
        ("мүдделер қақтығысын реттеу туралы", "kk", 3),
        ("және мен туралы", "kk", 0),
        ("цели и задачи политики", "ru", 3),
        ("о противодействии коррупции", "ru", 2),
        ("приложение к настоящему приказу", "ru", 2),
    ],
)
def test_phrases_keep_their_content_words(
    phrase: str, language: str, expected: int
) -> None:
    assert len(phrase_keys(phrase, Language(language))) == expected


def test_alternatives_of_a_phrase_stand_side_by_side() -> None:
    first, second = phrase_keys("конфликт|столкновение интересов", Language.RUSSIAN)
    assert first == ("конфликт", "столкновение")
    assert second == ("интерес",)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("мүдделер қақтығысын реттеу", "Мүдделердiң қақтығысы реттеледі"),
        ("мүдделер қақтығысын реттеу", "мудделер кактыгысын реттеу"),
        ("тәуекелдерді талдау", "ТӘУЕКЕЛГЕ ТАЛДАУ ЖАСАЛДЫ"),
        ("тәуекелдерді талдау", "тауекелдерин талдау"),
        ("құжаттарды бекіту", "құжат бекітілсін"),
    ],
)
def test_a_phrase_has_the_keys_of_its_inflected_and_damaged_forms(
    phrase: str, text: str
) -> None:
    keys = {token.key for token in analyse(document_of(KAZAKH, text)).blocks[1].tokens}
    for alternatives in phrase_keys(phrase, Language.KAZAKH):
        assert keys & set(alternatives)


def test_shares_are_of_letters_and_sum_to_one() -> None:
    shares = analyse(document_of(KAZAKH, RUSSIAN, "№ 5")).language
    assert shares.main is Language.MIXED
    assert sum(shares.shares.values()) == pytest.approx(1.0)


def test_a_little_of_another_language_mixes_nothing() -> None:
    shares = analyse(document_of(*[KAZAKH] * 9, RUSSIAN)).language
    assert shares.main is Language.KAZAKH
    assert shares.shares[Language.RUSSIAN] < 0.2


def test_a_text_without_letters_has_no_language() -> None:
    assert analyse(document_of("1 2 3")).language.main is Language.UNKNOWN
    assert analyse(document_of()).language.main is Language.UNKNOWN


@settings(deadline=None)
@given(st.lists(st.text(max_size=60), max_size=4))
def test_any_text_can_be_analysed(texts: list[str]) -> None:
    document = document_of(*texts)
    for block in analyse(document).blocks:
        for token in block.tokens:
            assert block.block.span.contains(token.span)
            assert token.word


@pytest.mark.shared
def test_the_language_of_real_documents_is_told(shared: Path) -> None:
    labels = yaml.safe_load((shared / "eval" / "labels.yaml").read_text("utf-8"))
    wrong = []
    for label in labels:
        text = (shared / label["text"]).read_text(encoding="utf-8")
        main = analyse(document_of(*text.split("\n\n"))).language.main
        if main != label["language"]:
            wrong.append((label["id"], main))
    assert wrong == []


@pytest.mark.parametrize("letters", ["а-", "I", "а", "а- ", "1-"])
def test_a_run_of_letters_without_end_is_no_word_to_take_apart(letters: str) -> None:
    analysed = analyse(document_of(letters * 20_000))
    assert analysed.document.text_of(analysed.blocks[0].block) == letters * 20_000
    assert words(analysed)
