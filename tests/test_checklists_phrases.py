"""Phrases of the shipped checklists say what their authors meant."""

from __future__ import annotations

import pytest

from doccheck.pipeline import Law
from doccheck.structure.phrases import compile_phrase


@pytest.fixture(scope="module")
def phrases(law: Law) -> list[tuple[str, str, str]]:
    return [
        (checklist.type, *phrase)
        for checklist in law.checklists.values()
        for phrase in checklist.phrases()
    ]


def test_no_phrase_is_made_of_function_words_only(
    phrases: list[tuple[str, str, str]],
) -> None:
    empty = [item for item in phrases if not compile_phrase(*item[1:]).words]

    assert empty == []


def test_no_alternative_is_a_function_word(phrases: list[tuple[str, str, str]]) -> None:
    """«туралы|фактілері» would ask for «фактілері»: the function word is ignored."""
    lost = [
        (type_, text, one)
        for type_, text, language in phrases
        for group in text.split()
        for one in group.split("|")
        if "|" in group and not compile_phrase(one, language).words
    ]

    assert lost == []
