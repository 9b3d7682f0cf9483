"""`kind: listed`: the items under a heading, such as the recommendations of a note."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

from doccheck.document import BlockKind
from doccheck.extraction.values import plain
from doccheck.extraction.view import View
from doccheck.findings import Fact
from doccheck.language import AnalysedBlock
from doccheck.structure.phrases import Phrase, compile_phrases

#: «1.», «2)», «–» at the beginning of an item.
LABEL: Final = re.compile(r"^\s*(?:\d{1,3}(?:\.\d{1,3})*[.)]|[-–—•*])\s+")
#: Words below which an item says nothing.
FEWEST_WORDS: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedReading:
    headings: tuple[Phrase, ...]
    excluded: tuple[Phrase, ...]

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> Self:
        return cls(
            headings=compile_phrases(params["headings"]),
            excluded=compile_phrases(params.get("except") or {}),
        )

    def read(self, key: str, view: View) -> Iterator[Fact]:
        context = view.context
        heads = list(context.headed(self.headings, self.excluded))
        if not heads:
            return
        section = max(heads, key=lambda item: item.score).section
        blocks = context.index.analysed.blocks[section.body : section.stop]
        for number, block in enumerate(filter(_is_item, blocks)):
            text = plain(LABEL.sub("", block.text.text))
            yield view.fact(key, text, block.block.span, number)


def _is_item(block: AnalysedBlock) -> bool:
    is_listed = block.block.kind is BlockKind.LIST_ITEM
    labelled = is_listed or LABEL.match(block.text.text) is not None
    return labelled and len(block.tokens) >= FEWEST_WORDS
