"""Compares readers on the reference documents.

    python -m benchmarks.fidelity [--rounds N] [--write docs/benchmarks.md]

The reference documents lie in the folder that DOCCHECK_SHARED names, or in `shared`
beside the checkout. Without them nothing is measured.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
from pathlib import Path

from benchmarks.fidelity.measures import Score, measure
from benchmarks.fidelity.readers import READERS, Reader, installed
from benchmarks.fidelity.report import render, replace_part
from benchmarks.fidelity.speed import paces
from benchmarks.fidelity.truth import Sample, load_long, load_samples

ROOT = Path(__file__).parents[2]
FORMATS = ("docx", "pdf", "odt", "html", "rtf", "doc")
#: Variants whose speed is measured; all of them would only take longer.
TIMED = ("autonum", "full", "styles")


def main() -> int:
    options = _options()
    shared = Path(os.environ.get("DOCCHECK_SHARED", ROOT.parent / "shared"))
    folder = shared / "corpus" / "made"
    if not (folder / "manifest.json").is_file():
        print(
            f"no reference documents in {shared}: name their folder by DOCCHECK_SHARED",
            file=sys.stderr,
        )
        return 2
    logging.disable(logging.WARNING)  # of the other programs
    samples = load_samples(folder)
    readers = [reader for reader in READERS if installed(reader)]
    scores = {
        (format_, reader.name): _score(
            reader, [s for s in samples if s.format == format_]
        )
        for format_ in options.formats
        for reader in _able(readers, format_)
    }
    speeds = {
        title: paces(_able(readers, timed[0].format), timed, options.rounds)
        for title, timed in _timed(folder, samples).items()
        if timed[0].format in options.formats and options.rounds
    }
    report = render(scores, speeds)
    if options.write:
        replace_part(options.write, report)
    print(report)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--rounds", type=int, default=15, help="of the timing; 0 for none"
    )
    parser.add_argument("--write", type=Path, help="file whose table is replaced")
    parser.add_argument("--formats", nargs="+", choices=FORMATS, default=FORMATS)
    return parser.parse_args()


def _score(reader: Reader, samples: list[Sample]) -> Score:
    score = Score()
    for sample in samples:
        print(f"{reader.name}: {sample.path.name}", file=sys.stderr)
        measure(sample.truth, reader.read(sample.path), score)
    return score


def _able(readers: list[Reader], format_: str) -> list[Reader]:
    return [reader for reader in readers if format_ in reader.formats]


def _timed(folder: Path, samples: list[Sample]) -> dict[str, list[Sample]]:
    """Return the files whose reading is timed, by what they are."""
    small = [
        sample
        for sample in samples
        if sample.path.stem.endswith(TIMED)
        and sample.derived in {"docx", "libreoffice"}
    ]
    kinds = {
        f"{len(found)} {format_.upper()} of some ten pages": found
        for format_ in ("docx", "pdf")
        if (found := [sample for sample in small if sample.format == format_])
    }
    texts = [s for s in small if s.format == "pdf" and not s.tables]
    if texts:
        kinds[f"{len(texts)} of these PDF, those without ruled tables"] = texts
    return kinds | load_long(folder)


if __name__ == "__main__":
    sys.exit(main())
