"""Keys of the shipped phrases, worked out beforehand by `models/build_phrases.py`.

Thousands of phrases take a second to work out, and a check should not begin with that.
Keys that were worked out by other code, word lists or dictionaries than those at hand
are not used, so that they can be slow to come, but never wrong.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final

from doccheck.language import Language, phrase_keys
from doccheck.language.fingerprint import fingerprint
from doccheck.shipped import data_folder

FILE: Final = "phrases.json"

#: Content words of a phrase, each with the keys that serve equally.
Words = tuple[tuple[str, ...], ...]
#: Language → phrase → its words, as `_packed` writes them.
Ready = Mapping[str, Mapping[str, str]]

_NOTHING: Final[Ready] = MappingProxyType({})


def keys_of(phrase: str, language: str) -> Words:
    """Return the keys of a phrase, from the file where it has them."""
    packed = _ready().get(language, {}).get(phrase)
    if packed is None:
        return phrase_keys(phrase, Language(language))
    return tuple(tuple(word.split("|")) for word in packed.split())


def ready_text(phrases: Iterable[tuple[str, str]]) -> str:
    """Return the content of the file for phrases with their languages."""
    ready: dict[str, dict[str, str]] = {}
    for phrase, language in sorted(set(phrases)):
        words = phrase_keys(phrase, Language(language))
        ready.setdefault(language, {})[phrase] = _packed(words)
    content = {"made_by": fingerprint(), "phrases": ready}
    return json.dumps(content, ensure_ascii=False, indent=0) + "\n"


def _packed(words: Words) -> str:
    return " ".join("|".join(keys) for keys in words)


@lru_cache(maxsize=1)
def _ready() -> Ready:
    path = data_folder("models") / FILE
    if not path.is_file():
        return _NOTHING
    content: Any = json.loads(path.read_text(encoding="utf-8"))
    phrases: Ready = content["phrases"]
    return phrases if content["made_by"] == fingerprint() else _NOTHING
