from __future__ import annotations

import hashlib
import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from doccheck.errors import ModelError
from doccheck.language import Language
from doccheck.language.pipelines import NAMES
from doccheck.language.words import load_words

MODELS = Path(__file__).parent.parent / "models"
LISTS = sorted(path.stem for path in (MODELS / "words").glob("*.txt"))


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, MODELS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_profile_is_what_its_text_gives() -> None:
    lines = (MODELS / "text" / "kk.txt").read_text("utf-8").splitlines()
    built = script("build_profile").build_profile(lines)
    assert json.loads((MODELS / "kk.json").read_text("utf-8")) == built


def test_the_card_names_the_text_of_the_profile() -> None:
    digest = hashlib.sha256((MODELS / "text" / "kk.txt").read_bytes()).hexdigest()
    assert digest in (MODELS / "cards" / "kk_profile.md").read_text("utf-8")


@pytest.mark.parametrize("language", list(NAMES))
def test_the_pipelines_are_what_the_rules_give(language: Language) -> None:
    from doccheck.language.spacy_kazakh import blank_pipeline

    saved = (MODELS / NAMES[language] / "tokenizer").read_bytes()
    assert blank_pipeline(language).tokenizer.to_bytes(exclude=["vocab"]) == saved


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_each_word_once_in_small_letters(name: str) -> None:
    words = load_words(name)
    assert words
    assert all(word == word.lower() for word in words)
    if name != "compounds":  # Kazakh and Russian share some
        repeated = {word for word in words if words.count(word) > 1}
        assert repeated <= {"обл.", "см.", "тел."}


def test_a_missing_list_is_named() -> None:
    with pytest.raises(ModelError, match="no_such_list"):
        load_words("no_such_list")
