"""Kazakh stems: endings are peeled off as grammar allows, from the right.

An ending counts only where it agrees with what stands before it, in the class of the
sound («заң-ның» but «қағидат-тың») and in vowel harmony. Endings and lists are compared
in folded letters, so that text which lost its Kazakh letters («тауекелдерин») comes to
the same stems. Words of `models/words/nouns_kk.txt` are never cut, and their inflected
forms lead back to them. Negation (-ма, -ме) and the formatives -лық, -лы, -сыз, -шы
stay: they make another word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from doccheck.language.sounds import (
    CLOSED,
    OPEN,
    ends_well,
    fold,
    in_harmony,
    unvoiced,
)
from doccheck.language.words import load_words

#: Rounds of case, possessive and plural; a locative made an adjective takes a second.
_ROUNDS: Final = 4
_SHORTEST_STEM: Final = 3

_NASAL: Final = frozenset("мнң")
_LIQUID: Final = frozenset("рйлуь")
_BUZZING: Final = frozenset("зж")
_VOICELESS: Final = frozenset("пфкқтсшщхцчһбвгд")
_SONOROUS: Final = OPEN | _NASAL | _LIQUID | _BUZZING


class Ending(NamedTuple):
    text: str  # folded
    after: frozenset[str]  # the letters it may follow


def _endings(table: Mapping[str, frozenset[str]]) -> tuple[Ending, ...]:
    return tuple(
        Ending(text, after) for texts, after in table.items() for text in texts.split()
    )


_CASES: Final = _endings(
    {
        "нын нин": OPEN | _NASAL,
        "дын дин": _LIQUID | _BUZZING,
        "тын тин та те тан тен ка ке ты ти пен тагы теги": _VOICELESS,
        "га ге да де дагы деги": _SONOROUS,
        "ны ни": OPEN,
        "ды ди": _NASAL | _LIQUID | _BUZZING,
        "нан нен": _NASAL,
        "дан ден": OPEN | _LIQUID | _BUZZING,
        "мен": OPEN | _NASAL | _LIQUID,
        "бен": _BUZZING,
    }
)
#: Cases that only a possessive takes: «бұйрығы-на», «бұйрығы-н».
_CASES_OF_OWNED: Final = _endings(
    {"на не н нда нде нан нен ндагы ндеги": frozenset("ыіи")}
)
_POSSESSIVES: Final = _endings(
    {
        "ы и": CLOSED,
        "сы си": OPEN,
        "ымыз имиз ыныз иниз": CLOSED,
        "мыз миз ныз низ": OPEN,
    }
)
_PLURALS: Final = _endings(
    {
        "лар лер": OPEN | frozenset("рйу"),
        "дар дер": _NASAL | _BUZZING | frozenset("ль"),
        "тар тер": _VOICELESS,
    }
)
#: «2024 жыл-ғы», «қазіргі»: only after words of the list.
_OF_TIME: Final = _endings({"гы ги": _SONOROUS, "кы ки": _VOICELESS})

_PARTICIPLES: Final = _endings({"ган ген": _SONOROUS, "кан кен": _VOICELESS})
#: Forms that no noun has.
_FINITE: Final = _endings(
    {
        "ады еди амын емин": CLOSED,
        "йды йди йтын йтин ймын ймин": OPEN,
        "сын син ып ип": CLOSED,
        "ылатын илетин": CLOSED,
        "латын летин": OPEN,
        "атын етин": frozenset("рн"),
    }
)
#: Forms that nouns have as well («саясатын», «заңды»): only of known verbs.
_DOUBTFUL: Final = _endings(
    {
        "атын етин ар ер": CLOSED,
        "сын син п р": OPEN,
        "са се": OPEN | CLOSED,
        "а е": CLOSED,
        "й": OPEN,
        "ды ди": _SONOROUS,
        "ты ти": _VOICELESS,
    }
)
#: Of verbs and nouns of doers, besides those that stems lose.
_FORMATIVES: Final = frozenset({"ыл", "ил", "л", "ын", "ин", "н", "у", "шы", "ши"})


@lru_cache(maxsize=200_000)
def stem_kazakh(word: str) -> str:
    """Return the stem of a word in small letters.

    >>> [stem_kazakh(word) for word in ("бұйрығымен", "қағидаттарының", "10-бабының")]
    ['бұйрық', 'қағидат', '10-бап']
    """
    head, hyphen, tail = word.rpartition("-")
    if hyphen:
        if head and fold(tail) in _bare_endings():
            return head
        return f"{head}-{stem_kazakh(tail)}"
    if len(word) < _SHORTEST_STEM or fold(word) in _nouns():
        return word
    noun = max(_known(_peelings(word), _nouns()), key=len, default=None)
    return noun or _verb_root(word, surely=True) or _stem(word)


def is_noun(word: str) -> bool:
    """Tell whether the shipped list has the word as it is."""
    return fold(word) in _nouns()


def is_listed(word: str) -> bool:
    """Tell whether a word is a form of one on the shipped lists."""
    folded = fold(stem_kazakh(word))
    return folded in _nouns() or folded in _verbs()


def listed_stems() -> frozenset[str]:
    """Return the folded words of the shipped lists."""
    return _nouns() | _verbs()


@lru_cache(maxsize=1)
def endings() -> frozenset[str]:
    """Return all endings, folded."""
    tables = (_CASES, _CASES_OF_OWNED, _POSSESSIVES, _PLURALS, _PARTICIPLES, _FINITE)
    return _FORMATIVES | {ending.text for table in tables for ending in table}


def is_ending(piece: str) -> bool:
    """Tell whether a piece of a word is nothing but endings: «терден»."""
    return _is_chain(fold(piece))


def _is_chain(folded: str) -> bool:
    return not folded or any(
        _is_chain(folded[len(ending) :])
        for ending in endings()
        if folded.startswith(ending)
    )


def _stem(word: str) -> str:
    stem = word
    for _ in range(_ROUNDS):
        if fold(stem) in _nouns():
            return stem
        shorter = _without_endings(stem)
        if shorter == stem:
            break
        stem = shorter
    if fold(stem) in _nouns():
        return stem
    return _verb_root(stem, surely=False) or stem


def _without_endings(word: str) -> str:
    """Return what one round of case, possessive and plural leaves."""
    stems = tuple(_peelings(word))
    roots = filter(None, (_verb_root(stem, surely=True) for stem in stems))
    known = (*_known(stems, _nouns() | _verbs()), *_known(roots, _verbs()))
    shortest = min(filter(_may_stand, stems), key=len, default=word)
    return max(known, key=len, default=shortest)


def _known(stems: Iterable[str], words: frozenset[str]) -> Iterator[str]:
    return (stem for stem in stems if fold(stem) in words)


def _peelings(word: str) -> Iterator[str]:
    return map(_loan, _peeled(word))


def _peeled(word: str) -> Iterator[str]:
    for bare in (*_cut(word, _CASES), word):
        for single in (bare, *_owned(bare)):
            yield from (single, *_cut(single, _PLURALS))
    for owned in _cut(word, _CASES_OF_OWNED):
        for single in _owned(owned):
            yield from (single, *_cut(single, _PLURALS))
    yield from (stem for stem in _cut(word, _OF_TIME) if fold(stem) in _nouns())


def _owned(word: str) -> Iterator[str]:
    """Yield what the possessor's ending stands on: «бұйрығ-ы» is «бұйрық»."""
    for stem in _cut(word, _POSSESSIVES):
        full = _dropped_vowels().get(stem)
        if full:
            yield full
        elif fold(stem) in _nouns():
            yield stem
        elif ends_well(stem) and not _hides_noun(stem, word):
            yield unvoiced(stem)


def _hides_noun(stem: str, word: str) -> bool:
    """Tell «өзгері-сі», where «өзгеріс-і» is meant; «басшы-сы» is right."""
    if len(word) - len(stem) != 2 or stem[-1] not in "ыі":
        return False
    return not stem.endswith(("шы", "ші")) and fold(stem[:-1]) not in _nouns()


def _cut(word: str, endings: Iterable[Ending]) -> Iterator[str]:
    folded = fold(word)
    for text, after in endings:
        stem = word[: -len(text)]
        if not folded.endswith(text) or stem[-1:] not in after:
            continue
        if in_harmony(stem, text) or fold(stem) in _nouns():  # loans: «банк-і»
            yield stem


def _may_stand(stem: str) -> bool:
    """Tell whether a word of no list may end here."""
    return len(stem) >= _SHORTEST_STEM and any(letter in OPEN for letter in stem)


def _verb_root(word: str, *, surely: bool) -> str | None:
    """Return the root of a verb's form; None where the word is none.

    Args:
        word: With its endings, or without those of a noun.
        surely: Only forms that cannot be a noun's.
    """
    forms = [*_cut(word, _FINITE)]
    if not surely:
        forms += _cut(word, _PARTICIPLES)
        if word.endswith("у"):
            forms.append(word[:-1])
    roots = [unvoiced(_active(unvoiced(form))) for form in forms]
    roots += [root for form in _cut(word, _DOUBTFUL) if (root := _doubtful(form))]
    known = max(_known(roots, _verbs()), key=len, default=None)
    return known or next(filter(_may_stand, roots), None)


def _doubtful(form: str) -> str | None:
    """Return the root of a form that may be a noun's, where it surely is a verb's."""
    root = unvoiced(_active(unvoiced(form)))
    return root if fold(root) in _verbs() else None


def _active(root: str) -> str:
    """Return the root without the passive: «жүргіз-іл», «анықта-л», «бөл-ін»."""
    if fold(root) in _verbs():
        return root
    folded = fold(root)
    if folded.endswith(("ыл", "ил")) and (
        _may_stand(root[:-2]) or fold(root[:-2]) in _verbs()
    ):
        return root[:-2]
    if folded.endswith(("лын", "лин")):
        return root[:-2]
    if folded.endswith(("ал", "ел")) and len(root) > _SHORTEST_STEM + 1:
        return root[:-1]
    if (
        folded.endswith(("лан", "лен", "лдан", "лден"))
        and len(root) > _SHORTEST_STEM + 2
    ):
        return root[:-1]
    return root


def _loan(stem: str) -> str:
    """«субъекті» is «субъект», «процесс» is «процес»: loans are written both ways."""
    longer = stem.endswith("сс") or (stem[-1:] in "іи" and fold(stem[:-1]) in _nouns())
    return stem[:-1] if longer else stem


@lru_cache(maxsize=1)
def _nouns() -> frozenset[str]:
    return frozenset(map(fold, load_words("nouns_kk")))


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    return frozenset(map(fold, load_words("verbs_kk")))


@lru_cache(maxsize=1)
def _dropped_vowels() -> Mapping[str, str]:
    """«мүлк-і» is «мүлік»."""
    pairs = (pair.split("-") for pair in load_words("dropped_vowels_kk"))
    return dict(pairs)


@lru_cache(maxsize=1)
def _bare_endings() -> frozenset[str]:
    endings = (*_CASES, *_CASES_OF_OWNED, *_PLURALS, *_POSSESSIVES)
    return frozenset(ending.text for ending in endings if len(ending.text) > 1)
