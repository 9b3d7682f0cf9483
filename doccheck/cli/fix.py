"""`doccheck fix`: safe repairs, in a copy or in place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from doccheck.cli.copies import (
    copy_option,
    force_option,
    source_argument,
    target_of,
    write_copy,
)
from doccheck.cli.guarded import guarded
from doccheck.cli.options import examples
from doccheck.cli.status import ExitStatus
from doccheck.document import Document
from doccheck.editing import SAFE, Repaired, repaired
from doccheck.errors import UsageError
from doccheck.findings import Finding
from doccheck.parsers import read_file
from doccheck.pipeline import Law, check_read


@click.command(
    epilog=examples(
        "fix policy.docx",
        "fix policy.docx --diff",
        "fix note.txt --in-place --select DC101",
    )
)
@source_argument
@copy_option
@force_option
@click.option("--in-place", is_flag=True, help="Repair the file itself.")
@click.option(
    "--diff",
    is_flag=True,
    help="Show what changes; nothing is written unless -o or --in-place is given.",
)
@click.option(
    "--select",
    multiple=True,
    metavar="CODES",
    help="Only repairs of findings whose code begins so (DC101); repeatable.",
)
def fix(
    path: Path,
    output: Path | None,
    select: tuple[str, ...],
    *,
    force: bool,
    in_place: bool,
    diff: bool,
) -> int:
    """Repair letters and spaces in a copy of a DOCX or TXT.

    Latin letters in Cyrillic words, texts in an outdated encoding, lost Kazakh letters
    and broken words are repaired where the right reading is certain; formatting stays
    as it is. The copy is NAME.fixed.docx beside the original, which stays as it is
    unless --in-place is given.

    With --diff alone the exit status is 1 where something would change.
    """
    if in_place and output is not None:
        raise UsageError("--in-place and -o exclude each other")
    only_shown = diff and not in_place and output is None
    writes = not (in_place or only_shown)
    target = target_of(path, output, "fixed", force=force) if writes else path
    law = Law.load()

    codes = _codes(select)

    def find(document: Document) -> Sequence[Finding]:
        return check_read(document, path, law).findings

    result = guarded(lambda file: repaired(read_file(file), find, codes), path)
    if diff:
        for line in result.diff(str(path), str(target)):
            click.echo(line, nl=False)
    _say(result)
    if only_shown:
        return ExitStatus.FALLS_SHORT if result.repairs else ExitStatus.FINE
    if result.repairs:
        write_copy(result.data, target)
    return ExitStatus.FINE


def _codes(select: Sequence[str]) -> tuple[str, ...]:
    """Return the codes that are asked for, all safe ones by default."""
    codes = [code.strip().upper() for item in select for code in item.split(",")]
    for code in filter(None, codes):
        if not code.startswith(SAFE):
            raise UsageError(f"findings {code} have no safe repair; {SAFE}xx have")
    return tuple(filter(None, codes)) or (SAFE,)


def _say(result: Repaired) -> None:
    counts = Counter(repair.code for repair in result.repairs)
    shown = ", ".join(f"{code}: {n}" for code, n in sorted(counts.items()))
    click.echo(
        f"doccheck: repairs: {len(result.repairs)} ({shown})"
        if shown
        else "doccheck: nothing to repair",
        err=True,
    )
