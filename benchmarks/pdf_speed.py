"""How fast PDFs are read, against PDFium's bare text in the same run.

    python benchmarks/pdf_speed.py FILE.pdf [FILE.pdf ...]

Both are timed in turn by CPU time; the best rounds are compared. Each file is timed a
second time without the pages that have tables.
"""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2

from doccheck.parsers.read import read_bytes

ROUNDS = 7


def bare_text(data: bytes) -> int:
    pdf = pypdfium2.PdfDocument(data)
    length = 0
    for index in range(len(pdf)):
        page = pdf[index]
        text = page.get_textpage()
        length += len(text.get_text_range())
        text.close()
        page.close()
    pdf.close()
    return length


def without_tables(data: bytes) -> bytes:
    """Return the file without the pages on which a table was found."""
    document = read_bytes(data)
    tabled = {block.page for block in document.blocks if block.table}
    source, target = pypdfium2.PdfDocument(data), pypdfium2.PdfDocument.new()
    kept = [number for number in range(len(source)) if number + 1 not in tabled]
    target.import_pages(source, kept)
    file = io.BytesIO()
    target.save(file)
    return file.getvalue()


def seconds(work: Callable[[bytes], object], data: bytes) -> float:
    start = time.process_time()
    work(data)
    return time.process_time() - start


def measure(data: bytes) -> tuple[float, float]:
    """Return the least time of the bare text and of the reader."""
    bare, full = [], []
    for _ in range(ROUNDS):
        bare.append(seconds(bare_text, data))
        full.append(seconds(read_bytes, data))
    return min(bare), min(full)


def report(name: str, data: bytes) -> None:
    bare, full = measure(data)
    pages = len(pypdfium2.PdfDocument(data))
    print(
        f"{name}: {pages} pages, bare text {1000 * bare:.0f} ms,"
        f" read whole {1000 * full:.0f} ms, {pages / full:.0f} pages/s,"
        f" {bare / full:.0%} of the speed of bare text"
    )


def main() -> None:
    for argument in sys.argv[1:]:
        data = Path(argument).read_bytes()
        report(argument, data)
        report(f"{argument} without tables", without_tables(data))


if __name__ == "__main__":
    main()
