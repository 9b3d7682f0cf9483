"""Which act is meant: every shape in which documents cite it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from documents_by_hand import analysed
from hypothesis import given, settings
from hypothesis import strategies as st

from doccheck.lint import Checked, CheckedPart
from doccheck.lint.citations import citations
from doccheck.pipeline import Law
from doccheck.structure import split_parts
from doccheck.structure.phrases import PhraseIndex

FILE = Path(__file__).parent / "lint_cases" / "citations.yaml"
SHAPES = yaml.safe_load(FILE.read_text(encoding="utf-8"))
#: In both languages, so that neither is known from the words around.
DOCUMENT = "САЯСАТ\n\n1. Жалпы ережелер\n\n1.1. Основание – негізі: {} деп айтылған."
TODAY = datetime.date(2026, 11, 21)


def shapes() -> Iterator[Any]:
    for fit, acts in SHAPES.items():
        for act, texts in acts.items():
            for number, text in enumerate(texts, start=1):
                yield pytest.param(fit, act, text, id=f"{fit}-{act}-{number}")


@pytest.fixture(scope="module")
def cited(law: Law):
    """A function that returns fit and act of what a text cites."""

    def cite(text: str) -> set[tuple[str, str]]:
        document = analysed(DOCUMENT.format(text))
        checked = Checked(
            analysed=document,
            parts=[
                CheckedPart(part=part, type="other", date=None, day=TODAY)
                for part in split_parts(document)
            ],
            index=PhraseIndex(document, law.lexicon),
            acts=law.acts,
            terms=law.terms,
            today=TODAY,
        )
        return {(item.fit.value, item.act.id) for item in citations(checked)}

    return cite


@pytest.mark.parametrize(("fit", "act", "text"), [*shapes()])
def test_an_act_is_known_in_every_shape(cited, fit: str, act: str, text: str) -> None:
    expected = set() if fit == "unknown" else {(fit, act)}

    assert cited(text) == expected


def test_there_are_more_than_sixty_shapes() -> None:
    assert len([*shapes()]) > 60


KAZAKH = st.tuples(
    st.sampled_from(["«{}»", '"{}"', "“{}”"]),
    st.sampled_from(["Қазақстан Республикасының ", "ҚР ", ""]),
    st.sampled_from(
        [
            "2015 жылғы 18 қарашадағы",
            "18.11.2015 жылғы",
            "2015 жылғы «18» қарашадағы",
            "2015 ж. 18 қарашадағы",
        ]
    ),
    st.sampled_from([" № 410-V", " №410-V", " № 410-V ҚРЗ", ""]),
    st.sampled_from(["Заңы", "Заңының", "Заңына", "Заңын", "Заңында", "Заңымен"]),
    st.sampled_from([" ", "\n"]),
)
RUSSIAN = st.tuples(
    st.sampled_from(["Закон", "Закона", "Закону", "Законом", "Законе"]),
    st.sampled_from([" Республики Казахстан", " РК", ""]),
    st.sampled_from(
        [
            "от 18 ноября 2015 года",
            "от 18.11.2015",
            "от 18.11.2015 г.",
            "от «18» ноября 2015 года",
        ]
    ),
    st.sampled_from([" № 410-V", " №410-V", " № 410-V ЗРК", " N 410-V", ""]),
    st.sampled_from(["«{}»", '"{}"', "“{}”"]),
    st.sampled_from([" ", "\n"]),
)


@settings(max_examples=40, deadline=None)
@given(KAZAKH)
def test_the_law_is_known_in_kazakh_however_it_is_put_together(cited, pieces) -> None:
    quotes, country, date, number, word, space = pieces
    title = quotes.format("Сыбайлас жемқорлыққа қарсы іс-қимыл туралы")

    text = f"{title}{space}{country}{date}{number}{space}{word} орындалады"

    assert cited(text) == {("right", "law-410-v-2015")}


@settings(max_examples=40, deadline=None)
@given(RUSSIAN)
def test_the_law_is_known_in_russian_however_it_is_put_together(cited, pieces) -> None:
    word, country, date, number, quotes, space = pieces
    title = quotes.format("О противодействии коррупции")

    text = f"{word}{country}{space}{date}{number}{space}{title} исполняется"

    assert cited(text) == {("right", "law-410-v-2015")}
