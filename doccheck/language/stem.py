"""Kazakh stems."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

_ENDINGS: Final = (  # noqa: SIM905 - a list of words reads best as one
    "ларының лерінің ларымен лерімен ларында лерінде ларына леріне ларын лерін ларды лерді "
    "лардың лердің ларға лерге лары лері лар лер дар дер тар тер ындағы індегі "
    "ының інің ымен імен ында інде ына іне ынан інен ын ін сының сінің сымен сімен сына "
    "сіне сында сінде сын сін ның нің дың дің тың тің дан ден тан тен нан нен мен бен пен "
    "ға ге қа ке да де та те ны ні ды ді ты ті сы сі ы і"
).split()


@lru_cache(maxsize=200_000)
def stem_kazakh(word: str) -> str:
    """Return the stem of a word in small letters."""
    head, hyphen, tail = word.rpartition("-")
    if hyphen:
        return f"{head}-{stem_kazakh(tail)}"
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            stem = word[: -len(ending)]
            voiceless = {"ғ": "қ", "г": "к", "б": "п"}
            return stem[:-1] + voiceless.get(stem[-1], stem[-1])
    return word
