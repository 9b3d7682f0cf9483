"""Slips that Tesseract makes with Kazakh and Russian print, mended where they are sure.

What can be either is left to the keys that words are compared by.
"""

from __future__ import annotations

import re
from typing import Final

from doccheck.parsers.ocr_hocr import Row

#: What «№» is taken for; a number follows.
_NUMBER_SIGN: Final = re.compile(r"[ХМЛКНXMHK][оеoe°]|№[оеoe°]|N[oоeе°]\.?")
#: The number of a clause opens a row and ends in a full stop.
_CLAUSE: Final = re.compile(r"(?<=^\d)[;:,]$|(?<=^\d\d)[;:,]$")
#: What is taken for a quotation mark with nothing quoted.
_BULLET: Final = re.compile(r"[“”„‘’'`°*]")
_DIGIT: Final = re.compile(r"\d")
#: A Kazakh word does not end in "!" in the middle of a sentence.
_FALSE_I: Final = re.compile(r"([а-яёәіңғүұқөһ]{2})!(?=\W*$)")
_GOES_ON: Final = re.compile(r"[-–—]?[а-яёәіңғүұқөһ]|[-–—]$")


def mended(row: Row) -> Row:
    followers = [word.text for word in row.words[1:]] + [""]
    texts = [
        mended_word(word.text, follower)
        for word, follower in zip(row.words, followers, strict=True)
    ]
    if followers[0] and _BULLET.fullmatch(texts[0]):
        texts[0] = "•"
    elif followers[0][:1].isupper():
        texts[0] = _CLAUSE.sub(".", texts[0])
    pairs = zip(row.words, texts, strict=True)
    return row._replace(words=tuple(word._replace(text=text) for word, text in pairs))


def mended_word(word: str, follower: str) -> str:
    """Return a word without a slip.

    Args:
        follower: The next word of the line; "" at its end.

    >>> mended_word("Хо", "22")
    '№'
    >>> mended_word("комплаенст!", "жетілдіру")
    'комплаенсті'
    """
    if _NUMBER_SIGN.fullmatch(word) and _DIGIT.match(follower):
        return "№"
    return _FALSE_I.sub(r"\1і", word) if _GOES_ON.match(follower) else word
