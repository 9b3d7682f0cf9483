"""DC1xx: Kazakh letters lost, words broken or glued.

A word is judged by the forms that the shipped text, lists and checklists have, and by
those that stand more than once in the document itself: what nobody knows is left alone.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Final

from doccheck.document import Span
from doccheck.findings import Finding, Severity
from doccheck.language import AnalysedBlock, Language, Token
from doccheck.language.keys import skeleton
from doccheck.language.lemma import is_known_russian
from doccheck.language.words import load_words
from doccheck.lint.rule import Checked, Rule
from doccheck.shipped import data_folder

#: Letters that a Russian keyboard does not have → what is typed in their place.
LOST: Final = str.maketrans("әғқңөұүһі", "агкноууии")
KAZAKH: Final = frozenset("әғқңөұүһі")
#: Shorter words have too many true neighbours.
SHORTEST: Final = 5
#: A form that the document has so often is no slip.
OFTEN: Final = 2
#: So many words without their letters are a bad scan or an old font, not slips.
MANY: Final = 12
#: Words that stand so often beside each other are two.
NEIGHBOURS: Final = 3
#: The shortest half of a broken word.
SHORTEST_HALF: Final = 3
#: Endings of nouns, as they should be: lost letters are no proof («алатын», «алатың»).
BACK_ENDING: Final = re.compile(r"с?ы(?:ның|на|нда|нан)?|[ндт]ың|[ғқ]а|[дт]ан?")
FRONT_ENDING: Final = re.compile(r"с?і(?:нің|не|нде|нен)?|[ндт]ің|[гк]е|[дт]ен?")
LONGEST_ENDING: Final = 5
BACK_VOWELS: Final = frozenset("аоұы")
FRONT_VOWELS: Final = frozenset("әөүіе")
#: What is left before an ending.
SHORTEST_STEM: Final = 3
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Forms:
    """Known forms of Kazakh words, and what each looks like without its letters."""

    known: frozenset[str]
    folded: Mapping[str, frozenset[str]]
    #: Beginnings of words that are often misspelt → the right ones.
    slips: Mapping[str, str] = field(default_factory=dict)

    def misspelt(self, word: str) -> str | None:
        """Return the right form of a word with a beginning known for its slip."""
        for wrong, right in self.slips.items():
            if word.startswith(wrong):
                return right + word.removeprefix(wrong)
        return None

    def mended(self, word: str) -> str | None:
        """Return the one known form that a word is without its letters."""
        if len(word) < SHORTEST or word in self.known:
            return None
        return self._form(word) or self._inflected(word)

    def _form(self, word: str) -> str | None:
        forms = self.folded.get(word.translate(LOST), frozenset())
        near = {form for form in forms if _lost_only(word, form)}
        return near.pop() if len(near) == 1 and len(forms) == 1 else None

    def _inflected(self, word: str) -> str | None:
        """Return a known form that lost its letters, with the ending behind it."""
        found = set[str]()
        for size in range(1, min(LONGEST_ENDING, len(word) - SHORTEST_STEM) + 1):
            written, ending = word[:-size], word[-size:]
            stem = None if written in self.known else self._form(written)
            endings = FRONT_ENDING if _is_front(stem or "") else BACK_ENDING
            if stem and endings.fullmatch(ending):
                found.add(stem + ending)
        return found.pop() if len(found) == 1 else None


def _is_front(stem: str) -> bool:
    """Say whether the last vowel of a stem takes endings with front vowels."""
    vowels = [letter for letter in stem if letter in BACK_VOWELS | FRONT_VOWELS]
    return bool(vowels) and vowels[-1] in FRONT_VOWELS


def _lost_only(word: str, form: str) -> bool:
    """Say whether a word differs from a form only in letters that it lost."""
    pairs = [pair for pair in zip(word, form, strict=True) if pair[0] != pair[1]]
    return all(right in KAZAKH and left not in KAZAKH for left, right in pairs)


def lost_letters(checked: Checked) -> Iterator[Finding]:
    """Yield the words typed or read without ә, ғ, қ, ң, ө, ұ, ү, һ, і; each once."""
    found = [*_without_letters(checked)]
    if len(found) > MANY:
        first = min(token.span for _, tokens in found for token in tokens)
        number = str(len(found))
        yield checked.finding(
            "DC103", first, Severity.NOTE, variant="many", number=number
        )
        return
    for right, tokens in found:
        written = checked.document.text_of(tokens[0].span)
        repaired = _as_written(right, written)
        yield checked.finding(
            "DC103",
            tokens[0].span,
            fix=repaired,
            word=written,
            repaired=repaired,
            number=str(len(tokens)),
        )


def _without_letters(checked: Checked) -> Iterator[tuple[str, list[Token]]]:
    """Yield the right form of each word that is written wrongly, and where it is."""
    forms = _forms_of(checked)
    met: dict[str, list[Token]] = defaultdict(list)
    for block in _kazakh(checked):
        for token in block.tokens:
            met[token.word].append(token)
    for word, tokens in met.items():
        if right := forms.misspelt(word):
            yield right, tokens
            continue
        right = forms.mended(word)
        if right is None or is_known_russian(word):
            continue
        if wrong := [token for token in tokens if _is_wrong(checked, token, right)]:
            yield right, wrong


def _is_wrong(checked: Checked, token: Token, right: str) -> bool:
    """Say whether a word is no name: a name may be spelt as in Russian."""
    is_name = checked.document.text[token.span.start].isupper()
    return not is_name or right in _shipped_forms().known


def broken_words(checked: Checked) -> Iterator[Finding]:
    """Yield the words with a space inside, and those that lost the space between."""
    forms = _forms_of(checked)
    text = checked.document.text
    beside = _neighbours(checked)
    for block in _kazakh(checked):
        for left, right in pairwise(block.tokens):
            between = text[left.span.end : right.span.start]
            if between == " " and _is_broken(left.word, right.word, forms):
                yield _repair(checked, left, right, "broken")
            elif not between and _are_glued(left, right, forms, beside):
                yield _repair(checked, left, right, "glued")


def _is_broken(left: str, right: str, forms: Forms) -> bool:
    whole = left + right
    if min(len(left), len(right)) < SHORTEST_HALF or whole not in forms.known:
        return False
    if not whole.isalpha() or KAZAKH.isdisjoint(whole):
        return False
    return left not in forms.known and right not in forms.known


def _are_glued(
    left: Token, right: Token, forms: Forms, beside: Mapping[tuple[str, str], int]
) -> bool:
    """Say whether two words lost the space between; compounds begin with bare stems."""
    known = left.word in forms.known and right.word in forms.known
    whole = right.span.end - left.span.start
    if not known or whole != len(left.word) + len(right.word):
        return False
    is_inflected = skeleton(left.word) != left.key
    return is_inflected or beside[left.word, right.word] >= NEIGHBOURS


def _neighbours(checked: Checked) -> Counter[tuple[str, str]]:
    """Return how often two words stand beside each other, with a space between."""
    return Counter(
        (left.word, right.word)
        for block in _kazakh(checked)
        for left, right in pairwise(block.tokens)
        if left.span.end < right.span.start
    )


def _repair(checked: Checked, left: Token, right: Token, variant: str) -> Finding:
    """Return the finding with the halves as they are written, joined or parted."""
    span = Span(left.span.start, right.span.end)
    written = checked.document.text_of
    between = " " if variant == "glued" else ""
    repaired = between.join((written(left.span), written(right.span)))
    return checked.finding(
        "DC104",
        span,
        Severity.NOTE,
        fix=repaired,
        word=written(span),
        repaired=repaired,
        variant=variant,
    )


def _as_written(word: str, written: str) -> str:
    """Return a word with the capitals of another.

    >>> _as_written("қала", "КАЛА"), _as_written("қала", "Кала")
    ('ҚАЛА', 'Қала')
    """
    if written.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if written[:1].isupper() else word


def _kazakh(checked: Checked) -> Iterator[AnalysedBlock]:
    blocks = checked.analysed.blocks
    return (block for block in blocks if block.language is Language.KAZAKH)


@lru_cache(maxsize=1)  # two rules ask for those of one file
def _forms_of(checked: Checked) -> Forms:
    """Return the shipped forms with those that the document itself has often."""
    counts = Counter(
        token.word
        for block in _kazakh(checked)
        for token in block.tokens
        if not KAZAKH.isdisjoint(token.word)
    )
    own = frozenset(word for word, number in counts.items() if number >= OFTEN)
    shipped = _shipped_forms()
    new = own - shipped.known
    added: dict[str, set[str]] = defaultdict(set)
    for form in new:
        if form.translate(LOST) not in shipped.folded:
            added[form.translate(LOST)].add(form)
    folded = {**shipped.folded, **{k: frozenset(v) for k, v in added.items()}}
    slips = {
        word: group.id
        for group in checked.data("DC103").groups
        for words in group.words.values()
        for word in words
    }
    return Forms(shipped.known | new, folded, slips)


@lru_cache(maxsize=1)
def _shipped_forms() -> Forms:
    text = (data_folder("models") / "text" / "kk.txt").read_text(encoding="utf-8")
    words = {match[0].lower() for match in _WORD.finditer(text)}
    return _forms({*words, *load_words("nouns_kk")})


def _forms(words: Iterable[str]) -> Forms:
    folded: dict[str, set[str]] = defaultdict(set)
    for word in words:
        folded[word.translate(LOST)].add(word)
    return Forms(
        frozenset(words), {key: frozenset(forms) for key, forms in folded.items()}
    )


RULES: Final = (
    Rule(code="DC103", severity=Severity.WARNING, find=lost_letters),
    Rule(code="DC104", severity=Severity.NOTE, find=broken_words),
)
