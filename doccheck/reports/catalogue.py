"""The sentences of a report, in the language of its reader."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

#: Languages of messages; the first is the fallback of a locale that is neither.
LANGUAGES: Final = ("en", "kk", "ru")

#: Shown where a sentence names a value that nobody gave.
UNKNOWN: Final = "…"


class _Params(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return UNKNOWN


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """Messages of one language by dotted key, such as "reasons.section_found"."""

    language: str
    messages: Mapping[str, Any]

    def knows(self, key: str) -> bool:
        return self._find(key) is not None

    def say(self, key: str, /, **params: object) -> str:
        """Return a sentence; a key without one is shown as it is.

        >>> load_catalogue("en").say("place.page", first=4)
        'p. 4'
        """
        found = self._find(key)
        if not isinstance(found, str):
            return key.rpartition(".")[2]
        values = {name: str(value) for name, value in params.items()}
        return found.format_map(_Params(values))

    def count(self, key: str, number: int, **params: object) -> str:
        """Return a sentence in the plural form that the number asks for.

        >>> load_catalogue("ru").count("count.documents", 22)
        '22 документа'
        """
        forms = self._find(key)
        if not isinstance(forms, Mapping):
            return f"{number} {key.rpartition('.')[2]}"
        form = forms.get(plural_form(self.language, number), forms["other"])
        return str(form).format(n=number, **params)

    def name(self, wording: Mapping[str, str]) -> str:
        """Return the wording of checklist data for this reader."""
        fallback = next(iter(wording.values()), UNKNOWN)
        return wording.get(self.language) or wording.get("ru") or fallback

    def section(self, key: str) -> Mapping[str, str]:
        """Return the sentences below a key by their names."""
        found = self._find(key)
        return found if isinstance(found, Mapping) else {}

    def _find(self, key: str) -> object | None:
        found: object = self.messages
        for name in key.split("."):
            if not isinstance(found, Mapping):
                return None
            found = found.get(name)
        return found


def plural_form(language: str, number: int) -> str:
    """Return the CLDR category of a whole number: one, few or other.

    >>> [plural_form("ru", number) for number in (1, 3, 5, 11, 21, 112)]
    ['one', 'few', 'other', 'other', 'one', 'other']
    """
    if language != "ru":
        return "one" if number == 1 else "other"
    if number % 10 == 1 and number % 100 != 11:
        return "one"
    few = number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14)
    return "few" if few else "other"


@cache
def load_catalogue(language: str) -> Catalogue:
    path = files("doccheck.reports") / "messages" / f"{language}.json"
    return Catalogue(language, json.loads(path.read_text(encoding="utf-8")))
