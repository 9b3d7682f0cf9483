"""Save the spaCy pipelines `kk_legal` and `ru_legal` beside this file.

Run from anywhere: `python models/build_pipelines.py`. Nothing is trained: tokenizer
rules, sentence ends, stems or lemmas.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

MODELS = Path(__file__).parent
sys.path.insert(0, str(MODELS.parent))

from doccheck.language import Language  # noqa: E402 - the path comes first
from doccheck.language.pipelines import NAMES  # noqa: E402
from doccheck.language.spacy_kazakh import blank_pipeline  # noqa: E402

DESCRIPTIONS = {
    Language.KAZAKH: "Tokens, sentences and stems of Kazakh official texts",
    Language.RUSSIAN: "Tokens, sentences and lemmas of Russian official texts",
}


def main() -> None:
    for language, name in NAMES.items():
        nlp = blank_pipeline(language)
        nlp.meta.update(
            name=name.partition("_")[2],
            version="1.0.0",
            license="MIT",
            description=DESCRIPTIONS[language],
            author="doccheck contributors",
        )
        path = MODELS / name
        shutil.rmtree(path, ignore_errors=True)
        nlp.to_disk(path, exclude=["vocab"])


if __name__ == "__main__":
    main()
