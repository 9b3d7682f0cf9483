"""How fast DOCX files are read, against bare zip and lxml in the same run.

    python benchmarks/docx_speed.py FILE.docx [FILE.docx ...]

Both are timed in turn by CPU time; the median ratio counts.
"""

from __future__ import annotations

import statistics
import sys
import time
import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

from lxml import etree

from doccheck.parsers import read_bytes

ROUNDS = 9
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def bare_text(data: bytes) -> str:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return "\n".join(
        "".join(item.text or "" for item in paragraph.iter(f"{W}t"))
        for paragraph in root.iter(f"{W}p")
    )


def seconds(work: Callable[[bytes], object], files: Sequence[bytes]) -> float:
    start = time.process_time()
    for data in files:
        work(data)
    return time.process_time() - start


def main() -> None:
    files = [Path(argument).read_bytes() for argument in sys.argv[1:]]
    rounds = [
        (seconds(bare_text, files), seconds(read_bytes, files)) for _ in range(ROUNDS)
    ]
    bare, full = (statistics.median(times) for times in zip(*rounds, strict=True))
    share = statistics.median(bare / full for bare, full in rounds)
    print(
        f"{len(files)} files: bare text {1000 * bare / len(files):.2f} ms,"
        f" read_bytes {1000 * full / len(files):.2f} ms a file,"
        f" {share:.0%} of the speed of bare text"
    )


if __name__ == "__main__":
    main()
