"""Kazakh for spaCy, and the components that our Kazakh and Russian pipelines share.

spaCy has no Kazakh, and its classes of letters lack қ, ғ and ұ. A check does not need
spaCy (its import costs a second); who wants a `Doc` of an official text, for rules of
his own or for training, calls `load_pipeline()` or, with doccheck installed,
`spacy.blank("kk")`. Sentences and stems are those of the fast path.
"""

from __future__ import annotations

from typing import Final

from spacy.lang.char_classes import (
    LIST_ELLIPSES,
    LIST_ICONS,
    LIST_PUNCT,
    LIST_QUOTES,
)
from spacy.lang.tokenizer_exceptions import BASE_EXCEPTIONS, URL_MATCH
from spacy.language import BaseDefaults, Language
from spacy.symbols import ORTH  # type: ignore[import-not-found]
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.tokens import Doc
from spacy.util import (
    compile_infix_regex,
    compile_prefix_regex,
    compile_suffix_regex,
    get_lang_class,
    registry,
    update_exc,
)
from spacy.vocab import Vocab

from doccheck.language.keys import key
from doccheck.language.lemma import lemma_russian
from doccheck.language.model import Language as Tongue
from doccheck.language.sentences import split_sentences
from doccheck.language.stem import stem_kazakh
from doccheck.language.words import load_words, word_set

_SMALL: Final = "a-zа-яёәғқңөұүһі"
_CAPITAL: Final = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІ"
_LETTER: Final = _SMALL + _CAPITAL
_INITIALS: Final = "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯӘҒҚҢӨҰҮҺІ"

_MARKS: Final = [*LIST_PUNCT, *LIST_ELLIPSES, *LIST_QUOTES, *LIST_ICONS]
_PREFIXES: Final = [*_MARKS, "§", "%", "=", "—", "–", "№", r"\*", r"\+(?![0-9])"]
_SUFFIXES: Final = [
    *_MARKS,
    "—",
    "–",
    r"\*",
    rf"(?<=[0-9{_SMALL}%°)\]»\"”])\.",
    rf"(?<=[{_CAPITAL}][{_CAPITAL}])\.",
]
#: No hyphen: «іс-қимыл», «10-бабының» are words.
_INFIXES: Final = [
    *LIST_ELLIPSES,
    *LIST_ICONS,
    rf"(?<=[{_SMALL}])\.(?=[{_LETTER}])",
    rf"(?<=[{_LETTER}]),(?=[{_LETTER}])",
    rf"(?<=[{_LETTER}0-9])[:<>=](?=[{_LETTER}])",
    rf"(?<=[{_LETTER}])/(?=[{_LETTER}])",
    rf"(?<=[{_LETTER}0-9])[–—](?=[{_LETTER}0-9])",
    rf"(?<=[{_LETTER}])[«»\"](?=[{_LETTER}])",
]


def _exceptions() -> dict[str, list[dict[int, str]]]:
    short = {
        form
        for word in load_words("abbreviations")
        for form in (word, word.upper(), word.capitalize())
    }
    dotted = short | {f"{letter}." for letter in _INITIALS}
    return {form: [{ORTH: form}] for form in sorted(dotted)}


class KazakhDefaults(BaseDefaults):
    tokenizer_exceptions = update_exc(BASE_EXCEPTIONS, _exceptions())
    prefixes = _PREFIXES
    suffixes = _SUFFIXES
    infixes = _INFIXES
    url_match = URL_MATCH
    stop_words = set(word_set("stop_kk"))  # noqa: RUF012 - as spaCy declares it


@registry.languages("kk")
class Kazakh(Language):  # type: ignore[no-untyped-call]
    lang = "kk"
    Defaults = KazakhDefaults


@Language.component("kk_sentences", assigns=["token.is_sent_start"])
def mark_sentences(doc: Doc) -> Doc:
    """Mark sentence starts by the rule of `sentences`, Kazakh and Russian alike."""
    starts = iter([span.start for span in split_sentences(doc.text)])
    start = next(starts, None)
    for token in doc:
        reached = start is not None and token.idx + len(token) > start
        token.is_sent_start = bool(reached) or token.i == 0
        if reached:
            start = next(starts, None)
    return doc


@Language.component("kk_stems", assigns=["token.lemma", "token.norm"])
def mark_stems(doc: Doc) -> Doc:
    """Set Kazakh stems as lemmas and what words are compared by as norms."""
    for token in doc:
        small = token.lower_
        token.lemma_ = stem_kazakh(small)
        token.norm_ = key(small, Tongue.KAZAKH) or small
    return doc


@Language.component("ru_lemmas", assigns=["token.lemma", "token.norm"])
def mark_lemmas(doc: Doc) -> Doc:
    """Set Russian lemmas, and what words are compared by as norms."""
    for token in doc:
        small = token.lower_
        token.lemma_ = lemma_russian(small)
        token.norm_ = key(small, Tongue.RUSSIAN) or small
    return doc


def blank_pipeline(language: Tongue) -> Language:
    """Return a new pipeline for a language: sentences, then stems or lemmas."""
    if language is Tongue.KAZAKH:
        nlp: Language = Kazakh()
    else:
        nlp = get_lang_class("ru")()
        nlp.tokenizer = _official_tokenizer(nlp.vocab)
    nlp.add_pipe("kk_sentences")
    nlp.add_pipe("kk_stems" if language is Tongue.KAZAKH else "ru_lemmas")
    return nlp


def _official_tokenizer(vocab: Vocab) -> Tokenizer:
    """Return for Russian what Kazakh has by its defaults; names need қ, ғ, ұ too."""
    return Tokenizer(
        vocab,
        rules=KazakhDefaults.tokenizer_exceptions,
        prefix_search=compile_prefix_regex(_PREFIXES).search,
        suffix_search=compile_suffix_regex(_SUFFIXES).search,
        infix_finditer=compile_infix_regex(_INFIXES).finditer,
        url_match=URL_MATCH,
    )
