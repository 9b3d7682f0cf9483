"""How truly scans are recognised: the share of wrong characters, file by file.

    python -m benchmarks.recognition [--write docs/benchmarks.md]

Read are the scans of the reference documents (DOCCHECK_SHARED, or `shared` beside the
checkout), copies of a page laid sideways and upside down, and one too coarse to read.
Each listed paragraph is compared with the stretch of the recognised text that is
nearest to it, so that only what is read wrongly counts, and not where it stands.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image
from rapidfuzz import fuzz

from benchmarks.fidelity.report import replace_part
from benchmarks.fidelity.truth import load_truth
from doccheck.parsers.read import read_bytes

ROOT = Path(__file__).parents[1]
MARKS = "recognition"
#: Derived files that have no text but what is recognised.
KINDS = {
    "scan": "scan",
    "scanocr": "scan with a text layer",
    "notounicode": "text without letters",
}
DPI, COARSE_DPI = 200, 30
TURNS = (90, 180, 270)
TURNED_PAGE = 2
#: Shorter lines are found anywhere.
SHORTEST = 6
SAME = str.maketrans("–—‑“”„’", '---"""\'', "_\u00ad\ufffe")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    name: str
    kind: str
    data: bytes
    #: Paragraphs or lines; empty where they are not listed.
    wanted: tuple[str, ...] = ()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", type=Path, help="file whose table is replaced")
    options = parser.parse_args()
    shared = Path(os.environ.get("DOCCHECK_SHARED", ROOT.parent / "shared"))
    folder = shared / "corpus" / "made"
    if not (folder / "manifest.json").is_file():
        print(f"no reference documents in {shared}", file=sys.stderr)
        return 2
    rows = ["|  | what it is | pages | unread | wrong characters |"]
    rows.append("| --- | --- | ---: | ---: | ---: |")
    for case in (*_made(folder), *_turned(folder), *_real(shared)):
        rows.append(_row(case))
        print(rows[-1], flush=True)
    if options.write:
        replace_part(options.write, "\n".join(rows), MARKS)
    return 0


def _listed(folder: Path) -> list[dict[str, str]]:
    listed = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return [item for item in listed if item.get("derived") in KINDS]


def _made(folder: Path) -> Iterator[Case]:
    for item in _listed(folder):
        path = folder / item["file"]
        truth = load_truth(folder / item["ground_truth"])
        yield Case(
            name=path.stem,
            kind=f"{KINDS[item['derived']]}, {item['lang']}",
            data=path.read_bytes(),
            wanted=(*truth.blocks, *truth.notes),
        )


def _turned(folder: Path) -> Iterator[Case]:
    """Yield a page of a scan in each language: turned, then too coarse to be read."""
    scans = (item for item in _listed(folder) if item["derived"] == "scan")
    for language, item in sorted({item["lang"]: item for item in scans}.items()):
        path = folder / item["file"]
        page, coarse = _picture(path, DPI), _picture(path, COARSE_DPI)
        wanted = _lines(path.with_stem(path.stem.partition("__")[0]))
        for turn in TURNS:
            yield Case(
                name=f"page {TURNED_PAGE} of {path.stem}",
                kind=f"turned by {turn}°, {language}",
                data=_png(page.rotate(turn, expand=True)),
                wanted=wanted,
            )
        yield Case(
            name=f"page {TURNED_PAGE} of {path.stem}",
            kind=f"at {COARSE_DPI} dpi, {language}",
            data=_png(coarse.resize(page.size)),
            wanted=wanted,
        )


def _real(shared: Path) -> Iterator[Case]:
    """Yield the published scans, of which nobody has typed the text."""
    for path in sorted((shared / "corpus" / "real").rglob("*.pdf")):
        with pypdfium2.PdfDocument(path) as pdf:
            if not pdf[0].get_textpage().count_chars():
                yield Case(name=path.stem, kind="real scan", data=path.read_bytes())


def _picture(path: Path, dpi: int) -> Image.Image:
    with pypdfium2.PdfDocument(path) as pdf:
        page = pdf[TURNED_PAGE - 1].render(scale=dpi / 72, grayscale=True)
        return page.to_pil().copy()


def _png(image: Image.Image) -> bytes:
    file = io.BytesIO()
    image.save(file, "PNG", dpi=(DPI, DPI))
    return file.getvalue()


def _lines(path: Path) -> tuple[str, ...]:
    """Return the lines of the page in the file that was scanned."""
    with pypdfium2.PdfDocument(path) as pdf:
        text = pdf[TURNED_PAGE - 1].get_textpage().get_text_range()
    return tuple(text.replace("\ufffe", "\n").splitlines())


def _row(case: Case) -> str:
    document = read_bytes(case.data)
    blocks = (*document.blocks, *document.furniture)
    text = plain(document.text_of(block) for block in blocks)
    wanted = [block for block in map(plain, zip(case.wanted)) if len(block) >= SHORTEST]
    length = sum(map(len, wanted))
    wrong = sum(distance(block, text) for block in wanted)
    shown = f"{wrong / length:.2%}" if length and text else "–"
    unread = ", ".join(sorted({item.reason for item in document.unread})) or "–"
    pages = len(document.pages)
    return f"| {case.name} | {case.kind} | {pages} | {unread} | {shown} |"


def plain(texts: Iterable[str]) -> str:
    """Return text without spaces, hyphens, blanks to fill in and kinds of quotes."""
    return "".join("".join(texts).translate(SAME).replace("-", "").split())


def distance(block: str, text: str) -> int:
    """Return the fewest edits that make a block of any stretch of a text."""
    found = (
        fuzz.partial_ratio_alignment(block, text) if len(text) > len(block) else None
    )
    room = 10 + len(block) // 10
    window = text if found is None else text[max(0, found.dest_start - room) :]
    window = window[: len(block) + 2 * room]
    letters = np.array([ord(sign) for sign in window], dtype=np.int32)
    steps = np.arange(len(letters) + 1)
    row = np.zeros_like(steps)  # a stretch may begin anywhere, and end anywhere
    for number, sign in enumerate(block, 1):
        best = np.minimum(row[:-1] + (letters != ord(sign)), row[1:] + 1)
        row = np.concatenate(([number], best))
        row = np.minimum.accumulate(row - steps) + steps
    return int(row.min())


if __name__ == "__main__":
    sys.exit(main())
