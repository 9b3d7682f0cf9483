from __future__ import annotations

import itertools
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doccheck.document import BlockKind, DocumentBuilder, Span
from doccheck.errors import ModelError
from doccheck.language import Language, analyse
from doccheck.language.pipelines import load_pipeline
from doccheck.language.sentences import sentence_spans, split_sentences

#: Sentences are parted by "|".
KAZAKH = [
    "2-тарау. Жалпы ережелер.| Осы тәртіп 3-бапқа сәйкес жасалды.",
    "1. Комиссия құрылсын.| 2. Хатшы тағайындалсын.",
    "А. Ли мен Б.С. Оспанова келді.| Отырыс басталды.",
    "Дәптер, қалам т.б. заттар берілді.| Қалғаны қоймада.",
    "Хат 12.03.2024 ж. № 5 тіркелді.| Жауап жіберілді!| Кім жіберді?| Хатшы.",
    "«Есеп бекітілсін».| Бақылау өзіме қалдырылды.",
    "Мынадай мәселелер бар: 1. Бірінші; 2. Екінші.| Келесі.",
    "1-қосымша. Нысан.",
    "Бағасы 3.5 млн. теңге.| Мерзімі бір ай.",
    "IV. Қорытынды",
]
RUSSIAN = [
    "Глава 2. Общие положения.| Приказ издан 5 мая 2024 г. в городе.",
    "Согласно п. 3 ст. 12 Закона проверка не проводится.| Отчёт сдан.",
    "Приложение 1. Форма.| Далее… идёт текст.",
    "Проверил И.О. Петров.| Утвердил М. Ким.",
]


def parts(marked: str) -> list[str]:
    return [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize("marked", KAZAKH + RUSSIAN)
def test_sentences_end_where_they_end(marked: str) -> None:
    text = marked.replace("|", "")
    found = [text[span.start : span.end] for span in split_sentences(text)]
    assert found == parts(marked)


@pytest.mark.parametrize(
    ("language", "texts"), [(Language.KAZAKH, KAZAKH), (Language.RUSSIAN, RUSSIAN)]
)
def test_the_pipelines_end_sentences_at_the_same_places(
    language: Language, texts: list[str]
) -> None:
    nlp = load_pipeline(language)
    for marked in texts:
        doc = nlp(marked.replace("|", ""))
        assert [sentence.text.strip() for sentence in doc.sents] == parts(marked)


@settings(deadline=None)
@given(st.text(alphabet="АБабвқ 12.…!?»)\n", max_size=60))
def test_sentences_leave_nothing_out(text: str) -> None:
    spans = list(split_sentences(text))
    kept = "".join(text[span.start : span.end] for span in spans)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(one.end <= two.start for one, two in itertools.pairwise(spans))


def test_sentences_of_a_block_stand_in_the_document() -> None:
    builder = DocumentBuilder("txt")
    builder.add(BlockKind.PARAGRAPH, "Тақырып")
    builder.add(BlockKind.PARAGRAPH, "Бірінші\nсөйлем. Екінші сөйлем.")
    block = analyse(builder.finish()).blocks[1]
    assert sentence_spans(block) == (Span(8, 23), Span(24, 38))


def test_kazakh_tokens_are_those_of_official_texts() -> None:
    doc = load_pipeline(Language.KAZAKH)(
        "«Қағидалардың» 10-бабының, іс-қимыл (т.б.) БҰЙРЫҚ. №301/НҚ құқық,құрал"
    )
    assert [token.text for token in doc] == [
        *("«", "Қағидалардың", "»", "10-бабының", ",", "іс-қимыл", "(", "т.б.", ")"),
        *("БҰЙРЫҚ", ".", "№", "301/НҚ", "құқық", ",", "құрал"),
    ]
    assert doc[1].lemma_ == "қағида"
    assert doc[1].norm_ == "кагида"


def test_russian_words_have_their_lemmas() -> None:
    doc = load_pipeline(Language.RUSSIAN)("Правила утверждены приказом")
    assert [token.lemma_ for token in doc] == ["правило", "утвердить", "приказ"]


def test_other_languages_have_no_pipeline() -> None:
    with pytest.raises(ModelError):
        load_pipeline(Language.OTHER)


def test_checking_needs_no_spacy() -> None:
    code = (
        "import sys; import doccheck.language; "
        "sys.exit(bool({'spacy', 'langdetect', 'pymorphy3'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
