"""Writes the documents of `samples/dossier/` from `samples/sources/`.

    python samples/build.py [--into FOLDER]

The same sources give the same bytes: dates inside the files are fixed.
"""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from source import SIGNED, Line, Source, read_source
from write_docx import docx_bytes
from write_pdf import pdf_bytes

HERE = Path(__file__).parent
WIDTH: Final = 90


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--into", type=Path, default=HERE / "dossier")
    folder = parser.parse_args().into
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted((HERE / "sources").glob("*.md")):
        source = read_source(path)
        write = WRITERS[Path(source.name).suffix]
        (folder / source.name).write_bytes(write(source))


def text_bytes(source: Source) -> bytes:
    lines = [*(text.center(WIDTH).rstrip() for text in source.title), ""]
    for line in source.body:
        lines += [*_wrapped(line), ""]
    return ("\n".join(lines).rstrip() + "\n").encode()


def _wrapped(line: Line) -> Iterator[str]:
    text = line.text.replace(SIGNED, " " * 30)
    if line.kind == "right":
        yield text.rjust(WIDTH)
    elif line.kind in ("chapter", "middle"):
        yield text.center(WIDTH).rstrip()
    else:
        yield from textwrap.wrap(text, WIDTH, break_on_hyphens=False)


WRITERS: Final[Mapping[str, Callable[[Source], bytes]]] = {
    ".docx": docx_bytes,
    ".pdf": pdf_bytes,
    ".txt": text_bytes,
}


if __name__ == "__main__":
    main()
