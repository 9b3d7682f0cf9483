"""What the keys of words depend on, in one value."""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from doccheck.shipped import data_folder

DICTIONARY: Final = "pymorphy3_dicts_ru"


def fingerprint() -> str:
    """Return a value that changes with code, word lists and dictionary."""
    words = data_folder("models") / "words"
    files = [*_sorted(Path(__file__).parent, "*.py"), *_sorted(words, "*.txt")]
    found = find_spec(DICTIONARY)
    if found is not None and found.origin is not None:
        files.append(Path(found.origin).parent / "data" / "meta.json")
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _sorted(folder: Path, pattern: str) -> list[Path]:
    return sorted(folder.glob(pattern), key=lambda path: path.name)
