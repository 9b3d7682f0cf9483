"""What stands in the reference documents, by the lists that were made with them."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

#: Derived files whose text can be read without recognising pictures.
TEXT_PDF = frozenset({"libreoffice", "cairo", "tagged", "mixfont"})
TITLES = frozenset({"heading", "title"})

_WORD = re.compile(r"\w+")


def plain(text: str) -> str:
    """Return text with one space between words, and words whole at line ends."""
    text = text.replace("\u00ad\n", "").replace("\u00ad", "").replace("\ufffe", "-")
    text = re.sub(r"-[ \t]*\r?\n", "-", text)
    return " ".join(text.split())


def words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """All texts are plain."""

    #: With automatic numbers, in reading order.
    blocks: tuple[str, ...]
    headings: Counter[str]
    #: Blocks with an automatic number, and the same without it.
    numbered: tuple[tuple[str, str], ...]
    cells: tuple[str, ...]
    boxes: tuple[str, ...]
    notes: tuple[str, ...]
    inserted: tuple[str, ...]
    controls: tuple[str, ...]
    #: What is in the file and must not be read as its text.
    hidden: tuple[str, ...]
    deleted: tuple[str, ...]
    comments: tuple[str, ...]

    @property
    def words(self) -> Counter[str]:
        return words(" ".join((*self.blocks, *self.notes)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    path: Path
    format: str
    derived: str
    pages: int
    truth: Truth
    #: Whether it has tables with rules around their cells.
    tables: bool = False


def load_samples(folder: Path) -> list[Sample]:
    """Return the reference documents of text, each with its list."""
    listed = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    pages = {
        Path(item["file"]).stem: item["pages"] for item in listed if "pages" in item
    }
    samples = []
    for item in listed:
        path = folder / item["file"]
        if not path.name.startswith("s0") or not _is_text(item):
            continue
        stem = Path(item["ground_truth"]).name.removesuffix(".gt.json")
        samples.append(
            Sample(
                path=path,
                format=item["format"],
                derived=item["derived"],
                pages=item.get("pages") or pages[stem],
                truth=load_truth(folder / item["ground_truth"]),
                tables="tables" in item["features"],
            )
        )
    return samples


def load_long(folder: Path) -> dict[str, list[Sample]]:
    """Return the long documents by their titles; nothing is listed of them."""
    listed = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return {
        f"one {item['format'].upper()} of many pages": [
            Sample(
                path=folder / item["file"],
                format=item["format"],
                derived=item["derived"],
                pages=item.get("pages", 0),
                truth=load_truth(folder / item["ground_truth"]),
            )
        ]
        for item in listed
        if item["file"].startswith("big")
    }


def _is_text(item: dict[str, Any]) -> bool:
    return item["format"] != "pdf" or item["derived"] in TEXT_PDF


def load_truth(path: Path) -> Truth:
    """Return what a list of blocks says."""
    listed = json.loads(path.read_text(encoding="utf-8"))
    blocks = listed["blocks"]
    return Truth(
        blocks=tuple(map(_printed, blocks)),
        headings=Counter(_printed(item) for item in blocks if item["kind"] in TITLES),
        numbered=tuple(
            (_printed(item), plain(item["text"]))
            for item in blocks
            if "autonum" in item
        ),
        cells=_texts(item for item in blocks if item["kind"] == "cell"),
        boxes=_texts(item for item in blocks if item.get("src") == "textbox"),
        notes=tuple(map(plain, listed["footnotes"])),
        inserted=tuple(map(plain, listed["inserted"])),
        controls=_texts(item for item in blocks if item.get("in_sdt")),
        hidden=tuple(map(plain, listed["hidden"])),
        deleted=tuple(map(plain, listed["deleted"])),
        comments=tuple(map(plain, listed["comments"])),
    )


def _printed(block: dict[str, Any]) -> str:
    return plain(f"{block.get('autonum') or ''} {block['text']}")


def _texts(blocks: Iterable[dict[str, Any]]) -> tuple[str, ...]:
    return tuple(filter(None, (plain(block["text"]) for block in blocks)))
