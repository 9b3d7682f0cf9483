"""Keys worked out beforehand are those that would be worked out now."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from doccheck.language import Language, phrase_keys
from doccheck.language.fingerprint import fingerprint
from doccheck.structure import ready_phrases
from doccheck.structure.ready_phrases import keys_of, ready_text

PHRASES = [
    ("мүдделер қақтығысы|қайшылығы туралы", "kk"),
    ("конфликт интересов", "ru"),
    ("және", "kk"),
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    def data_folder(name: str) -> Path:
        return tmp_path

    monkeypatch.setattr(ready_phrases, "data_folder", data_folder)
    ready_phrases._ready.cache_clear()
    yield tmp_path
    ready_phrases._ready.cache_clear()


def worked_out_now() -> dict[tuple[str, str], object]:
    return {item: phrase_keys(item[0], Language(item[1])) for item in PHRASES}


def test_keys_come_back_from_the_file_as_they_were(folder: Path) -> None:
    (folder / "phrases.json").write_text(ready_text(PHRASES), encoding="utf-8")
    assert len(ready_phrases._ready()) == 2
    assert {item: keys_of(*item) for item in PHRASES} == worked_out_now()


def test_keys_made_by_other_code_are_not_used(folder: Path) -> None:
    text = ready_text([("конфликт интересов", "ru")])
    other = text.replace(fingerprint(), "0" * 64).replace("конфликт", "раздор")
    (folder / "phrases.json").write_text(other, encoding="utf-8")
    assert ready_phrases._ready() == {}
    assert keys_of("раздор интересов", "ru") == phrase_keys(
        "раздор интересов", Language.RUSSIAN
    )


def test_without_the_file_keys_are_worked_out(folder: Path) -> None:
    assert {item: keys_of(*item) for item in PHRASES} == worked_out_now()


def test_the_shipped_keys_are_right() -> None:
    path = Path(__file__).parent.parent / "models" / ready_phrases.FILE
    content = json.loads(path.read_text(encoding="utf-8"))
    if content["made_by"] != fingerprint():
        pytest.skip("made by other code, so not used: `make models` makes them anew")
    for language, phrases in content["phrases"].items():
        for phrase in list(phrases)[::7]:
            words = phrase_keys(phrase, Language(language))
            assert keys_of(phrase, language) == words
