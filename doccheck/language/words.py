"""Word lists of `models/words`: one or more words a line, `#` opens a remark."""

from __future__ import annotations

from functools import lru_cache

from doccheck.errors import ModelError
from doccheck.shipped import data_folder


@lru_cache(maxsize=64)
def load_words(name: str) -> tuple[str, ...]:
    """Return the words of a list in their order.

    Raises:
        ModelError: The list is missing.
    """
    path = data_folder("models") / "words" / f"{name}.txt"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise ModelError(f"the word list {path} cannot be read: {error}") from error
    return tuple(word for line in lines for word in line.partition("#")[0].split())


@lru_cache(maxsize=64)
def word_set(name: str) -> frozenset[str]:
    return frozenset(load_words(name))
