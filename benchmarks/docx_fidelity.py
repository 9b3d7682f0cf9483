"""How true DOCX files are read, against a list of their blocks.

    python benchmarks/docx_fidelity.py FOLDER

The folder holds pairs `name.docx` and `name.gt.json`; the second lists the blocks in
reading order with their kind, text and automatic number.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from doccheck.document import BlockKind, Document
from doccheck.parsers import read_document

WORD = re.compile(r"\w+")
TITLES = frozenset({"heading", "title"})


def plain(text: str) -> str:
    return " ".join(text.split())


def printed(block: dict[str, Any]) -> str:
    """Return the text of a listed block with its automatic number."""
    return plain(f"{block.get('autonum') or ''} {block['text']}")


def words(texts: list[str]) -> Counter[str]:
    return Counter(word for text in texts for word in WORD.findall(text))


def texts_of(document: Document, kind: BlockKind) -> Counter[str]:
    return Counter(
        plain(document.text_of(block))
        for block in document.blocks
        if block.kind is kind
    )


def measure(truth: dict[str, Any], document: Document) -> Counter[str]:
    """Return how many words, headings and numbers there are, lost and invented."""
    listed = truth["blocks"]
    running = [document.text_of(block) for block in document.blocks]
    pairs = {
        "words": (
            words([printed(block) for block in listed] + truth["footnotes"]),
            words(running),
        ),
        "headings": (
            Counter(printed(block) for block in listed if block["kind"] in TITLES),
            texts_of(document, BlockKind.HEADING),
        ),
        "numbers": (
            Counter(printed(block) for block in listed if block.get("autonum")),
            Counter(
                plain(document.text_of(block))
                for block in document.blocks
                if block.label
            ),
        ),
    }
    figures: Counter[str] = Counter()
    for name, (wanted, found) in pairs.items():
        figures[name] = wanted.total()
        figures[f"{name} lost"] = (wanted - found).total()
        figures[f"{name} invented"] = (found - wanted).total()
    return figures


def main() -> None:
    total: Counter[str] = Counter()
    for path in sorted(Path(sys.argv[1]).glob("*.gt.json")):
        document = read_document(path.with_name(path.name.replace("gt.json", "docx")))
        total += measure(json.loads(path.read_text(encoding="utf-8")), document)
    for name in ("words", "headings", "numbers"):
        lost, invented = total[f"{name} lost"], total[f"{name} invented"]
        print(f"{name}: {total[name]}, lost {lost}, invented {invented}")


if __name__ == "__main__":
    main()
