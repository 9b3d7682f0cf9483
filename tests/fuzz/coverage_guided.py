"""The same damage, led by what code it reaches: needs `pip install atheris`.

    PYTHONPATH=tests python tests/fuzz/coverage_guided.py docx -max_total_time=300

PDFs are left to `test_fuzz_readers.py`: PDFium is not Python, and may end the run.
"""

import importlib
import os
import sys

from fuzz.mutate import KINDS, Mutation, mutate
from fuzz.seeds import SEEDS, Seed


def damaged(seed: Seed, choices) -> bytes:
    """Damage a seed as a `FuzzedDataProvider` says."""
    kinds = sorted(KINDS)
    mutations = [
        Mutation(
            kind=kinds[choices.ConsumeIntInRange(0, len(kinds) - 1)],
            place=choices.ConsumeProbability(),
            number=choices.ConsumeIntInRange(0, 400),
        )
        for _ in range(choices.ConsumeIntInRange(0, 8))
    ]
    if seed.members is None:
        return mutate(seed.whole, mutations)
    names = sorted(seed.members)
    name = names[choices.ConsumeIntInRange(0, len(names) - 1)]
    return seed.with_member(name, mutate(seed.members[name], mutations))


def main() -> None:
    import atheris

    with atheris.instrument_imports(include=["doccheck.parsers", "doccheck.document"]):
        for reader in ("docx", "html", "odt", "xlsx"):
            importlib.import_module(f"doccheck.parsers.{reader}")
        from doccheck.errors import InputError
        from doccheck.parsers import read_bytes

    seed = SEEDS[sys.argv.pop(1)]

    def read(data: bytes) -> None:
        try:
            document = read_bytes(damaged(seed, atheris.FuzzedDataProvider(data)))
        except InputError:
            return
        if any(block.span.end > len(document.text) for block in document.blocks):
            raise AssertionError("a block outside of the text")

    os.environ["PATH"] = ""
    atheris.Setup(sys.argv, read)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
