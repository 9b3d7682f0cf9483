"""Every rule on a set against its examples, and against sets that are fine."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from doccheck.document import Span
from doccheck.dossier import DOSSIER_RULES, Dossier, DossierFinding, assemble
from doccheck.pipeline import Law, check_document
from doccheck.shipped import data_folder

FILE = re.compile(r"^=== (\S+)\n", re.MULTILINE)
MARKS = re.compile("[⟦⟧]")


def examples() -> Iterator[Any]:
    for path in sorted((data_folder("checklists") / "dossier").glob("DC*.yaml")):
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
        for language, example in raw["examples"].items():
            for side in ("bad", "good"):
                name = f"{path.stem}-{side}-{language}"
                yield pytest.param(path.stem, side, example[side], id=name)


def files_of(text: str) -> list[tuple[str, str]]:
    """Return names and texts of the documents of an example."""
    pieces = FILE.split(text)[1:]
    return list(zip(pieces[0::2], pieces[1::2], strict=True))


def marked(text: str) -> tuple[str, list[Span]]:
    pieces = MARKS.split(text)
    ends = [sum(map(len, pieces[:number])) for number in range(1, len(pieces) + 1)]
    spans = [Span(*pair) for pair in zip(ends[0::2], ends[1::2], strict=False)]
    return "".join(pieces), spans


def dossier_of(files: Sequence[Path], law: Law) -> Dossier:
    reports = [check_document(path, law) for path in files]
    return assemble(reports, law.terms, law.holdings)


def overlaps(found: Sequence[DossierFinding], name: str, mark: Span) -> bool:
    return any(
        Path(item.path).name == name and item.finding.location.span.overlaps(mark)
        for item in found
    )


@pytest.mark.parametrize(("code", "side", "text"), [*examples()])
def test_rule_finds_the_bad_set_and_leaves_its_twin_alone(
    law: Law, text_file, code: str, side: str, text: str
) -> None:
    sources = [(name, *marked(content)) for name, content in files_of(text)]
    dossier = dossier_of([text_file(plain, name) for name, plain, _ in sources], law)

    found = [item for item in dossier.findings if item.finding.code == code]

    assert bool(found) is (side == "bad"), (
        [(item.path, item.finding) for item in found],
        [(item.path, item.type, item.standing) for item in dossier.documents],
    )
    for name, _, marks in sources:
        for mark in marks:
            assert overlaps(found, name, mark), found


@pytest.mark.parametrize("rule", DOSSIER_RULES, ids=lambda rule: rule.code)
def test_every_rule_has_examples_in_both_languages(law: Law, rule) -> None:
    assert {*law.terms.rules[rule.code].examples} == {"kk", "ru"}
