"""Build `phrases.json`: the keys of all phrases in `checklists/`, worked out once.

Run from anywhere, after a change to checklists, word lists or `doccheck/language/`:
`python models/build_phrases.py`. The same phrases give the same bytes. With `--check`
nothing is written; the exit status is 1 if the file is not as it would be built.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from doccheck.checklists import (
    load_acts,
    load_checklists,
    load_organisations,
    load_terms,
)
from doccheck.structure.phrases import spoken
from doccheck.structure.ready_phrases import FILE, ready_text

MODELS = Path(__file__).parent


def shipped_phrases() -> Iterator[tuple[str, str]]:
    """Yield each phrase of the shipped law with its language."""
    acts = (act.titles for act in load_acts().values())
    organisations = load_organisations().values()
    for named in chain(acts, load_terms().phrases(), organisations):
        yield from _with_language(named)
    for checklist in load_checklists().values():
        yield from checklist.phrases()


def _with_language(phrases: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str]]:
    for language, texts in phrases.items():
        for text in texts:
            yield text, language


def main() -> None:
    phrases = ((spoken(text), language) for text, language in shipped_phrases())
    text, path = ready_text(phrases), MODELS / FILE
    if sys.argv[1:] == ["--check"]:
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            sys.exit(f"{path} is stale: run `make models`")
        return
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
