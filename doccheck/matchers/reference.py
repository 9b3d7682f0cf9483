"""`kind: reference`: an act is cited, with the right number and date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

from doccheck.checklists import Act
from doccheck.findings import Outcome
from doccheck.matchers.context import Answer, Context
from doccheck.structure import Reference
from doccheck.structure.phrases import Hit, compile_phrases

#: What is left of an act's number when marks and letters beside it are dropped.
DIGITS: Final = re.compile(r"\d+")
#: How sure a citation by title alone is.
BY_TITLE: Final = 0.9
#: Words of the block before that may lead in an article.
LEAD_WORDS: Final = 3
ARTICLE_WORDS: Final = ("бап", "бабы", "стать", "ст")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceMatcher:
    acts: tuple[str, ...]
    articles: tuple[str, ...]

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> Self:
        return cls(
            acts=tuple(params["acts"]), articles=tuple(params.get("articles") or ())
        )

    def match(self, context: Context) -> Answer:
        acts = [context.acts[name] for name in self.acts]
        answers = [
            *self._cited(context, acts),
            *self._named(context, acts),
        ]
        for outcome in (Outcome.MET, Outcome.PARTIAL):
            for answer in answers:
                if answer.outcome is outcome:
                    return answer
        return Answer(outcome=Outcome.UNMET, reason="reference_missing")

    def _cited(self, context: Context, acts: list[Act]) -> Iterator[Answer]:
        """Yield an answer for each citation by number."""
        for reference in context.part.references:
            for act in acts:
                if act.number and same_number(reference.number, act.number):
                    yield self._by_number(context, reference, act)

    def _by_number(self, context: Context, reference: Reference, act: Act) -> Answer:
        evidence = (context.evidence(reference.span),)
        if reference.date and act.date and reference.date != act.date:
            return Answer(
                outcome=Outcome.PARTIAL,
                reason="reference_wrong_date",
                params={
                    "act": act.id,
                    "cited": reference.date.isoformat(),
                    "right": act.date.isoformat(),
                },
                evidence=evidence,
            )
        block = context.document.block_at(reference.span.start)
        if not self._names_article(context, block):
            return Answer(
                outcome=Outcome.PARTIAL,
                reason="reference_without_article",
                params={"articles": ", ".join(self.articles)},
                evidence=evidence,
            )
        return Answer(
            outcome=Outcome.MET,
            reason="reference_found",
            params={"act": act.id},
            evidence=evidence,
        )

    def _named(self, context: Context, acts: list[Act]) -> Iterator[Answer]:
        """Yield an answer for each act that is named by its title.

        Between the word for its kind and its title may stand the country and a date.
        """
        for act in acts:
            for hit in context.find(compile_phrases(act.titles)):
                yield self._by_title(context, hit, act)
            for reference in context.part.references:
                if reference.number is None and _titled(context, reference, act):
                    yield self._by_number(context, reference, act)

    def _by_title(self, context: Context, hit: Hit, act: Act) -> Answer:
        right = self._names_article(context, hit.block)
        return Answer(
            outcome=Outcome.MET if right else Outcome.PARTIAL,
            reason="reference_by_title" if right else "reference_without_article",
            params={"act": act.id, "articles": ", ".join(self.articles)},
            confidence=BY_TITLE * hit.similarity,
            evidence=(context.clause(hit),),
        )

    def _names_article(self, context: Context, block: int) -> bool:
        """Say whether one of the articles is named in a block, if any must be.

        The end of the block before counts: an article's number at the beginning of a
        line is easily taken for that of a clause.
        """
        if not self.articles:
            return True
        blocks = context.index.analysed.blocks
        lead = blocks[block - 1].tokens[-LEAD_WORDS:] if block else ()
        words = ["", *(token.word for token in (*lead, *blocks[block].tokens)), ""]
        return any(
            word.partition("-")[0] in self.articles
            and _says_article(word.partition("-")[2], before, after)
            for before, word, after in zip(words, words[1:], words[2:], strict=False)
        )


def _titled(context: Context, reference: Reference, act: Act) -> bool:
    """Say whether a reference without a number holds the title of an act."""
    span = reference.span
    first = context.document.block_at(span.start)
    last = context.document.block_at(span.end - 1)
    blocks = context.index.analysed.blocks[first : last + 1]
    tokens = [
        token for block in blocks for token in block.tokens if span.contains(token.span)
    ]
    titles = compile_phrases(act.titles)
    return any(context.index.similarity_to_words(title, tokens) for title in titles)


def _says_article(*words: str) -> bool:
    return any(word.startswith(ARTICLE_WORDS) for word in words if word)


def same_number(cited: str | None, number: str) -> bool:
    """Say whether two act numbers are the same but for letters and marks.

    >>> same_number("410-V ЗРК", "410-V"), same_number("12", "112")
    (True, False)
    """
    return bool(cited) and DIGITS.findall(cited or "") == DIGITS.findall(number)
