"""The spaCy pipelines of `models/`."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from doccheck.errors import ModelError
from doccheck.language.model import Language
from doccheck.shipped import data_folder

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline

NAMES: Final = {Language.KAZAKH: "kk_legal", Language.RUSSIAN: "ru_legal"}


@lru_cache(maxsize=2)
def load_pipeline(language: Language) -> Pipeline:
    """Return the saved pipeline of a language.

    Args:
        language: Kazakh or Russian.

    Raises:
        ModelError: There is none, or another version of spaCy saved it.
    """
    import spacy  # noqa: PLC0415 - lazy: a second and 80 MB

    from doccheck.language import spacy_kazakh  # noqa: F401, PLC0415 - registers kk

    name = NAMES.get(language)
    if name is None:
        raise ModelError(f"no pipeline for the language {language}")
    path = data_folder("models") / name
    try:
        return spacy.load(path)
    except (OSError, ValueError) as error:
        raise ModelError(
            f"the pipeline {path} cannot be loaded ({error}); "
            "rebuild it: python models/build_pipelines.py"
        ) from error
