"""Hyphens at line ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doccheck.parsers.pdf_hyphens import Vocabulary


@pytest.mark.parametrize(
    ("known", "text", "expected"),
    [
        ("коррупции", "кор-\nрупция растет", "коррупция\nрастет"),
        ("коррупции", "Кор-\nрупция, и рост", "Коррупция,\nи рост"),
        ("іс-қимылы", "іс-\nқимыл туралы", "іс-\nқимыл туралы"),
        ("ісқимыл іс-қимыл", "іс-\nқимыл туралы", "іс-\nқимыл туралы"),
        ("басқа сөз", "жемқор-\nлық деңгейі", "жемқорлық\nдеңгейі"),
        ("жемқор емес", "жемқор-\nлық деңгейі", "жемқор-\nлық деңгейі"),
        ("жемқор, емес", "жемқор-\nлық деңгейі", "жемқор-\nлық деңгейі"),
        ("басқа сөз", "жай-\nкүйі туралы", "жай-\nкүйі туралы"),
        ("басқа сөз", "СЫБАЙ-\nЛАС жемқорлық", "СЫБАЙЛАС\nжемқорлық"),
        ("иное", "научно-\nтехнический совет", "научно-\nтехнический совет"),
        ("иное", "онлайн-\nкурсты өткізу", "онлайн-\nкурсты өткізу"),
        ("иное", "Нұр-\nСұлтан қаласы", "Нұр-\nСұлтан қаласы"),
        ("тармағы", "1-\nтармағы бойынша", "1-\nтармағы бойынша"),
        ("басқа", "жемқор\u00ad\nлық деңгейі", "жемқорлық\nдеңгейі"),
        ("коррупция борьба", "кор-\nрупция и борь-\nба", "коррупция\nи борьба"),
    ],
)
def test_words_of_the_document_tell_which_hyphens_go(known, text, expected):
    assert Vocabulary.of([known]).resolve(text) == expected


@given(
    st.text(alphabet="абв -\n\u00ad", max_size=40),
    st.text(alphabet="абв ", max_size=40),
)
def test_no_letter_is_ever_lost(text, known):
    resolved = Vocabulary.of([known]).resolve(text)
    assert [c for c in resolved if c.isalpha()] == [c for c in text if c.isalpha()]
