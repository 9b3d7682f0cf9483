from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doccheck.language import Language
from doccheck.language.detect import detect, detect_blocks

KAZAKH = [
    "Комиссия отырысының хаттамасы екі күнде рәсімделеді.",
    "ЖАЛПЫ ЕРЕЖЕЛЕР",
    "БҰЙЫРАМЫН",
    "Басқарма төрағасы",
    "органдар мен мекемелердің бөлімдері",
    # read by a scanner that knows Russian only
    "мекеменин кызметкерлери туралы",
    "Мудделер кактыгысын болдырмау",
    "Туракты комиссия мушелерине арналган нускаулык",
    "жемкорлыкка карсы",
    "к0миссия 0тырысының хаттaмасы, екi к?нде рәс!мделед!",
]
RUSSIAN = [
    "Протокол заседания комиссии оформляется в течение двух дней.",
    "Общие положения",
    "Мониторинг проведён: ОФ «Ақжарық ауыл», тел. 55-12-34",
    "Должностная инструкция",
    "Конфликт интересов",
    "ОБЩИЕ ПОЛОЖЕНИЯ",
    "В городе Қызылорда состоялось заседание комиссии",
    "Положение о порядке учёта, согласованное с АО «Ұлттық дала»",
]
OTHER = [
    "The order enters into force on the day it is signed.",
    "Шаардык кеңештин жыйынында жаңы мыйзам долбоору талкууланды.",
    "Мектептин окуучулары күзгү эмгекке чыгып, дарактарды тигишти.",
    "Шәһәр советы утырышында яңа закон проекты турында сөйләштеләр.",
    "Ҡала советы ултырышында яңы закон проекты тураһында һөйләштеләр.",
    "Міська рада затвердила порядок надання послуг населенню.",
    "Гарадскі савет зацвердзіў парадак аказання паслуг насельніцтву.",
    "Хотын зөвлөлийн хурал дээр шинэ хуулийн төслийг хэлэлцэв.",
]


@pytest.mark.parametrize("text", KAZAKH)
def test_kazakh_is_told_whatever_happened_to_it(text: str) -> None:
    assert detect(text) is Language.KAZAKH


@pytest.mark.parametrize("text", RUSSIAN)
def test_russian_is_told(text: str) -> None:
    assert detect(text) is Language.RUSSIAN


@pytest.mark.parametrize("text", OTHER)
def test_neighbours_are_not_taken_for_kazakh_or_russian(text: str) -> None:
    assert detect(text) is Language.OTHER


@pytest.mark.parametrize("text", ["", "№ 22", "12.03.2024", "* * *", "PDF", "стр."])
def test_what_says_nothing_stays_open(text: str) -> None:
    assert detect(text) is Language.UNKNOWN


def test_a_short_block_goes_by_the_one_before_then_by_the_one_behind() -> None:
    texts = ["Стандарт", KAZAKH[0], "Стандарт", "№ 5", RUSSIAN[0], "Стандарт"]
    kk, ru, und = Language.KAZAKH, Language.RUSSIAN, Language.UNKNOWN
    assert detect_blocks(texts) == (kk, kk, kk, und, ru, ru)


def test_a_document_of_one_word_has_a_language() -> None:
    assert detect_blocks(["ПРИКАЗ"]) == (Language.RUSSIAN,)


def test_the_answer_does_not_change() -> None:
    texts = ["Стандарт мониторинга", "комиссия мониторинг", *KAZAKH, *RUSSIAN]
    assert len({detect_blocks(texts) for _ in range(10)}) == 1


@settings(deadline=None)
@given(st.text(max_size=80))
def test_any_text_gets_an_answer(text: str) -> None:
    assert detect(text) in Language


def test_ordinary_blocks_are_told_fast() -> None:
    texts = [KAZAKH[0] * 2, RUSSIAN[0] * 2] * 1000
    detect_blocks(texts[:2])
    start = time.process_time()
    detect_blocks(texts)
    assert time.process_time() - start < 2.0
